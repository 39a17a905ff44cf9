import { stem, type Token } from './normalise.ts';
import type { NearWords } from './near-words.ts';
import type { KnownWords } from './ordinary-words.ts';
import type { PhraseMatch, PhraseTrie, Slips, WordGuess } from './phrase-trie.ts';
import type { Place } from './place-forms.ts';
import { withSaidAges } from './said-ages.ts';
import { isContent, isUnit, type SameWord, type Term } from './terms.ts';
import { correctedGuesses, exactGuesses, type Guesses } from './word-guesses.ts';

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
  /** Words of the same meaning as one that phrases are kept with, by the first of them. */
  readonly sameAs: ReadonlyMap<string, readonly SameWord[]>;
  /** Phrases written without their spaces, with their words. */
  readonly joined: ReadonlyMap<string, string>;
  readonly nearPlaces: NearWords;
  readonly nearTerms: NearWords;
  /** Words that mean something outside this vocabulary, and are not taken for misspelt. */
  readonly known: KnownWords;
  /** Names of places that are in no list: never taken for another name without a question. */
  readonly villages: KnownWords;
}

export interface Segmented {
  /** The tokens, with words taken apart that were written together. */
  readonly tokens: readonly Token[];
  readonly segments: readonly Segment[];
}

export type Focus = 'message' | 'place' | 'measure';

/**
 * What a segment costs: names and measures once for the whole phrase, words that say nothing for each token, so that
 * long phrases win; a corrected word costs by its doubt. An unknown word costs more than any doubt worth a look.
 */
const COST = {
  place: 0.5,
  shared: 1,
  content: 0.9,
  filler: 0.4,
  fillerWord: 0.15,
  guessedFiller: 0.8,
  fragment: 2.4,
  common: 2.6,
  unknown: 5,
  doubt: 6,
};

/** How sure a phrase is at least that is made of other words of the same meaning, or of one word written apart. */
const AS_WRITTEN = 0.97;

/** How sure a name of a place that is not covered has to be to cost no more than another: few people write of these. */
const WORTH_FOREIGN = 0.75;

/** Most misspelt words that are looked up in one text: more than these are no question. */
const CORRECTED = 16;

/** Words of a phrase that has to be right but for one, for that one to be taken for a slip though it is a word. */
const LONG_PHRASE = 3;

/** Letters of a phrase of two words of which one is no word as it stands: "cae proceedings". */
const LONG_PAIR = 6;

/**
 * The cheapest reading of the tokens: long phrases before short ones, known words before corrected ones, and only
 * words that nothing explains are taken apart or looked up for misspellings.
 */
export function segment(tokens: readonly Token[], vocabulary: Vocabulary, focus: Focus): Segmented {
  const read = corrected(tokens, vocabulary, focus);
  return { ...read, segments: withSaidAges(read.segments, read.tokens) };
}

function corrected(tokens: readonly Token[], vocabulary: Vocabulary, focus: Focus): Segmented {
  const plain = cheapest(tokens, exactGuesses(tokens, vocabulary), vocabulary, focus);
  const unknown = unexplained(plain);
  if (unknown.length === 0) return { tokens, segments: plain };
  const apart = takenApart(tokens, new Set(unknown), vocabulary.joined);
  const again =
    apart === tokens ? plain : cheapest(apart, exactGuesses(apart, vocabulary), vocabulary, focus);
  const left = unexplained(again)
    .filter((index) => !/\d/.test(apart[index]?.word ?? ''))
    .slice(0, CORRECTED);
  if (left.length === 0) return { tokens: apart, segments: again };
  const guesses = correctedGuesses(apart, vocabulary, left, focus);
  return { tokens: apart, segments: cheapest(apart, guesses, vocabulary, focus) };
}

function unexplained(segments: readonly Segment[]): number[] {
  return segments.filter((part) => part.kind === 'unknown').map((part) => part.from);
}

function takenApart(
  tokens: readonly Token[],
  unknown: ReadonlySet<number>,
  joined: ReadonlyMap<string, string>,
): readonly Token[] {
  if (![...unknown].some((index) => joined.has(tokens[index]?.word ?? ''))) return tokens;
  return tokens.flatMap((token, index) => {
    const words = unknown.has(index) ? joined.get(token.word) : undefined;
    if (!words) return [token];
    return words.split(' ').map((word, at) => ({
      ...token,
      word,
      stem: stem(word),
      raw: word,
      before: at === 0 ? token.before : ('nothing' as const),
    }));
  });
}

function cheapest(
  tokens: readonly Token[],
  guesses: Guesses,
  vocabulary: Vocabulary,
  focus: Focus,
): Segment[] {
  const edges: Segment[][] = tokens.map((_, from) => {
    const places = focus === 'measure' ? [] : placesFrom(tokens, guesses, vocabulary, from);
    const terms = termsFrom(guesses, vocabulary, from);
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

/**
 * The phrases that begin at a token. A short word, or one that is right as it stands, is a slip only where the rest
 * of a long phrase stands as written.
 */
function termsFrom(guesses: Guesses, { terms }: Vocabulary, from: number): PhraseMatch<Term>[] {
  return longEnough(terms, guesses.term, guesses.slips, from);
}

/** The places that begin at a token; a word that means something else is no misspelt name by itself. */
function placesFrom(
  tokens: readonly Token[],
  guesses: Guesses,
  { places, known }: Vocabulary,
  from: number,
): PhraseMatch<Place>[] {
  const matches = longEnough(places, guesses.place, guesses.slips, from);
  const token = tokens[from];
  if (!token || !known.has(token.stem)) return matches;
  return matches.filter(({ to, sureness }) => sureness === 1 || to - from > 1);
}

/** The phrases that begin at a token, those with a slip only where enough of them stands as written. */
function longEnough<T>(
  phrases: PhraseTrie<T>,
  guesses: readonly (readonly WordGuess[])[],
  slips: Slips | null,
  from: number,
): PhraseMatch<T>[] {
  return phrases.matches(guesses, from, slips).filter(({ to, letters, slip }) => {
    if (slip === null) return true;
    return slip === 'near' ? to - from > 1 && letters >= LONG_PAIR : to - from >= LONG_PHRASE;
  });
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
          ...terms
            .filter(({ payload }) => isContent(payload))
            .map(({ to, payload, sureness }) => ({ to, place: null, term: payload, sureness })),
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
    const says = focus !== 'place' && (isContent(edge.payload) || edge.payload.cues.length > 0);
    if (says) return COST.content;
    const guessed = edge.sureness < AS_WRITTEN && !isUnit(edge.payload) ? COST.guessedFiller : 0;
    return COST.filler + COST.fillerWord * (edge.to - edge.from) + guessed;
  }
  const place = edge.payload;
  if (place.kind !== 'areas' && edge.sureness < WORTH_FOREIGN) return COST.shared + COST.place;
  if (place.kind === 'areas' && place.fragment) return COST.fragment;
  if (place.common && focus !== 'place') return COST.common;
  return place.kind === 'areas' && place.reading === 'ask' ? COST.shared : COST.place;
}
