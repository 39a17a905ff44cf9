import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answer/answer-question.ts';
import type { Answer } from '../../src/answer/answer.ts';
import { chartOfAnswer } from '../../src/present/chart-of-answer.ts';
import { hasChart } from '../../src/present/has-chart.ts';
import type { ChartSpec, TrendSeries, TrendSpec } from '../../src/present/chart/chart-spec.ts';
import { chartOf } from '../../src/present/chart/chart-svg.ts';
import { slackLimits } from '../../src/present/slack-limits.ts';
import type { Question } from '../../src/query/question.ts';
import { dataset, inYear, question, TODAY } from '../answer/asked.ts';

function answerTo(asked: Question): Answer {
  return answerQuestion(dataset, asked, { today: TODAY, examples: [] }).answer;
}

function chart<Kind extends ChartSpec['kind']>(
  kind: Kind,
  asked: Question,
): Extract<ChartSpec, { kind: Kind }> {
  const spec = chartOfAnswer(answerTo(asked), dataset);
  if (!spec || !isKind(spec, kind)) throw new Error(`${spec?.kind ?? 'no picture'} instead of ${kind}`);
  return spec;
}

function isKind<Kind extends ChartSpec['kind']>(
  spec: ChartSpec,
  kind: Kind,
): spec is Extract<ChartSpec, { kind: Kind }> {
  return spec.kind === kind;
}

function line(spec: TrendSpec, role: TrendSeries['role']): TrendSeries {
  const found = spec.series.find((series) => series.role === role);
  if (!found) throw new Error(`no line of ${role}`);
  return found;
}

const labels = ({ points }: TrendSeries): string[] => points.map(({ label }) => label);
const reasons = ({ points }: TrendSeries): string[] =>
  points.flatMap((point) => (point.value === null ? [`${point.label} ${point.why}`] : []));

describe('a trend', () => {
  it('across a reorganisation has a line for each authority and marks the day', () => {
    const spec = chart('trend', question('trend', ['838'], ['cpp-at-31-march']));
    expect(line(spec, 'predecessor').name).toBe('Dorset County');
    expect(labels(line(spec, 'predecessor')).at(-1)).toBe('2019');
    expect(labels(line(spec, 'asked'))[0]).toBe('2020');
    expect(spec.breaks).toMatchObject([{ from: 2020, label: '1 April 2019: Dorset begins' }]);
    expect(spec.notes.join(' ')).toContain('figures before and after do not compare');
    // Counts follow the size of a place: England's would dwarf it.
    expect(spec.series).toHaveLength(2);
  });

  it('of a rate has England, the region and the middle of the neighbours beside it', () => {
    const spec = chart('trend', question('trend', ['916'], ['cpp-rate']));
    expect(spec.series.map(({ role, name }) => [role, name])).toEqual([
      ['asked', 'Gloucestershire'],
      ['region', 'South West'],
      ['england', 'England'],
      ['neighbours', 'Neighbours’ median'],
    ]);
    const last = line(spec, 'neighbours').points.at(-1);
    expect(last).toMatchObject({ value: 31.6, text: '31.6' });
    expect(spec.notes.join(' ')).toContain('2025 model');
  });

  it('leaves years open that no return was made for, while the others go on', () => {
    const spec = chart('trend', question('trend', ['204'], ['cpp-rate']));
    expect(reasons(line(spec, 'asked'))).toEqual(['2021 no return made', '2022 no return made']);
    expect(reasons(line(spec, 'england'))).toEqual([]);
  });

  it('joins no line of two editions', () => {
    const spec = chart('trend', question('trend', ['204'], ['cpp-rate']));
    expect(spec.breaks).toMatchObject([{ from: 2016, severs: 'every-line' }]);
  });

  it('goes on with the authorities that came after', () => {
    const spec = chart('trend', question('trend', ['909'], ['cpp-rate']));
    const after = spec.series.filter(({ role }) => role === 'successor');
    expect(after.map(({ name }) => name)).toEqual(['Cumberland', 'Westmorland and Furness']);
    expect(spec.breaks.at(-1)?.label).toBe('1 April 2023: Cumberland, and Westmorland and Furness begin');
  });

  it('of a joint return stands under both names', () => {
    const spec = chart('trend', question('trend', ['314'], ['sw-caseload']));
    expect(line(spec, 'asked').name).toBe('Kingston upon Thames and Richmond upon Thames');
    expect(spec.notes.join(' ')).toContain('not for either alone');
  });

  it('of several places has a line for each, the first one emphasised', () => {
    const spec = chart('trend', question('trend', ['383', '380', '381'], ['cpp-rate']));
    expect(spec.series.map(({ role, name }) => [role, name])).toEqual([
      ['asked', 'Leeds'],
      ['place', 'Bradford'],
      ['place', 'Calderdale'],
    ]);
    expect(spec.title).toBe('Children on a child protection plan: Leeds, Bradford and Calderdale');
  });
});

