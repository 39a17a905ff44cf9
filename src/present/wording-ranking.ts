import type { ComparedMeasure, ComparedRow } from '../answer/comparison-table.ts';
import type { Scope } from '../answer/asked-areas.ts';
import type { Area, AuthorityType } from '../domain/authority.ts';
import type { Likeness } from '../domain/chance.ts';
import type { NeighbourSummary } from '../domain/comparator.ts';
import type { Figure, Value, WithheldReason } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { Standing } from '../domain/standing.ts';
import {
  formatCell,
  formatNumber,
  formatValue,
  ordinal,
  periodLabel,
  periodPhrase,
  unitWords,
} from './number.ts';
import { columnWords, listWords, withheldWords } from './wording.ts';

// What a reader reads about places side by side and in order. Functions take data and give whole sentences.

/**
 * "Leeds: 36.0 per 10,000 children … on 31 March 2025; Bradford 32.8; England 40.6." `place` is where the first one stands,
 * in words.
 */
export function comparisonHeadline(
  measure: ComparedMeasure,
  asked: readonly { readonly name: string; readonly figure: Figure | null; readonly count: Figure | null }[],
  place: string | null,
): string {
  const { metric, england, year } = measure;
  const [lead, ...rest] = asked.toSorted((a, b) => Number(isValue(b.figure)) - Number(isValue(a.figure)));
  const period = periodPhrase(metric.periodKind, year);
  if (lead?.figure?.state === 'withheld' && asked.length === 1) {
    const beside = england ? `; England ${cellWords(metric, england)}` : '';
    return `${lead.name}: ${noFigureWords(metric, year, lead.figure)}${beside}.`;
  }
  if (!lead || lead.figure?.state !== 'value') {
    return `“${metric.name}” ${period}: no figure for ${listWords(asked.map(({ name }) => name))}.`;
  }
  const byCount = measure.asked !== metric && isValue(lead.count);
  const first = byCount
    ? `${lead.name}: ${cellWords(measure.asked, lead.count)} ${measure.asked.phrase} ${period} (${formatValue(lead.figure.value, metric)})`
    : `${lead.name}: ${formatValue(lead.figure.value, metric)} ${metric.phrase} ${period}`;
  const others = rest.map(({ name, figure, count }) =>
    byCount
      ? `${name} ${cellWords(measure.asked, count)} (${cellWords(metric, figure)})`
      : `${name} ${cellWords(metric, figure)}`,
  );
  const isNamed = asked.some(({ figure }) => figure?.area === england?.area);
  const national = england && !isNamed ? [`England ${cellWords(metric, england)}`] : [];
  return `${[place === null ? first : `${first}, ${place}`, ...others, ...national].join('; ')}.`;
}

/** "no figure for “Children looked after, rate” on 31 March 2025: not applicable". */
function noFigureWords(metric: Metric, year: Year, figure: Figure | null): string {
  const why = figure?.state === 'withheld' ? withheldWords(figure.reason) : 'none in this edition';
  return `no figure for “${metric.name}” ${periodPhrase(metric.periodKind, year)}: ${why}`;
}

function cellWords(metric: Metric, figure: Figure | null): string {
  if (figure === null) return 'no figure';
  return figure.state === 'value' ? formatCell(figure.value, metric) : withheldWords(figure.reason);
}

function isValue(figure: Figure | null): figure is Value {
  return figure?.state === 'value';
}

/** "4th highest of 11 (itself and its statistical neighbours, 2025 model)", "highest of 150 authorities with a figure" */
export function placeWords(
  metric: Metric,
  stand: { readonly place: number; readonly tied: number },
  standing: Standing,
  scope: Scope,
): string {
  const level = stand.tied > 0 ? `, level with ${stand.tied} other${stand.tied === 1 ? '' : 's'}` : '';
  const nth = metric.unit === 'rank' ? ordinal(stand.place) : highest(stand.place);
  return `${nth} of ${standing.stands.length} ${scopeWords(scope, standing.missing.length > 0)}${level}`;
}

export const lowest = (name: string): string => `lowest ${name}`;

function highest(place: number): string {
  return place === 1 ? 'highest' : `${ordinal(place)} highest`;
}

const TYPES: Readonly<Record<AuthorityType, string>> = {
  county: 'county councils',
  unitary: 'unitary authorities',
  metropolitan: 'metropolitan boroughs',
  'inner-london': 'London boroughs',
  'outer-london': 'London boroughs',
};

