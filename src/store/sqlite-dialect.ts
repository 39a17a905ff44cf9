import type { DatabaseConnection, Dialect, SqliteDatabase } from 'kysely';
import { codeOf, untilUnlocked } from './locked.ts';
import { NotHereFault } from './store-fault.ts';

/** SQLite's code for a row whose workspace is not here. */
const foreignKeyFailed = 787;

/**
 * Kysely's dialect for SQLite, whose statements wait for another process that is writing, for so many milliseconds,
 * without holding up anything else of this one. What cannot be kept rejects with a `NotHereFault`.
 */
export async function patientDialect(database: SqliteDatabase, patience: number): Promise<Dialect> {
  // Loaded here, since nobody should wait for it who needs no store.
  const { SqliteDialect, SqliteDriver } = await import('kysely');

  class PatientDriver extends SqliteDriver {
    override async acquireConnection(): Promise<DatabaseConnection> {
      const connection = await super.acquireConnection();
      return {
        // A statement that found the file locked did nothing, and inside a transaction the lock is ours already.
        executeQuery: async (query) => {
          try {
            return await untilUnlocked(patience, () => connection.executeQuery(query));
          } catch (error) {
            if (codeOf(error) !== foreignKeyFailed) throw error;
            throw new NotHereFault('nothing can be kept of a workspace that is not here', { cause: error });
          }
        },
        streamQuery: (query, size) => connection.streamQuery(query, size),
      };
    }
  }
  class PatientDialect extends SqliteDialect {
    override createDriver(): PatientDriver {
      return new PatientDriver({ database });
    }
  }
  return new PatientDialect({ database });
}
