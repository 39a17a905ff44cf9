import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answer/answer-question.ts';
import type { AskedGroup, Intent } from '../../src/query/question.ts';
import { dataset, inYear, question, TODAY } from './asked.ts';
import { rawFigure } from './raw-statistics.ts';
import { check, done } from './worked-out-again.ts';

const KINDS: Readonly<Record<string, Intent>> = {
  figure: 'lookup',
  comparison: 'compare',
  ranking: 'rank',
  trend: 'trend',
  profile: 'profile',
};

describe('five hundred answers, worked out again from the files', () => {
  const areas = dataset.parts.areas
    .filter(({ kind }) => kind !== 'joint' && kind !== 'half-of-london')
    .map(({ code }) => code);
  const metrics = dataset.parts.metrics.filter(({ unit }) => unit !== 'grade').map(({ id }) => id);
  const groups = fc.constantFrom<AskedGroup | null>(
    null,
    { kind: 'all' },
    { kind: 'region', region: 'E12000009' },
    { kind: 'neighbours', model: null },
    { kind: 'neighbours', model: '2021' },
    { kind: 'type', types: ['county'], words: 'county councils' },
  );

  it.each(Object.entries(KINDS))('every number of a %s', (kind, intent) => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...areas), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...metrics),
        groups,
        fc.option(fc.integer({ min: 2013, max: 2025 }), { nil: null }),
        (places, metric, group, year) => {
          const grouped = intent === 'compare' || intent === 'rank' ? group : null;
          const asked = question(
            intent,
            intent === 'profile' ? places.slice(0, 1) : places,
            intent === 'profile' ? [] : [metric],
            { ...(grouped ? { group: grouped } : {}), ...(year === null ? {} : { period: inYear(year) }) },
          );
          const { answer } = answerQuestion(dataset, asked, { today: TODAY, examples: [] });
          const parts = answer.kind === 'several' ? answer.answers : [answer];
          fc.pre(parts.some((part) => part.kind === kind));
          check(answer);
        },
      ),
      { seed: 2026, numRuns: 100 },
    );
  });

  it('the staff of two councils that make one return are divided by the children of both', () => {
    const children = ['314', '318'].map((code) => rawFigure('dfe-cin-2025', 'child-population', code, 2024));
    const both = children.reduce((sum, figure) => sum + (figure?.value ?? Number.NaN), 0);
    for (const code of ['314', '318']) {
      const rate = dataset.figure('sw-fte-rate', code, 2025);
      const staff = rawFigure('dfe-csww-2025', 'sw-fte', code, 2025)?.value ?? Number.NaN;
      expect(rate).toMatchObject({ joint: '314/318', value: Number(((staff / both) * 10_000).toFixed(1)) });
    }
  });

  it('halves are rounded up, whatever the quotient is in binary: 23 in 80 is 28.8%', () => {
    expect(dataset.figure('cpp-at31-physical-pct', '836', 2017)).toMatchObject({ value: 28.8 });
  });

  it('are enough of each sort to have met its traps', () => {
    expect(done.figures).toBeGreaterThan(20_000);
    expect(done.changes).toBeGreaterThan(1000);
    expect(done.ranks).toBeGreaterThan(5000);
    expect(done.medians).toBeGreaterThan(800);
    expect(done.intervals).toBeGreaterThan(500);
    expect(done.chances).toBeGreaterThan(300);
  });
});
