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
  /** Null where the file cannot be had, which is told once and not for every column of it. */
  records(table: PublishedTable): readonly PublishedRecord[] | null;
}

/** A column to be filled, with its cells by "year,area". */
interface Filling {
  readonly column: ImportColumn;
  readonly periodKind: PeriodKind;
  readonly cells: Map<string, string>;
}

const NUMBER = /^-?\d+(\.\d+)?$/;
const GROUPED_NUMBER = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;

/**
 * The observation file of a release: one row a year and area, one column a metric, cells as published but for the
 * commas between thousands and the noise that a column says to round off.
 */
export function buildObservations(spec: ImportSpec, context: ImportContext, faults: Fault[]): string {
  const fault = (message: string): void => void faults.push({ file: context.specFile, line: null, message });
  const fillings = spec.columns.map((column): Filling => {
    const periodKind = context.periodKinds.get(column.metric);
    if (periodKind === undefined) fault(`no metric ${column.metric}`);
    return { column, periodKind: periodKind ?? 'edition', cells: new Map() };
  });
  const areas = areasByAnyCode(context.areas);
  const unread = new Set<string>();
  for (const table of spec.tables) {
    const ofTable = fillings.filter(({ column }) => column.file === table.file);
    const records = context.records(table);
    if (records) readTable({ table, records }, ofTable, areas, context, faults);
    else unread.add(table.file);
  }
  for (const { column, cells } of fillings) {
    if (cells.size === 0 && !unread.has(column.file)) fault(`nothing found for ${column.metric}`);
  }
  const order = new Map(context.areas.map((area, index) => [area.code, index]));
  const rows = [...new Set(fillings.flatMap(({ cells }) => [...cells.keys()]))]
    .map((key) => ({ key, year: key.slice(0, 4), area: key.slice(5) }))
    .toSorted(
      (a, b) => Number(a.year) - Number(b.year) || (order.get(a.area) ?? 0) - (order.get(b.area) ?? 0),
    );
  return csvText(
    ['year', 'area', ...spec.columns.map((column) => column.metric)],
    rows.map(({ key, year, area }) => [year, area, ...fillings.map(({ cells }) => cells.get(key) ?? '')]),
  );
}

function readTable(
  { table, records }: { table: PublishedTable; records: readonly PublishedRecord[] },
  fillings: readonly Filling[],
  areas: ReadonlyMap<string, Area>,
  context: ImportContext,
  faults: Fault[],
): void {
  const { file } = table;
  for (const [index, record] of records.entries()) {
    const wanted = fillings.filter(({ column }) => passes(record, column.filter));
    const code = wanted.length === 0 ? undefined : areaCode(record, table);
    if (code === undefined || table.leaveOut.includes(code)) continue;
    const fault = (message: string): void => void faults.push({ file, line: index + 2, message });
    const area = areas.get(code);
    const year = typeof table.year === 'number' ? table.year : reportingYear(record[table.year.column] ?? '');
    if (!area) fault(`unknown area: ${code}`);
    if (year === undefined) fault(`no year: ${JSON.stringify(table.year)}`);
    if (!area || year === undefined) continue;
    const row = `${year},${area.code}`;
    for (const { column, periodKind, cells } of wanted) {
      if (!isWanted(column, area, year)) continue;
      const published = record[column.column];
      if (published === undefined) {
        fault(`no column ${column.column}`);
        continue;
      }
      const cell = cellText(
        context.correct({ file, row, column: column.column, published }),
        column.decimals,
      );
      if (!existedIn(area, periodKind, year) && !isAmong(column.kept, area, year)) {
        // A mark for an authority that did not exist says nothing; a number is somebody's, and must be accounted for.
        if (NUMBER.test(cell) && !isAmong(column.dropped, area, year)) {
          fault(`${column.metric}, ${row}: the area did not exist, and has ${cell}`);
        }
        continue;
      }
      if (cells.has(row)) fault(`${column.metric}, ${row}: a second cell`);
      cells.set(row, cell);
    }
  }
}

function passes(record: PublishedRecord, filter: ImportColumn['filter']): boolean {
  return filter === null || Object.entries(filter).every(([name, value]) => record[name] === value);
}

function isWanted(column: ImportColumn, area: Area, year: Year): boolean {
  return (
    column.first <= year &&
    year <= column.last &&
    !column.gaps.includes(year) &&
    column.kinds.includes(area.kind) &&
    !isAmong(column.missing, area, year)
  );
}

function areaCode(record: PublishedRecord, table: PublishedTable): AreaCode | undefined {
  for (const name of table.area) {
    const published = (record[name] ?? '').replaceAll(' / ', '/');
    if (published === '') continue;
    const mapped = table.areaCodes[published];
    if (mapped !== null) return mapped ?? published;
  }
  return undefined;
}

function cellText(published: string, decimals: number | undefined): string {
  const plain = GROUPED_NUMBER.test(published) ? published.replaceAll(',', '') : published;
  if (decimals === undefined || !NUMBER.test(plain)) return plain;
  return String(Number(Number(plain).toFixed(decimals)));
}
