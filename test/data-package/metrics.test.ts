import { readdirSync, readFileSync } from 'node:fs';
import { assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvTable } from '../../src/data-package/csv-table.ts';
import {
  meaningFaults,
  parseBaskets,
  parseMetrics,
  parsePressClaims,
  parseUnheldMeasures,
} from '../../src/data-package/metric-schema.ts';
import { inputIds } from '../../src/domain/derivation.ts';
import type { Parsed } from '../../src/data-package/parsed-entries.ts';
import type { Metric } from '../../src/domain/metric.ts';
import type { PeriodKind } from '../../src/domain/period.ts';

const DATA = new URL('../../data/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, DATA), 'utf8');

const metrics = sound(parseMetrics('metrics.json', read('metrics.json')));
const unheld = sound(parseUnheldMeasures('unheld-measures.json', read('unheld-measures.json')));
const baskets = sound(parseBaskets('baskets.json', read('baskets.json')));
const claims = sound(parsePressClaims('press-claims.csv', read('press-claims.csv')));

function sound<T>(parsed: Parsed<T>): readonly T[] {
  return parsed.ok ? parsed.value : expect.fail(JSON.stringify(parsed.faults, null, 2));
}

describe('the shipped metrics', () => {
  it('are all found in a published table, in the inspections, or worked out from metrics that are', () => {
    const published = publishedMetrics();
    const without = metrics.filter(
      (metric) =>
        !published.has(metric.id) &&
        (metric.derived === null || !inputIds(metric).every((input) => published.has(input))),
    );
    expect(without.map(({ id }) => id)).toEqual([]);
    expect([...published].filter((id) => !metrics.some((metric) => metric.id === id))).toEqual([]);
    expect(published.size).toBeGreaterThanOrEqual(120);
  });

  it.each<[PeriodKind, RegExp]>([
    ['at-march', /31 March/],
    [
      'year-to-march',
      /(year|one) (ending|ending that day)|during the year|least a year on 31 March|year’s cohort/,
    ],
    ['financial-year', /financial year|the year’s spending|December to February/],
    ['at-september', /30 September/],
    ['year-to-september', /year ending 30 September/],
    ['calendar-year', /calendar year/],
    ['academic-year', /academic year/],
    ['mid-year', /middle of the year/],
  ])('say in their definition when: %s', (kind, when) => {
    const silent = metrics.filter(
      ({ periodKind, definition }) => periodKind === kind && !when.test(definition),
    );
    expect(silent.map(({ id, definition }) => `${id}: ${definition}`)).toEqual([]);
  });

  it('say what kind of number they are in their definition', () => {
    const silent = metrics.filter(({ unit, definition }) => {
      if (unit === 'percent') return !/\bshare\b|\bleft in the year\b/i.test(definition);
      if (unit === 'per-10000') return !definition.includes('for every 10,000 children aged 0 to 17');
      if (unit === 'per-100000') return !definition.includes('for every 100,000');
      return unit === 'fte' && !/full-time.equivalent/i.test(definition);
    });
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('take a number of cases for neither good nor bad', () => {
    const judged = metrics.filter(
      ({ unit, polarity }) =>
        ['count', 'fte', 'pounds', 'grade', 'rank'].includes(unit) && polarity !== 'neutral',
    );
    expect(judged.map(({ id }) => id)).toEqual([]);
  });

  it('are compared by a rate or share wherever there is an honest one', () => {
    const alone = metrics.filter(
      ({ unit, compareAs, derived }) =>
        compareAs === null &&
        (['count', 'fte', 'thousand-pounds'].includes(unit) || (unit === 'pounds' && derived === null)),
    );
    expect(alone.map(({ id }) => id)).toEqual([
      'cpp-net-change',
      'factor-assessments',
      'cla-missing-incidents',
      'agency-staff-spend',
      'child-population',
    ]);
  });

  it('divide plans, children and episodes of one year, and residents of the middle of the year before', () => {
    const odd = metrics.filter(({ derived }) => {
      if (derived?.kind !== 'ratio') return false;
      return (derived.denominator === 'child-population') !== (derived.lag === 1);
    });
    expect(odd.map(({ id }) => id)).toEqual([]);
  });
});

describe('what people call a measure', () => {
  it('names one measure only, but for phrases that do mean two things', () => {
    const owners = new Map<string, Set<string>>();
    for (const { id, name, aliases } of [...metrics, ...unheld]) {
      for (const phrase of [id, name, ...aliases].map(plain)) {
        owners.set(phrase, (owners.get(phrase) ?? new Set()).add(id));
      }
    }
    const shared = [...owners].filter(([, ids]) => ids.size > 1);
    expect(Object.fromEntries(shared.map(([phrase, ids]) => [phrase, [...ids]]))).toEqual({
      'missing children': ['factor-missing', 'cla-missing-pct'],
      'children going missing': ['factor-missing', 'cla-missing-pct'],
      'running away': ['factor-missing', 'cla-missing-pct'],
      runaways: ['factor-missing', 'cla-missing-pct'],
    });
  });

  it('is short for each in its own way', () => {
    expect(new Set(metrics.map(({ shortName }) => shortName)).size).toBe(metrics.length);
    expect(new Set(metrics.map(({ name }) => name)).size).toBe(metrics.length);
  });
});

describe('a broken catalogue', () => {
  const lines = read('metrics.json').split('\n');

  it('is reported with file, line, entry and field, whatever field is lost', () => {
    const fields = Object.keys(metrics[0] ?? {}).filter((name) => name !== 'id');
    assert(
      property(constantFrom(...metrics), constantFrom(...fields), ({ id }, field) => {
        const broken = metrics.map((metric) =>
          metric.id === id ? { ...metric, [field]: undefined } : metric,
        );
        const text = JSON.stringify(broken, null, 2);
        const parsed = parseMetrics('metrics.json', text);
        const line = text.split('\n').findIndex((words) => words.includes(`"id": "${id}"`));
        expect(parsed.ok ? [] : parsed.faults).toMatchObject([{ file: 'metrics.json', line }]);
        expect(parsed.ok ? '' : parsed.faults[0]?.message).toContain(`${id}: "${field}"`);
      }),
      { numRuns: 40 },
    );
  });

  it('is reported at once, with every fault of every entry', () => {
    const text = lines
      .join('\n')
      .replace('"shortName": "On a CP plan"', '"shortName": "On a child protection plan"')
      .replace('"unit": "rank"', '"unit": "place"');
    const parsed = parseMetrics('metrics.json', text);
    expect(parsed.ok ? [] : parsed.faults.map(({ line, message }) => [line, message.split(' ')[0]])).toEqual([
      [lines.findIndex((line) => line.includes('"shortName": "On a CP plan"')) + 1, 'cpp-at-31-march:'],
      [lines.findIndex((line) => line.includes('"unit": "rank"')) + 1, 'imd-idaci-rank:'],
    ]);
  });

  it('does not compare a number by a number, nor one year by another kind of year', () => {
    const other = (id: string, change: Partial<Metric>): Metric[] =>
      metrics.map((metric) => (metric.id === id ? { ...metric, ...change } : metric));
    const messages = (changed: readonly Metric[]): string[] =>
      meaningFaults({ metrics: changed, unheld, baskets, claims }).map(({ message }) => message);
    expect(messages(other('cpp-started', { compareAs: 'referrals' }))).toHaveLength(1);
    expect(messages(other('cpp-started', { compareAs: 'cpp-rate' }))).toHaveLength(1);
    expect(messages(other('cpp-started', { breakdownOf: 'cpp-at-31-march' }))).toHaveLength(1);
    expect(messages(other('cpp-started', { confusedWith: ['cpp-begun', 'cpp-started'] }))).toHaveLength(2);
    expect(messages([...metrics, ...metrics.slice(0, 1)])).toHaveLength(1);
  });

  it('is not read when it is no list', () => {
    expect(parseMetrics('metrics.json', '{').ok).toBe(false);
    expect(parseBaskets('baskets.json', '{}').ok).toBe(false);
  });
});

/** The metrics that the observation tables and the table of inspections have figures or grades of. */
function publishedMetrics(): ReadonlySet<string> {
  const tables = readdirSync(new URL('observations/', DATA)).filter((file) => file.endsWith('.csv'));
  return new Set([
    ...tables.flatMap((file) => headerOf(`observations/${file}`).slice(2)),
    ...headerOf('inspections.csv').filter((name) => name.startsWith('ofsted-')),
  ]);
}

function headerOf(file: string): readonly string[] {
  return csvTable(file, read(file).split('\n', 1).join(''), []).header;
}

function plain(phrase: string): string {
  return phrase
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^a-z0-9%]+/g, ' ')
    .trim();
}
