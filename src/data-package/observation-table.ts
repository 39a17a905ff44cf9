import type { AreaCode } from '../domain/authority.ts';
import type { Cell } from '../domain/dataset-parts.ts';
import type { MetricId } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import { type Fault, stopOn } from './faults.ts';

/** The cells of one observation file. */
export interface ObservationTable {
  readonly metrics: readonly MetricId[];
  /** A cell by the place of its metric in the header. */
  readonly cell: (metric: number, area: AreaCode, year: Year) => Cell | undefined;
  /** Every row from end to end, adding to the faults all that cannot be read and going on after it. */
  readonly everyRow: (faults: Fault[]) => readonly ReadRow[];
}

/** A row that names a year and an area. */
export interface ReadRow {
  readonly year: Year;
  readonly area: AreaCode;
  readonly line: number;
  /** A cell by the place of its metric; null where it, or the whole row, cannot be read. */
  readonly cells: readonly (Cell | undefined | null)[];
}

/** A row: where it begins, and its cells once they have been read. */
interface Row {
  readonly from: number;
  readonly line: number;
  cells: ReadRow['cells'] | null;
}

const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * The table in an observation file: a header "year,area,<metric>,…", then one row a year and area, cells plain and
 * never quoted. The header is read at once. Where the rows begin is found when the first cell is asked for, and the
 * cells of a row when the first of them is, because every start loads the whole dataset while a question needs a few
 * tables and some hundred rows. Throws `DataFaults` when it comes upon a row that names no year or no known area, is
 * given twice or has the wrong number of cells, or upon a cell that is neither a number nor a known mark.
 */
export function observationTable(
  file: string,
  text: string,
  known: { areas: ReadonlySet<AreaCode>; symbols: ReadonlySet<string> },
): ObservationTable {
  const [, , ...metrics] = headerOf(text);
  let index: ReadonlyMap<Year, ReadonlyMap<AreaCode, Row>> | undefined;
  const rows = (): ReadonlyMap<Year, ReadonlyMap<AreaCode, Row>> => {
    if (index) return index;
    const faults: Fault[] = [];
    const found = rowsOf(file, text, known.areas, faults);
    stopOn(faults);
    return (index = found);
  };

  const read = (row: Row, faults: Fault[]): ReadRow['cells'] => {
    const report = (message: string): null => {
      faults.push({ file, line: row.line, message });
      return null;
    };
    const [, , ...cells] = text.slice(row.from, lineEnd(text, row.from)).split(',');
    if (cells.length !== metrics.length) {
      report(`${cells.length + 2} cells where the header has ${metrics.length + 2}`);
      return metrics.map(() => null);
    }
    return cells.map((cell, column) => {
      if (cell === '') return undefined;
      if (NUMBER.test(cell)) return Number(cell);
      if (known.symbols.has(cell)) return cell;
      return report(`unknown symbol in ${metrics[column]}: ${cell}`);
    });
  };

  return {
    metrics,
    cell(metric, area, year) {
      const row = rows().get(year)?.get(area);
      if (!row) return undefined;
      if (!row.cells) {
        const faults: Fault[] = [];
        const cells = read(row, faults);
        stopOn(faults);
        row.cells = cells;
      }
      return row.cells[metric] ?? undefined;
    },
    everyRow(faults) {
      return [...rowsOf(file, text, known.areas, faults)].flatMap(([year, ofYear]) =>
        [...ofYear].map(([area, row]) => ({ year, area, line: row.line, cells: read(row, faults) })),
      );
    },
  };
}

/** The names in the first line. */
export function headerOf(text: string): readonly string[] {
  return text.slice(0, lineEnd(text, 0)).split(',');
}

function rowsOf(
  file: string,
  text: string,
  areas: ReadonlySet<AreaCode>,
  faults: Fault[],
): ReadonlyMap<Year, ReadonlyMap<AreaCode, Row>> {
  const rows = new Map<Year, Map<AreaCode, Row>>();
  let line = 2;
  for (let from = lineEnd(text, 0) + 1; from < text.length; from = lineEnd(text, from) + 1) {
    const yearEnd = text.indexOf(',', from);
    const year = text.slice(from, yearEnd);
    const area = text.slice(yearEnd + 1, text.indexOf(',', yearEnd + 1));
    const isYear = /^\d{4}$/.test(year);
    if (!isYear) faults.push({ file, line, message: `no year: ${year}` });
    if (!areas.has(area)) faults.push({ file, line, message: `unknown area: ${area}` });
    if (isYear) {
      let ofYear = rows.get(Number(year));
      if (!ofYear) rows.set(Number(year), (ofYear = new Map<AreaCode, Row>()));
      if (ofYear.has(area)) faults.push({ file, line, message: `a second row for ${year}, ${area}` });
      else ofYear.set(area, { from, line, cells: null });
    }
    line += 1;
  }
  return rows;
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}
