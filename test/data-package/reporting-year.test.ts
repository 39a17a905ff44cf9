import { describe, expect, it } from 'vitest';
import { reportingYear } from '../../src/data-package/import/reporting-year.ts';

describe('a label of a year', () => {
  it.each([
    ['2017', 2017],
    ['2016-17', 2017],
    ['2016/17', 2017],
    ['2016-17 (OT)', 2017],
    ['2018 (Rev)', 2018],
    ['1999-00', 2000],
  ])('%s names the year it ends in', (label, year) => {
    expect(reportingYear(label)).toBe(year);
  });

  it.each(['0', '', '2014-16', '2016-15', 'latest', '20171'])('%s names none', (label) => {
    expect(reportingYear(label)).toBeUndefined();
  });
});
