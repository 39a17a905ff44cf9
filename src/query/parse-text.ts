import { askingPart } from './asking-part.ts';
import type { MetricId } from '../domain/metric.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { GlossaryTerm } from '../domain/glossary.ts';
import { findPlaces, type PlaceFinding } from './find-places.ts';
import { type LeftOutPlaces, withoutLeftOut } from './left-out-places.ts';
import type { MeasureMatcher, MeasureReading, MeasureWords } from './match-measure.ts';
import { isForeign, isGuessedFiller, measureItems, namedMetric, sureTerm } from './measure-words.ts';
import type { Moment } from '../domain/lexicon.ts';
import { namedModel } from './neighbour-model.ts';
import { plainText, type Token, tokensOf } from './normalise.ts';
import type { AskedArea, AskedGroup, AskedMetric } from './question.ts';
import { isQueryText } from './query-text.ts';
import type { KnownWords } from './ordinary-words.ts';
import { type PeriodReading, readPeriod } from './read-period.ts';
import type { Concern, ConcernReader } from './read-refusal.ts';
import { type Segment, segment, type Vocabulary } from './segment.ts';
import { sharedHeads } from './shared-heads.ts';
import { withoutSignature } from './signed-off.ts';
import { withoutTakenBack } from './taken-back.ts';
import { besideCodes, typedAreas, typedMetrics } from './typed-codes.ts';
import { isContent, isUnit } from './terms.ts';

/** The tables that a text is read with. */
export interface Parser {
  readonly dataset: Dataset;
  readonly vocabulary: Vocabulary;
  readonly concerns: ConcernReader;
  readonly measures: MeasureMatcher;
  /** Offered where a question names no measure: what people most often want, the commonest first. */
  readonly usual: readonly MetricId[];
  /** What happened, by which people count years. */
  readonly moments: readonly Moment[];
  /** Authorities that have a name together, by its words in the singular. */
  readonly groups: ReadonlyMap<string, Extract<AskedGroup, { kind: 'listed' }>>;
  /** Statistics by their names. */
  readonly names: ReadonlyMap<string, MetricId>;
  /** Words of replies that are no statistics, by what people call them. */
  readonly glossary: ReadonlyMap<string, GlossaryTerm>;
}

/** A word that nothing explains, and whether it leans on a name or a measure without anything between. */
export interface Stranger {
  readonly words: string;
  readonly leans: boolean;
  readonly offTopic: boolean;
  /** Whether it is a number or an ordinary word, and so no name. */
  readonly ordinary: boolean;
}

/** Words side by side that nothing explains. */
export interface NameLike {
  readonly words: readonly string[];
  /** The word before them, where nothing stands between. */
  readonly after: string | null;
}

/** Everything that was found in a text, before it is decided what to do about it. */
export interface Parse {
  readonly plain: string;
  /** The same without ids, whose parts are no words. */
  readonly said: string;
  readonly tokens: readonly Token[];
  readonly segments: readonly Segment[];
  readonly leftOut: LeftOutPlaces;
  readonly typed: { readonly areas: readonly AskedArea[]; readonly metrics: readonly AskedMetric[] };
  /** The version of the neighbour model, where one is named. */
  readonly model: string | null;
  readonly period: PeriodReading;
  readonly places: readonly PlaceFinding[];
  readonly items: readonly MeasureWords[];
  readonly measure: MeasureReading;
  /** Whether every word of a measure stands as written or was corrected beyond doubt. */
  readonly measureSure: boolean;
  readonly strangers: readonly Stranger[];
  /** Stretches of words that nothing explains and that are no ordinary words: names of somebody or something. */
  readonly names: readonly NameLike[];
  readonly cues: ReadonlySet<string>;
  /** Whether there is nothing beside names but words of courtesy. */
  readonly bare: boolean;
  readonly concern: Concern | null;
}

/** "Freedom of Information Act 2000". */
const YEAR_OF_AN_ACT = /(?<=\bact (?:of )?)(?:19|20)\d\d\b(?![/-]\d)/g;

/** "1)", "(2)", "3." */
const LIST_NUMBER = /(?<=^|[\s;:,])\(?(\d{1,2})[).](?=\s)/g;

