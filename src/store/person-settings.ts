import type { AreaCode } from '../domain/authority.ts';
import { keptQuery } from './kept-query.ts';
import type { Database, Instant, Workspace } from './tables.ts';

/** What a person's own questions mean where they name no authority. */
export interface PersonSettings {
  authority(workspace: Workspace, person: string): Promise<AreaCode | null>;
  /** When the authority was set; null where there is none. */
  setAt(workspace: Workspace, person: string): Promise<Instant | null>;
  /** Null removes it. */
  setAuthority(workspace: Workspace, person: string, authority: AreaCode | null, now: Instant): Promise<void>;
}

export function personSettingsIn(db: Database): PersonSettings {
  const rowsOf = keptQuery(
    db,
    db
      .selectFrom('person_setting')
      .select(['authority', 'set_at'])
      .where('workspace', '=', '')
      .where('person', '=', '')
      .compile(),
  );
  const settingOf = async (workspace: Workspace, person: string) => (await rowsOf(workspace, person))[0];

  return {
    authority: async (workspace, person) => (await settingOf(workspace, person))?.authority ?? null,
    setAt: async (workspace, person) => (await settingOf(workspace, person))?.set_at ?? null,

    async setAuthority(workspace, person, authority, now) {
      if (authority === null) {
        await db
          .deleteFrom('person_setting')
          .where('workspace', '=', workspace)
          .where('person', '=', person)
          .execute();
        return;
      }
      const row = { authority, set_at: now };
      await db
        .insertInto('person_setting')
        .values({ workspace, person, ...row })
        .onConflict((conflict) => conflict.columns(['workspace', 'person']).doUpdateSet(row))
        .execute();
    },
  };
}
