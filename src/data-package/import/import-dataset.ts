import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatasetParts } from '../../domain/dataset-parts.ts';
import type { Release } from '../../domain/release.ts';
import { csvTable } from '../csv-table.ts';
import type { Fault } from '../faults.ts';
import { specFileOf } from '../observed-tables.ts';
import { valueFaults } from '../parsed-entries.ts';
import { rowReaders } from '../record-reader.ts';
import { descriptorText, type ObservationResource } from './build-descriptor.ts';
import { buildDistricts } from './build-districts.ts';
import { buildInspections, type InspectionSource } from './build-inspections.ts';
import { neighbourRows, neighbourText } from './build-neighbours.ts';
import { buildObservations } from './build-observations.ts';
import { correctionsOf, readCorrection, type Correction } from './corrections.ts';
import { importSpec, type ImportSpec } from './import-spec.ts';
import { publishedBytes, publishedRecords, type PublishedRecord } from './published-rows.ts';

/** One file of the data folder as the published files make it. */
export interface BuiltFile {
  readonly file: string;
  readonly text: string;
}

type Tables = Pick<DatasetParts, 'areas' | 'metrics' | 'releases'>;

/**
 * Every file of the data folder that is built from published files, in memory. `from` is the folder with the
 * published files; `progress` hears of each release before it is read. Whatever is wrong becomes a fault, and then
 * nothing of the result may be used.
 */
export function importDataset(
  from: string,
  folder: string,
  tables: Tables,
  faults: Fault[],
  progress: (release: Release) => void,
): readonly BuiltFile[] {
  const { areas, releases } = tables;
  const periodKinds = new Map(tables.metrics.map((metric) => [metric.id, metric.periodKind]));
  const corrections = readCorrections(folder, faults);
  const built: BuiltFile[] = [];
  const inspections: InspectionSource[] = [];
  const neighbours: (readonly string[])[] = [];
  const observed: ObservationResource[] = [];

  for (const release of releases) {
    const specFile = specFileOf(release);
    const spec = readSpec(join(folder, specFile), specFile, faults);
    if (!spec) continue;
    progress(release);
    const records = publishedFiles(from, release, specFile, faults);
    const correct = correctionsOf(corrections, release.id, faults);
    if (spec.columns.length > 0) {
      const context = { specFile, areas, periodKinds, correct, records };
      const text = buildObservations(spec, context, faults);
      observed.push({ release, columns: spec.columns, text });
      built.push({ file: `observations/${release.id}.csv`, text });
    }
    for (const table of spec.inspections) {
      const read = records({ file: table.file });
      if (read) inspections.push({ release: release.id, table, records: read, correct });
    }
    for (const table of spec.neighbours) {
      neighbours.push(...neighbourRows(table, records({ file: table.file }) ?? [], areas, faults));
    }
    if (spec.districts) {
      const lower = records({ file: spec.districts.file });
      const upper = records({ file: spec.districts.upperFile });
      if (lower && upper) {
        const text = buildDistricts(spec.districts, lower, upper, areas, correct, faults);
        built.push({ file: 'districts.csv', text });
      }
    }
  }

  const graded = tables.metrics.filter((metric) => metric.unit === 'grade').map((metric) => metric.id);
  built.push({ file: 'inspections.csv', text: buildInspections(inspections, areas, graded, faults) });
  built.push({ file: 'statistical-neighbours.csv', text: neighbourText(neighbours) });
  const descriptor = textOf(folder, 'datapackage.json', faults);
  if (descriptor === null) return built;
  built.push({
    file: 'datapackage.json',
    text: descriptorText(descriptor, observed, new Map(built.map(({ file, text }) => [file, text]))),
  });
  return built;
}

function textOf(folder: string, file: string, faults: Fault[]): string | null {
  const path = join(folder, file);
  if (existsSync(path)) return readFileSync(path, 'utf8');
  faults.push({ file, line: null, message: 'not there' });
  return null;
}

function readCorrections(folder: string, faults: Fault[]): readonly Correction[] {
  const text = textOf(folder, 'corrections.csv', faults);
  if (text === null) return [];
  return rowReaders(csvTable('corrections.csv', text, faults), faults).map(readCorrection);
}

/** The description of a release's columns; undefined where it has none, or one that is at fault. */
function readSpec(path: string, file: string, faults: Fault[]): ImportSpec | undefined {
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  const found = valueFaults(file, text, importSpec);
  faults.push(...found);
  return found.length > 0 ? undefined : importSpec.parse(JSON.parse(text));
}

/** Reads the files of a release, each once and only if it is the very file that the release names. */
function publishedFiles(
  from: string,
  release: Release,
  specFile: string,
  faults: Fault[],
): (table: { file: string; encoding?: 'utf-8' | 'latin1' }) => readonly PublishedRecord[] | null {
  const read = new Map<string, readonly PublishedRecord[] | null>();
  return ({ file: name, encoding = 'utf-8' }) => {
    const known = read.get(name);
    if (known !== undefined) return known;
    const file = release.files.find((candidate) => candidate.file === name);
    if (!file) faults.push({ file: specFile, line: null, message: `${name} is no file of ${release.id}` });
    const bytes = file && publishedBytes(from, file, faults);
    const records = bytes ? publishedRecords(bytes, encoding) : null;
    read.set(name, records);
    return records;
  };
}
