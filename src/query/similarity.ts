/** What differences cost, by the positions of the letters in the one word and the other. */
interface Costs {
  /** A letter of the first word that the second has not. */
  readonly stray: (at: number) => number;
  /** One letter for another, given as code units; not asked where they are the same. */
  readonly swap: (letter: number, other: number, otherAt: number) => number;
}

/**
 * The least cost of making the first word of the second (optimal string alignment: a swap of neighbours and a letter left
 * out cost 1), or `limit + 1` as soon as it must be greater than `limit`.
 */
function alignment(a: string, b: string, limit: number, { stray, swap }: Costs): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const letter = a.charCodeAt(i - 1);
    const extra = stray(i - 1);
    const row = [(above[0] ?? 0) + extra];
    let least = row[0] ?? 0;
    for (let j = 1; j <= b.length; j += 1) {
      const other = b.charCodeAt(j - 1);
      const change = letter === other ? 0 : swap(letter, other, j - 1);
      let cost = Math.min((above[j] ?? 0) + extra, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other)
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    before = above;
    above = row;
  }
  return above[b.length] ?? limit + 1;
}

const EACH_ONE: Costs = { stray: () => 1, swap: () => 1 };

/** Damerau-Levenshtein distance of two words, or `limit + 1` as soon as it must be greater than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  return alignment(a, b, limit, EACH_ONE);
}

const KEYS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** How far to the right each row of keys begins. */
const ROW_OFFSETS = [0, 0.25, 0.75];
const VOWELS = 'aeiouy';
/** Letters that are written for one another by ear. */
const HEARD_ALIKE = ['ck', 'cs', 'sz', 'iy', 'gj', 'fv', 'kq', 'bp', 'dt', 'mn', 'uw'];
/** Vowels of a stressed syllable that are written for one another by ear: "Wolsall", "Sluff". */
const VOWELS_ALIKE = ['ao', 'ou', 'ei', 'iy'];
/** What a letter costs that a hand or an ear hardly puts for another: Belton is a place, and no slip in Bolton. */
const ODD = 1.7;
/** What a letter too many costs that no finger touches by the way. */
const STRAY = 1.4;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const FIRST = LETTERS.charCodeAt(0);
const COUNT = LETTERS.length;

/** Where two letters stand in a table of pairs; a negative number where one is no plain letter. */
function pairOf(a: number, b: number): number {
  return a < FIRST || b < FIRST || a >= FIRST + COUNT || b >= FIRST + COUNT
    ? -1
    : (a - FIRST) * COUNT + (b - FIRST);
}

/** For each pair of letters, whether it is one of these, either way round. */
function pairsOf(pairs: readonly string[]): readonly boolean[] {
  const given = new Set(pairs.flatMap((pair) => [pair, pair.charAt(1) + pair.charAt(0)]));
  return LETTERS.split('').flatMap((a) => LETTERS.split('').map((b) => given.has(a + b)));
}

const KEY_PLACES = KEYS.flatMap((row, y) =>
  row.split('').map((key, x) => ({ key, x: x + (ROW_OFFSETS[y] ?? 0), y })),
);
const TOUCHING = pairsOf(
  KEY_PLACES.flatMap((a) =>
    KEY_PLACES.flatMap((b) =>
      a.key !== b.key && Math.hypot(a.x - b.x, a.y - b.y) < 1.3 ? [a.key + b.key] : [],
    ),
  ),
);
const ALIKE = pairsOf(HEARD_ALIKE);
const STRESSED_ALIKE = pairsOf([...VOWELS_ALIKE, ...VOWELS.split('').map((vowel) => vowel + vowel)]);
const BOTH_VOWELS = pairsOf(VOWELS.split('').flatMap((a) => VOWELS.split('').map((b) => a + b)));

/** What it costs to have typed one letter for another, by pair: in the first syllable, where vowels are heard, and behind. */
const SWAPS = [true, false].map((stressed) =>
  TOUCHING.map((touch, pair) => {
    if (touch || ALIKE[pair] === true) return 1;
    return (stressed ? STRESSED_ALIKE : BOTH_VOWELS)[pair] === true ? 1 : ODD;
  }),
);
const [STRESSED_SWAPS = [], LATER_SWAPS = []] = SWAPS;

