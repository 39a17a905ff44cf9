import type { FigureAnswer } from '../answer/answer.ts';
import type { Quarter } from '../answer/profile-answer.ts';
import type { Breakdown } from '../domain/basket.ts';
import type { Change } from '../domain/change.ts';
import type { Absent, Figure } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { PeriodKind, Year } from '../domain/period.ts';
import { dateWords, formatNumber, formatValue, periodLabel } from './number.ts';
import { withheldWords } from './wording-figure.ts';
import { listWords, lower } from './wording-phrases.ts';

// The sentences of profiles and breakdowns, and the words of their tables.

export const PROFILE = {
  header: ['Measure', 'When', 'Figure', 'On the year', 'To compare', 'England', 'Neighbours', 'Quarter'],
  quarters:
    'Quarter: of all authorities with a figure, 1st the best, only where a measure has an agreed direction.',
  baskets: 'More figures by theme:',
  none: 'None of these measures has a figure for this area.',
} as const;

/** What stands in the columns; rates and shares there may be worked out here, which the CSV says row by row. */
export function profileCaption(has: {
  readonly yearAsked: boolean;
  readonly twins: boolean;
  readonly neighbours: boolean;
}): string {
  return [
    has.yearAsked ? 'Figures of the period asked for.' : 'Newest figures.',
    has.twins ? '“To compare”: the rate or share of a count, published or worked out here.' : '',
    has.neighbours ? '“Neighbours”: median of the statistical neighbours.' : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** "no figure is shown for “Referrals” and “Re-referrals” (unreliable, withheld)"; many are only counted. */
export function gapFact(names: readonly string[], why: string): string {
  const what = names.length > 3 ? `${names.length} measures` : listWords(names.map((name) => `“${name}”`));
  return `no figure is shown for ${what} (${why})`;
}

/** " (with Richmond upon Thames)" after a figure that is of both together; nothing else. */
export function jointAside({ area, cautions }: Pick<FigureAnswer, 'area' | 'cautions'>): string {
  const joint = cautions.find((caution) => caution.kind === 'joint');
  return joint ? ` (with ${listWords(joint.members.filter((name) => name !== area.name))})` : '';
}

/** "Dorset at a glance: …", "Dorset, social workers: …", "Dorset: …" — with its first figures, complete by itself. */
export function profileHeadline(place: string, name: string | null, facts: readonly string[]): string {
  const lead = name === null ? place : `${place}, ${name}`;
  return `${lead}: ${facts.length === 0 ? PROFILE.none : `${facts.join('; ')}.`}`;
}

export const atAGlance = (place: string): string => `${place} at a glance`;

/** A measure's name in a table: the full one, or the short one where it would push the figures off the screen. */
export function measureCell(metric: Metric): string {
  return metric.name.length <= 44 ? metric.name : metric.shortName;
}

/** When a figure is of, in few characters: "31 Mar 2025", "2024/25", "30 Sep 2025". */
export function whenCell(kind: PeriodKind, year: Year): string {
  switch (kind) {
    case 'at-march':
      return `31 Mar ${year}`;
    case 'at-september':
      return `30 Sep ${year}`;
    case 'year-to-september':
      return `to Sep ${year}`;
    case 'year-to-march':
    case 'financial-year':
    case 'academic-year':
    case 'mid-year':
    case 'calendar-year':
    case 'edition':
      return periodLabel(kind, year);
  }
}

/** "+12 (4.3%)", "−1.2 points", "no change", or in two or three words why there is none. */
export function changeCell(metric: Metric, change: Change): string {
  if (change.state === 'stated') {
    if (change.difference === 0) return 'no change';
    const sign = change.difference > 0 ? '+' : '−';
    const size = formatNumber(Math.abs(change.difference), metric.decimals);
    const points = metric.unit !== 'percent' ? '' : size === '1' ? ' point' : ' points';
    const relative = change.percent === null ? '' : ` (${formatNumber(Math.abs(change.percent), 1)}%)`;
    return `${sign}${size}${points}${relative}`;
  }
  switch (change.why.kind) {
    case 'no-figure':
      return '';
    case 'earlier-withheld':
      return 'year before withheld';
    case 'authority-began':
      return 'new authority';
    case 'no-earlier-year':
      return 'no earlier year';
    case 'other-edition':
      return 'other edition';
    case 'break':
      return 'series breaks';
    case 'other-base':
      return 'other base';
    case 'joint-changed':
      return 'joint return';
  }
}

export const quarterCell = (quarter: Quarter | null): string =>
  quarter === null ? '' : (['1st', '2nd', '3rd', '4th'][quarter - 1] ?? '');

/** A figure with its unit, or why there is none, for a cell. */
export function figureCell(metric: Metric, figure: Figure | null): string {
  if (!figure) return '';
  if (figure.state === 'value') return formatValue(figure.value, metric);
  return figure.reason === 'suppressed' ? 'suppressed' : withheldWords(figure.reason);
}

/** "Vacancy rate and caseload: …" — a caution with the measures that it is about. */
export const cautionAbout = (names: readonly string[], sentence: string): string =>
  names.length === 0 ? sentence : `${listWords(names)} — ${sentence}`;

export const BREAKDOWN = {
  header: ['Category', 'Number', 'Share', 'England', 'On the year'],
  sharesHeader: ['Category', 'Share', 'England', 'On the year'],
  total: 'Total',
  caption:
    'Shares of their own total, of one edition and one period; “On the year” is the change in the first column.',
} as const;

/** "Plans started: neglect" as a category of its own: "Neglect". */
export function partName(metric: Metric): string {
  const name =
    metric.name
      .replace(/, (?:share|number)$/, '')
      .split(': ')
      .at(-1) ?? metric.name;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** "Dorset, plans started, by first category of abuse, 2021/22: neglect 265 (61.5%), … — 431 in all." */
export function breakdownHeadline(
  place: string,
  name: string,
  period: string,
  parts: readonly string[],
  total: string | null,
): string {
  const shown = parts.slice(0, MOST_IN_HEADLINE);
  const rest = parts.length - shown.length;
  const list = rest > 0 ? `${shown.join(', ')} and ${rest} more` : listWords(shown);
  const of = total === null ? '' : `; of ${total} in all`;
  return `${place}, ${lower(name)}, ${period}: ${list}${of}.`;
}

const MOST_IN_HEADLINE = 5;

/** How the parts and the total go together, and what must not be done with them. */
export function extentSentence(
  breakdown: Breakdown,
  sum: { readonly value: number; readonly isTotal: boolean } | null,
  withheld: number,
  parts: number,
): string {
  switch (breakdown.extent) {
    case 'overlapping':
      return 'One case can be in several of these, so neither numbers nor shares may be added; together they come to more than the total.';
    case 'some':
      return 'Safeguard holds only these parts; the rest of the total is in categories that it does not hold.';
    case 'whole':
      if (sum?.isTotal === true) return 'The categories make up the total.';
      if (sum) return `The categories come to ${formatNumber(sum.value, 0)}, not to the published total.`;
      return withheld > 0
        ? `${withheld} of the ${parts} categories ${withheld === 1 ? 'is' : 'are'} withheld, so the others are not added up, and what is withheld is not worked out from the rest.`
        : 'The total is not in this edition’s table, so the categories are not added up.';
  }
}

export const nearestPeriods = (periods: readonly string[]): string =>
  `Nearest periods with figures: ${listWords(periods)}.`;

/** "Mar 2024" of an ISO date. */
export function monthCell(iso: string): string {
  const words = dateWords(iso).split(' ');
  return `${(words.at(-2) ?? '').slice(0, 3)} ${words.at(-1) ?? ''}`;
}

export const noGrade = 'no grade';

export function absentCell(absent: Absent): string {
  switch (absent.why) {
    case 'outside-life':
      return 'no such authority then';
    case 'not-held':
      return 'not held here';
    case 'not-published':
      return 'not published';
    case 'not-for-this-area':
      return 'not for this area';
    case 'dropped':
      return 'not shown';
  }
}
