import { deliveryOf, unfinished, type Delivery, type OwedDelivery } from './delivery.ts';
import { endDelivery, type Ending } from './end-delivery.ts';
import type { Database, Instant } from './tables.ts';

/** What a holder does with a delivery. Every step is one statement or one transaction. */
export interface DeliverySteps {
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
  /** Ends it and moves its subscription on, as `endDelivery` says. */
  end(delivery: OwedDelivery, holder: string, ending: Ending, now: Instant): Promise<void>;
}

export interface PutOff {
  readonly until: Instant;
  readonly reason: string;
  /** Whether the channel refused it, which is counted. */
  readonly refused: boolean;
}

export function deliveryStepsIn(db: Database): DeliverySteps {
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

    end: (delivery, holder, ending, now) => endDelivery(db, delivery, holder, ending, now),
  };
}
