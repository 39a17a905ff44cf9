import type { Instant } from '../store/tables.ts';

const day = 24 * 60 * 60_000;

/** A day of the calendar, wherever it is. */
export interface CalendarDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** What a clock on the wall of a time zone shows. */
interface WallClock extends CalendarDay {
  readonly hour: number;
  readonly minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day that it is in a zone at an instant. */
export function dayIn(zone: string, at: Instant): CalendarDay {
  return wallClock(zone, at);
}

/** The hour of the day, 0 to 23, that it is in a zone at an instant. */
export function hourIn(zone: string, at: Instant): number {
  return wallClock(zone, at).hour;
}

/**
 * When a clock in the zone shows a time ("09:00") on a day. A time that the clock skips in spring counts from
 * before the change, so it comes that much later; of a time that comes twice in autumn it is the first.
 */
export function instantOf(zone: string, on: CalendarDay, time: string): Instant {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const asIfUtc = Date.UTC(on.year, on.month - 1, on.day, hour, minute);
  const before = offset(zone, asIfUtc - day);
  const after = offset(zone, asIfUtc + day);
  if (before === after) return asIfUtc - before;
  const shown = [before, after]
    .map((shift) => asIfUtc - shift)
    .filter((candidate) => candidate + offset(zone, candidate) === asIfUtc);
  return shown.length === 0 ? asIfUtc - before : Math.min(...shown);
}

/** The day so many days later, or earlier. */
export function plusDays({ year, month, day: date }: CalendarDay, days: number): CalendarDay {
  const moved = new Date(Date.UTC(year, month - 1, date + days));
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf({ year, month, day: date }: CalendarDay): number {
  return new Date(Date.UTC(year, month - 1, date)).getUTCDay() || 7;
}

/** How many days a month has. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Week of ISO 8601 ("2026-W53"): it belongs to the year that its Thursday lies in. */
export function isoWeek(on: CalendarDay): string {
  const thursday = plusDays(on, 4 - weekdayOf(on));
  const first = Date.UTC(thursday.year, 0, 1);
  const week =
    Math.floor((Date.UTC(thursday.year, thursday.month - 1, thursday.day) - first) / (7 * day)) + 1;
  return `${thursday.year}-W${String(week).padStart(2, '0')}`;
}

/** How far the zone's clock is ahead of UTC at an instant, in milliseconds. */
function offset(zone: string, at: Instant): number {
  const { year, month, day: date, hour, minute } = wallClock(zone, at);
  return Date.UTC(year, month - 1, date, hour, minute) - Math.floor(at / 60_000) * 60_000;
}

function wallClock(zone: string, at: Instant): WallClock {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(zone, format);
  }
  const shown = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => shown.get(name) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
  };
}
