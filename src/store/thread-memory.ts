import type { Database, Instant, Workspace } from './tables.ts';

/** How long a thread can be followed up, counted from its last answer. */
export const threadLifetime = 7 * 24 * 60 * 60_000;

/** The last question answered in a thread, so that anybody there can follow it up. */
export interface ThreadMemory {
  /** `query` is the question in ids and codes, never what was typed. */
  remember(workspace: Workspace, channel: string, thread: string, query: string, now: Instant): Promise<void>;
  /** Null where nothing was answered, or nothing later than `after`. */
  recall(
    workspace: Workspace,
    channel: string,
    thread: string,
    now: Instant,
    after?: Instant,
  ): Promise<string | null>;
  /** Forgets a thread, or with null all of the conversation. */
  forget(workspace: Workspace, channel: string, thread: string | null): Promise<void>;
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

    async recall(workspace, channel, thread, now, after = 0) {
      const row = await db
        .selectFrom('thread_memory')
        .select('query')
        .where('workspace', '=', workspace)
        .where('channel', '=', channel)
        .where('thread', '=', thread)
        .where('expires_at', '>', Math.max(now, after + threadLifetime))
        .executeTakeFirst();
      return row?.query ?? null;
    },

    async forget(workspace, channel, thread) {
      const gone = db
        .deleteFrom('thread_memory')
        .where('workspace', '=', workspace)
        .where('channel', '=', channel);
      await (thread === null ? gone : gone.where('thread', '=', thread)).execute();
    },
  };
}
