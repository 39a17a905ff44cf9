import type { Absent, Figure } from '../domain/figure.ts';
import type { Metric, Unit } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { Release } from '../domain/release.ts';
import type { Seam } from '../domain/series.ts';
import type { SeriesRole } from './chart/chart-spec.ts';
import { dateWords, formatNumber, ordinal, periodLabel, unitWords } from './number.ts';
import { withheldWords } from './wording-figure.ts';
import { capital, listWords, lower } from './wording-phrases.ts';

const SHAPES: Readonly<Record<string, string>> = {
  circle: 'round dots',
  square: 'squares',
  triangle: 'triangles',
  diamond: 'diamonds',
};

/** Every phrase that a picture or its description adds to the words it is given. */
export const chartWords = {
  cutAxis: (start: string): string => `The vertical axis starts at ${start}, not at zero.`,
  lighterLine: (name: string, shape: string): string =>
    `Thinner line of the same colour, with ${SHAPES[shape] ?? shape}: ${name}.`,
  noFigure: 'no figure',
  lastFigure: (name: string, period: string): string => `${name} (${period})`,
  gap: (periods: readonly string[], why: string): string => `${listWords(periods)}: ${why}`,
  gapOf: (names: readonly string[], periods: readonly string[], why: string): string =>
    `${listWords(names)}, ${listWords(periods)}: ${why}`,
  span: (first: string, last: string): string => `${first} to ${last}`,
  sharing: (names: readonly string[]): string =>
    names.length > 2 ? `${names.length} authorities` : listWords(names),
  highest: (name: string, text: string): string => `Highest: ${name}, ${text}`,
  lowest: (name: string, text: string): string => `Lowest: ${name}, ${text}`,
  /** Names have commas and "and" in them, so semicolons keep them apart. */
  missing: (why: string, names: readonly string[]): string => `No figure for ${names.join('; ')}: ${why}`,
  others: (count: number): string => (count === 1 ? '1 other' : `${count} others`),
  reference: (name: string, text: string): string => `${name} ${text}`,
  count: (count: string): string => `(${count})`,
  beyond: 'more than ordinary variation',
  within: 'ordinary variation could explain it',
  inBrackets: 'In brackets: the number behind each share.',
  withCount: (share: string, count: string): string => `${share} (${count})`,
} as const;

/** The words of a description for those who cannot see the picture. */
export const altWords = {
  kind: {
    trend: 'Line chart',
    strip: 'Ranked bar chart',
    bars: 'Bar chart',
    breakdown: 'Bar chart of shares',
    changes: 'Bar chart of changes',
  },
  look: {
    asked: 'thick line',
    predecessor: 'line of an earlier authority',
    successor: 'line of a later authority',
    place: 'thin line',
    england: 'dashed line',
    region: 'dotted line',
    neighbours: 'dash-dotted line',
  } satisfies Record<SeriesRole, string>,
  line: (name: string, look: string): string => `${name} (${look})`,
  valueAt: (text: string, period: string): string => `${text} in ${period}`,
  between: (first: string, last: string): string => `from ${first} to ${last}`,
  gaps: (entries: readonly string[]): string => `no figure for ${entries.join('; ')}`,
  gap: (periods: readonly string[], why: string): string => `${listWords(periods)}: ${why}`,
  break: (label: string): string => `A vertical line marks a break: ${label}`,
  ranked: (count: number): string =>
    count === 0 ? 'No figure is shown.' : count === 1 ? 'One bar' : `${count} bars, highest first`,
  nothing: 'No figure is shown.',
  shares: (place: string, beside: string | null): string =>
    beside === null ? place : `${place} beside ${beside}`,
  changes: (from: string, to: string, outlined: boolean): string =>
    `Figures of ${from} and ${to}${outlined ? '; an outlined bar is within ordinary variation' : ''}`,
  change: (name: string, from: string, to: string, change: string, outlined: boolean): string =>
    `${name} ${change}, ${from} to ${to}${outlined ? ', outlined' : ''}`,
  reference: (name: string, text: string): string => `A line shows ${name}: ${text}`,
  marked: (count: number, what: string): string =>
    `${count === 1 ? 'One bar is' : `${count} bars are`} marked: ${what}`,
  more: 'The picture shows more.',
} as const;

