import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/data-package/load-dataset.ts';
import { releaseDiff } from '../../src/domain/release-diff.ts';

const dataset = loadDataset(new URL('../../data/', import.meta.url));

describe('the difference between two editions of the looked-after tables', () => {
  const diff = releaseDiff(dataset, 'dfe-cla-2021', 'dfe-cla-2025');

  it('names the new periods and those that the newer edition let go', () => {
    expect(diff.newPeriods).toContainEqual({ metric: 'cla-at-31-march', years: [2022, 2023, 2024, 2025] });
    expect(diff.gonePeriods).toContainEqual({ metric: 'cla-at-31-march', years: [2018, 2019, 2020] });
  });

  it('names the authorities that arrived and went', () => {
    expect(diff.arrived).toEqual(['940', '941', '942', '943']);
    expect(diff.gone).toEqual(['835', '836', '837']);
  });

  it('has each revision, old and new, of the one year that both have', () => {
    expect(diff.revisions).toContainEqual({
      metric: 'cla-at-31-march',
      area: '204',
      year: 2021,
      was: 431,
      is: 418,
    });
    expect(new Set(diff.revisions.map(({ year }) => year))).toEqual(new Set([2021]));
    for (const { metric, area, year, was, is } of diff.revisions) {
      expect(dataset.figureIn('dfe-cla-2021', metric, area, year)).toMatchObject({ value: was });
      expect(dataset.figureIn('dfe-cla-2025', metric, area, year)).toMatchObject({ value: is });
      expect(was).not.toBe(is);
    }
  });

  it('has what the newer edition came to hide, with the reason by its own marks', () => {
    expect(diff.withheldNow).toContainEqual({
      metric: 'cla-at-31-march',
      area: '420',
      year: 2021,
      value: 0,
      symbol: 'z',
      reason: 'not-applicable',
    });
  });
});

describe('any two editions', () => {
  const ids = dataset.parts.releases.map(({ id }) => id);

  it.each(ids)('%s does not differ from itself', (id) => {
    const diff = releaseDiff(dataset, id, id);
    expect([diff.newPeriods, diff.revisions, diff.withheldNow, diff.arrived, diff.gone].flat()).toEqual([]);
  });

  it('of children in need differ the other way round when they are taken the other way round', () => {
    const there = releaseDiff(dataset, 'dfe-cin-2022', 'dfe-cin-2025');
    const back = releaseDiff(dataset, 'dfe-cin-2025', 'dfe-cin-2022');
    expect(back.revisions.map(({ was, is, ...cell }) => ({ ...cell, was: is, is: was }))).toEqual(
      expect.arrayContaining([...there.revisions]),
    );
    expect(back.shownNow.length).toBe(there.withheldNow.length);
    expect(back.gone).toEqual(there.arrived);
  });
});
