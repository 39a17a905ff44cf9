import type { DatasetParts } from '../domain/dataset-parts.ts';
import { inputIds } from '../domain/derivation.ts';
import { matchesPattern } from '../domain/note.ts';
import type { CsvTable } from './csv-table.ts';
import type { LinesOf } from './data-lines.ts';
import type { Fault } from './faults.ts';
import type { Correction } from './import/corrections.ts';

/** The small tables, each entry at the place that it has in its file. */
export type SmallTables = Omit<DatasetParts, 'columns'>;

/** What is no day at all has been found at fault as such. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;

type Report = (file: string, index: number, message: string) => void;

/** What names something that is not there, stands twice, or contradicts what it names; with file and line. */
export function nameFaults(
  tables: SmallTables,
  corrections: readonly Correction[],
  neighbours: CsvTable,
  linesOf: LinesOf,
): Fault[] {
  const faults: Fault[] = [];
  const report: Report = (file, index, message) => {
    faults.push({ file, line: linesOf(file)([index]), message });
  };
  const names = namesIn(tables, report);
  areaFaults(tables, names, report);
  neighbourFaults(neighbours, names, (line, message) =>
    faults.push({ file: neighbours.file, line, message }),
  );
  statisticFaults(tables, names, report);
  for (const [index, { release, file }] of corrections.entries()) {
    names.release('corrections.csv', index, release);
    const files = tables.releases.find(({ id }) => id === release)?.files;
    if (files && !files.some((candidate) => candidate.file === file)) {
      report('corrections.csv', index, `${file} is no file of ${release}`);
    }
  }
  doubleFaults(tables, report);
  return faults;
}

interface Names {
  /** Reports an area that is none. */
  readonly area: (file: string, index: number, code: string | null) => void;
  readonly release: (file: string, index: number, id: string | null) => void;
  readonly isArea: (code: string) => boolean;
}

/** Knows the names; a table that cannot be read at all is no ground for calling every name in the others unknown. */
function namesIn({ areas, releases }: SmallTables, report: Report): Names {
  const codes = new Set(areas.map(({ code }) => code));
  const ids = new Set(releases.map(({ id }) => id));
  const isArea = (code: string): boolean => code === '' || codes.size === 0 || codes.has(code);
  return {
    isArea,
    area(file, index, code) {
      if (code !== null && !isArea(code)) report(file, index, `no area ${code}`);
    },
    release(file, index, id) {
      if (id !== null && id !== '' && ids.size > 0 && !ids.has(id)) report(file, index, `no release ${id}`);
    },
  };
}

function areaFaults(tables: SmallTables, { area, release }: Names, report: Report): void {
  const areas = new Map(tables.areas.map((one) => [one.code, one]));
  for (const [index, { follows }] of tables.releases.entries()) release('releases.json', index, follows);
  for (const [index, { region, half, members }] of tables.areas.entries()) {
    for (const code of [region, half, ...members]) area('authorities.csv', index, code);
  }
  for (const [index, { predecessor, successor, date }] of tables.successions.entries()) {
    area('successions.csv', index, predecessor);
    area('successions.csv', index, successor);
    const next = areas.get(successor);
    if (next && DAY.test(date) && next.opened !== date)
      report('successions.csv', index, `${successor} did not begin on ${date}`);
  }
  for (const [index, { name, authority }] of tables.districts.entries()) {
    area('districts.csv', index, authority);
    if (areas.get(authority)?.closed)
      report('districts.csv', index, `${name}: ${authority} is no present authority`);
  }
  for (const [index, entry] of tables.inspections.entries()) {
    area('inspections.csv', index, entry.area);
    release('inspections.csv', index, entry.release);
    const { opened = null, closed = null } = areas.get(entry.area) ?? {};
    if ((opened !== null && entry.inspected < opened) || (closed !== null && closed < entry.inspected)) {
      report('inspections.csv', index, `${entry.area} did not exist on ${entry.inspected}`);
    }
  }
}

function neighbourFaults(
  { header, rows }: CsvTable,
  { isArea }: Names,
  report: (line: number, message: string) => void,
): void {
  const at = (name: string): number => header.indexOf(name);
  const cell = (row: CsvTable['rows'][number], name: string): string => row.cells[at(name)] ?? '';
  for (const row of rows) {
    for (const code of [cell(row, 'area'), cell(row, 'neighbour')]) {
      if (!isArea(code)) report(row.line, `no area ${code}`);
    }
  }
  const lists = Map.groupBy(rows, (row) => `${cell(row, 'model')} ${cell(row, 'area')}`);
  for (const [, list] of lists) {
    const [first] = list;
    if (first && list.length !== 10) report(first.line, `${cell(first, 'area')}: not ten neighbours`);
  }
}

function statisticFaults(tables: SmallTables, { area, release }: Names, report: Report): void {
  for (const [index, { area: code }] of tables.claims.entries()) area('press-claims.csv', index, code);
  const metrics = new Set(tables.metrics.map(({ id }) => id));
  for (const [index, { id, total, parts }] of tables.breakdowns.entries()) {
    for (const metric of [total, ...parts]) {
      if (metrics.size > 0 && !metrics.has(metric))
        report('breakdowns.json', index, `${id}: no metric ${metric}`);
    }
  }
  for (const [index, note] of tables.notes.entries()) {
    for (const code of note.areas ?? []) area('notes.csv', index, code);
    release('notes.csv', index, note.release);
    for (const pattern of note.metrics ?? []) {
      if (metrics.size > 0 && !tables.metrics.some(({ id }) => matchesPattern(id, pattern)))
        report('notes.csv', index, `no metric is named by ${pattern}`);
    }
  }
}

/** Codes, names and inspections that stand in a table twice: the second of them. */
function doubleFaults({ areas, releases, districts, inspections }: SmallTables, report: Report): void {
  const keys: readonly (readonly [file: string, keys: readonly (readonly string[])[]])[] = [
    ['authorities.csv', areas.map(({ code }) => [code])],
    ['authorities.csv', areas.map(({ gss, formerGss }) => [gss, ...formerGss])],
    ['authorities.csv', areas.map(({ shortName }) => [shortName])],
    ['releases.json', releases.map(({ id }) => [id])],
    ['districts.csv', districts.map(({ gss }) => [gss])],
    ['inspections.csv', inspections.map((entry) => [`${entry.area} ${entry.inspected}`])],
  ];
  for (const [file, entries] of keys) {
    const seen = new Set<string>();
    for (const [index, key] of entries.flatMap((own, place) => own.map((one) => [place, one] as const))) {
      if (key !== '' && seen.has(key)) report(file, index, `${key} stands there twice`);
      seen.add(key);
    }
  }
}

/** Metrics that nothing says the figures of. */
export function unsourcedFaults(
  { metrics }: SmallTables,
  observed: ReadonlySet<string>,
  linesOf: LinesOf,
): Fault[] {
  return metrics.flatMap((metric, index) => {
    const isHad =
      observed.has(metric.id) ||
      metric.unit === 'grade' ||
      (metric.derived !== null && inputIds(metric).every((input) => observed.has(input)));
    if (isHad) return [];
    const file = 'metrics.json';
    return [{ file, line: linesOf(file)([index]), message: `${metric.id}: no release has figures of it` }];
  });
}
