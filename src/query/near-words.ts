import Fuse from 'fuse.js';
import { editDistance, keysTouch, likeness, roughLikeness, soundKey, stressedAlike } from './similarity.ts';

/** A word of the vocabulary that a misspelt one may stand for. */
export interface NearWord {
  readonly word: string;
  /** 0 to 1; see `sureness`. */
  readonly sureness: number;
}

/** How many words pass each sieve: shared letter pairs, then Fuse, then the ranking of our own. */
const BY_LETTERS = 24;
const BY_FUSE = 10;
const KEPT = 6;
const LEAST = 0.5;
/** How sure it is where two neighbouring letters are swapped, the commonest slip of a quick hand. */
export const SWAPPED = 0.92;
/** What a word loses that no council is named by, only districts, towns, places abroad and nicknames; a short one more. */
const RARER = { short: 0.15, long: 0.07 };
const SHORT = 6;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('');

/** Of thousands of words, so as numbers side by side: as lists in maps they would take five times the room. */
interface Tables {
  readonly words: readonly string[];
  /** Indexes of words by pair of letters. */
  readonly pairs: ReadonlyMap<string, Uint16Array>;
  /** The hash of what each word sounds like; null where nobody writes by ear. */
  readonly sounds: Uint32Array | null;
  /** The hash of the letters of each word in order, so that swapped ones are found. */
  readonly letters: Uint32Array;
  /** Words of three and four letters, with spaces between them, by the three that a slip leaves of them. */
  readonly short: ReadonlyMap<string, string>;
}

/**
 * Finds the words of a vocabulary that a misspelt word may stand for. Letter pairs choose a handful, Fuse looks at
 * those, and spelling, sound and beginning are what they are ranked by: Fuse finds well and decides badly.
 */
export class NearWords {
  readonly #vocabulary: Iterable<string>;
  readonly #rarer: ReadonlySet<string>;
  /** Names are misspelt by ear, words of a trade by hand. */
  readonly #names: boolean;
  readonly #remembered = new Map<string, readonly NearWord[]>();
  #tables: Tables | null = null;

  /** Words in `rarer` are as good as spelt but less likely meant. The tables are built when a word is first looked up. */
  constructor(vocabulary: Iterable<string>, kind: 'names' | 'words', rarer: ReadonlySet<string> = new Set()) {
    this.#vocabulary = vocabulary;
    this.#names = kind === 'names';
    this.#rarer = rarer;
  }

