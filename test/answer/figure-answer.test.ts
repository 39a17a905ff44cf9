import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureAnswers } from '../../src/answer/figure-answer.ts';
import type { FigureAnswer } from '../../src/answer/answer.ts';
import { ENGLAND } from '../../src/domain/dataset.ts';
import { baseOf, type Figure } from '../../src/domain/figure.ts';
import { rounded } from '../../src/domain/rounded.ts';
import { pageOf } from '../../src/present/answer-page.ts';
import { plainText } from '../../src/present/text.ts';
import { dataset, inYear, TODAY } from './asked.ts';

function ask(area: string, metric: string, year: number | null): readonly FigureAnswer[] {
  const place = dataset.area(area);
  const measure = dataset.metric(metric);
  if (!place || !measure) throw new Error(`no ${area} or ${metric}`);
  const period = year === null ? null : inYear(year);
  return figureAnswers(dataset, { area: place, via: null, metric: measure, readings: [], period }, TODAY);
}

function only(answers: readonly FigureAnswer[]): FigureAnswer {
  const [first] = answers;
  if (!first || answers.length !== 1) throw new Error(`${answers.length} answers`);
  return first;
}

describe('a figure', () => {
  it('of a count is compared through its share: Dorset 61.5%, England 47.0%', () => {
    const { comparison } = only(ask('838', 'cpp-started-neglect', 2022));
    if (comparison.state !== 'compared' || comparison.england.state !== 'given')
      throw new Error('not compared');
    expect(comparison.metric.id).toBe('cpp-started-neglect-pct');
    expect(comparison.own).toMatchObject({ state: 'value', value: 61.5 });
    expect(comparison.england.figure.value).toBe(47);
  });

  it('of a published rate stands beside its count, with what to take care of in that', () => {
    const region = only(ask('E12000009', 'cpp-rate', 2025));
    expect(region.beside?.figure).toMatchObject({ metric: 'cpp-at-31-march', value: 4290 });
    expect(region.cautions).toContainEqual({ kind: 'rounded' });
    expect(only(ask('838', 'cpp-started-neglect-pct', 2022)).beside).toBeNull();
  });

  it('on one day has the count over the year beside it, of the same release', () => {
    const dorset = only(ask('838', 'cpp-at-31-march', 2017));
    expect(dorset.headline).toMatchObject({ state: 'value', value: 415 });
    expect(dorset.flow?.figure).toMatchObject({
      state: 'value',
      metric: 'cpp-started',
      value: 589,
      year: 2017,
    });
    expect(only(ask('838', 'cpp-started', 2017)).flow).toBeNull();
    expect(only(ask('838', 'cpp-rate', 2017)).flow).toBeNull();
  });

  it('has every caution of the count over the year, told once', () => {
    const rutland = only(ask('857', 'cpp-at-31-march', 2022));
    expect(rutland.cautions.filter(({ kind }) => kind === 'small-count')).toHaveLength(1);
    const london = only(ask('201', 'cpp-at-31-march', 2019));
    expect(london.headline.state).toBe('withheld');
    expect(london.cautions).toContainEqual({ kind: 'small-count', count: 10 });
  });

  it('that is a rank is not ranked again', () => {
    expect(only(ask('928', 'imd-idaci-rank', 2019)).comparison).toEqual({
      state: 'not-compared',
      why: 'is-a-rank',
    });
  });

  it('is not compared with a faulty one, and says so', () => {
    expect(only(ask('319', 'first-time-entrants-rate', 2024)).comparison).toMatchObject({
      england: { state: 'left-out', why: 'dropped' },
    });
  });

  it('of Liverpool’s spending in a year that seems incomplete says so, whatever it is asked as', () => {
    for (const metric of [
      'spend-cla',
      'cost-per-week-cla',
      'spend-childrens-services',
      'spend-safeguarding',
    ]) {
      const { cautions } = only(ask('341', metric, 2025));
      expect(cautions.some((caution) => 'note' in caution && /incomplete/.test(caution.note))).toBe(true);
    }
    expect(only(ask('341', 'spend-cla', 2024)).cautions).toEqual([]);
  });

  it('of a back series is not ranked among authorities of a time when it did not exist', () => {
    expect(only(ask('942', 'child-poverty-pct', 2022)).comparison).toMatchObject({
      rank: { state: 'left-out', why: 'before-its-time' },
    });
    expect(only(ask('942', 'child-poverty-pct', 2024)).comparison).toMatchObject({
      rank: { state: 'given' },
    });
  });

  it('that is worked out stands level with those printed alike', () => {
    for (const metric of dataset.parts.metrics.filter(({ derived }) => derived?.kind === 'ratio')) {
      for (const year of dataset.years(metric.id, '202')) {
        const figure = dataset.figure(metric.id, '202', year);
        if (figure.state === 'value') expect(rounded(figure.value, metric.decimals)).toBe(figure.value);
      }
    }
    const { comparison } = only(ask('202', 'cla-rate', 2013));
    expect(comparison).toMatchObject({ own: { value: 67 }, rank: { tied: 2 } });
  });

  it('says that a count is ranked by its rate or share, and a rate by itself', () => {
    const text = (metric: string): string =>
      plainText(pageOf({ answer: only(ask('383', metric, 2025)), query: '', unresolved: [], period: null }), {
        steps: 'none',
      });
    expect(text('cpp-at-31-march')).toMatch(/^By rate, 93rd highest of 151/m);
    expect(text('cpp-rate')).toMatch(/^93rd highest of 151/m);
  });

  it('that is in no table held is said to be not held, and not to be unpublished', () => {
    const text = (area: string, metric: string): string =>
      pageOf({ answer: only(ask(area, metric, null)), query: '', unresolved: [], period: null }).headline;
    expect(text('E12000009', 'care-applications-rate')).toMatch(/holds no figures of .* for the South West/);
    expect(text('E92000001', 'youth-reoffending-pct')).toMatch(/holds no figures of .* for England/);
  });

  it('of a period before a reorganisation comes from the authority of the time', () => {
    const answer = only(ask('838', 'cpp-at-31-march', 2017));
    expect(answer.area.code).toBe('835');
    expect(answer.standsFor.kind).toBe('predecessor');
  });

  it('of a merged authority comes from all that came before it, whole ones first', () => {
    const areas = ask('839', 'cpp-at-31-march', 2017).map((answer) => answer.area.code);
    expect(areas.toSorted()).toEqual(['835', '836', '837']);
    expect(areas.at(-1)).toBe('835');
  });

  it('has no change across a withheld year', () => {
    expect(only(ask('850', 'cpp-at-31-march', 2025)).change).toMatchObject({
      state: 'unstated',
      why: { kind: 'earlier-withheld', reason: 'unreliable' },
    });
  });

  it('says that the authority began, and states no change to its predecessor', () => {
    expect(only(ask('838', 'cpp-at-31-march', 2020)).change).toMatchObject({
      state: 'unstated',
      why: { kind: 'authority-began' },
    });
  });

  it('says when a newer edition should exist', () => {
    expect(only(ask('838', 'cpp-at-31-march', null)).overdue?.id).toBe('dfe-cin-2025');
  });
});

