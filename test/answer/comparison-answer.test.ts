import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisonAnswers, type ComparisonAnswer } from '../../src/answer/comparison-answer.ts';
import type { ComparedRow } from '../../src/answer/comparison-table.ts';
import type { AskedGroup } from '../../src/query/question.ts';
import { dataset, inYear, question, TODAY } from './asked.ts';
import { rawNumber, rawRows } from './raw-observations.ts';

type Asked = Parameters<typeof question>;

function compared(areas: Asked[1], metrics: Asked[2], more: Asked[3] = {}): ComparisonAnswer {
  const [answer, ...rest] = comparisonAnswers(dataset, question('compare', areas, metrics, more), TODAY);
  if (!answer || rest.length > 0) throw new Error(`${rest.length} answers too many, or none`);
  return answer;
}

function valueOf(row: ComparedRow | undefined, index = 0): number | string | null {
  const figure = row?.cells[index]?.figure;
  if (!figure) return row?.cells[index]?.absent ?? null;
  return figure.state === 'value' ? figure.value : figure.reason;
}

function byArea(answer: ComparisonAnswer): Record<string, number | string | null> {
  return Object.fromEntries(answer.rows.map((row) => [row.area.code, valueOf(row)]));
}

const ENGLAND = 'E92000001';

describe('a comparison of places named one by one', () => {
  it('has one release and year, in order, with the gap to England and the count beside', () => {
    const answer = compared(['383', '380'], ['cpp-rate']);
    expect(answer.rows.map((row) => row.area.code)).toEqual([ENGLAND, '383', '380']);
    for (const code of ['383', '380', ENGLAND]) {
      expect(byArea(answer)[code]).toBe(rawNumber('lait-2025', 'cpp-rate', code, 2025));
    }
    const [, leeds] = answer.rows;
    expect(leeds?.cells[0]?.gap).toBe(-4.6);
    expect(leeds?.cells[0]?.count).toMatchObject({
      value: rawNumber('lait-2025', 'cpp-at-31-march', '383', 2025),
    });
    expect(answer.difference).toEqual({ size: 3.2, byChance: true });
  });

  it('compares counts through their rate', () => {
    const { measures, rows } = compared(['383', '380'], ['cpp-at-31-march']);
    expect(measures[0]?.metric.id).toBe('cpp-rate');
    expect(measures[0]?.count?.id).toBe('cpp-at-31-march');
    expect(rows.find((row) => row.area.code === ENGLAND)?.cells[0]?.gap).toBeNull();
  });

  it('never sets a count beside England’s where no rate is published', () => {
    const { measures, rows } = compared(['838', '839'], ['cla-missing-incidents']);
    expect(measures[0]).toMatchObject({ countsOnly: true, england: null });
    expect(rows.map((row) => row.area.code).toSorted()).toEqual(['838', '839']);
  });

  it('tells a withheld figure last, in words', () => {
    const answer = compared(['850', '916', '204'], ['cpp-rate'], { period: inYear(2024) });
    expect(answer.rows.at(-1)?.area.code).toBe('850');
    expect(valueOf(answer.rows.at(-1))).toBe('unreliable');
  });

  it('is answered from the authorities of the time, in an edition that has their rates', () => {
    const answer = compared(['838', '839'], ['cpp-at-31-march'], { period: inYear(2017) });
    expect(answer.measures[0]?.release.id).toBe('dfe-cin-2022');
    expect(
      answer.rows
        .filter((row) => row.role === 'asked')
        .map((row) => row.area.code)
        .toSorted(),
    ).toEqual(['835', '836', '837']);
    expect(byArea(answer)['835']).toBe(53.8);
  });

  it('has a joint return once', () => {
    const answer = compared(['314', '318', '305'], ['sw-caseload']);
    expect(answer.rows.map((row) => row.area.code)).toContain('314/318');
    expect(answer.rows.filter((row) => row.role === 'asked')).toHaveLength(2);
  });

  it('takes several metrics as columns where their periods end on the same day, else as tables', () => {
    const asked = question('compare', ['383', '380'], ['cpp-rate', 'cpp-repeat-pct', 'sw-caseload']);
    const answers = comparisonAnswers(dataset, asked, TODAY);
    expect(answers.map(({ measures }) => measures.map(({ metric }) => metric.id))).toEqual([
      ['cpp-rate', 'cpp-repeat-pct'],
      ['sw-caseload'],
    ]);
  });
});