  /** The likeliest words, best first; none where nothing is near. */
  near(word: string): readonly NearWord[] {
    const remembered = this.#remembered.get(word);
    if (remembered) return remembered;
    this.#tables ??= tablesOf(this.#vocabulary, this.#names);
    const found = this.#search(word, this.#tables);
    if (this.#remembered.size > 2000) this.#remembered.clear();
    this.#remembered.set(word, found);
    return found;
  }

  /** The words that three letters may be: of four with one left out, but not the first, or of three with one slip. */
  short(word: string): readonly string[] {
    this.#tables ??= tablesOf(this.#vocabulary, this.#names);
    return this.#tables.short.get(word)?.split(' ') ?? [];
  }

  #search(word: string, tables: Tables): readonly NearWord[] {
    const key = soundKey(word);
    const byLetters = sharingPairs(word, tables);
    const turned = wordsOfKey(tables.words, tables.letters, sortedLetters, sortedLetters(word));
    const bySound = tables.sounds === null ? [] : wordsOfKey(tables.words, tables.sounds, soundKey, key);
    const fuse = new Fuse(byLetters, { threshold: 0.7, ignoreLocation: true });
    const byFuse = fuse.search(word, { limit: BY_FUSE }).map(({ item }) => item);
    return [...new Set([...byFuse, ...byLetters.slice(0, BY_FUSE), ...bySound, ...turned])]
      .map((item) => ({
        word: item,
        sureness: this.#rarer.has(item)
          ? sureness(word, key, item, { byEar: this.#names, beginnings: false }) -
            (item.length < SHORT ? RARER.short : RARER.long)
          : sureness(word, key, item, { byEar: this.#names, beginnings: true }),
      }))
      .filter((near) => near.sureness >= LEAST)
      .toSorted((a, b) => b.sureness - a.sureness || (a.word < b.word ? -1 : 1))
      .slice(0, KEPT);
  }
}

function tablesOf(vocabulary: Iterable<string>, byEar: boolean): Tables {
  const all = [...vocabulary];
  const words = all.filter((word) => word.length > 2 && /[aeiouy]/.test(word) && !/\d/.test(word));
  const pairs = new Map<string, number[]>();
  for (const [index, word] of words.entries()) {
    for (const pair of letterPairs(word)) append(pairs, pair, index);
  }
  return {
    words,
    pairs: new Map([...pairs].map(([pair, indexes]) => [pair, Uint16Array.from(indexes)])),
    sounds: byEar ? Uint32Array.from(words, (word) => hashOf(soundKey(word))) : null,
    letters: Uint32Array.from(words, (word) => hashOf(sortedLetters(word))),
    short: shortForms(all),
  };
}

/** The words that have a key, found by the hashes of their keys. */
function wordsOfKey(
  words: readonly string[],
  hashes: Uint32Array,
  keyOf: (word: string) => string,
  key: string,
): string[] {
  const hash = hashOf(key);
  const found: string[] = [];
  for (let index = hashes.indexOf(hash); index >= 0; index = hashes.indexOf(hash, index + 1)) {
    const word = words[index] ?? '';
    if (keyOf(word) === key) found.push(word);
  }
  return found;
}

/** FNV-1a over code units, 32 bits. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function shortForms(vocabulary: Iterable<string>): ReadonlyMap<string, string> {
  const forms = new Map<string, string[]>();
  for (const word of vocabulary) {
    if (!/^[a-z]{3,4}$/.test(word)) continue;
    for (const slip of new Set(word.length === 3 ? slipsOfThree(word) : slipsOfFour(word)))
      if (slip !== word) append(forms, slip, word);
  }
  return new Map([...forms].map(([form, words]) => [form, words.join(' ')]));
}

function slipsOfFour([a = '', b = '', c = '', d = '']: string): string[] {
  return [a + c + d, a + b + d, a + b + c];
}

/** Two letters swapped, or the key beside one of them. */
function slipsOfThree([a = '', b = '', c = '']: string): string[] {
  const beside = (letter: string): string[] => LETTERS.filter((other) => keysTouch(letter, other));
  return [
    b + a + c,
    a + c + b,
    ...beside(a).map((other) => other + b + c),
    ...beside(b).map((other) => a + other + c),
    ...beside(c).map((other) => a + b + other),
  ];
}

/** The words that share most pairs of letters, measured by Dice's coefficient. */
function sharingPairs(word: string, { words, pairs }: Tables): string[] {
  const shared = new Uint8Array(words.length);
  const touched: number[] = [];
  for (const pair of letterPairs(word)) {
    for (const index of pairs.get(pair) ?? []) {
      const count = shared[index] ?? 0;
      if (count === 0) touched.push(index);
      shared[index] = count + 1;
    }
  }
  const likely: { readonly word: string; readonly dice: number }[] = [];
  for (const index of touched) {
    const other = words[index] ?? '';
    const count = shared[index] ?? 0;
    const dice = (2 * count) / (word.length + other.length + 2);
    if (dice >= 0.3 || (count >= word.length && other.startsWith(word))) likely.push({ word: other, dice });
  }
  return likely
    .toSorted((a, b) => b.dice - a.dice)
    .slice(0, BY_LETTERS)
    .map((near) => near.word);
}

/**
 * How sure it is that `typed` stands for `word`: how alike they are written, lifted where they sound alike or where
 * one is the beginning of the other, lowered where the first letter differs.
 */
function sureness(
  typed: string,
  key: string,
  word: string,
  how: { byEar: boolean; beginnings: boolean },
): number {
  const { byEar, beginnings } = how;
  const written = likeness(typed, word);
  let sure = Math.min(written, withoutShire(typed, word));
  const alike =
    typed.length > 3 &&
    word.length > 4 &&
    stressedAlike(typed, word) &&
    Math.abs(typed.length - word.length) <= (word.length < 9 ? 2 : 3) &&
    soundKey(word) === key;
  if (alike && (written >= 0.5 || (byEar && word.length >= SHORT && heardAlike(typed, word, key)))) {
    sure = Math.max(sure, 0.7 + Math.max(written, 0.4) / 5);
  }
  if (typed.length >= 4 && word.startsWith(typed)) {
    sure = Math.max(
      sure,
      !beginnings ? 0.7 : typed.length >= 5 ? 0.8 : 0.72,
      beginnings ? typed.length / word.length : 0,
    );
  }
  if (swapped(typed, word)) sure = Math.max(sure, SWAPPED);
  if (lengthened(typed, word)) sure = Math.min(sure, 0.66);
  return sure - doubtAtFirst(typed, word);
}

/** Whether a name may be written so by ear, though few letters agree: "Sluff", "Wite". */
function heardAlike(typed: string, word: string, key: string): boolean {
  const begins = typed.slice(0, 2) === word.slice(0, 2) || (key.length > 2 && typed[0] === word[0]);
  return begins && onset(typed) === onset(word) && roughLikeness(typed, word) >= 0.4;
}

/** What a word begins with before its first vowel, doubled letters as one: an ear puts in no consonant there. */
function onset(word: string): string {
  return (/^[^aeiouy]*/.exec(word)?.[0] ?? '').replaceAll(/(.)\1/g, '$1');
}

/** Counties end alike, so that what stands before -shire has to be alike too. */
function withoutShire(typed: string, word: string): number {
  if (!word.endsWith('shire') || word.length < 7) return 1;
  const head =
    /^(.+?)(?:shire|shir|shre|sheer|sher|shyre|shie|hire|sire|shrie|shier|sihre|hsire|shires)$/.exec(
      typed,
    )?.[1];
  return head === undefined ? 1 : 0.3 + 0.7 * likeness(head, word.slice(0, -5));
}

/** Whether a whole word has an ending of its own put on: "Yorkie" is no slip in "York". */
function lengthened(typed: string, word: string): boolean {
  const ending = typed.slice(word.length);
  return (
    word.length > 3 && typed.startsWith(word) && ending.length > 1 && !/^(.)\1*$|^e?s$|sh|ire/.test(ending)
  );
}

/** What a name loses that does not begin as it should: hardly anybody gets the first letter wrong but by a slip of hand. */
function doubtAtFirst(typed: string, word: string): number {
  if (typed[0] === word[0] || swappedAtFirst(typed, word)) return 0;
  if (slippedAtFirst(typed, word)) return 0.02;
  return keysTouch(typed, word) || (/^[ck]/.test(typed) && /^[ck]/.test(word)) ? 0.1 : 0.2;
}

function swappedAtFirst(typed: string, word: string): boolean {
  return typed[0] === word[1] && typed[1] === word[0];
}

/** Whether the first letter was left out or put in, in a word long enough to be known without it. */
function slippedAtFirst(typed: string, word: string): boolean {
  return word.length > 4 && (typed === word.slice(1) || typed.slice(1) === word);
}

function swapped(typed: string, word: string): boolean {
  return (
    typed.length === word.length &&
    typed !== word &&
    editDistance(typed, word, 1) === 1 &&
    sortedLetters(typed) === sortedLetters(word)
  );
}

function sortedLetters(word: string): string {
  return word.split('').toSorted().join('');
}

function letterPairs(word: string): string[] {
  const framed = `^${word}$`;
  const pairs: string[] = [];
  for (let index = 0; index < framed.length - 1; index += 1) pairs.push(framed.slice(index, index + 2));
  return pairs;
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
