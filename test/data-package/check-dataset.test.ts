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

/** A copy of the data with some files changed, and the line of the first change in each. */
function spoilt(changes: Readonly<Record<string, readonly [string | RegExp, string]>>): {
  folder: string;
  lines: Readonly<Record<string, number>>;
} {
  const folder = mkdtempSync(join(tmpdir(), 'safeguard-data-'));
  folders.push(folder);
  cpSync(DATA, folder, { recursive: true });
  const lines = Object.entries(changes).map(([file, [from, to]]) => {
    const before = readFileSync(join(folder, file), 'utf8');
    const after = before.replace(from, to);
    if (before === after) throw new Error(`nothing to change in ${file}`);
    writeFileSync(join(folder, file), after);
    const [old, now] = [before.split('\n'), after.split('\n')];
    return [file, old.findIndex((line, index) => line !== now[index]) + 1] as const;
  });
  return { folder, lines: Object.fromEntries(lines) };
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

  it('stops at a broken observation file before any figure of it is told', () => {
    const { folder, lines } = spoilt({ [PLANS]: [/^2018,835,/m, '2018,834,'] });
    const dataset = loadDataset(folder);
    const faults = faultsOf(() => dataset.figure('cpp-started-neglect', '838', 2022));
    expect(faults).toMatchObject([{ file: PLANS, line: lines[PLANS], message: 'unknown area: 834' }]);
  });
});
