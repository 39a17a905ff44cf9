import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeRankingAnswers, type ChangeRankingAnswer } from '../../src/answer/change-ranking-answer.ts';
import type { AskedPeriod } from '../../src/domain/period.ts';
import { dataset, inYear, question, TODAY } from './asked.ts';
import { rawNumber, rawRows } from './raw-observations.ts';

type Asked = Parameters<typeof question>;

function moved(areas: Asked[1], metric: string, more: Asked[3] = {}): ChangeRankingAnswer {
  const ranking = { end: 'top', count: 10, by: 'change', ...more.ranking } as const;
  const [answer] = changeRankingAnswers(
    dataset,
    question('rank', areas, [metric], { ...more, ranking }),
    TODAY,
  );
  if (!answer) throw new Error('no ranking by change');
  return answer;
}

const since = (from: number): AskedPeriod => ({ kind: 'range', from, to: null });
const between = (from: number, to: number): AskedPeriod => ({ kind: 'range', from, to });
const authorities = rawRows('authorities.csv').filter(
  (row) => row['kind'] === 'authority' && row['ranked'] === 'yes',
);

/** Differences of every authority to be ranked, straight from the file of a release. */
function rawChanges(release: string, metric: string, from: number, to: number): number[] {
  return authorities.flatMap(({ code = '', opened = '' }) => {
    if (opened > `${from}-03-31`) return [];
    const [before, after] = [rawNumber(release, metric, code, from), rawNumber(release, metric, code, to)];
    return before === null || after === null ? [] : [after - before];
  });
}

