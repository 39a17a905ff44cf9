import { describe, expect, it } from 'vitest';
import type { ClaimAnswer } from '../../src/answer/claim-answer.ts';
import type { ClaimCheck } from '../../src/answer/claim-check.ts';
import { fractionSpan } from '../../src/answer/claim-fits.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { TODAY } from './asked.ts';
import { rawNumber } from './raw-observations.ts';

const answerer = loadAnswerer();

function check(text: string): ClaimCheck {
  const { answer } = answerer.answer(text, TODAY);
  if (answer.kind !== 'claim' || !answer.checks[0]) throw new Error('no claim');
  return answer.checks[0];
}

function claim(text: string): ClaimAnswer {
  const { answer } = answerer.answer(text, TODAY);
  if (answer.kind !== 'claim') throw new Error('no claim');
  return answer;
}

const plans = (area: string, year = 2025): number =>
  rawNumber('dfe-cin-2025', 'cpp-at-31-march', area, year) ?? 0;

describe('a claim about an authority that was divided', () => {
  const sum = plans('940') + plans('941');

  it('is checked against the sum of those that have its area between them', () => {
    const { verdict, fits } = check(`check "Northamptonshire has ${sum} children on plans" 2025`);
    expect(verdict).toBe('reproduced');
    expect(fits[0]).toMatchObject({ area: { code: '928' }, figure: { value: sum, year: 2025 } });
    expect(fits[0]?.deviations).toMatchObject([{ kind: 'sum', areas: [{ code: '940' }, { code: '941' }] }]);
  });

  it('is of its successors where it speaks of now', () => {
    expect(check(`check "Northamptonshire has ${sum} children on plans"`).verdict).toBe('reproduced');
  });

  it('is told the sum where the number is another, and what it would fit', () => {
    const other = check(`check "Northamptonshire has ${sum + 40} children on plans" 2025`);
    expect(other).toMatchObject({ verdict: 'differs', official: { value: sum } });
    const part = check(`check "Northamptonshire has ${plans('940')} children on plans" 2025`);
    expect(part).toMatchObject({ verdict: 'other-base', fits: [{ area: { code: '940' } }] });
  });

  it('has no rate: shares are not added up', () => {
    const { verdict, why } = check('check "95 per 10,000 children on plans in Northamptonshire" 2025');
    expect([verdict, why]).toEqual(['cannot-tell', 'other-area']);
  });

  it('is checked against the change of the sum', () => {
    const before = plans('940', 2024) + plans('941', 2024);
    const change = 100 * (sum / before - 1);
    const text = `check "children on plans in Northamptonshire rose by ${change.toFixed(1)} per cent" 2025`;
    expect(check(text)).toMatchObject({ verdict: 'reproduced', fits: [{ from: { value: before } }] });
  });
});

describe('a claim about an authority that went into a larger one', () => {
  it.each(['Bournemouth', 'Poole'])('is not borne out by that one’s figure: %s', (name) => {
    const { verdict, fits } = check(`check "${name} had ${plans('839')} children on plans" 2025`);
    expect(verdict).toBe('other-base');
    expect(fits[0]?.deviations).toMatchObject([{ kind: 'place', asked: { name } }]);
  });

  it('is not refuted by it either', () => {
    const { verdict, why } = check('check "Bournemouth had 300 children on plans" 2025');
    expect([verdict, why]).toEqual(['cannot-tell', 'other-area']);
  });

  it('is not summed where one of them took in more than it: Dorset County', () => {
    const { fits } = check('check "Dorset County Council had 790 children on plans" 2025');
    expect(fits).toEqual([]);
  });
});

describe('a claim about a district or town', () => {
  it('is neither borne out nor refuted by the figure of the authority around it', () => {
    const same = check(`check "Corby has ${plans('940')} children on plans" 2025`);
    expect(same.verdict).toBe('other-base');
    expect(same.fits[0]?.deviations).toMatchObject([{ kind: 'place', asked: { name: 'Corby' } }]);
    const other = check('check "Corby has 300 children on plans" 2025');
    expect([other.verdict, other.why]).toEqual(['cannot-tell', 'other-area']);
  });

  it('is in no sum', () => {
    const sum = rawNumber('dfe-cin-2025', 'cpp-at-31-march', '878', 2025);
    const text = `check "Exeter and Plymouth have ${(sum ?? 0) + plans('879')} children on plans" 2025`;
    expect(check(text)).toMatchObject({ verdict: 'cannot-tell', sum: null });
  });
});

