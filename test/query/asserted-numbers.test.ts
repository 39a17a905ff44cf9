import { describe, expect, it } from 'vitest';
import { assertsNumber } from '../../src/query/asserted-numbers.ts';
import { plainText } from '../../src/query/normalise.ts';
import { dataset, read } from './resolver.ts';

function asserts(text: string): boolean {
  const reading = read(text);
  return assertsNumber(plainText(text), reading.kind === 'question' ? reading : reading.partial);
}

describe('a number that is stated', () => {
  it.each([
    'Leeds had 850 children on plans in 2013',
    'Leeds has one in 118 children in care',
    'Agency social workers make up 17% of the workforce nationally',
    'In Kent there were 12 children on plans',
  ])('%s', (text) => expect(asserts(text)).toBe(true));

  it.each([
    'how many children were on plans in Leeds in 2013?',
    'kent children in care placed 20 miles away',
    'children with 3 or more placements in leeds',
    'care leavers in kent who are 19 to 21',
    'alert me when Kent has more than 2000 children in care',
    'compare areas where 10% of social workers are agency in the north east',
    'councils with more than 500 children in care',
    'had 850 children',
  ])('not in “%s”', (text) => expect(asserts(text)).toBe(false));

  it('not in the question of a button, whatever measure it is about', () => {
    const ids = dataset.parts.metrics.map(({ id }) => id);
    expect(ids.filter((id) => asserts(`838 ${id} 2017`))).toEqual([]);
  });
});
