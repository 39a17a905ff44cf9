import { describe, expect, it } from 'vitest';
import { loadAnswerer } from '../../src/load-answerer.ts';
import type { ClaimCheck } from '../../src/answer/claim-check.ts';
import { TODAY } from './asked.ts';
import { rawNumber } from './raw-observations.ts';

const answerer = loadAnswerer();

function check(text: string): ClaimCheck {
  const { answer } = answerer.answer(text, TODAY);
  if (answer.kind !== 'claim' || !answer.checks[0]) throw new Error('no claim');
  return answer.checks[0];
}

describe('a number with no measure beside it', () => {
  it('is found by its value: England, not the UK', () => {
    const { verdict, fits } = check('check "UK average 66,410"');
    expect(verdict).toBe('other-base');
    expect(fits[0]).toMatchObject({
      area: { code: 'E92000001' },
      metric: { id: 'cpp-started' },
      figure: { year: 2017, value: rawNumber('dfe-cin-2025', 'cpp-started', 'E92000001', 2017) },
      deviations: [{ kind: 'uk' }, { kind: 'unnamed' }],
    });
  });

  it('is found for the place named, and only there', () => {
    expect(check('check "2,349" dorset').fits[0]).toMatchObject({ metric: { id: 'referrals' } });
    expect(check('check "2,349" hampshire').verdict).toBe('cannot-tell');
  });

  it('is looked for in the year named only', () => {
    expect(check('check "66,410" england 2017').verdict).toBe('other-base');
    expect(check('check "66,410" england 2018').verdict).toBe('cannot-tell');
  });

  it('is found where it is exact, and only there', () => {
    expect(check('check "81,770" england').fits[0]).toMatchObject({ metric: { id: 'cla-at-31-march' } });
    expect(check('check "about 81,770" england').verdict).toBe('cannot-tell');
  });

  it.each(['check "437" dorset', 'check "66,000" england'])(
    'is not where it is small, round or loose: %s',
    (text) => {
      expect(check(text).verdict).toBe('cannot-tell');
    },
  );

  it('is not where several figures are equal to it', () => {
    const national = (metric: string, year: number): number | null =>
      rawNumber('dfe-cin-2025', metric, 'E92000001', year);
    expect([national('cpp-repeat-count', 2019), national('factor-cse', 2024)]).toEqual([13_860, 13_860]);
    expect(check('check "13,860" england').verdict).toBe('cannot-tell');
  });
});
