import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadAnswerer } from '../../src/load-answerer.ts';

const TODAY = '2026-11-21';
const answerer = loadAnswerer();

/** What a follow-up asks in full, in ids and codes; every message before it is followed up by the next. */
function after(...messages: readonly string[]): string {
  return messages.reduce<string>((before, text) => answerer.answer(text, TODAY, { before }).query, '');
}

describe('a follow-up keeps what it leaves out', () => {
  test.each([
    ['the measure', ['dorset neglect', 'and Hampshire?'], '850 cpp-started-neglect'],
    ['the place', ['dorset neglect', 'what about physical abuse'], '838 cpp-started-physical'],
    ['measure and year', ['dorset neglect 2017', 'and Hampshire?'], '850 cpp-started-neglect 2017'],
    ['both, over other years', ['dorset neglect', 'since 2015'], 'trend 838 cpp-started-neglect since 2015'],
    ['the years', ['dorset neglect since 2015', 'and kent?'], 'trend 886 cpp-started-neglect since 2015'],
    ['all but the years', ['dorset neglect since 2015', '2019'], '838 cpp-started-neglect 2019'],
    ['no single year over all years', ['dorset neglect 2017', 'over time'], 'trend 838 cpp-started-neglect'],
    [
      'the place among neighbours',
      ['dorset neglect', 'compare with neighbours'],
      'compare 838 neighbours cpp-started-neglect',
    ],
    [
      'the neighbours of another',
      ['compare dorset with its neighbours neglect', 'and Devon?'],
      'compare 878 neighbours cpp-started-neglect',
    ],
    [
      'one beside another',
      ['dorset neglect', 'compare with england'],
      'compare 838 E92000001 cpp-started-neglect',
    ],
    [
      'those compared, and one more',
      ['compare leeds and bradford cpp rate', 'and kirklees'],
      'compare 383 380 382 cpp-rate',
    ],
    [
      'the place, with others',
      ['dorset cpp rate', 'compare with Hampshire and Kent'],
      'compare 838 850 886 cpp-rate',
    ],
    [
      'the years, with one more place',
      ['dorset cpp rate since 2019', 'vs Leeds'],
      'trend 838 383 cpp-rate since 2019',
    ],
    ['all but one', ['compare dorset, kent and leeds cpp rate', 'without Kent'], 'compare 838 383 cpp-rate'],
    [
      'a list short of a region',
      ['top 5 for cla rate', 'and outside London?'],
      'rank top 5 all authorities without E12000007 cla-rate',
    ],
    [
      'a list short of two',
      ['top 5 for cla rate in the south east', 'without Kent', 'and not counting Surrey'],
      'rank top 5 E12000008 authorities without 886 936 cla-rate',
    ],
    [
      'those left out',
      ['top 5 for cla rate outside London', 'and for cp rate?'],
      'rank top 5 all authorities without E12000007 cpp-rate',
    ],
    [
      'both kinds of council',
      ['compare unitaries and counties on cla rate', 'and cp rate?'],
      'compare unitaries counties cpp-rate',
    ],
    [
      'the regions',
      ['which region has the highest cla rate', 'and cp rate?'],
      'rank top 10 regions cpp-rate',
    ],
    ['the year before', ['dorset cpp 2019', 'and the year before?'], '838 cpp-at-31-march 2018'],
    ['the year after', ['dorset cpp 2015', 'and the next year?'], '838 cpp-at-31-march 2016'],
    [
      'the year before the year before',
      ['dorset cpp', 'and last year?', 'and the year before?'],
      '838 cpp-at-31-march 2023',
    ],
    [
      'last year, whatever year it was',
      ['dorset cpp 2019', 'and last year?'],
      '838 cpp-at-31-march last year',
    ],
    ['the place, with one more', ['dorset cpp rate', 'add Leeds'], 'compare 838 383 cpp-rate'],
    [
      'the measure, lowest first',
      ['dorset cpp rate', 'and the lowest?'],
      'rank bottom 10 all authorities cpp-rate',
    ],
    ['the measure, of all', ['dorset cpp rate', 'which is highest?'], 'rank top 10 all authorities cpp-rate'],
    ['the profile', ['dorset', 'and Hampshire?'], 'profile 850'],
    [
      'the parts of a total',
      ['categories of abuse dorset', 'and kent'],
      'breakdown 886 plans-started-by-category',
    ],
    [
      'the list, another measure',
      ['top 10 neglect', 'physical abuse'],
      'rank top 10 all authorities cpp-started-physical',
    ],
    ['the measure, answered back', ['newcastle neglect', 'newcastle upon tyne'], '391 cpp-started-neglect'],
    ['the measure that was explained', ['what is a section 47', 'in dorset?'], '838 s47-started'],
    [
      'the measure whose source is asked',
      ['dorset neglect', 'where does that come from'],
      'source 838 cpp-started-neglect',
    ],
    [
      'the place and year of what was explained',
      ['dorset neglect 2017', 'how is that defined?', 'and Kent?'],
      '886 cpp-started-neglect 2017',
    ],
    ['the measure as a rate', ['dorset cpp 2017', 'and the rate?'], '838 cpp-rate 2017'],
    ['the measure as a rate, elsewhere', ['dorset cpp', 'per 10,000 in Leeds?'], '383 cpp-rate'],
    ['the measure as a share', ['dorset neglect', 'as a percentage?'], '838 cpp-started-neglect-pct'],
    ['the measure as a number', ['dorset cpp rate', 'how many is that?'], '838 cpp-at-31-march'],
    ['the years, as a rate', ['dorset cpp since 2015', 'and the rate?'], 'trend 838 cpp-rate since 2015'],
    [
      'the measure, for the country',
      ['dorset cpp', "what's the national average?"],
      'E92000001 cpp-at-31-march',
    ],
    ['the place among others', ['dorset cpp rate', 'is that high?'], 'compare 838 cpp-rate'],
  ])('%s: %j', (_, messages, query) => {
    expect(after(...messages)).toBe(query);
  });

  test('the place that ranks', () => {
    const { answer } = answerer.answer('where does it rank', TODAY, { before: '838 cpp-started-neglect' });
    expect(answer).toMatchObject({ kind: 'ranking', end: 'place' });
  });

  test('“as a chart” draws what was answered, a figure over the years', () => {
    expect(after('dorset neglect', 'as a chart')).toBe('trend 838 cpp-started-neglect');
    const breakdown = 'breakdown 838 plans-started-by-category';
    expect(after('categories of abuse dorset', 'as a chart')).toBe(breakdown);
    const compared = 'compare leeds and bradford cpp rate';
    expect(after(compared, 'as a chart')).toBe('compare 383 380 cpp-rate');
    expect(after(compared, 'over time')).toBe('trend 383 380 cpp-rate');
  });
});

