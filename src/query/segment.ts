import { stem, type Token } from './normalise.ts';
import type { NearWords } from './near-words.ts';
import type { PhraseMatch, PhraseTrie, WordGuess } from './phrase-trie.ts';
import type { Place } from './place-forms.ts';
import { isContent, type Term } from './terms.ts';

/** A stretch of tokens read as one thing. */
export type Segment =
  | Span<'place', Place>
  | Span<'term', Term>
  | (Omit<Span<'unknown', null>, 'rivals'> & { readonly rivals: readonly Rival[] });

interface Rival {
  readonly place: Place | null;
  readonly term: Term | null;
  readonly sureness: number;
}

interface Span<K extends string, P> {
  readonly kind: K;
  readonly from: number;
  readonly to: number;
  readonly payload: P;
  /** 1 as written; less where it was corrected. */
  readonly sureness: number;
  /** What else the same tokens may be, with how sure that would be; the best first. */
  readonly rivals: readonly Rival[];
}

export interface Vocabulary {
  readonly places: PhraseTrie<Place>;
  readonly terms: PhraseTrie<Term>;
  readonly nearPlaces: NearWords;
  readonly nearTerms: NearWords;
}

export type Focus = 'message' | 'place' | 'measure';

const COST = { place: 1, content: 1.02, filler: 1.08, fragment: 2.4, common: 2.6, unknown: 5, doubt: 6 };

/** Most misspelt words that are looked up in one text: more than these are no question. */
const CORRECTED = 16;

/** Below this a guess is not looked at. */
const WORTH_A_LOOK = 0.6;

/**
 * The cheapest reading of the tokens: long phrases before short ones, known words before corrected ones, and only
 * words that nothing explains are looked up for misspellings.
 */
export function segment(tokens: readonly Token[], vocabulary: Vocabulary, focus: Focus): Segment[] {
  const plain = cheapest(tokens, exactGuesses(tokens, vocabulary), vocabulary, focus);
  const unknown = new Set<number>();
  for (const part of plain) {
    if (part.kind !== 'unknown') continue;
    if (!/\d/.test(tokens[part.from]?.word ?? '') && unknown.size < CORRECTED) unknown.add(part.from);
  }
  if (unknown.size === 0) return plain;
  return cheapest(tokens, correctedGuesses(tokens, vocabulary, unknown, focus), vocabulary, focus);
}

interface Guesses {
  readonly place: WordGuess[][];
  readonly term: WordGuess[][];
}

function exactGuesses(tokens: readonly Token[], vocabulary: Vocabulary): Guesses {
  const joined = (index: number, words: ReadonlySet<string>, stemmed: boolean): WordGuess[] => {
    const next = tokens[index + 1];
    const own = tokens[index];
    if (!own || !next || next.breakBefore) return [];
    const word = own.word + (stemmed ? next.stem : next.word);
    return words.has(word) && word.length > 5 ? [{ word, sureness: 0.97, span: 2 }] : [];
  };
  return {
    place: tokens.map(({ word }, index) => [
      { word, sureness: 1, span: 1 },
      ...joined(index, vocabulary.places.words, false),
    ]),
    term: tokens.map(({ stem }, index) => [
      { word: stem, sureness: 1, span: 1 },
      ...joined(index, vocabulary.terms.words, true),
    ]),
  };
}

function correctedGuesses(
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  unknown: ReadonlySet<number>,
  focus: Focus,
): Guesses {
  const guesses = exactGuesses(tokens, vocabulary);
  for (const index of unknown) {
    const token = tokens[index];
    if (!token || token.word.length < 4) continue;
    if (focus !== 'measure') {
      for (const near of vocabulary.nearPlaces.near(token.word)) {
        if (near.sureness >= WORTH_A_LOOK) guesses.place[index]?.push({ ...near, span: 1 });
      }
    }
    const spelt = [...vocabulary.nearTerms.near(token.word), ...(token.stem === token.word ? [] : vocabulary.nearTerms.near(token.stem))];
    for (const near of spelt) {
      if (near.sureness >= WORTH_A_LOOK + 0.06) guesses.term[index]?.push({ word: stem(near.word), sureness: near.sureness, span: 1 });
    }
  }
  return guesses;
}

function cheapest(
  tokens: readonly Token[],
  guesses: Guesses,
  vocabulary: Vocabulary,
  focus: Focus,
): Segment[] {
  const edges: Segment[][] = tokens.map((_, from) => {
    const places = focus === 'measure' ? [] : vocabulary.places.matches(guesses.place, from);
    const terms = vocabulary.terms.matches(guesses.term, from);
    return [
      ...places.map((match) => span('place', match, places, terms)),
      ...terms.map((match) => span('term', match, places, terms)),
      { kind: 'unknown', from, to: from + 1, payload: null, sureness: 0, rivals: [] },
    ];
  });
  const best: { cost: number; last: Segment | null }[] = [{ cost: 0, last: null }];
  for (let at = 0; at < tokens.length; at += 1) {
    const here = best[at];
    if (!here) continue;
    for (const edge of edges[at] ?? []) {
      const cost = here.cost + costOf(edge, focus);
      const there = best[edge.to];
      if (!there || cost < there.cost - 1e-9) best[edge.to] = { cost, last: edge };
    }
  }
  const path: Segment[] = [];
  for (let at = tokens.length; at > 0;) {
    const last = best[at]?.last;
    if (!last) break;
    path.unshift(last);
    at = last.from;
  }
  return path;
}

function span<K extends 'place' | 'term', P extends Place | Term>(
  kind: K,
  match: PhraseMatch<P>,
  places: readonly PhraseMatch<Place>[],
  terms: readonly PhraseMatch<Term>[],
): Span<K, P> {
  const rivals =
    match.sureness === 1
      ? []
      : [
          ...places.map(({ to, payload, sureness }) => ({ to, place: payload, term: null, sureness })),
          ...terms.map(({ to, payload, sureness }) => ({ to, place: null, term: payload, sureness })),
        ]
          .filter(
            (other) => other.to === match.to && other.place !== match.payload && other.term !== match.payload,
          )
          .toSorted((a, b) => b.sureness - a.sureness);
  return { kind, from: match.from, to: match.to, payload: match.payload, sureness: match.sureness, rivals };
}

function costOf(edge: Segment, focus: Focus): number {
  if (edge.kind === 'unknown') return COST.unknown;
  return basicCost(edge, focus) + COST.doubt * (1 - edge.sureness);
}

function basicCost(edge: Exclude<Segment, { kind: 'unknown' }>, focus: Focus): number {
  if (edge.kind === 'term') {
    if (focus === 'place') return COST.filler + (isContent(edge.payload) ? 0.3 : 0);
    return isContent(edge.payload) || edge.payload.cues.length > 0 ? COST.content : COST.filler;
  }
  if (focus === 'place') return COST.place;
  if (edge.payload.kind === 'areas' && edge.payload.fragment) return COST.fragment;
  return edge.payload.common ? COST.common : COST.place;
}
