import type { Area, AreaCode, AreaKind } from '../domain/authority.ts';
import type { MetricId } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { RecordReader } from './record-reader.ts';
import { AREA_KINDS } from './reference-tables.ts';

/** A choice of cells of a column; null stands for all. */
export interface Cells {
  readonly areas: readonly AreaCode[] | null;
  readonly kinds: readonly AreaKind[] | null;
  readonly years: readonly Year[] | null;
}

/** Where the figures of one metric stand in one release, and which of them there are. */
export interface ColumnSpec {
  readonly metric: MetricId;
  readonly file: string;
  readonly column: string;
  readonly filter: Readonly<Record<string, string>> | null;
  readonly first: Year;
  readonly last: Year;
  readonly gaps: readonly Year[];
  /** The kinds of area that the published table has rows for. */
  readonly kinds: readonly AreaKind[];
  /** Cells inside the span that the published table does not have. */
  readonly missing: readonly Cells[];
  /** Where figures of an area are kept although it did not exist yet or any more. */
  readonly kept: readonly Cells[];
}

/** Whether an area and year are among the chosen cells. */
export function isAmong(choices: readonly Cells[], area: Area, year: Year): boolean {
  return choices.some(
    (cells) =>
      (cells.areas?.includes(area.code) ?? true) &&
      (cells.kinds?.includes(area.kind) ?? true) &&
      (cells.years?.includes(year) ?? true),
  );
}

/** The kinds of area that most tables have rows for: what a column has when its description does not say. */
export const USUAL_KINDS: readonly AreaKind[] = ['england', 'region', 'half-of-london', 'authority'];

/** The columns described by observations/<release>.json, in the order of the observation file. */
export function readColumnSpecs(entry: RecordReader): readonly ColumnSpec[] {
  return entry.records('columns').map((column) => ({
    metric: column.text('metric'),
    file: column.text('file'),
    column: column.text('column'),
    filter: column.has('filter') ? readFilter(column.record('filter')) : null,
    first: column.whole('first'),
    last: column.whole('last'),
    gaps: column.has('gaps') ? column.wholes('gaps') : [],
    kinds: column.has('kinds') ? column.someOf('kinds', AREA_KINDS) : USUAL_KINDS,
    missing: readCells(column, 'missing'),
    kept: readCells(column, 'kept'),
  }));
}

function readCells(column: RecordReader, name: string): readonly Cells[] {
  if (!column.has(name)) return [];
  return column.records(name).map((cells) => ({
    areas: cells.has('areas') ? cells.texts('areas') : null,
    kinds: cells.has('kinds') ? cells.someOf('kinds', AREA_KINDS) : null,
    years: cells.has('years') ? cells.wholes('years') : null,
  }));
}

function readFilter(entry: RecordReader | null): Readonly<Record<string, string>> | null {
  return entry && Object.fromEntries(entry.names().map((name) => [name, entry.text(name)]));
}
