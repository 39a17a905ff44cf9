import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/data-package/load-dataset.ts';
import { changeByChance, differenceByChance, likenessTo } from '../../src/domain/chance.ts';
import { changeOnYear } from '../../src/domain/change.ts';
import { ENGLAND } from '../../src/domain/dataset.ts';
import type { Value } from '../../src/domain/figure.ts';

const dataset = loadDataset(new URL('../../data/', import.meta.url));

function value(release: string, metric: string, area: string, year: number): Value {
  const figure = dataset.figureIn(release, metric, area, year);
  if (figure?.state !== 'value') throw new Error(`no ${metric} of ${area} in ${year}`);
  return figure;
}

function likeness(
  release: string,
  metric: string,
  area: string,
  year: number,
): ReturnType<typeof likenessTo> {
  return likenessTo(dataset, value(release, metric, area, year), value(release, metric, ENGLAND, year));
}

describe('likeness to England', () => {
  it('of a rate uses the count behind it: 278 children, 41.4 per 10,000, against 40.6', () => {
    // Byar for 278: 246.28 and 312.66; by 67,149 children.
    const found = likeness('lait-2025', 'cpp-rate', '838', 2025);
    expect(found).toMatchObject({ verdict: 'similar', method: 'byar', count: 278 });
    expect(found?.interval.low).toBeCloseTo(36.68, 1);
    expect(found?.interval.high).toBeCloseTo(46.56, 1);
  });

  it('of a share uses Wilson’s limits: 265 of 431, against 47.0%', () => {
    const found = likeness('dfe-cin-2022', 'cpp-started-neglect-pct', '838', 2022);
    expect(found).toMatchObject({ verdict: 'higher', method: 'wilson', count: 265 });
    expect(found?.interval.low).toBeCloseTo(56.81, 1);
    expect(found?.interval.high).toBeCloseTo(65.96, 1);
  });

  it.each([
    ['a share whose count is not held', 'dfe-cin-2025', 'rereferral-pct', '838', 2025],
    ['an average', 'dfe-csww-2025', 'sw-caseload', '838', 2025],
    ['full-time equivalents', 'dfe-csww-2025', 'sw-turnover-rate', '838', 2025],
    ['a ratio that is no share', 'dfe-cin-2025', 's47-to-icpc-pct', '838', 2025],
    ['a count published to the nearest 5', 'lait-2025', 'foster-places-rate', '838', 2025],
    ['money', 'lait-2025', 'spend-safeguarding-per-child', '838', 2025],
    ['a rounded count of a region', 'lait-2025', 'cpp-rate', 'E12000009', 2025],
  ])('is not stated for %s', (_, release, metric, area, year) => {
    expect(likeness(release, metric, area, year)).toBeNull();
  });

  it('is never stated against the figures: a higher verdict has a higher figure', () => {
    const areas = dataset.authorities();
    const metrics = dataset.parts.metrics;
    fc.assert(
      fc.property(
        fc.constantFrom(...areas),
        fc.constantFrom(...metrics),
        fc.integer({ min: 2013, max: 2025 }),
        (area, metric, year) => {
          const figure = dataset.figure(metric.id, area.code, year);
          if (figure.state !== 'value') return;
          const england = dataset.figureIn(figure.source.release, metric.id, ENGLAND, year);
          if (england?.state !== 'value') return;
          const found = likenessTo(dataset, figure, england);
          if (!found) return;
          expect(found.interval.low).toBeLessThanOrEqual(figure.value + 0.5);
          expect(found.interval.high).toBeGreaterThanOrEqual(figure.value - 0.5);
          if (found.verdict === 'higher') expect(figure.value).toBeGreaterThan(england.value);
          if (found.verdict === 'lower') expect(figure.value).toBeLessThan(england.value);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('a difference that chance could bring', () => {
  it('is one between 278 and 296 children, and not one between 653 and 453', () => {
    const dorset = value('dfe-cin-2025', 'cpp-at-31-march', '838', 2025);
    const gloucestershire = value('dfe-cin-2025', 'cpp-at-31-march', '916', 2018);
    expect(changeByChance(dataset, changeOnYear(dataset, dorset))).toBe(true);
    expect(changeByChance(dataset, changeOnYear(dataset, gloucestershire))).toBe(false);
  });

  it('is not told for England, whose counts are rounded, nor for a balance of two counts', () => {
    const england = value('dfe-cin-2025', 'cpp-at-31-march', ENGLAND, 2025);
    const balance = value('dfe-cin-2022', 'cpp-net-change', '838', 2022);
    expect(changeByChance(dataset, changeOnYear(dataset, england))).toBeNull();
    expect(changeByChance(dataset, changeOnYear(dataset, balance))).toBeNull();
  });

  it('gives the same whichever of two places comes first', () => {
    const [leeds, bradford] = ['383', '380'].map((area) => value('lait-2025', 'cpp-rate', area, 2025));
    if (!leeds || !bradford) throw new Error('no figures');
    expect(differenceByChance(dataset, leeds, bradford)).toBe(differenceByChance(dataset, bradford, leeds));
  });
});
