import type { AskedPeriod, Year } from '../domain/period.ts';

/** A stretch of the plain text that says when, and what it says. */
export interface PeriodSpan {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

export interface PeriodReading {
  readonly period: AskedPeriod | null;
  /** What was read as a time; the rest of the text is read without it. */
  readonly spans: readonly PeriodSpan[];
  /** Set for "since the merger" and "before reorganisation": the area decides the year. */
  readonly reorganisation: 'since' | 'before' | null;
}

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
const MONTH = `(?:${MONTHS.join('|')})`;
const NUMBER_WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
};
const SMALL = `(?:\\d{1,2}|${Object.keys(NUMBER_WORDS).join('|')})`;
const YEARS = '(?:years?|yrs?|y)';
const DAY = '(?:\\d{1,2}(?:st|nd|rd|th)?)';
const YEAR_END = `(?:(?:the )?(?:financial |reporting )?(?:years?|yr|12 months|twelve months) ?(?:ending|ended|end|to)|y\\/?e|as (?:of|at)|at|on|to|end of|end|by)`;
const SAID_YEAR = '(?:fy|f\\/y|financial year|ay|academic year|reporting year)? ?';

/** The forms of one point in time, the longest first; each says how it becomes a year or a month. */
const POINTS: readonly { readonly form: string; read(match: readonly string[]): Point | null }[] = [
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
    read: ([whole, a, b]) => financial(whole, a, b),
  },
  { form: `${SAID_YEAR}(\\d\\d)/(\\d\\d)(?!\\d)`, read: ([whole, a, b]) => shortFinancial(whole, a, b) },
  {
    form: `(?:fy|f\\/y|financial year) ?'?(\\d\\d) ?- ?(\\d\\d)(?!\\d)`,
    read: ([whole, a, b]) => shortFinancial(whole, a, b),
  },
  {
    form: `(?<![\\d-])(\\d\\d)-(\\d\\d)(?![\\d-])(?! ?(?:year|yr|yo|y\\/o))`,
    read: ([whole, a, b]) => shortFinancial(whole, a, b),
  },
  { form: `(?:fy|f\\/y|financial year|year) ?'?(\\d\\d)(?!\\d)`, read: ([, y]) => plain(`20${y}`) },
  { form: `${SAID_YEAR}((?:19|20)\\d\\d)(?!\\d)`, read: ([, y]) => plain(y) },
  { form: `'(\\d\\d)(?!\\d)`, read: ([, y]) => plain(`20${y}`) },
  {
    form: `twenty (ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?: (?:one|two|three|four|five|six))?)`,
    read: ([, words]) => spoken(words),
  },
];

type Point =
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

function shortFinancial(
  whole: string | undefined,
  a: string | undefined,
  b: string | undefined,
): Point | null {
  const from = year(a);
  const to = year(b);
  if (to !== from + 1 || from < 2005 || from > 2035) return null;
  // "16-17" and "17-18" are ages as often as years; only newer pairs or the slash make a year of it
  if (/-/.test(whole ?? '') && !/^f/.test(whole ?? '') && from < 2018 && from > 2014) return null;
  return { kind: 'year', year: to };
}

function spoken(words: string | undefined): Point | null {
  const value = (words ?? '').split(' ').reduce((sum, word) => sum + (NUMBER_WORDS[word] ?? 0), 2000);
  return usable(value) ? { kind: 'year', year: value } : null;
}

const EDGE_BEFORE = '(?<![\\p{L}\\p{N}.])';
const POINT_PATTERNS = POINTS.map(({ form, read }) => ({
  pattern: new RegExp(`${EDGE_BEFORE}${form}(?![\\p{L}])`, 'giu'),
  read,
}));

interface Found {
  readonly start: number;
  readonly end: number;
  readonly point: Point;
}

