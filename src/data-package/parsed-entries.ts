import { z } from 'zod';
import { csvTable } from './csv-table.ts';
import type { Fault } from './faults.ts';
import { jsonLines } from './json-lines.ts';
import { jsonValue } from './record-reader.ts';

/** The entries of a file, or everything that is wrong with it. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: readonly T[] }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** The objects of a JSON list; a fault names the line of the field that is wrong. */
export function parseEntries<T>(file: string, text: string, entry: z.ZodType<T>): Parsed<T> {
  const faults: Fault[] = [];
  const list = jsonValue(file, text, faults);
  if (list !== undefined && !Array.isArray(list)) faults.push({ file, line: 1, message: 'no JSON list' });
  if (!Array.isArray(list)) return { ok: false, faults };
  const lines = jsonLines(text);
  const value: T[] = [];
  for (const [index, candidate] of list.entries()) {
    const parsed = entry.safeParse(candidate);
    if (parsed.success) {
      value.push(parsed.data);
      continue;
    }
    const named = idOf(candidate) ?? `[${index}]`;
    faults.push(
      ...parsed.error.issues.map((issue) => ({
        file,
        line: lines.lineOf([index, ...issue.path]),
        message: `${named}: ${issueMessage(issue)}`,
      })),
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
    else faults.push(...parsed.error.issues.map((issue) => ({ file, line, message: issueMessage(issue) })));
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value };
}

/** What is wrong with a JSON text that has to be one value, each fault with the line of the field it is about. */
export function valueFaults(file: string, text: string, schema: z.ZodType): readonly Fault[] {
  const faults: Fault[] = [];
  const value = jsonValue(file, text, faults);
  const parsed = value === undefined ? undefined : schema.safeParse(value);
  if (!parsed || parsed.success) return faults;
  const lines = jsonLines(text);
  return parsed.error.issues.map((issue) => ({
    file,
    line: lines.lineOf(issue.path),
    message: issueMessage(issue),
  }));
}

/** What an issue says, with the field it is about. */
function issueMessage(issue: z.core.$ZodIssue): string {
  const field = issue.path.map(String).join('.');
  return field === '' ? issue.message : `"${field}" ${issue.message}`;
}

const withId = z.object({ id: z.string() });

function idOf(candidate: unknown): string | null {
  const parsed = withId.safeParse(candidate);
  return parsed.success ? parsed.data.id : null;
}
