import type { Value } from './figure.ts';
import type { Derivation, MetricId } from './metric.ts';

/** The two metrics that a derived one is worked out from, and how many years earlier the second stands. */
export function inputsOf(derived: Derivation): {
  readonly head: MetricId;
  readonly other: MetricId;
  readonly lag: 0 | 1;
} {
  return derived.kind === 'ratio'
    ? { head: derived.numerator, other: derived.denominator, lag: derived.lag }
    : { head: derived.minuend, other: derived.subtrahend, lag: 0 };
}

/**
 * A ratio rounded to the decimals its publisher uses for such figures (one), or a difference.
 * Rate of year t = count / population of mid-year t-1 * 10,000 (DfE, Children in need methodology).
 */
export function derivedValue(derived: Derivation, head: Value, other: Value): number | undefined {
  if (derived.kind === 'difference') return head.value - other.value;
  if (other.value === 0) return undefined;
  return Math.round((head.value / other.value) * derived.per * 10) / 10;
}
