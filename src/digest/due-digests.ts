import type { OwedDelivery } from '../store/delivery.ts';
import type { Schedule } from '../store/schedule.ts';
import type { Subscription } from '../store/subscription.ts';
import type { Instant } from '../store/tables.ts';
import { dayIn, instantOf, isoWeek } from './zoned-time.ts';

/** One time that a schedule names, and the period that it is the digest of. */
export interface Occurrence {
  /** "2026-W48" or "2026-11": whatever happens to the schedule, a week or month is told about once. */
  readonly period: string;
  readonly at: Instant;
  /** The day of the calendar that the schedule means. */
  readonly on: Temporal.PlainDate;
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
    const onDay = today.subtract({ days: (today.dayOfWeek - schedule.day + 7) % 7 });
    const thisWeek = occurrenceOn(schedule, onDay);
    return thisWeek.at <= now ? thisWeek : occurrenceOn(schedule, onDay.subtract({ weeks: 1 }));
  }
  const thisMonth = occurrenceOn(schedule, today.with({ day: schedule.day }));
  return thisMonth.at <= now ? thisMonth : occurrenceOn(schedule, dayOfMonth(schedule.day, today, -1));
}

function followingOccurrence(schedule: Schedule, { on }: Occurrence): Occurrence {
  return occurrenceOn(
    schedule,
    schedule.kind === 'weekly' ? on.add({ weeks: 1 }) : dayOfMonth(schedule.day, on, 1),
  );
}

function occurrenceOn(schedule: Schedule, on: Temporal.PlainDate): Occurrence {
  return {
    period: schedule.kind === 'weekly' ? isoWeek(on) : on.toPlainYearMonth().toString(),
    at: instantOf(schedule.zone, on, schedule.time),
    on,
  };
}

/** The day of the month so many months later, or earlier; the last one where that month is shorter. */
function dayOfMonth(day: number, on: Temporal.PlainDate, months: number): Temporal.PlainDate {
  return on.with({ day: 1 }).add({ months }).with({ day });
}
