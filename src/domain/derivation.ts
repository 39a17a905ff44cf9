import type { AreaCode } from './authority.ts';
import type { Figure, Value } from './figure.ts';
import type { Derivation, Metric, MetricId } from './metric.ts';

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

/** The metrics that one is worked out from, in the order of the sum; none for one that is only published. */
export function inputIds({ derived }: Metric): readonly MetricId[] {
  if (derived === null) return [];
  const { head, other } = inputsOf(derived);
  return [head, other];
}

/**
 * A ratio rounded to the decimals its publisher uses for such figures (halves up), so that figures printed alike stand
 * level, or a difference.
 * Rate of year t = count / population of mid-year t-1 * 10,000 (DfE, Children in need methodology).
 */
export function derivedValue(
  { derived, decimals }: Pick<Metric, 'decimals'> & { readonly derived: Derivation },
  head: Value,
  other: Value,
): number | undefined {
  if (derived.kind === 'difference') return head.value - other.value;
  if (other.value === 0) return undefined;
  // Multiplied before it is divided: 23 in 80 is 28.75%, and the quotient 0.2875 would fall short of that half.
  const scale = 10 ** decimals;
  return Math.round((head.value * derived.per * scale) / other.value) / scale;
}

/**
 * What goes with the figure of a joint return: that of the same return or, where each member has its own, their sum, since
 * the staff of two councils are not to be divided by the children of one. A withheld part withholds the whole.
 */
export function besideJoint(
  head: Figure,
  members: readonly AreaCode[],
  beside: (area: AreaCode) => Figure | undefined,
): Figure | undefined {
  const own = beside(head.area);
  if (own?.joint === head.joint) return own;
  const parts = members.map(beside);
  const [first] = parts;
  let sum = 0;
  for (const part of parts) {
    if (part?.state !== 'value') return part;
    sum += part.value;
  }
  return first?.state === 'value'
    ? { ...first, area: head.area, joint: head.joint, value: sum, inputs: null }
    : first;
}
