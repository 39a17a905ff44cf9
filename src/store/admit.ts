import type { Database, Workspace } from './tables.ts';

/** From now on things may be kept of this workspace. */
export async function admit(db: Database, workspace: Workspace): Promise<void> {
  await db
    .insertInto('workspace')
    .values({ id: workspace })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
