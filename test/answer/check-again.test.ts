import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAgain, overdueOf, shownText, type ShownFigure } from '../../src/answer/check-again.ts';
import { Dataset } from '../../src/domain/dataset.ts';
import type { Figure } from '../../src/domain/figure.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { checkPage } from '../../src/present/check-page.ts';
import { plainText } from '../../src/present/text.ts';

const { dataset } = loadAnswerer();
const metric = 'cpp-at31-neglect';
const dorset = '838';

function remembered(figure: Figure): ShownFigure {
  const { area, metric: id, year, source } = figure;
  return { area, metric: id, period: String(year), shown: shownText(figure), release: source.release };
}

function shownToday(id: string, area: string): Figure {
  const year = dataset.years(id, area).at(-1) ?? 0;
  const figure = dataset.figure(id, area, year);
  if (figure.state === 'absent') throw new Error(`no figure of ${id} for ${area}`);
  return figure;
}

/** The data as they might stand a year later: a new edition with one more year, which revises one cell. */
function aYearOn(figure: Figure, revised: number | string): Dataset {
  const { parts } = dataset;
  const release = dataset.release(figure.source.release);
  const column = dataset.columns(figure.metric).find((one) => one.release === figure.source.release);
  if (!release || !column) throw new Error('no such edition');
  const precedence = Math.max(...parts.releases.map((one) => one.precedence)) + 1;
  const next = { ...release, id: 'next', edition: 'the next edition', precedence };
  return new Dataset({
    ...parts,
    releases: [...parts.releases, next],
    columns: [
      ...parts.columns,
      {
        ...column,
        release: next.id,
        source: { ...column.source, release: next.id },
        last: column.last + 1,
        cell: (area, year) =>
          year === column.last + 1
            ? 500
            : area === figure.area && year === figure.year
              ? revised
              : column.cell(area, year),
      },
    ],
  });
}

const said = (data: Dataset, shown: ShownFigure): string =>
  plainText(checkPage(checkAgain(data, shown)), { steps: 'none' });

describe('a figure that was shown', () => {
  test('is still as published as long as nothing changed, whatever it is', () => {
    const areas = dataset.authorities().map(({ code }) => code);
    const ids = dataset.parts.metrics.filter(({ unit }) => unit !== 'grade').map(({ id }) => id);
    fc.assert(
      fc.property(fc.constantFrom(...areas), fc.constantFrom(...ids), fc.nat(), (area, id, pick) => {
        const years = dataset.years(id, area);
        const year = years[pick % Math.max(1, years.length)];
        const figure = year === undefined ? null : dataset.figure(id, area, year);
        fc.pre(figure !== null && figure.state !== 'absent');
        expect(checkAgain(dataset, remembered(figure))).toMatchObject({
          kind: 'figure',
          now: { state: 'same' },
        });
      }),
      { numRuns: 300 },
    );
  });

  test('is found again by the ONS code of its area', () => {
    const shown = remembered(shownToday(metric, dorset));
    expect(checkAgain(dataset, { ...shown, area: dataset.area(dorset)?.gss ?? '' })).toEqual(
      checkAgain(dataset, shown),
    );
  });

  test('was revised in a later edition: both numbers, both sources, and the newer year', () => {
    const figure = shownToday(metric, dorset);
    const shown = remembered(figure);
    const later = said(aYearOn(figure, 412), shown);
    expect(later).toMatch(new RegExp(`^Revised from ${shown.shown} to 412 in .*the next edition: Dorset`));
    expect(later).toContain(dataset.release(shown.release)?.edition);
    expect(later).toContain('A newer year exists: 500');
    expect(later.match(/ — Source: /g)).toHaveLength(3);
  });

  test('was repeated by a later edition', () => {
    const figure = shownToday(metric, dorset);
    const value = figure.state === 'value' ? figure.value : 0;
    const later = said(aYearOn(figure, value), remembered(figure));
    expect(later).toMatch(/^Still as published: Dorset/);
    expect(later).toContain('the next edition, has the same figure');
  });

  test('was hidden by a later edition, and is no nought', () => {
    const figure = shownToday(metric, dorset);
    expect(said(aYearOn(figure, 'c'), remembered(figure))).toMatch(/^Revised from \d+ to no figure \(“c”\)/);
  });

  test('was corrected here, in the same edition', () => {
    const shown = { ...remembered(shownToday(metric, dorset)), shown: '1' };
    expect(said(dataset, shown)).toMatch(/^Corrected here from 1 to \d+, in the same edition/);
  });

  test('is of an edition that is held no more', () => {
    const shown = { ...remembered(shownToday(metric, dorset)), release: 'long-gone' };
    expect(checkAgain(dataset, shown)).toMatchObject({ from: null, now: { state: 'same' } });
  });

  test('is no longer there', () => {
    const shown = { ...remembered(shownToday(metric, dorset)), period: '1950' };
    expect(said(dataset, shown)).toMatch(/^No longer held: Dorset/);
  });

  test.each([{ area: '000' }, { metric: 'gone' }, { period: 'then' }])('cannot be known: %j', (odd) => {
    const shown = { ...remembered(shownToday(metric, dorset)), ...odd };
    expect(checkAgain(dataset, shown)).toEqual({ kind: 'unknown' });
  });
});

test('a figure is told to be out of date where a newer edition should exist', () => {
  const checked = checkAgain(dataset, remembered(shownToday('cpp-rate', dorset)));
  const told = (today: string): string => {
    const overdue = overdueOf(checked, dataset, today);
    return plainText(checkPage(checked, { among: null, overdue }), { steps: 'none' });
  };
  const due = dataset.parts.releases.flatMap(({ nextDue }) => nextDue ?? []).toSorted();
  expect(told(`${Number(due.at(-1)?.slice(0, 4)) + 1}-01-01`)).toMatch(/A newer edition of .* was due by/);
  expect(told(due[0] ?? '')).not.toMatch(/was due by/);
});

describe('a grade that was shown', () => {
  const [newest, ...earlier] = dataset.inspections(dorset);
  if (!newest) throw new Error('no inspection');
  const gradeOf = (inspection: typeof newest): ShownFigure => ({
    area: dorset,
    metric: 'ofsted-overall',
    period: inspection.inspected,
    shown: inspection.grades['ofsted-overall'] ?? '',
    release: inspection.release,
  });

  test('is still as published', () => {
    expect(checkAgain(dataset, gradeOf(newest))).toMatchObject({ kind: 'grade', state: 'same', newer: null });
  });

  test('has a newer inspection', () => {
    const shown = { ...gradeOf(newest), period: '2001-01-01', shown: 'good' };
    expect(checkAgain(dataset, shown)).toMatchObject({
      state: 'gone',
      newer: { inspected: newest.inspected },
    });
    expect(earlier.every(({ inspected }) => inspected <= newest.inspected)).toBe(true);
  });

  test('comes with the report that it stands in, once', () => {
    for (const inspection of [newest, ...earlier]) {
      expect(said(dataset, gradeOf(inspection)).split(inspection.report)).toHaveLength(2);
    }
  });

  test('was changed', () => {
    expect(said(dataset, { ...gradeOf(newest), shown: 'dreadful' })).toMatch(/^Changed from dreadful to /);
  });
});
