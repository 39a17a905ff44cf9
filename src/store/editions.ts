import type { Database, Instant } from './tables.ts';

/** Editions that were loaded together while the app was in use; at least one, in the order of their ids. */
export interface LoadedEditions {
  readonly releases: readonly string[];
  readonly loadedAt: Instant;
}

/** Remembers which editions of the statistics this database has met, so that a new one is told about once. */
export interface Editions {
  /**
   * Takes note of what is loaded. The first editions that a database ever meets are no news. Two processes that
   * start with the same new editions agree on when they came, and that they came together.
   */
  notice(releases: readonly string[], now: Instant): Promise<void>;
  /** The news since an instant, oldest first. */
  since(from: Instant): Promise<readonly LoadedEditions[]>;
}

export function editionsIn(db: Database): Editions {
  return {
    notice: (releases, now) =>
      db.transaction().execute(async (writing) => {
        const known = await writing.selectFrom('edition').select('release').execute();
        const met = new Set(known.map((row) => row.release));
        const isNews = met.size > 0;
        const fresh = releases.filter((release) => !met.has(release));
        if (fresh.length === 0) return;
        await writing
          .insertInto('edition')
          .values(fresh.map((release) => ({ release, loaded_at: now, is_news: isNews ? 1 : 0 })))
          .onConflict((conflict) => conflict.column('release').doNothing())
          .execute();
      }),

    async since(from) {
      const rows = await db
        .selectFrom('edition')
        .selectAll()
        .where('is_news', '=', 1)
        .where('loaded_at', '>=', from)
        .orderBy('loaded_at')
        .orderBy('release')
        .execute();
      const together = Map.groupBy(rows, ({ loaded_at }) => loaded_at);
      return [...together].map(([loadedAt, loaded]) => ({
        releases: loaded.map(({ release }) => release),
        loadedAt,
      }));
    },
  };
}
