import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

const DATA = new URL('../../data/', import.meta.url);

/** A file of the data folder as rows, read without any of the program's own code. */
export function rawRows(file: string): Record<string, string>[] {
  const rows: unknown = parse(readFileSync(new URL(file, DATA), 'utf8'), { columns: true, bom: true });
  if (!Array.isArray(rows)) throw new Error(`no rows in ${file}`);
  return rows.flatMap((row: unknown) =>
    typeof row === 'object' && row !== null
      ? [Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value)]))]
      : [],
  );
}

const tables = new Map<string, Map<string, Record<string, string>>>();

/** The cell of a release as it stands in the file; undefined where there is no such row or column, or it is blank. */
export function rawCell(release: string, metric: string, area: string, year: number): string | undefined {
  let table = tables.get(release);
  if (!table) {
    const rows = rawRows(`observations/${release}.csv`);
    table = new Map(rows.map((row) => [`${row['year']} ${row['area']}`, row]));
    tables.set(release, table);
  }
  const cell = table.get(`${year} ${area}`)?.[metric];
  return cell === undefined || cell === '' ? undefined : cell;
}

/** The number in a cell; null where there is a mark or nothing. */
export function rawNumber(release: string, metric: string, area: string, year: number): number | null {
  const cell = rawCell(release, metric, area, year);
  const number = Number(cell);
  return cell === undefined || Number.isNaN(number) ? null : number;
}
