import type { Year } from '../domain/period.ts';
import { saidNumber, SMALL_WORDS } from './number-words.ts';

const FIRST_YEAR = 1990;
const LAST_YEAR = 2049;

const MONTHS = [
  'jan(?:uary)?',
  'feb(?:ruary)?',
  'mar(?:ch)?',
  'apr(?:il)?',
  'may',
  'june?',
  'july?',
  'aug(?:ust)?',
  'sept?(?:ember)?',
  'oct(?:ober)?',
  'nov(?:ember)?',
  'dec(?:ember)?',
];
/** A month, by its name or the beginning of it. */
export const MONTH = `(?:${MONTHS.join('|')})`;
/** A small number, in digits or words. */
export const SMALL = `(?:\\d{1,2}|${SMALL_WORDS})`;
export const YEARS = '(?:years?|yrs?|y)';
const DAY = '(?:\\d{1,2}(?:st|nd|rd|th)?)';
const YEAR_END = `(?:(?:the )?(?:financial |reporting )?(?:years?|yr|12 months|twelve months) ?(?:ending|ended|end|to)|y\\/?e|as (?:of|at)|at|on|to|end of|end|by)`;
const SAID_YEAR = '(?:fye?|ye|f\\/y|y\\/e|financial year|ay|academic year|reporting year)? ?';

/** The forms of one point in time, the longest first; each says how it becomes a year or a month. */
const POINTS: readonly {
  readonly form: string;
  readonly read: (match: readonly string[]) => Point | null;
}[] = [
  { form: `(?:${YEAR_END} )?(\\d{4})-(\\d{2})-(\\d{2})`, read: ([, y, m]) => dated(y, m) },
  {
    form: `(?:${YEAR_END} )?(\\d{1,2})(?:st|nd|rd|th)? ?[./-] ?(\\d{1,2}) ?[./-] ?(\\d{4}|\\d{2})`,
    read: ([, , m, y]) => dated(y, m),
  },
  {
    form: `(?:${YEAR_END} )?(?:the )?(?:${DAY} (?:of )?)?(${MONTH})\\.?(?: ${DAY},?)? ?[-/ ]? ?'?(\\d{4}|\\d{2})(?![\\d/])`,
    read: ([, m, y]) => dated(y, m),
  },
  {
    form: `${SAID_YEAR}((?:19|20)\\d\\d) ?[/-] ?((?:19|20)\\d\\d)(?!\\d)`,
    read: ([whole, a, b]) => financial(whole, a, b),
  },
  {
    form: `${SAID_YEAR}((?:19|20)\\d\\d) ?[/-] ?(\\d\\d)(?!\\d)`,
    read: ([whole, a, b]) => (monthLast(a, b) ? dated(a, b) : financial(whole, a, b)),
  },
  // "2023/4" is the year to March 2024
  {
    form: `${SAID_YEAR}((?:19|20)\\d)(\\d)/(\\d)(?![\\d/])`,
    read: ([, tens, a, b]) =>
      Number(b) === (Number(a) + 1) % 10 ? plain(`${Number(`${tens}${a}`) + 1}`) : null,
  },
  { form: `(?:year )?(0?[1-9]|1[0-2])/((?:19|20)\\d\\d)(?!\\d)`, read: ([, m, y]) => dated(y, m) },
  // "the 2020s"
  {
    form: `(?:the )?((?:19|20)\\d)0s`,
    read: ([, tens]) => ({ kind: 'span', from: Number(`${tens}0`), to: Number(`${tens}9`) }),
  },
  { form: `${SAID_YEAR}'?(\\d\\d)/'?(\\d\\d)(?!\\d)`, read: ([whole, a, b]) => shortFinancial(whole, a, b) },
  {
    form: `(?:fy|f\\/y|financial year) ?'?(\\d\\d) ?- ?(\\d\\d)(?!\\d)`,
    read: ([whole, a, b]) => shortFinancial(whole, a, b),
  },
  {
    form: `(?<![\\d-])(\\d\\d)-(\\d\\d)(?![\\d-])(?! ?(?:year|yr|yo|y\\/o))`,
    read: ([whole, a, b]) => shortFinancial(whole, a, b),
  },
  {
    form: `(?:fye?|ye|f\\/y|y\\/e|financial year|year) ?'?(\\d\\d)(?!\\d)`,
    read: ([, y]) => plain(`20${y}`),
  },
  { form: `${SAID_YEAR}((?:19|20)\\d\\d)(?!\\d)`, read: ([, y]) => plain(y) },
  { form: `'(\\d\\d)(?!\\d)`, read: ([, y]) => plain(`20${y}`) },
  {
    form: `twenty[ -](ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[ -](?:one|two|three|four|five|six))?)`,
    read: ([, words]) => spoken(words),
  },
];

