import { existedIn, type Area, type AreaCode } from '../domain/authority.ts';
import type { Metric, MetricId } from '../domain/metric.ts';
import { yearsBetween } from '../domain/period.ts';
import { DataFaults, type Fault } from './faults.ts';
import { type ColumnSpec, isAmong } from './observation-spec.ts';
import type { ObservationTable } from './observation-table.ts';
import type { ObservedTable } from './observed-tables.ts';

interface Known {
  readonly areas: readonly Area[];
  readonly metrics: ReadonlyMap<MetricId, Metric>;
}

/**
 * What is wrong with an observation file: cells that cannot be read; a metric, file or year that is none; a blank
 * inside the span of a column that its description does not account for, and a cell outside it; a figure of an
 * authority for a time when it did not exist, unless the description says that such figures are kept.
 */
export function observationFaults(checked: ObservedTable, known: Known): Fault[] {
  const { file, table, specs } = checked;
  const rows: { year: number; area: AreaCode; line: number }[] = [];
  const unreadable = faultsOfReading(() => rows.push(...table.rows()));
  unreadable.push(...rows.flatMap(({ area, year }) => faultsOfReading(() => table.cell(0, area, year))));
  if (unreadable.length > 0) return unreadable;
  const lines = new Map(rows.map(({ area, year, line }) => [`${year},${area}`, line]));
  const mentioned = [...rows.map(({ year }) => year), ...specs.flatMap(({ first, last }) => [first, last])];
  const years = yearsBetween(Math.min(...mentioned), Math.max(...mentioned));
  const joint = new Map(
    known.areas.flatMap((area) => area.members.map((member) => [member, area.code] as const)),
  );
  return specs.flatMap((spec, index) => {
    const metric = known.metrics.get(spec.metric);
    if (!metric) return [{ file, line: 1, message: `no metric ${spec.metric}` }];
    const faults: Fault[] = descriptionFaults(checked, spec);
    const report = (area: Area, year: number, message: string): void => {
      const line = lines.get(`${year},${area.code}`) ?? null;
      faults.push({ file, line, message: `${spec.metric}, ${area.code}, ${year}: ${message}` });
    };
    for (const area of known.areas) {
      for (const year of years) {
        const cell = table.cell(index, area.code, year);
        const covered = covers(spec, area, year);
        const lives = existedIn(area, metric.periodKind, year);
        if (cell !== undefined) {
          if (!covered) report(area, year, 'a cell where the description has none');
          else if (!lives && !isAmong(spec.kept, area, year)) report(area, year, 'the area did not exist');
          else if (typeof cell === 'number' && !isPlausible(metric, cell)) {
            report(area, year, `${cell} is no ${metric.unit}`);
          }
        } else if (covered && lives && !hasJointCell(table, index, joint.get(area.code), year)) {
          report(area, year, 'blank inside the span');
        }
      }
    }
    return faults;
  });
}

function descriptionFaults({ file, specs, release }: ObservedTable, spec: ColumnSpec): Fault[] {
  const faults: Fault[] = [];
  const report = (message: string): void => {
    faults.push({ file: file.replace(/csv$/, 'json'), line: null, message: `${spec.metric}: ${message}` });
  };
  if (spec.first > spec.last) report('ends before it begins');
  if (spec.gaps.some((year) => year <= spec.first || year >= spec.last))
    report('has a gap at or outside its ends');
  if (!release.files.some((candidate) => candidate.file === spec.file)) report(`no file ${spec.file}`);
  if (specs.filter(({ metric }) => metric === spec.metric).length > 1) report('is described twice');
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

function hasJointCell(
  table: ObservationTable,
  index: number,
  joint: AreaCode | undefined,
  year: number,
): boolean {
  return joint !== undefined && table.cell(index, joint, year) !== undefined;
}

function isPlausible({ unit }: Metric, value: number): boolean {
  if (unit === 'percent') return value >= 0 && value <= 100;
  if (unit === 'count' || unit === 'rank') return value >= 0 && Number.isInteger(value);
  return value >= 0;
}

function faultsOfReading(read: () => unknown): Fault[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof DataFaults) return [...error.faults];
    throw error;
  }
}
