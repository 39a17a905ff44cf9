import { describe, expect, it } from 'vitest';
import { read } from './resolver.ts';

describe('a part of a measure that there is no figure for', () => {
  it.each([
    ['rank social workers per 10,000 children', 'sw-fte', 'per 10000 children'],
    ['under 1s on child protection plans in Kent', 'cpp-at-31-march', 'under 1s'],
    ['children in care by age in Hackney', 'cla-at-31-march', 'age'],
  ])('“%s” is answered with %s, and “%s” is named', (text, id, words) => {
    expect(read(text)).toMatchObject({ kind: 'question', metrics: [{ id }], unresolved: [words] });
  });

  it.each([
    'care leavers aged 19 to 21 in work in Leeds',
    'children aged 0 to 17 on plans in Kent',
    'rate of children in care per 10,000 aged under 18 in Leeds',
  ])('“%s” leaves nothing out', (text) => {
    expect(read(text)).toMatchObject({ kind: 'question', unresolved: [] });
  });

  it('a rate said of one measure does not make a share of the next', () => {
    expect(read('cpp rate, neglect in Leeds')).toMatchObject({
      metrics: [{ id: 'cpp-rate' }, { id: 'cpp-started-neglect' }],
    });
  });
});

describe('a topic that measures share', () => {
  it.each([
    ['children in care started and ceased in Bolton', ['cla-started', 'cla-ceased']],
    ['cpp started, ended and repeat in Leeds', ['cpp-started', 'cpp-ended', 'cpp-repeat-pct']],
    ['new and repeat plans in Kent', ['cpp-started', 'cpp-repeat-pct']],
    [
      'mental health of parents and children in Kent',
      ['factor-mental-health-parent', 'factor-mental-health-child'],
    ],
    ['referrals and re-referrals in Kent', ['referrals', 'rereferral-pct']],
  ])('“%s” is %s', (text, ids) => {
    expect(read(text)).toMatchObject({ kind: 'question', metrics: ids.map((id) => ({ id })) });
  });

  it('a denial of one is asked about and not passed over', () => {
    expect(read('children in need who are not on a plan in Leeds').kind).toBe('clarification');
  });
});

describe('what is no measure of children', () => {
  it.each(['turnover of Tesco in Leeds', 'foster a dog in Kent', 'assessment of the bridge in York'])(
    '“%s” is not answered with figures',
    (text) => {
      expect(read(text).kind).not.toBe('question');
    },
  );
});

describe('what is not understood', () => {
  it.each([
    ['how many unicorns in Kent', 'unicorns'],
    ['how many nurses in Kent', 'nurses'],
    ['nursery places in Leeds', 'nursery'],
    ['how many kids go to circus schools in Bath', 'circus schools'],
  ])('“%s” names it, and offers nothing that is not meant', (text, words) => {
    expect(read(text)).toMatchObject({ kind: 'refusal', why: { kind: 'unknown-measure', words } });
  });
});

describe('people', () => {
  it.each([
    'is Kayleigh Thompson, 7, from Stockport on a protection plan',
    'did Maisie Khan in Leeds get adopted',
  ])('“%s” is about one of them', (text) => {
    expect(read(text)).toMatchObject({ kind: 'refusal', why: { kind: 'individual' } });
  });

  it('a child who tells of being hurt is told where to turn', () => {
    expect(read('my dad hits me')).toMatchObject({ kind: 'refusal', why: { kind: 'child-at-risk' } });
  });

  it('“what happened to” asks for a trend as well', () => {
    expect(read('what happened to care leavers in Bolton since 2019').kind).not.toBe('refusal');
  });
});
