import type { Fault } from '../faults.ts';
import type { RecordReader } from '../record-reader.ts';

/** A published cell that is wrong beyond doubt: what has to stand there for the correction to hold, and what is used. */
export interface Correction {
  readonly release: string;
  readonly file: string;
  /** The row's key: year and area of an observation, area and date of an inspection, code of a council. */
  readonly row: string;
  readonly column: string;
  readonly expected: string;
  readonly used: string;
  readonly why: string;
}

/** What to use for a cell of a release's file. */
export type Correct = (cell: { file: string; row: string; column: string; published: string }) => string;

export function readCorrection(row: RecordReader): Correction {
  return {
    release: row.text('release'),
    file: row.text('file'),
    row: row.text('row'),
    column: row.text('column'),
    expected: row.text('expected'),
    used: row.text('used'),
    why: row.text('why'),
  };
}

/** Applies the corrections of one release. One that no longer finds what it expects is a fault, and is not applied. */
export function correctionsOf(corrections: readonly Correction[], release: string, faults: Fault[]): Correct {
  const own = corrections.filter((correction) => correction.release === release);
  return ({ file, row, column, published }) => {
    const correction = own.find(
      (candidate) => candidate.file === file && candidate.row === row && candidate.column === column,
    );
    if (!correction) return published;
    if (correction.expected === published) return correction.used;
    const message = `${release}, ${file}, ${row}, ${column}: expected "${correction.expected}", found "${published}"`;
    faults.push({ file: 'corrections.csv', line: null, message });
    return published;
  };
}
