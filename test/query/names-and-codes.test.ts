import { describe, expect, it } from 'vitest';
import { dataset, read, resolver } from './resolver.ts';

const areas = dataset.parts.areas.filter((area) => area.kind !== 'joint');

/** A short name that two councils go by is asked about, on purpose. */
const SHARED = new Set(['Newcastle']);

describe('every area answers at once to its own names and codes', () => {
  it.each(areas.map((area) => [area.name, area] as const))('%s', (_, area) => {
    const spellings = [area.name, area.officialName, area.gss, ...area.formerGss];
    if (!SHARED.has(area.shortName)) spellings.push(area.shortName);
    if (area.kind === 'authority') spellings.push(area.code);
    for (const spelling of new Set(spellings)) {
      expect(resolver.readPlace(spelling), spelling).toMatchObject({
        kind: 'found',
        areas: [{ code: area.code }],
      });
    }
  });

  it.each(areas.map((area) => [area.name, area] as const))('%s, in a message', (name, area) => {
    const reading = read(`cpp rate ${name.toLowerCase()}`);
    expect(reading).toMatchObject({
      kind: 'question',
      areas: [{ code: area.code }],
      metrics: [{ id: 'cpp-rate' }],
    });
  });
});

describe('a district', () => {
  it('stands by its code for the authority that has its children’s services, as by its name', () => {
    expect(dataset.parts.districts.length).toBeGreaterThan(0);
    for (const { gss, name, authority } of dataset.parts.districts) {
      const area = { code: authority, via: { kind: 'district', name } };
      expect(resolver.readPlace(gss), gss).toMatchObject({ kind: 'found', areas: [area] });
      expect(read(`${gss} cpp-rate`), gss).toMatchObject({ kind: 'question', areas: [area] });
    }
  });
});

describe('every statistic answers at once to its id and its name', () => {
  it.each(dataset.parts.metrics.map((metric) => [metric.id, metric] as const))('%s', (id, metric) => {
    for (const spelling of [id, metric.name]) {
      expect(resolver.readMeasure(spelling), spelling).toMatchObject({ metrics: [{ id }], choices: [] });
    }
    const asked = read(`${metric.name} in Kent`);
    expect(asked, metric.name).toMatchObject({
      kind: 'question',
      areas: [{ code: '886' }],
      metrics: [{ id }],
    });
    const typed = read(`2021 ${id} E10000030`);
    expect(typed).toMatchObject({
      kind: 'question',
      areas: [{ code: '936' }],
      metrics: [{ id }],
      period: { kind: 'years', years: [2021] },
      unresolved: [],
    });
  });
});

describe('measures that are known and not held', () => {
  it.each(dataset.parts.unheld.map(({ id, name }) => [id, name] as const))('%s', (id, name) => {
    const named = resolver.readMeasure(name);
    expect([...named.metrics, ...named.choices].length).toBeGreaterThan(0);
    expect(read(`${id.includes('-') || id.includes('_') ? id : name} Kent`)).toMatchObject({
      areas: [{ code: '886' }],
    });
  });
});

describe('a number of three digits', () => {
  it.each([
    ['Leeds had 850 children on plans in 2013', ['383']],
    ['kent cpp top 330', ['886']],
    ['850 children on plans in 2013', []],
    ['there were 850 children on plans', []],
    ['cpp rate of 850', []],
    ['check 800 E10000014 cpp-at-31-march 2013', ['850']],
  ])('is an amount in “%s”', (text, codes) => {
    const asked = read(text);
    const question = asked.kind === 'question' ? asked : asked.partial;
    expect(question?.areas.map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    ['850', ['850']],
    ['850 referrals 2021', ['850']],
    ['850 cpp-started-physical 2021', ['850']],
    ['cpp-started-physical 850', ['850']],
    ['2021 cpp-started-physical 850', ['850']],
    ['cpp 850', ['850']],
    ['what is the cpp rate in 850', ['850']],
    ['LA code 850 referrals', ['850']],
    ['kent and dfe 850 referrals', ['850', '886']],
    ['compare 850 to 873 cpp rate', ['850', '873']],
  ])('is a code in “%s”', (text, codes) => {
    const asked = read(text);
    const question = asked.kind === 'question' ? asked : asked.partial;
    expect(question?.areas.map(({ code }) => code)).toEqual(codes);
    expect(question?.unresolved).toEqual([]);
  });
});
