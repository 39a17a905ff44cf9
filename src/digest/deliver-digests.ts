import type { Store } from '../store/open-store.ts';
import type { Subscription } from '../store/subscription.ts';
import type { Instant } from '../store/tables.ts';
import { deliverOne, type DeliverOneParts, type Job, type Outcome } from './deliver-one.ts';
import type { FindPosted, Paused, Post, TellOwner } from './digest-message.ts';
import { owedJobs, type OwedJobsParts } from './owed-jobs.ts';
import { turnstile } from './turnstile.ts';

/** How many posts are under way at once, over all workspaces. */
const atOnce = 24;
/** What a workspace still has to send after so long is left to the next round, which sees what has become due since. */
const roundPatience = 50_000;

export interface DeliveryParts extends OwedJobsParts {
  readonly store: Pick<Store, 'subscriptions' | 'deliveries' | 'editions' | 'pace'>;
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
  const lanes = Map.groupBy(await owedJobs(parts, begun), ({ owed }) => owed.workspace);
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
  for (const paused of together(await store.subscriptions.takeUntold(now()))) {
    const { workspace, subscriptions } = paused;
    try {
      await tellOwner(paused);
    } catch (error) {
      const key = subscriptions.map(({ id }) => id).join(', ');
      note({ key, workspace, outcome: { kind: 'failed', error } });
    }
  }
}

/** Those that one message can tell of. */
function together(untold: readonly Subscription[]): readonly Paused[] {
  const alike = Map.groupBy(untold, ({ workspace, owner, channel, paused }) =>
    JSON.stringify([workspace, owner, channel, paused]),
  );
  return [...alike.values()].flatMap((subscriptions): Paused[] => {
    const [first] = subscriptions;
    if (!first) return [];
    const { workspace, owner, channel, paused } = first;
    return [{ workspace, owner, channel, reason: paused ?? '', subscriptions }];
  });
}

/** First one of each channel, then the second of each: a channel with many waits while others are served. */
function inTurnByChannel(jobs: readonly Job[]): readonly Job[] {
  const channels = [...Map.groupBy(jobs, ({ owed }) => owed.channel).values()];
  const longest = Math.max(...channels.map((inChannel) => inChannel.length));
  return Array.from({ length: longest }, (_, index) =>
    channels.flatMap((inChannel) => inChannel[index] ?? []),
  ).flat();
}
