import { describe, expect, it } from 'vitest';
import { read, resolver } from './resolver.ts';

describe('how often something happened to a child', () => {
  it('is never passed over: how many referrals there were of children with several is not known', () => {
    expect(read('children with more than one referral in Leeds')).toMatchObject({
      kind: 'clarification',
      choices: [{ id: 'rereferral-pct' }, { id: 'referrals' }],
    });
  });

  it.each([
    ['children with more than one child protection plan in Leeds', 'cpp-repeat-pct'],
    ['children in care in Leeds with 3 or over placing moves', 'cla-3-placements-pct'],
  ])('“%s” is %s', (text, id) => {
    expect(read(text)).toMatchObject({ kind: 'question', metrics: [{ id }], unresolved: [] });
  });
});

describe('an age', () => {
  it('in any numbers goes with whom it is about', () => {
    expect(read('care leavers aged 19, 20 and 21 in work in Leeds')).toMatchObject({
      metrics: [{ id: 'care-leavers-eet-pct' }],
      unresolved: [],
    });
  });

  it.each([
    ['12 year olds in care in Leeds', '12 year olds'],
    ['babies on a plan in Leeds', 'babies'],
  ])('of “%s” is named where there is no figure for it', (text, words) => {
    expect(read(text)).toMatchObject({ kind: 'question', unresolved: [words] });
  });
});

describe('a question with its occasion', () => {
  it('is what it asks for, and not what gave rise to it', () => {
    const text = 'Following the inspection report on Leeds, how many children are on a plan there?';
    expect(read(text)).toMatchObject({ metrics: [{ id: 'cpp-at-31-march' }] });
  });

  it('names when an answer is wanted without asking for it', () => {
    expect(read('deadline 5pm, repeat plans in Leeds')).toMatchObject({
      metrics: [{ id: 'cpp-repeat-pct' }],
      unresolved: [],
    });
  });
});

describe('signs between words of one measure', () => {
  it.each([
    ['children in care with a conviction, reprimand or final warning in Leeds', 'cla-convicted-pct'],
    ['amount overspent against the budget in Leeds', 'cla-budget-overspend'],
    ['children in care and placed 20 miles off in Leeds', 'cla-over-20-miles-pct'],
  ])('“%s” is %s alone', (text, id) => {
    const reading = read(text);
    expect(reading.kind === 'question' ? reading.metrics.map((metric) => metric.id) : []).toEqual([id]);
  });
});

describe('a statistical return', () => {
  it.each([
    ['CIN census headcount for Leeds', 'cin-at-31-march'],
    ['SSDA903 numbers in Leeds', 'cla-at-31-march'],
    ['CIN census section 47s in Leeds', 's47-started'],
    ['NI 65 in Leeds', 'cpp-repeat-pct'],
    ['CIN episodes opened in Leeds', 'cin-started'],
  ])('“%s” is %s', (text, id) => {
    expect(read(text)).toMatchObject({ kind: 'question', metrics: [{ id }] });
  });
});

describe('a time in the middle of a measure', () => {
  it.each([
    ['referrals in Leeds in 2023 closed with no further action', 'referrals-nfa-pct'],
    ['children on plans in Leeds in 2021 because of neglect', 'cpp-started-neglect'],
    ['spending by Leeds in 2023-24 on looked after children', 'spend-cla'],
    ['children leaving care in Leeds in 2024 through adoption', 'adopted-count'],
  ])('“%s” is %s alone', (text, id) => {
    const reading = read(text);
    expect(reading.kind === 'question' ? reading.metrics.map((metric) => metric.id) : []).toEqual([id]);
    expect(reading).toMatchObject({ period: { kind: 'years' } });
  });
});

describe('a denial in a short form', () => {
  it('is one: “aren’t in work or education” is the other share', () => {
    expect(read('care leavers who aren’t in education or work in Leeds')).toMatchObject({
      metrics: [{ id: 'care-leavers-neet-pct' }],
    });
  });

  it('is asked about where there is no other share', () => {
    expect(read('children in care who aren’t immunised in Leeds').kind).toBe('clarification');
  });
});

