import { describe, expect, it } from 'vitest';
import { read, resolver } from './resolver.ts';

describe('a comparison of which one side is not known', () => {
  it.each([
    ['emotional abuse Leeds vs LBgD', 'lbgd', '383'],
    ['referrals in BCPP compared with Kent', 'bcpp', '886'],
    ['how does hats compare with Kent for children in care?', 'hats', '886'],
    ['compare Kent and blorp on plans', 'blorp', '886'],
  ])('“%s” asks what “%s” is and keeps the other', (text, words, code) => {
    expect(read(text)).toMatchObject({
      kind: 'clarification',
      about: 'area',
      words,
      partial: { areas: [{ code }], unresolved: [] },
    });
  });

  it.each([
    'children in care in Leeds compared with similarly sized councils',
    'kent cpp more than expected',
  ])('“%s” has a side that is no place', (text) => {
    expect(read(text)).toMatchObject({ kind: 'question', intent: 'compare' });
  });
});

describe('a slip in a word that leads a year', () => {
  it.each([
    ['plans in Kent ince 2017', 2017, null],
    ['plans in Kent sicne 2017', 2017, null],
    ['plans in Kent unitl 2017', null, 2017],
    ['plans in Kent betwen 2015 and 2017', 2015, 2017],
    ['plans in Kent form 2015 to 2017', 2015, 2017],
  ])('“%s” is still a range', (text, from, to) => {
    expect(read(text)).toMatchObject({
      areas: [{ code: '886' }],
      period: { kind: 'range', from, to },
      unresolved: [],
    });
  });

  it('is none in the name of a town', () => {
    expect(read('Frome 2015 plans')).toMatchObject({ areas: [{ code: '933' }], period: { years: [2015] } });
  });
});

describe('a slip in a short word', () => {
  it.each(['kent cpp rae', 'kent cpp ratw', 'kent cpp rste', 'kent cpp ratte'])(
    '“%s” asks for the rate, which does no harm to take it for',
    (text) => {
      expect(read(text)).toMatchObject({ kind: 'question', metrics: [{ id: 'cpp-rate' }], unresolved: [] });
    },
  );

  it('that turns initials round is asked about', () => {
    expect(read('kent ICN')).toMatchObject({ kind: 'clarification', about: 'metric' });
  });

  it('is not taken for a council where a word of a measure is as near', () => {
    expect(read('Kent lans for neglect')).toMatchObject({ kind: 'clarification', about: 'area' });
  });
});

it('what is struck out in Slack is not meant', () => {
  expect(read('~Leeds~ Kent plans ~2019~ 2020')).toMatchObject({
    areas: [{ code: '886' }],
    period: { years: [2020] },
  });
  expect(read('Kent plans ~2019 to 2020')).toMatchObject({ period: { from: 2019, to: 2020 } });
});

describe('a slip in initials', () => {
  it.each(['kent cppp', 'ccpp kent'])('that is a letter typed twice is none: “%s”', (text) => {
    expect(read(text)).toMatchObject({ kind: 'question', metrics: [{ id: 'cpp-at-31-march' }] });
  });

  it('to the key beside is asked about, and not where the initials stand alone', () => {
    expect(read('kent vla 2019')).toMatchObject({ kind: 'clarification', about: 'metric' });
    expect(read('pip')).toMatchObject({ kind: 'refusal' });
  });
});

describe('a list with something in it that is not known', () => {
  it.each([
    ['children in need in Kent, LnBD and Hackney', 'area'],
    ['dental checks and vIN in Kent', 'metric'],
  ])('is asked about, and not answered for the rest: “%s”', (text, about) => {
    expect(read(text)).toMatchObject({ kind: 'clarification', about });
  });
});

describe('a word that stands where a unit does', () => {
  it.each(['the rat of children in care in Kent', 'kent cla rare', 'highest referral tate in Kent'])(
    'is a slip in it: “%s”',
    (text) => {
      const reading = read(text);
      expect(
        reading.kind === 'question' ? reading.metrics.map(({ id }) => id.split('-').at(-1)) : [],
      ).toEqual(['rate']);
    },
  );
});

it('the name of a council is no nearer for the word “council” behind it', () => {
  expect(read('Sumderland council children in care')).toMatchObject({
    kind: 'clarification',
    choices: [{ code: '394' }, {}],
  });
});

it('a letter behind a name is no word of a longer one', () => {
  expect(resolver.readPlace('North Lincolnshire U')).not.toMatchObject({ areas: [{ code: '812' }] });
});

it('a compass word as near to east as to west is asked about', () => {
  expect(resolver.readPlace('ewst sussex')).toMatchObject({ options: [{ code: '845' }, { code: '938' }] });
});

it('plans of two years are so with a slip in them', () => {
  expect(read('palns over 2 years in Kent')).toMatchObject({
    metrics: [{ id: 'cpp-2yrs-active-pct' }],
    period: null,
  });
});

it('children written with a slip are no district', () => {
  expect(read('how many childern are on child protection plans nationally')).toMatchObject({
    kind: 'question',
    areas: [{ code: 'E92000001' }],
  });
});

it.each(['r-referrals in Kent', 'rereferrals in Kent'])('a hyphen hides no letter: “%s”', (text) => {
  expect(read(text)).toMatchObject({ metrics: [{ id: 'rereferral-pct' }] });
});

it('a group compared with what is not known is asked about', () => {
  expect(read('lees vs core cities children in care')).toMatchObject({
    kind: 'clarification',
    words: 'lees',
  });
});

it('three letters of a name of four are asked about where nothing else says where', () => {
  expect(read('knt referrals')).toMatchObject({
    kind: 'clarification',
    about: 'area',
    words: 'knt',
    choices: [{ code: '886' }],
    partial: { unresolved: [] },
  });
  expect(read('zed referrals')).toMatchObject({ kind: 'refusal', why: { kind: 'unknown-place' } });
});