/** Whether two letters touch on a keyboard. */
export function keysTouch(a: string, b: string): boolean {
  return TOUCHING[pairOf(a.charCodeAt(0), b.charCodeAt(0))] ?? false;
}

/** Whether two words may have the same vowel in the syllable that is heard best, the first. */
export function stressedAlike(a: string, b: string): boolean {
  const [one = '', other = ''] = [a, b].map((word) => /[aeiouy]/.exec(word.slice(1))?.[0]);
  return one === other || (STRESSED_ALIKE[pairOf(one.charCodeAt(0), other.charCodeAt(0))] ?? false);
}

const SILENT = new Set(['e', 'h'].map((letter) => letter.charCodeAt(0)));

/** What it costs to have typed a letter too many: little beside its like or its neighbour on the keyboard. */
function costOfStray(typed: string, at: number): number {
  const letter = typed.charCodeAt(at);
  if (SILENT.has(letter)) return 1;
  for (const other of [typed.charCodeAt(at - 1), typed.charCodeAt(at + 1)]) {
    if (other === letter || TOUCHING[pairOf(letter, other)] === true) return 1;
  }
  return STRAY;
}

/**
 * How far a typed name is from the one it may be meant for, in slips of hand and ear: a letter left out, doubled, swapped
 * with the next or hit beside its key is one slip, a vowel of an unstressed syllable another one; any other letter is
 * more than that. `limit + 1` as soon as it must be greater than `limit`.
 */
function slips(typed: string, meant: string, limit: number): number {
  const syllable = /^[^aeiouy]*[aeiouy]+/.exec(meant)?.[0].length ?? 0;
  return alignment(typed, meant, limit, {
    stray: (at) => costOfStray(typed, at),
    swap: (letter, other, at) => (at < syllable ? STRESSED_SWAPS : LATER_SWAPS)[pairOf(letter, other)] ?? ODD,
  });
}

/** Whether one slip of hand or ear makes the one word of the other. */
export function isOneSlip(typed: string, meant: string): boolean {
  return slips(typed, meant, 1) <= 1;
}

/** How alike two words are written, 0 to 1; 0 where more than two in five letters differ. */
export function likeness(typed: string, meant: string): number {
  const longest = Math.max(typed.length, meant.length);
  const limit = longest * 0.42;
  const distance = slips(typed, meant, limit);
  return distance > limit ? 0 : 1 - distance / longest;
}

/** The same without a limit. */
export function roughLikeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return 1 - editDistance(a, b, longest) / longest;
}

const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/gh?hamp/g, 'hamp'],
  [/(?:ce|che|chi|ch)ster/g, 'ster'],
  [/(?:borough|brough|burgh|boro|bro|burra|bury)(?=$|s)/g, 'br'],
  [/(?:shire|shyre|sheer|sher|shir|shre|sha|sure)$/g, 'sr'],
  [/ight|yte|ite/g, 'it'],
  [/ough|uff/g, 'uf'],
  [/augh/g, 'af'],
  [/wick|wich|wyche|idge$|ich$/g, 'ik'],
  [/ph/g, 'f'],
  [/^wh/g, 'w'],
  [/^wr/g, 'r'],
  [/^kn/g, 'n'],
  [/th/g, 't'],
  [/sc(?=[ei])/g, 's'],
  [/ck/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/c(?!h)/g, 'k'],
  [/q/g, 'k'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/([a-z])\1+/g, '$1'],
  [/(?<=.)h(?!$)/g, ''],
];

/**
 * How an English place name sounds: -cester, -borough, -wich, -shire and silent letters written one way, then the
 * consonants with the first letter. Two names with one key are likely to be confused by ear.
 */
export function soundKey(word: string): string {
  let sounds = word;
  for (const [pattern, sound] of SOUNDS) sounds = sounds.replace(pattern, sound);
  return sounds.slice(0, 1) + sounds.slice(1).replace(/[aeiouyw]/g, '');
}
