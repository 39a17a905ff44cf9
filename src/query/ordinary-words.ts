/** Words of a vocabulary that is only ever asked whether it has one. */
export interface KnownWords {
  has(word: string): boolean;
}

/**
 * A long list of words, kept as the one string that it was read as: as a set it would be the larger part of what the
 * program holds in memory. `text` has one word a line, each line ended, in the order of their code units.
 */
export class WordList implements KnownWords {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  has(word: string): boolean {
    let from = 0;
    let to = this.#text.length;
    while (from < to) {
      const start = this.#text.lastIndexOf('\n', Math.floor((from + to - 1) / 2) - 1) + 1;
      const end = this.#text.indexOf('\n', start);
      const found = this.#text.slice(start, end);
      if (found === word) return true;
      if (found < word) from = end + 1;
      else to = start;
    }
    return false;
  }
}

/** Whether any of several vocabularies has a word. */
export function anyOf(...lists: readonly KnownWords[]): KnownWords {
  return { has: (word) => lists.some((list) => list.has(word)) };
}
