import { array, assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvTable, csvText } from '../../src/data-package/csv-table.ts';
import type { Fault } from '../../src/data-package/faults.ts';

const cell = string().map((text) => text.replaceAll('\r', ''));

describe('a small table', () => {
  it('is read back as it was written, whatever its cells hold', () => {
    assert(
      property(array(array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 8 }), (rows) => {
        const faults: Fault[] = [];
        const table = csvTable('t.csv', csvText(['a', 'b', 'c'], rows), faults);
        expect(faults).toEqual([]);
        expect(table.rows.map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });

  it('names the line that a row begins on, after cells of several lines too', () => {
    const faults: Fault[] = [];
    const table = csvTable('t.csv', 'a,b\n1,"two\nlines"\n3,4\n', faults);
    expect(table.rows.map(({ line }) => line)).toEqual([2, 4]);
  });

  it('leaves out and reports every row of another length', () => {
    const faults: Fault[] = [];
    const table = csvTable('t.csv', 'a,b\n1\n2,3\n4,5,6\n', faults);
    expect(table.rows).toHaveLength(1);
    expect(faults.map(({ file, line }) => [file, line])).toEqual([
      ['t.csv', 2],
      ['t.csv', 4],
    ]);
  });
});
