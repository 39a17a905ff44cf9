import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvTable } from './csv-table.ts';
import { jsonLines, type JsonPath } from './json-lines.ts';

/** The line of a value in a file of the data folder: a row's by its place in the table, a JSON value's by its path. */
export type LinesOf = (file: string) => (path: JsonPath) => number | null;

/** Looks up lines in the files of a data folder, each read when it is first asked for; null where there is none. */
export function dataLines(folder: string): LinesOf {
  const known = new Map<string, ReturnType<LinesOf>>();
  return (file) => {
    const found = known.get(file) ?? linesIn(folder, file);
    known.set(file, found);
    return found;
  };
}

function linesIn(folder: string, file: string): ReturnType<LinesOf> {
  const path = join(folder, file);
  if (!existsSync(path)) return () => null;
  const text = readFileSync(path, 'utf8');
  if (!file.endsWith('.csv')) return jsonLines(text).lineOf;
  const lines = csvTable(file, text, []).rows.map(({ line }) => line);
  return ([index]) => lines[Number(index)] ?? null;
}