/** Takes a text apart: codes, period, places, measures, requests, and what is left. */
export function parseText(parser: Parser, text: string, newest: number): Parse {
  const { dataset, vocabulary } = parser;
  const plain = withoutNumbering(plainText(text));
  const exact = isQueryText(plain, dataset);
  const typedIds = typedMetrics(plain, dataset, exact);
  const masked = mask(plain, typedIds.spans);
  const codes = typedAreas(masked, dataset, () => exact || namesNoPlace(masked, vocabulary));
  const model = namedModel(masked, dataset.neighbourModels());
  const clear = mask(mask(masked, codes.spans), model.spans);
  const acts = [...clear.matchAll(YEAR_OF_AN_ACT)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
  const period = readPeriod(mask(clear, acts), newest, parser.moments);
  const taken = [...typedIds.spans, ...codes.spans, ...model.spans, ...acts, ...period.spans];
  const words = tokensOf(plain, taken);
  const { tokens, segments: read } = segment(sharedHeads(words, vocabulary.places), vocabulary, 'message');
  const all = withoutSignature(read, tokens);
  const { segments: kept, leftOut } = withoutLeftOut(parser, all, tokens, codes, plain);
  const whole = withoutTakenBack(kept, tokens);
  const segments = askingPart(whole, tokens, (part) => {
    const { metrics, choices, left } = parser.measures.read(measureItems(part, tokens));
    return metrics.length > 0 && choices.length === 0 && left.length === 0;
  });
  const items = measureItems(segments, tokens);
  const named = namedMetric(parser.names, segments, tokens);
  return {
    plain,
    said: mask(masked, leftOut.spans),
    tokens,
    segments,
    leftOut,
    typed: {
      areas: codes.areas.filter(({ code }) => !leftOut.codes.includes(code)),
      metrics: typedIds.metrics,
    },
    model: model.model,
    period,
    places: findPlaces(segments, tokens),
    items,
    measure: named ? { metrics: [named], choices: [], left: [] } : parser.measures.read(items),
    measureSure: named !== null || segments.every((part) => sureTerm(part)),
    strangers: named ? [] : strangersIn(segments, tokens, plain, vocabulary.known),
    names: named ? [] : namesIn(whole, tokens),
    bare: segments.every((part) => part.kind === 'place' || (part.kind === 'term' && part.payload.polite)),
    cues: new Set(segments.flatMap((part) => (part.kind === 'term' ? part.payload.cues : []))),
    concern: parser.concerns.read(plain, taken.length > 0 ? tokensOf(plain) : words),
  };
}

/** A numbered list read as one with semicolons, so that its numbers are no part of what is asked: "1) … 2) …". */
function withoutNumbering(plain: string): string {
  const numbers = [...plain.matchAll(LIST_NUMBER)].map(([, number]) => Number(number));
  // A number that a text begins with is gone by now.
  const [first = 0] = numbers;
  const counts =
    (first === 2 || (first === 1 && numbers.length > 1)) &&
    numbers.every((number, index) => number === index + first);
  return counts ? plain.replaceAll(LIST_NUMBER, (found) => ` ${';'.padEnd(found.length - 1)}`) : plain;
}

/** Blanks out stretches that were read, so that positions stay. */
function mask(text: string, spans: readonly { start: number; end: number }[]): string {
  let masked = text;
  for (const { start, end } of spans)
    masked = `${masked.slice(0, start)}${' '.repeat(end - start)}${masked.slice(end)}`;
  return masked;
}

/** Whether a text is of measures alone, so that a number of three digits in it can be a place. */
function namesNoPlace(masked: string, vocabulary: Vocabulary): boolean {
  const beside = besideCodes(masked);
  if (beside === null) return false;
  const { segments } = segment(tokensOf(beside), vocabulary, 'message');
  return segments.every(({ kind }) => kind === 'term');
}

const COUNT_OF_RANKS =
  /(?:top|bottom|first|last|highest|lowest|worst|best|most|fewest|largest|smallest|biggest) (\d{1,3})\b|\b(\d{1,3})(?= (?:councils|authorities|las|areas|boroughs|counties|highest|lowest|worst|best|biggest|largest|smallest)\b)/g;

/** Beside other words a filler is dropped without a word only where it is all but written right. */
const SURE_FILLER = 0.88;

function strangersIn(
  segments: readonly Segment[],
  tokens: readonly Token[],
  plain: string,
  known: KnownWords,
): Stranger[] {
  const strangers: Stranger[] = [];
  const counted = new Set(
    [...plain.matchAll(COUNT_OF_RANKS)].flatMap(([, after, before]) => after ?? before ?? []),
  );
  for (const [index, part] of segments.entries()) {
    const foreign = isForeign(part);
    if (part.kind !== 'unknown' && !foreign && !isGuessedFiller(part, SURE_FILLER)) continue;
    const own = tokens.slice(part.from, part.to);
    const number = own.every((token) => /^\d+$/.test(token.word));
    if (number && own.every((token) => counted.has(token.word))) continue;
    const before = segments[index - 1];
    const after = segments[index + 1];
    const ordinary = own.every(({ word, stem }) => /^\d+$/.test(word) || known.has(stem));
    const leans =
      (matters(before) && (own[0]?.before === 'nothing' || saysState(before, own))) ||
      isObject(segments, tokens, index, foreign || ordinary) ||
      (matters(after) && tokens[after?.from ?? 0]?.before === 'nothing') ||
      isWhose(segments, tokens, index, foreign) ||
      isCounted(before, after, own);
    strangers.push({
      words: own.map((token) => token.raw).join(' '),
      leans: leans && !number,
      offTopic: foreign,
      ordinary,
    });
  }
  return strangers;
}

/** Words that tie what follows to the measure before it: "turnover of …", "referral to …", "foster a …". */
const TIES = /^(?:(?:of|to|a|an) )(?:(?:the|a|an|my|your|our) )?$/;
/** The same where what follows is no name: "overspend on roads", and not "referrals for Kent". */
const LOOSER_TIES = /^(?:(?:of|to|a|an|on|for|at|against|among|amongst|by) )(?:(?:the|a|an|my|your|our) )?$/;
/** What ties another subject to the measure behind it: "pensioners in poverty", "pensioners are in care". */
const WHOSE = /^(?:(?:are|is|were|was) )?(?:(?:in|on|at|for|of|with|under|from) )?(?:the )?$/;
/** What a subject is the subject of: "fire service inspection", "play area inspections". */
const OF_A_SUBJECT = /^(?:area|service|team|group|centre|sector|staff|worker|department)s? $/;

/** Whether a word says of what or to what the measure before it is: "assessment of the bridge". */
function isObject(
  segments: readonly Segment[],
  tokens: readonly Token[],
  index: number,
  nameless: boolean,
): boolean {
  const own = segments[index];
  const last = segments.slice(0, index).findLast((part) => matters(part));
  if (!own || last?.kind !== 'term') return false;
  return (nameless ? LOOSER_TIES : TIES).test(between(tokens, last.to, own.from) ?? '');
}

/** Whether a word says whose or what the measure behind it is. */
function isWhose(
  segments: readonly Segment[],
  tokens: readonly Token[],
  index: number,
  foreign: boolean,
): boolean {
  const own = segments[index];
  const next = segments.slice(index + 1).find((part) => matters(part));
  if (!own || next?.kind !== 'term') return false;
  const words = between(tokens, own.to, next.from) ?? '';
  return OF_A_SUBJECT.test(words) || (foreign && WHOSE.test(words));
}

/** Whether a word is what is asked the number of, and children are not: "how many veterans are in care". */
function isCounted(before: Segment | undefined, after: Segment | undefined, own: readonly Token[]): boolean {
  if (before?.kind !== 'term' || !isUnit(before.payload) || own[0]?.before !== 'nothing') return false;
  return after === undefined || after.kind === 'place' || (after.kind === 'term' && after.payload.filler);
}

/** The words between two places of a text, each with a space behind it; null where a sign parts them. */
function between(tokens: readonly Token[], from: number, to: number): string | null {
  const whole = tokens.slice(from, to + 1).every(({ before }) => before === 'nothing');
  return whole
    ? tokens
        .slice(from, to)
        .map(({ word }) => `${word} `)
        .join('')
    : null;
}

/** Two letters behind a place and a comma are likely a state: "Boston, MA". */
function saysState(before: Segment | undefined, own: readonly Token[]): boolean {
  return before?.kind === 'place' && own[0]?.before === 'list' && /^[a-z]{2}$/.test(own[0].word);
}

function namesIn(segments: readonly Segment[], tokens: readonly Token[]): NameLike[] {
  const names: { words: string[]; after: string | null; to: number }[] = [];
  for (const part of segments) {
    if (part.kind !== 'unknown') continue;
    const words = tokens.slice(part.from, part.to).map(({ word }) => word);
    const joins = tokens[part.from]?.before === 'nothing';
    const last = names.at(-1);
    if (last?.to === part.from && joins) {
      last.words.push(...words);
      last.to = part.to;
    } else {
      names.push({ words, after: joins ? (tokens[part.from - 1]?.word ?? null) : null, to: part.to });
    }
  }
  return names;
}

function matters(part: Segment | undefined): boolean {
  if (!part) return false;
  return part.kind === 'place' || (part.kind === 'term' && isContent(part.payload));
}
