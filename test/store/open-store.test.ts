import { spawn } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { CompiledQuery, Kysely, SqliteDialect } from 'kysely';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { migrations, type Migration } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/open-store.ts';
import { sealWith } from '../../src/store/seal.ts';
import { sqliteDatabase } from '../../src/store/sqlite-database.ts';
import type { Tables } from '../../src/store/tables.ts';
import { keys, morning, temporaryFile, temporaryStore } from './temporary-store.ts';

/** Writes a database as an earlier version of the code left it. */
async function databaseOf(file: string, steps: readonly Migration[]): Promise<DatabaseSync> {
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: await sqliteDatabase(file) }) });
  await migrate(db, steps, (statement) => CompiledQuery.raw(statement), morning);
  await db.destroy();
  return new DatabaseSync(file);
}

function tablesIn(database: DatabaseSync): readonly string[] {
  return database
    .prepare("select name from sqlite_master where type = 'table' order by name")
    .all()
    .map((row) => String(row['name']));
}

/** One row with something in every column, the same in those that another table must have. */
function fill(database: DatabaseSync, table: string): void {
  const columns = database.prepare(`select name, type from pragma_table_info('${table}')`).all();
  const names = columns.map((column) => String(column['name'])).join(', ');
  const values = columns.map((column) => (column['type'] === 'text' ? '{"kept":"T9"}' : 7));
  database
    .prepare(`insert into ${table} (${names}) values (${values.map(() => '?').join(', ')})`)
    .run(...values);
}

describe('the migrations', () => {
  it('are numbered without a gap and make every table that the code knows', async () => {
    expect(migrations.map(({ id }) => id)).toEqual(migrations.map((_, index) => index + 1));
    const database = await databaseOf(temporaryFile(), migrations);
    const owned = tablesIn(database).filter((table) =>
      database.prepare(`select 1 from pragma_table_info('${table}') where name = 'workspace'`).get(),
    );
    const bound = owned.filter((table) =>
      database
        .prepare(`select 1 from pragma_foreign_key_list('${table}') where "on_delete" = 'CASCADE'`)
        .get(),
    );
    expect(owned.filter((table) => !bound.includes(table))).toEqual([]);
    database.close();
  });

  it.each(migrations.map(({ id }) => id))(
    'bring a database of step %i up to date with its data',
    async (id) => {
      const file = temporaryFile();
      const old = await databaseOf(file, migrations.slice(0, id));
      const tables = tablesIn(old).filter(
        (table) => table !== 'schema_migration' && table !== 'installation' && table !== 'workspace',
      );
      if (tablesIn(old).includes('workspace')) fill(old, 'workspace');
      for (const table of tables) fill(old, table);
      const rowsOf = (database: DatabaseSync) =>
        tables.map((table) => database.prepare(`select * from ${table}`).all());
      const before = rowsOf(old);
      old.close();

      await (await openStore({ file, keys }, morning)).close();
      const after = new DatabaseSync(file);
      expect(rowsOf(after)).toEqual(before);
      expect(after.prepare('select max(id) as id from schema_migration').get()).toEqual({
        id: migrations.length,
      });
      after.close();
    },
  );

  it('leave what was kept before with its workspace, by which it goes', async () => {
    const file = temporaryFile();
    const old = await databaseOf(file, migrations.slice(0, 3));
    const { sealed, keyId } = sealWith(keys).close('{"kept":"token"}', 'installation:T1');
    old.prepare('insert into installation values (?, ?, ?, ?)').run('T1', sealed, keyId, morning);
    for (const workspace of ['T1', 'T2']) {
      old.prepare('insert into person_setting values (?, ?, ?, ?)').run(workspace, 'U1', '838', morning);
    }
    old.close();

    const store = await openStore({ file, keys }, morning);
    expect(await store.installations.fetch('T1')).toBe('{"kept":"token"}');
    // The second has no installation: it is the one of the settings.
    await store.personSettings.setAuthority('T2', 'U2', '838', morning);
    await store.forget('T1');
    expect(await store.installations.fetch('T1')).toBeNull();
    expect(await store.personSettings.authority('T1', 'U1')).toBeNull();
    expect(await store.personSettings.authority('T2', 'U1')).toBe('838');
    await store.close();
  });

  it('leave a database alone that a newer version wrote', async () => {
    const file = temporaryFile();
    const next: Migration = {
      id: migrations.length + 1,
      name: 'later',
      statements: ['create table later (a text)'],
    };
    (await databaseOf(file, [...migrations, next])).close();
    await expect(openStore({ file, keys }, morning)).rejects.toThrow(
      `This database was written by a newer Safeguard (schema ${next.id}; this one knows ${migrations.length})`,
    );
  });

  it('refuse a database that other migrations made', async () => {
    const file = temporaryFile();
    const altered = migrations.map((step) =>
      step.id === 1 ? { ...step, statements: [...step.statements, 'create table extra (a text)'] } : step,
    );
    (await databaseOf(file, altered)).close();
    await expect(openStore({ file, keys }, morning)).rejects.toThrow(
      /Migration 1 of this database .* is not the one/,
    );
  });

  it('leave nothing half done', async () => {
    const file = temporaryFile();
    const broken: Migration = {
      id: migrations.length + 1,
      name: 'broken',
      statements: ['create table half (a text)', 'no SQL at all'],
    };
    await expect(databaseOf(file, [...migrations, broken])).rejects.toThrow(/syntax/);
    const database = new DatabaseSync(file);
    expect(tablesIn(database)).toEqual([]);
    database.close();
  });
});

describe('the store', () => {
  it('is made with its folder and closed to others on this machine', async () => {
    const file = temporaryFile();
    await temporaryStore(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
  });

  it('says what is wrong with a file that is no database', async () => {
    const file = temporaryFile();
    await mkdir(dirname(file), { recursive: true });
    writeFileSync(file, 'a letter to the editor, much longer than a header');
    await expect(openStore({ file, keys }, morning)).rejects.toThrow(
      /SAFEGUARD_DB\) cannot be used: .*not a database/,
    );
  });

  it('waits for another program that writes, while everything else of this one goes on', async () => {
    const file = temporaryFile();
    const store = await temporaryStore(file);
    const other = new DatabaseSync(file);
    other.exec('begin immediate');
    const writes = [
      store.personSettings.setAuthority('T1', 'U1', '838', morning),
      store.savedQuestions.save('T1', 'U1', { query: 'dorset', words: 'Dorset' }, morning),
      store.eventClaims.claim('T1', ['event:1'], morning),
    ];
    await turn();
    // Never reached by a process that stands still until the other has finished.
    other.exec('rollback');
    other.close();
    expect(await Promise.all(writes)).toEqual([undefined, 'saved', true]);
    expect(await store.personSettings.authority('T1', 'U1')).toBe('838');
  });

  it('is opened by several processes at once, who share it', async () => {
    const file = temporaryFile();
    const program = fileURLToPath(new URL('claim-in-process.ts', import.meta.url));
    const outputs = await Promise.all(
      [1, 2, 3, 4].map(async () => {
        const child = spawn(process.execPath, [program, file, '60'], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        return text(child.stdout);
      }),
    );
    const won = outputs.flatMap((output) => output.trim().split(' ').filter(Boolean));
    expect(won.map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => index));
  });
});
