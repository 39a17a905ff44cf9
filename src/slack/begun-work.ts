/** The work that has begun and not ended; a shutdown waits for it. */
export interface BegunWork {
  /** Runs a piece of work and counts it as begun until it settles. */
  run(piece: () => Promise<void>): Promise<void>;
  /** Resolves once nothing is under way any more, however it ended. */
  settled(): Promise<void>;
}

/** An empty record of begun work. */
export function begunWork(): BegunWork {
  const underWay = new Set<Promise<void>>();
  return {
    async run(piece) {
      const work = piece();
      underWay.add(work);
      try {
        await work;
      } finally {
        underWay.delete(work);
      }
    },
    async settled() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