// What stands around a picture

/** "Children on a child protection plan: Dorset". The unit and "rate" are said below the title. */
export function chartTitle(measure: string, about: string): string {
  return `${measure.replace(/, (?:rate|number)$/, '')}: ${about}`;
}

/** "Rate per 10,000 children, 31 March 2025. Children who were …" */
export function chartSubtitle(metric: Metric, year: Year | null): string {
  return subtitleOf(metric, year === null ? null : periodLabel(metric.periodKind, year));
}

/** "Rate per 10,000 children, change from 31 March 2024 to 31 March 2025. Children who were …" */
export function changesSubtitle(metric: Metric, span: string, inPercent: boolean): string {
  return subtitleOf(metric, inPercent ? CHART.percentChange(span) : CHART.change(span));
}

function subtitleOf(metric: Metric, period: string | null): string {
  const words = unitWords(metric.unit);
  const unit = UNSAID.has(metric.unit) ? null : words.startsWith('per ') ? `rate ${words}` : words;
  const lead = [unit, period].filter((part) => part !== null).join(', ');
  return datesTogether(lead === '' ? metric.definition : `${capital(lead)}. ${metric.definition}`);
}

/** No line may end between the day and the month of "31 March". */
function datesTogether(text: string): string {
  return text.replaceAll(/(\d) (?=(?:March|June|September|December)\b)/g, '$1\u00A0');
}

/** Units that the figures themselves show. */
const UNSAID: ReadonlySet<Unit> = new Set<Unit>([
  'count',
  'percent',
  'pounds',
  'pounds-per-week',
  'thousand-pounds',
  'score',
  'rank',
  'grade',
]);

/** "2021/22: shares of all child protection plans started (1,106)" */
export function sharesSubtitle(total: Metric, year: Year, size: string | null): string {
  const of = lower(total.name);
  return `${capital(periodLabel(total.periodKind, year))}. Shares of all ${of}${size === null ? '' : ` (${size})`}.`;
}

/** Publisher, publication and edition of every release that a picture is drawn from. */
export function chartSource(releases: readonly Release[]): string {
  const works = Map.groupBy(releases, (release) => `${release.publisher}, ${release.publication}`);
  const named = [...works].map(
    ([work, editions]) => `${work}, ${listWords([...new Set(editions.map(({ edition }) => edition))])}`,
  );
  const licences = [...new Set(releases.map(({ licence }) => licence))];
  return `Source: ${[...named, ...licences].join('; ')}. Chart: Safeguard.`;
}

/** A round number of a value axis, in the unit of the metric. */
export function axisNumber(metric: Metric, value: number, decimals: number): string {
  switch (metric.unit) {
    case 'percent':
      return `${formatNumber(value, decimals)}%`;
    case 'pounds':
    case 'pounds-per-week':
      return pounds(value, decimals);
    case 'thousand-pounds':
      return pounds(value * 1000, 0);
    default:
      return formatNumber(value, Math.min(decimals, metric.unit === 'count' ? 0 : 2));
  }
}

function pounds(value: number, decimals: number): string {
  const million = value / 1e6;
  return Math.abs(value) >= 1e6
    ? `£${formatNumber(million, Number.isInteger(million) ? 0 : 1)}m`
    : `£${formatNumber(value, decimals)}`;
}

/** Why a point of a line has no figure. */
export function gapWords(figure: Figure | Absent): string {
  if (figure.state === 'withheld') return withheldWords(figure.reason);
  if (figure.state === 'value') return '';
  switch (figure.why) {
    case 'outside-life':
      return 'no such authority then';
    case 'not-held':
      return 'not held by Safeguard';
    case 'not-published':
      return 'no figure published';
    case 'not-for-this-area':
      return 'not in this edition';
    case 'dropped':
      return 'left out as faulty';
  }
}

/** The words at the vertical line of a break; the sentence below the picture says more. */
export function breakLabel(seam: Seam): string {
  switch (seam.kind) {
    case 'edition':
      return 'Another edition: do not compare across';
    case 'base':
      return 'Other population figures: do not compare across';
    case 'break':
      return 'Break: do not compare across';
  }
}