describe('a claim that names two places with one count', () => {
  it('is tried as their sum', () => {
    const { verdict, fits } = check(
      `check "children on plans in Cumberland and Westmorland and Furness: ${plans('942') + plans('943')}" 2025`,
    );
    expect(verdict).toBe('reproduced');
    expect(fits[0]?.deviations).toMatchObject([{ kind: 'sum', areas: [{ code: '942' }, { code: '943' }] }]);
  });

  it.each([
    ['Cumberland and Westmorland and Furness have 2,900 children in need', 'differs', '942+943'],
    ['children in care in Kent and Essex have reached 3,000', 'reproduced', '886+881'],
    ['Kent and Essex have 9,000 children in need, up from 8,500', 'differs', '886+881'],
    ['Kent has 1,896 children in care and Essex 1,141', 'reproduced', '886'],
  ])('which their words join, and no others: %s', (text, verdict, code) => {
    expect(check(`check "${text}"`)).toMatchObject({ verdict, area: { code } });
  });

  it('is asked back by the codes of both', () => {
    const text = 'check "Cumberland and Westmorland and Furness have 3,212 children in need" 2025';
    const { query } = answerer.answer(text, TODAY);
    expect(check(query)).toMatchObject({ verdict: 'reproduced', area: { code: '942+943' } });
  });
});

describe('what is said of now', () => {
  it('differs where only an earlier year had it, and is told when it was', () => {
    const { verdict, once } = check('check "Birmingham’s social worker vacancy rate is 20 per cent"');
    expect(verdict).toBe('differs');
    expect(once).toMatchObject({ figure: { year: 2019 } });
  });

  it('leaves a sentence in the past to the year that fits', () => {
    const { verdict, fits } = check('check "Birmingham’s social worker vacancy rate was 20 per cent"');
    expect([verdict, fits[0]?.figure.year]).toEqual(['other-base', 2019]);
  });
});

describe('another place’s figure', () => {
  const change = (area: string): number => {
    return 100 * (plans(area) / plans(area, 2024) - 1);
  };

  it('gives no verdict where the claim does not name the place', () => {
    const national = `${Math.abs(change('E92000001')).toFixed(1)} per cent`;
    expect(check(`check "children on plans fell by ${national} in Bradford" 2025`).verdict).toBe('differs');
  });
});

describe('a record', () => {
  it.each([
    ['England has a record 81,770 children in care', 2023],
    ['children in need in England has hit a record 402,400', 2018],
    ['children in care in England at a record high of 81,770', 2023],
    ['children in care in England reached an all-time high of 81,770', 2023],
    ['England has the highest number of children in care on record, 81,770', 2023],
    ['England has the highest ever number of children in care: 81,770', 2023],
  ])('is not one where an earlier year of the same edition was higher: %s', (text, year) => {
    const { checks, record } = claim(`check "${text}"`);
    expect(checks[0]?.verdict).toBe('reproduced');
    expect(record).toMatchObject({ verdict: 'differs', beyond: { year } });
  });

  it('is right as far as one edition goes, and no further', () => {
    const { record } = claim('check "children in care in England hit a record 83,750" 2023');
    expect(record).toMatchObject({ verdict: 'other-base', beyond: null, level: null });
    expect(record?.from).toBeGreaterThan(1990);
  });

  it('low is not one where a year was lower', () => {
    const { record } = claim('check "children in care in England fell to a record 81,770"');
    expect(record).toMatchObject({ claimed: { end: 'low' }, verdict: 'differs' });
  });

  it('is asked back with the number', () => {
    const { query } = answerer.answer('check "England has a record 81,770 children in care"', TODAY);
    expect(claim(query).record).toMatchObject({ verdict: 'differs', beyond: { year: 2023 } });
  });

  it.each([
    'Leeds has not seen a record high of 1,400 children in care',
    'Northamptonshire has a record 800 children on plans',
  ])('that is not checked is said to be so: %s', (text) => {
    expect(claim(`check "${text}"`)).toMatchObject({ record: null, superlative: true });
  });
});

describe('a share said in words', () => {
  it.each([
    ['neglect accounted for half of child protection plans started in England', 'other-base', 47.5, 52.5],
    ['neglect accounted for nearly half of child protection plans started in England', 'reproduced', 40, 50],
    ['neglect accounted for more than half of child protection plans started in England', 'differs', 50, 100],
    [
      'neglect accounted for more than a quarter of child protection plans started in England',
      'reproduced',
      25,
      100,
    ],
    ['neglect accounted for about half of child protection plans started in Kent', 'reproduced', 47.5, 52.5],
  ])('is taken for one span of percentages: %s', (text, verdict, low, high) => {
    const found = check(`check "${text}" 2022`);
    expect(found.verdict).toBe(verdict);
    expect(found.claimed && fractionSpan(found.claimed)).toMatchObject({ low, high });
  });
});
