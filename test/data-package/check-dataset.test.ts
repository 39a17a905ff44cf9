import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { checkDataset } from '../../src/data-package/check-dataset.ts';
import { DataFaults, type Fault, faultText } from '../../src/data-package/faults.ts';
import { loadDataset } from '../../src/data-package/load-dataset.ts';

const DATA = fileURLToPath(new URL('../../data/', import.meta.url));
const PLANS = 'observations/dfe-cin-2022.csv';
const folders: string[] = [];

type Replacer = (found: string, place: string) => string;

/** A copy of the data with some files changed, and the line of the first change in each. */
function spoilt(changes: Readonly<Record<string, readonly [string | RegExp, string | Replacer]>>): {
  folder: string;
  lines: Readonly<Record<string, number>>;
} {
  const folder = mkdtempSync(join(tmpdir(), 'safeguard-data-'));
  folders.push(folder);
  cpSync(DATA, folder, { recursive: true });
  const lines = Object.entries(changes).map(([file, [from, to]]) => {
    const before = readFileSync(join(folder, file), 'utf8');
    const after = typeof to === 'string' ? before.replace(from, to) : before.replace(from, to);
    if (before === after) throw new Error(`nothing to change in ${file}`);
    writeFileSync(join(folder, file), after);
    const [old, now] = [before.split('\n'), after.split('\n')];
    return [file, old.findIndex((line, index) => line !== now[index]) + 1] as const;
  });
  return { folder, lines: Object.fromEntries(lines) };
}

/** A copy of the data without some files. */
function without(...files: readonly string[]): string {
  const { folder } = spoilt({});
  for (const file of files) rmSync(join(folder, file));
  return folder;
}

function faultsOf(read: () => unknown): readonly Fault[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof DataFaults) return error.faults;
    throw error;
  }
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('the check', () => {
  it('finds every fault in one run, each with its file and line', () => {
    const { folder, lines } = spoilt({
      'authorities.csv': [/,metropolitan,/, ',borough,'],
      'notes.csv': [/^break,/m, 'crack,'],
      'releases.json': ['"status": "official"', '"status": "formal"'],
      'successions.csv': ['2019-04-01', '1 April 2019'],
    });
    const faults = checkDataset(folder);
    expect(faults.map(({ file }) => file).toSorted()).toEqual([
      'authorities.csv',
      'notes.csv',
      'releases.json',
      'successions.csv',
    ]);
    for (const { file, line } of faults) {
      if (file.endsWith('.csv')) expect(line, file).toBe(lines[file]);
    }
  });

  it.each([
    ['a blank inside the span of a column', /^(2020,838,)\d+/m, '$1', 'blank inside the span'],
    ['a share above a hundred', /^(2020,838(?:,[^,]*){17}),[^,]*/m, '$1,-4', 'is no per-10000'],
    ['an unknown mark', /^(2020,838,)\d+/m, '$1q', 'unknown symbol'],
    ['a row of another length', /^(2020,838,)\d+/m, '$11,1', 'cells where the header has'],
    [
      'a figure of a time when the authority was not there',
      /^2018,835,/m,
      '2018,838,',
      'the area did not exist',
    ],
    ['an area that is none', /^2018,835,/m, '2018,834,', 'unknown area'],
  ])('finds %s', (_, from, to, message) => {
    const { folder, lines } = spoilt({ [PLANS]: [from, to] });
    const found = checkDataset(folder).map(faultText);
    expect(
      found.some((text) => text.startsWith(`${PLANS}:${lines[PLANS]}: `) && text.includes(message)),
    ).toBe(true);
  });

  it.each([
    ['notes.csv', [/dfe-cin-2018,/, 'dfe-cin-1918,'], 'no release dfe-cin-1918'],
    ['notes.csv', ['cla-school-moves-pct', 'cla-schoolmoves-pct'], 'no metric is named by'],
    ['districts.csv', ['E07000048,839', 'E07000048,835'], 'is no present authority'],
    ['statistical-neighbours.csv', [/^2025,202,1,\d+/m, '2025,202,1,999'], 'no area 999'],
    ['metrics.json', ['"id": "sw-caseload"', '"id": "sw-load"'], 'no release has figures of it'],
    ['observations/lait-2025.json', ['"first": 2016', '"first": 2026'], 'ends before it begins'],
  ] as const)('finds what %s names and is not there (%#)', (file, change, message) => {
    const { folder } = spoilt({ [file]: change });
    expect(checkDataset(folder).map(faultText).join('\n')).toContain(message);
  });
});