/** A year, a range of years or a month that words name. */
export type Point =
  | { readonly kind: 'year'; readonly year: Year }
  | { readonly kind: 'span'; readonly from: Year; readonly to: Year }
  | { readonly kind: 'month'; readonly year: number; readonly month: number };

function year(text: string | undefined): number {
  const value = Number(text);
  return text !== undefined && text.length === 2 ? 2000 + value : value;
}

function usable(value: number): boolean {
  return value >= FIRST_YEAR && value <= LAST_YEAR;
}

function plain(text: string | undefined): Point | null {
  const value = year(text);
  return usable(value) ? { kind: 'year', year: value } : null;
}

/** A date: the reporting year where it is in March, the month otherwise. */
function dated(y: string | undefined, m: string | undefined): Point | null {
  const value = year(y);
  const month = /^\d/.test(m ?? '')
    ? Number(m)
    : 1 + MONTHS.findIndex((name) => new RegExp(`^${name}$`).test(m ?? ''));
  if (!usable(value) || month < 1 || month > 12) return null;
  return month === 3 ? { kind: 'year', year: value } : { kind: 'month', year: value, month };
}

/** "2016/17" is the year to March 2017; "2017-19" is a range. */
function financial(whole: string | undefined, a: string | undefined, b: string | undefined): Point | null {
  const from = year(a);
  let to = year(b);
  if (b?.length === 2) to = Math.floor(from / 100) * 100 + Number(b);
  if (b?.length === 2 && to < from) to += 100;
  if (!usable(from) || !usable(to) || to < from) return null;
  const spaced = / - /.test(whole ?? '');
  if (to === from + 1 && !(b?.length === 4 && spaced)) return { kind: 'year', year: to };
  if (to === from) return { kind: 'year', year: to };
  return { kind: 'span', from, to };
}

/** "2022-09" is a month: the second part is too small to end a range. */
function monthLast(a: string | undefined, b: string | undefined): boolean {
  const month = Number(b);
  return month >= 1 && month <= 12 && month < Number(a?.slice(2));
}

/** Beginnings of pairs that are ages as often as years. */
const AGES = /^1[567]$/;

function shortFinancial(
  whole: string | undefined,
  a: string | undefined,
  b: string | undefined,
): Point | null {
  const from = year(a);
  const to = year(b);
  if (to !== from + 1 || from < 2005 || from > 2035) return null;
  // only newer pairs or the slash make a year of it
  if (/-/.test(whole ?? '') && !(whole ?? '').startsWith('f') && AGES.test(a ?? '')) return null;
  return { kind: 'year', year: to };
}

function spoken(words: string | undefined): Point | null {
  const value = 2000 + saidNumber(words ?? '');
  return usable(value) ? { kind: 'year', year: value } : null;
}

const EDGE_BEFORE = '(?<![\\p{L}\\p{N}.])';
const POINT_PATTERNS = POINTS.map(({ form, read }) => ({
  pattern: new RegExp(`${EDGE_BEFORE}${form}(?![\\p{L}])`, 'giu'),
  read,
}));

/** Every form has a digit or is spoken. */
const NUMBERED = /\d|twenty/i;

export interface FoundPoint {
  readonly start: number;
  readonly end: number;
  readonly point: Point;
}

/** Every point in time in the text, in order, none inside another. */
export function pointsIn(text: string): FoundPoint[] {
  if (!NUMBERED.test(text)) return [];
  const found: FoundPoint[] = [];
  const free = (start: number, end: number): boolean =>
    found.every((other) => end <= other.start || start >= other.end);
  for (const { pattern, read } of POINT_PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const point = read([...match]);
      if (!point || !free(match.index, match.index + match[0].length)) continue;
      const lead = match[0].length - match[0].trimStart().length;
      found.push({ start: match.index + lead, end: match.index + match[0].length, point });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}
