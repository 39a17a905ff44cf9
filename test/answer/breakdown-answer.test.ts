import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakdownAnswers, type BreakdownAnswer } from '../../src/answer/breakdown-answer.ts';
import { dataset, inYear, question, TODAY } from './asked.ts';
import { rawCell, rawNumber } from './raw-observations.ts';

function breakdown(area: string, metric: string, year?: number): BreakdownAnswer {
  const asked = question('breakdown', [area], [metric], year === undefined ? {} : { period: inYear(year) });
  const [answer] = breakdownAnswers(dataset, asked, TODAY);
  if (!answer) throw new Error('no breakdown');
  return answer;
}

/** "cpp-started-neglect 265 61.5" for each part. */
function shown({ parts }: BreakdownAnswer): string[] {
  return parts.map(({ metric, figure, share }) =>
    [
      metric.id,
      figure.state === 'value' ? figure.value : figure.reason,
      share?.state === 'value' ? share.value : share?.reason,
    ].join(' '),
  );
}

describe('plans started by category of abuse', () => {
  it('are the four that the press reported, and none recorded as multiple', () => {
    const answer = breakdown('835', 'cpp-started-neglect', 2017);
    expect(shown(answer)).toEqual([
      'cpp-started-neglect 308 52.3',
      'cpp-started-emotional 202 34.3',
      'cpp-started-sexual 41 7',
      'cpp-started-physical 38 6.5',
      'cpp-started-multiple 0 0',
    ]);
    expect(answer.sum).toEqual({ value: 589, isTotal: true });
    expect(answer.total.figure).toMatchObject({ state: 'value', value: 589 });
  });

  it('are not added up where one is withheld', () => {
    const answer = breakdown('838', 'cpp-started', 2021);
    expect(shown(answer).slice(3)).toEqual([
      'cpp-started-sexual suppressed suppressed',
      'cpp-started-multiple suppressed suppressed',
    ]);
    expect(answer.sum).toBeNull();
  });

  it('that do not come to the published total are said not to', () => {
    // A published exception: the categories of Wakefield in 2016 come to 292, the total is 294.
    expect(breakdown('384', 'cpp-started', 2016).sum).toEqual({ value: 292, isTotal: false });
  });

  it('of a year that is not held are absent, with the nearest that is', () => {
    const answer = breakdown('838', 'cpp-started', 2024);
    expect(answer).toMatchObject({ parts: [], absent: { why: 'not-held' } });
    expect(answer.nearest.map((figure) => figure.year)).toEqual([2022]);
  });

  it('before a reorganisation are of the authority of the time', () => {
    expect(breakdown('838', 'cpp-started', 2017).area.code).toBe('835');
  });
});

describe('what is asked for', () => {
  it('is found by the total, a part, a share or the words for the whole', () => {
    const ids = ['cpp-started', 'cpp-started-physical', 'cpp-started-physical-pct'].map(
      (metric) => breakdown('838', metric).breakdown.id,
    );
    expect(new Set(ids)).toEqual(new Set(['plans-started-by-category']));
  });

  it('names the other breakdowns that the words may mean', () => {
    const asked = question('breakdown', ['838'], []);
    const metrics = [
      { kind: 'metric', id: 'cpp-started', words: '', readings: [], breakdown: 'plans-started-by-category' },
    ] as const;
    const [answer] = breakdownAnswers(dataset, { ...asked, metrics }, TODAY);
    expect(answer?.others.map((other) => other.id)).toEqual(['plans-at-31-march-by-category']);
  });

  it('is no breakdown for a plain question about one metric', () => {
    expect(breakdownAnswers(dataset, question('lookup', ['838'], ['cpp-started']), TODAY)).toEqual([]);
  });
});

describe('any breakdown', () => {
  const areas = dataset.parts.areas.filter((area) => area.kind !== 'joint');

  it('takes parts, total and shares from one release and period, and recomputes from the files', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...areas),
        fc.constantFrom(...dataset.parts.breakdowns),
        fc.integer({ min: 2013, max: 2025 }),
        (area, { total: totalId }, year) => {
          const asked = question('breakdown', [area.code], [totalId], { period: inYear(year) });
          for (const answer of breakdownAnswers(dataset, asked, TODAY)) {
            const releases = new Set(answer.parts.map(({ figure }) => figure.source.release));
            expect(releases.size).toBeLessThanOrEqual(1);
            const [release] = releases;
            if (release === undefined) continue;
            const total = rawNumber(release, totalId, answer.area.code, answer.year);
            for (const { metric, figure, share } of answer.parts) {
              if ((figure.state === 'value' && figure.inputs !== null) || figure.joint !== null) continue;
              const cell = rawCell(release, metric.id, answer.area.code, answer.year);
              expect(figure.state === 'value' ? String(figure.value) : figure.symbol).toBe(
                figure.state === 'value' ? String(Number(cell)) : cell,
              );
              if (
                figure.state === 'value' &&
                share?.state === 'value' &&
                share.metric !== metric.id &&
                area.kind === 'authority' &&
                total
              ) {
                const rounding = 0.5 / 10 ** (dataset.metric(share.metric)?.decimals ?? 1);
                expect(Math.abs(share.value - (figure.value / total) * 100)).toBeLessThanOrEqual(
                  rounding + 1e-9,
                );
              }
            }
            const withheld = answer.parts.some(({ figure }) => figure.state === 'withheld');
            if (withheld || answer.breakdown.extent !== 'whole') expect(answer.sum).toBeNull();
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
