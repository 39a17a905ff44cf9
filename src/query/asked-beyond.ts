import { hasContent } from './match-measure.ts';
import type { Parse, Parser } from './parse-text.ts';
import type { Beyond } from './question.ts';

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
const SUM =
  /\b(?:sum of|add(?:ed|ing)? (?:up|together)|adds up|combined|altogether|in total|total (?:number )?(?:of|for|across|in)|put together|between them)\b/;
const MEDIAN = /\bmedian\b/;
const MEAN =
  /\b(?:the|a|and|or) mean\b|^mean\b|\baverage (?:\p{L}+ ){0,3}(?:of|across|among|for|in) (?:all )?(?:the )?(?:\p{L}+ )?(?:councils|authorities|las|boroughs|counties|unitaries|areas)\b/u;
const FORECAST = /\b(?:forecast(?:s|ed|ing)?|predict(?:s|ed|ion|ions)?|projections?|projected)\b/;
const SUPPOSED = /\bif\b.{3,90}\bwould\b|\bwould\b.{3,90}\bif\b|\bwhat if\b|^suppos(?:e|ing)\b/;
/** Courtesy: "I would be grateful if you could". */
const COURTESY = /\bif (?:you|i|we|possible|this|that|there (?:is|are)|someone|anyone|any)\b/;
const PART =
  /\b(?:proportion|share|percentage|per ?cent|%|fraction|part|how (?:much|many)) of (?:all )?(?:of )?(?:the )?(?:england|english|country|nation|national)\b/;
const REST = /\b(?:the )?rest of (?:the )?(?:england|country|nation|uk)\b/;

/** Words that say nothing but that this is asked for. */
const SAYS: readonly (readonly [Beyond['kind'], RegExp])[] = [
  [
    'per-time',
    /^(?:(?:per|a|an|each|every|in a|on a|by) )?(?:day|week|month|quarter|daily|weekly|monthly|quarterly)(?: basis)?$/,
  ],
  ['sum', /^(?:combined|altogether|(?:added|put) (?:up|together)|add up|adds up)$/],
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
    time !== null && { kind: 'per-time', unit: time },
    SUM.test(said) && { kind: 'sum' },
    MEDIAN.test(said) && { kind: 'middle', which: 'median' },
    MEAN.test(said) && { kind: 'middle', which: 'mean' },
    FORECAST.test(said) && { kind: 'forecast' },
    SUPPOSED.test(said) && !COURTESY.test(said) && { kind: 'supposed' },
    PART.test(said) && { kind: 'part' },
    REST.test(said) && { kind: 'rest' },
  ];
  const found = beyond.filter((one) => one !== false);
  const kinds = new Set(found.map(({ kind }) => kind));
  const told = (words: string): boolean =>
    SAYS.some(([kind, pattern]) => kinds.has(kind) && pattern.test(words));
  return { parse: found.length > 0 ? without(parser, parse, told) : parse, beyond: found };
}

function perTime({ said, cues, measure }: Parse): 'day' | 'week' | 'month' | 'quarter' | null {
  const [, word, adverb] = PER_TIME.exec(said) ?? [];
  if (cues.has('subscribe') || OF_MONEY.test(said)) return null;
  // There is a measure of that kind, if only one that is known not to be held.
  if (adverb !== undefined && measure.metrics.some(({ kind }) => kind === 'unheld')) return null;
  return OF_ADVERB[word ?? adverb ?? ''] ?? null;
}

function without(parser: Parser, parse: Parse, told: (words: string) => boolean): Parse {
  const items = parse.items.filter(({ words }) => !told(words));
  const strangers = parse.strangers.filter(({ words }) => !told(words));
  if (items.length === parse.items.length || !items.some(hasContent)) return { ...parse, strangers };
  return { ...parse, items, strangers, measure: parser.measures.read(items) };
}
