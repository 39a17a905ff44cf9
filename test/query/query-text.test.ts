import { describe, expect, it } from 'vitest';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { queryText } from '../../src/query/query-text.ts';

const { dataset, read: readAt } = loadAnswerer();
const read = (text: string) => readAt(text, '2026-11-21');
const { areas, metrics, unheld, breakdowns, baskets } = dataset.parts;
const ids = [...metrics, ...unheld].map(({ id }) => id);
const periods = ['2017', 'latest', 'last 5 years', 'all years', '2015 to 2020', 'since 2015', 'until 2019'];

/** Every form that a button, a citation or a digest asks in, about one area. */
const forms = [
  (code: string, id: string) => `${code} ${id}`,
  (code: string, id: string) => `trend ${code} ${id}`,
  (code: string, id: string) => `compare ${code} neighbours ${id}`,
  (code: string, id: string) => `compare ${code} neighbours 2021 model ${id}`,
  (code: string, id: string) => `compare ${code} E92000001 ${id}`,
];

/** What is asked, or why it is not a question, in one line. */
function asked(text: string): string {
  const reading = read(text);
  if (reading.kind !== 'question') return `${reading.kind} of ${text}`;
  return [queryText(reading), ...reading.unresolved.map((words) => `without ${words}`)].join(' ');
}

describe('a query reads back as the question that it was made of', () => {
  it.each(ids)('about %s', (id) => {
    // Each area and each period is met by some id.
    const turn = ids.indexOf(id);
    const { code } = areas[turn % areas.length] ?? { code: '' };
    const period = periods[turn % periods.length] ?? '';
    for (const form of forms) {
      const query = form(code, id);
      // An area compared with itself is named once.
      expect(asked(query)).toBe(query.replace('E92000001 E92000001', 'E92000001'));
      // A period may make another question of it, which then stays the same.
      const once = asked(`${query} ${period}`);
      expect(once).toContain(` ${id}`);
      expect(asked(once)).toBe(once);
    }
    for (const query of [
      `define ${id}`,
      `rank top 10 all authorities ${id}`,
      `rank bottom 5 counties ${id}`,
    ]) {
      expect(asked(query)).toBe(query);
    }
  });

  it.each([
    ...periods,
    'last year',
    'next year',
    'december 2017',
    '2017 and 2021',
    'five years ago',
    'since 2019/20',
  ])('with the period of “%s”', (period) => {
    const first = read(`dorset cpp rate ${period}`);
    if (first.kind !== 'question') throw new Error(`no question: ${period}`);
    expect(first.period).not.toBeNull();
    expect(read(queryText(first))).toMatchObject({ period: first.period });
  });

  it.each(breakdowns.map(({ id }) => id))('about the parts of %s', (id) => {
    for (const { code } of areas) {
      const query = `breakdown ${code} ${id}`;
      expect(asked(query)).toBe(query);
    }
  });

  it.each(areas.map(({ code }) => code))('of area %s, at a glance and with every basket', (code) => {
    expect(read(`profile ${code}`)).toMatchObject({ intent: 'profile', areas: [{ code }], unresolved: [] });
    expect(read(`what's new ${code}`)).toMatchObject({
      intent: 'whats-new',
      areas: [{ code }],
      unresolved: [],
    });
    for (const { id } of baskets) {
      expect(read(`profile ${code} ${id}`)).toMatchObject({
        intent: 'profile',
        areas: [{ code }],
        metrics: [{ id }],
        unresolved: [],
      });
    }
  });
});
