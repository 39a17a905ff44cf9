import type { Selectable } from 'kysely';
import { z } from 'zod';
import { readJson } from './json-text.ts';
import { scheduleSchema, type Schedule } from './schedule.ts';
import type { Instant, Tables, Workspace } from './tables.ts';

/** How many places, and how many measures of a choice of its own, one subscription may have. */
export const mostAreas = 20;
export const mostMetrics = 30;

/** What is kept of a subscription's content. */
export const contentSchema = z.object({
  /** Codes of authorities; at least one. */
  authorities: z.array(z.string().min(1)).min(1).max(mostAreas).readonly(),
  measures: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('basket'), basket: z.string() }),
    z.object({ kind: z.literal('metrics'), metrics: z.array(z.string()).min(1).max(mostMetrics).readonly() }),
  ]),
  /** Nothing is sent in a period that brought nothing new. */
  onlyWhenChanged: z.boolean(),
  /** On the morning after a new edition is loaded the channel gets a brief about it. */
  releaseBriefs: z.boolean(),
});

/** What a channel wants to be told about. */
export type SubscriptionContent = z.infer<typeof contentSchema>;

export interface Subscription {
  readonly workspace: Workspace;
  readonly id: string;
  readonly channel: string;
  /** User id of whoever subscribed the channel; told when something is wrong with it. */
  readonly owner: string;
  readonly content: SubscriptionContent;
  readonly schedule: Schedule;
  /** Periods that begin before it are not due: the subscription was made, rescheduled or resumed then. */
  readonly scheduledAt: Instant;
  /** Why it is paused; null while it runs. */
  readonly paused: string | null;
  readonly createdAt: Instant;
  readonly lastPeriod: string | null;
  readonly lastPeriodAt: Instant | null;
  /** What the last digest that arrived had seen of the data; only its composer can read it. */
  readonly seen: string | null;
}

/** What a channel gets and when, in one text; two that are equal are the same subscription. */
export function subscriptionText(subscription: Pick<Subscription, 'content' | 'schedule'>): string {
  return JSON.stringify({
    content: contentSchema.parse(subscription.content),
    schedule: scheduleSchema.parse(subscription.schedule),
  });
}

/** A new subscription as its row has it. */
export function rowOf(subscription: Subscription): Selectable<Tables['subscription']> {
  return {
    workspace: subscription.workspace,
    id: subscription.id,
    channel: subscription.channel,
    owner: subscription.owner,
    content: JSON.stringify(subscription.content),
    schedule: JSON.stringify(subscription.schedule),
    scheduled_at: subscription.scheduledAt,
    paused: subscription.paused,
    owner_told_at: null,
    created_at: subscription.createdAt,
    last_period: subscription.lastPeriod,
    last_period_at: subscription.lastPeriodAt,
    seen: subscription.seen,
  };
}

/** A subscription as its row has it. Throws `StoreFault` where the row cannot be read. */
export function subscriptionOf(row: Selectable<Tables['subscription']>): Subscription {
  return {
    workspace: row.workspace,
    id: row.id,
    channel: row.channel,
    owner: row.owner,
    content: readJson(contentSchema, row.content, `subscription ${row.id}`),
    schedule: readJson(scheduleSchema, row.schedule, `the schedule of subscription ${row.id}`),
    scheduledAt: row.scheduled_at,
    paused: row.paused,
    createdAt: row.created_at,
    lastPeriod: row.last_period,
    lastPeriodAt: row.last_period_at,
    seen: row.seen,
  };
}
