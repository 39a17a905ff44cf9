import * as table from './wording-table.ts';

/** Each sentence once, led by the names of what it is about; a sentence about all of them, or about none, stands alone. */
export function cautionLines(
  about: readonly { readonly name: string; readonly sentences: readonly (string | null)[] }[],
): string[] {
  const names = new Map<string, Set<string>>();
  for (const { name, sentences } of about) {
    for (const sentence of sentences) {
      if (sentence === null || sentence === '') continue;
      names.set(sentence, (names.get(sentence) ?? new Set<string>()).add(name));
    }
  }
  return [...names].map(([sentence, of]) =>
    of.size === about.length || of.has('') ? sentence : table.cautionAbout([...of], sentence),
  );
}
