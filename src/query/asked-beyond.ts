import type { PlaceFinding } from './find-places.ts';
import { hasContent } from './match-measure.ts';
import type { Parse, Parser } from './parse-text.ts';
import { MONTH } from './period-points.ts';
import type { AskedRanking, Beyond, Question } from './question.ts';

/** "How many a day": not "a week ago", nor "per week of care". */
const PER_TIME =
  /\b(?:(?:per|a|an|each|every) (day|week|month|quarter)(?! (?:ago|before|after|later|earlier|of|or|old|for|by))|(daily|weekly|monthly|quarterly))\b/;
const OF_ADVERB: Readonly<Record<string, 'day' | 'week' | 'month' | 'quarter'>> = {
  day: 'day',
  daily: 'day',
  week: 'week',
  weekly: 'week',
  month: 'month',
  monthly: 'month',
  quarter: 'quarter',
  quarterly: 'quarter',
};
/** A cost is published by the week. */
const OF_MONEY = /\b(?:costs?|spend\p{L}*|spent|price|pays?|paid|fees?|budget)\b|£/u;
const PERCENT = /\b(?:per ?cent|percent(?:age)?|proportion|share)\b|%|\b(?:1|one) in (?:how many|every)\b/;
/** A change in percent is of the figure, whatever its unit. */
const MOVES =
  /\b(?:chang|ris|fall|fell|rose|increas|decreas|drop|grow|grew|declin|reduc)\p{L}*\b|\b(?:up|down) (?:by )?\d/u;
const SUM =
  /\b(?:sum of|add(?:ed|ing)? (?:up|together)|adds up|combined|altogether|in total|total (?:number )?(?:of|for|across|in)|put together|between them)\b/;
const MEDIAN = /\bmedian\b/;
const MEAN =
  /\b(?:the|a|and|or) mean\b|^mean\b|\baverage (?:\p{L}+ ){0,3}(?:of|across|among|for|in) (?:all )?(?:the )?(?:\p{L}+ )?(?:councils|authorities|las|boroughs|counties|unitaries|areas)\b/u;
const FORECAST = /\b(?:forecast(?:s|ed|ing)?|predict(?:s|ed|ion|ions)?|projections?|projected)\b/;
const SUPPOSED = /\bif\b.{3,90}\bwould\b|\bwould\b.{3,90}\bif\b|\bwhat if\b|^suppos(?:e|ing)\b/;
/** Courtesy: "I would be grateful if you could". */
const COURTESY = /\bif (?:you|i|we|possible|this|that|there (?:is|are)|someone|anyone|any)\b/;
const LINK =
  /\b(?:correlat(?:es?|ed|ion|ions)|(?:link(?:ed|s)?|relationship|connection|association|associated) (?:to|between|with)|depends? on)\b/;
const PART =
  /\b(?:proportion|share|percentage|per ?cent|%|fraction|part|how (?:much|many)) of (?:all )?(?:of )?(?:the )?(?:england|english|country|nation|national)\b|\b(?:proportion|share|percentage|per ?cent|fraction) of .{3,60}\bin (?:england|the country)\b.{0,20}\b(?:in|from)\b/;
const REST = /\b(?:the )?rest of (?:the )?(?:england|country|nation|uk)\b/;

const PART_OF_YEAR = new RegExp(
  `\\b(?:q[1-4]|quarter (?:[1-4]|one|two|three|four)|(?:first|second|third|fourth|1st|2nd|3rd|4th) quarter (?:of|in)|(?:last|this|latest|previous|past|current|next) (?:quarter|month|week)|${MONTH} (?:to|until|till|and|-) ${MONTH})\\b`,
);
const THRESHOLD =
  /\b(above|over|more than|higher than|greater than|exceeding|below|under|less than|fewer than|lower than) (?:a )?£?(\d[\d,]*(?:\.\d+)?)(?! ?(?:%|per ?cent)? ?(?:years?|yrs?|months?|weeks?|days?|working|miles|placements?|moves?|plans?|social|times|yo\b|year-olds?|s\b|st\b|nd\b|rd\b|th\b|-?\d))/;
