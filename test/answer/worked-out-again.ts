import { expect } from 'vitest';
import type { Answer, FigureAnswer } from '../../src/answer/answer.ts';
import type { ComparisonAnswer } from '../../src/answer/comparison-answer.ts';
import type { Scope } from '../../src/answer/asked-areas.ts';
import type { RankingAnswer } from '../../src/answer/ranking-answer.ts';
import type { TrendAnswer } from '../../src/answer/trend-answer.ts';
import type { Likeness } from '../../src/domain/chance.ts';
import type { Change } from '../../src/domain/change.ts';
import type { NeighbourSummary } from '../../src/domain/comparator.ts';
import type { Absent, Figure, Value } from '../../src/domain/figure.ts';
import type { Standing } from '../../src/domain/standing.ts';
import { dataset } from './asked.ts';
import {
  apartByChance,
  byar,
  middle,
  newcombe,
  placeAmong,
  poissonTails,
  rawArea,
  rawAuthorities,
  rawBase,
  rawBreak,
  rawFigure,
  rawMetric,
  rawNeighbours,
  rawRegions,
  rawValues,
  wilson,
} from './raw-statistics.ts';

const ENGLAND = 'E92000001';

/** How many of each were worked out a second time, so that none is passed over unseen. */
export const done = { figures: 0, changes: 0, ranks: 0, medians: 0, intervals: 0, chances: 0 };

/** The edition that a figure says it is divided by. */
const baseOf = (figure: Figure | undefined): string | null =>
  figure?.state === 'value' ? (figure.inputs?.[1].source.release ?? null) : null;

const raw = (figure: Figure, year = figure.year): ReturnType<typeof rawFigure> =>
  rawFigure(figure.source.release, figure.metric, figure.area, year, baseOf(figure));

/** That all figures of a comparison are divided by numbers of one edition. */
function checkBase(figures: readonly (Figure | Absent | null | undefined)[]): void {
  const bases = figures.flatMap((figure) => (figure?.state === 'value' ? [baseOf(figure)] : []));
  expect(new Set(bases).size).toBeLessThanOrEqual(1);
}

function checkFigure(figure: Figure | Absent | null): void {
  if (!figure || figure.state === 'absent') return;
  const found = raw(figure);
  if (figure.state === 'withheld') return expect(found).toBeNull();
  done.figures += 1;
  expect(figure.value).toBe(found?.value);
}

function checkChange(change: Change | null, latest?: Figure | Absent): void {
  if (!change) return;
  if (change.state === 'unstated') {
    if (latest?.state !== 'value' || latest.inputs) return;
    const [before, now] = [raw(latest, latest.year - 1), raw(latest)];
    const { release } = latest.source;
    const marked = rawBreak(release, latest.metric, latest.area, latest.year - 1, latest.year);
    return expect(before === null || before.by !== now?.by || marked).toBe(true);
  }
  const { from, to } = change;
  expect([from.metric, from.area, from.source.release]).toEqual([to.metric, to.area, to.source.release]);
  expect(rawBreak(to.source.release, to.metric, to.area, from.year, to.year)).toBe(false);
  for (const figure of [from, to]) checkFigure(figure);
  const { unit } = rawMetric(to.metric);
  expect(change.difference).toBeCloseTo(to.value - from.value, 6);
  if (['percent', 'score', 'rank'].includes(unit) || from.value === 0) expect(change.percent).toBeNull();
  else expect(change.percent).toBeCloseTo((to.value / from.value - 1) * 100, 9);
  done.changes += 1;
}

/** Whether a change is within what chance could bring, where the answer tells; counts against equal exposure. */
function checkChance(byChance: boolean | null, first: Figure, second: Figure, likeForLike: boolean): void {
  if (byChance === null) return;
  const [a, b] = [behind(first), behind(second)];
  const { unit } = rawMetric(first.metric);
  done.chances += 1;
  if (unit === 'percent') {
    const [low, high] = newcombe([a.count, a.base], [b.count, b.base]);
    return expect(byChance).toBe(low <= 0 && 0 <= high);
  }
  const bases = likeForLike && unit === 'count' ? ([1, 1] as const) : ([a.base, b.base] as const);
  expect(byChance).toBe(apartByChance([a.count, bases[0]], [b.count, bases[1]]) >= 0.05);
}

