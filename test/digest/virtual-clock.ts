import { setImmediate } from 'node:timers/promises';
import type { Instant } from '../../src/store/tables.ts';

/** A clock that stands still while there is work and jumps to the next sleeper's time when there is none. */
export interface VirtualClock {
  readonly now: () => Instant;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Runs work to its end, through all its sleeping. */
  run<T>(work: Promise<T>): Promise<T>;
  set(to: Instant | string): void;
  pass(milliseconds: number): void;
}

export function virtualClock(start: Instant | string): VirtualClock {
  const read = (at: Instant | string): Instant => (typeof at === 'string' ? Date.parse(at) : at);
  let now = read(start);
  const sleepers: { at: Instant; wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (milliseconds) =>
      new Promise((resolve) => sleepers.push({ at: now + milliseconds, wake: resolve })),
    async run(work) {
      const state = { done: false };
      const finish = (): void => {
        state.done = true;
      };
      work.then(finish, finish);
      while (!state.done) {
        // Long enough for everything that needs no time to come to rest.
        for (let turn = 0; turn < 3; turn += 1) await setImmediate();
        sleepers.sort((a, b) => a.at - b.at);
        const next = state.done ? undefined : sleepers.shift();
        if (!next) continue;
        now = Math.max(now, next.at);
        next.wake();
      }
      return work;
    },
    set(to) {
      now = read(to);
    },
    pass(milliseconds) {
      now += milliseconds;
    },
  };
}
