import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  profileAnswers,
  quarterOfRank,
  type ProfileAnswer,
  type ProfileRow,
} from '../../src/answer/profile-answer.ts';
import { median } from '../../src/domain/comparator.ts';
import type { AskedMetric } from '../../src/query/question.ts';
import { dataset, inYear, question, TODAY } from './asked.ts';
import { rawNumber, rawRows } from './raw-observations.ts';

function profile(areas: readonly string[], metrics: readonly string[] = [], year?: number): ProfileAnswer[] {
  const asked = question('profile', areas, metrics, year === undefined ? {} : { period: inYear(year) });
  return profileAnswers(dataset, asked, TODAY);
}

function basket(area: string, id: string): ProfileAnswer | undefined {
  const metrics: AskedMetric[] = [{ kind: 'unheld', id, words: id }];
  return profileAnswers(dataset, { ...question('profile', [area], []), metrics }, TODAY)[0];
}

const rowsOf = (answer: ProfileAnswer | undefined): readonly ProfileRow[] =>
  answer?.themes.flatMap((theme) => theme.rows) ?? [];

describe('the profile of an authority', () => {
  const [dorset] = profile(['838']);

  it('has its key figures by theme, Ofsted among them', () => {
    expect(dorset?.scope).toBe('overview');
    expect(dorset?.themes.map((theme) => theme.name)).toEqual([
      null,
      'Child protection',
      'Children in care',
      'Referrals and need',
      'Social workers',
      'Care leavers and adoption',
      'Ofsted judgements',
    ]);
    expect(rowsOf(dorset).some(({ part }) => part.kind === 'inspection')).toBe(true);
  });

  it('gives a quarter only where a direction is agreed', () => {
    const wrong = rowsOf(dorset).filter(({ part, quarter }) => {
      if (quarter === null || part.kind !== 'figure' || part.comparison.state !== 'compared') return false;
      return part.comparison.metric.polarity === 'neutral';
    });
    expect(wrong).toEqual([]);
    expect(rowsOf(dorset).filter(({ quarter }) => quarter !== null).length).toBeGreaterThan(5);
  });
});

describe('a basket', () => {
  it('shows a count once, with its rate as what it is compared by', () => {
    const workforce = rowsOf(basket('838', 'workforce'));
    const ids = workforce.map(({ part }) => part.metric.id);
    expect(ids).toContain('sw-leavers');
    expect(ids).not.toContain('sw-turnover-rate');
  });

  it('of an unknown name is none', () => {
    expect(basket('838', 'nothing')).toBeUndefined();
  });
});

describe('several metrics at once', () => {
  it('are one table, in the order asked', () => {
    const [table] = profile(['838'], ['cpp-rate', 'cpp-repeat-pct', 'sw-caseload']);
    expect(rowsOf(table).map(({ part }) => part.metric.id)).toEqual([
      'cpp-rate',
      'cpp-repeat-pct',
      'sw-caseload',
    ]);
  });

  it('of a period before a reorganisation come from the authority of the time', () => {
    const [table] = profile(['838'], ['cpp-at-31-march', 'cpp-started'], 2017);
    expect(rowsOf(table).map(({ part }) => (part.kind === 'figure' ? part.area.code : null))).toEqual([
      '835',
      '835',
    ]);
    expect(
      rowsOf(table).map(({ part }) =>
        part.kind === 'figure' && part.headline.state === 'value' ? part.headline.value : null,
      ),
    ).toEqual([415, 589]);
  });

  it('are no table where one metric or several years are asked for', () => {
    const years = question('lookup', ['838'], ['cpp-rate', 'sw-caseload'], { period: inYear(2020, 2024) });
    expect(profileAnswers(dataset, years, TODAY)).toEqual([]);
    expect(profileAnswers(dataset, question('lookup', ['838'], ['cpp-rate']), TODAY)).toEqual([]);
  });
});

describe('the quarter of a rank', () => {
  it('is counted from the best, in either direction', () => {
    const first = { place: 1, tied: 0, of: 100 };
    const last = { place: 100, tied: 0, of: 100 };
    expect([first, last].map((rank) => quarterOfRank('higher-is-better', rank))).toEqual([1, 4]);
    expect([first, last].map((rank) => quarterOfRank('higher-is-worse', rank))).toEqual([4, 1]);
    expect(quarterOfRank('neutral', first)).toBeNull();
  });

  it('puts as many in each as there are, whatever the direction', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 160 }), (of) => {
        const quarters = Array.from({ length: of }, (_, index) =>
          quarterOfRank('higher-is-better', { place: index + 1, tied: 0, of }),
        );
        const sizes = [1, 2, 3, 4].map((quarter) => quarters.filter((one) => one === quarter).length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('every figure of a table', () => {
  const present = dataset.authorities().filter((area) => area.closed === null && area.ranked);
  const neighbourRows = rawRows('statistical-neighbours.csv').filter((row) => row['model'] === '2025');

  it('agrees with the files by another route: figure, change, England, neighbours', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...present),
        fc.constantFrom(...dataset.parts.baskets.slice(1).filter((one) => one.id !== 'ofsted')),
        (area, { id }) => {
          for (const { part } of rowsOf(basket(area.code, id))) {
            if (part.kind !== 'figure' || part.headline.state !== 'value') continue;
            const { headline, change, comparison, metric, year } = part;
            if (headline.inputs !== null || headline.joint !== null) continue;
            const { release } = headline.source;
            expect(rawNumber(release, metric.id, part.area.code, year)).toBe(headline.value);
            if (change.state === 'stated') {
              const before = rawNumber(release, metric.id, part.area.code, year - 1) ?? Number.NaN;
              expect(change.difference).toBeCloseTo(headline.value - before, 6);
            }
            if (comparison.state !== 'compared' || comparison.metric.id !== metric.id) continue;
            if (comparison.england.state === 'given') {
              expect(rawNumber(release, metric.id, 'E92000001', year)).toBe(comparison.england.figure.value);
            }
            if (comparison.neighbours.state === 'given' && comparison.neighbours.model === '2025') {
              const values = neighbourRows
                .filter((row) => row['area'] === part.area.code)
                .flatMap((row) => rawNumber(release, metric.id, row['neighbour'] ?? '', year) ?? []);
              if (values.length === comparison.neighbours.counted) {
                expect(comparison.neighbours.median).toBeCloseTo(median(values), 9);
              }
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
