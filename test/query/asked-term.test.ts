import { describe, expect, it } from 'vitest';
import { read } from './resolver.ts';

describe('words of replies that are no statistics', () => {
  it.each([
    ["what is Byar's method", 'term-byar'],
    ['What is Byar’s method?', 'term-byar'],
    ["what is the Wilson's method", 'term-wilson'],
    ['what does suppressed mean', 'term-suppressed'],
    ['what does "similar" mean?', 'term-similar'],
    ['what are percentage points', 'term-points'],
    ['what does per 10,000 mean', 'term-per-10000'],
    ['define confidence interval', 'term-interval'],
    ['what is a statistical neighbour', 'term-neighbours'],
    ['what is LAIT', 'term-lait'],
    ['define term-fte', 'term-fte'],
  ])('%s: %s', (text, term) => {
    expect(read(text)).toMatchObject({ kind: 'question', intent: 'define', term, metrics: [], areas: [] });
  });

  it.each([
    'what does CIN mean',
    'what is the median',
    'similar',
    'what is the rate per 10,000 in Leeds',
    'what is Byar like as a social worker',
  ])('%s: none of them', (text) => {
    expect(read(text)).not.toHaveProperty('term');
  });
});
