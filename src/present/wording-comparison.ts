import type { ComparedMeasure, ComparedRow } from '../answer/comparison-table.ts';
import type { Area } from '../domain/authority.ts';
import type { NeighbourSummary } from '../domain/comparator.ts';
import type { Figure } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import { rounded } from '../domain/rounded.ts';
import { formatValue, periodPhrase } from './number.ts';
import { meanMatters } from './wording-comparators.ts';
import { listWords, stated } from './wording-phrases.ts';
import { cellWords, isValue, noFigureWords } from './wording-standing.ts';

// Places side by side.

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
    ? `${lead.name}: ${stated(cellWords(measure.asked, lead.count), measure.asked)} ${period} (${formatValue(lead.figure.value, metric)})`
    : `${lead.name}: ${stated(formatValue(lead.figure.value, metric), metric)} ${period}`;
  const others = rest.map(({ name, figure, count }) =>
    byCount && (isValue(figure) || isValue(count))
      ? `${name} ${cellWords(measure.asked, count)} (${cellWords(metric, figure)})`
      : `${name} ${cellWords(metric, figure)}`,
  );
  const isNamed = asked.some(({ figure }) => figure?.area === england?.area);
  const national = england && !isNamed ? [`England ${cellWords(metric, england)}`] : [];
  return `${[place === null ? first : `${first}, ${place}`, ...others, ...national].join('; ')}.`;
}

export function byRateSentence(measure: ComparedMeasure): string | null {
  if (measure.countsOnly) {
    return 'Counts follow the size of a place, and no rate or share is published to compare them by.';
  }
  return measure.asked === measure.metric
    ? null
    : `In order of “${measure.metric.name}”, because ${measure.asked.unit === 'count' ? 'counts' : 'totals'} follow the size of a place.`;
}

/** Median and mean of the neighbours; both sides are told where the area lies between the two. */
export function neighboursSentence(
  metric: Metric,
  name: string,
  own: Figure | null,
  neighbours: NeighbourSummary,
): string {
  const words = `Its statistical neighbours (${neighbours.model} model, ${neighbours.counted} of ${neighbours.of} with a figure): median ${formatValue(neighbours.median, metric)}, mean ${formatValue(neighbours.mean, metric)}.`;
  if (own?.state !== 'value' || !meanMatters(own, neighbours, metric)) return words;
  return `${words} ${name} lies ${own.value > rounded(neighbours.median, metric.decimals) ? 'above the median but not the mean' : 'above the mean but not the median'}, so say which you use.`;
}

export const trimmedSentence = (shown: number, of: number): string =>
  `Shown: ${shown} of ${of} authorities — the five highest, the five lowest and any asked for.`;

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