/** The count behind a rate or share and what it is divided by; of a count, itself. */
function behind(figure: Figure): { count: number; base: number; per: number } {
  const { release } = figure.source;
  const { derived } = rawMetric(figure.metric);
  const value = raw(figure)?.value ?? Number.NaN;
  if (derived?.kind !== 'ratio') return { count: value, base: 1, per: 1 };
  const count = rawFigure(release, derived.numerator, figure.area, figure.year)?.value ?? Number.NaN;
  const { per, denominator, lag } = derived;
  const inputs = figure.state === 'value' && figure.inputs;
  const own = rawFigure(release, denominator, figure.area, figure.year - lag)?.value;
  const base = inputs ? rawBase(release, figure.metric, figure.area, figure.year, baseOf(figure)) : own;
  return { count, base: base ?? (count / value) * per, per };
}

function checkLikeness(likeness: Likeness | null, figure: Figure | null): void {
  if (!likeness || !figure) return;
  checkFigure(likeness.reference);
  const { count, base, per } = behind(figure);
  const { low, high } = likeness.interval;
  expect(likeness.count).toBe(count);
  if (likeness.method === 'byar' && count < 10) {
    for (const tail of poissonTails(count, (low / per) * base, (high / per) * base)) {
      expect(tail).toBeCloseTo(0.025, 6);
    }
  } else {
    const limits = likeness.method === 'wilson' ? wilson(count, base) : byar(count).map((end) => end / base);
    expect(low).toBeCloseTo((limits[0] ?? Number.NaN) * per, 6);
    expect(high).toBeCloseTo((limits[1] ?? Number.NaN) * per, 6);
  }
  const reference = likeness.reference.value;
  expect(likeness.verdict).toBe(low > reference ? 'higher' : high < reference ? 'lower' : 'similar');
  done.intervals += 1;
}

function checkNeighbours(summary: NeighbourSummary, own: Value | Figure, model: string | null): void {
  const list = rawNeighbours(own.area, model);
  expect(summary.model).toBe(list?.model);
  const { release } = own.source;
  const partners = (rawArea(raw(own)?.by ?? '')['members'] ?? '').split('|');
  const counted = (list?.codes ?? []).filter(
    (code) => rawArea(code)['ranked'] === 'yes' && !partners.includes(code),
  );
  const values = rawValues(release, own.metric, counted, own.year, baseOf(own));
  checkBase([own, ...summary.figures]);
  expect(values.length).toBeGreaterThanOrEqual(5);
  expect([summary.counted, summary.of]).toEqual([values.length, list?.codes.length]);
  expect(summary.median).toBeCloseTo(middle(values), 9);
  expect(summary.mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 9);
  done.medians += 1;
}

function checkFigureAnswer({ headline, metric, change, comparison, cautions }: FigureAnswer): void {
  checkFigure(headline);
  checkChange(change, headline);
  if (change.state === 'stated' && change.difference !== 0) {
    const told = cautions.some((caution) => caution.kind === 'ordinary-change');
    const exact = metric.unit === 'count' && /^\d{3}$/.test(change.to.area) && isCounted(metric.id);
    const rounded = dataset.notes(metric.id, change.to.area, change.to.year, change.to.source.release);
    if (told) checkChance(true, change.to, change.from, true);
    else if (exact && !rounded.some((note) => note.kind === 'rounded')) {
      checkChance(false, change.to, change.from, true);
    }
  }
  if (comparison.state !== 'compared') return;
  const { own, england, region, neighbours, rank, likeness } = comparison;
  expect(comparison.metric.id).toBe(metric.compareAs ?? metric.id);
  for (const part of [england, region]) {
    if (part.state !== 'given') continue;
    checkFigure(part.figure);
    expect([part.figure.metric, part.figure.year, part.figure.source.release]).toEqual([
      own.metric,
      own.year,
      own.source.release,
    ]);
  }
  checkBase([own, ...[england, region].map((part) => (part.state === 'given' ? part.figure : null))]);
  if (england.state === 'given') expect(england.figure.area).toBe(ENGLAND);
  if (region.state === 'given') expect(region.figure.area).toBe(rawArea(own.area)['region']);
  if (neighbours.state === 'given') checkNeighbours(neighbours, own, null);
  if (rank.state === 'given') {
    const codes = rawAuthorities(own.metric, own.year);
    const values = rawValues(own.source.release, own.metric, codes, own.year, baseOf(own));
    const value = raw(own)?.value ?? Number.NaN;
    expect(rank).toMatchObject(placeAmong(value, values, false));
    expect(rank.of).toBe(values.length);
    done.ranks += 1;
  }
  checkLikeness(likeness, own);
}

