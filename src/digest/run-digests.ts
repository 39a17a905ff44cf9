import type { Store } from '../store/open-store.ts';
import { composeBriefs, composeDigests, type ComposeParts } from './compose-digest.ts';
import { deliverDigests, type DeliveryParts } from './deliver-digests.ts';
import { wakeEveryMinute, type Waking } from './wake.ts';

/** Expired things are deleted so often, in milliseconds. */
const pruneEvery = 60 * 60_000;

export interface DigestsParts
  extends ComposeParts, Omit<DeliveryParts, 'store' | 'compose' | 'composeBrief' | 'stopping'> {
  readonly store: Store;
  /** Told when a whole round failed; the next minute tries again. */
  readonly failed: (error: unknown) => void;
}

/**
 * Sends what is due from now on, every minute, and deletes from the store what has expired. Takes note of the
 * editions loaded, so that those that are new to this store get their briefs.
 */
export function runDigests(parts: DigestsParts): Waking {
  const { store, dataset, now, failed } = parts;
  let stopping = false;
  let noticed = false;
  let prunedAt = 0;
  const waking = wakeEveryMinute(async () => {
    if (!noticed) {
      await store.editions.notice(
        dataset.parts.releases.map(({ id }) => id),
        now(),
      );
      noticed = true;
    }
    await deliverDigests({
      ...parts,
      compose: composeDigests(parts),
      composeBrief: composeBriefs(parts),
      stopping: () => stopping,
    });
    if (now() - prunedAt < pruneEvery) return;
    await store.prune(now());
    prunedAt = now();
  }, failed);
  return {
    stop() {
      stopping = true;
      return waking.stop();
    },
  };
}
