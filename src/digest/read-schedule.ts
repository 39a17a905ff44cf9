import { defaultZone, readZone, type Schedule } from '../store/schedule.ts';

/** What the words of a subscription say about when it comes; `rest` is what they say of places and measures. */
export type ReadSchedule =
  | {
      readonly kind: 'read';
      readonly schedule: Schedule;
      readonly onlyWhenChanged: boolean;
      readonly rest: string;
    }
  /** Words that look like a time or a time zone and are none, or a rhythm that no schedule has. */
  | { readonly kind: 'fault'; readonly what: 'time' | 'zone' | 'rhythm'; readonly words: string };

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const patterns = {
  rhythm:
    /\b(?:fortnightly|daily|hourly|quarterly|yearly|annually|(?:every|each) (?:other|second|two|2|three|3|four|4|day|year|quarter|weekday)|(?:twice|two times|three times) a (?:week|month)|once a (?:day|year|quarter))\b/i,
  zone: /\b([a-z]+\/[a-z_]+(?:\/[a-z_]+)?)\b/i,
  onlyWhenChanged:
    /\b(?:only )?(?:when|if) (?:something|anything|there is something|it|there)?\s*(?:has |is )?(?:changed|changes|new)\b|\bonly (?:changes|news|when changed)\b/i,
  time: /\b(?:at\s+)?(?:(noon|midday)|(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)|(\d{1,2}):(\d{2}))(?![\w:])|\bat\s+(\d{1,2})(?![\w:%.])/i,
  date: /\b(?:on )?the (?:(last) day|(\d{1,2})(?:st|nd|rd|th)?)(?: day)?(?: of (?:the|each|every) month)?\b|\b(\d{1,2})(?:st|nd|rd|th)(?: of (?:the|each|every) month)?\b/i,
  monthly: /\b(?:monthly|(?:every|each|once a) month)\b/i,
  weekly: /\b(?:weekly|(?:every|each|once a) week)\b/i,
  weekday:
    /\b(?:on |every |each )?(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?\b(?! ?\w*ley)/i,
} as const;

/**
 * Takes the schedule out of a text such as "hampshire child protection weekly monday 9am". Left out, it is every
 * Monday, or the first of the month, at nine in London.
 */
export function readSchedule(text: string): ReadSchedule {
  let rest = text;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(rest);
    if (match) rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
    return match;
  };
  const rhythm = take(patterns.rhythm)?.[0];
  if (rhythm !== undefined) return { kind: 'fault', what: 'rhythm', words: rhythm };
  const zoneWords = take(patterns.zone)?.[1];
  const zone = zoneWords === undefined ? defaultZone : readZone(zoneWords);
  if (zone === null) return { kind: 'fault', what: 'zone', words: zoneWords ?? '' };
  const onlyWhenChanged = take(patterns.onlyWhenChanged) !== null;
  const timeWords = take(patterns.time);
  const time = timeWords ? timeOf(timeWords) : '09:00';
  if (time === null) return { kind: 'fault', what: 'time', words: timeWords?.[0].trim() ?? '' };
  const monthly = /\bmonth(?:ly)?\b/i.test(rest);
  // Before "every month", which may be the end of it.
  const dateWords = monthly ? take(patterns.date) : null;
  take(patterns.monthly);
  take(patterns.weekly);
  const weekday = monthly ? null : take(patterns.weekday)?.[1];
  const date = dateWords?.[1] === undefined ? Number(dateWords?.[2] ?? dateWords?.[3] ?? 1) : 31;
  if (date < 1 || date > 31) return { kind: 'fault', what: 'time', words: dateWords?.[0].trim() ?? '' };
  const schedule: Schedule = monthly
    ? { kind: 'monthly', day: date, time, zone }
    : { kind: 'weekly', day: weekdayNumber(weekday ?? 'mon'), time, zone };
  const left = rest.replaceAll(/\s+/g, ' ').replaceAll(/ ,/g, ',');
  return { kind: 'read', schedule, onlyWhenChanged, rest: left.replaceAll(/^[\s,]+|[\s,]+$/g, '') };
}

function weekdayNumber(word: string): number {
  return days.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}

function timeOf([, noon, hour12, minutes12, half, hour24, minutes24, hourAlone]: RegExpExecArray):
  string | null {
  if (noon !== undefined) return '12:00';
  const minutes = Number(minutes12 ?? minutes24 ?? 0);
  const given = Number(hour12 ?? hour24 ?? hourAlone);
  if (half !== undefined && (given < 1 || given > 12)) return null;
  const hour = half === undefined ? given : (given % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  if (hour > 23 || minutes > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
