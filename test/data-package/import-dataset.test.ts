import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Fault, faultText } from '../../src/data-package/faults.ts';
import { fileChanges } from '../../src/data-package/import/file-changes.ts';
import { importDataset } from '../../src/data-package/import/import-dataset.ts';
import { loadDataset } from '../../src/data-package/load-dataset.ts';
import type { Release } from '../../src/domain/release.ts';

const { areas, metrics } = loadDataset(new URL('../../data/', import.meta.url)).parts;
const FILE = 'plans.csv';
const HEADER = 'time_period,old_la_code,region_code,country_code,la_name,CPP_At31';
const COLUMN = { metric: 'cpp-at-31-march', file: FILE, column: 'CPP_At31', first: 2018, last: 2020 };
const folders: string[] = [];

interface Setting {
  readonly rows: readonly string[];
  readonly column?: object;
  readonly corrections?: string;
  readonly sha256?: string;
  readonly isThere?: boolean;
}

/** Imports one made-up table; returns the observation file and what was found at fault. */
function imported({ rows, column = {}, corrections = '', sha256, isThere = true }: Setting): {
  text: string;
  faults: string[];
} {
  const folder = mkdtempSync(join(tmpdir(), 'safeguard-import-'));
  folders.push(folder);
  const published = `\uFEFF${[HEADER, ...rows].join('\r\n')}\r\n`;
  mkdirSync(join(folder, 'observations'));
  if (isThere) writeFileSync(join(folder, FILE), published);
  writeFileSync(join(folder, 'corrections.csv'), `release,file,row,column,expected,used,why\n${corrections}`);
  writeFileSync(join(folder, 'datapackage.json'), '{ "resources": [] }');
  writeFileSync(
    join(folder, 'observations', 'trial.json'),
    JSON.stringify({ tables: [{ file: FILE }], columns: [{ ...COLUMN, ...column }] }),
  );
  const release: Release = {
    id: 'trial',
    publication: 'Plans',
    edition: 'first',
    publisher: 'Publisher',
    published: '2020-10',
    accessed: '2020-11-01',
    nextDue: null,
    follows: null,
    status: 'official',
    precedence: 1,
    page: 'https://example.org/',
    licence: 'Open Government Licence v3.0',
    symbols: { c: 'suppressed', z: 'not-applicable' },
    files: [
      {
        file: FILE,
        path: FILE,
        repository: 'example.org',
        commit: 'none',
        sha256: sha256 ?? createHash('sha256').update(published).digest('hex'),
      },
    ],
  };
  const faults: Fault[] = [];
  const built = importDataset(folder, folder, { areas, metrics, releases: [release] }, faults, () => {});
  const text = built.find(({ file }) => file === 'observations/trial.csv')?.text ?? '';
  return { text, faults: faults.map(faultText) };
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('the import', () => {
  const rows = [
    '2019,,,E92000001,,"52,260"',
    '2018,838,E12000009,E92000001,Dorset,z',
    '2019,835,E12000009,E92000001,Dorset,305',
    '2019,201,E13000001,E92000001,City of London,c',
    '2020,838,E12000009,E92000001,Dorset,276',
    '2018,,E12000009,E92000001,,5030',
    '2017,835,E12000009,E92000001,Dorset,415',
  ];

  it('keeps what was published, by year and area, and leaves out marks of authorities that did not exist', () => {
    const { text, faults } = imported({ rows });
    expect(faults).toEqual([]);
    expect(text).toBe(
      [
        'year,area,cpp-at-31-march',
        '2018,E12000009,5030',
        '2019,201,c',
        '2019,835,305',
        '2019,E92000001,52260',
        '2020,838,276',
        '',
      ].join('\n'),
    );
  });

  it('makes the same of the same files, byte for byte', () => {
    expect(imported({ rows: rows.toReversed() })).toEqual(imported({ rows }));
  });

  it('reads nothing of a file that is not the very one named', () => {
    const { faults } = imported({ rows, sha256: '0'.repeat(64) });
    expect(faults).toEqual([expect.stringMatching(/^plans\.csv: sha256 is [0-9a-f]{64}, not 0{64}$/)]);
  });

  it('names a file that is not there, and not every column of it', () => {
    expect(imported({ rows, isThere: false }).faults).toEqual(['plans.csv: not found']);
  });

  it.each([
    ['an area that is none', '2019,999,E12000009,E92000001,Nowhere,3', 'plans.csv:2: unknown area: 999'],
    ['a year that is none', 'soon,835,E12000009,E92000001,Dorset,3', 'plans.csv:2: no year'],
    [
      'a number of an authority that had ended',
      '2020,835,E12000009,E92000001,Dorset,3',
      'the area did not exist',
    ],
  ])('stops at %s', (_, row, message) => {
    expect(imported({ rows: [row, ...rows] }).faults.join('\n')).toContain(message);
  });

  it('drops or keeps a number of an authority that had ended where it is told to', () => {
    const late = ['2020,835,E12000009,E92000001,Dorset,3', ...rows];
    const choice = [{ areas: ['835'], years: [2020] }];
    expect(imported({ rows: late, column: { dropped: choice } })).toEqual(imported({ rows }));
    const kept = imported({ rows: late, column: { kept: choice } });
    expect(kept.faults).toEqual([]);
    expect(kept.text).toContain('2020,835,3\n');
  });

  it('rounds off the noise that a column says to round off, and nothing else', () => {
    const noisy = ['2019,835,E12000009,E92000001,Dorset,19.899999999999999', ...rows.slice(3)];
    expect(imported({ rows: noisy, column: { decimals: 1 } }).text).toContain('2019,835,19.9\n');
    expect(imported({ rows: noisy }).text).toContain('2019,835,19.899999999999999\n');
  });

  it('uses a correction where it finds what the correction expects, and stops where it does not', () => {
    const line = (expected: string): string =>
      `trial,${FILE},"2019,835",CPP_At31,${expected},306,A slip of the pen.\n`;
    const corrected = imported({ rows, corrections: line('305') });
    expect(corrected.faults).toEqual([]);
    expect(corrected.text).toContain('2019,835,306\n');
    expect(imported({ rows, corrections: line('304') }).faults.join('\n')).toContain(
      'expected "304", found "305"',
    );
  });
});

describe('what an import changed', () => {
  it('is told by rows, columns and cells', () => {
    const before = 'year,area,a,b\n2019,835,1,2\n2020,838,3,4\n';
    const after = 'year,area,a,c\n2020,838,5,4\n2021,838,6,7\n';
    expect(fileChanges(before, after, 2)).toEqual({
      addedRows: ['2021,838'],
      removedRows: ['2019,835'],
      addedColumns: ['c'],
      removedColumns: ['b'],
      cells: [{ row: '2020,838', column: 'a', was: '3', is: '5' }],
    });
  });
});
