import { describe, expect, it } from 'vitest';
import { movedApart } from '../../src/digest/moved-apart.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';

const { dataset } = loadAnswerer();
const metrics = dataset.parts.baskets
  .filter(({ id }) => id === 'child-protection')
  .flatMap((basket) => basket.metrics.flatMap((id) => dataset.metric(id) ?? []));
const [newest = ''] = dataset.neighbourModels();

describe('a change unlike those of the neighbours', () => {
  const found = dataset
    .authorities()
    .filter(({ closed }) => closed === null)
    .flatMap((area) => movedApart(dataset, area, metrics).map((apart) => ({ area, ...apart })));

  it('is farther from their middle than that of any of them, worked out anew from the published figures', () => {
    expect(found.length).toBeGreaterThan(50);
    for (const { area, metric, change, typical, counted } of found) {
      const { from, to } = change;
      const at = (code: string, year: number) => {
        const figure = dataset.figureIn(to.source.release, metric.id, code, year);
        return figure?.state === 'value' ? figure.value : Number.NaN;
      };
      const theirs = (dataset.neighbours(area.code, newest)?.neighbours ?? [])
        .map(({ area: code }) => at(code, to.year) - at(code, from.year))
        .filter((difference) => !Number.isNaN(difference));
      const own = Math.abs(to.value - from.value - typical);
      expect(theirs.length, `${area.name} ${metric.id}`).toBeGreaterThanOrEqual(counted);
      expect(theirs.filter((difference) => Math.abs(difference - typical) > own + 1e-9)).toEqual([]);
      expect(theirs.filter((difference) => difference <= typical + 1e-9).length).toBeGreaterThanOrEqual(
        counted / 2,
      );
      expect(theirs.filter((difference) => difference >= typical - 1e-9).length).toBeGreaterThanOrEqual(
        counted / 2,
      );
    }
  });

  it('is told of rates and shares, never of counts, and at most twice', () => {
    expect(found.filter(({ metric }) => metric.unit === 'count')).toEqual([]);
    const times = [...Map.groupBy(found, ({ area }) => area.code).values()].map((same) => same.length);
    expect(Math.max(...times)).toBe(2);
  });

  it('is not looked for where an authority is too small to be ranked', () => {
    const small = dataset.authorities().filter(({ ranked }) => !ranked);
    expect(small.flatMap((area) => movedApart(dataset, area, dataset.parts.metrics))).toEqual([]);
  });
});
