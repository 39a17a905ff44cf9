import { describe, expect, it } from 'vitest';
import { apartByKind } from '../../src/query/council-kinds.ts';
import { queryText } from '../../src/query/query-text.ts';
import { read } from './resolver.ts';

describe('kinds of council set side by side', () => {
  it.each([
    ['compare unitaries vs counties for cla rate', ['unitaries', 'counties']],
    ['counties against metropolitan boroughs, cp rate', ['counties', 'metropolitans']],
    ['compare London boroughs with met boroughs on cla rate', ['london boroughs', 'metropolitans']],
    [
      'compare counties, unitaries and met districts for cla rate',
      ['counties', 'unitaries', 'metropolitans'],
    ],
  ])('“%s” is all of them, in that order', (text, kinds) => {
    const reading = read(text);
    if (reading.kind !== 'question' || !reading.group) throw new Error(JSON.stringify(reading));
    expect(reading).toMatchObject({ intent: 'compare', areas: [], unresolved: [] });
    const apart = apartByKind(reading.group);
    expect(apart.map((group) => group.kind === 'type' && group.words)).toEqual(kinds);
    const query = queryText(reading);
    const again = read(query);
    expect(again.kind === 'question' && queryText(again)).toBe(query);
  });

  it('the other counties are no place where children are put', () => {
    expect(read('Surrey vs other counties for cp rate')).toMatchObject({
      intent: 'compare',
      areas: [{ code: '936' }],
      group: { words: 'counties' },
      metrics: [{ id: 'cpp-rate' }],
    });
  });

  it('London boroughs by themselves are those of the region', () => {
    expect(read('compare London boroughs on cla rate')).toMatchObject({
      group: { kind: 'region', region: 'E12000007' },
    });
  });
});

describe('a kind of council by itself', () => {
  it.each(['counties cla rate', 'cla rate in unitaries', 'do counties or unitaries have higher cla rates'])(
    '“%s” sets its councils side by side',
    (text) => {
      expect(read(text)).toMatchObject({ intent: 'compare', group: { kind: 'type' }, unresolved: [] });
    },
  );

  it.each([
    ['shire counties versus big cities on neglect', 'big cities'],
    ['which type of council has the highest cla rate', 'which type of council'],
    ['Kent vs the rest of the South East for cp rate', 'rest of'],
    ['which city has the highest cla rate', 'which city'],
    ['trend in cla rate for counties', 'trend'],
    ['trend in cla rate by region', 'trend'],
  ])('“%s” names what it leaves out', (text, words) => {
    expect(read(text)).toMatchObject({ kind: 'question', unresolved: [words] });
  });
});

describe('councils that have a name together', () => {
  it.each([
    ['leeds vs core cities cla rate', 'compare dfe 383 core cities cla-rate'],
    ['compare core cities on cp rate', 'compare core cities cpp-rate'],
    ['which core city has the highest cla rate', 'rank top 10 core cities cla-rate'],
    ['core cities excluding Leeds, cla rate', 'compare core cities without 383 cla-rate'],
  ])('“%s” is “%s”, which reads back the same', (text, query) => {
    const reading = read(text);
    if (reading.kind !== 'question') throw new Error(JSON.stringify(reading));
    expect(reading).toMatchObject({ group: { kind: 'listed', words: 'core cities' }, unresolved: [] });
    expect(reading.group?.kind === 'listed' && reading.group.codes).toHaveLength(8);
    expect(queryText(reading)).toBe(query);
    const again = read(query);
    expect(again.kind === 'question' && queryText(again)).toBe(query);
  });
});

describe('the regions', () => {
  it.each([
    ['which region has the highest cla rate', undefined],
    ['cla rate by region', undefined],
    ['what is the regional breakdown of children in care', undefined],
    ['rank the nine regions by cla rate', undefined],
    ['list regions by cla rate', undefined],
    ['is London the lowest region for cp rate', undefined],
    ['worst region for agency staff', undefined],
    ['which region rose most in cla rate', 'change'],
    ['which regions saw the biggest fall in referrals', 'change'],
    ['where does the North East rank among the regions for cla rate', undefined],
  ])('“%s” puts them in order', (text, by) => {
    const reading = read(text);
    expect(reading).toMatchObject({ intent: 'rank', group: { kind: 'regions' }, unresolved: [] });
    expect(reading.kind === 'question' && reading.ranking?.by).toBe(by);
  });

  it('stand beside a place that is compared with them', () => {
    expect(read('compare Leeds with all regions on cla rate')).toMatchObject({
      intent: 'compare',
      areas: [{ code: '383' }],
      group: { kind: 'regions' },
    });
  });

  it('are not put in order by what is held for authorities only', () => {
    expect(read('which region has the highest idaci')).toMatchObject({
      group: null,
      unresolved: ['which region'],
    });
  });
});

describe('a list of councils', () => {
  it.each([
    ['list councils where neglect rose', 'change'],
    ['list the 5 councils with the highest cla rate', undefined],
    ['list councils by cla rate', undefined],
    ['list the London boroughs by cp rate', undefined],
  ])('“%s” is a ranking', (text, by) => {
    const reading = read(text);
    expect(reading).toMatchObject({ intent: 'rank', unresolved: [] });
    expect(reading.kind === 'question' && reading.ranking?.by).toBe(by);
  });

  it.each(['list councils', 'list all measures of neglect', 'list my subscriptions'])(
    '“%s” is what there is',
    (text) => {
      expect(read(text)).toMatchObject({ intent: 'list' });
    },
  );
});
