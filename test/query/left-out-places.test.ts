import { describe, expect, it } from 'vitest';
import { queryText } from '../../src/query/query-text.ts';
import type { Question } from '../../src/query/question.ts';
import { read } from './resolver.ts';

function asked(text: string): Question {
  const reading = read(text);
  if (reading.kind !== 'question') throw new Error(`${text}: ${JSON.stringify(reading)}`);
  return reading;
}

describe('places named to be left out', () => {
  it.each([
    'excluding London, who has the highest cp rate',
    'who has the highest cp rate outside London',
    'apart from London which council has the highest cp rate',
    'highest cp rate, not counting London',
    'which council outside of London has the highest cp rate',
    'top 10 councils for cp rate, ignoring the London boroughs',
    'which council not in London has the highest cp rate',
    'highest cp rate everywhere but London',
    'highest cp rate anywhere but London',
  ])('“%s” ranks the others', (text) => {
    expect(asked(text)).toMatchObject({
      intent: 'rank',
      areas: [],
      group: { kind: 'all', without: ['E12000007'] },
      unresolved: [],
    });
  });

  it.each([
    ['top 5 for cla rate apart from London and the South East', 'all', ['E12000007', 'E12000008']],
    ['highest cla rate in the south east, not counting Kent', 'region', ['886']],
    ['which county except Kent has the most children in care', 'all', ['886']],
    ['compare Leeds with its neighbours excluding Sheffield on cla rate', 'neighbours', ['373']],
    ['biggest rise in referrals among unitaries without Bristol', 'type', ['801']],
    ['which region other than London has the highest cla rate', 'regions', ['E12000007']],
    ['worst ofsted grades outside Yorkshire', 'all', ['E12000003']],
  ])('“%s” leaves out those', (text, kind, without) => {
    expect(asked(text)).toMatchObject({ group: { kind, without }, unresolved: [] });
  });

  it.each([
    ['excluding counties, who has the highest cla rate', 'metropolitans london boroughs unitaries'],
    ['top ten for re-referrals not including unitary authorities', 'counties metropolitans london boroughs'],
    ['do counties or unitaries other than Kent have the highest cla rate', 'counties unitaries'],
  ])('“%s” is of the other kinds', (text, words) => {
    const { group, unresolved } = asked(text);
    expect(group?.kind === 'type' && group.words.split(' ').toSorted()).toEqual(words.split(' ').toSorted());
    expect(unresolved).toEqual([]);
  });

  it.each([
    'is Kent’s cp rate the highest outside London',
    'where does Kent rank for cp rate, ignoring London',
  ])('“%s” is the place among the others', (text) => {
    expect(asked(text)).toMatchObject({
      areas: [{ code: '886' }],
      group: { without: ['E12000007'] },
      ranking: { end: 'place' },
    });
  });

  it('a comma alone does not go on with the list at the beginning of a text', () => {
    expect(asked('excluding London, is Kent the highest in England for cla rate')).toMatchObject({
      areas: [{ code: '886' }],
      group: { without: ['E12000007'] },
    });
  });

  it.each([
    ['children in care in England excluding London', 'excluding london'],
    ['cla rate in the South East without Kent', 'without kent'],
  ])('“%s” has no figure, and says so', (text, words) => {
    expect(asked(text)).toMatchObject({ intent: 'lookup', unresolved: [words] });
  });

  it.each([
    ['compare Kent, Surrey and Essex excluding Surrey on cla rate', ['886', '881'], []],
    ["what's new outside London", [], ['outside london']],
  ])('“%s” leaves them out of those named', (text, codes, unresolved) => {
    const question = asked(text);
    expect(question.areas.map(({ code }) => code)).toEqual(codes);
    expect(question.unresolved).toEqual(unresolved);
  });

  it('a name that several have leaves out none, and is told', () => {
    expect(asked('highest cla rate excluding Newcastle')).toMatchObject({
      unresolved: ['excluding newcastle'],
    });
  });

  it.each([
    'children placed outside the council area in Kent',
    'looked after children not in school in Kent',
  ])('“%s” leaves out no place', (text) => {
    const reading = read(text);
    const question = reading.kind === 'question' ? reading : reading.partial;
    expect(question?.areas).toMatchObject([{ code: '886' }]);
  });

  it('is written as a query that reads back the same', () => {
    const question = asked('top 5 for cla rate apart from London and Kent');
    const query = queryText(question);
    expect(query).toBe('rank top 5 all authorities without E12000007 886 cla-rate');
    expect(queryText(asked(query))).toBe(query);
  });
});
