import type { LoadedEditions } from '../store/editions.ts';
import type { OwedDelivery } from '../store/delivery.ts';
import type { Subscription } from '../store/subscription.ts';
import type { Instant } from '../store/tables.ts';
import { dayIn, hourIn } from './zoned-time.ts';

/** News for so long: a brief that could not be sent by then is left to the next digest. In milliseconds. */
export const briefLifetime = 5 * 24 * 60 * 60_000;

const prefix = 'release:';
/** Ids of releases have none. */
const joint = '+';
const opens = 9;
const closes = 17;

/** The brief that one channel is owed about releases loaded together, with what the channel has subscribed to. */
export interface OwedBrief {
  readonly owed: OwedDelivery;
  readonly releases: readonly string[];
  readonly subscriptions: readonly Subscription[];
}

/**
 * Briefs that are owed now: one for each channel that wants them and all editions loaded together since it subscribed,
 * on a working day between nine and five in the zone of the channel's oldest subscription.
 */
export function dueBriefs(
  subscriptions: readonly Subscription[],
  editions: readonly LoadedEditions[],
  now: Instant,
): readonly OwedBrief[] {
  const wanting = subscriptions.filter(({ content }) => content.releaseBriefs);
  const channels = Map.groupBy(wanting, ({ workspace, channel }) => `${workspace}/${channel}`);
  return editions
    .filter(({ loadedAt }) => loadedAt + briefLifetime > now)
    .flatMap(({ releases, loadedAt }) =>
      [...channels.values()].flatMap((inChannel) => {
        const waiting = inChannel.filter(({ createdAt }) => createdAt < loadedAt);
        const [first] = waiting;
        if (!first || !isBriefingTime(waiting, now)) return [];
        const { workspace, channel } = first;
        const period = briefPeriod(releases);
        const owed = {
          workspace,
          key: `${channel}:${period}`,
          channel,
          subscription: null,
          period,
          periodAt: loadedAt,
        };
        return [{ owed, releases, subscriptions: waiting }];
      }),
    );
}

/** The period under which the briefs about releases that were loaded together are kept. */
export function briefPeriod(releases: readonly string[]): string {
  return `${prefix}${releases.join(joint)}`;
}

/** The releases that a brief kept under this period is about. */
export function briefedReleases(period: string): readonly string[] {
  return period.slice(prefix.length).split(joint);
}

/** Whether a brief may come now to a channel that has these subscriptions: by the clock of the oldest. */
export function isBriefingTime(subscriptions: readonly Subscription[], now: Instant): boolean {
  const [oldest] = subscriptions.toSorted((a, b) => a.createdAt - b.createdAt);
  if (!oldest) return false;
  const { zone } = oldest.schedule;
  const hour = hourIn(zone, now);
  return dayIn(zone, now).dayOfWeek <= 5 && hour >= opens && hour < closes;
}
