import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Area } from '../../domain/authority.ts';
import type { ReleaseFile } from '../../domain/release.ts';
import type { Fault } from '../faults.ts';

export type PublishedRecord = Readonly<Record<string, string>>;

/**
 * The bytes of a published file, or undefined and a fault where it is not there or is not the file that the release
 * names by its sha256.
 */
export function publishedBytes(from: string, file: ReleaseFile, faults: Fault[]): Buffer | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(from, file.path));
  } catch {
    faults.push({ file: file.path, line: null, message: 'not found' });
    return undefined;
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 === file.sha256) return bytes;
  faults.push({ file: file.path, line: null, message: `sha256 is ${sha256}, not ${file.sha256}` });
  return undefined;
}

/** The rows of a published table by the names in its header; every row must be as long as the header. */
export function publishedRecords(bytes: Buffer, encoding: 'utf-8' | 'latin1'): readonly PublishedRecord[] {
  const records: PublishedRecord[] = parse(bytes, {
    encoding: encoding === 'latin1' ? 'latin1' : 'utf8',
    bom: encoding === 'utf-8',
    columns: (header: string[]) => uniqueNames(header.map((name) => name.trim())),
    trim: true,
    skip_empty_lines: true,
  });
  return records;
}

/** A second column of the same name is told apart by its place, so that it cannot hide the first. */
function uniqueNames(header: readonly string[]): string[] {
  return header.map((name, index) => (header.indexOf(name) === index ? name : `${name}#${index + 1}`));
}

/** Areas by their own code and by every ONS code that they have or had. */
export function areasByAnyCode(areas: readonly Area[]): ReadonlyMap<string, Area> {
  return new Map(
    areas.flatMap((area) => [area.code, area.gss, ...area.formerGss].map((code) => [code, area] as const)),
  );
}
