import { setImmediate as turn } from 'node:timers/promises';
import { unfinished } from './delivery.ts';
import type { Database, Instant, Workspace } from './tables.ts';

const day = 24 * 60 * 60_000;

/** How long finished things are kept, in milliseconds; README and privacy note state the same. */
export const retention = {
  deliveries: 400 * day,
  settledReports: 400 * day,
  settingChanges: 400 * day,
  pace: 60 * 60_000,
} as const;

/** Rows that one statement sweeps away. */
const portion = 1000;

/**
 * Deletes everything of a workspace: it uninstalled the app or revoked its tokens. What is under way cannot keep
 * anything of it afterwards, in whatever process.
 */
export async function forget(db: Database, workspace: Workspace): Promise<void> {
  await db.deleteFrom('workspace').where('id', '=', workspace).execute();
}

/** Deletes what has expired or is kept no longer. An unfinished delivery and an open report stay. */
export async function prune(db: Database, now: Instant): Promise<void> {
  await db.deleteFrom('oauth_state').where('expires_at', '<=', now).execute();
  await sweepClaims(db, now);
  await db.deleteFrom('thread_memory').where('expires_at', '<=', now).execute();
  await db
    .deleteFrom('setting_change')
    .where('at', '<=', now - retention.settingChanges)
    .execute();
  await db
    .deleteFrom('report')
    .where('status', '<>', 'open')
    .where('settled_at', '<=', now - retention.settledReports)
    .execute();
  await db
    .deleteFrom('delivery')
    .where('state', 'not in', unfinished)
    .where('updated_at', '<=', now - retention.deliveries)
    .execute();
  await db
    .deleteFrom('pace')
    .where('next_at', '<=', now - retention.pace)
    .execute();
}

/** There is one for every delivery: in portions, so that neither answers nor other processes wait for all of them. */
async function sweepClaims(db: Database, now: Instant): Promise<void> {
  for (let swept = portion; swept === portion; await turn()) {
    const result = await db
      .deleteFrom('event_claim')
      .where((eb) =>
        eb(
          eb.refTuple('workspace', 'key'),
          'in',
          eb
            .selectFrom('event_claim')
            .select(['workspace', 'key'])
            .where('expires_at', '<=', now)
            .limit(portion)
            .$asTuple('workspace', 'key'),
        ),
      )
      .executeTakeFirst();
    swept = Number(result.numDeletedRows);
  }
}
