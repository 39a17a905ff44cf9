import { claimLifetime } from '../store/event-claims.ts';

/**
 * Decides who answers a delivery. A claim is taken before the work begins, so that two deliveries of one event
 * that race are answered once.
 */
export interface Claims {
  /** True for the first caller who names any of these keys; false when one of them is already taken. */
  claim(keys: readonly string[]): boolean | Promise<boolean>;
  /** Gives keys back, so that what could not be done may be tried again. */
  release(keys: readonly string[]): void | Promise<void>;
}

/** Two keys for each of the 5,000 events that one workspace may send in ten minutes: the store remembers the others. */
const capacity = 10_000;

/** Claims in the memory of this process; the oldest are forgotten first. */
export function claimsInMemory(now: () => number): Claims {
  // A Map keeps the order of insertion, so the oldest claim is always its first entry.
  const takenAt = new Map<string, number>();
  const forgetOld = (): void => {
    const expired = now() - claimLifetime;
    for (const [key, at] of takenAt) {
      if (at > expired && takenAt.size <= capacity) return;
      takenAt.delete(key);
    }
  };
  return {
    claim(keys) {
      forgetOld();
      if (keys.some((key) => takenAt.has(key))) return false;
      for (const key of keys) takenAt.set(key, now());
      return true;
    },
    release(keys) {
      for (const key of keys) takenAt.delete(key);
    },
  };
}
