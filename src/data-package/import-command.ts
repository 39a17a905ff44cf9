import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DataFaults, type Fault, faultText, stopOn } from './faults.ts';
import { fileChanges } from './import/file-changes.ts';
import { type BuiltFile, importDataset } from './import/import-dataset.ts';
import { smallTables } from './load-dataset.ts';

/**
 * `npm run data:import -- --from <folder>`: builds the files of data/ that come from published files, and says what
 * changed. Nothing is written while anything is at fault; a second run changes nothing.
 */

const DATA = fileURLToPath(new URL('../../data/', import.meta.url));
const SHOWN = 12;
/** What the import makes itself need not be there. */
const BUILT: readonly string[] = ['inspections.csv', 'statistical-neighbours.csv', 'districts.csv'];

function importAll(from: string): void {
  const faults: Fault[] = [];
  const tables = smallTables(DATA, faults);
  stopOn(faults.filter(({ file, line }) => line !== null || !BUILT.includes(file)));
  faults.length = 0;
  let done = 0;
  const built = importDataset(from, DATA, tables, faults, (release) => {
    done += 1;
    console.log(`[${done}/${tables.releases.length}] ${release.id}`);
  });
  stopOn(faults);
  const changed = built.filter(writeWhereChanged);
  console.log(
    changed.length === 0 ? 'Nothing changed.' : `${changed.length} of ${built.length} files changed.`,
  );
}

function writeWhereChanged({ file, text }: BuiltFile): boolean {
  const path = join(DATA, file);
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (before === text) return false;
  if (before === '') console.log(`${file}: new`);
  else if (file.endsWith('.csv')) printChanges(file, before, text);
  else console.log(`${file}: changed`);
  writeFileSync(path, text);
  return true;
}

function printChanges(file: string, before: string, after: string): void {
  const keys = file.startsWith('statistical') ? 3 : file.startsWith('inspections') ? 5 : 2;
  const changes = fileChanges(before, after, keys);
  const lists = [
    ['columns added', changes.addedColumns],
    ['columns gone', changes.removedColumns],
    ['rows added', changes.addedRows],
    ['rows gone', changes.removedRows],
    [
      'cells',
      changes.cells.map(
        ({ row, column, was, is }) => `${row} ${column}: ${was || 'nothing'} → ${is || 'nothing'}`,
      ),
    ],
  ] as const;
  console.log(file);
  for (const [name, entries] of lists) {
    if (entries.length === 0) continue;
    console.log(`  ${name}: ${entries.length}`);
    for (const entry of entries.slice(0, SHOWN)) console.log(`    ${entry}`);
    if (entries.length > SHOWN) console.log(`    and ${entries.length - SHOWN} more`);
  }
}

const { values } = parseArgs({ options: { from: { type: 'string' } } });
if (values.from === undefined) {
  console.error('Say where the published files are: npm run data:import -- --from <folder>');
  process.exitCode = 1;
} else {
  try {
    importAll(values.from);
  } catch (error) {
    if (!(error instanceof DataFaults)) throw error;
    console.error(error.faults.map(faultText).join('\n'));
    process.exitCode = 1;
  }
}
