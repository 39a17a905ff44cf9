import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordList } from '../../src/query/ordinary-words.ts';

const words = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 30 });

describe('a list of words in one string', () => {
  it('has its words and no others', () => {
    fc.assert(
      fc.property(words, fc.stringMatching(/^[a-z]{0,6}$/), (own, other) => {
        const list = new WordList(`${own.toSorted().join('\n')}\n`);
        expect(own.every((word) => list.has(word))).toBe(true);
        expect(list.has(other)).toBe(own.includes(other));
      }),
    );
  });
});
