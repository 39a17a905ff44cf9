import type { EditionChange } from '../answer/trend-beside.ts';
import type { RunSummary } from '../answer/trend-answer.ts';
import type { Area } from '../domain/authority.ts';
import type { Change } from '../domain/change.ts';
import type { Value, WithheldReason } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { PeriodKind, Year } from '../domain/period.ts';
import type { Release } from '../domain/release.ts';
import type { Boundary, Seam } from '../domain/series.ts';
import {
  bare,
  dateWords,
  formatDifference,
  formatNumber,
  formatValue,
  periodLabel,
  periodPhrase,
  periodShort,
} from './number.ts';
import { withheldSentence } from './wording-figure.ts';
import { listWords, stated } from './wording-phrases.ts';
import { regionName } from './wording-standing.ts';
import { editionWords } from './wording-source.ts';

// What a reader reads about figures over time. Functions take data and give whole sentences.

/** "Dorset: 278 children were on a child protection plan on 31 March 2025, up 2 (0.7%) from 276 on 31 March 2020." */
export function trendHeadline(place: string, metric: Metric, figure: Value, change: Change | null): string {
  const now = `${stated(formatValue(figure.value, metric), metric)} ${periodPhrase(metric.periodKind, figure.year)}`;
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
function changeClause(metric: Metric, change: Change): string {
  if (change.state === 'unstated') return '';
  const then = periodPhrase(metric.periodKind, change.from.year);
  if (change.difference === 0) return `the same as ${then}`;
  const percent = change.percent === null ? '' : ` (${formatNumber(Math.abs(change.percent), 1)}%)`;
  return `${change.difference > 0 ? 'up' : 'down'} ${formatDifference(change.difference, metric)}${percent} from ${bare(change.from.value, metric)} ${then}`;
}

/**
 * "Highest in these years: 323 (31 March 2022); lowest: 276 (31 March 2020)." Of the figures that compare alone: which
 * they are is said where `others` are in the table too, and where some of them are not shown.
 */
export function extremesSentence(
  metric: Metric,
  run: RunSummary,
  others: readonly RunSummary[],
): string | null {
  if (run.highest.length === 0 || run.highest[0]?.value === run.lowest[0]?.value) return null;
  const among = others.some(({ line }) => line === run.line)
    ? 'since the break'
    : others.length > 0
      ? `for ${run.line.area.name} in these years`
      : 'in these years';
  const whole = run.segment.points.every(({ figure }) => figure.state === 'value');
  return `Highest ${whole ? '' : 'shown '}${among}: ${extreme(metric, run.highest)}; lowest: ${extreme(metric, run.lowest)}.`;
}

function extreme(metric: Metric, figures: readonly Value[]): string {
  const [first] = figures;
  if (!first) return '';
  const years = figures.map((figure) => figure.year);
  return `${bare(first.value, metric)} (${yearList(metric, years)})`;
}

/** What another line of the same series did, in one sentence. */
export function otherRunSentence(metric: Metric, run: RunSummary, lead = run.line.area.name): string {
  const { first, last } = run;
  if (first === last) {
    return `${lead}: ${formatValue(first.value, metric)} ${periodPhrase(metric.periodKind, first.year)}.`;
  }
  const start = `${lead}: ${formatValue(first.value, metric)} ${periodPhrase(metric.periodKind, first.year)}, ${formatValue(last.value, metric)} ${periodPhrase(metric.periodKind, last.year)}`;
  const inner = run.highest[0];
  const peak =
    inner && inner !== first && inner !== last ? `, with a high of ${extreme(metric, run.highest)}` : '';
  return `${start}${peak}.`;
}

/** "Leeds: up 112 (21.5%) from 522 on 31 March 2018 to 634 on 31 March 2025, more than chance would explain." */
export function placeRunSentence(metric: Metric, run: RunSummary): string {
  const { last, change, byChance } = run;
  if (change?.state !== 'stated') return otherRunSentence(metric, run);
  const chance =
    byChance === null || change.difference === 0
      ? ''
      : byChance
        ? ', which chance alone could bring'
        : ', more than chance would explain';
  return `${run.line.area.name}: ${changeClause(metric, change)} to ${formatValue(last.value, metric)} ${periodPhrase(metric.periodKind, last.year)}${chance}.`;
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

/** One sentence for each reason why a line breaks; editions that follow one another are told together. */
export function seamSentences(metric: Metric, seams: readonly Seam[]): string[] {
  const editions = seams.flatMap((seam) => (seam.kind === 'edition' ? [seam] : []));
  const last = editions.at(-1);
  const others = seams.flatMap((seam) => {
    const at = periodLabel(metric.periodKind, seam.at);
    if (seam.kind === 'edition') return [];
    return seam.kind === 'break'
      ? [`The series breaks before ${at}. ${seam.note}`]
      : [
          `The series breaks before ${at}: earlier rates rest on the population figures of another edition (${editionWords(seam.before)}, then ${editionWords(seam.after)}).`,
        ];
  });
  if (!last) return others;
  const years = [...new Set(editions.map((seam) => seam.at))];
  const before = unique(editions.map((seam) => editionWords(seam.before)));
  return [
    `The series breaks before ${yearList(metric, years)}: the years before are in other editions only (${before.join('; ')}), later ones in ${editionWords(last.after)}. Editions are not joined.`,
    ...others,
  ];
}

/** That England and the region are of two editions as well, where only the authorities' own lines are seen to end. */
export function aroundChangeSentences(
  metric: Metric,
  around: readonly Area[],
  changes: readonly EditionChange[],
): string[] {
  const places = listWords(around.toReversed().map(regionName));
  return changes.map(({ at, until, before, after, notes }) =>
    [
      `The figures of ${places} break too before ${periodLabel(metric.periodKind, at)}: up to ${periodLabel(metric.periodKind, until)} they are from ${editionWords(before)}, later ones from ${editionWords(after)}. Do not compare across the two.`,
      ...notes.map((note) => `About the earlier ones: ${note}`),
    ].join(' '),
  );
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}

/** "2020/21 and 2021/22: the authority made no return …" */
export function gapSentence(
  metric: Metric,
  place: string,
  years: readonly Year[],
  reason: WithheldReason,
  symbol: string,
): string {
  return `${place}, ${yearList(metric, years)}: no figure. ${withheldSentence(reason, symbol)}`;
}

export const missingYearsSentence = (metric: Metric, years: readonly Year[]): string =>
  `No figure was published for ${yearList(metric, years)}; the line is not drawn across the gap.`;

/** Null where no place was left out. */
export const droppedSentence = (names: readonly string[]): string | null =>
  names.length === 0
    ? null
    : `Left out, because more lines could not be told apart: ${listWords(names)}. Ask for the rest by themselves.`;

/** Years that stand alone in editions of their own. */
export function earlySentence(metric: Metric, places: readonly string[], years: readonly Year[]): string {
  return `Also held, in editions of single years that are not joined to the line: ${listWords(places)}, ${yearList(metric, years)}.`;
}

/** That the count beside a rate, or the rate beside a count, is from another edition than the line. */
export function twinElsewhereSentence(twin: Metric, place: string, releases: readonly Release[]): string {
  const why = twin.unit.startsWith('per-')
    ? 'on the population figures of that time'
    : 'since the edition of the line does not have it';
  return `“${twin.name}” of ${place} is carried as published in ${listWords(releases.map(editionWords))}, ${why}.`;
}

export const lastShownSentence = (metric: Metric, figure: Value): string =>
  `Last figure shown: ${formatValue(figure.value, metric)} ${periodPhrase(metric.periodKind, figure.year)}.`;

export const SERIES = {
  beforeBreak: 'Before the break',
  england: 'England',
  since: (label: string): string => `Since ${label}`,
  compareStep: 'Compare with neighbours',
  rankStep: 'Where it ranks',
  absent: '–',
} as const;

/** "31 March 2011, 2012 and 2013"; "2011/12 and 2012/13". */
function yearList(metric: Metric, years: readonly Year[]): string {
  const [first, ...rest] = years;
  if (first === undefined) return '';
  const { periodKind } = metric;
  return listWords([periodLabel(periodKind, first), ...rest.map((year) => periodShort(periodKind, year))]);
}

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

/** A cell whose line starts anew: it does not compare with the one above. */
export const afterBreak = (cell: string): string => `after a break: ${cell}`;

/** The heading of a run of rows after a break: who it is for and since when. */
export function runHeading(metric: Metric, name: string, from: Year, marked: boolean): string {
  return marked ? `After a break, ${name} from ${periodShort(metric.periodKind, from)}` : name;
}
