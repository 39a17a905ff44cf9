import type { Verdict } from '../domain/claim.ts';
import type { ClaimedNumber } from '../query/read-claim.ts';
import { closeness } from './claim-fits.ts';

/** A change worked out from two numbers of the claim itself. */
export interface Arithmetic {
  readonly from: ClaimedNumber;
  readonly to: ClaimedNumber;
  readonly percent: number;
  readonly holds: boolean;
  /** Whether the claim says that it goes from one to the other, or the two were found in it. */
  readonly stated: boolean;
}

/**
 * The change as the text's own numbers give it: from one end to the other where it names them, else between any two
 * of them that come to it.
 */
export function arithmeticOf(claimed: ClaimedNumber, others: readonly ClaimedNumber[]): Arithmetic | null {
  if (claimed.says !== 'change' || claimed.unit.kind !== 'percent') return null;
  const named = claimed.ends && { from: others[claimed.ends.from], to: others[claimed.ends.to] };
  if (named?.from && named.to) return arithmetic(claimed, named.from, named.to, true);
  const levels = others.filter((other) => other.says === 'level' && other.unit.kind === 'number');
  const pairs = levels.flatMap((to) =>
    levels.flatMap((from) => (from === to ? [] : [arithmetic(claimed, from, to, isYearBefore(from, to))])),
  );
  const holding = pairs.filter((pair) => pair.holds);
  return holding.find((pair) => pair.stated) ?? holding[0] ?? null;
}

/** Whether a number stands a year before another by their own words. */
function isYearBefore(from: ClaimedNumber, to: ClaimedNumber): boolean {
  if (from.period?.kind === 'years' && to.period?.kind === 'years') {
    return from.period.years.length === 1 && from.period.years[0] === (to.period.years[0] ?? 0) - 1;
  }
  if (from.period?.kind === 'month' && to.period?.kind === 'month') {
    return from.period.month === to.period.month && from.period.year === to.period.year - 1;
  }
  return false;
}

function arithmetic(
  claimed: ClaimedNumber,
  from: ClaimedNumber,
  to: ClaimedNumber,
  stated: boolean,
): Arithmetic {
  const percent = ((to.value - from.value) / from.value) * 100;
  const signed = claimed.direction === 0 ? Math.abs(percent) : percent * claimed.direction;
  const holds = ['exact', 'rounded'].includes(closeness(signed, claimed, 0) ?? '');
  return { from, to, percent, holds, stated };
}

/** By its own numbers a change is right where it names them, and on another base where they had to be found. */
export function byArithmetic({ holds, stated }: Arithmetic): Verdict {
  if (!holds) return 'differs';
  return stated ? 'reproduced' : 'other-base';
}