export const boundaryLabel = (date: string, successors: readonly string[]): string =>
  `${dateWords(date)}: ${listWords(successors)} ${successors.length === 1 ? 'begins' : 'begin'}`;

/** "73rd of 151, level with 1 other": the place of a bar, counted from the highest. */
export function placeLabel(place: number, of: number, tied: number): string {
  const level = tied === 0 ? '' : `, level with ${tied} other${tied === 1 ? '' : 's'}`;
  return `${place === 1 ? 'Highest' : `${ordinal(place)} highest`} of ${of}${level}`;
}

/** Up to nine in words, as newspapers print them; a single one is no list. */
const NUMBERS = ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

export const CHART = {
  england: 'England',
  median: 'Median',
  neighboursMedian: 'Neighbours’ median',
  medianOfNeighbours: (model: string): string => `Median of the neighbours (${model} model)`,
  neighboursNote: (model: string): string =>
    `Neighbours’ median: the middle figure of those of its statistical neighbours (${model} model) that have one in the year.`,
  neighbours: (name: string, model: string): string => `Statistical neighbours of ${name} (${model} model)`,
  everyAuthority: 'every authority in England',
  allAuthorities: 'all authorities',
  besideEvery: (region: string): string => `${region} beside every authority`,
  inTheRegion: (region: string): string => `Authorities in ${region}`,
  among: (names: readonly string[], group: string): string =>
    names.length === 0 ? group : `${listWords(names)} among ${group}`,
  withNeighbours: (name: string): string => `${name} and its statistical neighbours`,
  authoritiesIn: (region: string): string => `authorities in ${region}`,
  regions: 'the regions of England',
  ends: (end: 'top' | 'bottom', count: number, where: string): string =>
    `the ${NUMBERS[count] ?? count} ${end === 'top' ? 'highest' : 'lowest'} ${where}`,
  movers: (end: 'top' | 'bottom', inPercent: boolean, count: number, where: string): string => {
    const many = count === 1 ? 'largest' : `${NUMBERS[count] ?? count} largest`;
    const moves = `${end === 'top' ? 'rise' : 'fall'}${count === 1 ? '' : 's'}`;
    return `the ${many} ${inPercent ? 'percentage ' : ''}${moves} ${where}`;
  },
  /** Of a group that is shown whole, "the nine largest rises" would be every one of them. */
  allMovers: (end: 'top' | 'bottom', inPercent: boolean, where: string): string =>
    `${inPercent ? 'percentage ' : ''}changes ${where}, the largest ${end === 'top' ? 'rise' : 'fall'} first`,
  changeIn: (about: string): string => `change in ${about}`,
  change: (span: string): string => `change ${span}`,
  percentChange: (span: string): string => `change in % ${span}`,
  englandMoved: (words: string): string => `England: ${words}.`,
  inEngland: 'in England',
  amongRegions: 'of the nine regions',
  inRegion: (region: string): string => `in ${region}`,
  ofType: (words: string): string => `of the ${words}`,
  amongNeighbours: (name: string): string => `of ${name} and its statistical neighbours`,
  andOthers: (count: number): string => `${count} others`,
  withFigure: (valued: number, missing: number): string =>
    `${valued} of ${valued + missing} authorities have a figure.`,
  unranked: 'Not ranked, because it is so small',
  notInTable: 'not in this edition’s table',
  workedOut: (unit: Unit): string =>
    `${unit === 'percent' ? 'Shares' : unit.startsWith('per-') ? 'Rates' : 'Figures'} worked out by Safeguard from published numbers.`,
  noShare: 'no share published',
} as const;

/** What the terminal says about the file of a chart. */
export const chartFile = {
  made: (name: string, alt: string): string => `Chart: ${name}\nIt shows: ${alt}`,
  none: 'There is no chart of this answer.',
  failed: (detail: string): string => `The chart could not be drawn (${detail}).`,
  notSaved: (name: string, why: string): string => `The chart could not be saved as ${name}: ${why}`,
  needsQuestion: '--chart needs a question.',
} as const;
