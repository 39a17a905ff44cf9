import type { Area, AreaCode, AreaKind } from '../domain/authority.ts';
import type { MetricId } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { RecordReader } from './record-reader.ts';
import { AREA_KINDS } from './reference-tables.ts';

/** Cells that the published table does not have inside the span of a column; null stands for all. */
export interface Missing {
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
  readonly missing: readonly Missing[];
}

/** Whether a column is said to have no cell for an area and year. */
export function isMissing(missing: readonly Missing[], area: Area, year: Year): boolean {
  return missing.some(
    (gap) =>
      (gap.areas?.includes(area.code) ?? true) &&
      (gap.kinds?.includes(area.kind) ?? true) &&
      (gap.years?.includes(year) ?? true),
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
    missing: column.has('missing')
      ? column.records('missing').map((gap) => ({
          areas: gap.has('areas') ? gap.texts('areas') : null,
          kinds: gap.has('kinds') ? gap.someOf('kinds', AREA_KINDS) : null,
          years: gap.has('years') ? gap.wholes('years') : null,
        }))
      : [],
  }));
}

function readFilter(entry: RecordReader | null): Readonly<Record<string, string>> | null {
  return entry && Object.fromEntries(entry.names().map((name) => [name, entry.text(name)]));
}