describe('a comparison with neighbours', () => {
  const neighbourRows = rawRows('statistical-neighbours.csv');
  const listed = (model: string, area: string): string[] =>
    neighbourRows
      .filter((row) => row['model'] === model && row['area'] === area)
      .map((row) => row['neighbour'] ?? '');

  it.each(['2021', '2025'])('takes the ten of the %s model, and their median', (model) => {
    const answer = compared(['838'], ['cpp-rate'], { group: { kind: 'neighbours', model } });
    const members = answer.rows.filter((row) => row.role === 'member').map((row) => row.area.code);
    expect(members.toSorted()).toEqual(listed(model, '838').toSorted());
    const values = listed(model, '838')
      .map((code) => rawNumber('lait-2025', 'cpp-rate', code, 2025) ?? Number.NaN)
      .toSorted((a, b) => a - b);
    expect(answer.measures[0]?.neighbours?.median).toBeCloseTo(((values[4] ?? 0) + (values[5] ?? 0)) / 2, 9);
    expect(answer.measures[0]?.neighbours?.mean).toBeCloseTo(
      values.reduce((sum, value) => sum + value, 0) / 10,
      9,
    );
    expect(answer.otherModels).toEqual(model === '2021' ? ['2025'] : ['2021']);
  });

  it('is what a single authority is compared with unasked', () => {
    expect(compared(['838'], ['cpp-rate']).scope).toMatchObject({ kind: 'neighbours', model: '2025' });
  });

  it('says where the model has no list', () => {
    const answer = compared(['942'], ['cpp-rate'], { group: { kind: 'neighbours', model: '2021' } });
    expect(answer.noList).toMatchObject({ area: { code: '942' }, model: '2021' });
    expect(answer.rows.map((row) => row.role).toSorted()).toEqual(['asked', 'england', 'region']);
  });
});

describe('a comparison with a large group', () => {
  const group: AskedGroup = {
    kind: 'type',
    types: ['inner-london', 'outer-london'],
    words: 'London boroughs',
  };

  it('shows the place asked for and both ends', () => {
    const answer = compared(['306'], ['cla-rate'], { group });
    expect(answer.measures[0]?.standing?.stands).toHaveLength(32);
    const members = answer.shown.filter((row) => row.role === 'member' || row.role === 'asked');
    expect(members.length).toBeLessThanOrEqual(11);
    expect(members.map((row) => row.area.code)).toContain('306');
    expect(answer.measures[0]?.standing?.tooSmall.map((area) => area.code)).toEqual(['201']);
  });
});

describe('any comparison', () => {
  const areas = dataset.parts.areas.filter((area) => area.kind !== 'joint' && area.kind !== 'half-of-london');
  const metrics = dataset.parts.metrics.filter((metric) => metric.unit !== 'grade');
  const groups: fc.Arbitrary<AskedGroup | null> = fc.constantFrom<AskedGroup | null>(
    null,
    { kind: 'all' },
    { kind: 'region', region: 'E12000009' },
    { kind: 'neighbours', model: null },
    { kind: 'neighbours', model: '2021' },
    { kind: 'type', types: ['county'], words: 'county councils' },
  );

  it('has one period and one release a column, rows in order, and gaps that a reader gets by subtracting', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...areas), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...metrics),
        groups,
        fc.option(fc.integer({ min: 2012, max: 2025 }), { nil: null }),
        (places, metric, group, year) => {
          const asked = question(
            'compare',
            places.map((area) => area.code),
            [metric.id],
            {
              ...(group ? { group } : {}),
              ...(year === null ? {} : { period: inYear(year) }),
            },
          );
          for (const { measures, rows } of comparisonAnswers(dataset, asked, TODAY)) {
            const [measure] = measures;
            if (!measure) throw new Error('no measure');
            for (const { cells, role } of rows) {
              const [cell] = cells;
              for (const [figure, id] of [
                [cell?.figure, measure.metric.id],
                [cell?.count, measure.count?.id],
              ] as const) {
                if (!figure) continue;
                expect([figure.metric, figure.year, figure.source.release]).toEqual([
                  id,
                  measure.year,
                  measure.release.id,
                ]);
              }
              if (role === 'england' || measure.countsOnly) expect(cell?.gap).toBeNull();
              if (cell?.gap !== null && cell?.figure?.state === 'value' && measure.england) {
                const { decimals } = measure.metric;
                const printed =
                  Number(cell.figure.value.toFixed(decimals)) -
                  Number(measure.england.value.toFixed(decimals));
                expect(Math.abs(cell.gap - printed)).toBeLessThanOrEqual(10 ** -decimals * 1.001);
              }
            }
            const values = rows.flatMap(({ cells }) => {
              const figure = cells[0]?.figure;
              return figure?.state === 'value' ? [figure.value] : [];
            });
            const sign = measure.metric.unit === 'rank' ? 1 : -1;
            expect(values).toEqual(values.toSorted((a, b) => sign * (a - b)));
            const codes = rows.map((row) => row.area.code);
            expect(new Set(codes).size).toBe(codes.length);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
