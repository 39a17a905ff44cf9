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

/** The last line of a file that has some words as the whole of a cell or of a JSON text, in whatever case. */
export function lastLineSaying(folder: string, file: string, words: string): number | null {
  const text = readFileSync(join(folder, file), 'utf8').toLowerCase();
  const said = words.toLowerCase();
  const forms = file.endsWith('.csv') ? [`\n${said},`, `\n"${said}",`] : [JSON.stringify(said)];
  const at = Math.max(...forms.map((form) => text.lastIndexOf(form)));
  return at < 0 ? null : text.slice(0, at + 1).split('\n').length;
}

function linesIn(folder: string, file: string): ReturnType<LinesOf> {
  const path = join(folder, file);
  if (!existsSync(path)) return () => null;
  const text = readFileSync(path, 'utf8');
  if (!file.endsWith('.csv')) return jsonLines(text).lineOf;
  const lines = csvTable(file, text, []).rows.map(({ line }) => line);
  return ([index]) => lines[Number(index)] ?? null;
}
