import type { CsvTable } from './csv-table.ts';
import type { Fault } from './faults.ts';
import { type JsonLines, jsonLines, type JsonPath } from './json-lines.ts';

/** Separates the values of a cell that holds several. */
export const LIST_SEPARATOR = '|';

const ISO_DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/**
 * Reads the fields of one record, a row of a table or an object of a JSON file, strictly: what is missing, of the
 * wrong type or unknown becomes a fault, never a silent default. After a fault a reader goes on with a harmless
 * value, so that one run finds every fault; whoever reads has to stop before using any of it.
 */
export class RecordReader {
  readonly #names: readonly string[];
  readonly #field: (name: string) => unknown;
  readonly #file: string;
  readonly #line: (path: JsonPath) => number;
  readonly #where: string;
  readonly #faults: Fault[];

  constructor(
    names: readonly string[],
    field: (name: string) => unknown,
    place: { file: string; line: (path: JsonPath) => number; where?: string },
    faults: Fault[],
  ) {
    this.#names = names;
    this.#field = field;
    this.#file = place.file;
    this.#line = place.line;
    this.#where = place.where ?? '';
    this.#faults = faults;
  }

  fault(message: string): void {
    const where = this.#where === '' ? '' : `${this.#where}: `;
    this.#faults.push({ file: this.#file, line: this.#line([]), message: `${where}${message}` });
  }

  /** The names of the fields, in their order. */
  names(): readonly string[] {
    return this.#names;
  }

  has(name: string): boolean {
    return this.#field(name) !== undefined;
  }

  text(name: string): string {
    const value = this.optional(name);
    if (value === null) this.fault(`"${name}" is missing`);
    return value ?? '';
  }

  /** Null for an empty cell, null in JSON. */
  optional(name: string): string | null {
    const value = this.#field(name);
    if (value === '' || value === null) return null;
    if (typeof value === 'string') return value;
    this.fault(value === undefined ? `no field "${name}"` : `"${name}" is not text`);
    return null;
  }

  date(name: string): string {
    const value = this.text(name);
    if (value !== '' && !ISO_DATE.test(value)) this.fault(`"${name}" is no ISO date: ${value}`);
    return value;
  }

  optionalDate(name: string): string | null {
    return this.optional(name) === null ? null : this.date(name);
  }

  oneOf<T extends string>(name: string, known: readonly T[]): T {
    const value = this.text(name);
    const found = known.find((candidate) => candidate === value);
    if (found !== undefined) return found;
    if (value !== '') this.fault(`"${name}" is none of ${known.join(', ')}: ${value}`);
    const [fallback] = known;
    if (fallback === undefined) throw new TypeError(`no values are known for "${name}"`);
    return fallback;
  }

  optionalOneOf<T extends string>(name: string, known: readonly T[]): T | null {
    return this.optional(name) === null ? null : this.oneOf(name, known);
  }

  whole(name: string): number {
    const value = this.#field(name);
    const number = typeof value === 'string' && value !== '' ? Number(value) : value;
    if (typeof number === 'number' && Number.isInteger(number)) return number;
    this.fault(`"${name}" is no whole number: ${JSON.stringify(value)}`);
    return 0;
  }

  optionalWhole(name: string): number | null {
    const value = this.#field(name);
    return value === '' || value === null ? null : this.whole(name);
  }

  /** The values of a list: a JSON list of texts, or a cell with its values separated. */
  texts(name: string): readonly string[] {
    const value = this.#field(name);
    if (value === '') return [];
    if (typeof value === 'string') return value.split(LIST_SEPARATOR);
    if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value;
    this.fault(`"${name}" is no list of texts`);
    return [];
  }

  /** The values of a list, each one of the known ones. */
  someOf<T extends string>(name: string, known: readonly T[]): readonly T[] {
    return this.texts(name).flatMap((value) => {
      const found = known.find((candidate) => candidate === value);
      if (found !== undefined) return [found];
      this.fault(`"${name}" has a value that is none of ${known.join(', ')}: ${value}`);
      return [];
    });
  }

  wholes(name: string): readonly number[] {
    const value = this.#field(name);
    if (Array.isArray(value) && value.every((entry) => Number.isInteger(entry))) return value;
    this.fault(`"${name}" is no list of whole numbers`);
    return [];
  }

  /** The record in a field, or null where the field is null. */
  record(name: string): RecordReader | null {
    const value = this.#field(name);
    if (value === null) return null;
    if (isRecord(value)) return this.#inside(value, name, [name]);
    this.fault(`"${name}" is no record`);
    return null;
  }

  records(name: string): readonly RecordReader[] {
    const value = this.#field(name);
    if (Array.isArray(value) && value.every(isRecord)) {
      return value.map((entry, index) => this.#inside(entry, `${name}[${index}]`, [name, index]));
    }
    this.fault(`"${name}" is no list of records`);
    return [];
  }

  #inside(fields: Readonly<Record<string, unknown>>, name: string, way: JsonPath): RecordReader {
    const where = this.#where === '' ? name : `${this.#where}.${name}`;
    const line = (path: JsonPath): number => this.#line([...way, ...path]);
    return objectReader(fields, { file: this.#file, line, where }, this.#faults);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectReader(
  fields: Readonly<Record<string, unknown>>,
  place: { file: string; line: (path: JsonPath) => number; where?: string },
  faults: Fault[],
): RecordReader {
  return new RecordReader(Object.keys(fields), (name) => fields[name], place, faults);
}

/** One reader for every row of a table. */
export function rowReaders(table: CsvTable, faults: Fault[]): readonly RecordReader[] {
  const places = new Map(table.header.map((name, index) => [name, index]));
  return table.rows.map(({ line, cells }) => {
    const field = (name: string): unknown => cells[places.get(name) ?? -1];
    return new RecordReader(table.header, field, { file: table.file, line: () => line }, faults);
  });
}

/** A reader for the object in a JSON text. */
export function jsonReader(file: string, text: string, faults: Fault[]): RecordReader {
  const value = jsonValue(file, text, faults);
  if (value !== undefined && !isRecord(value)) faults.push({ file, line: 1, message: 'no JSON object' });
  return objectReader(isRecord(value) ? value : {}, { file, line: linesOf(text) }, faults);
}

/** One reader for every object in the list that a JSON text is. */
export function jsonReaders(file: string, text: string, faults: Fault[]): readonly RecordReader[] {
  const value = jsonValue(file, text, faults);
  const line = linesOf(text);
  if (Array.isArray(value) && value.every(isRecord)) {
    return value.map((entry, index) => {
      const where = typeof entry['id'] === 'string' ? entry['id'] : `[${index}]`;
      return objectReader(entry, { file, line: (path) => line([index, ...path]), where }, faults);
    });
  }
  if (value !== undefined) faults.push({ file, line: 1, message: 'no JSON list of objects' });
  return [];
}

/** The value of a JSON text; undefined, and a fault, where it is none. */
export function jsonValue(file: string, text: string, faults: Fault[]): unknown {
  const { broken, value } = parsedJson(text);
  if (broken) faults.push({ file, ...broken });
  return value;
}

function parsedJson(text: string): { readonly broken: JsonLines['broken']; readonly value: unknown } {
  try {
    return { broken: null, value: JSON.parse(text) };
  } catch {
    return { broken: jsonLines(text).broken, value: undefined };
  }
}

/** Looks lines up only once something is at fault: a start reads the whole dataset. */
function linesOf(text: string): JsonLines['lineOf'] {
  let lines: JsonLines | undefined;
  return (path) => (lines ??= jsonLines(text)).lineOf(path);
}
