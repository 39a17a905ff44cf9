import type { Moment } from '../domain/lexicon.ts';
import type { AskedPeriod } from '../domain/period.ts';
import { momentsIn } from './moments.ts';
import { saidNumber } from './number-words.ts';
import { editDistance } from './similarity.ts';
import { type FoundPoint, type Point, pointsIn, SMALL, YEARS } from './period-points.ts';

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

/** Numbers that are measures, ages or limits and no years; they are hidden before times are looked for. */
const NOT_TIMES = [
  /\bper (?:1|10|100) ?[,.]?000\b/g,
  /\b(?:1|10|100),000\b/g,
  /\b\d{1,2} ?(?:-|to|and|\/) ?\d{1,2}[ -]?(?:years? ?olds?|yrs? ?olds?|yo|y\/os?|year-olds?|years? of age)\b/g,
  /\baged? ?(?:between )?\d{1,2}(?: ?(?:-|to|and) ?\d{1,2})?\b/g,
  /\b\d{1,2}[ -]year[ -]olds?\b/g,
  /\b(?:0|1) ?(?:-|to) ?\d{1,2} (?:working )?(?:days?|wd)\b/g,
  // "Leeds has 2000 children on plans": so many, where "Leeds 2019 children on plans" is a year.
  /(?<=\b(?:has|have|had|got|recorded|reported|there (?:are|were)) (?:about |around |over |under |only |nearly )?)(?:19|20)\d\d(?= (?:more |fewer )?(?:children|kids|young people|plans|referrals|enquiries|assessments|cases)\b)/g,
];

const RELATIVE: readonly {
  readonly pattern: RegExp;
  readonly read: (match: readonly string[], newest: number) => AskedPeriod;
}[] = [
  {
    pattern: new RegExp(
      `\\b(?:over |in |for |during |across |through )?(?:the )?(?:last|past|previous|recent|latest) (${SMALL}) (?:full |financial |reporting |calendar |complete )?${YEARS}\\b`,
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
      /\b(?:all (?:the )?(?:years|time|available years)|every year(?: (?:available|you have|on record))?|ever|(?:full|whole|entire|complete) (?:history|(?:time |data )?series|period|record|run|dataset)|since records began|from the beginning|as far back as (?:possible|you (?:can|have))|all[- ]years)\b/g,
    read: () => ({ kind: 'all' }),
  },
  {
    pattern:
      /\b(?:(?:most recent|latest|newest|current|this) (?:available )?(?:year|data year|financial year|reporting year)s?|most recent(?:ly)?|latest(?: available)?|newest|currently|right now|at the moment|at present|nowadays|these days|(?<!\d ?(?:-|to|until|till|up to) ?)(?:today|present day)|(?<!\d |\bup )to date|as of now|up to date(?= figures?)|(?<!\d ?(?:-|to|until|till|up to) ?)now|current(?! (?:expenditure|spend|spending|budget|account)\b)|this year)\b/g,
    read: () => ({ kind: 'latest' }),
  },
];

const BARE_COUNT = new RegExp(
  `\\b(?:(?:over|in|for|across|within|during|of) )?(?:the )?(${SMALL})[- ](?:${YEARS})(?: (?:period|trend|history|change|span|series|view|run))?\\b(?! ?(?:plans?\\b|strategy|contract|deal|degree|or|plus|and over|\\+|old|olds|ago))`,
  'g',
);
const REORGANISATION =
  /\b(since|after|from|before|until|prior to|pre|post)[- ](?:the )?(?:council |local government |lgr |authority )?(?:reorgani[sz]ation|restructure|merger|merging|split|unitary|new council|lgr|abolition|change of council)\b/g;

function small(text: string | undefined): number {
  return saidNumber(text ?? '');
}

/** Words around which "two years" is how long a plan or a placement has lasted, and no period. */
const LASTS_TWO_YEARS =
  /\b(?:plans?|cpps?|cp|placements?|stability|stable|open|lasting|lasted|same|long|cin|in need|episodes?)\b/;
const COMPARES =
  /\b(?:over|more than|longer than|at least|for|lasting|lasted|exceeding|beyond|than|past) (?:2|two) (?:years?|yrs?)|(?:2|two)[- ]?(?:years?|yrs?)\b/;

/** Whether a text is of what may last two years, a slip in it or none. */
function mayLast(text: string): boolean {
  return LASTS_TWO_YEARS.test(text) || text.split(' ').some((word) => editDistance(word, 'plans', 1) === 1);
}

/**
 * The period that a plain text asks for. `newest` is the reporting year of the newest edition; relative periods
 * count from it, and those told by what happened from `moments`. Years are reporting years, named by the 31 March
 * they end on.
 */
export function readPeriod(text: string, newest: number, moments: readonly Moment[] = []): PeriodReading {
  let rest = text;
  const spans: PeriodSpan[] = [];
  const hide = (start: number, end: number): void => {
    rest = `${rest.slice(0, start)}${'\u0001'.repeat(end - start)}${rest.slice(end)}`;
  };
  const take = (start: number, end: number): void => {
    spans.push({ start, end, words: text.slice(start, end).trim() });
    hide(start, end);
  };
  for (const pattern of /\d/.test(text) ? NOT_TIMES : []) {
    for (const match of text.matchAll(pattern)) hide(match.index, match.index + match[0].length);
  }
  let reorganisation: PeriodReading['reorganisation'] = null;
  for (const match of rest.matchAll(REORGANISATION)) {
    reorganisation = /before|until|prior|pre/.test(match[1] ?? '') ? 'before' : 'since';
    take(match.index, match.index + match[0].length);
  }
  const relative: AskedPeriod[] = [];
  for (const { start, end, period } of momentsIn(rest, moments)) {
    relative.push(period);
    take(start, end);
  }
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
      if (count === 2 && COMPARES.test(match[0]) && mayLast(text)) continue;
      if (count === 1) continue;
      relative.push({ kind: 'last', count });
      take(match.index, match.index + match[0].length);
    }
  }
  const told = relative.find((period) => period.kind !== 'latest') ?? relative[0] ?? null;
  return {
    period: decade(absolute, newest) ?? told,
    spans: spans.toSorted((a, b) => a.start - b.start),
    reorganisation,
  };
}

