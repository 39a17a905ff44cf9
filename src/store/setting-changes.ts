import { randomUUID } from 'node:crypto';
import type { Database, Instant, Workspace } from './tables.ts';

const kinds = ['authority', 'neighbour_model', 'basket', 'subscription'] as const;

/** One change that somebody made for a whole channel. */
export interface SettingChange {
  readonly channel: string;
  /** User id of whoever made it. */
  readonly person: string;
  readonly what: (typeof kinds)[number];
  readonly before: string | null;
  readonly after: string | null;
  readonly at: Instant;
}

export interface SettingChanges {
  /** The latest changes of a channel, newest first. */
  recent(workspace: Workspace, channel: string, limit: number): Promise<readonly SettingChange[]>;
}

export function settingChangesIn(db: Database): SettingChanges {
  return {
    async recent(workspace, channel, limit) {
      const rows = await db
        .selectFrom('setting_change')
        .selectAll()
        .where('workspace', '=', workspace)
        .where('channel', '=', channel)
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.flatMap(({ person, what: kept, before, after, at }) => {
        const what = kinds.find((kind) => kind === kept);
        return what ? [{ channel, person, what, before, after, at }] : [];
      });
    },
  };
}

/** Keeps a change, in the transaction that makes it. */
export async function recordChange(
  writing: Database,
  workspace: Workspace,
  change: SettingChange,
): Promise<void> {
  await writing
    .insertInto('setting_change')
    .values({ workspace, id: randomUUID(), ...change })
    .execute();
}
