import type { Store } from '../store/open-store.ts';
import type { Schedule } from '../store/schedule.ts';
import type { Subscription } from '../store/subscription.ts';
import type { Instant } from '../store/tables.ts';
import { duePeriod, owedFor } from './due-digests.ts';

/**
 * Gives a subscription another schedule. A digest that the old one owes at this moment is still made, and the new
 * one does not owe the same week or month again. Null where there is no such subscription.
 */
export async function reschedule(
  store: Pick<Store, 'subscriptions' | 'deliveries'>,
  subscription: Subscription,
  schedule: Schedule,
  by: string,
  now: Instant,
): Promise<Subscription | null> {
  const due = duePeriod(subscription, now);
  // Taken up and let go at once: it now stands on its own, whatever the schedule says.
  if (due) await store.deliveries.claim(owedFor(subscription, due), 'rescheduling', now, now);
  return store.subscriptions.change(subscription.workspace, subscription.id, { schedule }, by, now);
}