describe('a figure', () => {
  it('is shown among all authorities, with its neighbours marked', () => {
    const spec = chart('strip', question('lookup', ['916'], ['cpp-rate'], { period: inYear(2025) }));
    expect(spec.places).toHaveLength(151);
    expect(spec.places.filter(({ role }) => role === 'asked')).toEqual([
      {
        name: 'Gloucestershire',
        role: 'asked',
        value: 30.3,
        text: '30.3',
        rank: '127th highest of 151, level with 1 other',
      },
    ]);
    expect(spec.places.filter(({ role }) => role === 'neighbour')).toHaveLength(10);
    expect(spec.references.map(({ name, text }) => `${name} ${text}`)).toEqual([
      'England 40.6',
      'Median 40.5',
    ]);
    expect(spec.subtitle).toMatch(/^Rate per 10,000 children, 31\u00A0March 2025\. /u);
  });

  it('that is a count is shown by its rate', () => {
    const spec = chart('strip', question('lookup', ['916'], ['cpp-at-31-march']));
    expect(spec.subtitle).toMatch(/^Rate per 10,000 children/u);
  });

  it('that is withheld says why, and the others are shown', () => {
    const spec = chart('strip', question('lookup', ['420'], ['cpp-rate'], { period: inYear(2025) }));
    expect(spec.missing).toContainEqual({
      name: 'Isles of Scilly',
      asked: true,
      why: 'suppressed (small number)',
    });
    expect(spec.places.every(({ role }) => role !== 'asked')).toBe(true);
  });

  it('of a joint return is one bar', () => {
    const spec = chart('strip', question('lookup', ['318'], ['sw-caseload']));
    const asked = spec.places.filter(({ role }) => role === 'asked');
    expect(asked.map(({ name }) => name)).toEqual(['Kingston upon Thames and Richmond upon Thames']);
  });

  it('of a region is a line, and the authorities in it are marked', () => {
    const spec = chart('strip', question('lookup', ['E12000009'], ['cpp-rate']));
    expect(spec.references.map(({ name }) => name)).toEqual(['South West', 'England']);
    expect(spec.neighbours).toBe('Authorities in the South West');
    expect(spec.places.filter(({ role }) => role === 'neighbour').map(({ name }) => name)).toContain(
      'Dorset',
    );
  });
});

describe('a ranking', () => {
  it('of an end names its bars, the lowest first where the lowest were asked for', () => {
    const spec = chart(
      'bars',
      question('rank', [], ['cpp-repeat-pct'], { ranking: { end: 'bottom', count: 5 } }),
    );
    expect(spec.title).toBe('Repeat child protection plans: the five lowest in England');
    expect(spec.order).toBe('lowest-first');
    expect(spec.rows).toHaveLength(5);
  });

  it('of a place is a strip', () => {
    const asked = question('rank', ['838'], ['cpp-repeat-pct'], { ranking: { end: 'place', count: null } });
    const spec = chart('strip', asked);
    expect(spec.places.find(({ role }) => role === 'asked')?.rank).toBe(
      '42nd highest of 151, level with 2 others',
    );
  });

  it('of a count says what it ranks', () => {
    const spec = chart('bars', question('rank', [], ['cla-at-31-march']));
    expect(spec.notes.join(' ')).toContain('mostly ranks the size of places');
    expect(spec.reference).toBeNull();
  });
});

describe('a comparison', () => {
  it('with the neighbours emphasises the one asked for and sets England and the median beside it', () => {
    const spec = chart('bars', question('compare', ['839'], ['cpp-repeat-pct']));
    expect(spec.rows.filter(({ role }) => role === 'asked').map(({ name }) => name)).toEqual([
      'Bournemouth, Christchurch and Poole',
    ]);
    expect(spec.rows.filter(({ role }) => role === 'group').map(({ name }) => name)).toEqual([
      'South West',
      'Median of the neighbours (2025 model)',
    ]);
    expect(spec.reference?.name).toBe('England');
    expect(spec.rows.length).toBeLessThanOrEqual(14);
  });
});

