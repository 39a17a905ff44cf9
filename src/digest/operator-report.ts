import type { Delivery, DeliveryState } from '../store/deliveries.ts';
import type { Store } from '../store/open-store.ts';
import type { Subscription } from '../store/subscriptions.ts';
import type { Instant } from '../store/tables.ts';
import { dueDigests, nextDigest } from './due-digests.ts';

type Read = Pick<Store, 'subscriptions' | 'deliveries'>;

/** For the operator: what is owed now, what is being tried again, and when each subscription's next digest comes. */
export async function dueLines(
  { subscriptions, deliveries }: Read,
  now: Instant,
): Promise<readonly string[]> {
  const running = await subscriptions.running();
  const begun = await deliveries.unfinished();
  const keys = new Set(begun.map(({ key }) => key));
  const due = dueDigests(running, now).filter(({ key }) => !keys.has(key));
  const next = running
    .map((subscription) => ({ subscription, ...nextDigest(subscription, now) }))
    .toSorted((a, b) => a.at - b.at);
  return [
    ...block(
      'Due and not begun',
      due.map((owed) => `${time(owed.periodAt)}  ${owed.key}  ${place(owed)}`),
    ),
    ...block('Begun and not finished', begun.map(deliveryLine)),
    ...block(
      'Next',
      next.map(({ at, period, subscription }) => nextLine(at, period, subscription)),
    ),
  ];
}

/** For the operator: the latest deliveries, newest first, all or those that ended in one way. */
export async function historyLines(
  { deliveries }: Read,
  limit: number,
  only?: DeliveryState,
): Promise<readonly string[]> {
  return block('Deliveries', (await deliveries.history(limit, only)).map(deliveryLine));
}

/**
 * Has a delivery sent again whose end is unknown or that was refused; a subscription that it paused goes on. The
 * next waking sends it.
 */
export async function retryLines(
  { subscriptions, deliveries }: Read,
  key: string,
  now: Instant,
): Promise<readonly string[]> {
  const delivery = await deliveries.sendAgain(key, now);
  if (!delivery) return [`There is no unknown or refused delivery ${key}.`];
  const { workspace, subscription: id } = delivery;
  const subscription = id === null ? null : await subscriptions.get(workspace, id);
  if (subscription === null && id !== null) return [`${key} belongs to a subscription that is gone.`];
  if (subscription?.paused != null) await subscriptions.resume(workspace, subscription.id, 'operator', now);
  return [`${key} will be sent again within a minute.`];
}

function block(heading: string, lines: readonly string[]): readonly string[] {
  return [`${heading}: ${lines.length === 0 ? 'none' : lines.length}`, ...lines.map((line) => `  ${line}`)];
}

function deliveryLine(delivery: Delivery): string {
  const { updatedAt, state, key, attempts, reason, leaseUntil } = delivery;
  const unfinished = ['claimed', 'waiting', 'posting'].includes(state);
  return [
    time(updatedAt),
    state,
    key,
    place(delivery),
    `${attempts} ${attempts === 1 ? 'try' : 'tries'}`,
    ...(unfinished ? [`again from ${time(leaseUntil)}`] : []),
    ...(reason === null ? [] : [reason]),
  ].join('  ');
}

function nextLine(at: Instant, period: string, subscription: Subscription): string {
  const authorities = subscription.content.authorities.join(', ');
  return `${time(at)}  ${subscription.id}:${period}  ${place(subscription)}  ${authorities}`;
}

function place({ workspace, channel }: { readonly workspace: string; readonly channel: string }): string {
  return `${workspace}/${channel}`;
}

function time(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 16)}Z`;
}
