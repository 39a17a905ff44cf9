import { describe, expect, it } from 'vitest';
import { read } from './resolver.ts';

describe('words that a message begins and ends with', () => {
  it.each([
    'children in care in Leeds - thanks in advance, Sam',
    'children in care in Leeds. Many thanks, Sam Jones',
    'Good morning, children in care in Leeds please. Kind regards, Priya',
  ])('say nothing, nor does the name it is signed with: “%s”', (text) => {
    expect(read(text)).toMatchObject({
      kind: 'question',
      areas: [{ code: '383' }],
      metrics: [{ id: 'cla-at-31-march' }],
      period: null,
      unresolved: [],
    });
  });

  it('leave a bare name bare', () => {
    expect(read('tell me about Kent - thanks in advance, Sam')).toMatchObject({
      kind: 'question',
      intent: 'profile',
    });
  });

  it('are no request for help where something is asked', () => {
    expect(read('Hi there, since 2018 please')).toMatchObject({ intent: 'trend', period: { from: 2018 } });
    expect(read('Hi there')).toMatchObject({ kind: 'question', intent: 'help' });
  });

  it('do not make an open range of the year before a dash', () => {
    expect(read('plans in Leeds 2018 - thanks')).toMatchObject({ period: { kind: 'years', years: [2018] } });
    expect(read('plans in Leeds 2018-')).toMatchObject({ period: { kind: 'range', from: 2018, to: null } });
  });
});