/** The group in words, after "of 33". */
export function scopeWords(scope: Scope, incomplete: boolean): string {
  const figure = incomplete ? ' with a figure' : '';
  switch (scope.kind) {
    case 'all':
      return `authorities${figure}`;
    case 'region':
      return `authorities${figure} in ${regionName(scope.region)}`;
    case 'type':
      return `${listWords([...new Set(scope.types.map((type) => TYPES[type]))])}${figure}`;
    case 'neighbours':
      return `${incomplete ? 'with a figure ' : ''}(itself and its statistical neighbours, ${scope.model} model)`;
  }
}

/** "the South West"; London, its halves and Yorkshire stand without an article. */
export function regionName(region: Area): string {
  return region.half !== null ||
    /London/.test(region.name) ||
    /^(Inner|Outer|England|Yorkshire)/.test(region.name)
    ? region.name
    : `the ${region.name}`;
}

export function byRateSentence(measure: ComparedMeasure): string | null {
  if (measure.countsOnly) {
    return 'Counts follow the size of a place, and no rate or share is published to compare them by.';
  }
  return measure.asked === measure.metric
    ? null
    : `In order of “${measure.metric.name}”, because ${measure.asked.unit === 'count' ? 'counts' : 'totals'} follow the size of a place.`;
}

function round(value: number, metric: Metric): number {
  return Math.round(value * 10 ** metric.decimals) / 10 ** metric.decimals;
}

/** One sentence for all the rows: where both numbers come from. */
export function workedOutSentence(metric: Metric, inputs: readonly [Value, Value]): string {
  const sign = metric.derived?.kind === 'difference' ? '−' : '÷';
  return `“${metric.name}” is worked out by Safeguard from published figures: ${inputs.map((input) => columnWords(input.source)).join(` ${sign} `)}.`;
}

/** Median and mean of the neighbours; both sides are told where the area lies between the two. */
export function neighboursSentence(
  metric: Metric,
  name: string,
  own: Figure | null,
  neighbours: NeighbourSummary,
): string {
  const [median, mean] = [neighbours.median, neighbours.mean].map((value) => round(value, metric));
  const words = `Its statistical neighbours (${neighbours.model} model, ${neighbours.counted} of ${neighbours.of} with a figure): median ${formatValue(median ?? Number.NaN, metric)}, mean ${formatValue(mean ?? Number.NaN, metric)}.`;
  if (own?.state !== 'value') return words;
  const [aboveMedian, aboveMean] = [own.value > neighbours.median, own.value > neighbours.mean];
  if (aboveMedian === aboveMean) return words;
  return `${words} ${name} lies ${aboveMedian ? 'above the median but not the mean' : 'above the mean but not the median'}, so say which you use.`;
}

export const trimmedSentence = (shown: number, of: number): string =>
  `Shown: ${shown} of ${of} authorities — the five highest, the five lowest and any asked for.`;

/** "Without a figure: Hackney (no return made) and Slough (not in this edition’s table)." */
export function missingSentence(missing: Standing['missing']): string | null {
  if (missing.length === 0) return null;
  const reasons = Map.groupBy(missing, ({ figure }) =>
    figure?.state === 'withheld' ? shortReason(figure.reason) : 'not in this edition’s table',
  );
  const words = [...reasons].map(
    ([reason, entries]) => `${listWords(entries.map(({ area }) => area.name))} (${reason})`,
  );
  return `Without a figure: ${words.join('; ')}.`;
}

/** A reason inside brackets, without brackets of its own. */
const shortReason = (reason: WithheldReason): string =>
  reason === 'suppressed' ? 'suppressed' : withheldWords(reason);

export function tooSmallSentence(areas: readonly Area[]): string | null {
  if (areas.length === 0) return null;
  return `${listWords(areas.map((area) => area.name))} ${areas.length === 1 ? 'is' : 'are'} left out: too small to be ranked with the others.`;
}

export const goneSentence = (areas: readonly Area[], model: string): string =>
  `${listWords(areas.map((area) => area.name))}, on the list of the ${model} model, did not exist then.`;

export const noListSentence = (name: string, model: string | null): string =>
  `There is no list of statistical neighbours for ${name}${model === null ? '' : ` by the ${model} model`}.`;

/** The words of a cell without a value. */
export function absentWords(row: ComparedRow, index: number): string {
  switch (row.cells[index]?.absent) {
    case 'outside-life':
      return 'did not exist then';
    case 'other-edition':
      return 'in another edition only';
    case 'dropped':
      return 'left out (see notes)';
    default:
      return 'not in this edition’s table';
  }
}

/** "+12.3 higher", "−0.5 similar", "+12.3"; an en dash where there is nothing to compare. */
export function gapCell(metric: Metric, gap: number | null, likeness: Likeness | null): string {
  if (gap === null) return '–';
  const size = formatCell(Math.abs(gap), metric).replace('%', ' pts');
  const signed =
    Number.parseFloat(formatNumber(gap, metric.decimals)) === 0 ? size : `${gap > 0 ? '+' : '−'}${size}`;
  return likeness ? `${signed} ${likeness.verdict}` : signed;
}

