import type { Instant } from '../store/tables.ts';

/** The day that it is in a zone at an instant. */
export function dayIn(zone: string, at: Instant): Temporal.PlainDate {
  return shownIn(zone, at).toPlainDate();
}

/** The hour of the day, 0 to 23, that it is in a zone at an instant. */
export function hourIn(zone: string, at: Instant): number {
  return shownIn(zone, at).hour;
}

/**
 * When a clock in the zone shows a time ("09:00") on a day. A time that the clock skips in spring counts from
 * before the change, so it comes that much later; of a time that comes twice in autumn it is the first. (That is
 * how RFC 5545 reads a calendar, and what Temporal calls compatible.)
 */
export function instantOf(zone: string, on: Temporal.PlainDate, time: string): Instant {
  return on.toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(zone).epochMilliseconds;
}

/** Week of ISO 8601 ("2026-W53"): it belongs to the year that its Thursday lies in. */
export function isoWeek(on: Temporal.PlainDate): string {
  return `${on.yearOfWeek}-W${String(on.weekOfYear).padStart(2, '0')}`;
}

function shownIn(zone: string, at: Instant): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}
