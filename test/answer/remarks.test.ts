import { describe, expect, test } from 'vitest';
import type { Remark } from '../../src/answer/remarks.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { pageOf } from '../../src/present/answer-page.ts';
import { plainText } from '../../src/present/text.ts';

const answerer = loadAnswerer();
const answered = (text: string) => answerer.answer(text, '2026-11-22');
const remarks = (text: string): readonly Remark[] => answered(text).remarks ?? [];
const lines = (text: string): string[] => plainText(pageOf(answered(text)), { steps: 'none' }).split('\n');

describe('a count of a year by the day', () => {
  test('is spread evenly, with the sum told', () => {
    expect(lines('how many referrals a week in Kent')[1]).toBe(
      'Take care: Nothing is published by the week: the figures are of whole years. Spread evenly, it is about 462 a week (24,035 ÷ 52).',
    );
  });

  test('has a day more in a leap year', () => {
    expect(remarks('section 47s per day in England 2024')).toMatchObject([{ spread: { parts: 366 } }]);
    expect(remarks('section 47s per day in England 2023')).toMatchObject([{ spread: { parts: 365 } }]);
  });

  test('is not what a count on one day is', () => {
    expect(remarks('children in care in Leeds per day')).toEqual([{ kind: 'one-day', unit: 'day' }]);
  });

  test('cannot be told of a share, nor of a figure that is withheld', () => {
    expect(remarks('repeat plans share per month in Leeds')).toMatchObject([{ spread: null }]);
    expect(remarks('referrals per week in Hackney 2021')).toMatchObject([{ spread: null }]);
  });
});

test('what is counted is the opposite of what was asked for', () => {
  expect(remarks('late assessments Leeds')).toMatchObject([
    { kind: 'opposite', metric: { id: 'assessments-45-days-pct' } },
  ]);
  expect(remarks('assessments on time Leeds')).toEqual([]);
});

test('a part of England is worked out from the two counts', () => {
  const [remark] = remarks("what proportion of England's children in care are in London");
  expect(remark).toMatchObject({ kind: 'part', part: { value: 9290 }, whole: { value: 81770 } });
  expect(lines("what proportion of England's children in care are in London").join('\n')).toContain(
    'London’s 9,290 are 11.4% of England’s 81,770.',
  );
});

test('England takes in the place that its rest is asked of', () => {
  expect(remarks('London vs rest of England care rate')).toMatchObject([
    { kind: 'rest', area: { name: 'London' } },
  ]);
});

test('the figure of England is no median of authorities, and that of an authority is what it is', () => {
  expect(remarks('median cpp rate in England')).toMatchObject([{ kind: 'middle', which: 'median' }]);
  expect(remarks('median cpp rate in Leeds')).toEqual([]);
  expect(remarks('average agency rate across all councils')).toEqual([
    { kind: 'middle', which: 'mean', area: null },
  ]);
});

test('authorities above or below a number are counted and named, as no caution', () => {
  expect(remarks('councils with caseload above 20')).toMatchObject([
    { kind: 'threshold', areas: [{ name: 'North East Lincolnshire' }, { name: 'Bolton' }], of: 147 },
  ]);
  expect(lines('councils with caseload above 20')).toContain(
    '2 of 147 are above 20.0: North East Lincolnshire and Bolton.',
  );
  expect(lines('which councils have fewer than 10 children in care')).toContain('None of 151 are below 10.');
});

test('places are not added up', () => {
  expect(remarks('cpp in Leeds and Bradford combined')).toEqual([{ kind: 'sum' }]);
});

test('“last year” says which year it was taken for, where a newer one is held', () => {
  expect(remarks('referrals Kent last year')).toMatchObject([
    { kind: 'last-year', read: 2024, newest: 2025 },
  ]);
  expect(remarks('referrals Kent 2024')).toEqual([]);
});

test('nothing is forecast', () => {
  expect(remarks('how many children will be in care in England in 2030')).toEqual([{ kind: 'forecast' }]);
  expect(remarks('children in care in England 2025')).toEqual([]);
});

test('a month is told of before the place is known', () => {
  expect(lines('plans August 2025')[1]).toBe(
    'Take care: No national figure is taken for August 2025: the reply will be the one nearest to it.',
  );
});

test('a month after the newest figure is answered with that figure, and one far off with none', () => {
  expect(lines('plans August 2025 Leeds').slice(0, 3)).toContain(
    'No national figure is taken for August 2025; this is the one for 31 March 2025.',
  );
  expect(lines('plans August 2029 Leeds').join('\n')).toMatch(/doesn’t hold .* on 31 March 2029/);
});

test('what was not understood stands before the figures that are of something wider', () => {
  expect(lines('16 and 17 year olds in care Kent')[1]).toBe(
    'Take care: Not understood, and left out of the answer: “16 and 17”.',
  );
});

test('a place that is known and not in England is said to be so', () => {
  expect(lines('Bristol vs Cardiff cla rate')).toContain(
    'Take care: Left out: Cardiff, which is in Wales. Safeguard covers England only.',
  );
  expect(lines('surrey vs wales children in need')).toContain(
    'Take care: Left out: Wales. Safeguard covers England only.',
  );
  expect(lines('Cardiff vs Bristol')[1]).toMatch(/^Take care: Left out: Cardiff/);
  expect(answered('Bristol vs Cardiff cla rate').unresolved).toEqual(['cardiff']);
});

test('a rate that was asked for as a percentage is told as one too', () => {
  expect(lines('what percentage of children are in care in Blackpool')[1]).toBe(
    'That is 1.84%, or 1 in 54, worked out here from the rate.',
  );
  expect(remarks('what share of plans are for neglect in Surrey')).toEqual([]);
});

test('authorities above England’s figure are counted against that figure', () => {
  expect(lines('which councils are above the england average for repeat plans')).toContain(
    '72 of 151 are above England’s 24.5%.',
  );
  expect(answered('which London councils are below the England average on caseload').answer).toMatchObject({
    kind: 'ranking',
    end: 'bottom',
  });
});

test('of a list of one end that was asked for with the other, the other end is told', () => {
  expect(lines('highest and lowest cp rate')).toContain(
    'The lowest: Wandsworth 13.8 per 10,000, Essex 21.2 per 10,000 and Hertfordshire 22.1 per 10,000.',
  );
  expect(remarks('best and worst councils for care leavers in work')).toMatchObject([
    { kind: 'other-end', end: 'highest', stands: [{ area: { name: 'Leicester' } }, {}, {}] },
  ]);
});

test('of figures of one day, the day nearest to a month is taken', () => {
  expect(lines('figures for 1 April 2024 leeds cpp').slice(0, 3)).toContain(
    'No national figure is taken for April 2024; this is the one for 31 March 2024.',
  );
  expect(lines('leeds cpp December 2023').slice(0, 3)).toContain(
    'No national figure is taken for December 2023; this is the one for 31 March 2024.',
  );
  expect(lines('leeds referrals April 2024').slice(0, 3)).toContain(
    'No national figure is taken for April 2024; this is the one for 2024/25.',
  );
});

test('an order is of one year, and says so where several were asked for', () => {
  expect(lines('England cpp by region 2015 to 2025')).toContain(
    'Take care: An order is of one year, here 31 March 2025: name one or a few places for their figures over the years.',
  );
  expect(remarks('top 10 cla rate 2024')).toEqual([]);
});

test('whether one thing goes with another is not worked out', () => {
  expect(remarks('correlation between child poverty and care rates in the north east')).toEqual([
    { kind: 'link' },
  ]);
});
