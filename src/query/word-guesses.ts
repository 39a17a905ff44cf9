import { SWAPPED } from './near-words.ts';
import { stem, type Token } from './normalise.ts';
import type { Slips, WordGuess } from './phrase-trie.ts';
import type { Focus, Vocabulary } from './segment.ts';
import type { SameWord } from './terms.ts';
import { editDistance, isOneSlip } from './similarity.ts';

/** Below this a guess is not looked at. */
const WORTH_A_LOOK = { place: 0.6, term: 0.68, shortTerm: 0.74 };

/** How sure a correction of four letters is at most: by itself it is asked about. */
const DOUBTFUL = 0.735;

/** How sure it is that initials were meant of which one letter stands twice. */
const TWICE = 0.85;

/** How sure a correction of a village's name is at most, so that it is asked about. */
const ASKED_ABOUT = 0.7;

/** How sure it is that two words are one that was written apart. */
const JOINED = 0.98;

/** How sure it is that a word of the same meaning makes the same phrase. */
const SAME = 0.985;

/** Compass words that are too short to be looked up by their letters. */
const SHORT_COMPASS = ['east', 'west'];

/** How sure a slip inside a long phrase is at least. */
const SLIP = 0.75;

/** Words within names, for which any short word stands where the rest of the name is there: "Southend-pn-Sea". */
const BETWEEN = new Set(['and', 'of', 'on', 'upon', 'the', 'in', 'with']);

/** What each token of a text may stand for, as a word of a name and as a word of a measure or request. */
export interface Guesses {
  readonly place: WordGuess[][];
  readonly term: WordGuess[][];
  /** Words too short to be looked up, or right by themselves, that are slips inside a long phrase; null without any. */
  readonly slips: Slips | null;
}

/** The tokens as they are written, and pairs of them that make one word: "black burn". */
export function exactGuesses(tokens: readonly Token[], vocabulary: Vocabulary): Guesses {
  const { places, terms, sameAs } = vocabulary;
  const joined = (index: number, words: ReadonlySet<string>, stemmed: boolean): WordGuess[] => {
    const next = tokens[index + 1];
    const own = tokens[index];
    if (!own || !next || next.before !== 'nothing') return [];
    const word = own.word + (stemmed ? next.stem : next.word);
    return words.has(word) && word.length > 5 ? [{ word, sureness: JOINED, span: 2 }] : [];
  };
  /** "Most on" is no slip in the name of a small place: both say something by themselves. */
  const meant = ({ word }: WordGuess, index: number): boolean => {
    const place = places.get([word]);
    const known = place?.kind === 'areas' && place.via === null;
    return known || ![tokens[index], tokens[index + 1]].some((token) => token && terms.get([token.stem]));
  };
  return {
    place: tokens.map(({ word }, index) => [
      { word, sureness: 1, span: 1 },
      ...joined(index, places.words, false).filter((guess) => meant(guess, index)),
    ]),
    term: tokens.map(({ stem: singular }, index) => [
      { word: singular, sureness: 1, span: 1 },
      ...joined(index, terms.words, true),
      ...sameAt(tokens, index, sameAs),
    ]),
    slips: null,
  };
}

/** The words that phrases are kept with, for one or more words of their meaning: "young people" is "child". */
function sameAt(tokens: readonly Token[], index: number, sameAs: Vocabulary['sameAs']): WordGuess[] {
  const others = sameAs.get(tokens[index]?.stem ?? '');
  if (others === undefined) return [];
  const said = ({ words }: SameWord): boolean =>
    words.every((word, at) => {
      const token = tokens[index + at];
      return token?.stem === word && (at === 0 || token.before === 'nothing');
    });
  return others.filter(said).map(({ word, words }) => ({ word, sureness: SAME, span: words.length }));
}

/** The same with what the tokens that nothing explains, `unknown`, may be slips for. */
export function correctedGuesses(
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  unknown: readonly number[],
  focus: Focus,
): Guesses {
  const guesses = exactGuesses(tokens, vocabulary);
  for (const index of unknown) {
    const token = tokens[index];
    if (!token) continue;
    if (focus !== 'measure') guesses.place[index]?.push(...placeGuesses(token, vocabulary));
    guesses.term[index]?.push(...unitGuesses(tokens, index, vocabulary));
    if (isRight(token, vocabulary)) continue;
    guesses.term[index]?.push(
      ...(tokens.length > 1 ? shortGuesses(token, vocabulary) : []),
      ...(token.word.length > 3 ? termGuesses(token, vocabulary) : []),
    );
  }
  return { ...guesses, slips: slipsAmong(tokens, new Set(unknown), vocabulary) };
}

