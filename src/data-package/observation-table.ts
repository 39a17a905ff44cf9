import type { AreaCode } from '../domain/authority.ts';
import type { Cell } from '../domain/dataset.ts';
import type { MetricId } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import { DataFaults, type Fault } from './faults.ts';

/** The cells of one observation file. */
export interface ObservationTable {
  readonly metrics: readonly MetricId[];
  /** The years and areas that there is a row for, with the line it stands on. */
  readonly rows: () => Iterable<{ readonly year: Year; readonly area: AreaCode; readonly line: number }>;
  /** A cell by the place of its metric in the header; throws `DataFaults` where its row is faulty. */
  readonly cell: (metric: number, area: AreaCode, year: Year) => Cell | undefined;
}

/** A row: where it begins, and its cells once they have been read. */
interface Row {
  readonly from: number;
  readonly line: number;
  cells: readonly (Cell | undefined)[] | null;
}

const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * The table in an observation file: a header "year,area,<metric>,…", then one row a year and area, cells plain and
 * never quoted. Only where each row begins is found at once, because a start reads the whole dataset while a
 * question needs some hundred rows of it; the cells of a row are read, strictly, when the first of them is asked for.
 * Faults: no header, a row that names no year or no known area, a row given twice.
 */
export function observationTable(
  file: string,
  text: string,
  known: { areas: ReadonlySet<AreaCode>; symbols: ReadonlySet<string> },
  faults: Fault[],
): ObservationTable {
  const headerEnd = text.indexOf('\n');
  const [yearName, areaName, ...metrics] = text.slice(0, Math.max(headerEnd, 0)).split(',');
  if (yearName !== 'year' || areaName !== 'area') {
    faults.push({ file, line: 1, message: 'the header does not begin with "year,area"' });
    return { metrics: [], rows: () => [], cell: () => undefined };
  }

  const rows = new Map<Year, Map<AreaCode, Row>>();
  let line = 2;
  for (let at = headerEnd + 1; at < text.length; at = lineEnd(text, at) + 1) {
    const yearEnd = text.indexOf(',', at);
    const year = text.slice(at, yearEnd);
    const area = text.slice(yearEnd + 1, text.indexOf(',', yearEnd + 1));
    if (!/^\d{4}$/.test(year)) faults.push({ file, line, message: `no year: ${year}` });
    if (!known.areas.has(area)) faults.push({ file, line, message: `unknown area: ${area}` });
    let ofYear = rows.get(Number(year));
    if (!ofYear) rows.set(Number(year), (ofYear = new Map<AreaCode, Row>()));
    if (ofYear.has(area)) faults.push({ file, line, message: `a second row for ${year}, ${area}` });
    ofYear.set(area, { from: at, line, cells: null });
    line += 1;
  }

  const read = (row: Row): readonly (Cell | undefined)[] => {
    const [, , ...cells] = text.slice(row.from, lineEnd(text, row.from)).split(',');
    if (cells.length !== metrics.length) {
      const message = `${cells.length + 2} cells where the header has ${metrics.length + 2}`;
      throw new DataFaults([{ file, line: row.line, message }]);
    }
    return cells.map((cell, index) => {
      if (cell === '') return undefined;
      if (NUMBER.test(cell)) return Number(cell);
      if (known.symbols.has(cell)) return cell;
      const message = `unknown symbol in ${metrics[index]}: ${cell}`;
      throw new DataFaults([{ file, line: row.line, message }]);
    });
  };

  return {
    metrics,
    *rows() {
      for (const [year, ofYear] of rows) {
        for (const [area, row] of ofYear) yield { year, area, line: row.line };
      }
    },
    cell(metric, area, year) {
      const row = rows.get(year)?.get(area);
      if (!row) return undefined;
      row.cells ??= read(row);
      return row.cells[metric];
    },
  };
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}
