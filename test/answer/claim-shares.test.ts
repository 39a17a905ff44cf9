import { describe, expect, it } from 'vitest';
import { asShare, oneInCloseness } from '../../src/answer/claim-shares.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { TODAY, dataset } from './asked.ts';

const answerer = loadAnswerer();
const ONE = { kind: 'share', part: 1, whole: 5 } as const;

describe('one in so many', () => {
  it.each([
    [117.6, 118, 1, 'none', 'exact'],
    [117.6, 117, 1, 'none', null],
    [117.6, 120, 10, 'none', 'exact'],
    [5.59, 5, 1, 'none', null],
    [5.59, 6, 1, 'none', 'exact'],
    [4.4, 5, 1, 'over', 'rounded'],
    [5.2, 5, 1, 'over', null],
    [5.6, 5, 1, 'under', 'rounded'],
    [6.2, 5, 1, 'under', null],
  ] as const)(
    'a figure of one in %d gives one in %d to %d, %s: %s',
    (worked, value, step, looseness, close) => {
      expect(oneInCloseness(worked, { value, step, looseness })).toBe(close);
    },
  );

  it('is worked out from percentages and rates, and from no count', () => {
    const shown = ['agency-rate', 'cla-rate', 'cla-at-31-march'].flatMap((id) => dataset.metric(id) ?? []);
    for (const metric of shown) {
      const whole = metric.unit === 'percent' ? 100 : metric.unit === 'per-10000' ? 10_000 : null;
      expect(asShare(40, metric, ONE)).toBe(whole === null ? null : whole / 40);
      expect(asShare(0, metric, ONE)).toBeNull();
    }
  });

  it.each([
    ['Leeds has one in 118 children in care', 'reproduced'],
    ['Leeds had one in 50 children in care in 2025', 'differs'],
    ['one in five social workers in England was an agency worker in 2023', 'differs'],
    ['three children a week taken into care in Dorset in 2025', 'reproduced'],
    ['six children a week are taken into care in Dorset', 'differs'],
    ['17% of children in Leeds are in care', 'differs'],
    ['0.85% of children in Leeds were in care in 2025', 'reproduced'],
    ['one in six social workers in England was an agency worker in 2023', 'reproduced'],
  ])('%s: %s', (text, verdict) => {
    expect(answerer.answer(text, TODAY).answer).toMatchObject({ kind: 'claim', checks: [{ verdict }] });
  });
});
