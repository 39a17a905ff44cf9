import type { Area } from '../../domain/authority.ts';
import { csvText } from '../csv-table.ts';
import type { Fault } from '../faults.ts';
import type { NeighbourTable } from './import-spec.ts';
import type { PublishedRecord } from './published-rows.ts';

/** The rows of statistical-neighbours.csv that one published list gives: one neighbour a row, nearest first. */
export function neighbourRows(
  table: NeighbourTable,
  records: readonly PublishedRecord[],
  areas: readonly Area[],
  faults: Fault[],
): readonly (readonly string[])[] {
  const known = new Set(areas.map((area) => area.code));
  return records.flatMap((record, index) => {
    const area = record[table.area] ?? '';
    if (area === '' || table.leaveOut.includes(area)) return [];
    const fault = (message: string): void => void faults.push({ file: table.file, line: index + 2, message });
    if (!known.has(area)) fault(`unknown area: ${area}`);
    return table.neighbours.map(({ code, closeness }, place) => {
      const neighbour = record[code] ?? '';
      if (!known.has(neighbour)) fault(`unknown neighbour of ${area}: ${neighbour}`);
      return [table.model, area, String(place + 1), neighbour, (record[closeness] ?? '').toLowerCase()];
    });
  });
}

/** The text of statistical-neighbours.csv. */
export function neighbourText(rows: readonly (readonly string[])[]): string {
  return csvText(['model', 'area', 'position', 'neighbour', 'closeness'], rows);
}
