import { deliveryOf, unfinished, type Delivery, type DeliveryState } from './delivery.ts';
import { deliveryStepsIn, type DeliverySteps } from './delivery-steps.ts';
import type { Database, Instant, Workspace } from './tables.ts';

/** Messages that are owed to channels: the steps of whoever makes one, and what is known of all. */
export interface Deliveries extends DeliverySteps {
  /** For the deliverer: begun, not finished and held by nobody, oldest period first. */
  abandoned(now: Instant): Promise<readonly Delivery[]>;
  /** For the operator: newest first, of one state or of all. */
  history(limit: number, only?: DeliveryState): Promise<readonly Delivery[]>;
  /** For the operator: begun and not finished, whoever holds it. */
  unfinished(): Promise<readonly Delivery[]>;
  /**
   * For the operator: lets an unknown or refused one be sent again. Those that were changed: none, or several where
   * a channel that workspaces share is owed the same brief in each.
   */
  sendAgain(key: string, now: Instant): Promise<readonly Delivery[]>;
  /** Everything begun for one period, in whatever workspace: who has had the brief about releases. */
  ofPeriod(period: string): Promise<readonly Delivery[]>;
  /** What a channel was sent lately, newest first. */
  ofChannel(workspace: Workspace, channel: string, limit: number): Promise<readonly Delivery[]>;
}

export function deliveriesIn(db: Database): Deliveries {
  return {
    ...deliveryStepsIn(db),

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
      const rows = await db
        .updateTable('delivery')
        .set({ state: 'waiting', posting_since: null, refusals: 0, lease_until: now, updated_at: now })
        .where('key', '=', key)
        .where('state', 'in', ['unknown', 'refused'])
        .returningAll()
        .execute();
      return rows.map(deliveryOf);
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
