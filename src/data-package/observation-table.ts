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

/** What a table may name. */
export interface KnownNames {
  /** The place of each area among all. */
  readonly areas: ReadonlyMap<AreaCode, number>;
  readonly symbols: ReadonlySet<string>;
}

/** A row that names a year, and where it begins in the text. */
type FoundRow = Omit<ReadRow, 'cells'> & { readonly begins: number };

/** What can be looked up of a table whose rows are sound. */
interface OpenTable {
  /** The number of a row by its year and the place of its area, `NO_ROW` where there is none. */
  readonly rows: ReadonlyMap<Year, Int16Array>;
  /** Where each row begins in the text. */
  readonly begins: Uint32Array;
  /** 1 for each row whose cells have been read. */
  readonly read: Uint8Array;
  /** Of each cell, row after row, whether it is `BLANK`, a `NUMBER` or one of the marks, counted from `MARK`. */
  readonly kinds: Uint8Array;
  readonly numbers: Float64Array;
}

const NUMBER_FORM = /^-?\d+(\.\d+)?$/;
const NO_ROW = -1;
const BLANK = 0;
const NUMBER = 1;
const MARK = 2;
/** The line of the first row, behind the header. */
const FIRST_LINE = 2;

/**
 * The table in an observation file: a header "year,area,<metric>,…", then one row a year and area, cells plain and
 * never quoted. The header is read at once. Where the rows begin is found when the first cell is asked for, and the
 * cells of a row when the first of them is, because every start loads the whole dataset while a question needs a few
 * tables and some hundred rows. What has been read is kept as numbers side by side: as objects it takes twice the room.
 * Throws `DataFaults` when it comes upon a row that names no year or no known area, is given twice or has the wrong
 * number of cells, or upon a cell that is neither a number nor a known mark.
 */
export function observationTable(file: string, text: string, known: KnownNames): ObservationTable {
  const [, , ...metrics] = headerOf(text);
  const width = metrics.length;
  const marks = [...known.symbols];
  let opened: OpenTable | undefined;

  const cellsOf = (
    { line, begins }: Pick<FoundRow, 'line' | 'begins'>,
    faults: Fault[],
  ): ReadRow['cells'] => {
    const report = (message: string): null => {
      faults.push({ file, line, message });
      return null;
    };
    const [, , ...cells] = text.slice(begins, lineEnd(text, begins)).split(',');
    if (cells.length !== width) {
      report(`${cells.length + 2} cells where the header has ${width + 2}`);
      return metrics.map(() => null);
    }
    return cells.map((cell, column) => {
      if (cell === '') return undefined;
      if (NUMBER_FORM.test(cell)) return Number(cell);
      if (known.symbols.has(cell)) return cell;
      return report(`unknown symbol in ${metrics[column]}: ${cell}`);
    });
  };

  const open = (): OpenTable => {
    const faults: Fault[] = [];
    const rows = rowsOf(file, text, known.areas, faults);
    stopOn(faults);
    return openTable(rows, width, known.areas);
  };

  const readRow = (row: number, { begins, read, kinds, numbers }: OpenTable): void => {
    const faults: Fault[] = [];
    const cells = cellsOf({ line: row + FIRST_LINE, begins: begins[row] ?? 0 }, faults);
    stopOn(faults);
    for (const [metric, cell] of cells.entries()) {
      const at = row * width + metric;
      if (typeof cell === 'number') {
        kinds[at] = NUMBER;
        numbers[at] = cell;
      } else if (typeof cell === 'string') {
        kinds[at] = MARK + marks.indexOf(cell);
      }
    }
    read[row] = 1;
  };

  return {
    metrics,
    cell(metric, area, year) {
      const table = (opened ??= open());
      const row = table.rows.get(year)?.[known.areas.get(area) ?? NO_ROW] ?? NO_ROW;
      if (row === NO_ROW) return undefined;
      if (table.read[row] === 0) readRow(row, table);
      const at = row * width + metric;
      const kind = table.kinds[at] ?? BLANK;
      if (kind === BLANK) return undefined;
      return kind === NUMBER ? table.numbers[at] : marks[kind - MARK];
    },
    everyRow: (faults) =>
      rowsOf(file, text, known.areas, faults).map(({ begins, ...row }) => ({
        ...row,
        cells: cellsOf({ line: row.line, begins }, faults),
      })),
  };
}

/** The names in the first line. */
export function headerOf(text: string): readonly string[] {
  return text.slice(0, lineEnd(text, 0)).split(',');
}

/** Sound rows made ready to be looked up, with room for their cells, none of which has been read. */
function openTable(found: readonly FoundRow[], width: number, areas: KnownNames['areas']): OpenTable {
  const rows = new Map<Year, Int16Array>();
  for (const [row, { year, area }] of found.entries()) {
    let ofYear = rows.get(year);
    if (!ofYear) rows.set(year, (ofYear = new Int16Array(areas.size).fill(NO_ROW)));
    const place = areas.get(area);
    if (place !== undefined) ofYear[place] = row;
  }
  return {
    rows,
    begins: Uint32Array.from(found, ({ begins }) => begins),
    read: new Uint8Array(found.length),
    kinds: new Uint8Array(found.length * width),
    numbers: new Float64Array(found.length * width),
  };
}

/** The rows that name a year, in the order of the text; what is wrong with a year or an area is added to the faults. */
function rowsOf(file: string, text: string, areas: KnownNames['areas'], faults: Fault[]): FoundRow[] {
  const found: FoundRow[] = [];
  const given = new Map<string, Set<AreaCode>>();
  let line = FIRST_LINE;
  for (let begins = lineEnd(text, 0) + 1; begins < text.length; begins = lineEnd(text, begins) + 1) {
    const yearEnd = text.indexOf(',', begins);
    const year = text.slice(begins, yearEnd);
    const area = text.slice(yearEnd + 1, text.indexOf(',', yearEnd + 1));
    const isYear = /^\d{4}$/.test(year);
    if (!isYear) faults.push({ file, line, message: `no year: ${year}` });
    if (!areas.has(area)) faults.push({ file, line, message: `unknown area: ${area}` });
    if (isYear) {
      let ofYear = given.get(year);
      if (!ofYear) given.set(year, (ofYear = new Set()));
      if (ofYear.has(area)) faults.push({ file, line, message: `a second row for ${year}, ${area}` });
      else found.push({ year: Number(year), area, line, begins });
      ofYear.add(area);
    }
    line += 1;
  }
  return found;
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}
