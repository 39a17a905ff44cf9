import { defaultZone, type Schedule } from '../store/schedule.ts';
import { namedZone } from './zone-words.ts';

/** What the words of a subscription say about when it comes; `rest` is what they say of places and measures. */
export type ReadSchedule =
  | {
      readonly kind: 'read';
      readonly schedule: Schedule;
      readonly onlyWhenChanged: boolean;
      readonly rest: string;
    }
  | ({ readonly kind: 'fault' } & ScheduleFault);

/**
 * Words about when that no schedule can follow: no such `time`, `day` or `zone`; a `part-of-day` without an hour; a
 * `rhythm` other than weekly or monthly; `several-days` of a week; a `weekday-of-month`; a `date-of-week`, weekly
 * and a day of the month at once; or a date that comes `once`.
 */
export interface ScheduleFault {
  readonly what:
    | 'time'
    | 'day'
    | 'zone'
    | 'part-of-day'
    | 'rhythm'
    | 'several-days'
    | 'weekday-of-month'
    | 'date-of-week'
    | 'once';
  /** As they were typed. */
  readonly words: string;
}

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const dayName = String.raw`(?:mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?`;
const months =
  '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december)';
const ofMonth = '(?: (?:of|in) (?:the|each|every|a) month)?';
const smallNumber = '(?:\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';
const expression = (source: string, flags = 'i'): RegExp => new RegExp(source, flags);

const patterns = {
  rhythm: expression(
    String.raw`\b(?:fortnightly|bi-?weekly|daily|nightly|hourly|quarterly|termly|yearly|annually|week ?days|weekends?|every ?day|(?:every|each) (?:other|second|third|two|2|three|3|four|4|six|6)(?: ${dayName}\b| \p{L}+)?|(?:every|each) (?:single )?(?:day|working day|fortnight|year|quarter|term|hour|weekday|morning|afternoon|evening|night|lunch ?time)|(?:twice|(?:two|three|2|3) times) (?:a|every|each) (?:week|month)|once (?:a|every|each) (?:day|year|quarter|term))\b`,
    'iu',
  ),
  onlyWhenChanged: expression(
    String.raw`\b(?:only )?(?:when(?:ever)?|if|once|as soon as)(?: (?:something|anything|there(?:['’]s| is| are)?|it|they|the|these|those|its|new|newer|fresh|later|next|any|a|figures?|numbers?|data|statistics|stats|editions?|releases?))*(?: (?:has|have|is|are|was|were|gets?))?(?: been)? (?:changed?|changes|new|news|out|come out|comes out|published|released|updated?|updates|revised|anything|something|figures|editions?|releases?)\b|\bonly (?:changes|news|updates|new figures|when changed)\b|\b(?:only )?on (?:the )?(?:release|publication) (?:days?|mornings?)\b`,
  ),
  time: expression(
    String.raw`\b(?:at )?(?:(noon|midday|midnight|12 noon)|(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm|a\.m\.?|p\.m\.?)|(\d{1,2})[:.h](\d{2})(?: ?(?:hrs|hours))?|(0\d|1\d|2[0-3])([0-5]\d) ?(?:hrs|hours|h)|(0\d)([0-5]\d))(?![\w:])|\bat (\d{1,2})(?: o['’]?clock)?(?![\w:%.]| ${months})|(?<=\b(?:weekly|${dayName}) )(\d{1,2})(?![\w:%.])|\b(\d{1,2}) o['’]?clock\b`,
  ),
  partOfDay: expression(
    String.raw`\b(?:(?:in|at) (?:the )?)?(?:afternoons?|evenings?|nights?|lunch ?time|tea ?time|close of play|end of (?:the )?day|(?:half past|half|quarter past|quarter to) ${smallNumber})\b`,
  ),
  /** Nine o'clock is meant where nothing is said. */
  morning:
    /\b(?:in the mornings?|first thing(?: (?:in the morning|on|every|each)(?= |$))?|start of (?:the )?day|mornings?)\b/i,
  weekdayOfMonth: expression(
    String.raw`\b(?:on )?(?:the |every |each )?(?:first|1st|second|2nd|third|3rd|fourth|4th|last) (?:working day|weekday|${dayName})\b${ofMonth}`,
  ),
  lastOfMonth: expression(
    String.raw`\b(?:(?:on|at) )?(?:the )?last(?: day)? of (?:the|each|every) month\b|\b(?:on )?the last day\b|\b(?:at )?(?:the )?(?:month[- ]end|end of (?:the|each|every) month)\b`,
  ),
  firstOfMonth: /\b(?:(?:on|at) )?(?:the )?(?:first(?: day)?|start|beginning) of (?:the|each|every) month\b/i,
  date: expression(
    String.raw`\bon the (\d{1,2})(?:st|nd|rd|th)?(?: day)?${ofMonth}(?![\w%])|\b(?:the )?(\d{1,2})(?:st|nd|rd|th)(?: day)?${ofMonth}(?!\w)`,
  ),
  /** But for the days that measures are counted on, which are a part of what they are called, and dates with a year. */
  once: expression(
    String.raw`\b(?:tomorrow|tonight|today|(?:this|next) (?:week|month|morning|afternoon)|in (?:a|one|two|\d) (?:days?|weeks?|months?)|(?:on (?:the )?)?(?<!\b(?:at|to|ending|ended) )(?!31 mar|30 sep)\d{1,2}(?:st|nd|rd|th)? (?:of )?${months}(?! \d{4}|\w)|on ${months} \d{1,2}(?:st|nd|rd|th)?(?! \d{4}|\w)|(?:20)\d{2}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{2,4})`,
  ),
  monthly: /\b(?:monthly|(?:every|each|once (?:a|every|each)|a) month)\b/i,
  weekly: /\b(?:weekly|(?:every|each|once (?:a|every|each)|a) week)\b/i,
  weekday: expression(
    String.raw`\b(?:(?:starting|beginning|from|on|every|each|next|this|coming) )*(${dayName})\b(?! ?\w*ley)`,
  ),
  /** A word like the name of a day. */
  almostDay: /\b(?:on |every |each )?(?!birthday|holiday|someday)[a-z]{2,7}days?\b/i,
} as const;

