import type { Delivery } from '../store/deliveries.ts';
import type { Store } from '../store/open-store.ts';
import type { Subscription } from '../store/subscriptions.ts';
import type { Instant } from '../store/tables.ts';
import { deliverOne, type DeliverOneParts, type Job, type Outcome } from './deliver-one.ts';
import type { ComposeBrief, ComposeDigest, FindPosted, Post, TellOwner } from './digest-message.ts';
import { dueDigests } from './due-digests.ts';
import { briefedRelease, briefLifetime, briefPeriod, dueBriefs } from './release-briefs.ts';
import { turnstile } from './turnstile.ts';

/** How many posts are under way at once, over all workspaces. */
const atOnce = 24;
/** What a workspace still has to send after so long is left to the next round, which sees what has become due since. */
const roundPatience = 50_000;

export interface DeliveryParts {
  readonly store: Pick<Store, 'subscriptions' | 'deliveries' | 'editions' | 'pace'>;
  readonly compose: ComposeDigest;
  readonly composeBrief: ComposeBrief;
  readonly post: Post;
  readonly findPosted: FindPosted;
  readonly tellOwner: TellOwner;
  readonly now: () => Instant;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Name of this process among those on the same store. */
  readonly holder: string;
  /** Told of each try, for the log. */
  readonly note: (tried: Tried) => void;
  /** True once no further delivery should be begun. */
  readonly stopping: () => boolean;
}

export interface Tried {
  readonly key: string;
  readonly workspace: string;
  readonly outcome: Outcome | { readonly kind: 'failed'; readonly error: unknown };
}

/**
 * Makes every delivery that is owed now, each by itself: digests, briefs, and what was begun and left. Workspaces
 * go side by side, each at its own pace, so that a large one never holds up a small one. Rejects only when the store
 * cannot say what is owed.
 */
export async function deliverDigests(parts: DeliveryParts): Promise<void> {
  const { store, tellOwner, now, note, stopping } = parts;
  const begun = now();
  const one: DeliverOneParts = {
    deliveries: store.deliveries,
    pace: store.pace,
    post: parts.post,
    findPosted: parts.findPosted,
    now,
    sleep: parts.sleep,
    holder: parts.holder,
    throughTurnstile: turnstile(atOnce),
  };
  const lanes = Map.groupBy(await owedNow(parts), ({ owed }) => owed.workspace);
  await Promise.all(
    [...lanes].map(async ([workspace, jobs]) => {
      for (const job of inTurnByChannel(jobs)) {
        if (stopping() || now() - begun > roundPatience) return;
        const { key } = job.owed;
        try {
          const outcome = await deliverOne(one, job);
          note({ key, workspace, outcome });
          if (outcome.kind === 'resting') return;
        } catch (error) {
          note({ key, workspace, outcome: { kind: 'failed', error } });
        }
      }
    }),
  );
  for (const subscription of await store.subscriptions.takeUntold(now())) {
    const { workspace, id: key } = subscription;
    try {
      await tellOwner(subscription, subscription.paused ?? '');
    } catch (error) {
      note({ key, workspace, outcome: { kind: 'failed', error } });
    }
  }
}

/** What was begun and left comes first, then briefs, then digests; each key once. */
async function owedNow({ store, compose, composeBrief, now }: DeliveryParts): Promise<readonly Job[]> {
  const at = now();
  const subscriptions = await store.subscriptions.running();
  const byId = new Map(subscriptions.map((subscription) => [subscription.id, subscription]));
  const digests = dueDigests(subscriptions, at);
  const newest = new Map(digests.map((owed) => [owed.subscription, owed.periodAt]));
  const editions = await store.editions.since(at - briefLifetime);
  const briefs = dueBriefs(subscriptions, editions, at);
  const briefed = new Set<string>();
  for (const edition of editions) {
    for (const { key, workspace } of await store.deliveries.ofPeriod(briefPeriod(edition.release))) {
      briefed.add(`${workspace}/${key}`);
    }
  }

  const digestOf = (subscription: Subscription): Job['what'] => ({
    kind: 'say',
    compose: () => compose(subscription, subscription.seen),
  });
  const leftJob = (left: Delivery): Job => {
    if (left.subscription === null) {
      const inChannel = subscriptions.filter(
        ({ workspace, channel, content }) =>
          workspace === left.workspace && channel === left.channel && content.releaseBriefs,
      );
      const release = briefedRelease(left.period);
      const isNews = left.periodAt + briefLifetime > at && inChannel.length > 0;
      return {
        owed: left,
        what: isNews
          ? { kind: 'say', compose: () => composeBrief(inChannel, release) }
          : { kind: 'drop', reason: 'no news any more' },
      };
    }
    const subscription = byId.get(left.subscription);
    if (!subscription) return { owed: left, what: { kind: 'drop', reason: 'unsubscribed or paused' } };
    const later = Math.max(newest.get(subscription.id) ?? 0, subscription.lastPeriodAt ?? 0);
    return {
      owed: left,
      what:
        later > left.periodAt ? { kind: 'drop', reason: 'a later digest covers it' } : digestOf(subscription),
    };
  };

  const jobs = new Map<string, Job>();
  const add = (job: Job): void => {
    const name = `${job.owed.workspace}/${job.owed.key}`;
    if (!jobs.has(name)) jobs.set(name, job);
  };
  for (const left of await store.deliveries.abandoned(at)) add(leftJob(left));
  for (const { owed, release, subscriptions: inChannel } of briefs) {
    if (briefed.has(`${owed.workspace}/${owed.key}`)) continue;
    add({ owed, what: { kind: 'say', compose: () => composeBrief(inChannel, release) } });
  }
  for (const owed of digests) {
    const subscription = byId.get(owed.subscription ?? '');
    if (subscription) add({ owed, what: digestOf(subscription) });
  }
  return [...jobs.values()];
}

/** First one of each channel, then the second of each: a channel with many waits while others are served. */
function inTurnByChannel(jobs: readonly Job[]): readonly Job[] {
  const channels = [...Map.groupBy(jobs, ({ owed }) => owed.channel).values()];
  const longest = Math.max(...channels.map((inChannel) => inChannel.length));
  return Array.from({ length: longest }, (_, index) =>
    channels.flatMap((inChannel) => inChannel[index] ?? []),
  ).flat();
}
