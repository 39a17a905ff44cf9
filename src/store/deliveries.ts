import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Database, Instant, Tables, Workspace } from './tables.ts';

const unfinished = ['claimed', 'waiting', 'posting'] as const;
const state = z.enum([...unfinished, 'sent', 'quiet', 'refused', 'unknown', 'covered']);

/**
 * How far a delivery is. `claimed`: being composed. `waiting`: not sent, to be tried again. `posting`: sent off
 * with no answer as yet, so it may have arrived. Finished: `sent`; `quiet`, where there was nothing to say;
 * `refused` for good; `unknown`, where nobody can tell whether it arrived; `covered` by a later one.
 */
export type DeliveryState = z.infer<typeof state>;

/** One message that is owed to one channel for one period. */
export interface OwedDelivery {
  readonly workspace: Workspace;
  /** The same for the same subscription and period, whoever works it out; travels with the message. */
  readonly key: string;
  readonly channel: string;
  /** Id of the subscription; null for a brief about a release. */
  readonly subscription: string | null;
  readonly period: string;
  readonly periodAt: Instant;
}

export interface Delivery extends OwedDelivery {
  readonly state: DeliveryState;
  readonly leaseUntil: Instant;
  readonly attempts: number;
  readonly refusals: number;
  /** When it was first sent off without an answer; null while it is certain that it has not arrived. */
  readonly postingSince: Instant | null;
  readonly messageTs: string | null;
  readonly reason: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** How a delivery ended. */
export type Ending =
  | { readonly kind: 'sent'; readonly messageTs: string | null }
  | { readonly kind: 'quiet' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'covered'; readonly reason: string };

/** What a holder may do with a delivery it has claimed. Every step is one statement or one transaction. */
export interface Deliveries {
  /**
   * Takes a delivery up for `holder` until `leaseUntil`: a new one, or one whose lease has run out. Null where
   * somebody else holds it or it is finished. One statement, so that of many who try one wins.
   */
  claim(owed: OwedDelivery, holder: string, leaseUntil: Instant, now: Instant): Promise<Delivery | null>;
  /** To be called right before it is sent off, with what it has seen. False where the lease was lost: do not send. */
  sendingOff(
    delivery: OwedDelivery,
    holder: string,
    seen: string,
    leaseUntil: Instant,
    now: Instant,
  ): Promise<boolean>;
  /** It certainly was not sent; anybody may try again from `until`. */
  putOff(delivery: OwedDelivery, holder: string, why: PutOff, now: Instant): Promise<void>;
  /** It may have arrived; anybody may look for it from `until`. */
  lookLater(
    delivery: OwedDelivery,
    holder: string,
    until: Instant,
    reason: string,
    now: Instant,
  ): Promise<void>;
  /**
   * Ends it and moves its subscription on, in one transaction. What a message had seen counts only when it
   * arrived, so that the digest after an unknown one covers both. A refusal for good pauses the subscription.
   */
  end(delivery: OwedDelivery, holder: string, ending: Ending, now: Instant): Promise<void>;
  /** For the deliverer: begun, not finished and held by nobody, oldest period first. */
  abandoned(now: Instant): Promise<readonly Delivery[]>;
  /** For the operator: newest first, of one state or of all. */
  history(limit: number, only?: DeliveryState): Promise<readonly Delivery[]>;
  /** For the operator: begun and not finished, whoever holds it. */
  unfinished(): Promise<readonly Delivery[]>;
  /** For the operator: lets an unknown or refused one be sent again. Null where there is none such. */
  sendAgain(key: string, now: Instant): Promise<Delivery | null>;
  /** Everything begun for one period, in whatever workspace: who has had the brief about a release. */
  ofPeriod(period: string): Promise<readonly Delivery[]>;
  /** What a channel was sent lately, newest first. */
  ofChannel(workspace: Workspace, channel: string, limit: number): Promise<readonly Delivery[]>;
}

export interface PutOff {
  readonly until: Instant;
  readonly reason: string;
  /** Whether the channel refused it, which is counted. */
  readonly refused: boolean;
}

export function deliveriesIn(db: Database): Deliveries {
  const held = ({ workspace, key }: OwedDelivery, holder: string) =>
    db
      .updateTable('delivery')
      .where('workspace', '=', workspace)
      .where('key', '=', key)
      .where('holder', '=', holder)
      .where('state', 'in', unfinished);

  return {
    async claim(owed, holder, leaseUntil, now) {
      const row = await db
        .insertInto('delivery')
        .values({
          workspace: owed.workspace,
          key: owed.key,
          channel: owed.channel,
          subscription: owed.subscription,
          period: owed.period,
          period_at: owed.periodAt,
          state: 'claimed',
          holder,
          lease_until: leaseUntil,
          attempts: 1,
          refusals: 0,
          posting_since: null,
          message_ts: null,
          reason: null,
          seen: null,
          created_at: now,
          updated_at: now,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['workspace', 'key'])
            .doUpdateSet((eb) => ({
              holder,
              lease_until: leaseUntil,
              attempts: eb('delivery.attempts', '+', 1),
              updated_at: now,
            }))
            .where('delivery.state', 'in', unfinished)
            .where('delivery.lease_until', '<=', now),
        )
        .returningAll()
        .executeTakeFirst();
      return row ? deliveryOf(row) : null;
    },

    async sendingOff(delivery, holder, seen, leaseUntil, now) {
      const row = await held(delivery, holder)
        .where('lease_until', '>', now)
        .set({ state: 'posting', posting_since: now, seen, lease_until: leaseUntil, updated_at: now })
        .returning('key')
        .executeTakeFirst();
      return row !== undefined;
    },

    async putOff(delivery, holder, { until, reason, refused }, now) {
      await held(delivery, holder)
        .set((eb) => ({
          state: 'waiting',
          posting_since: null,
          lease_until: until,
          reason,
          refusals: refused ? eb('refusals', '+', 1) : eb.ref('refusals'),
          updated_at: now,
        }))
        .execute();
    },

    async lookLater(delivery, holder, until, reason, now) {
      await held(delivery, holder).set({ lease_until: until, reason, updated_at: now }).execute();
    },

    async end(delivery, holder, ending, now) {
      await db.transaction().execute(async (writing) => {
        let update = writing
          .updateTable('delivery')
          .where('workspace', '=', delivery.workspace)
          .where('key', '=', delivery.key);
        // That it arrived is true whoever holds it by now, even where somebody had given it up as unknown.
        update =
          ending.kind === 'sent'
            ? update.where('state', 'in', [...unfinished, 'unknown'])
            : update.where('state', 'in', unfinished).where('holder', '=', holder);
        const ended = await update
          .set({
            state: ending.kind,
            updated_at: now,
            reason: 'reason' in ending ? ending.reason : null,
            ...(ending.kind === 'sent' ? { message_ts: ending.messageTs } : {}),
          })
          .returning('seen')
          .executeTakeFirst();
        if (!ended) return;
        const { subscription, period, periodAt, workspace, key } = delivery;
        if (ending.kind !== 'unknown') {
          // From here on the subscription holds it, or nobody needs it.
          await writing
            .updateTable('delivery')
            .set({ seen: null })
            .where('workspace', '=', workspace)
            .where('key', '=', key)
            .execute();
        }
        if (subscription === null || ending.kind === 'covered') return;
        await writing
          .updateTable('subscription')
          .set({
            last_period: period,
            last_period_at: periodAt,
            ...(ending.kind === 'sent' ? { seen: ended.seen } : {}),
          })
          .where('workspace', '=', workspace)
          .where('id', '=', subscription)
          .where((eb) => eb.or([eb('last_period_at', 'is', null), eb('last_period_at', '<=', periodAt)]))
          .execute();
        if (ending.kind !== 'refused') return;
        await writing
          .updateTable('subscription')
          .set({ paused: ending.reason, owner_told_at: null })
          .where('workspace', '=', workspace)
          .where('id', '=', subscription)
          .where('paused', 'is', null)
          .execute();
      });
    },

    async abandoned(now) {
      const rows = await db
        .selectFrom('delivery')
        .selectAll()
        .where('state', 'in', unfinished)
        .where('lease_until', '<=', now)
        .orderBy('period_at')
        .orderBy('key')
        .execute();
      return rows.map(deliveryOf);
    },

    async unfinished() {
      const rows = await db
        .selectFrom('delivery')
        .selectAll()
        .where('state', 'in', unfinished)
        .orderBy('period_at')
        .orderBy('key')
        .execute();
      return rows.map(deliveryOf);
    },

    async history(limit, only) {
      let rows = db.selectFrom('delivery').selectAll();
      if (only !== undefined) rows = rows.where('state', '=', only);
      return (await rows.orderBy('updated_at', 'desc').orderBy('key').limit(limit).execute()).map(deliveryOf);
    },

    async sendAgain(key, now) {
      const row = await db
        .updateTable('delivery')
        .set({ state: 'waiting', posting_since: null, refusals: 0, lease_until: now, updated_at: now })
        .where('key', '=', key)
        .where('state', 'in', ['unknown', 'refused'])
        .returningAll()
        .executeTakeFirst();
      return row ? deliveryOf(row) : null;
    },

    async ofPeriod(period) {
      const rows = await db.selectFrom('delivery').selectAll().where('period', '=', period).execute();
      return rows.map(deliveryOf);
    },

    async ofChannel(workspace, channel, limit) {
      const rows = await db
        .selectFrom('delivery')
        .selectAll()
        .where('workspace', '=', workspace)
        .where('channel', '=', channel)
        .orderBy('period_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(deliveryOf);
    },
  };
}

function deliveryOf(row: Selectable<Tables['delivery']>): Delivery {
  return {
    workspace: row.workspace,
    key: row.key,
    channel: row.channel,
    subscription: row.subscription,
    period: row.period,
    periodAt: row.period_at,
    state: state.parse(row.state),
    leaseUntil: row.lease_until,
    attempts: row.attempts,
    refusals: row.refusals,
    postingSince: row.posting_since,
    messageTs: row.message_ts,
    reason: row.reason,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
