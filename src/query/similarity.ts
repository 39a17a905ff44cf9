/**
 * Damerau-Levenshtein distance of two words (optimal string alignment: a swap of neighbours is one slip), or
 * `limit + 1` as soon as it must be greater than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
      if (
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      ) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    before = above;
    above = row;
  }
  return above[b.length] ?? limit + 1;
}

/** How alike two words are written, 0 to 1; 0 where more than two in five letters differ. */
export function likeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  const limit = Math.floor(longest * 0.42);
  const distance = editDistance(a, b, limit);
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
