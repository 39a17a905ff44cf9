import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankingAnswers, type RankingAnswer } from '../../src/answer/ranking-answer.ts';
import { dataset, inYear, question, TODAY } from './asked.ts';
import { rawNumber, rawRows } from './raw-observations.ts';

type Asked = Parameters<typeof question>;

function ranked(areas: Asked[1], metric: string, more: Asked[3] = {}): RankingAnswer {
  const [answer] = rankingAnswers(dataset, question('rank', areas, [metric], more), TODAY);
  if (!answer) throw new Error('no ranking');
  return answer;
}

const place = { end: 'place', count: null } as const;
const authorities = rawRows('authorities.csv').filter((row) => row['kind'] === 'authority');

/** Values of every authority to be ranked, straight from the file of a release. */
function rawValues(release: string, metric: string, year: number): Map<string, number> {
  return new Map(
    authorities
      .filter((row) => row['ranked'] === 'yes')
      .flatMap((row) => {
        const value = rawNumber(release, metric, row['code'] ?? '', year);
        return value === null ? [] : [[row['code'] ?? '', value] as const];
      }),
  );
}

describe('a ranking', () => {
  it('gives the highest first, with ties in one place', () => {
    const answer = ranked([], 'cla-rate', { ranking: { end: 'top', count: 10 } });
    const raw = [...rawValues('dfe-cla-2025', 'cla-rate', 2025)].toSorted((a, b) => b[1] - a[1]);
    expect(answer.release.id).toBe('dfe-cla-2025');
    expect(answer.rows.map((row) => row.stand.figure.value)).toEqual(
      raw.slice(0, 10).map(([, value]) => value),
    );
    expect(answer.rows.map((row) => row.stand.place)).toEqual(
      raw.slice(0, 10).map(([, value]) => 1 + raw.filter(([, other]) => other > value).length),
    );
  });

  it('says where a place stands in England, in its region and among its neighbours', () => {
    const answer = ranked(['838'], 'cpp-repeat-pct', { ranking: place });
    const raw = rawValues('dfe-cin-2025', 'cpp-repeat-pct', 2025);
    const own = raw.get('838') ?? Number.NaN;
    const [dorset] = answer.places;
    expect(dorset?.stand?.place).toBe(1 + [...raw.values()].filter((value) => value > own).length);
    expect(dorset?.stand?.tied).toBe([...raw.values()].filter((value) => value === own).length - 1);
    expect(answer.standing.stands).toHaveLength(raw.size);
    expect(dorset?.within.map(({ scope }) => scope.kind)).toEqual(['region', 'neighbours']);
    const region = authorities
      .filter((row) => row['region'] === 'E12000009')
      .flatMap((row) => raw.get(row['code'] ?? '') ?? []);
    expect(dorset?.within[0]?.stand.place).toBe(1 + region.filter((value) => value > own).length);
  });

  it('of a count offers the rate', () => {
    const answer = ranked([], 'cpp-at-31-march', { ranking: { end: 'top', count: 5 } });
    expect(answer).toMatchObject({ isCount: true, rate: { id: 'cpp-rate' }, england: null });
  });

  it('leaves out the two smallest and names those without a figure', () => {
    const answer = ranked([], 'cpp-rate', { period: inYear(2024), ranking: { end: 'bottom', count: 3 } });
    expect(answer.standing.tooSmall.map((area) => area.code).toSorted()).toEqual(['201', '420']);
    expect(answer.standing.missing.map(({ area }) => area.code)).toContain('850');
    expect(answer.standing.stands.map(({ area }) => area.code)).not.toContain('850');
  });

  it('has a joint return once, and finds either council in it', () => {
    const answer = ranked(['318'], 'sw-caseload', { ranking: place });
    expect(answer.places[0]?.stand?.area.code).toBe('314/318');
    expect(answer.standing.stands.filter(({ area }) => area.members.includes('318'))).toHaveLength(1);
    expect(answer.standing.stands.map(({ area }) => area.code)).not.toContain('318');
  });

  it('of a year before a reorganisation stands on the authority of the time', () => {
    const answer = ranked(['838'], 'cpp-rate', { period: inYear(2017), ranking: place });
    expect(answer.places[0]).toMatchObject({ area: { code: '835' }, figure: { value: 53.8 } });
    expect(answer.places[0]?.stand?.place).toBeGreaterThan(0);
  });

  it('takes the newest year that authorities have figures for, where England’s go further', () => {
    expect(ranked([], 'cpp-started-neglect-pct').year).toBe(2022);
  });

  it('takes a region named as a place for the group', () => {
    const answer = ranked(['E12000009'], 'cla-rate', { ranking: { end: 'top', count: 3 } });
    expect(answer.scope).toMatchObject({ kind: 'region', region: { code: 'E12000009' } });
    expect(answer.standing.stands).toHaveLength(14);
  });

  it('counts those that share the last place shown', () => {
    const answer = ranked([], 'agency-staff-spend', { ranking: { end: 'bottom', count: 5 } });
    const zeros = [...rawValues('mhclg-ro3-2025', 'agency-staff-spend', 2025).values()].filter(
      (value) => value === 0,
    );
    expect(answer.tiedBeyond).toBe(zeros.length - 5);
  });
});

describe('any ranking', () => {
  const areas = dataset.authorities();
  const metrics = dataset.parts.metrics.filter((metric) => metric.unit !== 'grade');

  it('is of one metric, year and release, and accounts for every authority of the time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...metrics),
        fc.option(fc.constantFrom(...areas), { nil: null }),
        fc.option(fc.integer({ min: 2012, max: 2025 }), { nil: null }),
        fc.constantFrom<'top' | 'bottom'>('top', 'bottom'),
        (metric, area, year, end) => {
          const asked = question('rank', area ? [area.code] : [], [metric.id], {
            ...(year === null ? {} : { period: inYear(year) }),
            ranking: area ? place : { end, count: 7 },
          });
          for (const answer of rankingAnswers(dataset, asked, TODAY)) {
            const { stands, missing } = answer.standing;
            const values = stands.map(({ figure }) => figure.value);
            for (const { figure, place: at, tied, area: where } of stands) {
              expect([figure.metric, figure.year, figure.source.release]).toEqual([
                metric.id,
                answer.year,
                answer.release.id,
              ]);
              const ahead = (other: number): boolean =>
                metric.unit === 'rank' ? other < figure.value : other > figure.value;
              expect(at).toBe(1 + values.filter(ahead).length);
              expect(tied).toBe(values.filter((other) => other === figure.value).length - 1);
              expect(where.ranked).toBe(true);
            }
            const counted = [...stands, ...missing].flatMap(({ area: where }) =>
              where.members.length > 0 ? where.members : [where.code],
            );
            expect(new Set(counted).size).toBe(counted.length);
            const day = `${answer.year}`;
            const living = areas.filter(
              ({ opened, closed, ranked: counts }) =>
                counts &&
                (opened === null || opened < `${day}-01-01`) &&
                (closed === null || closed > `${day}-12-31`),
            );
            for (const { code } of living) expect(counted).toContain(code);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