test('a question that names place and measure means the same whatever was talked about', () => {
  const questions = [
    'hampshire neglect',
    'compare leeds and bradford cpp rate',
    'kent children in care since 2018',
  ];
  const before = [
    '838 cpp-started-neglect 2017',
    'trend 838 cpp-started-neglect since 2015',
    'compare 383 380 cpp-rate',
    'rank top 10 all authorities cpp-started-neglect',
    'profile 838',
    'define s47-started',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...questions), fc.constantFrom(...before), (question, memory) => {
      expect(after(memory, question)).toBe(after(question));
    }),
  );
});

describe('what stands behind a question', () => {
  const asked = (text: string, background: Parameters<typeof answerer.answer>[2]) =>
    answerer.answer(text, TODAY, background);

  test('the usual authority is meant where none is named and none was talked about', () => {
    expect(asked('neglect', { authority: '838' }).query).toBe('838 cpp-started-neglect');
    expect(asked('kent neglect', { authority: '838' }).query).toBe('886 cpp-started-neglect');
    expect(asked('neglect compared with neighbours', { authority: '838' }).query).toBe(
      'compare 838 neighbours cpp-started-neglect',
    );
    expect(asked('physical abuse', { authority: '838', before: '886 cpp-started-neglect' }).query).toBe(
      '886 cpp-started-physical',
    );
  });

  test('the usual model of neighbours compares unless another is asked for', () => {
    const modelOf = (text: string, neighbourModel?: string): unknown => {
      const { answer } = asked(text, neighbourModel === undefined ? {} : { neighbourModel });
      return answer.kind === 'figure' &&
        answer.comparison.state === 'compared' &&
        answer.comparison.neighbours.state === 'given'
        ? answer.comparison.neighbours.model
        : null;
    };
    expect(modelOf('dorset neglect')).toBe('2025');
    expect(modelOf('dorset neglect', '2021')).toBe('2021');
    expect(asked('compare dorset with neighbours neglect', { neighbourModel: '2021' }).answer).toMatchObject({
      kind: 'comparison',
      scope: { kind: 'neighbours', model: '2021' },
    });
  });

  test('the usual basket is what a profile shows', () => {
    expect(asked('dorset', { basket: 'workforce' }).query).toBe('profile dfe 838 workforce');
    expect(asked('dorset neglect', { basket: 'workforce' }).query).toBe('838 cpp-started-neglect');
  });
});

describe('a follow-up that the figures cannot answer says so', () => {
  test.each([
    ['why', 'why is that?', { kind: 'refusal', why: { kind: 'reasons' } }],
    ['for boys alone', 'and boys?', { kind: 'unheld', measure: { id: 'ethnicity' } }],
  ])('%s', (_, text, answer) => {
    expect(answerer.answer(text, TODAY, { before: '838 cpp-at-31-march' }).answer).toMatchObject(answer);
  });

  test('a measure that is held in no other unit is asked about', () => {
    const { answer } = answerer.answer('and the rate?', TODAY, { before: '838 cla-spend' });
    expect(answer.kind).toBe('clarification');
  });
});
