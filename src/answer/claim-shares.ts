import type { Metric } from '../domain/metric.ts';
import type { ClaimedUnit } from '../query/claim-numbers.ts';
import type { ClaimedNumber } from '../query/read-claim.ts';

/** "One in 118", "two in five". */
export type ClaimedShare = Extract<ClaimedUnit, { kind: 'share' }>;

/** A published percentage, or rate per so many, in the way a share was said: the N of "one in N", else percent; null for counts. */
export function asShare(value: number, metric: Metric, { part }: ClaimedShare): number | null {
  const per = OUT_OF[metric.unit];
  if (per === undefined || (part === 1 && value <= 0)) return null;
  return part === 1 ? per / value : (value / per) * 100;
}

const OUT_OF: Readonly<Partial<Record<Metric['unit'], number>>> = {
  percent: 100,
  'per-10000': 10_000,
  'per-100000': 100_000,
};

/**
 * How a figure gives "one in N": where it rounds to N as N is written; for "more than one in N" and "less than" where it
 * lies on that side and short of the next N. Null where it does not.
 */
export function oneInCloseness(
  worked: number,
  { value, step, looseness }: Pick<ClaimedNumber, 'value' | 'step' | 'looseness'>,
): 'exact' | 'rounded' | null {
  const rounds = Math.round(worked / step) * step === value;
  switch (looseness) {
    case 'none':
    case 'about':
      return rounds ? 'exact' : null;
    // The larger the share, the smaller the N.
    case 'over':
      return worked < value && worked > value - step ? 'rounded' : null;
    case 'near':
    case 'under':
      return worked > value && worked < value + step ? 'rounded' : null;
  }
}

const IN_A_YEAR = { day: 365.25, week: 365.25 / 7, month: 12 } as const;

/** What a count over a year comes to in every day, week or month of it; null for everything else. */
export function asEvery(
  value: number,
  { unit, measures }: Pick<Metric, 'unit' | 'measures'>,
  { span }: Extract<ClaimedUnit, { kind: 'every' }>,
): number | null {
  return unit === 'count' && measures === 'flow' ? value / IN_A_YEAR[span] : null;
}
