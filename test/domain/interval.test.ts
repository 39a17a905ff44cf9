import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countInterval,
  sameRateProbability,
  shareDifferenceInterval,
  shareInterval,
} from '../../src/domain/interval.ts';

describe('limits of a count', () => {
  // Published test values of PHEindicatormethods (UK Health Security Agency), and Garwood's limit for nought.
  it.each([
    [0, 0, 3.688879],
    [1, 0.02531781, 5.571643],
    [5, 1.623486, 11.66833],
    [20, 12.21142883, 30.88988037],
    [65, 50.16318771, 82.84913855],
    [222, 193.75438, 253.2047],
    [1045, 982.5932018, 1110.331213],
  ])('of %i are %f and %f', (count, low, high) => {
    const limits = countInterval(count);
    expect(limits.low).toBeCloseTo(low, 4);
    expect(limits.high).toBeCloseTo(high, 4);
  });

  it('enclose the count and widen with it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50_000 }), (count) => {
        const [here, next] = [countInterval(count), countInterval(count + 1)];
        expect(here.low).toBeLessThanOrEqual(count);
        expect(here.high).toBeGreaterThan(count);
        expect(next.low).toBeGreaterThan(here.low);
        expect(next.high).toBeGreaterThan(here.high);
      }),
    );
  });
});

describe('limits of a share', () => {
  // Newcombe, Statistics in Medicine 17 (1998), pp. 857-872, table I, method 3; and PHEindicatormethods.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [65, 100, 0.5525, 0.7364],
    [222, 3215, 0.0608, 0.0783],
    [999, 3456, 0.2742, 0.3044],
  ])('of %i in %i are %f and %f', (part, whole, low, high) => {
    const limits = shareInterval(part, whole);
    expect(limits.low).toBeCloseTo(low, 4);
    expect(limits.high).toBeCloseTo(high, 4);
  });
});

describe('limits of the difference between two shares', () => {
  // Newcombe, Statistics in Medicine 17 (1998), pp. 873-890, table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('%i of %i less %i of %i are %f and %f', (a, m, b, n, low, high) => {
    const limits = shareDifferenceInterval({ part: a, whole: m }, { part: b, whole: n });
    expect(limits.low).toBeCloseTo(low, 4);
    expect(limits.high).toBeCloseTo(high, 4);
  });
});

describe('the test of two counts', () => {
  it('gives 1 in 8 for each tail of nought against three (Przyborowski and Wilenski’s clover seed)', () => {
    const seeds = sameRateProbability({ count: 0, exposure: 1 }, { count: 3, exposure: 1 });
    expect(seeds).toBeCloseTo(0.25, 10);
  });

  it('agrees with adding up binomial probabilities one by one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        (a, b, ratio) => {
          const found = sameRateProbability({ count: a, exposure: ratio }, { count: b, exposure: 1 });
          expect(found).toBeCloseTo(byBinomial(a, a + b, ratio / (1 + ratio)), 9);
        },
      ),
    );
  });

  it('stays the same when the two change places, and near the normal test for large counts', () => {
    const [a, b] = [
      { count: 20_400, exposure: 1 },
      { count: 20_000, exposure: 1 },
    ] as const;
    expect(sameRateProbability(a, b)).toBeCloseTo(sameRateProbability(b, a), 9);
    // (20,400 - 20,000 - 1) / sqrt(40,400) = 1.985: 0.0471 two-sided.
    expect(sameRateProbability(a, b)).toBeCloseTo(0.0471, 3);
  });
});

function byBinomial(count: number, total: number, share: number): number {
  if (total === 0) return 1;
  let term = (1 - share) ** total;
  let [below, above] = [0, 0];
  for (let number = 0; number <= total; number += 1) {
    if (number <= count) below += term;
    if (number >= count) above += term;
    term *= ((total - number) / (number + 1)) * (share / (1 - share));
  }
  return Math.min(1, 2 * Math.min(below, above));
}
