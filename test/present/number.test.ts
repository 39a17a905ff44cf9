import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatDifference,
  formatNumber,
  formatValue,
  ordinal,
  periodLabel,
} from '../../src/present/number.ts';

describe('numbers as a newspaper prints them', () => {
  it('agree with the platform’s British format', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -5e9, max: 5e9, noNaN: true }),
        fc.integer({ min: 0, max: 2 }),
        (value, decimals) => {
          const once = Number(value.toPrecision(12));
          const platform = new Intl.NumberFormat('en-GB', {
            minimumFractionDigits: decimals,
            maximumFractionDigits: decimals,
            signDisplay: 'negative',
          }).format(once);
          expect(formatNumber(value, decimals)).toBe(platform.replace('-', '−'));
        },
      ),
    );
  });

  it.each([
    [40.65, '40.7'],
    [-40.65, '−40.7'],
    [(78.1 + 78.8) / 2, '78.5'],
  ])('rounds the half %d as on paper, whatever binary makes of it', (value, text) => {
    expect(formatNumber(value, 1)).toBe(text);
  });

  it.each([
    [1234, { unit: 'count', decimals: 0 }, '1,234'],
    [52.3, { unit: 'percent', decimals: 1 }, '52.3%'],
    [53.8, { unit: 'per-10000', decimals: 1 }, '53.8 per 10,000'],
    [6500, { unit: 'thousand-pounds', decimals: 0 }, '£6,500,000'],
    [1, { unit: 'working-days', decimals: 0 }, '1 working day'],
    [112, { unit: 'rank', decimals: 0 }, '112th'],
  ] as const)('%d with %o is %s', (value, metric, text) => {
    expect(formatValue(value, metric)).toBe(text);
  });

  it('differences of shares are points', () => {
    expect(formatDifference(-5.25, { unit: 'percent', decimals: 1 })).toBe('5.3 percentage points');
    expect(formatDifference(1, { unit: 'percent', decimals: 0 })).toBe('1 percentage point');
  });

  it.each([
    [1, '1st'],
    [2, '2nd'],
    [11, '11th'],
    [13, '13th'],
    [23, '23rd'],
    [101, '101st'],
  ])('%i is %s', (place, text) => {
    expect(ordinal(place)).toBe(text);
  });

  it('years of a flow and days of a stock are written apart', () => {
    expect(periodLabel('year-to-march', 2017)).toBe('2016/17');
    expect(periodLabel('at-march', 2017)).toBe('31 March 2017');
    expect(periodLabel('year-to-march', 2000)).toBe('1999/00');
  });
});
