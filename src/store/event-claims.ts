import { keptQuery } from './kept-query.ts';
import { NotHereFault } from './store-fault.ts';
import type { Database, Instant, Workspace } from './tables.ts';

/** Slack's last repeat of an event comes about six minutes after the first; Socket Mode has no promise. */
export const claimLifetime = 15 * 60_000;

/** Decides, between all processes, who answers a delivery. */
export interface EventClaims {
  /**
   * True for the first who names any of these keys; false while one of them is taken. Nothing is kept of a workspace
   * that is not here, so that everybody is the first there.
   */
  claim(workspace: Workspace, keys: readonly string[], now: Instant): Promise<boolean>;
  /** Gives keys back, so that what could not be done may be tried again. */
  release(workspace: Workspace, keys: readonly string[]): Promise<void>;
}

interface Row {
  readonly workspace: Workspace;
  readonly key: string;
  readonly expires_at: Instant;
}

/** Somebody who waits for an answer, with the rows that are to be written for it. */
interface Asked {
  readonly rows: readonly Row[];
  readonly now: Instant;
  readonly answer: PromiseWithResolvers<boolean>;
}

/** Far below what SQLite takes as parameters of one statement. */
const mostAtOnce = 100;

/** What is asked in one turn of the event loop is decided by one statement: a commit costs more than a row. */
export function eventClaimsIn(db: Database): EventClaims {
  let asked: Asked[] = [];

  /** One statement for so many rows: of two that race, one finds a row that has not expired and gets fewer back. */
  const statementFor = (rows: number) =>
    keptQuery(
      db,
      db
        .insertInto('event_claim')
        .values(Array.from({ length: rows }, (): Row => ({ workspace: '', key: '', expires_at: 0 })))
        .onConflict((conflict) =>
          conflict
            .columns(['workspace', 'key'])
            .doUpdateSet((eb) => ({ expires_at: eb.ref('excluded.expires_at') }))
            .where('event_claim.expires_at', '<=', 0),
        )
        .returning(['workspace', 'key'])
        .compile(),
    );
  const statements = new Map<number, ReturnType<typeof statementFor>>();

  const take = async (rows: readonly Row[], now: Instant): Promise<ReadonlySet<string>> => {
    const statement = statements.get(rows.length) ?? statementFor(rows.length);
    statements.set(rows.length, statement);
    const parameters = rows.flatMap(({ workspace, key, expires_at }) => [workspace, key, expires_at]);
    const taken = await statement(...parameters, now);
    return new Set(taken.map(nameOf));
  };

  const decide = async (together: readonly Asked[]): Promise<void> => {
    const firstToName = new Map<string, { readonly row: Row; readonly by: Asked }>();
    for (const by of together) {
      for (const row of by.rows) {
        if (!firstToName.has(nameOf(row))) firstToName.set(nameOf(row), { row, by });
      }
    }
    // In one order, so that two statements that share keys wait for each other instead of blocking each other.
    const rows = [...firstToName].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, { row }]) => row);
    try {
      const taken = await take(rows, Math.max(...together.map(({ now }) => now)));
      for (const one of together) {
        const isMine = (name: string): boolean => taken.has(name) && firstToName.get(name)?.by === one;
        one.answer.resolve(one.rows.every((row) => isMine(nameOf(row))));
      }
    } catch (error) {
      const [only, ...others] = together;
      if (!(error instanceof NotHereFault)) for (const { answer } of together) answer.reject(error);
      else if (only && others.length === 0) only.answer.resolve(true);
      // A workspace has left, and the others must not suffer for it: each by itself, still in their order.
      else for (const one of together) await decide([one]);
    }
  };

  return {
    claim(workspace, keys, now) {
      if (keys.length === 0) return Promise.resolve(true);
      const rows = keys.map((key) => ({ workspace, key, expires_at: now + claimLifetime }));
      const answer = Promise.withResolvers<boolean>();
      asked.push({ rows, now, answer });
      if (asked.length === 1) {
        setImmediate(() => {
          const all = asked;
          asked = [];
          for (let from = 0; from < all.length; from += mostAtOnce) {
            void decide(all.slice(from, from + mostAtOnce));
          }
        });
      }
      return answer.promise;
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

function nameOf({ workspace, key }: Pick<Row, 'workspace' | 'key'>): string {
  return `${workspace}\0${key}`;
}
