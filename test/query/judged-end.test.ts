import { describe, expect, it } from 'vitest';
import { read } from './resolver.ts';

describe('the worst and the best of a ranking', () => {
  it.each([
    ['worst councils for reviews on time', 'bottom'],
    ['best places for immunisations of children in care', 'top'],
    ['worst councils for repeat plans', 'top'],
    ['best councils for social worker vacancies', 'bottom'],
    ['highest for reviews on time', 'top'],
  ])('%s', (text, end) => {
    expect(read(text)).toMatchObject({ kind: 'question', intent: 'rank', ranking: { end } });
  });
});