describe('the words of a figure', () => {
  const words = (...asked: Parameters<typeof ask>): string =>
    plainText(pageOf({ answer: only(ask(...asked)), query: '', unresolved: [], period: null }), {
      steps: 'none',
    });

  it('warn of a share of a place too small to be ranked, and of no other', () => {
    expect(words('201', 'rereferral-pct', null)).toMatch(/So few live or work there/);
    expect(words('838', 'rereferral-pct', null)).not.toMatch(/So few/);
  });

  it('call no figure of an earlier year the latest', () => {
    expect(words('838', 'cpp-at-31-march', null)).toMatch(/before you quote this as the latest/);
    expect(words('838', 'cpp-at-31-march', 2022)).toMatch(/may revise the figures of earlier years/);
    expect(words('837', 'cpp-at-31-march', null)).not.toMatch(/as the latest/);
  });

  it('say whose the neighbours are beside a joint figure', () => {
    expect(words('318', 'sw-caseload', null)).toMatch(/statistical neighbours of Richmond upon Thames 1/);
    expect(words('838', 'sw-caseload', null)).toMatch(/statistical neighbours 1/);
  });
});

describe('any authority, metric and period', () => {
  const places = dataset.parts.areas.map((area) => area.code);
  const metrics = dataset.parts.metrics
    .filter((metric) => metric.unit !== 'grade')
    .map((metric) => metric.id);
  const anything = fc.tuple(
    fc.constantFrom(...places),
    fc.constantFrom(...metrics),
    fc.option(fc.integer({ min: 2009, max: 2027 }), { nil: null }),
  );

  it('compares only figures of one period, metric and release', () => {
    fc.assert(
      fc.property(anything, ([area, metric, year]) => {
        for (const answer of ask(area, metric, year)) {
          const { headline, change, comparison } = answer;
          if (headline.state === 'absent') {
            expect(comparison.state).toBe('not-compared');
            expect(change.state).toBe('unstated');
            continue;
          }
          if (change.state === 'stated') {
            expect(change.from).toMatchObject({
              area: headline.area,
              metric: headline.metric,
              year: headline.year - 1,
            });
            expect(change.from.source.release).toBe(headline.source.release);
            if (headline.state === 'value') expect(baseOf(change.from)).toBe(baseOf(headline));
          }
          if (answer.flow) {
            const { figure, metric: counted } = answer.flow;
            expect(counted.measures).toBe('flow');
            expect([figure.area, figure.year, figure.joint]).toEqual([
              headline.area,
              headline.year,
              headline.joint,
            ]);
            expect(figure.source.release).toBe(headline.source.release);
          }
          if (comparison.state !== 'compared') continue;
          const beside: Figure[] = [comparison.own];
          if (comparison.england.state === 'given') beside.push(comparison.england.figure);
          if (comparison.region.state === 'given') beside.push(comparison.region.figure);
          if (comparison.neighbours.state === 'given') beside.push(...comparison.neighbours.figures);
          for (const figure of beside) {
            expect(figure.year).toBe(headline.year);
            expect(figure.metric).toBe(comparison.metric.id);
            expect(figure.source.release).toBe(headline.source.release);
            if (figure.state === 'value' && comparison.own.state === 'value') {
              expect(baseOf(figure)).toBe(baseOf(comparison.own));
            }
          }
          if (comparison.rank.state === 'given') {
            expect(comparison.rank.place).toBeLessThanOrEqual(comparison.rank.of);
          }
        }
      }),
      { numRuns: 600 },
    );
  });

  it('sets a rate beside rates on the same population, where an authority has none on the newest', () => {
    const ended = places.filter((code) => dataset.area(code)?.closed);
    const worked = dataset.parts.metrics.filter((metric) => metric.derived !== null);
    let old = 0;
    for (const metric of worked) {
      for (const area of ended) {
        for (const year of dataset.years(metric.id, area)) {
          for (const { comparison } of ask(area, metric.id, year)) {
            if (comparison.state !== 'compared' || baseOf(comparison.own) === undefined) continue;
            const { own, england, region, neighbours } = comparison;
            const beside: Figure[] = neighbours.state === 'given' ? [...neighbours.figures] : [];
            if (england.state === 'given') beside.push(england.figure);
            if (region.state === 'given') beside.push(region.figure);
            for (const figure of beside) expect(baseOf(figure)).toBe(baseOf(own));
            const usual = dataset.figureIn(own.source.release, own.metric, ENGLAND, year);
            if (beside.length > 0 && baseOf(usual) !== baseOf(own)) old += 1;
          }
        }
      }
    }
    expect(old).toBeGreaterThan(50);
  });
});
