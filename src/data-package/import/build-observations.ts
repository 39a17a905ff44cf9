import { existedIn, type Area, type AreaCode } from '../../domain/authority.ts';
import type { MetricId } from '../../domain/metric.ts';
import type { PeriodKind, Year } from '../../domain/period.ts';
import { csvText } from '../csv-table.ts';
import type { Fault } from '../faults.ts';
import { isAmong } from '../observation-spec.ts';
import type { Correct } from './corrections.ts';
import type { ImportColumn, ImportSpec, PublishedTable } from './import-spec.ts';
import { areasByAnyCode, type PublishedRecord } from './published-rows.ts';
import { reportingYear } from './reporting-year.ts';

export interface ImportContext {
  readonly specFile: string;
  readonly areas: readonly Area[];
  readonly periodKinds: ReadonlyMap<MetricId, PeriodKind>;
  readonly correct: Correct;
  records(table: PublishedTable): readonly PublishedRecord[];
}

const NUMBER = /^-?\d+(\.\d+)?$/;
const GROUPED_NUMBER = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;

/**
 * The observation file of a release: one row a year and area, one column a metric, cells as published but for the
 * commas between thousands and the noise that a column says to round off.
 */
export function buildObservations(spec: ImportSpec, context: ImportContext, faults: Fault[]): string {
  const areas = new Map(context.areas.map((area) => [area.code, area]));
  const named = areasByAnyCode(context.areas);
  const cells = spec.columns.map(() => new Map<string, string>());
  for (const table of spec.tables) {
    const columns = [...spec.columns.entries()].filter(([, column]) => column.file === table.file);
    readTable(table, columns, { ...context, areaOf: (code) => named.get(code) }, cells, faults);
  }
  for (const [index, column] of spec.columns.entries()) {
    const found = cells[index];
    if (!found || found.size === 0) {
      faults.push({ file: context.specFile, line: null, message: `nothing found for ${column.metric}` });
      continue;
    }
    mergeJointRows(column, found, areas, context, faults);
  }
  const order = new Map(context.areas.map((area, index) => [area.code, index]));
  const keys = [...new Set(cells.flatMap((found) => [...found.keys()]))]
    .map((key) => ({ key, year: Number(key.slice(0, 4)), area: key.slice(5) }))
    .toSorted((a, b) => a.year - b.year || (order.get(a.area) ?? 0) - (order.get(b.area) ?? 0));
  return csvText(
    ['year', 'area', ...spec.columns.map((column) => column.metric)],
    keys.map(({ key, year, area }) => [String(year), area, ...cells.map((found) => found.get(key) ?? '')]),
  );
}

function readTable(
  table: PublishedTable,
  columns: readonly (readonly [number, ImportColumn])[],
  context: ImportContext & { areaOf(code: AreaCode): Area | undefined },
  cells: readonly Map<string, string>[],
  faults: Fault[],
): void {
  const file = table.file;
  for (const [index, record] of context.records(table).entries()) {
    const line = index + 2;
    const wanted = columns.filter(([, column]) => passes(record, column.filter));
    if (wanted.length === 0) continue;
    const code = areaCode(record, table);
    if (code === undefined || table.leaveOut.includes(code)) continue;
    const area = context.areaOf(code);
    if (!area) {
      faults.push({ file, line, message: `unknown area: ${code}` });
      continue;
    }
    const year = typeof table.year === 'number' ? table.year : reportingYear(record[table.year.column] ?? '');
    if (year === undefined) {
      faults.push({ file, line, message: `no year: ${JSON.stringify(table.year)}` });
      continue;
    }
    for (const [at, column] of wanted) {
      if (year < column.first || year > column.last || column.gaps.includes(year)) continue;
      if (!column.kinds.includes(area.kind) && !column.joint?.length) continue;
      const published = record[column.column];
      if (published === undefined) {
        faults.push({ file, line: 1, message: `no column ${column.column}` });
        return;
      }
      const row = `${year},${area.code}`;
      const cell = cellText(
        context.correct({ file, row, column: column.column, published }),
        column.decimals,
      );
      if (!belongs(column, area, year, cell, context, { file, line }, faults)) continue;
      const found = cells[at];
      if (found?.has(row) && found.get(row) !== cell) {
        faults.push({ file, line, message: `${column.metric} has a second cell for ${row}` });
      }
      found?.set(row, cell);
    }
  }
}

function passes(record: PublishedRecord, filter: ImportColumn['filter']): boolean {
  return filter === null || Object.entries(filter).every(([name, value]) => record[name] === value);
}

function areaCode(record: PublishedRecord, table: PublishedTable): AreaCode | undefined {
  for (const name of table.area) {
    const published = (record[name] ?? '').replaceAll(' / ', '/');
    if (published === '') continue;
    const mapped = table.areaCodes[published];
    if (mapped === null) continue;
    return mapped ?? published;
  }
  return undefined;
}

function cellText(published: string, decimals: number | undefined): string {
  const plain = GROUPED_NUMBER.test(published) ? published.replaceAll(',', '') : published;
  if (decimals === undefined || !NUMBER.test(plain)) return plain;
  return String(Number(Number(plain).toFixed(decimals)));
}

/** Whether a cell can be the area's own. Marks for an authority that did not exist say nothing and are left out. */
function belongs(
  column: ImportColumn,
  area: Area,
  year: Year,
  cell: string,
  context: ImportContext,
  place: { file: string; line: number },
  faults: Fault[],
): boolean {
  if (isAmong(column.missing, area, year)) return false;
  const kind = context.periodKinds.get(column.metric);
  if (kind === undefined) {
    faults.push({ file: context.specFile, line: null, message: `unknown metric: ${column.metric}` });
    return false;
  }
  if (existedIn(area, kind, year)) return true;
  if (!NUMBER.test(cell)) return false;
  if (isAmong(column.kept, area, year)) return true;
  if (!isAmong(column.dropped, area, year)) {
    faults.push({
      ...place,
      message: `${column.metric} ${year} of ${area.code}, which did not exist: ${cell}`,
    });
  }
  return false;
}

/** Puts the one figure that a file repeats under two authorities under the two together. */
function mergeJointRows(
  column: ImportColumn,
  cells: Map<string, string>,
  areas: ReadonlyMap<AreaCode, Area>,
  context: ImportContext,
  faults: Fault[],
): void {
  for (const code of column.joint ?? []) {
    const members = areas.get(code)?.members ?? [];
    for (let year = column.first; year <= column.last; year += 1) {
      const copies = members.flatMap((member) => cells.get(`${year},${member}`) ?? []);
      const numbers = new Set(copies.filter((cell) => NUMBER.test(cell)));
      if (numbers.size > 1) {
        const message = `${column.metric} ${year}: the members of ${code} differ: ${copies.join(', ')}`;
        faults.push({ file: context.specFile, line: null, message });
      }
      const [only] = [...numbers, ...copies];
      if (only === undefined) continue;
      cells.set(`${year},${code}`, only);
      for (const member of members) cells.delete(`${year},${member}`);
    }
  }
}
