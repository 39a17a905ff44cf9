import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Area, type AreaCode } from '../domain/authority.ts';
import { Dataset, type DatasetParts, type ObservedColumn } from '../domain/dataset.ts';
import type { Release } from '../domain/release.ts';
import { readBasket, readBreakdown, readMetric, readRelease, readUnheldMeasure } from './catalogue.ts';
import { csvTable } from './csv-table.ts';
import { type Fault, stopOn } from './faults.ts';
import { readColumnSpecs } from './observation-spec.ts';
import { observationTable } from './observation-table.ts';
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
 * fault, each with its file and line. What the values have to be beyond that is checked by `npm run data:check`.
 */
export function loadDataset(folder: string | URL): Dataset {
  const faults: Fault[] = [];
  const parts = datasetParts(typeof folder === 'string' ? folder : fileURLToPath(folder), faults);
  stopOn(faults);
  return new Dataset(parts);
}

/** Everything in the folder that could be read; what could not is added to the faults. */
export function datasetParts(folder: string, faults: Fault[]): DatasetParts {
  const tables = smallTables(folder, faults);
  return { ...tables, columns: observedColumns(folder, tables.areas, tables.releases, faults) };
}

/** All but the observations. */
export function smallTables(folder: string, faults: Fault[]): Omit<DatasetParts, 'columns'> {
  const rows = (file: string): readonly RecordReader[] => {
    const path = join(folder, file);
    if (!existsSync(path)) return [];
    return rowReaders(csvTable(file, readFileSync(path, 'utf8'), faults), faults);
  };
  const entries = (file: string): readonly RecordReader[] => {
    const path = join(folder, file);
    if (!existsSync(path)) return [];
    return jsonReaders(file, readFileSync(path, 'utf8'), faults);
  };
  return {
    areas: rows('authorities.csv').map(readArea),
    successions: rows('successions.csv').map(readSuccession),
    districts: rows('districts.csv').map(readDistrict),
    neighbours: readNeighbours(rows('statistical-neighbours.csv')),
    metrics: entries('metrics.json').map(readMetric),
    unheld: entries('unheld-measures.json').map(readUnheldMeasure),
    baskets: entries('baskets.json').map(readBasket),
    breakdowns: entries('breakdowns.json').map(readBreakdown),
    releases: entries('releases.json').map(readRelease),
    inspections: rows('inspections.csv').map(readInspection),
    notes: rows('notes.csv').map(readNote),
    claims: rows('press-claims.csv').map(readClaim),
  };
}

function observedColumns(
  folder: string,
  areas: readonly Area[],
  releases: readonly Release[],
  faults: Fault[],
): ObservedColumn[] {
  const codes: ReadonlySet<AreaCode> = new Set(areas.map((area) => area.code));
  return releases.flatMap((release) => {
    const specFile = `observations/${release.id}.json`;
    const specPath = join(folder, specFile);
    const tablePath = join(folder, `observations/${release.id}.csv`);
    if (!existsSync(specPath) || !existsSync(tablePath)) return [];
    const specs = readColumnSpecs(jsonReader(specFile, readFileSync(specPath, 'utf8'), faults));
    const file = `observations/${release.id}.csv`;
    const known = { areas: codes, symbols: new Set(Object.keys(release.symbols)) };
    const table = observationTable(file, readFileSync(tablePath, 'latin1'), known, faults);
    const described = specs.map((spec) => spec.metric).join(',');
    if (described !== table.metrics.join(',')) {
      faults.push({
        file,
        line: 1,
        message: `the header is not "year,area,${described}", as ${specFile} says`,
      });
    }
    return specs.map((spec, index) => ({
      metric: spec.metric,
      release: release.id,
      source: { release: release.id, file: spec.file, column: spec.column, filter: spec.filter },
      first: spec.first,
      last: spec.last,
      gaps: spec.gaps,
      cell: (area, year) => table.cell(index, area, year),
    }));
  });
}
