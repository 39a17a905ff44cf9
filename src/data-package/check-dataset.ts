import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { DatasetParts } from '../domain/dataset-parts.ts';
import { inputIds } from '../domain/derivation.ts';
import { matchesPattern, type Note } from '../domain/note.ts';
import { DataFaults, type Fault } from './faults.ts';
import { importSpec } from './import/import-spec.ts';
import { lexiconClashes } from './lexicon-clashes.ts';
import { loadLexicon } from './lexicon.ts';
import { smallTables } from './load-dataset.ts';
import {
  meaningFaults,
  parseBaskets,
  parseMetrics,
  parsePressClaims,
  parseUnheldMeasures,
} from './metric-schema.ts';
import { observationFaults } from './observation-faults.ts';
import { observedTables, specFileOf } from './observed-tables.ts';
import { issueMessages, parseEntries, parseRows, type Parsed } from './parsed-entries.ts';
import {
  areaRow,
  breakdownEntry,
  correctionRow,
  districtRow,
  inspectionRow,
  neighbourRow,
  noteRow,
  releaseEntry,
  successionRow,
} from './table-schema.ts';

type SmallTables = Omit<DatasetParts, 'columns'>;

const ROWS: Readonly<Record<string, z.ZodType>> = {
  'authorities.csv': areaRow,
  'successions.csv': successionRow,
  'districts.csv': districtRow,
  'statistical-neighbours.csv': neighbourRow,
  'inspections.csv': inspectionRow,
  'notes.csv': noteRow,
  'corrections.csv': correctionRow,
};

const OTHERS = [
  'releases.json',
  'metrics.json',
  'unheld-measures.json',
  'baskets.json',
  'breakdowns.json',
  'press-claims.csv',
];

/**
 * Everything that is wrong with a data folder, each with its file and line: broken structure, values that are none,
 * names of things that are not there, observation files that are not what their descriptions say.
 */
export function checkDataset(folder: string): readonly Fault[] {
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const missing = [...Object.keys(ROWS), ...OTHERS].filter((file) => !existsSync(join(folder, file)));
  if (missing.length > 0) return missing.map((file) => ({ file, line: null, message: 'not there' }));

  const faults: Fault[] = [];
  const keep = <T>(parsed: Parsed<T>): readonly T[] => {
    if (!parsed.ok) faults.push(...parsed.faults);
    return parsed.ok ? parsed.value : [];
  };
  for (const [file, row] of Object.entries(ROWS)) keep(parseRows(file, read(file), row));
  keep(parseEntries('releases.json', read('releases.json'), releaseEntry));
  keep(parseEntries('breakdowns.json', read('breakdowns.json'), breakdownEntry));
  const meaning = {
    metrics: keep(parseMetrics('metrics.json', read('metrics.json'))),
    unheld: keep(parseUnheldMeasures('unheld-measures.json', read('unheld-measures.json'))),
    baskets: keep(parseBaskets('baskets.json', read('baskets.json'))),
    claims: keep(parsePressClaims('press-claims.csv', read('press-claims.csv'))),
  };
  if (faults.length > 0) return faults;

  const tables = smallTables(folder, faults);
  const observed = checkObservations(folder, tables, faults);
  faults.push(
    ...meaningFaults(meaning),
    ...sourceFaults(tables, observed),
    ...doubleFaults(tables),
    ...nameFaults(tables),
    ...lexiconFaults(folder, tables),
  );
  return faults;
}

/** Checks every observation file; returns the metrics that have one. */
function checkObservations(folder: string, tables: SmallTables, faults: Fault[]): ReadonlySet<string> {
  for (const file of tables.releases.map(specFileOf)) {
    if (!existsSync(join(folder, file))) continue;
    const parsed = importSpec.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    if (parsed.success) continue;
    faults.push(...issueMessages(parsed.error).map((message) => ({ file, line: null, message })));
  }
  const metrics = new Map(tables.metrics.map((metric) => [metric.id, metric]));
  const observed = observedTables(folder, tables.areas, tables.releases, faults);
  for (const table of observed) faults.push(...observationFaults(table, { areas: tables.areas, metrics }));
  return new Set(observed.flatMap(({ specs }) => specs.map(({ metric }) => metric)));
}

function lexiconFaults(folder: string, tables: SmallTables): readonly Fault[] {
  try {
    return lexiconClashes(loadLexicon(folder), tables);
  } catch (error) {
    if (error instanceof DataFaults) return error.faults;
    throw error;
  }
}

