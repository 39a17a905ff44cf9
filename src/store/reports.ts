import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { readJson } from './json-text.ts';
import type { Database, Instant, Tables, Workspace } from './tables.ts';

/** What can be wrong with an answer, in the order in which it is offered. */
export const reportCategories = [
  'wrong-figure',
  'wrong-place',
  'wrong-measure',
  'wrong-period',
  'wrong-wording',
  'other',
] as const;

/** How long a note may be: enough to say what is wrong, too short for somebody's story. */
export const reportNoteLimit = 300;

const content = z.object({
  /** The question as read, in ids and codes; never what was typed. */
  query: z.string().max(300),
  /** The figure that was shown; null where the answer had none. */
  figure: z
    .object({
      metric: z.string(),
      area: z.string(),
      year: z.number().int(),
      release: z.string(),
      /** As shown: the number or the publisher's mark. */
      shown: z.string().max(60),
    })
    .nullable(),
  category: z.enum(reportCategories),
  /** What the reader holds to be right, as a number or mark. */
  expected: z.string().max(60).nullable(),
  note: z.string().max(reportNoteLimit).nullable(),
});

export type ReportContent = z.infer<typeof content>;

const status = z.enum(['open', 'confirmed', 'rejected']);
export type ReportStatus = z.infer<typeof status>;

/** "This looks wrong", said by somebody about one answer. */
export interface Report extends ReportContent {
  readonly workspace: Workspace;
  readonly id: string;
  /** User id of whoever reported it. */
  readonly person: string;
  readonly status: ReportStatus;
  readonly reportedAt: Instant;
  readonly settledAt: Instant | null;
}

export interface Reports {
  /** Returns its id. Throws when the content breaks a limit. */
  add(workspace: Workspace, person: string, report: ReportContent, now: Instant): Promise<string>;
  /** Newest first. */
  list(workspace: Workspace): Promise<readonly Report[]>;
  /** For the maintainer alone: those of every workspace, oldest first. */
  everywhere(wanted: ReportStatus): Promise<readonly Report[]>;
  /** False where the workspace has no such report. */
  settle(workspace: Workspace, id: string, as: ReportStatus, now: Instant): Promise<boolean>;
}

export function reportsIn(db: Database): Reports {
  const all = db.selectFrom('report').selectAll();
  const read = (row: Selectable<Tables['report']>): Report => ({
    workspace: row.workspace,
    id: row.id,
    person: row.person,
    ...readJson(content, row.content, `report ${row.id}`),
    status: status.parse(row.status),
    reportedAt: row.reported_at,
    settledAt: row.settled_at,
  });
  return {
    async add(workspace, person, report, now) {
      const id = randomBytes(6).toString('hex');
      await db
        .insertInto('report')
        .values({
          workspace,
          id,
          person,
          content: JSON.stringify(content.parse(report)),
          status: 'open',
          reported_at: now,
          settled_at: null,
        })
        .execute();
      return id;
    },

    async list(workspace) {
      const rows = await all.where('workspace', '=', workspace).orderBy('reported_at', 'desc').execute();
      return rows.map(read);
    },

    async everywhere(wanted) {
      const rows = await all.where('status', '=', wanted).orderBy('reported_at').execute();
      return rows.map(read);
    },

    async settle(workspace, id, as, now) {
      const row = await db
        .updateTable('report')
        .set({ status: as, settled_at: as === 'open' ? null : now })
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