it('what is said of several measures of care leavers is said of each', () => {
  expect(read('care leavers in Leeds in work, and in suitable homes')).toMatchObject({
    metrics: [{ id: 'care-leavers-eet-pct' }, { id: 'care-leavers-suitable-home-pct' }],
  });
});

it('“where do referrals come from” asks for no place in a ranking', () => {
  expect(read('where do Leeds referrals come from')).toMatchObject({ intent: 'breakdown' });
});

it('children by their legal status are known, and not held', () => {
  expect(read('section 20 children in Leeds')).toMatchObject({
    metrics: [{ kind: 'unheld', id: 'legal-status' }],
  });
});

describe('what people ask for that is not held', () => {
  it.each([
    ['jobs in social care leeds', 'social-work-jobs'],
    ['social worker pay Leeds', 'social-worker-pay'],
    ['FGM Birmingham', 'other-assessment-factors'],
    ['faith or belief abuse Newham', 'other-assessment-factors'],
    ['trafficking Croydon', 'child-trafficking'],
    ['DoLS in Kent', 'deprivation-of-liberty'],
    ['care leavers at university Leeds', 'care-leavers-university'],
  ])('%s: is known', (text, id) => {
    expect(read(text)).toMatchObject({ kind: 'question', metrics: [{ kind: 'unheld', id }] });
  });

  it('children of one group are not taken for all children, nor a people for a place', () => {
    expect(read('white british children in care in Oldham')).toMatchObject({
      kind: 'clarification',
      about: 'metric',
      choices: [
        { kind: 'unheld', id: 'ethnicity' },
        { kind: 'metric', id: 'cla-at-31-march' },
      ],
    });
  });

  it('care leavers in jobs are those in work', () => {
    expect(read('care leavers in jobs leeds')).toMatchObject({ metrics: [{ id: 'care-leavers-eet-pct' }] });
  });
});

describe('a placement that is not registered', () => {
  it('is no supported accommodation', () => {
    expect(read('unregistered placements Kent')).toMatchObject({
      kind: 'question',
      metrics: [{ kind: 'unheld', id: 'unregistered-placements' }],
    });
    expect(read('semi-independent placements Kent')).toMatchObject({ metrics: [{ kind: 'metric' }] });
  });
});

describe('a name with “under” in it', () => {
  it.each(['newcastle under lyme neglect', 'newcastle-under-lyme neglect'])('%s', (text) => {
    expect(read(text)).toMatchObject({ kind: 'question', areas: [{ via: { kind: 'district' } }] });
  });
});

describe('words for the same', () => {
  it.each([
    ['how many bairns live in Leeds', 'child-population'],
    ['youngsters living in the area, Leeds', 'child-population'],
    ['caseworkers off sick in Leeds', 'sw-sickness-rate'],
    ['young people known to the LA in Leeds', 'cin-at-31-march'],
  ])('make the same phrase: “%s” is %s', (text, id) => {
    expect(read(text)).toMatchObject({ kind: 'question', metrics: [{ id }], unresolved: [] });
  });

  it('of children of either sex are named, for they may ask for each', () => {
    expect(read('boys and girls in care in Leeds')).toMatchObject({
      metrics: [{ id: 'cla-at-31-march' }],
      unresolved: ['boys and girls'],
    });
  });
});

describe('a limit that was missed', () => {
  it.each([
    ['assessments in Leeds that overran 45 days', 'assessments-45-days-pct'],
    ['what share of assessments in Leeds missed the 45 day deadline', 'assessments-45-days-pct'],
    ['ICPCs in Leeds that missed the 15 day limit', 'icpc-15-days-pct'],
  ])('is of what is on time: “%s” is %s', (text, id) => {
    expect(read(text)).toMatchObject({ kind: 'question', metrics: [{ id }], unresolved: [] });
  });
});

