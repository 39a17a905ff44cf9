import type { Value } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { Release } from '../domain/release.ts';
import { formatNumber, formatValue, periodLabel, periodPhrase } from './number.ts';
import { listWords, lower, quoted, stated } from './wording-phrases.ts';
import { publisherSentence } from './wording-source.ts';

// What a measure means, and what else the words for it can mean.

export const definitionHeadline = (metric: Metric): string => `${metric.name}. ${metric.definition}`;

export const stockOrFlow = (metric: Metric): string =>
  metric.measures === 'stock'
    ? 'A snapshot: it counts what stands on one day, and must not be added up over time or mixed with counts of a year.'
    : 'A flow: it counts what happened during the period, and must not be mixed with counts of one day.';

export const polaritySentence = (metric: Metric): string | null =>
  metric.polarity === 'neutral'
    ? 'No agreed good or bad direction: a rise may mean more harm or better detection.'
    : metric.polarity === 'higher-is-worse'
      ? 'Higher is read as worse.'
      : 'Higher is read as better.';

export const heldSentence = (metric: Metric, span: { first: Year; last: Year }): string =>
  `Held here from ${periodLabel(metric.periodKind, span.first)} to ${periodLabel(metric.periodKind, span.last)}.`;

export const readingsLead = 'The same words can mean other statistics:';

/** What leads the choices under a figure: other readings, the same of the authorities that came after, or both. */
export function offerLead(has: { readonly readings: boolean; readonly successors: boolean }): string | null {
  if (!has.successors) return has.readings ? readingsLead : null;
  return has.readings
    ? 'The same words can mean other statistics; at the end, the same statistic of what came after:'
    : 'The same statistic of what came after:';
}

export const unheldHeadline = (name: string): string => `Safeguard holds no figures of “${name}”.`;

export const nearestMetrics = (metrics: readonly Metric[]): string =>
  `Nearest published: ${listWords(metrics.map((metric) => quoted(metric.name)))}.`;

export const partOfSentence = (total: Metric): string => `One category of “${total.name}”.`;

export const comparedBySentence = (twin: Metric): string =>
  `A count follows the size of the place: two places are compared by “${twin.name}”.`;

/** "Where it is not published it is worked out: A ÷ B × 10,000." */
export function workedOutSentence(metric: Metric, [head, base]: readonly Metric[]): string | null {
  if (!head || !base) return null;
  const names = [head, base].map((input) => `“${input.name}”`);
  if (metric.derived?.kind !== 'ratio') return `Worked out as ${names.join(' less ')}.`;
  const { per } = metric.derived;
  const sum = `${names.join(' ÷ ')}${per === 1 ? '' : ` × ${formatNumber(per, 0)}`}`;
  return `The sum behind it: ${sum}${metric.derived.lag === 1 ? ', with the population of the summer before' : ''}.`;
}

/** What sets a neighbour in meaning apart, its own definition first of all. */
export function notTheSameSentence(metric: Metric, other: Metric): string {
  const apart =
    metric.measures === other.measures
      ? ''
      : other.measures === 'stock'
        ? ' (as things stand on one day)'
        : ' (what happens in a year)';
  return `Not the same as “${other.name}”${apart}: ${other.definition}`;
}

export const exampleSentence = (metric: Metric, figure: Value, place: string): string =>
  `For ${place}: ${stated(formatValue(figure.value, metric), metric)} ${periodPhrase(metric.periodKind, figure.year)}.`;

export const figureInFull = (place: string): string => `${possessive(place)} figure in full`;

/** Where the figures come from, where that is what was asked. */
export const sourceHeadline = (metric: Metric, release: Release): string =>
  `“${metric.name}”: ${lower(publisherSentence(release))}`;

const possessive = (name: string): string => (name.endsWith('s') ? `${name}’` : `${name}’s`);
