import { describe, expect, it } from 'vitest';
import { changeBetween } from '../../src/domain/change.ts';
import { dataset } from '../answer/asked.ts';

/** Every stated change on the year of a measure, over all authorities and years. */
function changesOf(metric: string) {
  return dataset.authorities().flatMap((area) =>
    dataset.years(metric, area.code).flatMap((year) => {
      const figure = dataset.figure(metric, area.code, year);
      if (figure.state !== 'value') return [];
      const change = changeBetween(dataset, figure, year - 1);
      return change.state === 'stated' ? [change] : [];
    }),
  );
}

describe('a change', () => {
  const differences = dataset.parts.metrics.filter(({ derived }) => derived?.kind === 'difference');

  it.each(differences.map(({ id }) => id))('of one number less another has no percentage: %s', (metric) => {
    const changes = changesOf(metric);
    expect(changes.length).toBeGreaterThan(100);
    expect(changes.filter(({ percent }) => percent !== null)).toEqual([]);
  });

  it('of a count is told in percent of the earlier figure', () => {
    const [change] = changesOf('cpp-at-31-march').filter(({ from }) => from.value > 0);
    if (!change) throw new Error('no change');
    expect(change.percent).toBeCloseTo((change.difference / change.from.value) * 100);
  });
});