/** Metrics that nothing says the figures of. */
function sourceFaults(tables: SmallTables, observed: ReadonlySet<string>): Fault[] {
  return tables.metrics
    .filter(
      (metric) =>
        !observed.has(metric.id) &&
        metric.unit !== 'grade' &&
        (metric.derived === null || !inputIds(metric).every((input) => observed.has(input))),
    )
    .map(({ id }) => ({ file: 'metrics.json', line: null, message: `${id}: no release has figures of it` }));
}

/** Codes, names and inspections that stand in a table twice. */
function doubleFaults({ areas, releases, districts, inspections }: SmallTables): Fault[] {
  const keys: readonly (readonly [file: string, keys: readonly string[]])[] = [
    ['authorities.csv', areas.map(({ code }) => code)],
    ['authorities.csv', areas.flatMap(({ gss, formerGss }) => [gss, ...formerGss])],
    ['authorities.csv', areas.map(({ shortName }) => shortName)],
    ['releases.json', releases.map(({ id }) => id)],
    ['districts.csv', districts.map(({ gss }) => gss)],
    ['inspections.csv', inspections.map((entry) => `${entry.area} ${entry.inspected}`)],
  ];
  return keys.flatMap(([file, all]) =>
    all
      .filter((key, index) => all.indexOf(key) !== index)
      .map((key) => ({ file, line: null, message: `${key} stands there twice` })),
  );
}

/** Names of areas, metrics and releases that are none. */
function nameFaults(tables: SmallTables): Fault[] {
  const faults: Fault[] = [];
  const areas = new Map(tables.areas.map((area) => [area.code, area]));
  const releases = new Set(tables.releases.map((release) => release.id));
  const report = (file: string, message: string): void => void faults.push({ file, line: null, message });
  const area = (file: string, code: string | null): void => {
    if (code !== null && !areas.has(code)) report(file, `no area ${code}`);
  };
  const release = (file: string, id: string | null): void => {
    if (id !== null && !releases.has(id)) report(file, `no release ${id}`);
  };
  for (const { follows } of tables.releases) release('releases.json', follows);
  for (const { region, half, members } of tables.areas) {
    for (const code of [region, half, ...members]) area('authorities.csv', code);
  }
  for (const { predecessor, successor, date } of tables.successions) {
    area('successions.csv', predecessor);
    area('successions.csv', successor);
    if (areas.get(successor)?.opened !== date)
      report('successions.csv', `${successor} did not begin on ${date}`);
  }
  for (const { name, authority } of tables.districts) {
    area('districts.csv', authority);
    if (areas.get(authority)?.closed)
      report('districts.csv', `${name}: ${authority} is no present authority`);
  }
  for (const list of tables.neighbours) {
    for (const code of [list.area, ...list.neighbours.map((neighbour) => neighbour.area)]) {
      area('statistical-neighbours.csv', code);
    }
    if (list.neighbours.length !== 10)
      report('statistical-neighbours.csv', `${list.area}: not ten neighbours`);
  }
  for (const entry of tables.inspections) {
    area('inspections.csv', entry.area);
    release('inspections.csv', entry.release);
    const { opened = null, closed = null } = areas.get(entry.area) ?? {};
    if ((opened !== null && entry.inspected < opened) || (closed !== null && closed < entry.inspected)) {
      report('inspections.csv', `${entry.area} did not exist on ${entry.inspected}`);
    }
  }
  for (const { area: code } of tables.claims) area('press-claims.csv', code);
  const metrics = new Set(tables.metrics.map(({ id }) => id));
  for (const { id, total, parts } of tables.breakdowns) {
    for (const metric of [total, ...parts]) {
      if (!metrics.has(metric)) report('breakdowns.json', `${id}: no metric ${metric}`);
    }
  }
  for (const note of tables.notes) {
    for (const code of note.areas ?? []) area('notes.csv', code);
    release('notes.csv', note.release);
    for (const pattern of unmatched(note, tables)) report('notes.csv', `no metric is named by ${pattern}`);
  }
  return faults;
}

function unmatched(note: Note, tables: SmallTables): readonly string[] {
  return (note.metrics ?? []).filter(
    (pattern) => !tables.metrics.some((metric) => matchesPattern(metric.id, pattern)),
  );
}