/** The words of a text, of which parts are taken out. */
class Words {
  rest: string;

  constructor(text: string) {
    this.rest = text.replaceAll(/\s+/g, ' ');
  }

  take(pattern: RegExp): RegExpExecArray | null {
    const match = pattern.exec(this.rest);
    if (match) this.drop(match.index, match[0].length);
    return match;
  }

  drop(from: number, length: number): void {
    this.rest = `${this.rest.slice(0, from)} ${this.rest.slice(from + length)}`.replaceAll(/ +/g, ' ');
  }
}

const fault = (what: ScheduleFault['what'], words: string): ReadSchedule => ({
  kind: 'fault',
  what,
  words: words.trim(),
});

/**
 * Takes the schedule out of a text such as "hampshire child protection weekly monday 9am". Left out, it is every
 * Monday, or the first of the month, at nine in London.
 */
export function readSchedule(text: string): ReadSchedule {
  const words = new Words(text);
  const onlyWhenChanged = words.take(patterns.onlyWhenChanged) !== null;
  const weekdayOfMonth = words.take(patterns.weekdayOfMonth)?.[0];
  if (weekdayOfMonth !== undefined) return fault('weekday-of-month', weekdayOfMonth);
  const rhythm = words.take(patterns.rhythm)?.[0];
  if (rhythm !== undefined) return fault('rhythm', rhythm);
  const once = words.take(patterns.once)?.[0];
  if (once !== undefined) return fault('once', once);

  const zone = namedZone(words.rest);
  if (zone?.zone === null) return fault('zone', zone.words);
  if (zone) words.drop(words.rest.indexOf(zone.words), zone.words.length);
  const time = takeTime(words);
  if (typeof time !== 'string') return time;
  const day = takeDay(words);
  if (day.kind === 'fault') return day;
  const left = words.rest.replaceAll(/\s+/g, ' ').replaceAll(/ ,/g, ',');
  return {
    kind: 'read',
    schedule: { ...day, time, zone: zone?.zone ?? defaultZone },
    onlyWhenChanged,
    rest: left.replaceAll(/^[\s,]+|[\s,]+$/g, ''),
  };
}

type FaultRead = Extract<ReadSchedule, { kind: 'fault' }>;

