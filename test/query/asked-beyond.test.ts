import { describe, expect, it } from 'vitest';
import { read } from './resolver.ts';

const beyondOf = (text: string): unknown => {
  const reading = read(text);
  return reading.kind === 'question' ? (reading.beyond ?? []) : reading.kind;
};

describe('what is asked for beyond a published figure', () => {
  it.each([
    ['how many referrals a week in Kent', [{ kind: 'per-time', unit: 'week' }]],
    ['how many children enter care per day in England', [{ kind: 'per-time', unit: 'day' }]],
    ['monthly referrals leeds', [{ kind: 'per-time', unit: 'month' }]],
    ['sum of cpp in Leeds, Bradford and Wakefield', [{ kind: 'sum' }]],
    ['median cpp rate in England', [{ kind: 'middle', which: 'median' }]],
    ['average cla rate of the london boroughs', [{ kind: 'middle', which: 'mean' }]],
    ['forecast children in care Leeds', [{ kind: 'forecast' }]],
    ['if Leeds had the same rate as Bradford how many plans would there be', [{ kind: 'supposed' }]],
    ["what proportion of England's children in care are in London", [{ kind: 'part' }]],
    ['London vs rest of England care rate', [{ kind: 'rest' }]],
  ])('%s', (text, beyond) => {
    expect(beyondOf(text)).toEqual(beyond);
  });

  it.each([
    'weekly cost of residential care leeds',
    'average caseload leeds',
    'leeds referrals a year ago',
    'I would be grateful if you could send me the Leeds cpp rate',
    'what percentage of children in care are unaccompanied in Kent',
    'quarterly child protection figures for Kent',
  ])('%s: nothing of the kind', (text) => {
    expect(beyondOf(text)).toEqual([]);
  });

  it('the words of it do not hide the measure', () => {
    expect(read('how many children enter care per day in England')).toMatchObject({
      metrics: [{ id: 'cla-started' }],
      unresolved: [],
    });
    expect(read('monthly referrals leeds')).toMatchObject({ metrics: [{ id: 'referrals' }], unresolved: [] });
  });
});