/** "The 2020s" go on for as long as there are figures. */
function decade(period: AskedPeriod | null, newest: number): AskedPeriod | null {
  if (period?.kind !== 'range' || period.from === null || period.to === null) return period;
  const whole = period.from % 10 === 0 && period.to === period.from + 9;
  return whole && period.to > newest ? { ...period, to: null } : period;
}

const BEFORE =
  /(?:\b(between|from|since|(?<!look(?:ed|ing|s)?[ -])after|post|no later than|not later than|no earlier than|not before|until|till|up to|upto|before|prior to|pre|by|through|starting(?: in)?|in|for|during|of|as at|as of|at|on|to|year)[ -])(?:the )?(?:year )?$/;
const BETWEEN_POINTS =
  /^ ?(to|and|-|until|till|through|up to|thru|>|v|vs|versus|or|,|&|;|compared (?:to|with)|against|\+|\.\.) ?(?:in |the )?$/;
const ONWARDS =
  /^(?:-(?! ?\d)(?= |$)| ?(?:onwards?|on(?= ?(?:$|[^\p{L}\d ]))|- ?(?:now|present|today|date|latest|current)|to (?:date|now|present|the present|today|latest)|until (?:now|today)|till now|and (?:after|later|since)|or later|\+))(?![\p{L}])/u;

/** "Six years to 2024". */
const UP_TO = /^(?:to|up to|ending|ended|end)\b/;
const RUN_BEFORE = new RegExp(
  `\\b(?:over |in |for |during )?(?:the )?(${SMALL}) ${YEARS} (?:ending |ended )?$`,
);

/** What a year may be led by that is long enough to be known with a slip in it: "ince 2017". */
const LONG_LEADS = ['since', 'until', 'before', 'between'];
const WORD_BEFORE = /(?<=^| )(\p{L}{4,8}) (?:the )?(?:year )?$/u;

/** The word that leads a point in time, with a slip in it or none. */
function leadOf(before: string): { readonly index: number; readonly word: string } | null {
  const lead = BEFORE.exec(before);
  if (lead) return { index: lead.index, word: lead[1] ?? '' };
  const found = WORD_BEFORE.exec(before);
  const typed = found?.[1] ?? '';
  // Another letter more, and it is the name of a town.
  const from = /^(?:form|fomr|rfom|fro[bnkj])$/.test(typed) ? 'from' : undefined;
  const word = from ?? LONG_LEADS.find((long) => editDistance(typed, long, 1) === 1);
  return found && word !== undefined ? { index: found.index, word } : null;
}

/** Joins the points of a text into a range, a list of years, an open range or one year. */
function joinPoints(
  text: string,
  points: readonly FoundPoint[],
  take: (start: number, end: number) => void,
): AskedPeriod | null {
  const [first] = points;
  if (!first) return null;
  const lead = leadOf(text.slice(0, first.start));
  const word = lead?.word ?? '';
  const start = lead ? lead.index : first.start;
  const chained: FoundPoint[] = [first];
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
  if (chained.length === 1) {
    const years = /^(?:years?|yrs?) /.exec(text.slice(start))?.[0] ?? '';
    const upTo = UP_TO.test(text.slice(start + years.length));
    const run = upTo ? RUN_BEFORE.exec(`${text.slice(0, start)}${years}`) : null;
    const count = small(run?.[1]);
    if (run && first.point.kind === 'year' && count > 1) {
      take(run.index, start);
      return { kind: 'range', from: first.point.year - count + 1, to: first.point.year };
    }
    return single(first.point, word, onwards !== null);
  }
  const financial = financialYears(chained, joint, word);
  if (financial) return financial;
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

/** "1 April 2023 to 31 March 2024" is one reporting year, that to March 2024. */
function financialYears(points: readonly FoundPoint[], joint: string, word: string): AskedPeriod | null {
  const [first, last] = points.map(({ point }) => point);
  const ranged = /^(?:to|-|until|till|through|up to|thru|)$/.test(joint) || /between|from/.test(word);
  if (points.length !== 2 || !ranged || first?.kind !== 'month' || last?.kind !== 'year') return null;
  if (first.month !== 4 || last.year <= first.year) return null;
  const from = first.year + 1;
  return from === last.year ? { kind: 'years', years: [from] } : { kind: 'range', from, to: last.year };
}

function single(point: Point, word: string, onwards: boolean): AskedPeriod {
  if (point.kind === 'span') return { kind: 'range', from: point.from, to: point.to };
  const value = point.year;
  if (onwards || /^(?:since|from|starting|no earlier|not before)/.test(word))
    return { kind: 'range', from: value, to: null };
  if (word === 'after' || word === 'post') return { kind: 'range', from: value, to: null };
  if (/^(?:until|till|up to|upto|through|no later than|not later than)$/.test(word))
    return { kind: 'range', from: null, to: value };
  if (/^(?:before|prior to|pre)$/.test(word)) return { kind: 'range', from: null, to: value - 1 };
  return point.kind === 'month' ? point : { kind: 'years', years: [value] };
}
