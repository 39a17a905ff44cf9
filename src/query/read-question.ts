import type { AreaCode } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Lexicon } from '../domain/lexicon.ts';
import { glossaryOf } from './asked-term.ts';
import { USUAL_METRICS } from './complete-question.ts';
import { explainReading, type ReadingStep } from './explain-reading.ts';
import { MeasureMatcher, type MeasureReading } from './match-measure.ts';
import { measureWords } from './measure-words.ts';
import { parseText, type Parse, type Parser } from './parse-text.ts';
import { placeForms } from './place-forms.ts';
import { stem, stemsOf } from './normalise.ts';
import { PlaceReader, type PlaceReading } from './read-place.ts';
import type { Question, Reading } from './question.ts';
import { readingOf } from './reading-of.ts';
import { ConcernReader } from './read-refusal.ts';
import type { Vocabulary } from './segment.ts';
import type { PhraseTrie } from './phrase-trie.ts';
import { councilTrie, metricNames, spellings, type Term, termTrie } from './terms.ts';
import { NearWords } from './near-words.ts';
import { anyOf, WordList } from './ordinary-words.ts';

export interface ReadContext {
  /** ISO date in London. */
  readonly today: string;
  /** Reporting year of the newest edition. */
  readonly newest: number;
  /** The area that a question means where it names none. */
  readonly defaultArea?: AreaCode;
}

export interface Resolver {
  /** What a whole message asks for. */
  read(text: string, context: ReadContext): Reading;
  /** A text that names a place and nothing else. */
  readPlace(text: string): PlaceReading;
  /** A text that names a measure and nothing else. */
  readMeasure(text: string): MeasureReading & { readonly strange: readonly string[] };
  /** Whether a text of any kind names a person outright. */
  namesSomebody(text: string): boolean;
  /** The statistic that stands for one in the exchange format: the benchmark does not list every share and rate. */
  exchangeId(id: string): string;
  /** How a message was read, step by step. */
  explain(text: string, context: ReadContext): readonly ReadingStep[];
}

/** Authorities that have a name together, by its words in the singular. */
function namedGroups(dataset: Dataset, { groups }: Lexicon): Parser['groups'] {
  const codes = new Map(dataset.authorities().map(({ name, code }) => [name, code]));
  return new Map(
    Object.entries(groups).map(([words, names]) => [
      stemsOf(words).join(' '),
      { kind: 'listed', codes: names.flatMap((name) => codes.get(name) ?? []), words },
    ]),
  );
}

/** Words that mean something by themselves in a question. */
function plainWords(terms: PhraseTrie<Term>): ReadonlySet<string> {
  return new Set(
    [...terms.words].filter((word) => {
      const term = terms.get([word]);
      return term !== undefined && (term.filler || term.tags.length > 0 || term.cues.length > 0);
    }),
  );
}

/** Builds the tables once; reading is then a matter of look-ups. Pure: the same text always reads the same. */
export function buildResolver({ dataset, lexicon }: { dataset: Dataset; lexicon: Lexicon }): Resolver {
  const { trie: terms, joined, rarer: plainer, sameAs } = termTrie(lexicon, dataset.parts.unheld);
  const councils = councilTrie(lexicon);
  const nearTerms = new NearWords(spellings({ trie: terms, rarer: plainer }), 'words', plainer);
  const persons = new Set([...lexicon.firstNames, ...lexicon.surnames].map(stem));
  const words = new WordList(lexicon.ordinaryWords);
  const ordinary = anyOf(persons, words);
  const forms = placeForms(dataset, lexicon, anyOf(terms.words, words));
  const { trie: places, spellings: placeWords, rarer } = forms;
  const nearPlaces = new NearWords(placeWords, 'names', rarer);
  const villages = new Set(lexicon.villages);
  const vocabulary: Vocabulary = {
    places,
    terms,
    sameAs,
    joined,
    nearPlaces,
    nearTerms,
    known: ordinary,
    villages,
  };
  const parser: Parser = {
    dataset,
    vocabulary,
    concerns: new ConcernReader(lexicon),
    measures: new MeasureMatcher(dataset, lexicon.frames),
    usual: USUAL_METRICS,
    moments: lexicon.moments,
    groups: namedGroups(dataset, lexicon),
    names: metricNames(dataset.parts.metrics),
    glossary: glossaryOf(dataset.parts.glossary),
  };
  const placeReader = new PlaceReader(
    dataset,
    {
      places,
      terms: councils,
      sameAs: new Map(),
      joined: new Map(),
      nearPlaces,
      nearTerms: new NearWords(councils.words, 'words'),
      known: anyOf(plainWords(terms), ordinary),
      villages,
    },
    lexicon,
  );
  // By itself, so that the rest of the lexicon, of which the tables are made, need not be kept.
  const { exchangeIds } = lexicon;
  const parse = (text: string, context: ReadContext): Parse => parseText(parser, text, context.newest);
  const read = (text: string, context: ReadContext): Reading =>
    withDefault(readingOf(parser, parse(text, context)), context.defaultArea);
  return {
    read,
    readPlace: (text) => placeReader.read(text),
    readMeasure: (text) => measureWords(parser, text),
    namesSomebody: (text) => parser.concerns.namesSomebody(text),
    exchangeId: (id) => exchangeIds[id] ?? id,
    explain: (text, context) => explainReading(parse(text, context), read(text, context), dataset),
  };
}

function withDefault(reading: Reading, area: AreaCode | undefined): Reading {
  if (area === undefined || reading.kind !== 'question' || !lacksArea(reading)) return reading;
  return { ...reading, areas: [{ code: area, words: '', via: null }] };
}

function lacksArea(question: Question): boolean {
  const { intent, areas, group, metrics } = question;
  const figures = intent === 'lookup' || intent === 'compare' || intent === 'trend' || intent === 'breakdown';
  const placed = areas.length > 0 || (group !== null && group.kind !== 'neighbours');
  return figures && !placed && metrics.length > 0;
}
