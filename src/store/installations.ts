import { StoreFault } from './store-fault.ts';
import type { Seal } from './seal.ts';
import type { Database, Instant, Workspace } from './tables.ts';

/** What Slack gave when a workspace installed the app, tokens included, as JSON; sealed at rest. */
export interface Installations {
  /**
   * Keeps the newest installation of a workspace that is here in place of an earlier one: also the renewed token of
   * one, which must not bring back a workspace that has left meanwhile.
   */
  put(workspace: Workspace, content: string, now: Instant): Promise<void>;
  /** Null where the workspace has none. Throws `StoreFault` when it cannot be unsealed. */
  fetch(workspace: Workspace): Promise<string | null>;
  /** When it was put last; null where the workspace has none. */
  installedAt(workspace: Workspace): Promise<Instant | null>;
  workspaces(): Promise<readonly Workspace[]>;
  /** Seals with the first key what an older one had sealed; returns how many. Afterwards the older may go. */
  reseal(): Promise<number>;
}

/** With no seal nothing can be put: tokens are never stored in the open. */
export function installationsIn(db: Database, seal: Seal | null): Installations {
  const needed = (): Seal => {
    if (seal) return seal;
    throw new StoreFault('SAFEGUARD_ENCRYPTION_KEY is not set, and installations are only kept sealed');
  };
  return {
    async put(workspace, content, now) {
      const { sealed, keyId } = needed().close(content, placeOf(workspace));
      const row = { sealed, key_id: keyId, installed_at: now };
      await db
        .insertInto('installation')
        .values({ workspace, ...row })
        .onConflict((conflict) => conflict.column('workspace').doUpdateSet(row))
        .execute();
    },

    async fetch(workspace) {
      const row = await db
        .selectFrom('installation')
        .selectAll()
        .where('workspace', '=', workspace)
        .executeTakeFirst();
      return row ? needed().open({ sealed: row.sealed, keyId: row.key_id }, placeOf(workspace)) : null;
    },

    async installedAt(workspace) {
      const row = await db
        .selectFrom('installation')
        .select('installed_at')
        .where('workspace', '=', workspace)
        .executeTakeFirst();
      return row?.installed_at ?? null;
    },

    async workspaces() {
      const rows = await db.selectFrom('installation').select('workspace').orderBy('workspace').execute();
      return rows.map((row) => row.workspace);
    },

    async reseal() {
      if (!seal) return 0;
      return db.transaction().execute(async (writing) => {
        const rows = await writing
          .selectFrom('installation')
          .selectAll()
          .where('key_id', '<>', seal.keyId)
          .execute();
        for (const { workspace, sealed, key_id } of rows) {
          const open = seal.open({ sealed, keyId: key_id }, placeOf(workspace));
          const anew = seal.close(open, placeOf(workspace));
          await writing
            .updateTable('installation')
            .set({ sealed: anew.sealed, key_id: anew.keyId })
            .where('workspace', '=', workspace)
            .execute();
        }
        return rows.length;
      });
    },
  };
}

function placeOf(workspace: Workspace): string {
  return `installation:${workspace}`;
}
