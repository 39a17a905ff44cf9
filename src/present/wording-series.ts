import type { Change } from '../domain/change.ts';
import type { Value, WithheldReason } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { PeriodKind, Year } from '../domain/period.ts';
import type { Boundary, Seam } from '../domain/series.ts';
import type { RunSummary } from '../answer/trend-answer.ts';
import {
  dateWords,
  formatDifference,
  formatNumber,
  formatValue,
  periodLabel,
  periodPhrase,
  periodShort,
} from './number.ts';
import { listWords, withheldSentence } from './wording.ts';

// What a reader reads about figures over time. Functions take data and give whole sentences.

/** "Dorset: 278 children were on a child protection plan on 31 March 2025, up 2 (0.7%) from 276 on 31 March 2020." */
export function trendHeadline(place: string, metric: Metric, figure: Value, change: Change | null): string {
  const now = `${formatValue(figure.value, metric)} ${metric.phrase} ${periodPhrase(metric.periodKind, figure.year)}`;
  const then = change === null ? '' : changeClause(metric, change);
  return `${place}: ${now}${then === '' ? '' : `, ${then}`}.`;
}

/** "Child protection plan rate, 31 March 2025: Leeds 30.1 per 10,000 (down 2.3 …); Bradford …" */
export function trendsHeadline(
  metric: Metric,
  year: Year,
  places: readonly { readonly name: string; readonly figure: Value | null }[],
): string {
  const words = places.map(({ name, figure }) =>
    figure ? `${name} ${formatValue(figure.value, metric)}` : `${name} no figure`,
  );
  return `${metric.name}, ${periodLabel(metric.periodKind, year)}: ${listWords(words)}.`;
}

export const noTrendHeadline = (place: string, metric: Metric): string =>
  `${place}: no figure with a value is held for “${metric.name}” in these years.`;

/** "up 2 (0.7%) from 276 on 31 March 2020", "the same as on …"; empty where no change is stated. */
export function changeClause(metric: Metric, change: Change): string {
  if (change.state === 'unstated') return '';
  const then = periodPhrase(metric.periodKind, change.from.year);
  if (change.difference === 0) return `the same as ${then}`;
  const percent = change.percent === null ? '' : ` (${formatNumber(Math.abs(change.percent), 1)}%)`;
  return `${change.difference > 0 ? 'up' : 'down'} ${formatDifference(change.difference, metric)}${percent} from ${formatValue(change.from.value, metric)} ${then}`;
}

/** "Highest: 323 (31 March 2022). Lowest: 276 (31 March 2020)." */
export function extremesSentence(metric: Metric, run: RunSummary): string | null {
  if (run.highest.length === 0 || run.highest[0]?.value === run.lowest[0]?.value) return null;
  return `Highest in these years: ${extreme(metric, run.highest)}; lowest: ${extreme(metric, run.lowest)}.`;
}

function extreme(metric: Metric, figures: readonly Value[]): string {
  const [first] = figures;
  if (!first) return '';
  const years = figures.map((figure) => periodLabel(metric.periodKind, figure.year));
  return `${formatValue(first.value, metric)} (${listWords(years)})`;
}

/** What another line of the same series did, in one sentence. */
export function otherRunSentence(metric: Metric, run: RunSummary): string {
  const { first, last } = run;
  const start = `${run.line.area.name}: ${formatValue(first.value, metric)} ${periodPhrase(metric.periodKind, first.year)}, ${formatValue(last.value, metric)} ${periodPhrase(metric.periodKind, last.year)}`;
  const inner = run.highest[0];
  const peak =
    inner && inner !== first && inner !== last ? `, with a high of ${extreme(metric, run.highest)}` : '';
  return `${start}${peak}.`;
}

/** One sentence a day of change, and that nothing is computed across it. */
export function boundarySentences(boundaries: readonly Boundary[], asked: string): string[] {
  const days = Map.groupBy(boundaries, (boundary) => `${boundary.date} ${side(boundary, asked)}`);
  return [...days.values()].flatMap((links) => {
    const [head] = links;
    if (!head) return [];
    const began = side(head, asked) === 'before';
    const others = links.map((link) => (began ? link.predecessor : link.successor).name);
    const what = began
      ? `${head.successor.name} began on ${dateWords(head.date)}; before it came ${listWords(others)}`
      : `${head.predecessor.name} ended when ${listWords(others)} began, on ${dateWords(head.date)}`;
    return [`${what}. ${links.map((link) => link.note).join(' ')} No change is computed across that day.`];
  });
}

function side(boundary: Boundary, asked: string): 'before' | 'after' {
  return boundary.successor.code === asked ? 'before' : 'after';
}

export function seamSentence(metric: Metric, seam: Seam): string {
  const at = periodLabel(metric.periodKind, seam.at);
  switch (seam.kind) {
    case 'edition':
      return `The series breaks before ${at}: earlier years are in another edition only (${seam.before.publication}, ${seam.before.edition}; from then on ${seam.after.publication}, ${seam.after.edition}), and editions are not joined.`;
    case 'base':
      return `The series breaks before ${at}: earlier rates rest on the population figures of another edition (${seam.before.edition}; then ${seam.after.edition}).`;
    case 'break':
      return `The series breaks before ${at}. ${seam.note}`;
  }
}

/** "2020/21 and 2021/22: the authority made no return …" */
export function gapSentence(
  metric: Metric,
  place: string,
  years: readonly Year[],
  reason: WithheldReason,
  symbol: string,
): string {
  return `${place}, ${listWords(years.map((year) => periodLabel(metric.periodKind, year)))}: no figure. ${withheldSentence(reason, symbol)}`;
}

export const missingYearsSentence = (metric: Metric, years: readonly Year[]): string =>
  `No figure was published for ${listWords(years.map((year) => periodLabel(metric.periodKind, year)))}; the line is not drawn across the gap.`;

/** Years that stand alone in editions of their own. */
export function earlySentence(metric: Metric, values: readonly Value[], place: string): string {
  const words = values.map(
    (figure) => `${formatValue(figure.value, metric)} (${periodLabel(metric.periodKind, figure.year)})`,
  );
  return `Editions of single years, not joined to the line, gave for ${place}: ${listWords(words)}.`;
}

/** A change that chance alone could bring, with the test that says so. */
export function ordinaryChangeSentence(unit: Metric['unit'], what: 'year' | 'span'): string {
  const change = what === 'year' ? 'The change on the year' : 'The change over the whole period';
  return unit === 'percent'
    ? `${change} is within ordinary variation for a group this small (95% interval of the difference, Newcombe’s method).`
    : `${change} is within ordinary variation for a count this small (exact test of two Poisson counts, 95%).`;
}

export const SERIES = {
  england: 'England',
  twinStep: (metric: Metric): string => metric.name,
  compareStep: 'Compare with neighbours',
  rankStep: 'Where it ranks',
  absent: '–',
} as const;

/** The heading of the column of periods. */
export function periodHeading(kind: PeriodKind): string {
  switch (kind) {
    case 'at-march':
      return '31 March';
    case 'at-september':
      return '30 September';
    case 'year-to-september':
      return 'Year to 30 Sept';
    case 'mid-year':
      return 'Mid-year';
    default:
      return 'Year';
  }
}

/** The heading of a run of rows after a break: who it is for and since when. */
export function runHeading(metric: Metric, name: string, from: Year, marked: boolean): string {
  return marked ? `‖ ${name}, from ${periodShort(metric.periodKind, from)}` : name;
}
