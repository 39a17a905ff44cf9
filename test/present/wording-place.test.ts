import { expect, test } from 'vitest';
import { choiceLabel, viaSentence } from '../../src/present/wording-place.ts';
import { dataset } from '../query/resolver.ts';

test('a name that is known in lower case is printed with its capitals', () => {
  const sandwell = dataset.authorities().find(({ name }) => name === 'Sandwell');
  if (sandwell === undefined) throw new Error('Sandwell is not held');
  expect(viaSentence({ kind: 'trust', name: 'sandwell childrens trust' }, sandwell)).toBe(
    'Sandwell Children’s Trust runs or ran children’s services for Sandwell; figures are published for the authority.',
  );
  expect(choiceLabel('Kingston upon Thames', 'achieving for children')).toBe(
    'Achieving for Children (Kingston upon Thames)',
  );
  expect(choiceLabel('Staffordshire', 'Newcastle-under-Lyme')).toBe('Newcastle-under-Lyme (Staffordshire)');
});
