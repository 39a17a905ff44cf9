import { unfinished, type OwedDelivery } from './delivery.ts';
import type { Database, Instant } from './tables.ts';

/** How a delivery ended. */
export type Ending =
  | { readonly kind: 'sent'; readonly messageTs: string | null }
  | { readonly kind: 'quiet' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'covered'; readonly reason: string };

/**
 * Ends a delivery and moves its subscription on, in one transaction. What a message had seen counts only when it
 * arrived, so that the digest after an unknown one covers both. A refusal for good pauses the subscription.
 */
export async function endDelivery(
  db: Database,
  delivery: OwedDelivery,
  holder: string,
  ending: Ending,
  now: Instant,
): Promise<void> {
  await db.transaction().execute(async (writing) => {
    const ended = await finish(writing, delivery, holder, ending, now);
    if (!ended) return;
    // From here on the subscription holds what it had seen, or nobody needs it.
    if (ending.kind !== 'unknown') await ofDelivery(writing, delivery).set({ seen: null }).execute();
    if (delivery.subscription === null || ending.kind === 'covered') return;
    await moveOn(writing, delivery, ending.kind === 'sent' ? { seen: ended.seen } : {});
    if (ending.kind === 'refused') await pause(writing, delivery, ending.reason);
  });
}

/** What the delivery had seen, where it was still to be ended and this holder may end it. */
async function finish(
  writing: Database,
  delivery: OwedDelivery,
  holder: string,
  ending: Ending,
  now: Instant,
): Promise<{ readonly seen: string | null } | undefined> {
  const itself = ofDelivery(writing, delivery);
  // That it arrived is true whoever holds it by now, even where somebody had given it up as unknown.
  const open =
    ending.kind === 'sent'
      ? itself.where('state', 'in', [...unfinished, 'unknown'])
      : itself.where('state', 'in', unfinished).where('holder', '=', holder);
  return open
    .set({
      state: ending.kind,
      updated_at: now,
      reason: 'reason' in ending ? ending.reason : null,
      ...(ending.kind === 'sent' ? { message_ts: ending.messageTs } : {}),
    })
    .returning('seen')
    .executeTakeFirst();
}

/** Its period is the last one delivered, unless a later one was meanwhile. */
async function moveOn(
  writing: Database,
  delivery: OwedDelivery,
  seen: { readonly seen?: string | null },
): Promise<void> {
  const { period, periodAt } = delivery;
  await ofSubscription(writing, delivery)
    .set({ last_period: period, last_period_at: periodAt, ...seen })
    .where((eb) => eb.or([eb('last_period_at', 'is', null), eb('last_period_at', '<=', periodAt)]))
    .execute();
}

async function pause(writing: Database, delivery: OwedDelivery, reason: string): Promise<void> {
  await ofSubscription(writing, delivery)
    .set({ paused: reason, owner_told_at: null })
    .where('paused', 'is', null)
    .execute();
}

function ofDelivery(writing: Database, { workspace, key }: OwedDelivery) {
  return writing.updateTable('delivery').where('workspace', '=', workspace).where('key', '=', key);
}

function ofSubscription(writing: Database, { workspace, subscription }: OwedDelivery) {
  return writing
    .updateTable('subscription')
    .where('workspace', '=', workspace)
    .where('id', '=', subscription ?? '');
}
