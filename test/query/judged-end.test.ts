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

describe('what is judged by a count', () => {
  it.each([
    ['best councils for children on plans', 'bottom', 'cpp-rate'],
    ['worst councils for children in care', 'top', 'cla-rate'],
    ['best at adoption', 'top', 'adopted-pct'],
    ['highest number of children in care', 'top', 'cla-at-31-march'],
    ['which council has the most children on plans', 'top', 'cpp-at-31-march'],
  ])('%s: %s by %s', (text, end, id) => {
    expect(read(text)).toMatchObject({ intent: 'rank', ranking: { end }, metrics: [{ id }] });
  });
});

describe('what is asked for the other way round', () => {
  it.each([
    ['highest homelessness among care leavers', 'bottom'],
    ['lowest homelessness among care leavers', 'top'],
    ['worst for care leavers in unsuitable accommodation', 'bottom'],
    ['most late assessments', 'bottom'],
    ['fewest late conferences', 'top'],
    ['highest share of care leavers in suitable accommodation', 'top'],
  ])('%s: %s', (text, end) => {
    expect(read(text)).toMatchObject({ intent: 'rank', ranking: { end } });
  });

  it.each([
    ['places with the biggest jump in care leavers homeless', 'bottom'],
    ['biggest fall in care leavers in unsuitable housing', 'top'],
    ['which councils got worse at care leavers homelessness', 'bottom'],
    ['biggest rise in care leavers in suitable accommodation', 'top'],
  ])('%s: %s by change', (text, end) => {
    expect(read(text)).toMatchObject({ ranking: { end, by: 'change' } });
  });

  it('“not” turns a measure of time, and what is late not once more', () => {
    expect(read('% of assessments not done within 45 days in Leeds')).toMatchObject({
      metrics: [{ opposite: true }],
    });
    expect(read('assessments not late in Leeds')).not.toHaveProperty('metrics.0.opposite');
  });
});
