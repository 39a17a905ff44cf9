import type { EditionNews, FreshMetric, NamedChange } from '../answer/news-answer.ts';
import type { Area } from '../domain/authority.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { Revision, Veiling } from '../domain/release-diff.ts';
import type { Release } from '../domain/release.ts';
import { formatCell, formatNumber, periodLabel } from './number.ts';
import { withheldWords } from './wording-figure.ts';
import { listWords } from './wording-phrases.ts';

// The sentences of what a new edition brought.

export const NEWS = {
  header: ['Measure', 'Newest', 'Figure', 'On the year'],
  caption: 'Newest figures, with their change on the year within the same edition.',
  revised: 'Revised',
  largest: 'Revised, the largest in proportion first',
  withheld: 'Shown before, now withheld',
  shown: 'Withheld before, now shown',
  rates:
    'A rate changes too when the population estimates behind it are revised, while its count stays the same.',
  whole: 'The CSV of this answer has every changed figure, as both editions have it.',
  nothing: 'Safeguard holds no two editions of it to set beside each other.',
} as const;

/** "Dorset, what is new: later figures for 14 measures; 1 figure revised; none newly withheld." */
export function newsHeadline(
  area: Area | null,
  metrics: readonly Metric[],
  editions: readonly EditionNews[],
): string {
  const what = metrics.length > 0 ? listWords(metrics.map((metric) => metric.name)) : null;
  const lead = [area?.name, what].filter((part) => part !== undefined && part !== null).join(', ');
  const about = lead === '' ? 'What is new' : `${lead}, what is new`;
  if (editions.length === 0) return `${about}: ${NEWS.nothing}`;
  const count = (of: (edition: EditionNews) => readonly unknown[]): number =>
    editions.reduce((sum, edition) => sum + of(edition).length, 0);
  const [fresh, revised, withheld] = [
    count((edition) => edition.fresh),
    count((edition) => edition.revised),
    count((edition) => edition.withheldNow),
  ];
  return `${about}: later figures for ${counted(fresh, 'measure')}, ${counted(revised, 'figure')} revised, ${counted(withheld, 'figure')} newly withheld, against the editions before that Safeguard holds.`;
}

function counted(count: number, noun: string): string {
  return `${count === 0 ? 'no' : formatNumber(count, 0)} ${noun}${count === 1 ? '' : 's'}`;
}

/** "Later years: Referrals 2022/23 to 2024/25; …" */
export function freshSentence(fresh: readonly FreshMetric[]): string {
  if (fresh.length === 0) return '';
  const words = fresh.map(({ metric, years }) => {
    return `${metric.name} (${runsOf(years)
      .map(([first, last]) => spanWords(metric, first, last))
      .join(', ')})`;
  });
  return listed('Later years', words);
}

function spanWords(metric: Metric, first: Year, last: Year): string {
  const label = periodLabel(metric.periodKind, last);
  return first === last ? label : `${periodLabel(metric.periodKind, first)} to ${label}`;
}

/** Years as runs of neighbours, first and last of each. */
function runsOf(years: readonly Year[]): [Year, Year][] {
  const runs: [Year, Year][] = [];
  for (const year of years) {
    const run = runs.at(-1);
    if (run && run[1] === year - 1) run[1] = year;
    else runs.push([year, year]);
  }
  return runs;
}

/** "Children aged 0 to 17 (1,450 figures)" — changed cells by measure, where all areas and measures are meant. */
export function countedByMeasure(changes: readonly NamedChange<Revision | Veiling>[]): string[] {
  const byMetric = Map.groupBy(changes, ({ metric }) => metric);
  return [...byMetric].map(([metric, same]) => `${metric.name} (${counted(same.length, 'figure')})`);
}

export const MOST_LISTED = 10;

/** "Shown before, now withheld: …; …; and 12 more." — nothing for nothing. */
export function listed(lead: string, words: readonly string[]): string {
  return cutOff(lead, words.slice(0, MOST_LISTED), words.length - MOST_LISTED);
}

function cutOff(lead: string, shown: readonly string[], rest: number): string {
  if (shown.length === 0) return '';
  const more = rest > 0 ? `; and ${formatNumber(rest, 0)} more` : '';
  return `${lead}: ${shown.join('; ')}${more}.`;
}

/**
 * "Revised: Children looked after: 459 → 461 (31 March 2021), … (31 March 2020); …; and 12 more.": the largest in
 * proportion first, those of one measure together, led by the place where several are meant.
 */
export function revisionsSentence(revised: readonly NamedChange<Revision>[], one: boolean): string {
  const largest = revised.toSorted((a, b) => proportion(b) - proportion(a)).slice(0, MOST_LISTED);
  const alike = Map.groupBy(largest, ({ area, metric }) => `${area.code} ${metric.id}`);
  const words = [...alike.values()].map((same) => {
    const changes = same.map(
      ({ cell, metric }) =>
        `${formatCell(cell.was, metric)} → ${formatCell(cell.is, metric)} (${periodLabel(metric.periodKind, cell.year)})`,
    );
    const place = one || !same[0] ? '' : `${same[0].area.name}, `;
    return `${place}${same[0]?.metric.name ?? ''}: ${changes.join(', ')}`;
  });
  return cutOff(revised.length > 1 ? NEWS.largest : NEWS.revised, words, revised.length - largest.length);
}

/** The size of a revision beside the figure that it replaces. */
function proportion({ cell }: NamedChange<Revision>): number {
  return Math.abs(cell.is - cell.was) / Math.max(1, Math.abs(cell.was));
}

export function veilingWords({ cell, area, metric }: NamedChange<Veiling>, one: boolean): string {
  return `${named(area, metric, cell.year, one)}: ${formatCell(cell.value, metric)} (${withheldWords(cell.reason)}, “${cell.symbol}”)`;
}

function named(area: Area, metric: Metric, year: number, one: boolean): string {
  const what = `${metric.name}, ${periodLabel(metric.periodKind, year)}`;
  return one ? what : `${area.name}, ${what}`;
}

export const unchangedSentence = ({ newer, older, compared }: EditionNews): string =>
  `${newer.publication}, ${newer.edition}: none of the figures asked about was revised, hidden or uncovered since ${older.edition} (${formatNumber(compared, 0)} figures of all areas compared).`;

/** "Children in need — Revised: …", where several publications have news. */
export const inEdition = ({ publication }: Release, line: string): string => `${publication} — ${line}`;

export const comparedEditions = (newer: Release, older: Release): string =>
  `Compared: ${newer.publisher}, ${newer.publication}, ${newer.edition}, with ${older.publication}, ${older.edition}.`;
