import { describe, expect, it } from 'vitest';
import { newsAnswer, type NewsAnswer } from '../../src/answer/news-answer.ts';
import { dataset, question, TODAY } from './asked.ts';
import { rawCell, rawNumber } from './raw-observations.ts';

function news(areas: readonly string[], metrics: readonly string[] = []): NewsAnswer {
  return newsAnswer(dataset, question('whats-new', areas, metrics), TODAY);
}

describe('what is new for an authority', () => {
  const dorset = news(['838']);

  it('compares each newest edition with the one that it follows, and no compilation with anything', () => {
    expect(dorset.editions.map(({ newer, older }) => [newer.id, older.id])).toEqual([
      ['dfe-cin-2025', 'dfe-cin-2022'],
      ['dfe-cla-2025', 'dfe-cla-2021'],
    ]);
  });

  it('has the newest figure of every measure with later years', () => {
    const fresh = dorset.editions.flatMap((edition) => edition.fresh);
    const plans = fresh.find(({ metric }) => metric.id === 'cpp-at-31-march');
    expect(plans).toMatchObject({ years: [2023, 2024, 2025], figure: { value: 278, year: 2025 } });
  });

  it('lists every revision, old and new, as the two files have them', () => {
    const care = dorset.editions.find(({ newer }) => newer.id === 'dfe-cla-2025');
    expect(care?.revised.map(({ cell }) => [cell.metric, cell.year, cell.was, cell.is])).toEqual(
      [
        'cla-at-31-march',
        'cla-rate',
        'cla-started',
        'cla-started-rate',
        'cla-ceased',
        'cla-ceased-rate',
      ].flatMap((metric) => {
        const was = rawNumber('dfe-cla-2021', metric, '838', 2021);
        const is = rawNumber('dfe-cla-2025', metric, '838', 2021);
        return was !== null && is !== null && was !== is ? [[metric, 2021, was, is]] : [];
      }),
    );
  });

  it('says when the next edition should be out', () => {
    expect(dorset.overdue.map(({ id }) => id)).toEqual(['dfe-cin-2025']);
  });
});

describe('what is new at all', () => {
  it('counts the figures that are withheld now and were not before', () => {
    const care = news([]).editions.find(({ newer }) => newer.id === 'dfe-cla-2025');
    const scilly = care?.withheldNow.filter(({ area }) => area.code === '420') ?? [];
    expect(scilly.length).toBeGreaterThan(0);
    for (const { cell } of scilly) {
      expect(rawNumber('dfe-cla-2021', cell.metric, '420', cell.year)).toBe(cell.value);
      expect(rawCell('dfe-cla-2025', cell.metric, '420', cell.year)).toBe(cell.symbol);
    }
  });

  it('for a rate is told by the count that both editions have', () => {
    const [edition] = news(['838'], ['cpp-rate']).editions;
    expect(edition?.fresh.map(({ metric }) => metric.id)).toEqual(['cpp-at-31-march']);
  });

  it('is nothing for a measure that only one edition has', () => {
    expect(news(['838'], ['sw-caseload']).editions).toEqual([]);
  });
});
