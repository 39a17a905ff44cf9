import { z } from 'zod';
import { csvTable } from './csv-table.ts';
import type { Fault } from './faults.ts';

/** The entries of a file, or everything that is wrong with it. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: readonly T[] }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** The objects of a JSON list; a fault names the line of the entry's id. */
export function parseEntries<T>(file: string, text: string, entry: z.ZodType<T>): Parsed<T> {
  const list = jsonList(text);
  if (!list) return { ok: false, faults: [{ file, line: null, message: 'no JSON list' }] };
  const faults: Fault[] = [];
  const value: T[] = [];
  for (const [index, candidate] of list.entries()) {
    const parsed = entry.safeParse(candidate);
    if (parsed.success) {
      value.push(parsed.data);
      continue;
    }
    const id = idOf(candidate);
    const place = { file, line: id === null ? null : lineOfEntry(text, 'id', id) };
    const named = id ?? `[${index}]`;
    faults.push(
      ...issueMessages(parsed.error).map((message) => ({ ...place, message: `${named}: ${message}` })),
    );
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value };
}

/** The rows of a table by the names in its header. */
export function parseRows<T>(file: string, text: string, row: z.ZodType<T>): Parsed<T> {
  const faults: Fault[] = [];
  const table = csvTable(file, text, faults);
  const value: T[] = [];
  for (const { line, cells } of table.rows) {
    const parsed = row.safeParse(Object.fromEntries(table.header.map((name, index) => [name, cells[index]])));
    if (parsed.success) value.push(parsed.data);
    else faults.push(...issueMessages(parsed.error).map((message) => ({ file, line, message })));
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value };
}

/** The line of a JSON text on which a field first has a value, counted from 1. */
function lineOfEntry(text: string, field: string, value: string): number | null {
  const at = text.indexOf(`"${field}": ${JSON.stringify(value)}`);
  return at < 0 ? null : text.slice(0, at).split('\n').length;
}

/** One message an issue, with the field it is about. */
export function issueMessages(error: z.ZodError): string[] {
  return error.issues.map((issue) => {
    const field = issue.path.map(String).join('.');
    return field === '' ? issue.message : `"${field}" ${issue.message}`;
  });
}

function jsonList(text: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

const withId = z.object({ id: z.string() });

function idOf(candidate: unknown): string | null {
  const parsed = withId.safeParse(candidate);
  return parsed.success ? parsed.data.id : null;
}
