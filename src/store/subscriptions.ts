import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import { scheduleSchema } from './schedule.ts';
import { recordChange } from './setting-changes.ts';
import { contentSchema, rowOf, subscriptionOf, subscriptionText, type Subscription } from './subscription.ts';
import type { Database, Instant, Tables, Workspace } from './tables.ts';

/** How many subscriptions one channel may have. */
export const subscriptionLimit = 25;

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
        before: subscriptionText(before),
        after: after && subscriptionText(after),
        at: now,
      });
      return { before, after };
    });

  return {
    add: (workspace, wanted, now) =>
      db.transaction().execute(async (writing): Promise<Subscribed> => {
        const there = await listBy(writing, workspace, 'channel', [wanted.channel]);
        const same = there.find((other) => subscriptionText(other) === subscriptionText(wanted));
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
          after: subscriptionText(subscription),
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

async function one(from: Database, workspace: Workspace, id: string): Promise<Subscription | null> {
  const row = await from
    .selectFrom('subscription')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? subscriptionOf(row) : null;
}

/** Those of some channels or owners, oldest first. */
async function listBy(
  from: Database,
  workspace: Workspace,
  column: 'channel' | 'owner',
  values: readonly string[],
): Promise<readonly Subscription[]> {
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
}

async function update(
  writing: Database,
  workspace: Workspace,
  id: string,
  set: Partial<Selectable<Tables['subscription']>>,
): Promise<void> {
  await writing
    .updateTable('subscription')
    .set(set)
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .execute();
}
