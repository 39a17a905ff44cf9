import type { Delivery } from '../store/delivery.ts';
import type { Store } from '../store/open-store.ts';
import type { Subscription } from '../store/subscription.ts';
import type { Instant } from '../store/tables.ts';
import type { Job } from './deliver-one.ts';
import type { ComposeBrief, ComposeDigest } from './digest-message.ts';
import { dueDigests } from './due-digests.ts';
import { briefedReleases, briefLifetime, briefPeriod, dueBriefs, isBriefingTime } from './release-briefs.ts';

export interface OwedJobsParts {
  readonly store: Pick<Store, 'subscriptions' | 'deliveries' | 'editions'>;
  readonly compose: ComposeDigest;
  readonly composeBrief: ComposeBrief;
}

/**
 * Everything that is owed at an instant, each key once: what was begun and left comes first, then briefs, then
 * digests. What was left is dropped where a later digest covers it or nobody wants it any more.
 */
export async function owedJobs(
  { store, compose, composeBrief }: OwedJobsParts,
  at: Instant,
): Promise<readonly Job[]> {
  const subscriptions = await store.subscriptions.running();
  const byId = new Map(subscriptions.map((subscription) => [subscription.id, subscription]));
  const digests = dueDigests(subscriptions, at);
  const dueNow = new Map(digests.map((owed) => [owed.subscription, owed]));
  const editions = await store.editions.since(at - briefLifetime);
  const briefs = dueBriefs(subscriptions, editions, at);
  const briefed = new Set<string>();
  for (const { releases } of editions) {
    for (const { key, workspace } of await store.deliveries.ofPeriod(briefPeriod(releases))) {
      briefed.add(`${workspace}/${key}`);
    }
  }

  const digestOf = (subscription: Subscription): Job['what'] => ({
    kind: 'say',
    compose: () => compose(subscription, subscription.seen),
  });
  /** Null for a brief that was begun and has to wait for the morning. */
  const leftJob = (left: Delivery): Job | null => {
    if (left.subscription === null) {
      const inChannel = subscriptions.filter(
        ({ workspace, channel, content, createdAt }) =>
          workspace === left.workspace &&
          channel === left.channel &&
          content.releaseBriefs &&
          createdAt < left.periodAt,
      );
      const isNews = left.periodAt + briefLifetime > at && inChannel.length > 0;
      if (isNews && !isBriefingTime(inChannel, at)) return null;
      return {
        owed: left,
        what: isNews
          ? { kind: 'say', compose: () => composeBrief(inChannel, briefedReleases(left.period)) }
          : { kind: 'drop', reason: 'no news any more' },
      };
    }
    const subscription = byId.get(left.subscription);
    if (!subscription) return { owed: left, what: { kind: 'drop', reason: 'unsubscribed or paused' } };
    const due = dueNow.get(subscription.id);
    const covered =
      (due !== undefined && due.key !== left.key) || (subscription.lastPeriodAt ?? 0) > left.periodAt;
    return {
      owed: left,
      what: covered ? { kind: 'drop', reason: 'a later digest covers it' } : digestOf(subscription),
    };
  };

  const jobs = new Map<string, Job>();
  const add = (job: Job | null): void => {
    if (!job) return;
    const name = `${job.owed.workspace}/${job.owed.key}`;
    if (!jobs.has(name)) jobs.set(name, job);
  };
  for (const left of await store.deliveries.abandoned(at)) add(leftJob(left));
  for (const { owed, releases, subscriptions: inChannel } of briefs) {
    if (briefed.has(`${owed.workspace}/${owed.key}`)) continue;
    add({ owed, what: { kind: 'say', compose: () => composeBrief(inChannel, releases) } });
  }
  for (const owed of digests) {
    const subscription = byId.get(owed.subscription ?? '');
    if (subscription) add({ owed, what: digestOf(subscription) });
  }
  return [...jobs.values()];
}
