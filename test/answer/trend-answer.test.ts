import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trendAnswers, type TrendAnswer } from '../../src/answer/trend-answer.ts';
import type { AskedPeriod } from '../../src/domain/period.ts';
import type { Line } from '../../src/domain/series.ts';
import { trendPage } from '../../src/present/trend-page.ts';
import { plainText } from '../../src/present/text.ts';
import { trendChart } from '../../src/present/answer-charts/trend-chart.ts';
import { dataset, inYear, question, TODAY } from './asked.ts';
import { rawCell, rawNumber } from './raw-observations.ts';

function trend(areas: readonly string[], metric: string, period?: AskedPeriod): TrendAnswer {
  const [answer] = trendAnswers(dataset, question('trend', areas, [metric], period ? { period } : {}), TODAY);
  if (!answer) throw new Error('no trend');
  return answer;
}

/** "243 270 …" of each segment of each line. */
function shown(lines: readonly Line[]): string[] {
  return lines.flatMap((line) =>
    line.segments.map((segment) =>
      segment.points
        .map(({ figure }) =>
          figure.state === 'value' ? figure.value : figure.state === 'withheld' ? figure.symbol : '?',
        )
        .join(' '),
    ),
  );
}

describe('a trend across a reorganisation', () => {
  it('says that England, too, goes over to another edition, and on which population each stands', () => {
    const rate = trend(['838'], 'cpp-rate', { kind: 'range', from: 2013, to: 2025 });
    const told = /England and the South West break too before 31 March 2020:.*2011 Census.*2021 Census/;
    expect(plainText(trendPage(rate), { steps: 'none' })).toMatch(told);
    expect(trendChart(rate, dataset).notes.join(' ')).toMatch(told);
    const england = rate.around.find(({ role }) => role === 'england')?.lines ?? [];
    expect(new Set(england.flatMap(({ segments }) => segments.map(({ release }) => release))).size).toBe(2);
    expect(trend(['380'], 'cpp-rate', { kind: 'range', from: 2013, to: 2025 }).aroundChanges).toEqual([]);
  });

  const dorset = trend(['838'], 'cpp-at-31-march');

  it('is two series with a break between them', () => {
    expect(shown(dorset.series.lines)).toEqual(['243 270 372 409 415 244 305', '276 300 323 304 296 278']);
    expect(dorset.series.lines.map((line) => [line.area.code, line.role])).toEqual([
      ['835', 'predecessor'],
      ['838', 'asked'],
    ]);
    expect(dorset.series.boundaries.map(({ date, drawn }) => [date, drawn])).toEqual([['2019-04-01', true]]);
  });

  it('computes a change on either side, and none across', () => {
    expect(dorset.runs.map(({ first, last }) => [first.year, last.year])).toEqual([
      [2013, 2019],
      [2020, 2025],
    ]);
    expect(dorset.newest?.onYear).toMatchObject({ state: 'stated', difference: -18 });
    expect(dorset.newest?.byChance).toBe(true);
  });

  it('carries the old rate as published where the newer edition has no population for it', () => {
    expect(shown(dorset.twin?.lines ?? [])[0]).toBe('31.5 34.9 48.2 53 53.8 31.7 39.8');
    expect(dorset.twin?.elsewhere.map(({ area }) => area.code)).toEqual(['835']);
  });

  it('draws the authorities that went into a new one as a whole, and names the one that gave a part', () => {
    const { series } = trend(['839'], 'cpp-at-31-march');
    expect(series.lines.map((line) => line.area.code).toSorted()).toEqual(['836', '837', '839']);
    expect(
      series.boundaries.filter(({ drawn }) => !drawn).map(({ predecessor }) => predecessor.code),
    ).toEqual(['835']);
  });

  it('goes on to the successors of an authority that has ended', () => {
    const { series } = trend(['928'], 'cpp-started');
    expect(series.lines.map((line) => [line.area.code, line.role])).toEqual([
      ['928', 'asked'],
      ['940', 'successor'],
      ['941', 'successor'],
    ]);
  });

  it('leaves the former authority out where only later years are asked', () => {
    const { series } = trend(['838'], 'cpp-at-31-march', { kind: 'last', count: 3 });
    expect(shown(series.lines)).toEqual(['304 296 278']);
    expect(series.boundaries).toEqual([]);
  });
});