/** A count that is the numerator of its own rate or share, so that chance can be told of it. */
function isCounted(id: string): boolean {
  const { compareAs, derived } = rawMetric(id);
  const twin = compareAs === null ? null : rawMetric(compareAs).derived;
  return derived === null && twin?.kind === 'ratio' && twin.numerator === id;
}

function checkStanding(standing: Standing | null, codes: readonly string[]): void {
  if (!standing) return;
  const { release, metric, year } = standing.at;
  const figures = standing.stands.map(({ figure }) => figure);
  checkBase(figures);
  const values = rawValues(release, metric, codes, year, baseOf(figures[0]));
  expect(standing.stands).toHaveLength(values.length);
  for (const { figure, place, tied } of standing.stands) {
    checkFigure(figure);
    const value = raw(figure)?.value ?? Number.NaN;
    expect({ place, tied }).toEqual(placeAmong(value, values, rawMetric(metric).unit === 'rank'));
    done.ranks += 1;
  }
  if (values.length > 0) expect(standing.median).toBeCloseTo(middle(values), 9);
  done.medians += 1;
}

/** The authorities of a group that existed then and are large enough, short of those that it leaves out. */
function membersOf(scope: Scope, at: Standing['at']): string[] {
  const without = (scope.without ?? []).map(({ code }) => code);
  return wholeGroup(scope, at).filter((code) => {
    const area = rawArea(code);
    return ![code, area['region'], area['half']].some((one) => without.includes(one ?? ''));
  });
}

function wholeGroup(scope: Scope, { metric, year }: Standing['at']): string[] {
  const all = rawAuthorities(metric, year);
  switch (scope.kind) {
    case 'all':
      return all;
    case 'listed':
      return all.filter((code) => scope.codes.includes(code));
    case 'regions':
      return [...rawRegions];
    case 'region':
      return all.filter((code) => rawArea(code)['region'] === scope.region.code);
    case 'type':
      return all.filter((code) => scope.types.some((type) => rawArea(code)['type'] === type));
    case 'neighbours': {
      const list = rawNeighbours(scope.of.code, scope.model)?.codes ?? [];
      return all.filter((code) => code === scope.of.code || list.includes(code));
    }
  }
}

function checkGap(gap: number | null, figure: Figure | null, england: Value | null): void {
  if (gap === null || figure?.state !== 'value' || !england) return;
  const { decimals } = rawMetric(figure.metric);
  const printed = (value: number): number => Math.round(Number(`${value}e${decimals}`));
  expect(Math.round(gap * 10 ** decimals)).toBe(printed(figure.value) - printed(england.value));
}

