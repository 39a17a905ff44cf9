import { describe, expect, it } from 'vitest';
import { loadAnswerer } from '../../src/load-answerer.ts';
import type { ClaimAnswer } from '../../src/answer/claim-answer.ts';
import type { ClaimCheck } from '../../src/answer/claim-check.ts';
import { dataset, TODAY } from './asked.ts';
import { rawNumber } from './raw-observations.ts';

const answerer = loadAnswerer();

function answered(text: string): ClaimAnswer {
  const { answer } = answerer.answer(text, TODAY);
  if (answer.kind !== 'claim') throw new Error(`${text} is answered as ${answer.kind}`);
  return answer;
}

function check(text: string): ClaimCheck {
  const [first] = answered(text).checks;
  if (!first) throw new Error(`no number in ${text}`);
  return first;
}

const idsOf = (claims: readonly { readonly id: string }[] | undefined): string[] =>
  (claims ?? []).map(({ id }) => id);

describe('a number that repeats what was reported', () => {
  it('of the nation needs no measure: it differs, in England and in every region', () => {
    const { verdict, reported, official, before, regions, digits } = check(
      'check "national average 34.1 per 10,000"',
    );
    expect(verdict).toBe('differs');
    expect(idsOf(reported?.claims)).toEqual(['claim-20']);
    expect(reported?.fills).toEqual(['measure', 'year']);
    expect(official).toMatchObject({ metric: 'cpp-rate', area: 'E92000001', year: 2017 });
    expect(before?.value).toBe(rawNumber('dfe-cin-2017', 'cpp-rate', 'E92000001', 2017));
    expect(regions).toEqual([]);
    expect(digits?.worked).toBe(43.1);
  });

  it('is certain without a place where two numbers are of one report', () => {
    const [count, change] = answered('check "670, up 35%"').checks;
    expect(count).toMatchObject({ verdict: 'not-published', area: { name: 'Gloucestershire' } });
    expect(change).toMatchObject({
      verdict: 'other-base',
      reported: { lendsNumbers: true },
      arithmetic: { from: { value: 496 }, to: { value: 670 } },
    });
  });

  it('and is of a day that no figure is taken on is not called different for that', () => {
    const { verdict, reported, official } = check('check "670 children on plans" gloucestershire 2018');
    expect(verdict).toBe('not-published');
    expect(reported?.fills).toEqual(['time']);
    expect(idsOf(reported?.claims)).toEqual(['claim-32']);
    expect(official).toMatchObject({ value: 653, year: 2018 });
  });

  it('and is said of the day that figures are taken on is held against that day', () => {
    const { verdict, reported } = check('check "670 children on plans in gloucestershire on 31 March 2018"');
    expect(verdict).toBe('differs');
    expect(idsOf(reported?.claims)).toEqual(['claim-32']);
  });

  it('has no measure in “in every 1,000” and “the number”', () => {
    for (const text of [
      'check "UK average six in every 1,000"',
      'check "the number in England rose by five per cent" 2017',
    ]) {
      expect(check(text).reported?.fills).toContain('measure');
    }
  });

  it('is a level before the word of its change', () => {
    const { checks } = answered('check "Gloucestershire 670 up 35 per cent"');
    expect(checks.map(({ verdict, claimed }) => [claimed?.says, verdict])).toEqual([
      ['level', 'not-published'],
      ['change', 'other-base'],
    ]);
  });

  it('is not taken for it by two small numbers', () => {
    for (const { reported, offered } of answered('check "5 areas and 7 areas"').checks) {
      expect(reported).toBeNull();
      expect(idsOf(offered).length).toBeGreaterThan(0);
    }
  });

  it('has the measure of the report put for a kindred one only by its words, and says so', () => {
    const { verdict, metric, reported } = check(
      'check "66,410 children were receiving support across the country"',
    );
    expect([verdict, metric?.id]).toEqual(['other-base', 'cpp-started']);
    expect(reported?.fills).toContain('instead');
  });

  it('is not of the usual authority, where the report is of another place', () => {
    const { answer, assumed } = answerer.answer('check "670, up 35%"', TODAY, { authority: '850' });
    expect(answer.kind === 'claim' ? answer.checks.map(({ area }) => area?.name) : []).toEqual([
      'Gloucestershire',
      'Gloucestershire',
    ]);
    expect(assumed).toBeUndefined();
  });

  it('is of its year where none is named, and of the year named where one is', () => {
    expect(check('check "415 children on plans" dorset')).toMatchObject({
      verdict: 'reproduced',
      year: 2017,
    });
    expect(check('check "415 children on plans" dorset 2016').verdict).toBe('other-base');
  });

  it('of now is of now', () => {
    expect(check('Dorset has 415 children on child protection plans')).toMatchObject({ verdict: 'differs' });
  });

  it.each([
    ['check "670 children on plans" hampshire 2018', 'another place'],
    ['check "670 referrals" gloucestershire 2018', 'another measure'],
    ['check "670 children on plans" gloucestershire 2015', 'another year'],
    ['check "more than 670 children on plans" gloucestershire 2018', 'more than that number'],
    ['check "671 children on plans" gloucestershire 2018', 'another number'],
  ])('is none where it is of something else: %s', (text) => {
    expect(check(text).reported).toBeNull();
  });
});

