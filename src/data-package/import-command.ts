import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { DataFaults, type Fault, faultText, stopOn } from './faults.ts';
import { buildObservations } from './import/build-observations.ts';
import { importSpec } from './import/import-spec.ts';
import { publishedBytes, publishedRecords, type PublishedRecord } from './import/published-rows.ts';
import { smallTables } from './load-dataset.ts';

/** `npm run data:import -- --from <folder>`: builds the observation files from the published files. */
function importAll(from: string, folder: string): void {
  const faults: Fault[] = [];
  const parts = smallTables(folder, faults);
  const periodKinds = new Map(parts.metrics.map((metric) => [metric.id, metric.periodKind]));
  for (const release of parts.releases) {
    const specFile = `observations/${release.id}.json`;
    const specPath = join(folder, specFile);
    if (!existsSync(specPath)) continue;
    const spec = importSpec.parse(JSON.parse(readFileSync(specPath, 'utf8')));
    const cache = new Map<string, readonly PublishedRecord[]>();
    const text = buildObservations(
      spec,
      {
        release: release.id,
        specFile,
        areas: parts.areas,
        periodKinds,
        corrections: [],
        records: (table) => {
          const known = cache.get(table.file);
          if (known) return known;
          const file = release.files.find((candidate) => candidate.file === table.file);
          if (!file) {
            faults.push({ file: specFile, line: null, message: `${table.file} is no file of ${release.id}` });
            return [];
          }
          const bytes = publishedBytes(from, file, faults);
          const records = bytes ? publishedRecords(bytes, table.encoding) : [];
          cache.set(table.file, records);
          return records;
        },
      },
      faults,
    );
    const path = join(folder, `observations/${release.id}.csv`);
    writeFileSync(path, text);
    console.log(`${release.id}: ${text.split('\n').length - 2} rows`);
  }
  stopOn(faults);
}

const { values } = parseArgs({ options: { from: { type: 'string' } } });
try {
  importAll(values.from ?? '', fileURLToPath(new URL('../../data/', import.meta.url)));
} catch (error) {
  if (!(error instanceof DataFaults)) throw error;
  console.error(error.faults.slice(0, 40).map(faultText).join('\n'));
  process.exitCode = 1;
}