describe('a trend', () => {
  it('marks the years without a return, with the reason', () => {
    const { series } = trend(['204'], 'cpp-at-31-march');
    const points = series.lines.flatMap((line) => line.segments.flatMap((segment) => segment.points));
    const silent = points.filter(({ figure }) => figure.state === 'withheld');
    expect(silent.map(({ year, figure }) => [year, 'reason' in figure ? figure.reason : null])).toEqual([
      [2021, 'not-returned'],
      [2022, 'not-returned'],
    ]);
  });

  it('breaks where the population base changes, and states no change across', () => {
    const { series, runs } = trend(['383'], 'cla-rate');
    const segments = series.lines[0]?.segments ?? [];
    expect(segments.map(({ points }) => [points[0]?.year, points.at(-1)?.year])).toEqual([
      [2016, 2018],
      [2019, 2025],
    ]);
    expect(segments[1]?.seams.map(({ kind, at }) => [kind, at])).toEqual([['break', 2019]]);
    expect(runs).toHaveLength(2);
  });

  it('says in the headline’s place that the newest year is withheld', () => {
    const answer = trend(['420'], 'cpp-at-31-march');
    expect(answer.withheld).toMatchObject({ year: 2025, reason: 'suppressed' });
    expect(answer.newest?.figure).toMatchObject({ year: 2024, value: 0 });
  });

  it('keeps to the years that were named', () => {
    const { series, runs } = trend(['383'], 'cpp-at-31-march', inYear(2017, 2024));
    expect(series.lines[0]?.segments[0]?.points.map(({ year }) => year)).toEqual([2017, 2024]);
    expect(runs[0]?.change).toMatchObject({
      state: 'stated',
      from: { year: 2017, value: rawNumber('dfe-cin-2025', 'cpp-at-31-march', '383', 2017) },
      to: { year: 2024, value: rawNumber('dfe-cin-2025', 'cpp-at-31-march', '383', 2024) },
    });
  });

  it('puts several places side by side, each year from one edition', () => {
    const { series, places } = trend(['383', '380'], 'cpp-rate', { kind: 'range', from: 2016, to: 2025 });
    for (const line of [...series.lines, ...places]) {
      for (const point of line.segments.flatMap((segment) => segment.points)) {
        expect(point.figure).toMatchObject({
          value: rawNumber('lait-2025', 'cpp-rate', line.area.code, point.year),
        });
      }
    }
  });

  it('names the places that are more than can be told apart', () => {
    const answer = trend(['383', '380', '886', '838', '878', '881', '331'], 'cpp-rate');
    expect(answer.places).toHaveLength(4);
    expect(answer.dropped.map(({ code }) => code)).toEqual(['881', '331']);
    expect(plainText(trendPage(answer), { steps: 'none' })).toMatch(/Left out, .*: Essex and Coventry\./);
  });

  it('of a share warns where the count behind the newest is small', () => {
    const kinds = (area: string) => trend([area], 'cpp-repeat-pct').cautions.map(({ kind }) => kind);
    expect(kinds('857')).toContain('small-count');
    expect(kinds('838')).not.toContain('small-count');
  });

  it('is one line wherever one edition has all the years asked for', () => {
    const since = (from: number) => trend(['204'], 'cla-at-31-march', { kind: 'range', from, to: null });
    expect(shown(since(2018).series.lines)).toEqual(['382 405 430 418 405 391 384 352']);
    expect(since(2018).releases.map(({ id }) => id)).toEqual(['lait-2025']);
    expect(since(2021).releases.map(({ id }) => id)).toEqual(['dfe-cla-2025']);
  });

  it('shows years of single-year editions only where they are asked for', () => {
    expect(trend(['838'], 'cpp-at-31-march').early.map(({ year }) => year)).toEqual([2010, 2011, 2012]);
    const asked = trend(['838'], 'cpp-at-31-march', { kind: 'range', from: 2010, to: null });
    expect(asked.early).toEqual([]);
    expect(shown(asked.series.lines).slice(0, 3)).toEqual(['342', '302', '322']);
  });
});

describe('any trend of any area, metric and period', () => {
  const areas = dataset.parts.areas.filter((area) => area.kind !== 'joint');
  const metrics = dataset.parts.metrics.filter((metric) => metric.unit !== 'grade');
  const periods: fc.Arbitrary<AskedPeriod | undefined> = fc.oneof(
    fc.constant(undefined),
    fc.integer({ min: 1, max: 12 }).map((count) => ({ kind: 'last', count }) as const),
    fc
      .tuple(fc.integer({ min: 2008, max: 2025 }), fc.integer({ min: 2008, max: 2026 }))
      .map(([from, to]) => ({ kind: 'range', from, to: Math.max(from, to) }) as const),
    fc
      .uniqueArray(fc.integer({ min: 2012, max: 2025 }), { minLength: 2, maxLength: 4 })
      .map((years) => inYear(...years)),
  );

  it('keeps each segment to one area, one metric and one release, and every change to one segment', () => {
    fc.assert(
      fc.property(fc.constantFrom(...areas), fc.constantFrom(...metrics), periods, (area, metric, period) => {
        const asked = question('trend', [area.code], [metric.id], period ? { period } : {});
        for (const answer of trendAnswers(dataset, asked, TODAY)) {
          for (const line of answer.series.lines) {
            const years = line.segments.flatMap((segment) => segment.points.map(({ year }) => year));
            expect(years).toEqual([...new Set(years)].toSorted((a, b) => a - b));
            for (const segment of line.segments) {
              for (const { figure, year } of segment.points) {
                if (figure.state === 'absent') continue;
                expect([figure.area, figure.metric, figure.year]).toEqual([line.area.code, metric.id, year]);
                if (figure.state === 'value' && figure.inputs === null) {
                  expect(figure.source.release).toBe(segment.release);
                  const cell = rawCell(segment.release, metric.id, figure.joint ?? figure.area, year);
                  expect(figure.value).toBe(Number(cell));
                }
              }
            }
          }
          for (const { change, segment, highest, lowest } of answer.runs) {
            const values = segment.points.flatMap(({ figure }) => (figure.state === 'value' ? [figure] : []));
            expect(highest[0]?.value).toBe(Math.max(...values.map(({ value }) => value)));
            expect(lowest[0]?.value).toBe(Math.min(...values.map(({ value }) => value)));
            if (change?.state !== 'stated') continue;
            expect(values).toContain(values.find(({ year }) => year === change.from.year));
            expect(change.difference).toBeCloseTo(change.to.value - change.from.value, 5);
            const broken = dataset.parts.notes.some(
              (note) =>
                note.kind === 'break' &&
                note.from !== null &&
                note.from > change.from.year &&
                note.from <= change.to.year &&
                dataset.notes(metric.id, area.code, note.from, change.to.source.release).includes(note),
            );
            expect(broken).toBe(false);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
