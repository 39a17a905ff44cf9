import type { RecordCheck } from '../answer/claim-record.ts';
import { formatValue, periodLabel, periodPhrase } from './number.ts';

// The sentences of a claim that a place's figure is the highest or the lowest of its years.

/** "“a record”: not right: 83,750 on 31 March 2023 was higher." */
export function recordVerdict({ claimed, metric, beyond, from, figure }: RecordCheck): string {
  const years = `${periodLabel(metric.periodKind, from)} to ${periodLabel(metric.periodKind, figure.year)}`;
  const end = claimed.end === 'high' ? 'highest' : 'lowest';
  return beyond
    ? `“${claimed.words}”: not right by the published figures.`
    : `“${claimed.words}”: ${formatValue(figure.value, metric)} is the ${end} of ${years}, as far as one edition goes without a break.`;
}

/** What stands behind it: the figure that goes beyond, or what was not looked at. */
export function recordLines({ claimed, metric, area, figure, beyond, level, gaps }: RecordCheck): string[] {
  const said = (value: number, year: number): string =>
    `${formatValue(value, metric)} ${periodPhrase(metric.periodKind, year)}`;
  const than = claimed.end === 'high' ? 'higher' : 'lower';
  if (beyond) {
    return [
      `${area.name}, ${metric.name}: ${said(beyond.value, beyond.year)} is ${than} than ${said(figure.value, figure.year)}.`,
    ];
  }
  return [
    ...(level ? [`Level with ${said(level.value, level.year)}.`] : []),
    ...(gaps ? ['Some of the years between have no figure.'] : []),
    'Years before that are not compared, so a record of all time is neither confirmed nor refuted.',
  ];
}
