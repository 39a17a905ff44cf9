import type { Metric, Unit } from '../domain/metric.ts';
import type { PeriodKind, Year } from '../domain/period.ts';
import { rounded } from '../domain/rounded.ts';

/**
 * A value as a newspaper prints it, with its unit: "1,234", "52.3%", "53.8 per 10,000", "£1,240 a week".
 * Decimals as the publisher uses for the metric.
 */
export function formatValue(value: number, metric: Pick<Metric, 'unit' | 'decimals'>): string {
  const number = formatNumber(value, metric.decimals);
  switch (metric.unit) {
    case 'percent':
      return `${number}%`;
    case 'per-10000':
      return `${number} per 10,000`;
    case 'per-100000':
      return `${number} per 100,000`;
    case 'working-days':
      return `${number} working ${value === 1 ? 'day' : 'days'}`;
    case 'pounds':
      return `£${number}`;
    case 'pounds-per-week':
      return `£${number} a week`;
    case 'thousand-pounds':
      return `£${formatNumber(value * 1000, 0)}`;
    case 'fte':
      return `${number} full-time equivalent`;
    case 'cases-per-fte':
    case 'score':
    case 'count':
    case 'grade':
      return number;
    case 'rank':
      return ordinal(value);
  }
}

/** A further value of the same measure, without the long words of its unit. */
export function bare(value: number, metric: Pick<Metric, 'unit' | 'decimals'>): string {
  return metric.unit === 'fte' ? formatNumber(value, metric.decimals) : formatValue(value, metric);
}

/** The bare number of a value, for a table whose heading has the unit. */
export function formatCell(value: number, metric: Pick<Metric, 'unit' | 'decimals'>): string {
  switch (metric.unit) {
    case 'percent':
      return `${formatNumber(value, metric.decimals)}%`;
    case 'pounds':
    case 'pounds-per-week':
    case 'thousand-pounds':
    case 'rank':
      return formatValue(value, metric).replace(' a week', '');
    default:
      return formatNumber(value, metric.decimals);
  }
}

/** A difference between two values of a metric, without its sign: "5.2 percentage points", "12", "3.1 per 10,000". */
export function formatDifference(difference: number, metric: Pick<Metric, 'unit' | 'decimals'>): string {
  const size = Math.abs(difference);
  if (metric.unit === 'percent') {
    const points = formatNumber(size, metric.decimals);
    return `${points} percentage ${points === '1' ? 'point' : 'points'}`;
  }
  if (metric.unit === 'rank') return `${formatNumber(size, 0)} ${size === 1 ? 'place' : 'places'}`;
  return bare(size, metric);
}

/**
 * "1,234" or "52.3" with the given decimals, halves away from nought as newspapers round; a true minus sign. By hand, since
 * the formatter of the platform costs every start of the terminal 8 MB and a sixth of its time.
 */
export function formatNumber(value: number, decimals: number): string {
  const [whole = '', fraction] = Math.abs(rounded(value, decimals)).toFixed(decimals).split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && Number.parseFloat(text) !== 0 ? `−${text}` : text;
}

/** "43rd", "1st", "112th". */
export function ordinal(place: number): string {
  const tens = place % 100;
  const suffix = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th');
  return `${place}${suffix}`;
}

/** A year of a metric as it is written: "2016/17" for flows, "31 March 2017" for a day, "mid-2024". */
export function periodLabel(kind: PeriodKind, year: Year): string {
  switch (kind) {
    case 'at-march':
      return `31 March ${year}`;
    case 'year-to-march':
    case 'financial-year':
    case 'academic-year':
      return `${year - 1}/${String(year % 100).padStart(2, '0')}`;
    case 'at-september':
      return `30 September ${year}`;
    case 'year-to-september':
      return `the year to 30 September ${year}`;
    case 'mid-year':
      return `mid-${year}`;
    case 'calendar-year':
    case 'edition':
      return String(year);
  }
}

/** The same, short enough for an axis or a table: "2016/17", "2017". */
export function periodShort(kind: PeriodKind, year: Year): string {
  return kind === 'year-to-march' || kind === 'financial-year' || kind === 'academic-year'
    ? periodLabel(kind, year)
    : String(year);
}

/** "in 2016/17", "on 31 March 2017", "in mid-2024". */
export function periodPhrase(kind: PeriodKind, year: Year): string {
  const label = periodLabel(kind, year);
  return kind === 'at-march' || kind === 'at-september' ? `on ${label}` : `in ${label}`;
}

/** The words for a unit, as a heading has them. */
export function unitWords(unit: Unit): string {
  switch (unit) {
    case 'count':
      return 'number';
    case 'percent':
      return '%';
    case 'per-10000':
      return 'per 10,000 children';
    case 'per-100000':
      return 'per 100,000 young people';
    case 'working-days':
      return 'working days';
    case 'fte':
      return 'full-time equivalent';
    case 'cases-per-fte':
      return 'cases per social worker';
    case 'pounds':
      return '£';
    case 'pounds-per-week':
      return '£ a week';
    case 'thousand-pounds':
      return '£';
    case 'score':
      return 'average score';
    case 'rank':
      return 'rank';
    case 'grade':
      return 'grade';
  }
}

/** "31 March 2025" from an ISO date; "March 2025" from a year and month; the text itself otherwise. */
export function dateWords(iso: string): string {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(iso);
  const month = MONTHS[Number(match?.[2]) - 1];
  if (!match || !month) return iso;
  return match[3] ? `${Number(match[3])} ${month} ${match[1]}` : `${month} ${match[1]}`;
}

/** "December 2017". */
export function monthWords(year: number, month: number): string {
  return `${MONTHS[month - 1] ?? ''} ${year}`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