/** What words that nothing explains may stand for where the rest of a long phrase is there. */
function slipsAmong(
  tokens: readonly Token[],
  unknown: ReadonlySet<number>,
  { nearPlaces, nearTerms, known }: Vocabulary,
): Slips {
  return {
    inside: (at, word) => {
      const token = tokens[at];
      if (!token || !unknown.has(at) || word.length < 2) return null;
      const limit = word.length < 7 ? 1 : 2;
      const slips = Math.min(editDistance(token.word, word, limit), editDistance(token.stem, word, limit));
      const kind = token.word.length < 3 || known.has(token.stem) ? 'loose' : 'near';
      const begins = kind === 'near' || token.word.length < 4 || token.word[0] === word[0];
      if (slips <= limit && begins) return { sureness: Math.max(SLIP, 1 - slips / word.length), kind };
      return BETWEEN.has(word) && token.word.length < 5 ? { sureness: SLIP, kind: 'loose' } : null;
    },
    first: (at) => {
      const typed = tokens[at]?.word ?? '';
      if (!unknown.has(at) || typed.length < 3) return [];
      return [...nearPlaces.near(typed), ...nearTerms.near(typed)].map(({ word }) => stem(word));
    },
  };
}

/** Whether a word is right as it stands, though it says nothing here: an ordinary word or a part of a name. */
function isRight({ word, stem: singular }: Token, { known, places }: Vocabulary): boolean {
  return known.has(singular) || places.words.has(word);
}

function placeGuesses({ word }: Token, { nearPlaces, villages }: Vocabulary): WordGuess[] {
  if (word.length < 4)
    return SHORT_COMPASS.filter((short) => editDistance(word, short, 1) === 1).map((short) => ({
      word: short,
      sureness: SLIP,
      span: 1,
    }));
  // "Ewst" is as near to east as to west.
  if (SHORT_COMPASS.every((compass) => editDistance(word, compass, 1) === 1))
    return SHORT_COMPASS.map((compass) => ({ word: compass, sureness: SLIP, span: 1 }));
  return nearPlaces
    .near(word)
    .filter(
      (near) => near.sureness >= WORTH_A_LOOK.place && (!villages.has(word) || isOneSlip(word, near.word)),
    )
    .map((near) => ({
      word: near.word,
      sureness: villages.has(word) ? Math.min(near.sureness, ASKED_ABOUT) : near.sureness,
      span: 1,
    }));
}

/** The unit that is most often asked for. */
const RATE = 'rate';

/** How sure it is that a word of its own is a slip in a unit: enough for that, and too little for anything else. */
const MEANT_RATE = 0.71;

/** The unit that a word is a slip of where it stands as units do: "the rat of children in care", "cpp rare". */
function unitGuesses(tokens: readonly Token[], index: number, { terms }: Vocabulary): WordGuess[] {
  const [before, token, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (!token || editDistance(token.stem, RATE, 1) !== 1) return [];
  const behind = before !== undefined && token.before === 'nothing' && terms.words.has(before.stem);
  return after?.word === 'of' || behind ? [{ word: RATE, sureness: MEANT_RATE, span: 1 }] : [];
}

/**
 * What three letters may be that say something by themselves: "cpp rte", "ICN", "vla". It is asked about, but for a unit.
 * A letter too many that stands twice is none: "cppp".
 */
function shortGuesses({ word }: Token, { nearTerms, terms }: Vocabulary): WordGuess[] {
  const says = (near: string): boolean => (terms.get([near])?.tags.length ?? 0) > 0;
  if (word.length === 4) {
    const once = word.replace(/(.)\1/, '$1');
    return once.length === 3 && says(once) ? [{ word: once, sureness: TWICE, span: 1 }] : [];
  }
  if (word.length !== 3) return [];
  return nearTerms
    .short(word)
    .filter(says)
    .map((near) => ({ word: near, sureness: DOUBTFUL, span: 1 }));
}

function termGuesses({ word, stem: singular }: Token, { nearTerms }: Vocabulary): WordGuess[] {
  const near = [...nearTerms.near(word), ...(singular === word ? [] : nearTerms.near(singular))];
  return near
    .filter(({ sureness }) => sureness >= (word.length < 6 ? WORTH_A_LOOK.shortTerm : WORTH_A_LOOK.term))
    .map((found) => ({
      word: stem(found.word),
      sureness:
        word.length < 5 && found.sureness < SWAPPED ? Math.min(found.sureness, DOUBTFUL) : found.sureness,
      span: 1,
    }));
}
