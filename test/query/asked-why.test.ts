import { describe, expect, it } from 'vitest';
import { read } from './resolver.ts';

describe('asking why a figure is as it is', () => {
  it.each([
    ['why are there so many kids in care in blackpool', 'lookup', 'cla-at-31-march'],
    ['why is blackpool care rate high', 'lookup', 'cla-rate'],
    ['why neglect blackpool', 'lookup', 'cpp-started-neglect'],
    ['why did referrals fall in blackpool last year', 'lookup', 'referrals'],
    ['why did child protection plans fall in blackpool', 'trend', 'cpp-at-31-march'],
    ["what's behind the rise in children in care in blackpool", 'trend', 'cla-at-31-march'],
  ])('%s: the figure, and that figures do not say why', (text, intent, id) => {
    expect(read(text)).toMatchObject({
      kind: 'question',
      intent,
      areas: [{ code: '890' }],
      metrics: [{ id }],
      unresolved: [],
      asksWhy: true,
    });
  });

  it('of how children come into care at all is about what is counted', () => {
    expect(read('why do children come into care in leeds')).not.toHaveProperty('partial.asksWhy');
    expect(read('why are children on plans in hull')).toMatchObject({ intent: 'breakdown' });
    expect(read('why are children on plans in hull')).not.toHaveProperty('asksWhy');
  });

  it('without a measure is refused kindly', () => {
    expect(read('why is hull so bad')).toMatchObject({ kind: 'refusal', why: { kind: 'reasons' } });
  });
});
