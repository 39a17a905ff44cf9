import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Instant, Tables, Workspace } from './tables.ts';

/** The states of a delivery that is begun and not finished. */
export const unfinished = ['claimed', 'waiting', 'posting'] as const;
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
  /** Id of the subscription; null for a brief about releases. */
  readonly subscription: string | null;
  readonly period: string;
  readonly periodAt: Instant;
}

export interface Delivery extends OwedDelivery {
  readonly state: DeliveryState;
  readonly leaseUntil: Instant;
  readonly attempts: number;
  readonly refusals: number;
  /** When it was sent off without an answer as yet; null while it is certain that it has not arrived. */
  readonly postingSince: Instant | null;
  readonly messageTs: string | null;
  readonly reason: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** Whether it is still to be made. */
export function isUnfinished({ state: at }: Pick<Delivery, 'state'>): boolean {
  return unfinished.some((one) => one === at);
}

/** A delivery as its row has it. */
export function deliveryOf(row: Selectable<Tables['delivery']>): Delivery {
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