/** Every point in time in the text, in order, none inside another. */
function pointsIn(text: string): Found[] {
  const found: Found[] = [];
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

/** Numbers that are measures, ages or limits and no years; they are hidden before times are looked for. */
const NOT_TIMES = [
  /\bper (?:1|10|100) ?[,.]?000\b/g,
  /\b(?:1|10|100),000\b/g,
  /\b\d{1,2} ?(?:-|to|and|\/) ?\d{1,2}[ -]?(?:years? ?olds?|yrs? ?olds?|yo|y\/os?|year-olds?|years? of age)\b/g,
  /\baged? ?(?:between )?\d{1,2}(?: ?(?:-|to|and) ?\d{1,2})?\b/g,
  /\b\d{1,2}[ -]year[ -]olds?\b/g,
  /\b(?:0|1) ?(?:-|to) ?\d{1,2} (?:working )?(?:days?|wd)\b/g,
];

const RELATIVE: readonly {
  readonly pattern: RegExp;
  read(match: readonly string[], newest: number): AskedPeriod;
}[] = [
  {
    pattern: new RegExp(
      `\\b(?:over |in |for |during |across |through )?(?:the )?(?:last|past|previous|recent|latest) (${SMALL}) ${YEARS}\\b`,
      'g',
    ),
    read: ([, n]) => ({ kind: 'last', count: small(n) }),
  },
  {
    pattern: /\b(?:over |in |for |during )?(?:the |a )?(?:last |past |previous )?decade\b(?! ago)/g,
    read: () => ({ kind: 'last', count: 10 }),
  },
  {
    pattern: new RegExp(`\\b(${SMALL}) ${YEARS} ago\\b`, 'g'),
    read: ([, n], newest) => ({ kind: 'years', years: [newest - small(n)] }),
  },
  { pattern: /\ba decade ago\b/g, read: (_, newest) => ({ kind: 'years', years: [newest - 10] }) },
  {
    pattern: /\b(?:next year|next years|coming year|year ahead|next (?:financial |reporting )year)\b/g,
    read: () => ({ kind: 'next' }),
  },
  {
    pattern:
      /\b(?:(?:the |in the )?(?:last|previous|prior|preceding|past) (?:financial |reporting |full )?year|(?:the )?year before(?: last)?|(?:a|one) year (?:ago|earlier|before)|this time last year|last year)\b/g,
    read: () => ({ kind: 'previous' }),
  },
  {
    pattern:
      /\b(?:all (?:the )?(?:years|time|available years)|every year(?: (?:available|you have|on record))?|ever|full (?:history|series|time series)|whole (?:history|series|period)|since records began|from the beginning|as far back as (?:possible|you (?:can|have))|all[- ]years)\b/g,
    read: () => ({ kind: 'all' }),
  },
  {
    pattern:
      /\b(?:(?:since|after|from) (?:the )?(?:start of (?:the )?)?(?:pandemic|covid(?:[- ]?19)?|lockdown|coronavirus)|post[- ]?(?:covid|pandemic))(?: (?:started|began|hit|pandemic))?\b/g,
    read: () => ({ kind: 'range', from: 2020, to: null }),
  },
  {
    pattern:
      /\b(?:(?:before|until|up to|prior to) (?:the )?(?:start of (?:the )?)?(?:pandemic|covid(?:[- ]?19)?|lockdown|coronavirus)|pre[- ]?(?:covid|pandemic))(?: (?:started|began|hit|pandemic))?\b/g,
    read: () => ({ kind: 'range', from: null, to: 2020 }),
  },
  {
    pattern:
      /\b(?:(?:most recent|latest|newest|current|this) (?:available )?(?:year|data year|financial year|reporting year)s?|most recent(?:ly)?|latest(?: available)?|newest|currently|right now|at the moment|at present|nowadays|these days|today|to date|as of now|up to date(?= figures?)|now|current|this year)\b/g,
    read: () => ({ kind: 'latest' }),
  },
];

const BARE_COUNT = new RegExp(
  `\\b(?:(?:over|in|for|across|within|during|of) )?(?:the )?(${SMALL})[- ](?:${YEARS})(?: (?:period|trend|history|change|span|series|view|run))?\\b(?! ?(?:or|plus|and over|\\+|old|olds|ago))`,
  'g',
);
const REORGANISATION =
  /\b(since|after|from|before|until|prior to|pre|post)[- ](?:the )?(?:council |local government |lgr |authority )?(?:reorgani[sz]ation|restructure|merger|merging|split|unitary|new council|lgr|abolition|change of council)\b/g;

function small(text: string | undefined): number {
  return NUMBER_WORDS[text ?? ''] ?? Number(text);
}

/** Words around which "two years" is how long a plan or a placement has lasted, and no period. */
const LASTS_TWO_YEARS =
  /\b(?:plans?|cpps?|cp|placements?|stability|stable|open|lasting|lasted|same|long|cin|in need|episodes?)\b/;
const COMPARES =
  /\b(?:over|more than|longer than|at least|for|lasting|lasted|exceeding|beyond|than|past) (?:2|two) (?:years?|yrs?)|(?:2|two)[- ]?(?:years?|yrs?)\b/;

/**
 * The period that a plain text asks for. `newest` is the reporting year of the newest edition; relative periods
 * count from it. Years are reporting years, named by the 31 March they end on.
 */
export function readPeriod(text: string, newest: number): PeriodReading {
  let rest = text;
  const spans: PeriodSpan[] = [];
  const hide = (start: number, end: number): void => {
    rest = `${rest.slice(0, start)}${'\u0001'.repeat(end - start)}${rest.slice(end)}`;
  };
  const take = (start: number, end: number): void => {
    spans.push({ start, end, words: text.slice(start, end).trim() });
    hide(start, end);
  };
  for (const pattern of NOT_TIMES) {
    for (const match of text.matchAll(pattern)) hide(match.index, match.index + match[0].length);
  }
  let reorganisation: PeriodReading['reorganisation'] = null;
  for (const match of rest.matchAll(REORGANISATION)) {
    reorganisation = /before|until|prior|pre/.test(match[1] ?? '') ? 'before' : 'since';
    take(match.index, match.index + match[0].length);
  }
  const relative: AskedPeriod[] = [];
  for (const { pattern, read } of RELATIVE) {
    for (const match of rest.matchAll(pattern)) {
      const period = read([...match], newest);
      if (period.kind === 'last' && !(period.count > 1 && period.count <= 40)) continue;
      relative.push(period);
      take(match.index, match.index + match[0].length);
    }
  }
  const absolute = joinPoints(rest, pointsIn(rest), take);
  if (absolute === null && relative.length === 0) {
    for (const match of rest.matchAll(BARE_COUNT)) {
      const count = small(match[1]);
      if (!(count > 1 && count <= 40)) continue;
      if (count === 2 && LASTS_TWO_YEARS.test(text) && COMPARES.test(match[0])) continue;
      if (count === 1) continue;
      relative.push({ kind: 'last', count });
      take(match.index, match.index + match[0].length);
    }
  }
  const told = relative.find((period) => period.kind !== 'latest') ?? relative[0] ?? null;
  return { period: absolute ?? told, spans: spans.toSorted((a, b) => a.start - b.start), reorganisation };
}

const BEFORE =
  /(?:\b(between|from|since|after|post|until|till|up to|upto|before|prior to|pre|by|through|starting(?: in)?|in|for|during|of|as at|as of|at|on|to|year) )(?:the )?(?:year )?$/;
const BETWEEN_POINTS =
  /^ ?(to|and|-|until|till|through|up to|thru|>|v|vs|versus|or|,|&|;|compared (?:to|with)|against|\+|\.\.) ?(?:in |the )?$/;
const ONWARDS =
  /^ ?(?:onwards?|on|to (?:date|now|present|the present|today|latest)|until (?:now|today)|till now|and (?:after|later|since)|or later|\+|-(?! ?\d)(?= |$))(?![\p{L}])/u;

/** Joins the points of a text into a range, a list of years, an open range or one year. */
function joinPoints(
  text: string,
  points: readonly Found[],
  take: (start: number, end: number) => void,
): AskedPeriod | null {
  const [first] = points;
  if (!first) return null;
  const lead = BEFORE.exec(text.slice(0, first.start));
  const word = lead?.[1] ?? '';
  const start = lead ? lead.index : first.start;
  const chained: Found[] = [first];
  let joint = '';
  let end = first.end;
  for (const next of points.slice(1)) {
    const gap = text.slice(end, next.start);
    const joined = BETWEEN_POINTS.exec(gap);
    if (!joined && gap.trim() !== '') break;
    if (joined?.[1]) joint ||= joined[1];
    chained.push(next);
    end = next.end;
  }
  const onwards = ONWARDS.exec(text.slice(end));
  take(start, end + (onwards?.[0].length ?? 0));
  for (const point of points.filter((other) => !chained.includes(other))) {
    take(point.start, point.end);
    chained.push(point);
    joint ||= 'and';
  }
  const last = chained.at(-1) ?? first;
  if (chained.length === 1) return single(first.point, word, onwards !== null);
  const years = chained.flatMap(({ point }) =>
    point.kind === 'span' ? [point.from, point.to] : [point.year],
  );
  const ranged = /^(?:to|-|until|till|through|up to|thru|\.\.)$/.test(joint) || /between|from/.test(word);
  if (ranged && chained.length === 2) {
    const from = Math.min(...years);
    const to = Math.max(...years);
    return from === to ? { kind: 'years', years: [to] } : { kind: 'range', from, to };
  }
  const distinct = [...new Set(years)].toSorted((a, b) => a - b);
  if (distinct.length === 1 && last.point.kind === 'month') return last.point;
  return { kind: 'years', years: distinct };
}

function single(point: Point, word: string, onwards: boolean): AskedPeriod {
  if (point.kind === 'span') return { kind: 'range', from: point.from, to: point.to };
  const value = point.year;
  if (onwards || /^(?:since|from|starting)/.test(word)) return { kind: 'range', from: value, to: null };
  if (word === 'after' || word === 'post') return { kind: 'range', from: value, to: null };
  if (/^(?:until|till|up to|upto|through)$/.test(word)) return { kind: 'range', from: null, to: value };
  if (/^(?:before|prior to|pre)$/.test(word)) return { kind: 'range', from: null, to: value - 1 };
  return point.kind === 'month' ? point : { kind: 'years', years: [value] };
}
