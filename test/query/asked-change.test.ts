import { describe, expect, it } from 'vitest';
import { read } from './resolver.ts';

describe('the change of one place', () => {
  it.each([
    'are more children in care in kent than last year',
    'children in care kent compared to last year',
    'compare children in care in kent with last year',
    'how many more children in care in kent than last year',
    'did children in care in kent go up last year',
    'have children in care gone up in kent in the last year',
    'have children in care in kent risen since last year',
    'are children in care in kent up on last year',
    'is the number of children in care in kent up or down this year',
    'change in children in care in kent on the year',
    "what's the difference between this year and last year for children in care in kent",
  ])('%s: the newest figure, which tells its change', (text) => {
    expect(read(text)).toMatchObject({
      kind: 'question',
      intent: 'lookup',
      areas: [{ code: '886' }],
      metrics: [{ id: 'cla-at-31-march' }],
      period: null,
      asksChange: true,
      unresolved: [],
    });
  });

  it('in a year is the figure of that year', () => {
    expect(read('did referrals fall in york in 2024')).toMatchObject({
      intent: 'lookup',
      period: { kind: 'years', years: [2024] },
    });
  });

  it.each([
    ['are there more children in care in kent than in 2019', 2019],
    ['children in care in kent compared with 2019', 2019],
    ['referrals in leeds versus 2019', 2019],
    ['are referrals in leeds higher than five years ago', 2020],
    ['was the care rate in kent higher in 2019 than now', 2019],
    ['is the cp rate in hull back to 2019 levels', 2019],
    ['are referrals in leeds higher than before covid', 2020],
  ])('%s: the trend from there', (text, from) => {
    expect(read(text)).toMatchObject({ intent: 'trend', period: { kind: 'range', from, to: null } });
  });

  it.each([
    ['referrals leeds year on year', 'trend', null],
    ['has neglect gone up in Sunderland', 'trend', null],
    ['is neglect at its highest level in dorset', 'trend', null],
    ['referrals in leeds back in 2019', 'lookup', { kind: 'years', years: [2019] }],
    ['trend of referrals in leeds over the last year', 'trend', { kind: 'previous' }],
    ['kent and essex children in care compared to last year', 'compare', { kind: 'previous' }],
    ['kent children in care last year compared with its neighbours', 'compare', { kind: 'previous' }],
    ['kent referrals last year', 'lookup', { kind: 'previous' }],
  ])('%s stays a %s', (text, intent, period) => {
    expect(read(text)).toMatchObject({ intent, period });
  });
});
