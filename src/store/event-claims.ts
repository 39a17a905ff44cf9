import type { Database, Instant, Workspace } from './tables.ts';

/** Slack's last repeat of an event comes about six minutes after the first; Socket Mode has no promise. */
export const claimLifetime = 15 * 60_000;

/** Decides, between all processes, who answers a delivery. */
export interface EventClaims {
  /** True for the first who names any of these keys; false while one of them is taken. */
  claim(workspace: Workspace, keys: readonly string[], now: Instant): Promise<boolean>;
  /** Gives keys back, so that what could not be done may be tried again. */
  release(workspace: Workspace, keys: readonly string[]): Promise<void>;
}

export function eventClaimsIn(db: Database): EventClaims {
  return {
    async claim(workspace, keys, now) {
      // In one order, so that two claims that share keys wait for each other instead of blocking each other.
      const rows = [...new Set(keys)]
        .sort()
        .map((key) => ({ workspace, key, expires_at: now + claimLifetime }));
      if (rows.length === 0) return true;
      // One statement: of two that race, one finds a row that has not expired and gets fewer back.
      const taken = await db
        .insertInto('event_claim')
        .values(rows)
        .onConflict((conflict) =>
          conflict
            .columns(['workspace', 'key'])
            .doUpdateSet({ expires_at: now + claimLifetime })
            .where('event_claim.expires_at', '<=', now),
        )
        .returning('key')
        .execute();
      return taken.length === rows.length;
    },

    async release(workspace, keys) {
      if (keys.length === 0) return;
      await db
        .deleteFrom('event_claim')
        .where('workspace', '=', workspace)
        .where('key', 'in', keys)
        .execute();
    },
  };
}
