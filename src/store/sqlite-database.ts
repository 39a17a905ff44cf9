import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { untilUnlocked } from './locked.ts';
import { StoreFault } from './store-fault.ts';

/** How long the opening waits for another process that opens the same file, in milliseconds. */
const patience = 10_000;

/**
 * How long the write-ahead log grows before it is moved into the file, in pages of 4 KB. That waits for the disk with the
 * whole process, and so is done once for more than a thousand deliveries.
 */
const pagesOfLog = 4000;

/**
 * When a commit counts. `on-disk`: it survives a loss of power. `written`: it survives the end of this process, and
 * every other process sees it at once; a loss of power may take the last ones, and nothing else, with it.
 */
export type Durability = 'on-disk' | 'written';

/**
 * A SQLite file as Kysely wants it, made with its folder where it does not exist, with a write-ahead log. A statement
 * that finds the file locked fails at once, since SQLite would wait with the whole process. Rejects with a
 * `StoreFault` where the file cannot be opened or is no database.
 */
export async function sqliteDatabase(
  file: string,
  durability: Durability = 'on-disk',
): Promise<SqliteDatabase> {
  const database = await opened(file, durability);
  // There are only so many texts, and making a statement of one takes longer than running it.
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(text) {
      const known = statements.get(text);
      if (known) return known;
      // A transaction that reads first could not get the write lock later, when another process wrote meanwhile.
      const statement = database.prepare(text === 'begin' ? 'begin immediate' : text);
      const made: SqliteStatement = {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...parameters.map(bindable)),
        run: (parameters) => statement.run(...parameters.map(bindable)),
        iterate: (parameters) => statement.iterate(...parameters.map(bindable)),
      };
      statements.set(text, made);
      return made;
    },
  };
}

async function opened(file: string, durability: Durability): Promise<DatabaseSync> {
  let database: DatabaseSync | null = null;
  try {
    const isNew = file !== ':memory:' && !existsSync(file);
    if (isNew) mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const connection = new DatabaseSync(file, { timeout: 0, enableForeignKeyConstraints: true });
    database = connection;
    if (isNew) chmodSync(file, 0o600);
    await untilUnlocked(patience, () => connection.exec('pragma journal_mode = wal'));
    connection.exec(`pragma wal_autocheckpoint = ${pagesOfLog}`);
    connection.exec(`pragma synchronous = ${durability === 'on-disk' ? 'full' : 'normal'}`);
    return connection;
  } catch (error) {
    database?.close();
    const why = error instanceof Error ? error.message : String(error);
    throw new StoreFault(`The database ${file} (SAFEGUARD_DB) cannot be used: ${why}`, { cause: error });
  }
}

function bindable(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') {
    return value;
  }
  throw new TypeError(`a ${typeof value} cannot be stored`);
}