describe('words that say something only beside others', () => {
  it.each([
    ['children in care in Leeds with up to date jabs', 'cla-immunised-pct'],
    ['kids in Leeds assessed as in need', 'cin-at-31-march'],
    ['how common child protection plans are in Leeds', 'cpp-rate'],
    ['how many cases do SWs have in Leeds', 'sw-caseload'],
    ['children in Leeds seeking asylum alone', 'uasc-at-31-march'],
  ])('“%s” is %s and nothing else', (text, id) => {
    const reading = read(text);
    expect(reading.kind === 'question' ? reading.metrics.map((metric) => metric.id) : []).toEqual([id]);
  });

  it('the year of an act is none, and that behind it is one', () => {
    expect(read('enquiries under section 47 of the Children Act 1989, 2017/18, in Leeds')).toMatchObject({
      period: { years: [2018] },
    });
  });
});

describe('a numbered list', () => {
  it.each([
    '1) children in care Leeds 2) referrals Leeds',
    'I request for Leeds: (1) children in care (2) referrals',
    '1. children in care Leeds 2. referrals',
  ])('%s: is a list of measures', (text) => {
    expect(read(text)).toMatchObject({
      areas: [{ code: '383' }],
      metrics: [{ id: 'cla-at-31-march' }, { id: 'referrals' }],
      unresolved: [],
    });
  });
});

it('youth offending is what youth justice counts, not what care does', () => {
  expect(read('youth offending rate in Leeds')).toMatchObject({
    metrics: [{ id: 'first-time-entrants-rate' }],
  });
});

it('where children in care live is a matter of placements', () => {
  expect(read('where do children in care live in Leeds')).toMatchObject({
    kind: 'clarification',
    choices: [{ id: 'cla-foster-pct' }, {}, {}, {}, {}],
  });
});

describe('what is told by head', () => {
  it.each([
    ['children in care per head in Leeds', 'cla-rate'],
    ['spend per head in Leeds', 'spend-childrens-services-per-child'],
    ['cost per child in care in Leeds', 'cost-per-week-cla'],
  ])('is a rate, or money for each: “%s”', (text, id) => {
    expect(read(text)).toMatchObject({ kind: 'question', metrics: [{ id }] });
  });
});

it('how good a council is at it is a matter of its grade', () => {
  expect(read('is Leeds council any good at looking after kids')).toMatchObject({
    kind: 'clarification',
    choices: [{ id: 'ofsted-in-care' }, { id: 'ofsted-overall' }, { id: 'cla-at-31-march' }],
  });
});

it('a plural in -ies may have a slip', () => {
  expect(read('Leeds social worker vacancis')).toMatchObject({ metrics: [{ id: 'sw-vacancy-rate' }] });
});

it('the money that is current is no time', () => {
  expect(read('Leeds net current expenditure: looked after children')).toMatchObject({
    kind: 'question',
    metrics: [{ id: 'spend-cla' }],
    period: null,
  });
});

it('a word for how many, beside one that is not known, asks for nothing', () => {
  expect(resolver.readMeasure('pollen count')).toMatchObject({ metrics: [], choices: [] });
});

it.each([
  ['number of foster families in Essex', 'foster-places'],
  ['what proportion of referrals lead to nothing in Cumberland', 'referrals-nfa-pct'],
])('%s: %s', (text, id) => {
  expect(read(text)).toMatchObject({ kind: 'question', metrics: [{ id }] });
});

describe('“or”', () => {
  it('between a measure and what it is of may be a slip of “for”', () => {
    expect(read('CPPs or emotional abuse in Leeds')).toMatchObject({
      kind: 'clarification',
      choices: [{ id: 'cpp-started-emotional' }, { id: 'cpp-at-31-march' }],
    });
  });

  it('between two of their own kind asks for both', () => {
    expect(read('neglect or emotional abuse in Leeds')).toMatchObject({
      kind: 'question',
      metrics: [{ id: 'cpp-started-neglect' }, { id: 'cpp-started-emotional' }],
    });
  });
});

it('cases are those of whoever has them', () => {
  expect(read('how many cases do soial workers hold in Leeds')).toMatchObject({
    metrics: [{ id: 'sw-caseload' }],
  });
  expect(read('how many cases of neglect in Leeds')).toMatchObject({
    metrics: [{ id: 'cpp-started-neglect' }],
  });
});