describe('a breakdown', () => {
  it('says in words which categories are withheld, and never as nought', () => {
    const asked = question('breakdown', ['838'], ['cpp-started-neglect'], { period: inYear(2021) });
    const spec = chart('breakdown', asked);
    expect(spec.rows.filter(({ share }) => share.value === null)).toMatchObject([
      { name: 'Sexual abuse', share: { why: 'suppressed (small number)' }, count: null },
      { name: 'Multiple categories', share: { why: 'suppressed (small number)' }, count: null },
    ]);
    expect(spec.subtitle).toBe('2020/21. Shares of all child protection plans started (490).');
    expect(spec.beside).toBe('England');
  });

  it('says once what all its categories end with', () => {
    const spec = chart('breakdown', question('breakdown', ['850'], ['factor-neglect']));
    const names = spec.rows.map(({ name }) => name);
    expect(names).toContain('Neglect');
    expect(names).toContain('Mental health of a parent');
  });
});

const areas = dataset.parts.areas.map(({ code }) => code);
const metrics = dataset.parts.metrics.map(({ id }) => id);
const anyQuestion: fc.Arbitrary<Question> = fc
  .record({
    intent: fc.constantFrom('lookup', 'trend', 'compare', 'rank', 'breakdown', 'profile'),
    areas: fc.uniqueArray(fc.constantFrom(...areas), { minLength: 1, maxLength: 4 }),
    metric: fc.constantFrom(...metrics),
    period: fc.option(fc.integer({ min: 2010, max: 2026 })),
  })
  .map((asked) =>
    question(
      asked.intent,
      asked.areas,
      [asked.metric],
      asked.period === null ? {} : { period: inYear(asked.period) },
    ),
  );

describe('any answer', () => {
  it('is drawn if it is said to have a chart, within the limits of a description', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const answer = answerTo(asked);
        const spec = chartOfAnswer(answer, dataset);
        expect(spec !== null).toBe(hasChart(answer));
        if (spec === null) return;
        const { svg, alt } = chartOf(spec);
        expect(alt.length).toBeLessThanOrEqual(slackLimits.file.alt);
        expect(`${svg} ${alt}`).not.toMatch(/NaN|undefined|Infinity|\[object/u);
      }),
      { numRuns: 150 },
    );
  }, 30_000);

  it('draws nothing that is not published: each point of a trend is a figure of its year', () => {
    fc.assert(
      fc.property(fc.constantFrom(...areas), fc.constantFrom(...metrics), (code, metric) => {
        const answer = answerTo(question('trend', [code], [metric]));
        if (answer.kind !== 'trend') return;
        const spec = chartOfAnswer(answer, dataset);
        const own = spec?.kind === 'trend' ? line(spec, 'asked').points : [];
        for (const { at, value } of own) {
          if (value === null) continue;
          const published = dataset
            .releasesOf(metric)
            .map((release) => dataset.figureIn(release, metric, code, at));
          expect(published.some((figure) => figure?.state === 'value' && figure.value === value)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  }, 30_000);
});

describe('changes', () => {
  const moved = (
    end: 'top' | 'bottom' | 'place',
    of: string[],
    metric: string,
    more: Parameters<typeof question>[3] = {},
  ) =>
    chart(
      'changes',
      question('rank', of, [metric], { ranking: { end, count: null, by: 'change' }, ...more }),
    );

  it('of a rate have the rows of the answer, each with both figures, and England below them', () => {
    const spec = moved('bottom', [], 'cpp-rate');
    expect(spec.title).toBe('Children on a child protection plan: the 10 largest falls in England');
    expect(spec.periods).toEqual({ from: '2024', to: '2025' });
    expect(spec.rows).toHaveLength(11);
    expect(spec.rows[0]).toMatchObject({
      name: 'Stoke-on-Trent',
      from: '84.8',
      to: '50.5',
      change: { text: '−34.3' },
      within: false,
    });
    expect(spec.rows.at(-1)).toMatchObject({ name: 'England', role: 'england', from: '41.4', to: '40.6' });
  });

  it('of a count tell England in words, which no bar of an authority would be seen beside', () => {
    const spec = moved('top', [], 'cla-at-31-march');
    expect(spec.rows.map(({ role }) => role)).not.toContain('england');
    expect(spec.notes[0]).toMatch(/^England: (up|down) [\d,]+ \(\d+\.\d%\) to 81,770\.$/);
  });

  it('round a place are numbered, and leave a mark where the order goes on', () => {
    const spec = moved('place', ['838'], 'cla-rate');
    const asked = spec.rows.find(({ role }) => role === 'asked');
    expect(asked?.name).toMatch(/^=?\d+\. Dorset$/);
    expect(spec.rows.filter(({ gap }) => gap)).toHaveLength(2);
  });

  it('tell whose change cannot be stated', () => {
    const spec = moved('place', ['204'], 'cpp-rate', { period: inYear(2022) });
    expect(spec.notes[0]).toBe('Hackney: no change can be stated (no return made).');
  });
});
