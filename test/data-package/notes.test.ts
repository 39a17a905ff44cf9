import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/data-package/load-dataset.ts';

const dataset = loadDataset(new URL('../../data/', import.meta.url));

describe('shares that the counts as revised contradict', () => {
  it.each([
    ['icpc-15-days-pct', '876', 2017, 156, 188],
    ['icpc-15-days-pct', '353', 2017, 168, 444],
    ['icpc-15-days-pct', '835', 2017, 594, 721],
    ['icpc-15-days-pct', '394', 2016, 418, 638],
    ['icpc-15-days-pct', '343', 2016, 362, 385],
    ['icpc-15-days-pct', '846', 2016, 348, 544],
    ['icpc-15-days-pct', '921', 2016, 216, 375],
    ['icpc-15-days-pct', '852', 2016, 347, 555],
    ['assessments-45-days-pct', '909', 2017, 4046, 4452],
    ['assessments-45-days-pct', '891', 2017, 8620, 9126],
    ['assessments-45-days-pct', '883', 2017, 2289, 2444],
  ])('come with a caution that says what these give (%s, %s, %i)', (metric, area, year, part, whole) => {
    const share = ((100 * part) / whole).toFixed(1);
    const figure = dataset.figure(metric, area, year);
    expect(figure.state === 'value' && figure.value.toFixed(1)).not.toBe(share);
    const notes = dataset.notes(metric, area, year, 'lait-2025').map(({ text }) => text);
    expect(notes.filter((text) => text.endsWith(` give ${share}%.`))).toHaveLength(1);
  });
});