describe('a fault', () => {
  it.each([
    ['observations/dfe-cin-2022.json', [] as string[]],
    ['observations/dfe-cla-2017.json', ['observations/dfe-cla-2017.csv']],
  ])('is an edition without its description (%s)', (file, others) => {
    const folder = without(file, ...others);
    expect(checkDataset(folder).map((fault) => fault.file)).toContain(file);
    expect(faultsOf(() => loadDataset(folder)).map((fault) => fault.file)).toEqual([file]);
  });

  it('is a file that is not there', () => {
    const files = [
      'observations/lait-2025.csv',
      'lexicon/towns.json',
      'notes.csv',
      'datapackage.json',
      'examples.json',
    ];
    const told = checkDataset(without(...files)).filter(({ message }) => message === 'not there');
    expect(told.map(({ file }) => file).toSorted()).toEqual(files.toSorted());
  });

  it('is a file that nothing names, and an observation file whose description has no columns', () => {
    const { folder } = spoilt({ 'observations/mhclg-imd-2019.json': ['"columns"', '"tables"'] });
    cpSync(join(folder, PLANS), join(folder, 'observations/dfe-cin-2023.csv'));
    writeFileSync(join(folder, 'observations/mhclg-imd-2019.json'), '{ "tables": [] }');
    expect(faultsOf(() => loadDataset(folder)).map(faultText)).toEqual([
      'observations/mhclg-imd-2019.json:1: describes nothing that is imported',
    ]);
    const told = checkDataset(folder).map(faultText);
    expect(told).toContain('observations/dfe-cin-2023.csv: belongs to no release');
    expect(told.join('\n')).toContain('observations/mhclg-imd-2019.csv:1: ');
  });

  it('hides no other: not in another file, nor in the same', () => {
    const { folder, lines } = spoilt({
      'notes.csv': [/^break,/m, 'crack,'],
      'observations/lait-2025.csv': [/^(20\d\d,838,)[^,]+/m, '$1q'],
      [PLANS]: [
        /^(2020,838,)[^,]*,[^,]*,[^,]*,[^,]*,[^,]*,/m,
        (_: string, place: string) => `${place}q,-5,3.5,,r,`,
      ],
    });
    rmSync(join(folder, 'lexicon/towns.json'));
    const told = checkDataset(folder).filter(({ file }) => file === PLANS);
    const there = told.filter(({ line }) => line === lines[PLANS]).map(({ message }) => message);
    for (const part of ['symbol', ': q', ': r', '-5 is no count', '3.5 is no count', 'blank inside']) {
      expect(there.join('\n')).toContain(part);
    }
    const files = new Set(checkDataset(folder).map(({ file }) => file));
    expect([...files]).toEqual(
      expect.arrayContaining(['notes.csv', 'observations/lait-2025.csv', PLANS, 'lexicon/towns.json']),
    );
  });

  it('has its line, and all are told in one run', () => {
    const spoiled = {
      'successions.csv': [/^835,/m, '999,', 'no area 999'],
      'districts.csv': ['E07000048,839', 'E07000048,999', 'no area 999'],
      'statistical-neighbours.csv': [/^(2025,202,3,)\d+/m, '$1999', 'no area 999'],
      'inspections.csv': [/^838,/m, '999,', 'no area 999'],
      'press-claims.csv': [',cla-at-31-march,', ',cla-at-all,', 'no metric or measure "cla-at-all"'],
      'notes.csv': [/dfe-cin-2018,/, 'dfe-cin-1918,', 'no release dfe-cin-1918'],
      'corrections.csv': [/^ofsted-2025-03,/m, 'ofsted-2025-04,', 'no release ofsted-2025-04'],
      'breakdowns.json': [/"total": "[^"]*"/, '"total": "cpp-none"', 'no metric cpp-none'],
      'baskets.json': [/"cla-rate"/, '"cla-rates"', 'no metric "cla-rates"'],
      'examples.json': ['"dorset neglect"', '7', 'expected string'],
      'observations/lait-2025.json': ['"first": 2016', '"first": "soon"', 'expected number'],
      'releases.json': ['"status": "official"', '"status": "formal"', '"status"'],
      'lexicon/place-aliases.csv': [/^(england,)England/m, '$1Avalon', 'no area "Avalon"'],
      'lexicon/towns.json': ['"Dorset": [', '"Wessex": [', 'no area "Wessex"'],
      'lexicon/measure-frames.json': [/"metric": "[^"]+"/, '"metric": "none"', 'no statistic "none"'],
    } as const;
    const { folder, lines } = spoilt(
      Object.fromEntries(Object.entries(spoiled).map(([file, [from, to]]) => [file, [from, to]])),
    );
    const told = checkDataset(folder);
    for (const [file, [, , message]] of Object.entries(spoiled)) {
      const found = told.filter((fault) => fault.file === file && fault.message.includes(message));
      expect(found.length, `${file}: ${message}`).toBeGreaterThan(0);
      // An entry of a JSON list that names something is told by the line on which it begins.
      const [least, most] = [file.startsWith('b') ? 1 : (lines[file] ?? 0), lines[file] ?? 0];
      for (const { line } of found) expect(line !== null && least <= line && line <= most, file).toBe(true);
    }
  });

  it('is JSON that is none', () => {
    const files = [
      'observations/dfe-cin-2022.json',
      'datapackage.json',
      'examples.json',
      'lexicon/towns.json',
    ];
    const { folder } = spoilt(Object.fromEntries(files.map((file) => [file, [/^[^]*$/, '\n{ bad']])));
    const told = checkDataset(folder);
    for (const file of files) {
      const own = told.filter((fault) => fault.file === file);
      expect(own, file).toMatchObject([{ line: 2 }]);
      expect(own[0]?.message).toContain('no JSON');
    }
  });

  it.each([
    ['a grade changed by hand', 'inspections.csv', /,Good/, ',Outstanding', 'inspections.csv'],
    ['a figure changed by hand', PLANS, /^(2020,838,\d+)/m, '$10', PLANS],
    [
      'a published column changed without an import',
      'observations/dfe-cin-2022.json',
      /"column": "[^"]+"/,
      '"column": "Another"',
      'observations/dfe-cin-2022.json',
    ],
    ['a resource that is not there', 'datapackage.json', '"notes.csv"', '"note.csv"', 'datapackage.json'],
    [
      'a column that a table has not',
      'datapackage.json',
      '"name": "former_gss"',
      '"name": "gss_before"',
      'datapackage.json',
    ],
  ])('is %s', (_, file, from, to, blamed) => {
    const { folder } = spoilt({ [file]: [from, to] });
    expect(checkDataset(folder).map((fault) => fault.file)).toContain(blamed);
  });
});

