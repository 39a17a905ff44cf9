import type { CompiledQuery } from 'kysely';
import type { Database } from './tables.ts';

/**
 * A query that every question asks, put into SQL once: that takes longer than to run it. What it returns asks it with the
 * values of its parameters, in the order in which they stand in the SQL, and resolves with the rows.
 */
export function keptQuery<Row>(
  db: Database,
  query: CompiledQuery<Row>,
): (...parameters: readonly unknown[]) => Promise<readonly Row[]> {
  return async (...parameters) => (await db.executeQuery<Row>({ ...query, parameters })).rows;
}
