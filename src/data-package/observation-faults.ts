import { type Area, existedIn } from '../domain/authority.ts';
import type { Cell } from '../domain/dataset-parts.ts';
import type { Metric, MetricId } from '../domain/metric.ts';
import { type Year, yearsBetween } from '../domain/period.ts';
import type { LinesOf } from './data-lines.ts';
import type { Fault } from './faults.ts';
import { type ColumnSpec, isAmong } from './observation-spec.ts';
import { type ObservedTable, specFileOf } from './observed-tables.ts';

interface Known {
  readonly areas: readonly Area[];
  readonly metrics: ReadonlyMap<MetricId, Metric>;
  readonly linesOf: LinesOf;
}

/**
 * All that is wrong with an observation file: cells that cannot be read; a metric, file or year that is none; a blank
 * inside the span of a column that its description does not account for, and a cell outside it; a figure of an
 * authority for a time when it did not exist, unless the description says that such figures are kept. What cannot be
 * read in one cell hides nothing of the others.
 */
export function observationFaults(checked: ObservedTable, known: Known): Fault[] {
  const { file, table, specs } = checked;
  const faults: Fault[] = [];
  const rows = new Map(table.everyRow(faults).map((row) => [`${row.year},${row.area}`, row]));
  const firstLines = new Map([...rows.values()].toReversed().map(({ year, line }) => [year, line]));
  const lost = new Map<string, Fault>();
  const joint = new Map(
    known.areas.flatMap((area) => area.members.map((member) => [member, area.code] as const)),
  );
  for (const [index, spec] of specs.entries()) {
    faults.push(...descriptionFaults(checked, index, known));
    const metric = known.metrics.get(spec.metric);
    if (!metric) continue;
    const isOwed = (area: Area, year: Year): boolean =>
      isDue(spec, metric, area, year) &&
      rows.get(`${year},${joint.get(area.code)}`)?.cells[index] === undefined;
    faults.push(...yearFaults(checked, index, known, firstLines));
    for (const [year, firstLine] of firstLines) {
      for (const area of known.areas) {
        const row = rows.get(`${year},${area.code}`);
        const cell = row?.cells[index];
        if (cell === null) continue;
        if (!row) {
          if (isOwed(area, year)) {
            const message = `no row for ${area.code} among those of ${year}`;
            lost.set(`${year},${area.code}`, { file, line: firstLine, message });
          }
          continue;
        }
        const message =
          cell === undefined
            ? isOwed(area, year)
              ? 'blank inside the span'
              : null
            : wrongWith(cell, { spec, metric, area, year });
        if (message === null) continue;
        faults.push({ file, line: row.line, message: `${spec.metric}, ${area.code}, ${year}: ${message}` });
      }
    }
  }
  return [...faults, ...lost.values()];
}

/** Years that a description has and no row of the file: told once, not for every area. */
function yearFaults(
  { release, specs }: ObservedTable,
  index: number,
  { areas, metrics, linesOf }: Known,
  present: ReadonlyMap<Year, number>,
): Fault[] {
  const spec = specs[index];
  const metric = spec && metrics.get(spec.metric);
  if (!spec || !metric) return [];
  const absent = yearsBetween(spec.first, spec.last).filter(
    (year) => !present.has(year) && areas.some((area) => isDue(spec, metric, area, year)),
  );
  if (absent.length === 0) return [];
  const file = specFileOf(release);
  const years = absent.length > 3 ? `${absent[0]} to ${absent.at(-1)}` : absent.join(', ');
  const message = `${spec.metric}: there is no row for ${years}`;
  return [{ file, line: linesOf(file)(['columns', index]), message }];
}

/** Whether the description says that there is a cell. */
function isDue(spec: ColumnSpec, metric: Metric, area: Area, year: Year): boolean {
  return covers(spec, area, year) && existedIn(area, metric.periodKind, year);
}

function wrongWith(
  cell: Cell,
  { spec, metric, area, year }: { spec: ColumnSpec; metric: Metric; area: Area; year: Year },
): string | null {
  if (!covers(spec, area, year)) return 'a cell where the description has none';
  if (!existedIn(area, metric.periodKind, year) && !isAmong(spec.kept, area, year)) {
    return 'the area did not exist';
  }
  return typeof cell === 'number' && !isPlausible(metric, cell) ? `${cell} is no ${metric.unit}` : null;
}

function descriptionFaults(
  { specs, release }: ObservedTable,
  index: number,
  { metrics, linesOf }: Known,
): Fault[] {
  const spec = specs[index];
  if (!spec) return [];
  const file = specFileOf(release);
  const faults: Fault[] = [];
  const report = (message: string): void => {
    const line = linesOf(file)(['columns', index]);
    faults.push({ file, line, message: `${spec.metric}: ${message}` });
  };
  if (metrics.size > 0 && !metrics.has(spec.metric)) report('there is no such metric');
  if (spec.first > spec.last) report('ends before it begins');
  if (spec.gaps.some((year) => year <= spec.first || year >= spec.last))
    report('has a gap at or outside its ends');
  if (!release.files.some((candidate) => candidate.file === spec.file)) report(`no file ${spec.file}`);
  if (specs.findIndex(({ metric }) => metric === spec.metric) < index) report('is described twice');
  return faults;
}

function covers(spec: ColumnSpec, area: Area, year: number): boolean {
  return (
    spec.first <= year &&
    year <= spec.last &&
    !spec.gaps.includes(year) &&
    spec.kinds.includes(area.kind) &&
    !isAmong(spec.missing, area, year)
  );
}

function isPlausible({ unit }: Metric, value: number): boolean {
  if (unit === 'percent') return value >= 0 && value <= 100;
  if (unit === 'count' || unit === 'rank') return value >= 0 && Number.isInteger(value);
  return value >= 0;
}