/** The name of a row: its place first where it has one. */
export function rowName(
  name: string,
  place: { readonly place: number; readonly tied: number } | undefined,
): string {
  return place ? `${place.tied > 0 ? '=' : ''}${place.place}. ${name}` : name;
}

export const captionOf = (metric: Metric, year: number): string =>
  `${metric.name}${metric.unit === 'count' ? '' : ` (${unitWords(metric.unit)})`}, ${periodLabel(metric.periodKind, year)}`;

// Rankings

/** "Dorset: 27.5% of … in 2024/25, 46th highest of 147 authorities with a figure; England 24.5%." */
export function placeHeadline(
  metric: Metric,
  year: Year,
  places: readonly {
    readonly name: string;
    readonly figure: Figure | null;
    readonly place: string | null;
  }[],
  england: Value | null,
): string {
  const period = periodPhrase(metric.periodKind, year);
  const words = places.map(({ name, figure, place }, index) => {
    const where = place === null ? '' : `, ${place}`;
    if (figure?.state !== 'value') {
      return `${name}: ${noFigureWords(metric, year, figure)}${where}`;
    }
    return index === 0
      ? `${name}: ${formatValue(figure.value, metric)} ${metric.phrase} ${period}${where}`
      : `${name} ${formatCell(figure.value, metric)}${where}`;
  });
  const national = england ? [`England ${cellWords(metric, england)}`] : [];
  return `${[...words, ...national].join('; ')}.`;
}

/** "Highest of 151 authorities with a figure, “…” on 31 March 2025: Blackpool 190 per 10,000, …; England 67." */
export function endHeadline(
  metric: Metric,
  year: Year,
  end: 'top' | 'bottom',
  first: readonly { readonly name: string; readonly figure: Value }[],
  among: string,
  england: Value | null,
): string {
  const words = first.map(({ name, figure }) => `${name} ${formatCell(figure.value, metric)}`);
  const lead =
    metric.unit === 'rank' ? { top: 'First', bottom: 'Last' } : { top: 'Highest', bottom: 'Lowest' };
  const national = england ? `; England ${cellWords(metric, england)}` : '';
  const unit = metric.unit.startsWith('per-') ? ` (${unitWords(metric.unit)})` : '';
  return `${lead[end]} of ${among} for “${metric.name}”${unit} ${periodPhrase(metric.periodKind, year)}: ${listWords(words)}${national}.`;
}

export const unranked = 'left out of rankings because it is so small';

export const placeSentence = (name: string, place: string): string => `${name} is ${place}.`;

export const withinSentence = (places: readonly string[]): string =>
  `${places.map((place, index) => (index === 0 ? capital(place) : place)).join('; ')}.`;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A ranking of counts says what it is worth, and what to ask instead. */
export function sizeSentence(metric: Metric, rate: Metric | null): string {
  const what = metric.unit === 'count' ? 'a count' : 'a total';
  return rate
    ? `This is ${what}, so it mostly ranks the size of places; “${rate.name}” compares them.`
    : `This is ${what}, so it mostly ranks the size of places, and no rate or share of it is published.`;
}

export const medianSentence = (metric: Metric, median: number, of: number): string =>
  `Median of the ${of}: ${formatValue(round(median, metric), metric)}.`;

export const tiedBeyondSentence = (count: number): string =>
  `${count} more ${count === 1 ? 'shares' : 'share'} the last place shown.`;

/** Noughts in a list of amounts may be missing entries rather than true noughts. */
export function zeroSentence(metric: Metric, standing: Standing): string | null {
  const money = metric.unit.includes('pounds');
  const zeros = standing.stands.filter(({ figure }) => figure.value === 0).length;
  return money && zeros > 0
    ? `${zeros} of the ${standing.stands.length} authorities show exactly £0, so “lowest” says little.`
    : null;
}

/** The words that ask for the same group again. */
export function scopeQuery(scope: Scope): string {
  switch (scope.kind) {
    case 'all':
      return '';
    case 'region':
      return scope.region.code;
    case 'type':
      return scope.words;
    case 'neighbours':
      return `neighbours ${scope.model} model`;
  }
}

export const COMPARISON = {
  compare: 'Compare with neighbours',
  top: 'The highest',
  bottom: 'The lowest',
  place: 'Place',
  against: 'Against England',
  medianOf: (what: string): string => `Median of ${what}`,
  theNeighbours: 'its neighbours',
  theGroup: 'the group',
  byModel: (model: string): string => `By the ${model} neighbours`,
  trend: 'Over time',
  rank: 'Place in England',
  rate: 'In order of the rate or share',
} as const;
