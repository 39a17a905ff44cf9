import { createHash } from 'node:crypto';
import type { CompiledQuery } from 'kysely';
import { StoreFault } from './store-fault.ts';
import type { Migration } from './migrations.ts';
import type { Database, Instant } from './tables.ts';

/**
 * Brings a database up to the last migration, each at most once, in one transaction, so that two processes that
 * start together do it once and a crash leaves nothing half done. Throws `StoreFault` where the database is newer
 * than the code or was made by other migrations.
 */
export async function migrate(
  db: Database,
  migrations: readonly Migration[],
  raw: (statement: string) => CompiledQuery,
  now: Instant,
): Promise<void> {
  await db.transaction().execute(async (writing) => {
    await writing.executeQuery(
      raw(`create table if not exists schema_migration (
        id integer primary key, name text not null, checksum text not null, applied_at bigint not null)`),
    );
    const applied = await writing.selectFrom('schema_migration').selectAll().orderBy('id').execute();
    const newest = migrations.at(-1)?.id ?? 0;
    const beyond = applied.at(-1)?.id ?? 0;
    if (beyond > newest) {
      throw new StoreFault(
        `This database was written by a newer Safeguard (schema ${beyond}; this one knows ${newest}). ` +
          'Start the newer version again, or restore a copy of the file from before the update.',
      );
    }
    const done = new Map(applied.map((row) => [row.id, row]));
    for (const migration of migrations) {
      const before = done.get(migration.id);
      const checksum = checksumOf(migration);
      if (before) {
        if (before.checksum === checksum) continue;
        throw new StoreFault(
          `Migration ${migration.id} of this database ("${before.name}") is not the one of this Safeguard: ` +
            'it was made by another version or by hand. Start the version that made it, or restore a copy.',
        );
      }
      for (const statement of migration.statements) await writing.executeQuery(raw(statement));
      await writing
        .insertInto('schema_migration')
        .values({ id: migration.id, name: migration.name, checksum, applied_at: now })
        .execute();
    }
  });
}

/** Over the statements with their spaces evened out, so that a formatter cannot make a database look foreign. */
export function checksumOf({ statements }: Migration): string {
  const text = statements.map((statement) => statement.replaceAll(/\s+/g, ' ').trim()).join(';\n');
  return createHash('sha256').update(text).digest('hex');
}
