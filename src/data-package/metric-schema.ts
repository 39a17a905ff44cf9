import { z } from 'zod';
import type { Basket } from '../domain/basket.ts';
import type { PressClaim } from '../domain/claim.ts';
import { inputIds } from '../domain/derivation.ts';
import { type Metric, type MetricId, POLARITIES, type UnheldMeasure, UNITS } from '../domain/metric.ts';
import { PERIOD_KINDS } from '../domain/period.ts';
import type { LinesOf } from './data-lines.ts';
import type { Fault } from './faults.ts';
import { parseEntries, parseRows, type Parsed } from './parsed-entries.ts';

/**
 * What the entries of metrics.json, unheld-measures.json, baskets.json and press-claims.csv have to be, value by
 * value. Loading reads them quickly and checks their shape only; `npm run data:check` reads them through here.
 */

const metricId = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'is no id in lower case with hyphens');
/** Ids of measures that are not held follow the matching benchmark, which joins words by an underscore. */
const measureId = z.string().regex(/^[a-z][a-z0-9]*([-_][a-z0-9]+)*$/, 'is no id in lower case');
const words = z.string().min(1).refine(isTidy, 'has stray spaces');
const shortName = words.max(20);
const address = z.httpUrl();
const aliases = z.array(words).min(5).refine(areDifferent, 'names a phrase twice');

/** One sentence, or two halves joined by a semicolon: short enough to stand under a headline. */
const sentence = words.max(240).refine(isOneSentence, 'is not one sentence with a full stop');

const derivation = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ratio'),
    numerator: metricId,
    denominator: metricId,
    per: z.union([z.literal(1), z.literal(100), z.literal(10_000)]),
    lag: z.union([z.literal(0), z.literal(1)]),
  }),
  z.strictObject({ kind: z.literal('difference'), minuend: metricId, subtrahend: metricId }),
]);

const metric = z.strictObject({
  id: metricId,
  name: words,
  shortName,
  family: metricId,
  unit: z.enum(UNITS),
  measures: z.enum(['stock', 'flow']),
  periodKind: z.enum(PERIOD_KINDS),
  breakdownOf: metricId.nullable(),
  compareAs: metricId.nullable(),
  derived: derivation.nullable(),
  polarity: z.enum(POLARITIES),
  decimals: z.int().min(0).max(2),
  phrase: words
    .refine((text) => !/[.:]$/.test(text), 'ends a sentence that goes on')
    .refine((text) => text.split('{}').length <= 2, 'has two places for one value'),
  definition: sentence,
  methodology: address,
  page: address,
  aliases,
  confusedWith: z.array(metricId).refine(areDifferent, 'names a metric twice'),
});

const unheldMeasure = z.strictObject({
  id: measureId,
  name: words,
  whereToLook: sentence,
  nearest: z.array(metricId).min(1),
  aliases,
});

const basket = z.strictObject({
  id: metricId,
  name: words,
  metrics: z.array(metricId).min(2).refine(areDifferent, 'names a metric twice'),
});

const claimRow = z.strictObject({
  id: metricId,
  area: z.string().regex(/^(\d{3}|E\d{8})?$/, 'is no area code'),
  place: words,
  metric: measureId,
  value: words,
  unit: words,
  year: z.string().regex(/^(\d{4})?$/, 'is no year'),
  period: words,
  comparator: z.string(),
  article: words,
  publisher: words,
  date: words,
  page: address,
  source_kind: z.enum(['press', 'council', 'inspectorate']),
  wording: words.refine((text) => !text.endsWith('.'), 'ends a sentence that goes on'),
  verdict: z.enum(['reproduced', 'other-base', 'differs', 'not-published', 'cannot-tell']),
  finding: sentence,
});

export function parseMetrics(file: string, text: string): Parsed<Metric> {
  return parseEntries(file, text, metric);
}

export function parseUnheldMeasures(file: string, text: string): Parsed<UnheldMeasure> {
  return parseEntries(file, text, unheldMeasure);
}

export function parseBaskets(file: string, text: string): Parsed<Basket> {
  return parseEntries(file, text, basket);
}

export function parsePressClaims(file: string, text: string): Parsed<PressClaim> {
  const parsed = parseRows(file, text, claimRow);
  return parsed.ok ? { ok: true, value: parsed.value.map(claimOf) } : parsed;
}

function claimOf({ source_kind, area, year, ...rest }: z.infer<typeof claimRow>): PressClaim {
  return {
    ...rest,
    area: area === '' ? null : area,
    year: year === '' ? null : Number(year),
    sourceKind: source_kind,
  };
}