/** "Above the national average" */
const BEYOND_ENGLAND =
  /\b(above|over|higher than|greater than|more than|exceeding|below|under|lower than|less than) (?:the )?(?:(?:england|english|national|country)(?:'s)? )?(?:average|mean|england|national (?:figure|rate|level)|england (?:figure|rate|level))\b/;
const BOTH_ENDS =
  /\b(?:highest|lowest|most|fewest|least|largest|biggest|smallest|best|worst|top|bottom)\b(?: \p{L}+| \d+){0,3} (?:and|&) (?:\p{L}+ |\d+ ){0,3}(?:highest|lowest|most|fewest|least|largest|biggest|smallest|best|worst|top|bottom)\b/u;
const WHICH_PLACES =
  /\b(?:which|what|how many|list|all|any) (?:\p{L}+ ){0,3}?(?:councils?|authorit(?:y|ies)|las?|areas|boroughs?|counties|places)\b|\b(?:councils|authorities|las|areas|boroughs|counties|places) (?:that|with|which)\b/u;
const OF_PLACES = /\b(?:councils?|authorit(?:y|ies)|las?|areas|boroughs?|counties|places|anywhere|who)\b/;

/** Words that say nothing but that this is asked for. */
const SAYS: readonly (readonly [Beyond['kind'], RegExp])[] = [
  [
    'per-time',
    /^(?:(?:per|a|an|each|every|in a|on a|by) )?(?:day|week|month|quarter|daily|weekly|monthly|quarterly)(?: basis)?$/,
  ],
  [
    'part-of-year',
    new RegExp(`^(?:q[1-4]|quarters?|first|second|third|fourth|[1-4](?:st|nd|rd|th)?|${MONTH})$`),
  ],
  [
    'threshold',
    /^(?:above|over|below|under|exceeding|more than|less than|higher than|lower than|fewer than|[\d,.]+)$/,
  ],
  ['sum', /^(?:combined|altogether|(?:added|put) (?:up|together)|add up|adds up)$/],
  ['part', /^(?:what )?(?:proportion|share|percentage|per ?cent|fraction)(?: of)?$/],
  ['link', /^(?:correlat(?:e|es|ed|ion|ions)|link(?:ed|s)?|relationship|connection|association|associated)$/],
  ['forecast', /^(?:forecast|predict)(?:s|ed|ing|ion|ions)?$/],
];

/** What a text asks for beyond a published figure, and how it reads without the words that only say so. */
export interface BeyondFigures {
  readonly parse: Parse;
  readonly beyond: readonly Beyond[];
}

/**
 * Finds what a text asks for that no published figure says: how many a day, a sum of places, a forecast, what would be if.
 * The words of it are taken out where they would hide the measure; the reply tells what it does about each.
 */
export function beyondFigures(parser: Parser, parse: Parse): BeyondFigures {
  const { said } = parse;
  const time = perTime(parse);
  const beyond: readonly (Beyond | false)[] = [
    PART_OF_YEAR.test(said) && { kind: 'part-of-year' },
    thresholdIn(parse) ?? false,
    BOTH_ENDS.test(said) && { kind: 'other-end' },
    time !== null && { kind: 'per-time', unit: time },
    PERCENT.test(said) &&
      !PART.test(said) &&
      !MOVES.test(said) &&
      isRate(parser, parse) && { kind: 'as-percent' },
    SUM.test(said) && { kind: 'sum' },
    MEDIAN.test(said) && { kind: 'middle', which: 'median' },
    MEAN.test(said) && { kind: 'middle', which: 'mean' },
    FORECAST.test(said) && { kind: 'forecast' },
    SUPPOSED.test(said) && !COURTESY.test(said) && { kind: 'supposed' },
    LINK.test(said) && { kind: 'link' },
    PART.test(said) && { kind: 'part' },
    REST.test(said) && { kind: 'rest' },
  ];
  const found = beyond.filter((one) => one !== false);
  const kinds = new Set(found.map(({ kind }) => kind));
  const told = (words: string): boolean =>
    SAYS.some(([kind, pattern]) => kinds.has(kind) && pattern.test(words));
  return { parse: found.length > 0 ? without(parser, parse, told) : parse, beyond: found };
}

/** What a question asks for beyond figures, with the places that are known and not in England. */
export function withAbroad(
  { beyond = [] }: Question,
  abroad: readonly Extract<PlaceFinding, { kind: 'nation' | 'elsewhere' }>[],
): Pick<Question, 'beyond'> {
  const places = abroad.map((place): Beyond => {
    const nation = place.kind === 'nation' ? place.nation : null;
    return { kind: 'abroad', words: place.words, place: place.name, nation };
  });
  return places.length === 0 ? {} : { beyond: [...beyond, ...places] };
}

function isRate({ dataset }: Parser, { measure: { metrics } }: Parse): boolean {
  return metrics.length > 0 && metrics.every(({ id }) => dataset.metric(id)?.unit === 'per-10000');
}

/** A ranking that begins where the authorities above or below the number stand. */
export function towardsThreshold(
  ranking: AskedRanking | null,
  beyond: readonly Beyond[],
): AskedRanking | null {
  const threshold = beyond.find(({ kind }) => kind === 'threshold');
  if (ranking === null || ranking.end === 'place' || threshold?.kind !== 'threshold') return ranking;
  return { ...ranking, end: threshold.side === 'above' ? 'top' : 'bottom' };
}

function perTime({ said, cues, measure }: Parse): 'day' | 'week' | 'month' | 'quarter' | null {
  const [, word, adverb] = PER_TIME.exec(said) ?? [];
  if (cues.has('subscribe') || OF_MONEY.test(said)) return null;
  // There is a measure of that kind, if only one that is known not to be held.
  if (adverb !== undefined && measure.metrics.some(({ kind }) => kind === 'unheld')) return null;
  return OF_ADVERB[word ?? adverb ?? ''] ?? null;
}

/** A number that authorities are held against; one that belongs to the measure is none. */
function thresholdIn({ said, strangers, places }: Parse): Beyond | null {
  const [, than] = BEYOND_ENGLAND.exec(said) ?? [];
  const alone = places.every((place) => place.kind === 'areas');
  if (than !== undefined && alone && WHICH_PLACES.test(said))
    return { kind: 'threshold', side: sideOf(than), value: 'england' };
  const [, words, number] = THRESHOLD.exec(said) ?? [];
  if (words === undefined || number === undefined || !OF_PLACES.test(said)) return null;
  const digits = number.replaceAll(',', '');
  const own = strangers.some(({ words: other }) => other === number || digits.startsWith(other));
  if (!own) return null;
  return { kind: 'threshold', side: sideOf(words), value: Number(digits) };
}

function sideOf(words: string): 'above' | 'below' {
  return /above|over|more|higher|greater|exceed/.test(words) ? 'above' : 'below';
}

function without(parser: Parser, parse: Parse, told: (words: string) => boolean): Parse {
  const items = parse.items.filter(({ words }) => !told(words));
  const strangers = parse.strangers.filter(({ words }) => !told(words));
  const segments = parse.segments.filter(
    ({ kind, from, to }) =>
      kind !== 'unknown' ||
      !told(
        parse.tokens
          .slice(from, to)
          .map(({ raw }) => raw)
          .join(' '),
      ),
  );
  if (items.length === parse.items.length || !items.some(hasContent))
    return { ...parse, segments, strangers };
  return { ...parse, items, segments, strangers, measure: parser.measures.read(items) };
}
