import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { csvTable } from './csv-table.ts';
import { dataLines, lastLineSaying, type LinesOf } from './data-lines.ts';
import { descriptorFaults } from './descriptor-faults.ts';
import type { Fault } from './faults.ts';
import { readCorrection } from './import/corrections.ts';
import { importSpec } from './import/import-spec.ts';
import { lexiconClashes } from './lexicon-clashes.ts';
import { readLexicon } from './lexicon.ts';
import { smallTables } from './load-dataset.ts';
import {
  meaningFaults,
  parseBaskets,
  parseMetrics,
  parsePressClaims,
  parseUnheldMeasures,
} from './metric-schema.ts';
import { nameFaults, type SmallTables, unsourcedFaults } from './name-faults.ts';
import { observationFaults } from './observation-faults.ts';
import { observedTables, specFileOf } from './observed-tables.ts';
import { parseEntries, parseRows, type Parsed, valueFaults } from './parsed-entries.ts';
import { rowReaders } from './record-reader.ts';
import {
  areaRow,
  breakdownEntry,
  correctionRow,
  districtRow,
  glossaryEntry,
  inspectionRow,
  neighbourRow,
  noteRow,
  releaseEntry,
  successionRow,
} from './table-schema.ts';

type Check = (file: string, text: string) => readonly Fault[];

const rows =
  (row: z.ZodType): Check =>
  (file, text) =>
    faultsIn(parseRows(file, text, row));
const entries =
  (entry: z.ZodType): Check =>
  (file, text) =>
    faultsIn(parseEntries(file, text, entry));

/** Questions that work, shown as help. */
const examples = z.array(z.string().regex(/^\S+( \S+)*$/, 'has stray spaces')).min(1);

/** The files that are read value by value, each by its own schema. */
const FILES: Readonly<Record<string, Check>> = {
  'authorities.csv': rows(areaRow),
  'successions.csv': rows(successionRow),
  'districts.csv': rows(districtRow),
  'statistical-neighbours.csv': rows(neighbourRow),
  'inspections.csv': rows(inspectionRow),
  'notes.csv': rows(noteRow),
  'corrections.csv': rows(correctionRow),
  'press-claims.csv': (file, text) => faultsIn(parsePressClaims(file, text)),
  'releases.json': entries(releaseEntry),
  'breakdowns.json': entries(breakdownEntry),
  'metrics.json': (file, text) => faultsIn(parseMetrics(file, text)),
  'unheld-measures.json': (file, text) => faultsIn(parseUnheldMeasures(file, text)),
  'glossary.json': entries(glossaryEntry),
  'baskets.json': (file, text) => faultsIn(parseBaskets(file, text)),
  'examples.json': (file, text) => valueFaults(file, text, examples),
};

/**
 * Everything that is wrong with a data folder, each with its file and line: files that are not there or that nothing
 * names, broken structure, values that are none, names of things that are not there, observation files that are not
 * what their descriptions say. One fault hides no other: what can be judged in spite of it is judged.
 */
export function checkDataset(folder: string): readonly Fault[] {
  const faults = Object.entries(FILES).flatMap(([file, check]) => {
    const path = join(folder, file);
    if (!existsSync(path)) return [{ file, line: null, message: 'not there' }];
    return check(file, readFileSync(path, 'utf8'));
  });
  // What reads a file for an answer finds less in it than its schema has, and nothing else.
  const shape: Fault[] = [];
  const tables = smallTables(folder, shape);
  const linesOf = dataLines(folder);
  faults.push(...descriptionFaults(folder, tables));
  const told = new Set(faults.map(({ file }) => file));
  const observed = checkObservations(folder, tables, { linesOf, shape, faults });
  const table = (file: string): ReturnType<typeof csvTable> =>
    csvTable(file, existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : '', []);
  const corrections = rowReaders(table('corrections.csv'), shape).map(readCorrection);
  faults.push(
    ...shape.filter(({ file }) => !told.has(file)),
    ...(tables.metrics.length > 0 ? meaningFaults(tables, linesOf) : []),
    ...(tables.releases.length > 0 ? unsourcedFaults(tables, observed, linesOf) : []),
    ...nameFaults(tables, corrections, table('statistical-neighbours.csv'), linesOf),
    ...strayFaults(folder, tables),
    ...descriptorFaults(folder, tables.releases),
    ...lexiconFaults(folder, tables, linesOf),
  );
  return faults;
}

function faultsIn<T>(parsed: Parsed<T>): readonly Fault[] {
  return parsed.ok ? [] : parsed.faults;
}

/** What is wrong with the descriptions of what is imported, value by value. */
function descriptionFaults(folder: string, { releases }: SmallTables): readonly Fault[] {
  return releases.map(specFileOf).flatMap((file) => {
    const path = join(folder, file);
    return existsSync(path) ? valueFaults(file, readFileSync(path, 'utf8'), importSpec) : [];
  });
}

/** Checks every observation file; returns the metrics that have one. */
function checkObservations(
  folder: string,
  { areas, releases, metrics }: SmallTables,
  { linesOf, shape, faults }: { linesOf: LinesOf; shape: Fault[]; faults: Fault[] },
): ReadonlySet<string> {
  const misdescribed = new Set(faults.map(({ file }) => file));
  const observed = observedTables(folder, areas, releases, shape);
  const known = { areas, metrics: new Map(metrics.map((metric) => [metric.id, metric])), linesOf };
  for (const checked of observed) {
    // Without areas every row would be called unknown, which says nothing of the rows.
    if (areas.length === 0) break;
    if (misdescribed.has(specFileOf(checked.release))) checked.table.everyRow(faults);
    else faults.push(...observationFaults(checked, known));
  }
  return new Set(observed.flatMap(({ specs }) => specs.map(({ metric }) => metric)));
}

/** Files among the observations that no release has. */
function strayFaults(folder: string, { releases }: SmallTables): readonly Fault[] {
  const observations = join(folder, 'observations');
  if (releases.length === 0 || !existsSync(observations)) return [];
  const known = new Set(releases.flatMap(({ id }) => [`${id}.json`, `${id}.csv`]));
  return readdirSync(observations)
    .filter((name) => !known.has(name))
    .map((name) => ({ file: `observations/${name}`, line: null, message: 'belongs to no release' }));
}

function lexiconFaults(folder: string, tables: SmallTables, linesOf: LinesOf): readonly Fault[] {
  const faults: Fault[] = [];
  const lexicon = readLexicon(folder, faults);
  const clashes = lexiconClashes(lexicon, tables, (file, at) =>
    typeof at === 'number' ? linesOf(file)([at]) : lastLineSaying(folder, file, at),
  );
  return [...faults, ...clashes];
}
