import type { AreaCode } from '../domain/authority.ts';
import { keptQuery } from './kept-query.ts';
import { recordChange, type SettingChange } from './setting-changes.ts';
import type { Database, Instant, Tables, Workspace } from './tables.ts';

/** What a question in a channel means where it leaves something out. */
export interface ChannelDefaults {
  readonly authority: AreaCode | null;
  /** Which edition of the neighbours' model compares; null for the newest. */
  readonly neighbourModel: string | null;
  /** Id of the basket that a profile shows. */
  readonly basket: string | null;
}

export interface ChannelSetting extends ChannelDefaults {
  readonly channel: string;
  /** User id of whoever set it last. */
  readonly setBy: string;
  readonly setAt: Instant;
}

export interface ChannelSettings {
  read(workspace: Workspace, channel: string): Promise<ChannelSetting | null>;
  /** Those of the named channels that have settings. */
  list(workspace: Workspace, channels: readonly string[]): Promise<readonly ChannelSetting[]>;
  /** Sets what is named, null to remove it, and keeps who did it. Returns what changed, to be announced. */
  change(
    workspace: Workspace,
    channel: string,
    wanted: Partial<ChannelDefaults>,
    by: string,
    now: Instant,
  ): Promise<readonly SettingChange[]>;
}

const columns = { authority: 'authority', neighbourModel: 'neighbour_model', basket: 'basket' } as const;
const names = ['authority', 'neighbourModel', 'basket'] as const;
const none: ChannelDefaults = { authority: null, neighbourModel: null, basket: null };

export function channelSettingsIn(db: Database): ChannelSettings {
  const rows = (from: Database, workspace: Workspace, channels: readonly string[]) =>
    from
      .selectFrom('channel_setting')
      .selectAll()
      .where('workspace', '=', workspace)
      .where('channel', 'in', channels)
      .orderBy('channel')
      .execute();

  const rowOf = keptQuery(
    db,
    db
      .selectFrom('channel_setting')
      .selectAll()
      .where('workspace', '=', '')
      .where('channel', '=', '')
      .compile(),
  );

  const list = async (from: Database, workspace: Workspace, channels: readonly string[]) =>
    channels.length === 0 ? [] : (await rows(from, workspace, channels)).map(settingOf);

  return {
    async read(workspace, channel) {
      const [row] = await rowOf(workspace, channel);
      return row === undefined ? null : settingOf(row);
    },
    list: (workspace, channels) => list(db, workspace, channels),

    change: (workspace, channel, wanted, by, now) =>
      db.transaction().execute(async (writing) => {
        const before = (await list(writing, workspace, [channel]))[0] ?? none;
        const after: ChannelDefaults = {
          authority: wanted.authority === undefined ? before.authority : wanted.authority,
          neighbourModel: wanted.neighbourModel === undefined ? before.neighbourModel : wanted.neighbourModel,
          basket: wanted.basket === undefined ? before.basket : wanted.basket,
        };
        const changed = names.filter((name) => before[name] !== after[name]);
        if (changed.length === 0) return [];
        if (names.every((name) => after[name] === null)) {
          await writing
            .deleteFrom('channel_setting')
            .where('workspace', '=', workspace)
            .where('channel', '=', channel)
            .execute();
        } else {
          const row = {
            authority: after.authority,
            neighbour_model: after.neighbourModel,
            basket: after.basket,
            set_by: by,
            set_at: now,
          };
          await writing
            .insertInto('channel_setting')
            .values({ workspace, channel, ...row })
            .onConflict((conflict) => conflict.columns(['workspace', 'channel']).doUpdateSet(row))
            .execute();
        }
        const changes: SettingChange[] = changed.map((name) => ({
          channel,
          person: by,
          what: columns[name],
          before: before[name],
          after: after[name],
          at: now,
        }));
        for (const change of changes) await recordChange(writing, workspace, change);
        return changes;
      }),
  };
}

function settingOf(row: Tables['channel_setting']): ChannelSetting {
  return {
    channel: row.channel,
    authority: row.authority,
    neighbourModel: row.neighbour_model,
    basket: row.basket,
    setBy: row.set_by,
    setAt: row.set_at,
  };
}
