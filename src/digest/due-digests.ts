import type { OwedDelivery } from '../store/deliveries.ts';
import type { Schedule } from '../store/schedule.ts';
import type { Subscription } from '../store/subscriptions.ts';
import type { Instant } from '../store/tables.ts';
import {
  dayIn,
  daysInMonth,
  instantOf,
  isoWeek,
  plusDays,
  weekdayOf,
  type CalendarDay,
} from './zoned-time.ts';

/** One time that a schedule names, and the period that it is the digest of. */
export interface Occurrence {
  /** "2026-W48" or "2026-11": whatever happens to the schedule, a week or month is told about once. */
  readonly period: string;
  readonly at: Instant;
  /** The day of the calendar that the schedule means. */
  readonly on: CalendarDay;
}

/** What of a subscription decides what is due. */
export type Scheduled = Pick<Subscription, 'schedule' | 'scheduledAt' | 'lastPeriod' | 'lastPeriodAt'>;

/**
 * The digest that a subscription is owed now, or null. It is worked out from the last period delivered: however
 * many were missed meanwhile, the newest alone is due and covers them.
 */
export function duePeriod(subscription: Scheduled, now: Instant): Occurrence | null {
  const occurrence = latestOccurrence(subscription.schedule, now);
  return isOpen(subscription, occurrence) ? occurrence : null;
}

/** When the next digest comes that is not due as yet. */
export function nextDigest(subscription: Scheduled, now: Instant): Occurrence {
  let occurrence = latestOccurrence(subscription.schedule, now);
  do {
    occurrence = followingOccurrence(subscription.schedule, occurrence);
  } while (!isOpen(subscription, occurrence));
  return occurrence;
}

/** The digests that are owed now. */
export function dueDigests(subscriptions: readonly Subscription[], now: Instant): readonly OwedDelivery[] {
  return subscriptions.flatMap((subscription) => {
    const due = duePeriod(subscription, now);
    return due ? [owedFor(subscription, due)] : [];
  });
}

/** The delivery of a period to a subscription; its key is the same whoever works it out. */
export function owedFor(
  subscription: Subscription,
  { period, at }: Pick<Occurrence, 'period' | 'at'>,
): OwedDelivery {
  const { workspace, id, channel } = subscription;
  return { workspace, key: `${id}:${period}`, channel, subscription: id, period, periodAt: at };
}

function isOpen(subscription: Scheduled, { period, at }: Occurrence): boolean {
  const { scheduledAt, lastPeriod, lastPeriodAt } = subscription;
  if (at <= scheduledAt || period === lastPeriod) return false;
  return lastPeriodAt === null || (at > lastPeriodAt && !toldByMonth(subscription, period));
}

/** Whether a digest of the month came in this very week, which may have had its own before the schedule was edited. */
function toldByMonth({ schedule, lastPeriod, lastPeriodAt }: Scheduled, period: string): boolean {
  if (schedule.kind !== 'weekly' || lastPeriod === null || lastPeriodAt === null) return false;
  return !lastPeriod.includes('W') && isoWeek(dayIn(schedule.zone, lastPeriodAt)) === period;
}

function latestOccurrence(schedule: Schedule, now: Instant): Occurrence {
  const today = dayIn(schedule.zone, now);
  if (schedule.kind === 'weekly') {
    const onDay = plusDays(today, -((weekdayOf(today) - schedule.day + 7) % 7));
    const thisWeek = occurrenceOn(schedule, onDay);
    return thisWeek.at <= now ? thisWeek : occurrenceOn(schedule, plusDays(onDay, -7));
  }
  const thisMonth = occurrenceOn(schedule, dayOfMonth(schedule.day, today.year, today.month));
  if (thisMonth.at <= now) return thisMonth;
  const before = plusDays({ ...today, day: 1 }, -1);
  return occurrenceOn(schedule, dayOfMonth(schedule.day, before.year, before.month));
}

function followingOccurrence(schedule: Schedule, { on }: Occurrence): Occurrence {
  if (schedule.kind === 'weekly') return occurrenceOn(schedule, plusDays(on, 7));
  const after = plusDays({ ...on, day: daysInMonth(on.year, on.month) }, 1);
  return occurrenceOn(schedule, dayOfMonth(schedule.day, after.year, after.month));
}

function occurrenceOn(schedule: Schedule, on: CalendarDay): Occurrence {
  return {
    period: schedule.kind === 'weekly' ? isoWeek(on) : `${on.year}-${String(on.month).padStart(2, '0')}`,
    at: instantOf(schedule.zone, on, schedule.time),
    on,
  };
}

function dayOfMonth(wanted: number, year: number, month: number): CalendarDay {
  return { year, month, day: Math.min(wanted, daysInMonth(year, month)) };
}
