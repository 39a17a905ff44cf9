import type { Area } from '../../domain/authority.ts';
import { csvText } from '../csv-table.ts';
import type { Fault } from '../faults.ts';
import type { Correct } from './corrections.ts';
import type { InspectionTable } from './import-spec.ts';
import { areasByAnyCode, type PublishedRecord } from './published-rows.ts';

/** A published list of inspections with the release it belongs to. */
export interface InspectionSource {
  readonly release: string;
  readonly table: InspectionTable;
  readonly records: readonly PublishedRecord[];
  readonly correct: Correct;
}

interface InspectionRow {
  readonly area: Area;
  readonly release: string;
  readonly file: string;
  framework: string;
  readonly inspected: string;
  readonly published: string;
  readonly report: string;
  readonly grades: Readonly<Record<string, string>>;
}

/**
 * The table inspections.csv: every inspection once, newest first within an authority. An inspection that several
 * lists have is cited from the first of them; a list that says something else about it is at fault.
 */
export function buildInspections(
  sources: readonly InspectionSource[],
  areas: readonly Area[],
  metrics: readonly string[],
  faults: Fault[],
): string {
  const areaOf = areasByAnyCode(areas);
  const inspections = new Map<string, InspectionRow>();
  for (const { release, table, records, correct } of sources) {
    for (const [index, record] of records.entries()) {
      const fault = (message: string): void =>
        void faults.push({ file: table.file, line: index + 2, message });
      const cell = (column: string): string => record[column] ?? '';
      const inspected = cell(table.inspected);
      if (table.leaveOut.includes(inspected)) continue;
      const area = areaOf.get(cell(table.area));
      if (!area) {
        fault(`unknown area: ${cell(table.area)}`);
        continue;
      }
      const row = `${area.code} ${inspected}`;
      const right = (column: string): string =>
        correct({ file: table.file, row, column, published: cell(column) });
      const grades = Object.fromEntries(
        Object.entries(table.grades).map(([metric, column]) => {
          const word = right(column);
          const grade = table.gradeNames[word];
          if (grade === undefined) fault(`unknown grade: ${word}`);
          return [metric, grade ?? ''];
        }),
      );
      const framework = table.framework === null ? '' : (table.frameworkNames[cell(table.framework)] ?? '');
      const known = inspections.get(row);
      if (!known) {
        inspections.set(row, {
          area,
          release,
          file: table.file,
          framework,
          inspected,
          published: cell(table.published),
          report: right(table.report),
          grades,
        });
        continue;
      }
      if (known.framework === '') known.framework = framework;
      for (const metric of metrics) {
        const [before, now] = [known.grades[metric] ?? '', grades[metric] ?? ''];
        if (before !== now) fault(`${metric} of ${area.name} is "${now}", in ${known.file} "${before}"`);
      }
    }
  }
  const order = new Map(areas.map((area, index) => [area.code, index]));
  const rows = [...inspections.values()].toSorted(
    (a, b) =>
      (order.get(a.area.code) ?? 0) - (order.get(b.area.code) ?? 0) || (a.inspected < b.inspected ? 1 : -1),
  );
  return csvText(
    ['area', 'release', 'file', 'framework', 'inspected', 'published', 'report', ...metrics],
    rows.map((row) => [
      row.area.code,
      row.release,
      row.file,
      row.framework,
      row.inspected,
      row.published,
      row.report,
      ...metrics.map((metric) => row.grades[metric] ?? ''),
    ]),
  );
}
