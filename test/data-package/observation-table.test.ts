import { assert, double, integer, property, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataFaults, type Fault } from '../../src/data-package/faults.ts';
import { observationTable } from '../../src/data-package/observation-table.ts';

const KNOWN = {
  areas: new Map([
    ['835', 0],
    ['838', 1],
    ['314/318', 2],
  ]),
  symbols: new Set(['c', '-']),
};

function cells(text: string): ReturnType<typeof observationTable>['cell'] {
  return observationTable('o.csv', text, KNOWN).cell;
}

function faultOf(read: () => unknown): readonly Fault[] {
  try {
    read();
  } catch (error) {
    if (error instanceof DataFaults) return error.faults;
  }
  return [];
}

describe('an observation file', () => {
  it('has numbers, marks and blanks, each its own', () => {
    const cell = cells('year,area,a,b,c\n2020,838,1.5,c,\n2021,314/318,-,0,-3\n');
    expect([0, 1, 2].map((metric) => cell(metric, '838', 2020))).toEqual([1.5, 'c', undefined]);
    expect([0, 1, 2].map((metric) => cell(metric, '314/318', 2021))).toEqual(['-', 0, -3]);
    expect(cell(0, '838', 2021)).toBeUndefined();
    expect(cell(0, '999', 2020)).toBeUndefined();
  });

  it('has every number as it is written', () => {
    const number = double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map(
      (value) => Math.round(value * 100) / 100,
    );
    assert(
      property(uniqueArray(integer({ min: 1994, max: 2030 }), { minLength: 1 }), number, (years, value) => {
        const cell = cells(`year,area,a\n${years.map((year) => `${year},838,${value}\n`).join('')}`);
        for (const year of years) expect(cell(0, '838', year)).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it.each([
    ['a year that is none', 'year,area,a\n20,838,1\n', 2],
    ['an area that is none', 'year,area,a\n2020,838,1\n2020,999,1\n', 3],
    ['a row given twice', 'year,area,a\n2020,838,1\n2020,838,1\n', 3],
  ])('with %s is not read at all', (_, text, line) => {
    expect(faultOf(() => cells(text)(0, '838', 2020))).toMatchObject([{ file: 'o.csv', line }]);
  });

  it.each([
    ['too few cells', 'year,area,a,b\n2020,835,1,1\n2020,838,1\n'],
    ['too many cells', 'year,area,a,b\n2020,835,1,1\n2020,838,1,1,1\n'],
    ['a mark that its release does not have', 'year,area,a,b\n2020,835,1,1\n2020,838,1,x\n'],
    ['a number that is none', 'year,area,a,b\n2020,835,1,1\n2020,838,1,1e5\n'],
  ])('stops where a row with %s is read', (_, text) => {
    const cell = cells(text);
    expect(cell(0, '835', 2020)).toBe(1);
    expect(faultOf(() => cell(0, '838', 2020))).toMatchObject([{ file: 'o.csv', line: 3 }]);
  });
});
