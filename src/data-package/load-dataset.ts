import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Dataset } from '../domain/dataset.ts';
import type { DatasetParts, ObservedColumn } from '../domain/dataset-parts.ts';
import type { MetricId } from '../domain/metric.ts';
import {
  readBasket,
  readBreakdown,
  readGlossaryTerm,
  readMetric,
  readRelease,
  readUnheldMeasure,
} from './catalogue.ts';
import { csvTable } from './csv-table.ts';
import { type Fault, stopOn } from './faults.ts';
import { type ObservedTable, observedTables } from './observed-tables.ts';
import { jsonReader, jsonReaders, type RecordReader, rowReaders } from './record-reader.ts';
import {
  readArea,
  readClaim,
  readDistrict,
  readInspection,
  readNeighbours,
  readNote,
  readSuccession,
} from './reference-tables.ts';

/**
 * The dataset in a folder of the layout that data/README.md describes. Throws `DataFaults` with every structural
 * fault, each with its file and line; a fault inside an observation file is thrown when that part of it is first
 * read. What the values have to be beyond that is checked by `npm run data:check`.
 */
export function loadDataset(folder: string | URL): Dataset {
  const faults: Fault[] = [];
  const path = typeof folder === 'string' ? folder : fileURLToPath(folder);
  const tables = smallTables(path, faults);
  const observed = observedTables(path, tables.areas, tables.releases, faults);
  stopOn(faults);
  return new Dataset({ ...tables, columns: observed.flatMap(observedColumns) });
}

/** All but the observations; what cannot be read is added to the faults. */
export function smallTables(folder: string, faults: Fault[]): Omit<DatasetParts, 'columns'> {
  const text = (file: string): string | null => {
    const path = join(folder, file);
    if (existsSync(path)) return readFileSync(path, 'utf8');
    faults.push({ file, line: null, message: 'not there' });
    return null;
  };
  const rows = (file: string): readonly RecordReader[] => {
    const table = text(file);
    return table === null ? [] : rowReaders(csvTable(file, table, faults), faults);
  };
  const entries = (file: string): readonly RecordReader[] => {
    const list = text(file);
    return list === null ? [] : jsonReaders(file, list, faults);
  };
  const gradeColumns = gradeColumnsIn(folder, faults);
  return {
    areas: rows('authorities.csv').map(readArea),
    successions: rows('successions.csv').map(readSuccession),
    districts: rows('districts.csv').map(readDistrict),
    neighbours: readNeighbours(rows('statistical-neighbours.csv')),
    metrics: entries('metrics.json').map(readMetric),
    unheld: entries('unheld-measures.json').map(readUnheldMeasure),
    glossary: entries('glossary.json').map(readGlossaryTerm),
    baskets: entries('baskets.json').map(readBasket),
    breakdowns: entries('breakdowns.json').map(readBreakdown),
    releases: entries('releases.json').map(readRelease),
    inspections: rows('inspections.csv').map((row) => readInspection(row, gradeColumns)),
    notes: rows('notes.csv').map(readNote),
    claims: rows('press-claims.csv').map(readClaim),
  };
}

function observedColumns({ release, table, specs }: ObservedTable): ObservedColumn[] {
  return specs.map((spec, index) => ({
    metric: spec.metric,
    release: release.id,
    source: { release: release.id, file: spec.file, column: spec.column, filter: spec.filter },
    first: spec.first,
    last: spec.last,
    gaps: spec.gaps,
    cell: (area, year) => table.cell(index, area, year),
  }));
}

/** Which column of a published list of inspections each grade stands in, as the description of the import says. */
function gradeColumnsIn(
  folder: string,
  faults: Fault[],
): (release: string, file: string) => Readonly<Record<MetricId, string>> {
  const known = new Map<string, Readonly<Record<MetricId, string>>>();
  return (release, file) => {
    const spec = `observations/${release}.json`;
    if (!known.has(file) && existsSync(join(folder, spec))) {
      const lists = jsonReader(spec, readFileSync(join(folder, spec), 'utf8'), faults).records('inspections');
      for (const list of lists) {
        const grades = list.record('grades');
        known.set(
          list.text('file'),
          Object.fromEntries((grades?.names() ?? []).map((metric) => [metric, grades?.text(metric) ?? ''])),
        );
      }
    }
    return known.get(file) ?? {};
  };
}
