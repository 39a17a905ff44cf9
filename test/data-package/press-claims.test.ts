import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { csvTable, csvText } from '../../src/data-package/csv-table.ts';
import { loadDataset } from '../../src/data-package/load-dataset.ts';
import { parsePressClaims } from '../../src/data-package/metric-schema.ts';
import type { PressClaim } from '../../src/domain/claim.ts';

const DATA = new URL('../../data/', import.meta.url);
const TEXT = readFileSync(new URL('press-claims.csv', DATA), 'utf8');
const parsed = parsePressClaims('press-claims.csv', TEXT);
const claims = parsed.ok ? parsed.value : expect.fail(JSON.stringify(parsed.faults, null, 2));
const dataset = loadDataset(DATA);

/** The published value that a claim is about: the figure, its change on the year, or its change in per cent. */
function publishedValue(claim: PressClaim, area: string, year: number): number | null {
  const now = dataset.figure(claim.metric, area, year);
  if (now.state !== 'value') return null;
  if (!claim.unit.includes('change')) return now.value;
  const before = dataset.figureIn(now.source.release, claim.metric, area, year - 1);
  if (before?.state !== 'value') return null;
  const change = now.value - before.value;
  return claim.unit === 'percent change' ? (change / before.value) * 100 : change;
}

/** Claims in numbers, in the unit of the metric itself, about a metric that is held. */
const checkable = claims.flatMap((claim) => {
  const { area, year, metric } = claim;
  const said = Number(claim.value);
  const inUnit = ['count', 'percent', 'per 10,000', 'percent change', 'change in count'].includes(claim.unit);
  if (area === null || year === null || !inUnit || Number.isNaN(said) || !dataset.metric(metric)) return [];
  return [{ claim, said, published: publishedValue(claim, area, year) }];
});

/** Whether the published value is what was said, to the decimals in which it was said. */
function agrees(value: string, said: number, published: number | null): boolean {
  const decimals = value.split('.')[1]?.length ?? 0;
  return published !== null && Number(published.toFixed(decimals)) === said;
}

describe('the press claims', () => {
  it('are the 52 facts of the five articles, in their order', () => {
    expect(claims.map(({ id }) => id)).toEqual(
      Array.from({ length: 52 }, (_, index) => `claim-${String(index + 1).padStart(2, '0')}`),
    );
    const perArticle = Map.groupBy(claims, ({ page }) => page);
    expect([...perArticle.values()].map((ofOne) => ofOne.length)).toEqual([14, 17, 13, 1, 7]);
  });

  it('are reproduced by the published figures where they say so', () => {
    const reproduced = checkable.filter(({ claim }) => claim.verdict === 'reproduced');
    expect(reproduced.length).toBeGreaterThanOrEqual(13);
    const wrong = reproduced.filter(({ claim, said, published }) => !agrees(claim.value, said, published));
    expect(wrong.map(({ claim, published }) => [claim.id, claim.value, published])).toEqual([]);
  });

  it('are not reproduced by them where they say that they differ', () => {
    const differing = checkable.filter(({ claim }) => claim.verdict === 'differs');
    expect(differing.length).toBeGreaterThanOrEqual(4);
    for (const { claim, said, published } of differing) {
      expect([claim.id, published === null, agrees(claim.value, said, published)]).toEqual([
        claim.id,
        false,
        false,
      ]);
    }
  });

  it('quote the published figure in their finding where there is one to check by', () => {
    const silent = checkable.filter(({ claim, published }) => {
      const figure = published?.toLocaleString('en-GB', { maximumFractionDigits: 1 }) ?? 'none';
      return !claim.finding.replaceAll(/\.0\b/g, '').includes(figure);
    });
    // The rate of England is quoted as it was first published.
    expect(silent.map(({ claim }) => claim.id)).toEqual(['claim-20']);
  });

  it('stand for places that were there at the time', () => {
    for (const { id, area, place } of claims) {
      if (area === null) expect([id, place]).toEqual([id, 'Weymouth and Portland']);
      else expect([id, dataset.area(area)?.name.split(' ')[0]]).toEqual([id, place.split(' ')[0]]);
    }
  });

  it('have no official verdict where no official metric is meant', () => {
    const local = claims.filter(({ metric }) => !dataset.metric(metric));
    const judged = local.filter(({ verdict }) => verdict !== 'not-published');
    // Two rises that can be worked out again from the counts in the same article.
    expect(judged.map(({ id, unit }) => [id, unit])).toEqual([
      ['claim-33', 'percent change'],
      ['claim-48', 'percent change'],
    ]);
  });

  it('say "about" for every date that was inferred', () => {
    const dates = new Set(claims.map(({ publisher, date }) => `${publisher}: ${date}`));
    expect([...dates].filter((date) => !date.includes(': about '))).toEqual([
      'Hampshire County Council: 5 November 2018',
    ]);
  });
});

describe('a broken file of claims', () => {
  const table = csvTable('press-claims.csv', TEXT, []);
  const withCell = (row: number, column: string, value: string): string =>
    csvText(
      table.header,
      table.rows.map(({ cells }, index) =>
        index === row ? cells.with(table.header.indexOf(column), value) : cells,
      ),
    );

  it.each([
    ['verdict', 'true'],
    ['year', '2016/17'],
    ['area', 'Dorset'],
    ['page', 'dorsetecho.co.uk'],
    ['finding', 'No full stop'],
    ['value', ''],
  ])('is reported with its line: %s "%s"', (column, value) => {
    const broken = parsePressClaims('press-claims.csv', withCell(4, column, value));
    expect(
      broken.ok ? [] : broken.faults.map(({ line, message }) => [line, message.includes(`"${column}"`)]),
    ).toEqual([[6, true]]);
  });
});