/** "09:00" */
function takeTime(words: Words): string | FaultRead {
  const match = words.take(patterns.time);
  const second = match && words.take(patterns.time);
  if (second) {
    return { kind: 'fault', what: 'time', words: `${match[0].trim()} and ${second[0].trim()}` };
  }
  const part = words.take(patterns.partOfDay)?.[0];
  words.take(patterns.morning);
  if (match) return timeOf(match) ?? { kind: 'fault', ...timeFault(match) };
  return part === undefined ? '09:00' : { kind: 'fault', what: 'part-of-day', words: part.trim() };
}

function timeOf(match: RegExpExecArray): string | null {
  const [, named, hour12, minutes12, half, hourDotted, minutesDotted, ...others] = match;
  if (named !== undefined) return named.toLowerCase() === 'midnight' ? '00:00' : '12:00';
  const [hourHrs, minutesHrs, hourPlain, minutesPlain, ...hoursAlone] = others;
  const given = Number(
    hour12 ?? hourDotted ?? hourHrs ?? hourPlain ?? hoursAlone.find((hour) => hour !== undefined),
  );
  const minutes = Number(minutes12 ?? minutesDotted ?? minutesHrs ?? minutesPlain ?? 0);
  if (half !== undefined && (given < 1 || given > 12)) return null;
  if (isUnclear(match)) return null;
  const hour = half === undefined ? given : (given % 12) + (/^p/i.test(half) ? 12 : 0);
  if (hour > 23 || minutes > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** An hour by itself that is hardly meant to be one of the night. */
function isUnclear(match: RegExpExecArray): boolean {
  const alone = match.slice(-3).find((hour) => hour !== undefined);
  return alone !== undefined && Number(alone) >= 1 && Number(alone) <= 6;
}

function timeFault(match: RegExpExecArray): ScheduleFault {
  return { what: isUnclear(match) ? 'part-of-day' : 'time', words: match[0].trim() };
}

type Day = { readonly kind: 'weekly' | 'monthly'; readonly day: number };

function takeDay(words: Words): Day | FaultRead {
  const dateWords = words.take(patterns.lastOfMonth) ?? words.take(patterns.firstOfMonth);
  const date = dateWords ? null : words.take(patterns.date);
  const monthly = words.take(patterns.monthly) !== null || dateWords !== null;
  const weekly = words.take(patterns.weekly)?.[0];
  const weekdays = takeWeekdays(words);
  if (weekdays.length > 1) {
    return { kind: 'fault', what: 'several-days', words: weekdays.join(' and ') };
  }
  const [weekday] = weekdays;
  const almost = weekday === undefined ? words.take(patterns.almostDay)?.[0] : undefined;
  if (almost !== undefined) return { kind: 'fault', what: 'day', words: almost.trim() };
  if (monthly || date) {
    if (weekday !== undefined && monthly) {
      return { kind: 'fault', what: 'weekday-of-month', words: `monthly ${weekday}` };
    }
    const inWeek = weekly ?? weekday;
    if (inWeek !== undefined) {
      return { kind: 'fault', what: 'date-of-week', words: `${inWeek} ${date?.[0].trim() ?? 'monthly'}` };
    }
  }
  if (date || monthly) {
    const last = dateWords !== null && /\blast\b|\bend\b/i.test(dateWords[0]);
    const day = last ? 31 : Number(date?.[1] ?? date?.[2] ?? 1);
    return day < 1 || day > 31
      ? { kind: 'fault', what: 'day', words: date?.[0].trim() ?? '' }
      : { kind: 'monthly', day };
  }
  return { kind: 'weekly', day: weekday === undefined ? 1 : weekdayNumber(weekday) };
}

/** The days of the week that are named, each once, as they were typed. */
function takeWeekdays(words: Words): readonly string[] {
  const found = new Map<number, string>();
  for (;;) {
    const [, name] = words.take(patterns.weekday) ?? [];
    if (name === undefined) break;
    if (!found.has(weekdayNumber(name))) found.set(weekdayNumber(name), name);
    // What joined it to the next one joins nothing now.
    words.take(/(?<=^| )(?:and|&|\+|,|or) (?=(?:on |every )?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)/i);
  }
  return [...found.values()];
}

function weekdayNumber(word: string): number {
  return days.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}