describe('a ranking by change', () => {
  it('is on the year where no period is asked, the largest rise first, from two published cells each', () => {
    const answer = moved([], 'cla-at-31-march');
    expect(answer).toMatchObject({ from: 2024, to: 2025, release: { id: 'dfe-cla-2025' } });
    const raw = rawChanges('dfe-cla-2025', 'cla-at-31-march', 2024, 2025).toSorted((a, b) => b - a);
    expect(answer.order.movers.map(({ change }) => change.difference)).toEqual(raw);
    expect(answer.rows.map(({ mover }) => mover.change.difference)).toEqual(raw.slice(0, 10));
    expect(answer.rows.map(({ mover }) => mover.place)).toEqual(
      raw.slice(0, 10).map((size) => 1 + raw.filter((other) => other > size).length),
    );
    expect(answer.counted).toEqual({
      rose: raw.filter((size) => size > 0).length,
      fell: raw.filter((size) => size < 0).length,
      same: raw.filter((size) => size === 0).length,
    });
  });

  it('from the other end gives the largest falls, and nothing that rose', () => {
    const answer = moved([], 'referrals', { ranking: { end: 'bottom', count: 40 }, period: since(2020) });
    const raw = rawChanges('dfe-cin-2025', 'referrals', 2020, 2025).toSorted((a, b) => a - b);
    expect(answer.rows.map(({ mover }) => mover.change.difference)).toEqual(
      raw.filter((size) => size < 0).slice(0, 40),
    );
  });

  it('leaves out, each with its reason, authorities that did not exist or whose figure was withheld', () => {
    const answer = moved([], 'referrals', { period: between(2019, 2024) });
    const why = new Map(answer.order.missing.map(({ area, why: reason }) => [area.code, reason.kind]));
    expect(why.get('838')).toBe('authority-began');
    expect(why.get('942')).toBe('authority-began');
    expect(why.get('850')).toBe('no-figure-now');
    const named = new Set(answer.order.missing.map(({ area }) => area.code));
    expect(answer.order.movers.filter(({ area }) => named.has(area.code))).toEqual([]);
  });

  it('never reaches across a break, and says from when it counts instead', () => {
    const answer = moved([], 'cla-rate', { period: since(2013) });
    expect(answer.from).toBe(2019);
    expect(answer.fromAsked).toMatchObject({ year: 2013, why: { kind: 'break' } });
    const exact = moved([], 'cla-rate', { period: inYear(2019) });
    expect(exact).toMatchObject({ from: 2018, to: 2019, release: { id: 'dfe-cla-2021' } });
  });

  it('of counts offers the rate, and shows how England changed', () => {
    const answer = moved([], 'cpp-at-31-march');
    expect(answer).toMatchObject({ isCount: true, rate: { id: 'cpp-rate' } });
    expect(answer.england).toMatchObject({ from: { year: 2024 }, to: { year: 2025 } });
  });

  it('says where chance could explain a change, and calls nothing twofold that rests on small numbers', () => {
    const answer = moved([], 'uasc-at-31-march', { period: since(2021), ranking: { end: 'top', count: 40 } });
    for (const { mover, small, byChance } of answer.twofold?.rows ?? []) {
      expect(mover.change.to.value).toBeGreaterThanOrEqual(2 * mover.change.from.value);
      expect(mover.change.from.value).toBeGreaterThanOrEqual(20);
      expect(small).toBe(false);
      expect(byChance).not.toBe(true);
    }
    expect(answer.twofold?.others).toBeGreaterThan(0);
    const flagged = answer.rows.filter(({ small }) => small).map(({ mover }) => mover.change);
    expect(flagged.every(({ from, to }) => from.value < 20 || to.value < 20)).toBe(true);
  });

  it('in percent leaves out whatever rests on small numbers', () => {
    const answer = moved([], 'uasc-at-31-march', { ranking: { end: 'top', count: 40, by: 'percent' } });
    const percents = answer.rows.map(({ mover }) => mover.change.percent ?? Number.NaN);
    expect(percents).toEqual(percents.toSorted((a, b) => b - a));
    expect(answer.rows.every(({ mover }) => mover.change.from.value >= 20)).toBe(true);
    expect(answer.order.missing.some(({ why }) => why.kind === 'small-base')).toBe(true);
  });

  it('finds one place from both ends', () => {
    const answer = moved(['886'], 'cla-at-31-march', { ranking: { end: 'place', count: null } });
    const raw = rawChanges('dfe-cla-2025', 'cla-at-31-march', 2024, 2025);
    const [kent] = answer.places;
    const own = kent?.row?.mover.change.difference ?? Number.NaN;
    expect(kent?.row?.mover.place).toBe(1 + raw.filter((size) => size > own).length);
    expect(answer.rows.some(({ asked }) => asked)).toBe(true);
  });

  it('counts each change from two figures of one authority, measure and release, never across a break', () => {
    const metrics = dataset.parts.metrics.filter(({ unit }) => unit !== 'grade').map(({ id }) => id);
    fc.assert(
      fc.property(
        fc.constantFrom(...metrics),
        fc.integer({ min: 2010, max: 2024 }),
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom('top', 'bottom'),
        (metric, from, years, end) => {
          const [answer] = changeRankingAnswers(
            dataset,
            question('rank', [], [metric], {
              period: between(from, from + years),
              ranking: { end, count: 40, by: 'change' },
            }),
            TODAY,
          );
          if (!answer) return;
          const { movers, missing, tooSmall } = answer.order;
          const codes = [...movers, ...missing].map(({ area }) => area.code);
          expect(new Set(codes).size).toBe(codes.length);
          expect(tooSmall.every(({ ranked }) => !ranked)).toBe(true);
          for (const { change } of [...movers, ...(answer.england ? [{ change: answer.england }] : [])]) {
            const { from: before, to: after } = change;
            expect([before.area, before.metric, before.source.release, before.joint]).toEqual([
              after.area,
              after.metric,
              answer.release.id,
              after.joint,
            ]);
            expect([before.year, after.year]).toEqual([answer.from, answer.to]);
            const breaks = dataset
              .notes(metric, after.area, after.year, answer.release.id)
              .filter(
                ({ kind, from: at }) =>
                  kind === 'break' && at !== null && at > before.year && at <= after.year,
              );
            expect(breaks).toEqual([]);
          }
          const shown = answer.rows.map(({ mover }) => mover.change.difference);
          expect(shown.every((size) => (end === 'top' ? size > 0 : size < 0))).toBe(true);
        },
      ),
      { numRuns: 120 },
    );
  });
});