function isTidy(text: string): boolean {
  return text.trim() === text && !text.includes('  ') && !text.includes('\n');
}

function isOneSentence(text: string): boolean {
  return text.endsWith('.') && !/[.!?] /.test(text);
}

function areDifferent(phrases: readonly string[]): boolean {
  return new Set(phrases.map((phrase) => phrase.toLowerCase())).size === phrases.length;
}

/** Everything in the four files that names something else in them. */
export interface Meaning {
  readonly metrics: readonly Metric[];
  readonly unheld: readonly UnheldMeasure[];
  readonly baskets: readonly Basket[];
  readonly claims: readonly PressClaim[];
}

/**
 * What is wrong between the entries: an id used twice or for nothing; a twin over other periods, or that is a number
 * itself; a part that is taken on another day than its total; a metric worked out from one that is worked out itself.
 */
export function meaningFaults(
  { metrics, unheld, baskets, claims }: Meaning,
  linesOf: LinesOf = () => () => null,
): Fault[] {
  const byId = new Map(metrics.map((entry) => [entry.id, entry]));
  const measures = new Set([...byId.keys(), ...unheld.map(({ id }) => id)]);
  const faults: Fault[] = [
    ...repeated([placed('metrics.json', metrics), placed('unheld-measures.json', unheld)], linesOf),
    ...repeated([placed('baskets.json', baskets)], linesOf),
    ...repeated([placed('press-claims.csv', claims)], linesOf),
  ];
  const places = new Map(
    [
      placed('metrics.json', metrics),
      placed('unheld-measures.json', unheld),
      placed('baskets.json', baskets),
      placed('press-claims.csv', claims),
    ]
      .flat()
      .map(({ file, id, index }) => [`${file} ${id}`, index] as const),
  );
  const report = (file: string, id: string, message: string): void => {
    const line = linesOf(file)([places.get(`${file} ${id}`) ?? 0]);
    faults.push({ file, line, message: `${id}: ${message}` });
  };
  const known = (file: string, id: string, names: readonly MetricId[]): void => {
    for (const name of names) if (!byId.has(name)) report(file, id, `no metric "${name}"`);
  };
  for (const entry of metrics) {
    const { id, compareAs, breakdownOf, confusedWith } = entry;
    const inputs = inputIds(entry);
    known('metrics.json', id, [
      ...[compareAs, breakdownOf].filter((name) => name !== null),
      ...confusedWith,
      ...inputs,
    ]);
    if ([compareAs, breakdownOf, ...confusedWith, ...inputs].includes(id))
      report('metrics.json', id, 'names itself');
    const twin = compareAs === null ? undefined : byId.get(compareAs);
    if (twin && twin.periodKind !== entry.periodKind) {
      report('metrics.json', id, `its twin ${twin.id} is of another kind of period`);
    }
    if (twin && (isAmount(twin) || twin.compareAs !== null)) {
      report('metrics.json', id, `its twin ${twin.id} depends on the size of the place`);
    }
    const total = breakdownOf === null ? undefined : byId.get(breakdownOf);
    if (total && (total.periodKind !== entry.periodKind || total.unit !== entry.unit)) {
      report('metrics.json', id, `its total ${total.id} is of another kind`);
    }
    for (const input of inputs.map((name) => byId.get(name))) {
      if (input?.derived) report('metrics.json', id, `its input ${input.id} is worked out itself`);
    }
  }
  for (const { id, nearest } of unheld) known('unheld-measures.json', id, nearest);
  for (const { id, metrics: names } of baskets) known('baskets.json', id, names);
  for (const { id, metric: name } of claims) {
    if (!measures.has(name)) report('press-claims.csv', id, `no metric or measure "${name}"`);
  }
  return faults;
}

/** Whether a bigger place has more of it because it is bigger. Money per child is no such amount. */
function isAmount({ unit, derived }: Metric): boolean {
  return unit === 'count' || unit === 'fte' || (unit === 'pounds' && derived?.kind !== 'ratio');
}

/** An entry by its id, and where it stands. */
interface Placed {
  readonly file: string;
  readonly id: string;
  readonly index: number;
}

function placed(file: string, entries: readonly { readonly id: string }[]): readonly Placed[] {
  return entries.map(({ id }, index) => ({ file, id, index }));
}

function repeated(entries: readonly (readonly Placed[])[], linesOf: LinesOf): Fault[] {
  const seen = new Set<string>();
  return entries.flat().flatMap(({ file, id, index }) => {
    if (seen.has(id)) {
      return [{ file, line: linesOf(file)([index]), message: `the id "${id}" is used twice` }];
    }
    seen.add(id);
    return [];
  });
}