describe('loading', () => {
  it('stops with every structural fault, each with its file and line', () => {
    const { folder, lines } = spoilt({
      'authorities.csv': [/,2019-04-01,/, ',spring 2019,'],
      'districts.csv': [/^Adur,/m, 'Adur;'],
      [PLANS]: ['cpp-started-neglect', 'cpp-neglect'],
    });
    const faults = faultsOf(() => loadDataset(folder));
    expect(faults.map(({ file, line }) => [file, line])).toEqual([
      ['authorities.csv', lines['authorities.csv']],
      ['districts.csv', lines['districts.csv']],
      [PLANS, 1],
    ]);
  });

  it('does not go on without a table', () => {
    const folder = without('notes.csv', 'breakdowns.json');
    expect(faultsOf(() => loadDataset(folder)).map(faultText)).toEqual([
      'breakdowns.json: not there',
      'notes.csv: not there',
    ]);
  });

  it('stops at a broken observation file before any figure of it is told', () => {
    const { folder, lines } = spoilt({ [PLANS]: [/^2018,835,/m, '2018,834,'] });
    const dataset = loadDataset(folder);
    const faults = faultsOf(() => dataset.figure('cpp-started-neglect', '838', 2022));
    expect(faults).toMatchObject([{ file: PLANS, line: lines[PLANS], message: 'unknown area: 834' }]);
  });
});
