import Fuse from 'fuse.js';
import { likeness, soundKey } from './similarity.ts';

/** A word of the vocabulary that a misspelt one may stand for. */
export interface NearWord {
  readonly word: string;
  /** 0 to 1; see `sureness`. */
  readonly sureness: number;
}

/** How many words pass each sieve: shared letter pairs, then Fuse, then the ranking of our own. */
const BY_LETTERS = 28;
const BY_FUSE = 12;
const KEPT = 6;

/**
 * Finds the words of a vocabulary that a misspelt word may stand for. Letter pairs choose a handful, Fuse looks at
 * those, and spelling, sound and beginning are what they are ranked by: Fuse finds well and decides badly.
 */
export class NearWords {
  readonly #words: readonly string[];
  readonly #pairs = new Map<string, number[]>();
  readonly #sounds = new Map<string, number[]>();
  readonly #keys: readonly string[];
  readonly #remembered = new Map<string, readonly NearWord[]>();

  constructor(words: Iterable<string>) {
    this.#words = [...words].filter((word) => word.length > 2 && !/\d/.test(word));
    this.#keys = this.#words.map(soundKey);
    for (const [index, word] of this.#words.entries()) {
      for (const pair of letterPairs(word)) append(this.#pairs, pair, index);
      append(this.#sounds, this.#keys[index] ?? '', index);
    }
  }

  /** The likeliest words, best first; none where nothing is near. */
  near(word: string): readonly NearWord[] {
    const remembered = this.#remembered.get(word);
    if (remembered) return remembered;
    const found = this.#search(word);
    if (this.#remembered.size > 2000) this.#remembered.clear();
    this.#remembered.set(word, found);
    return found;
  }

  #search(word: string): readonly NearWord[] {
    const key = soundKey(word);
    const shared = new Map<number, number>();
    for (const pair of letterPairs(word)) {
      for (const index of this.#pairs.get(pair) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    }
    const byLetters = [...shared]
      .map(([index, count]) => ({
        index,
        dice: (2 * count) / (word.length + (this.#words[index]?.length ?? 0) + 2),
      }))
      .toSorted((a, b) => b.dice - a.dice)
      .slice(0, BY_LETTERS)
      .map(({ index }) => index);
    const pool = [...new Set([...byLetters, ...(this.#sounds.get(key) ?? [])])].map(
      (index) => this.#words[index] ?? '',
    );
    const fuse = new Fuse(pool, {
      threshold: 0.7,
      distance: 30,
      ignoreLocation: true,
      minMatchCharLength: 2,
    });
    const byFuse = fuse.search(word, { limit: BY_FUSE }).map(({ item }) => item);
    return [
      ...new Set([...byFuse, ...pool.filter((item) => soundKey(item) === key), ...pool.slice(0, BY_FUSE)]),
    ]
      .map((item) => ({ word: item, sureness: sureness(word, key, item) }))
      .filter((near) => near.sureness >= 0.5)
      .toSorted((a, b) => b.sureness - a.sureness || (a.word < b.word ? -1 : 1))
      .slice(0, KEPT);
  }
}

/**
 * How sure it is that `typed` stands for `word`: how alike they are written, lifted where they sound alike or where
 * one is the beginning of the other, lowered where the first letter differs.
 */
function sureness(typed: string, key: string, word: string): number {
  const written = likeness(typed, word);
  let sure = written;
  if (written >= 0.5 && typed.length >= 4 && soundKey(word) === key)
    sure = Math.max(sure, 0.88 + written / 20);
  if (typed.length >= 4 && word.startsWith(typed)) {
    sure = Math.max(sure, typed.length >= 5 ? 0.8 : 0.72, typed.length / word.length);
  }
  if (typed[0] !== word[0]) sure -= swapped(typed, word) ? 0.02 : 0.1;
  return sure;
}

function swapped(typed: string, word: string): boolean {
  return typed[0] === word[1] && typed[1] === word[0];
}

function letterPairs(word: string): string[] {
  const framed = `^${word}$`;
  const pairs: string[] = [];
  for (let index = 0; index < framed.length - 1; index += 1) pairs.push(framed.slice(index, index + 2));
  return pairs;
}

function append<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