function checkComparison(answer: ComparisonAnswer): void {
  const own = answer.named[0]?.code ?? '';
  const { scope } = answer;
  answer.measures.forEach((measure, index) => {
    const { neighbours, standing, england } = measure;
    checkFigure(england);
    if (scope && standing) checkStanding(standing, membersOf(scope, standing.at));
    checkBase([england, ...answer.rows.map(({ cells }) => cells[index]?.figure)]);
    const row = answer.rows.find(({ area }) => area.code === own || area.members.includes(own));
    const figure = row?.cells[index]?.figure;
    if (neighbours && figure) checkNeighbours(neighbours, { ...figure, area: own }, neighbours.model);
    for (const { cells } of answer.rows) {
      const cell = cells[index];
      checkFigure(cell?.figure ?? null);
      checkFigure(cell?.count ?? null);
      checkGap(cell?.gap ?? null, cell?.figure ?? null, england);
      checkLikeness(cell?.likeness ?? null, cell?.figure ?? null);
    }
  });
  const [one, two] = answer.named.map(
    ({ code }) => answer.rows.find((row) => row.area.code === code)?.cells[0]?.figure,
  );
  if (answer.difference && one?.state === 'value' && two?.state === 'value') {
    checkGap(answer.difference.size, one, two);
    checkChance(answer.difference.byChance, one, two, false);
  }
}

function checkRanking({ scope, standing, england, rows, places }: RankingAnswer): void {
  checkStanding(standing, membersOf(scope, standing.at));
  checkFigure(england);
  checkBase([england, ...standing.stands.map(({ figure }) => figure)]);
  for (const { stand, beside, gap, likeness } of rows) {
    checkFigure(beside);
    checkGap(gap, stand.figure, england);
    checkLikeness(likeness, stand.figure);
  }
  for (const { within, likeness, figure } of places) {
    checkFigure(figure);
    if (figure.state !== 'absent') checkLikeness(likeness, figure);
    for (const inner of within) checkStanding(inner.standing, membersOf(inner.scope, inner.standing.at));
  }
}

function checkTrend({ newest, runs, placeRuns, around, series }: TrendAnswer): void {
  for (const { segments } of [...series.lines, ...around.flatMap(({ lines }) => lines)]) {
    for (const { points, release } of segments) {
      for (const { figure } of points) {
        checkFigure(figure);
        if (figure.state !== 'absent') expect(figure.source.release).toBe(release);
      }
    }
  }
  for (const { segment, first, last, change, byChance, highest, lowest } of [...runs, ...placeRuns]) {
    const values = segment.points.flatMap(({ figure }) => (figure.state === 'value' ? [figure] : []));
    const sorted = values.map((figure) => raw(figure)?.value ?? Number.NaN).toSorted((a, b) => a - b);
    expect([first, last]).toEqual([values[0], values.at(-1)]);
    for (const { value } of highest) expect(value).toBe(sorted.at(-1));
    for (const { value } of lowest) expect(value).toBe(sorted[0]);
    checkChange(change);
    if (change?.state === 'stated') checkChance(byChance, change.to, change.from, true);
  }
  if (!newest) return;
  checkChange(newest.onYear, newest.figure);
  if (newest.onYear.state === 'stated') {
    checkChance(newest.byChance, newest.onYear.to, newest.onYear.from, true);
  }
}

/** Works every figure, change, rank, median and interval of an answer out again, and expects the same. */
export function check(answer: Answer): void {
  switch (answer.kind) {
    case 'figure':
      return checkFigureAnswer(answer);
    case 'profile':
      return answer.themes
        .flatMap(({ rows }) => rows)
        .forEach(({ part, quarter }) => {
          if (part.kind !== 'figure') return;
          checkFigureAnswer(part);
          checkQuarter(part, quarter);
        });
    case 'comparison':
      return checkComparison(answer);
    case 'ranking':
      return checkRanking(answer);
    case 'trend':
      return checkTrend(answer);
    case 'several':
      return answer.answers.forEach(check);
    default:
  }
}

/** The best quarter is the first; those level share the better. */
function checkQuarter({ comparison }: FigureAnswer, quarter: number | null): void {
  if (comparison.state !== 'compared' || quarter === null) return;
  const { own, metric } = comparison;
  const codes = rawAuthorities(own.metric, own.year);
  const values = rawValues(own.source.release, own.metric, codes, own.year, baseOf(own));
  const value = raw(own)?.value ?? Number.NaN;
  const better = values.filter((other) =>
    rawMetric(metric.id).polarity === 'higher-is-better' ? other > value : other < value,
  ).length;
  expect(quarter).toBe([1, 2, 3, 4].find((each) => better + 1 <= (each * values.length) / 4));
}
