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
  let line = 1;
  let quote = text.indexOf('"');
  for (let at = 0; at < text.length;) {
    const end = endOf(text, '\n', at);
    if (quote < 0 || quote > end) {
      rows.push({ line, cells: text.slice(at, end).split(',') });
      at = end + 1;
      line += 1;
    } else {
      const row = quotedRow(text, at);
      rows.push({ line, cells: row.cells });
      line += text.slice(at, row.end).split('\n').length;
      at = row.end + 1;
      quote = text.indexOf('"', at);
    }
  }
  return rows;
}

/** A row that has quoted cells, and where it ends. */
function quotedRow(text: string, from: number): { cells: string[]; end: number } {
  const cells: string[] = [];
  for (let at = from; ; at += 1) {
    if (text[at] === '"') {
      const end = closingQuote(text, at + 1);
      cells.push(text.slice(at + 1, end).replaceAll('""', '"'));
      at = end + 1;
    } else {
      const end = Math.min(endOf(text, ',', at), endOf(text, '\n', at));
      cells.push(text.slice(at, end));
      at = end;
    }
    if (text[at] !== ',') return { cells, end: at };
  }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at < 0 ? text.length : at;
}

function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
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
