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
  /** Where each cell begins in its row, and where one behind the last would; all 0 for a row that has not been read. */
  readonly starts: Uint16Array;
}

const NUMBER = /^-?\d+(\.\d+)?$/;
const NO_ROW = -1;
/** The line of the first row, behind the header. */
const FIRST_LINE = 2;

/**
 * The table in an observation file: a header "year,area,<metric>,…", then one row a year and area, cells plain and
 * never quoted. The header is read at once. Where the rows begin is found when the first cell is asked for, and where
 * the cells of a row begin when the first of them is, because every start loads the whole dataset while a question
 * needs a few tables and some hundred cells. The text remains what holds them: as values they take several times the
 * room. Throws `DataFaults` when it comes upon a row that names no year or no known area, is given twice or has the
 * wrong number of cells, or upon a cell that is neither a number nor a known mark.
 */
export function observationTable(file: string, text: string, known: KnownNames): ObservationTable {
  const [, , ...metrics] = headerOf(text);
  const width = metrics.length + 1;
  let opened: OpenTable | undefined;

  /** The cell that a piece of the text is; null for none. */
  const cellOf = (piece: string): Cell | undefined | null => {
    if (piece === '') return undefined;
    if (NUMBER.test(piece)) return Number(piece);
    return known.symbols.has(piece) ? piece : null;
  };

  const piecesOf = (begins: number): readonly string[] =>
    text.slice(begins, lineEnd(text, begins)).split(',').slice(2);

  const cellsOf = (pieces: readonly string[], line: number, faults: Fault[]): ReadRow['cells'] => {
    if (pieces.length !== metrics.length) {
      const message = `${pieces.length + 2} cells where the header has ${metrics.length + 2}`;
      faults.push({ file, line, message });
      return metrics.map(() => null);
    }
    return pieces.map((piece, metric) => {
      const cell = cellOf(piece);
      if (cell === null)
        faults.push({ file, line, message: `unknown symbol in ${metrics[metric]}: ${piece}` });
      return cell;
    });
  };

  const open = (): OpenTable => {
    const faults: Fault[] = [];
    const rows = rowsOf(file, text, known.areas, faults);
    stopOn(faults);
    return openTable(rows, width, known.areas);
  };

  const readRow = (row: number, begins: number, starts: Uint16Array): void => {
    const faults: Fault[] = [];
    const pieces = piecesOf(begins);
    cellsOf(pieces, row + FIRST_LINE, faults);
    stopOn(faults);
    let start = text.indexOf(',', text.indexOf(',', begins) + 1) + 1 - begins;
    for (const [metric, piece] of pieces.entries()) {
      starts[row * width + metric] = start;
      start += piece.length + 1;
    }
    starts[row * width + metrics.length] = start;
  };

  return {
    metrics,
    cell(metric, area, year) {
      const { rows, begins, starts } = (opened ??= open());
      const row = rows.get(year)?.[known.areas.get(area) ?? NO_ROW] ?? NO_ROW;
      if (row === NO_ROW) return undefined;
      const begin = begins[row] ?? 0;
      const at = row * width + metric;
      if (starts[at] === 0) readRow(row, begin, starts);
      return cellOf(text.slice(begin + (starts[at] ?? 0), begin + (starts[at + 1] ?? 0) - 1)) ?? undefined;
    },
    everyRow: (faults) =>
      rowsOf(file, text, known.areas, faults).map(({ begins, ...row }) => ({
        ...row,
        cells: cellsOf(piecesOf(begins), row.line, faults),
      })),
  };
}

/** The names in the first line. */
export function headerOf(text: string): readonly string[] {
  return text.slice(0, lineEnd(text, 0)).split(',');
}

/** Sound rows made ready to be looked up, none of which has been read. */
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
    starts: new Uint16Array(found.length * width),
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
