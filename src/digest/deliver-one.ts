import type { Delivery, OwedDelivery } from '../store/delivery.ts';
import type { DeliverySteps } from '../store/delivery-steps.ts';
import type { Pace } from '../store/pace.ts';
import type { Instant } from '../store/tables.ts';
import type { DigestContent, FindPosted, Found, Post, Posted } from './digest-message.ts';

/** Slack takes about one message a second a channel, and some hundreds a minute a workspace. */
const tempo = { channelGap: 1000, workspaceGap: 200, patience: 20_000 } as const;
const minute = 60_000;

/** How long a delivery belongs to whoever took it up, in milliseconds. */
export const lease = 2 * minute;
/** A post has to give up before it is over, well within the lease. */
export const postPatience = 30_000;
/** How long a message that may have arrived is given to show up in the history. */
const settling = 30_000;
/** After so long it is said that nobody knows. */
const lookUpPatience = 24 * 60 * minute;
/** How long after each refusal it is tried again; after the last one it is refused for good. */
const refusalPauses: readonly number[] = [10 * minute, 2 * 60 * minute];
const longestPause = 5 * minute;
/** The history is looked through from so long before: our clock may be ahead of Slack's. */
const clockMargin = 60 * minute;

export interface DeliverOneParts {
  readonly deliveries: DeliverySteps;
  readonly pace: Pace;
  readonly post: Post;
  readonly findPosted: FindPosted;
  readonly now: () => Instant;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Name of this process among those on the same store. */
  readonly holder: string;
  /** Limits how many posts are under way at once. */
  readonly throughTurnstile: <T>(work: () => Promise<T>) => Promise<T>;
}

/** One delivery to be made: what it says, or why it need not be made any more. */
export interface Job {
  readonly owed: OwedDelivery;
  readonly what:
    | { readonly kind: 'say'; readonly compose: () => DigestContent | 'nothing-new' }
    | { readonly kind: 'drop'; readonly reason: string };
}

/** What one try came to; `later` covers whatever is tried again by itself. */
export type Outcome =
  | { readonly kind: 'sent' | 'quiet' | 'covered' | 'elsewhere' }
  /** No turn for this workspace is near, so that nothing else of it need be tried now. */
  | { readonly kind: 'resting' }
  | { readonly kind: 'refused' | 'unknown' | 'later'; readonly reason: string };

/**
 * Makes one delivery: taken up by one statement, so that no other process makes it too; looked for first when it
 * may have arrived before; sent off once; its end kept. Whatever happens to this process on the way, the next to
 * take it up knows whether it certainly was not sent.
 */
export async function deliverOne(parts: DeliverOneParts, { owed, what }: Job): Promise<Outcome> {
  const { deliveries, holder, now } = parts;
  const delivery = await deliveries.claim(owed, holder, now() + lease, now());
  if (!delivery) return { kind: 'elsewhere' };
  if (delivery.state === 'posting') {
    const looked = await lookFor(parts, delivery);
    if (looked !== 'absent') return looked;
  }
  if (what.kind === 'drop') {
    await deliveries.end(owed, holder, { kind: 'covered', reason: what.reason }, now());
    return { kind: 'covered' };
  }
  let content: DigestContent | 'nothing-new';
  try {
    content = what.compose();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return putOff(parts, delivery, pauseAfter(delivery), `could not be composed: ${why}`);
  }
  if (content === 'nothing-new') {
    await deliveries.end(owed, holder, { kind: 'quiet' }, now());
    return { kind: 'quiet' };
  }
  const turn = await parts.pace.turn(owed.workspace, owed.channel, tempo, now());
  if (turn.kind === 'not-before') {
    await putOff(parts, delivery, turn.at - now(), 'waits for its turn');
    return { kind: 'resting' };
  }
  if (turn.at > now()) await parts.sleep(turn.at - now());
  return send(parts, delivery, content);
}

async function send(parts: DeliverOneParts, delivery: Delivery, content: DigestContent): Promise<Outcome> {
  const { deliveries, holder, now } = parts;
  const { workspace, channel, key } = delivery;
  const posted = await parts.throughTurnstile(async (): Promise<Posted | null> => {
    const mine = await deliveries.sendingOff(delivery, holder, content.seen, now() + lease, now());
    if (!mine) return null;
    try {
      return await parts.post({ workspace, channel, key, content });
    } catch (error) {
      return { kind: 'unknown', reason: error instanceof Error ? error.message : String(error) };
    }
  });
  if (posted === null) return { kind: 'elsewhere' };
  switch (posted.kind) {
    case 'sent':
      await deliveries.end(delivery, holder, { kind: 'sent', messageTs: posted.ts }, now());
      return { kind: 'sent' };
    case 'refused': {
      const pause = refusalPauses[delivery.refusals];
      if (pause === undefined) {
        await deliveries.end(delivery, holder, { kind: 'refused', reason: posted.reason }, now());
        return { kind: 'refused', reason: posted.reason };
      }
      const why = { until: now() + pause, reason: posted.reason, refused: true };
      await deliveries.putOff(delivery, holder, why, now());
      return { kind: 'later', reason: posted.reason };
    }
    case 'rate-limited':
      await parts.pace.rest(workspace, now() + posted.retryAfter);
      await putOff(parts, delivery, posted.retryAfter, 'Slack asked for patience');
      return { kind: 'resting' };
    case 'not-sent':
      return putOff(parts, delivery, pauseAfter(delivery), posted.reason);
    case 'unknown':
      await deliveries.lookLater(delivery, holder, now() + settling, posted.reason, now());
      return { kind: 'later', reason: posted.reason };
  }
}

/** Settles a delivery that may have arrived: an outcome, or `absent` when it certainly has not. */
async function lookFor(parts: DeliverOneParts, delivery: Delivery): Promise<Outcome | 'absent'> {
  const { deliveries, holder, now } = parts;
  const since = delivery.postingSince ?? delivery.createdAt;
  let found: Found;
  try {
    const { workspace, channel, key } = delivery;
    found = await parts.findPosted({ workspace, channel, key, since: since - clockMargin });
  } catch (error) {
    found = { kind: 'later', reason: error instanceof Error ? error.message : String(error) };
  }
  if (found.kind === 'found') {
    await deliveries.end(delivery, holder, { kind: 'sent', messageTs: found.ts }, now());
    return { kind: 'sent' };
  }
  if (found.kind === 'absent') return 'absent';
  if (found.kind === 'no-scope' || now() - since > lookUpPatience) {
    const reason = delivery.reason ?? 'the process ended while it was being sent';
    await deliveries.end(delivery, holder, { kind: 'unknown', reason }, now());
    return { kind: 'unknown', reason };
  }
  await deliveries.lookLater(delivery, holder, now() + pauseAfter(delivery), found.reason, now());
  return { kind: 'later', reason: found.reason };
}

async function putOff(
  { deliveries, holder, now }: DeliverOneParts,
  delivery: Delivery,
  pause: number,
  reason: string,
): Promise<Outcome> {
  await deliveries.putOff(delivery, holder, { until: now() + pause, reason, refused: false }, now());
  return { kind: 'later', reason };
}

/** A minute longer each time, to five. */
function pauseAfter({ attempts }: Delivery): number {
  return Math.min(attempts * minute, longestPause);
}
