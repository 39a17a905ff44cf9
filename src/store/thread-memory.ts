import type { Database, Instant, Workspace } from './tables.ts';

/** How long a thread can be followed up, counted from its last answer. */
export const threadLifetime = 7 * 24 * 60 * 60_000;

/** The last question answered in a thread, so that anybody there can follow it up. */
export interface ThreadMemory {
  /** `query` is the question in ids and codes, never what was typed. */
  remember(workspace: Workspace, channel: string, thread: string, query: string, now: Instant): Promise<void>;
  recall(workspace: Workspace, channel: string, thread: string, now: Instant): Promise<string | null>;
}

export function threadMemoryIn(db: Database): ThreadMemory {
  return {
    async remember(workspace, channel, thread, query, now) {
      const row = { query, expires_at: now + threadLifetime };
      await db
        .insertInto('thread_memory')
        .values({ workspace, channel, thread, ...row })
        .onConflict((conflict) => conflict.columns(['workspace', 'channel', 'thread']).doUpdateSet(row))
        .execute();
    },

    async recall(workspace, channel, thread, now) {
      const row = await db
        .selectFrom('thread_memory')
        .select('query')
        .where('workspace', '=', workspace)
        .where('channel', '=', channel)
        .where('thread', '=', thread)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return row?.query ?? null;
    },
  };
}
