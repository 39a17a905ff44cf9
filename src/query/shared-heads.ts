import type { Token } from './normalise.ts';
import type { PhraseTrie } from './phrase-trie.ts';
import type { Place } from './place-forms.ts';

const JOINS = new Set(['and', 'or', 'v', 'vs', 'versus', 'n', 'plus', 'with', 'to', 'against']);

/**
 * Writes out what two names share: "north and south tyneside" becomes "north tyneside and south tyneside",
 * "cheshire east and west" becomes "cheshire east and cheshire west".
 */
export function sharedHeads(tokens: readonly Token[], places: PhraseTrie<Place>): Token[] {
  const written: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token) break;
    written.push(token);
    const join = tokens[index + 1];
    const second = tokens[index + 2];
    if (!join || !second || !JOINS.has(join.word)) continue;
    const tail = sharedTail(token, tokens.slice(index + 2, index + 6), places);
    if (tail) {
      written.push(...tail);
      continue;
    }
    const head = tokens[index - 1];
    if (!head || !sharedHead(head, token, second, tokens[index + 3], places)) continue;
    written.push(join, { ...head, before: 'nothing' as const });
    index += 1;
  }
  return written;
}

/** The words that the second name has and the first borrows: "tyneside" of "north and south tyneside". */
function sharedTail(first: Token, rest: readonly Token[], places: PhraseTrie<Place>): Token[] | null {
  if (isWhole(places.get([first.word]))) return null;
  for (const length of [4, 3, 2]) {
    const second = rest.slice(0, length);
    if (second.length < length || !isWhole(places.get(second.map(({ word }) => word)))) continue;
    const tail = second.slice(1);
    if (isWhole(places.get([first.word, ...tail.map(({ word }) => word)]))) {
      return tail.map((token) => ({ ...token, before: 'nothing' as const }));
    }
  }
  return null;
}

function sharedHead(
  head: Token,
  first: Token,
  second: Token,
  after: Token | undefined,
  places: PhraseTrie<Place>,
): boolean {
  if (!isWhole(places.get([head.word, first.word])) || !isWhole(places.get([head.word, second.word])))
    return false;
  const own = places.get([second.word]);
  if (own && !(own.kind === 'areas' && own.fragment)) return false;
  return !after || !isWhole(places.get([second.word, after.word]));
}

function isWhole(place: Place | undefined): boolean {
  return place?.kind === 'areas' && place.reading === 'one' && !place.fragment;
}
