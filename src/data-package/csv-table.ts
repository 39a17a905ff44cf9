import type { Fault } from './faults.ts';

export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A comma-separated table with its header; every row has as many cells as the header. */
export interface CsvTable {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
}

/**
 * The table in a small text of comma-separated values (RFC 4180: quoted cells may hold commas, doubled quotes and
 * line ends), each row with the line that it begins on. Rows with a wrong number of cells are left out and
 * reported.
 */
export function csvTable(file: string, text: string, faults: Fault[]): CsvTable {
  const [header, ...rows] = csvRows(text);
  if (!header) {
    faults.push({ file, line: null, message: 'no header' });
    return { file, header: [], rows: [] };
  }
  const sound = rows.filter(({ line, cells }) => {
    if (cells.length === header.cells.length) return true;
    faults.push({ file, line, message: `${cells.length} cells where the header has ${header.cells.length}` });
    return false;
  });
  return { file, header: header.cells, rows: sound };
}

function csvRows(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let begun = 1;
  let at = 0;
  while (at < text.length) {
    let cell: string;
    if (text[at] === '"') {
      const end = closingQuote(text, at + 1);
      const inner = text.slice(at + 1, end);
      line += inner.split('\n').length - 1;
      cell = inner.replaceAll('""', '"');
      at = end + 1;
    } else {
      const end = endOfPlainCell(text, at);
      cell = text.slice(at, end);
      at = end;
    }
    cells.push(cell);
    if (text[at] === ',') {
      at += 1;
      if (at < text.length && text[at] !== '\n') continue;
      cells.push('');
    }
    at += 1;
    rows.push({ line: begun, cells });
    cells = [];
    line += 1;
    begun = line;
  }
  return rows;
}

function endOfPlainCell(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === ',' || text[at] === '\n') return at;
  }
  return text.length;
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at < 0 ? text.length : at;
}

/** A cell, quoted only where it must be. */
export function csvCell(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** The text of a table, with a final line end. */
export function csvText(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\n`).join('');
}
