import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/query/question.ts';
import { queryText } from '../../src/query/query-text.ts';
import { completeQuestion } from '../../src/query/complete-question.ts';
import { read } from './resolver.ts';

const asked = (text: string): string => {
  const reading = completeQuestion(read(text));
  return reading.kind === 'question' ? [queryText(reading), ...reading.unresolved].join(' ') : reading.kind;
};

/** What a conversation is about after each of its messages. */
function conversation(...texts: readonly string[]): string[] {
  let before: Question | undefined;
  return texts.map((text) => {
    const reading = completeQuestion(read(text), before);
    if (reading.kind !== 'question') return reading.kind;
    before = reading;
    return queryText(reading);
  });
}

describe('going on with a list by change', () => {
  it('keeps the order, whatever else is asked for', () => {
    expect(
      conversation(
        'where did referrals fall most',
        'since 2019',
        'the biggest rises?',
        'top 5',
        'and in the south west?',
        'and leeds?',
      ),
    ).toEqual([
      'rank change bottom 10 all authorities referrals',
      'rank change bottom 10 all authorities referrals since 2019',
      'rank change top 10 all authorities referrals since 2019',
      'rank change top 5 all authorities referrals since 2019',
      'rank change top 5 E12000009 referrals since 2019',
      'rank change 383 referrals since 2019',
    ]);
  });

  it('is left for the figures themselves where these are asked for', () => {
    expect(conversation('where did referrals fall most', 'which council has the highest referrals?')[1]).toBe(
      'rank top 10 all authorities referrals',
    );
  });

  it('the change of another place is asked for like that of the first', () => {
    expect(conversation('are more children in care in kent than last year', 'and essex?')).toEqual([
      'change 886 cla-at-31-march',
      'change 881 cla-at-31-march',
    ]);
  });
});

describe('whose figures moved', () => {
  it.each([
    ['which council had the biggest increase in children in care', 'top 10 all authorities cla-at-31-march'],
    ['where did referrals fall most', 'bottom 10 all authorities referrals'],
    ['biggest rise in cp plans since 2020', 'top 10 all authorities cpp-at-31-march since 2020'],
    ['which councils saw agency social workers go down', 'bottom 10 all authorities sw-agency-rate'],
    ['top 10 increases in care rate in the north west since 2019', 'top 10 E12000002 cla-rate since 2019'],
    ["has anyone's repeat plans doubled", 'top 10 all authorities cpp-repeat-pct'],
    [
      'biggest fall in the vacancy rate between 2019 and 2023',
      'bottom 10 all authorities sw-vacancy-rate 2019 to 2023',
    ],
    [
      'biggest rise in neglect plans over five years',
      'top 10 all authorities cpp-started-neglect last 5 years',
    ],
    ['steepest fall in referrals', 'bottom 10 all authorities referrals'],
    ['which councils cut referrals the most', 'bottom 10 all authorities referrals'],
    ['children in care up most', 'top 10 all authorities cla-at-31-march'],
    ['which councils have more children in care than last year', 'top 10 all authorities cla-at-31-march'],
    [
      'which councils have fewer children in care than in 2019',
      'bottom 10 all authorities cla-at-31-march since 2019',
    ],
  ])('%s: an order by change', (text, query) => {
    expect(asked(text)).toBe(`rank change ${query}`);
  });

  it.each([
    ['largest percentage increase in children in care', 'top 10 all authorities cla-at-31-march'],
    ['biggest % rise in referrals since 2019', 'top 10 all authorities referrals since 2019'],
  ])('%s: an order by change in percent, of the number itself', (text, query) => {
    expect(asked(text)).toBe(`rank percent change ${query}`);
  });

  it.each([
    ['where does kent rank for the rise in children in care', 'rank change 886 cla-at-31-march'],
    ["is kent's rise in children in care the biggest in england", 'rank change 886 cla-at-31-march'],
    [
      'which of kent, surrey and essex had the biggest rise in children in care',
      'rank change 886 936 881 cla-at-31-march',
    ],
    ["largest rise in cp rate among kent's neighbours", 'rank change 886 neighbours cpp-rate'],
  ])('%s: one place in the order', (text, query) => {
    expect(asked(text)).toBe(query);
  });

  it('follows the good direction of a measure, where it has one', () => {
    expect(asked('which council improved most on assessments within 45 days')).toContain('rank change top');
    expect(asked('which council improved most on re-referrals')).toContain('rank change bottom');
    expect(asked('which councils got worse on re-referrals')).toContain('rank change top');
  });

  it.each([
    ['highest number of placement changes', 'rank top 10 all authorities cla-3-placements-pct'],
    ['which council has the highest re-referral rate', 'rank top 10 all authorities rereferral-pct'],
    [
      'which council has the highest percentage of repeat plans',
      'rank top 10 all authorities cpp-repeat-pct',
    ],
    ['biggest increase in children in care in kent', 'trend 886 cla-at-31-march'],
    [
      'which council has the second highest number of children in care',
      'rank top 10 all authorities cla-at-31-march',
    ],
    ['percentage change in children in care in kent since 2020', 'trend 886 cla-at-31-march since 2020'],
  ])('%s is no order by change', (text, query) => {
    expect(asked(text)).toBe(query);
  });

  it('a list by change reads back as the same question', () => {
    for (const query of [
      'rank change top 10 all authorities cla-at-31-march since 2020',
      'rank change bottom 5 E12000002 cla-rate 2019 to 2024',
      'rank change bottom 5 counties referrals last 5 years',
      'rank percent change top 10 all authorities cpp-at-31-march',
      'rank percent change 886 cla-at-31-march since 2020',
      'rank change 886 cpp-rate 2019 2024',
      'change 886 cla-at-31-march',
      'change 886 cla-at-31-march 2023',
    ]) {
      expect(asked(query)).toBe(query);
    }
  });

  it('tells what it cannot put in order', () => {
    expect(read('which councils have improved their ofsted grade')).toMatchObject({
      unresolved: ['improved'],
    });
    expect(read('which region has the highest idaci')).toMatchObject({ unresolved: ['which region'] });
  });

  it('figures that dropped are not referrals that were dropped', () => {
    expect(asked('where have referrals dropped most')).toBe(
      'rank change bottom 10 all authorities referrals',
    );
    expect(asked('have referrals dropped in leeds')).toBe('trend 383 referrals');
    expect(read('how many referrals were dropped in leeds')).toMatchObject({
      metrics: [{ id: 'referrals-nfa-pct' }],
    });
  });

  it('no council is best or worst as a whole', () => {
    for (const text of ['which council is the worst', 'best councils']) {
      expect(completeQuestion(read(text))).toMatchObject({
        kind: 'clarification',
        about: 'metric',
        partial: { intent: 'rank' },
      });
    }
  });

  it('how a place did is its profile', () => {
    expect(read('how did leeds do last year')).toMatchObject({ intent: 'profile', period: null });
    expect(read('how did leeds do in 2023')).toMatchObject({ intent: 'profile', period: { years: [2023] } });
  });
});