describe('a paragraph of a report', () => {
  it('has each number with its own place, and its year from what is on record', () => {
    const { checks } = answered(
      'check "495 children in care in Dorset as of March, a rate of 62.9 per 10,000, compared with the regional average of 53. The plan rate was 53 against a national average of 34.1"',
    );
    expect(checks.map(({ verdict, area, year }) => [verdict, area?.code, year])).toEqual([
      ['differs', '835', 2017],
      ['differs', '835', 2017],
      ['reproduced', 'E12000009', 2017],
      ['other-base', '835', 2017],
      ['differs', 'E92000001', 2017],
    ]);
  });
});

describe('the query of a check', () => {
  it.each([
    'check "670, up 35%"',
    'check "national average 34.1 per 10,000"',
    'check "calls and emails of concern went up 22 per cent, from 87,235 to 106,010" hampshire',
    'check "2,050 children in care in Kent in 2015"',
  ])('asks for the same in codes and ids: %s', (text) => {
    const { query } = answerer.answer(text, TODAY);
    const told = (asked: string): unknown[] =>
      answered(asked).checks.map(({ verdict, claimed }) => [claimed?.value, verdict]);
    expect(told(query)).toEqual(told(text));
  });
});

describe('a number that may repeat what was reported', () => {
  it('is offered as all that it may be where neither place nor measure is named', () => {
    const { checks, offers } = answered('check "53 per 10,000"');
    expect(checks[0]).toMatchObject({ verdict: 'cannot-tell', reported: null });
    expect(idsOf(checks[0]?.offered)).toEqual(['claim-17', 'claim-19']);
    expect(offers.map(({ query }) => check(query).verdict)).toEqual(['reproduced', 'other-base']);
  });

  it('is offered where it is one digit of a place, and nothing more is said', () => {
    const { reported, offered } = check('check "3" dorset');
    expect([reported, idsOf(offered)]).toEqual([null, ['claim-31']]);
  });

  it('is not decided by its measure alone', () => {
    const { verdict, offered } = check('check "453 children were on a plan at March 2017"');
    expect(verdict).toBe('cannot-tell');
    expect(idsOf(offered)).toEqual(['claim-37']);
  });
});

describe('a claim that names no place', () => {
  it('is England’s where that is its figure', () => {
    const england = rawNumber('dfe-cla-2025', 'cla-at-31-march', 'E92000001', 2025);
    expect(check(`check "${england} children in care"`)).toMatchObject({
      verdict: 'reproduced',
      forEngland: true,
    });
  });

  it('is not said to differ where England’s is another', () => {
    expect(check('check "4,500 children in care"')).toMatchObject({
      verdict: 'cannot-tell',
      why: 'no-place',
    });
  });

  it.each([
    ['check "the county has 4,500 children in care"', 'the county'],
    ['check "there are 4,500 children in care at our council"', 'our council'],
    ['check "4,500 children in care in newcastle"', 'a name of two places'],
  ])('is not England’s where it means %s', (text) => {
    expect(check(text)).toMatchObject({ verdict: 'cannot-tell', why: 'no-place', official: null });
  });

  it('and says “UK” is England’s, without a word that asks for a check too', () => {
    const { fits } = check('There are 81,770 children in care in the UK');
    expect(fits[0]).toMatchObject({ area: { code: 'E92000001' }, deviations: [{ kind: 'uk' }] });
  });

  it('and says “national” is England’s', () => {
    for (const words of ['nationally', 'in England', 'across England', 'across the country']) {
      expect(check(`check "4,500 children in care ${words}"`)).toMatchObject({
        verdict: 'differs',
        area: { code: 'E92000001' },
        forEngland: false,
      });
    }
  });
});

describe('a number of another measure', () => {
  it('is told as what it is where one count of the place alone is equal to it', () => {
    const { verdict, equal } = check('check "66,410 children in the UK in care"');
    expect(verdict).toBe('differs');
    expect(equal).toMatchObject({ metric: { id: 'cpp-started' }, figure: { year: 2017 } });
    expect(equal?.deviations.map(({ kind }) => kind)).toContain('uk');
  });
});

describe('a claim in words', () => {
  it('that tells of one on record, with its place, has that one’s verdict', () => {
    const { checks, onRecord } = answered('check "Few need a repeat plan within two years" Hampshire');
    expect(checks[0]).toMatchObject({ verdict: 'cannot-tell', official: { year: 2018 } });
    expect(idsOf(onRecord)).toEqual(['claim-51']);
  });

  it('is offered without its place', () => {
    expect(idsOf(check('check "Five neighbourhoods among most deprived for crime"').offered)).toEqual([
      'claim-27',
    ]);
  });

  it.each([
    'check "Eight neighbourhoods among most deprived for crime"',
    'check "Ofsted judges Hampshire outstanding"',
    'check "Safeguarding board rated good in May 2016" Dorset',
    'check "few children need a repeat plan within two years" Kent',
  ])('is none on record where its facts or its place are others: %s', (text) => {
    const { answer } = answerer.answer(text, TODAY);
    expect(answer.kind === 'claim' ? idsOf(answer.onRecord) : []).toEqual([]);
  });
});

describe('every claim on record', () => {
  const shown = (text: string): string[] => {
    const { answer } = answerer.answer(text, TODAY);
    return answer.kind === 'claim' ? idsOf(answer.onRecord) : [];
  };

  it.each(dataset.parts.claims.map((claim) => [claim.id, claim] as const))(
    '%s is found by its wording',
    (_, claim) => {
      const place = dataset.area(claim.area ?? '')?.name ?? claim.place;
      expect(shown(`check "${claim.wording}" ${place}`)).toContain(claim.id);
      expect(shown(`check "${claim.wording}"`)).toContain(claim.id);
    },
  );
});
