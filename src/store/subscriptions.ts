import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { readJson } from './json-text.ts';
import { scheduleSchema, type Schedule } from './schedule.ts';
import { recordChange } from './setting-changes.ts';
import type { Database, Instant, Tables, Workspace } from './tables.ts';

/** How many subscriptions one channel may have. */
export const subscriptionLimit = 25;
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

export type Subscribed =
  | { readonly kind: 'added'; readonly subscription: Subscription }
  /** The channel gets exactly this already. */
  | { readonly kind: 'already'; readonly subscription: Subscription }
  | { readonly kind: 'full'; readonly limit: number };

export interface Subscriptions {
  add(
    workspace: Workspace,
    wanted: Pick<Subscription, 'channel' | 'owner' | 'content' | 'schedule'>,
    now: Instant,
  ): Promise<Subscribed>;
  get(workspace: Workspace, id: string): Promise<Subscription | null>;
  /** Oldest first. */
  ofChannel(workspace: Workspace, channel: string): Promise<readonly Subscription[]>;
  /** The same of several channels at once. */
  ofChannels(workspace: Workspace, channels: readonly string[]): Promise<readonly Subscription[]>;
  /** Those that a person made, in any channel, oldest first. */
  ofOwner(workspace: Workspace, owner: string): Promise<readonly Subscription[]>;
  /** The subscription as changed, or null where there is none. A new schedule counts from now. */
  change(
    workspace: Workspace,
    id: string,
    wanted: Partial<Pick<Subscription, 'content' | 'schedule'>>,
    by: string,
    now: Instant,
  ): Promise<Subscription | null>;
  /** The subscription that was removed, or null where there is none. */
  remove(workspace: Workspace, id: string, by: string, now: Instant): Promise<Subscription | null>;
  /** Goes on with a paused one from now. */
  resume(workspace: Workspace, id: string, by: string, now: Instant): Promise<Subscription | null>;
  /** For the deliverer alone: every subscription that is not paused, of every workspace. */
  running(): Promise<readonly Subscription[]>;
  /** For the deliverer alone: paused ones whose owner is to be told; each is given out once. */
  takeUntold(now: Instant): Promise<readonly Subscription[]>;
}

export function subscriptionsIn(db: Database): Subscriptions {
  const one = async (from: Database, workspace: Workspace, id: string): Promise<Subscription | null> => {
    const row = await from
      .selectFrom('subscription')
      .selectAll()
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .executeTakeFirst();
    return row ? subscriptionOf(row) : null;
  };

  const listBy = async (
    from: Database,
    workspace: Workspace,
    column: 'channel' | 'owner',
    values: readonly string[],
  ): Promise<readonly Subscription[]> => {
    if (values.length === 0) return [];
    const rows = await from
      .selectFrom('subscription')
      .selectAll()
      .where('workspace', '=', workspace)
      .where(column, 'in', values)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return rows.map(subscriptionOf);
  };

  /** Changes one in a transaction and keeps who did it. */
  const alter = (
    workspace: Workspace,
    id: string,
    by: string,
    now: Instant,
    make: (writing: Database, before: Subscription) => Promise<void>,
  ): Promise<{ before: Subscription | null; after: Subscription | null }> =>
    db.transaction().execute(async (writing) => {
      const before = await one(writing, workspace, id);
      if (!before) return { before: null, after: null };
      await make(writing, before);
      const after = await one(writing, workspace, id);
      await recordChange(writing, workspace, {
        channel: before.channel,
        person: by,
        what: 'subscription',
        before: wordsOf(before),
        after: after && wordsOf(after),
        at: now,
      });
      return { before, after };
    });

  const update = (
    writing: Database,
    workspace: Workspace,
    id: string,
    set: Partial<Selectable<Tables['subscription']>>,
  ): Promise<unknown> =>
    writing
      .updateTable('subscription')
      .set(set)
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .execute();

  return {
    add: (workspace, wanted, now) =>
      db.transaction().execute(async (writing): Promise<Subscribed> => {
        const there = await listBy(writing, workspace, 'channel', [wanted.channel]);
        const same = there.find((other) => wordsOf(other) === wordsOf(wanted));
        if (same) return { kind: 'already', subscription: same };
        if (there.length >= subscriptionLimit) return { kind: 'full', limit: subscriptionLimit };
        const subscription: Subscription = {
          workspace,
          id: randomBytes(6).toString('hex'),
          channel: wanted.channel,
          owner: wanted.owner,
          content: contentSchema.parse(wanted.content),
          schedule: scheduleSchema.parse(wanted.schedule),
          scheduledAt: now,
          paused: null,
          createdAt: now,
          lastPeriod: null,
          lastPeriodAt: null,
          seen: null,
        };
        await writing.insertInto('subscription').values(rowOf(subscription)).execute();
        await recordChange(writing, workspace, {
          channel: wanted.channel,
          person: wanted.owner,
          what: 'subscription',
          before: null,
          after: wordsOf(subscription),
          at: now,
        });
        return { kind: 'added', subscription };
      }),

    get: (workspace, id) => one(db, workspace, id),
    ofChannel: (workspace, channel) => listBy(db, workspace, 'channel', [channel]),
    ofChannels: (workspace, channels) => listBy(db, workspace, 'channel', channels),
    ofOwner: (workspace, owner) => listBy(db, workspace, 'owner', [owner]),

    change: async (workspace, id, wanted, by, now) =>
      (
        await alter(workspace, id, by, now, async (writing) => {
          const { content: contents, schedule } = wanted;
          await update(writing, workspace, id, {
            ...(contents ? { content: JSON.stringify(contentSchema.parse(contents)) } : {}),
            ...(schedule
              ? { schedule: JSON.stringify(scheduleSchema.parse(schedule)), scheduled_at: now }
              : {}),
          });
        })
      ).after,

    remove: async (workspace, id, by, now) =>
      (
        await alter(workspace, id, by, now, async (writing) => {
          await writing
            .deleteFrom('subscription')
            .where('workspace', '=', workspace)
            .where('id', '=', id)
            .execute();
        })
      ).before,

    resume: async (workspace, id, by, now) =>
      (
        await alter(workspace, id, by, now, async (writing) => {
          await update(writing, workspace, id, { paused: null, owner_told_at: null, scheduled_at: now });
        })
      ).after,

    async running() {
      const rows = await db
        .selectFrom('subscription')
        .selectAll()
        .where('paused', 'is', null)
        .orderBy('workspace')
        .orderBy('id')
        .execute();
      return rows.map(subscriptionOf);
    },

    async takeUntold(now) {
      const rows = await db
        .updateTable('subscription')
        .set({ owner_told_at: now })
        .where('paused', 'is not', null)
        .where('owner_told_at', 'is', null)
        .returningAll()
        .execute();
      return rows.map(subscriptionOf);
    },
  };
}

/** What a channel gets and when, in one text; two that are equal are the same subscription. */
function wordsOf(subscription: Pick<Subscription, 'content' | 'schedule'>): string {
  return JSON.stringify({
    content: contentSchema.parse(subscription.content),
    schedule: scheduleSchema.parse(subscription.schedule),
  });
}

function rowOf(subscription: Subscription): Selectable<Tables['subscription']> {
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

function subscriptionOf(row: Selectable<Tables['subscription']>): Subscription {
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
