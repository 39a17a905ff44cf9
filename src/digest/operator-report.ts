import { isUnfinished, type Delivery, type DeliveryState } from '../store/delivery.ts';
import type { Store } from '../store/open-store.ts';
import type { Subscription } from '../store/subscription.ts';
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
 * Has deliveries of a key sent again whose end is unknown or that were refused; subscriptions that they paused go on.
 * The next waking tries them.
 */
export async function retryLines(store: Read, key: string, now: Instant): Promise<readonly string[]> {
  const again = await store.deliveries.sendAgain(key, now);
  if (again.length === 0) return [`There is no unknown or refused delivery ${key}.`];
  return Promise.all(again.map((delivery) => retryLine(store, delivery, now)));
}

async function retryLine({ subscriptions }: Read, delivery: Delivery, now: Instant): Promise<string> {
  const { workspace, key, subscription: id } = delivery;
  if (id === null) return `${key} will be sent again in working hours, as long as it is news.`;
  const subscription = await subscriptions.get(workspace, id);
  if (!subscription) return `${key} belongs to a subscription that is gone.`;
  if (subscription.paused !== null) await subscriptions.resume(workspace, id, 'operator', now);
  return (subscription.lastPeriodAt ?? 0) > delivery.periodAt
    ? `${key} is covered by a later digest and will not be sent again.`
    : `${key} will be sent again within a minute.`;
}

function block(heading: string, lines: readonly string[]): readonly string[] {
  return [`${heading}: ${lines.length === 0 ? 'none' : lines.length}`, ...lines.map((line) => `  ${line}`)];
}

function deliveryLine(delivery: Delivery): string {
  const { updatedAt, state, key, attempts, reason, leaseUntil } = delivery;
  return [
    time(updatedAt),
    state,
    key,
    place(delivery),
    `${attempts} ${attempts === 1 ? 'try' : 'tries'}`,
    ...(isUnfinished(delivery) ? [`again from ${time(leaseUntil)}`] : []),
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
