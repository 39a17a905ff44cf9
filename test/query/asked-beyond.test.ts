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
    ['how many children in care Q3 2023 Wigan', [{ kind: 'part-of-year' }]],
    ['children in need January to March 2024 Devon', [{ kind: 'part-of-year' }]],
    ['councils with caseload above 20', [{ kind: 'threshold', side: 'above', value: 20 }]],
    [
      'which councils have fewer than 1,000 children in care',
      [{ kind: 'threshold', side: 'below', value: 1000 }],
    ],
    ['what percentage of children are in care in Blackpool', [{ kind: 'as-percent' }]],
    [
      'which councils are above the england average for repeat plans',
      [{ kind: 'threshold', side: 'above', value: 'england' }],
    ],
    [
      'which London councils are below the national average on caseload',
      [{ kind: 'threshold', side: 'below', value: 'england' }],
    ],
    ['highest and lowest cp rate', [{ kind: 'other-end' }]],
    ['list the 5 highest and 5 lowest for turnover', [{ kind: 'other-end' }]],
    ['sum of cpp in Leeds, Bradford and Wakefield', [{ kind: 'sum' }]],
    ['median cpp rate in England', [{ kind: 'middle', which: 'median' }]],
    ['average cla rate of the london boroughs', [{ kind: 'middle', which: 'mean' }]],
    ['forecast children in care Leeds', [{ kind: 'forecast' }]],
    ['if Leeds had the same rate as Bradford how many plans would there be', [{ kind: 'supposed' }]],
    ['correlation between child poverty and care rates in the north east', [{ kind: 'link' }]],
    ["what proportion of England's children in care are in London", [{ kind: 'part' }]],
    ['what proportion of section 47s in England were in London', [{ kind: 'part' }]],
    ['last quarter referrals leeds', [{ kind: 'part-of-year' }]],
    ['London vs rest of England care rate', [{ kind: 'rest' }]],
  ])('%s', (text, beyond) => {
    expect(beyondOf(text)).toEqual(beyond);
  });

  it.each([
    'weekly cost of residential care leeds',
    'average caseload leeds',
    'is leeds above the england average for cpp rate',
    'highest cp rate',
    'percentage change in cla rate Kent',
    'councils with most children placed over 20 miles away',
    'which councils have most plans over 2 years',
    'councils in the top quarter for turnover',
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
    expect(read('how many children in care Q3 2023 Wigan')).toMatchObject({
      metrics: [{ id: 'cla-at-31-march' }],
      period: { years: [2023] },
    });
    expect(read('children in need January to March 2024 Devon')).toMatchObject({
      metrics: [{ id: 'cin-at-31-march' }],
    });
    expect(read('monthly referrals leeds')).toMatchObject({ metrics: [{ id: 'referrals' }], unresolved: [] });
  });

  it('a ranking begins where those beyond the number stand', () => {
    expect(read('councils with caseload above 20')).toMatchObject({ ranking: { end: 'top' } });
    expect(read('which councils have fewer than 100 children in care')).toMatchObject({
      ranking: { end: 'bottom' },
    });
  });
});
