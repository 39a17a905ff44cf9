import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Area } from '../domain/authority.ts';
import type { Release } from '../domain/release.ts';
import type { Fault } from './faults.ts';
import { type ColumnSpec, readColumnSpecs } from './observation-spec.ts';
import { headerOf, type ObservationTable, observationTable } from './observation-table.ts';
import { jsonReader } from './record-reader.ts';

/** What a release without figures has instead. */
const OTHERS = ['inspections', 'neighbours', 'districts'];

/** The observation file of a release and what its description says of each column, in the file's order. */
export interface ObservedTable {
  readonly release: Release;
  readonly file: string;
  readonly table: ObservationTable;
  readonly specs: readonly ColumnSpec[];
}

/** The description of a release's observation file, and of whatever else is imported from it. */
export function specFileOf(release: Release): string {
  return `observations/${release.id}.json`;
}

/**
 * The observation files of all releases that have one. Every release has a description of what is imported from it, so
 * that an edition cannot be missed without a word. Faults: a description that is not there or cannot be read, a file
 * that is not there, a header that is not what the description says.
 */
export function observedTables(
  folder: string,
  areas: readonly Area[],
  releases: readonly Release[],
  faults: Fault[],
): readonly ObservedTable[] {
  const places = new Map(areas.map((area, place) => [area.code, place]));
  return releases.flatMap((release) => {
    const specFile = specFileOf(release);
    if (!existsSync(join(folder, specFile))) {
      faults.push({ file: specFile, line: null, message: `not there, and releases.json has ${release.id}` });
      return [];
    }
    const before = faults.length;
    const spec = jsonReader(specFile, readFileSync(join(folder, specFile), 'utf8'), faults);
    const specs = spec.has('columns') ? readColumnSpecs(spec) : [];
    if (specs.length === 0) {
      if (faults.length === before && !OTHERS.some((name) => spec.has(name))) {
        faults.push({ file: specFile, line: 1, message: 'describes nothing that is imported' });
      }
      return [];
    }
    const file = `observations/${release.id}.csv`;
    if (!existsSync(join(folder, file))) {
      faults.push({ file, line: null, message: 'not there' });
      return [];
    }
    const text = readFileSync(join(folder, file), 'latin1');
    const header = ['year', 'area', ...specs.map(({ metric }) => metric)].join(',');
    if (headerOf(text).join(',') !== header) {
      faults.push({ file, line: 1, message: `the header is not "${header}", as ${specFile} says` });
    }
    const known = { areas: places, symbols: new Set(Object.keys(release.symbols)) };
    return { release, file, specs, table: observationTable(file, text, known) };
  });
}
