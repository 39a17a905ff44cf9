import type { Change } from './change.ts';
import type { Dataset } from './dataset.ts';
import type { Figure, Value } from './figure.ts';
import {
  CHANCE_LEVEL,
  countInterval,
  sameRateProbability,
  shareDifferenceInterval,
  shareInterval,
  type Interval,
} from './interval.ts';

/**
 * How a figure stands to a reference when chance is allowed for: its 95% interval lies above it, below it, or takes it
 * in. The reference counts as fixed, as in public-health profiles that compare with England (OHID, Fingertips).
 */
export interface Likeness {
  readonly verdict: 'higher' | 'similar' | 'lower';
  /** In the metric's unit. */
  readonly interval: Interval;
  readonly method: 'byar' | 'wilson';
  /** The count behind the rate or share. */
  readonly count: number;
  readonly reference: Value;
}

/** The two numbers behind a rate or share. */
interface Behind {
  readonly kind: 'rate' | 'share';
  readonly count: number;
  readonly base: number;
  readonly per: number;
}

/**
 * The likeness of a rate or share to a reference of the same metric, year and release. Null where the numbers behind the
 * figure are not known, and for anything but a rate or share of counted children, plans or events: nothing is said by
 * guess. Siblings often come into a count together, so chance moves these counts rather more than the interval shows.
 */
export function likenessTo(dataset: Dataset, figure: Figure, reference: Value): Likeness | null {
  const behind = numbersBehind(dataset, figure);
  if (!behind) return null;
  const interval = intervalOf(behind);
  return {
    verdict:
      interval.low > reference.value ? 'higher' : interval.high < reference.value ? 'lower' : 'similar',
    interval,
    method: behind.kind === 'rate' ? 'byar' : 'wilson',
    count: behind.count,
    reference,
  };
}

/**
 * Whether chance alone could well explain a difference between two figures of one metric and release: two years of an
 * authority, or two authorities in a year. Rates and counts by the exact conditional test, shares by Newcombe's interval
 * of the difference, both at 95%. Null where the numbers behind either figure are not known.
 */
export function differenceByChance(dataset: Dataset, first: Figure, second: Figure): boolean | null {
  const [a, b] = [numbersBehind(dataset, first), numbersBehind(dataset, second)];
  if (!a || !b) return null;
  if (a.kind === 'share') {
    const { low, high } = shareDifferenceInterval(
      { part: a.count, whole: a.base },
      { part: b.count, whole: b.base },
    );
    return low <= 0 && high >= 0;
  }
  const probability = sameRateProbability(
    { count: a.count, exposure: a.base },
    { count: b.count, exposure: b.base },
  );
  return probability >= CHANCE_LEVEL;
}

/** Whether a stated change is no more than chance could well bring; null where that cannot be told. */
export function changeByChance(dataset: Dataset, change: Change): boolean | null {
  if (change.state === 'unstated') return null;
  const { from, to } = change;
  if (dataset.metric(to.metric)?.unit !== 'count') return differenceByChance(dataset, from, to);
  if (!isCountOfChance(dataset, from) || !isCountOfChance(dataset, to)) return null;
  const probability = sameRateProbability(
    { count: from.value, exposure: 1 },
    { count: to.value, exposure: 1 },
  );
  return probability >= CHANCE_LEVEL;
}

/** An exact count of children, plans or events: one that a rate or share of them is worked out from. */
function isCountOfChance(dataset: Dataset, figure: Value): boolean {
  const metric = dataset.metric(figure.metric);
  if (!metric || metric.unit !== 'count' || metric.derived !== null) return false;
  const twin = metric.compareAs === null ? undefined : dataset.metric(metric.compareAs);
  const isNumerator = twin?.derived?.kind === 'ratio' && twin.derived.numerator === metric.id;
  return isNumerator && isExact(dataset, figure) && Number.isInteger(figure.value);
}

/** Figures of authorities are exact but where a note says otherwise; those of England and regions are rounded. */
function isExact(dataset: Dataset, figure: Figure): boolean {
  const { metric, area, year, source } = figure;
  const kind = dataset.area(area)?.kind;
  const rounded = dataset.notes(metric, area, year, source.release).some((note) => note.kind === 'rounded');
  return !rounded && (kind === 'authority' || kind === 'joint');
}

/**
 * Count and base of a rate or share: its own inputs where it was worked out here, else both from the same release, where
 * they have to give the published figure. A rate's base may also be read off the rate and its count, since they leave only
 * one base possible to within rounding.
 */
function numbersBehind(dataset: Dataset, figure: Figure): Behind | null {
  if (figure.state === 'withheld') return null;
  const metric = dataset.metric(figure.metric);
  const derived = metric?.derived;
  if (!metric || derived?.kind !== 'ratio') return null;
  const kind = metric.unit === 'per-10000' ? 'rate' : metric.unit === 'percent' ? 'share' : null;
  if (kind === null) return null;
  const { release } = figure.source;
  const count = figure.inputs
    ? figure.inputs[0]
    : dataset.figureIn(release, derived.numerator, figure.area, figure.year);
  // A ratio of two counts that have rates of their own is no share of a whole.
  if (dataset.metric(derived.numerator)?.compareAs !== metric.id) return null;
  if (count?.state !== 'value' || !isCountOfChance(dataset, count)) return null;
  const base = figure.inputs
    ? figure.inputs[1]
    : dataset.figureIn(release, derived.denominator, figure.area, figure.year - derived.lag);
  const { per } = derived;
  if (base?.state === 'value' && base.value > 0) {
    const rounding = 0.6 * 10 ** -metric.decimals;
    const fits = Math.abs((count.value / base.value) * per - figure.value) <= rounding;
    const inside = kind === 'rate' || count.value <= base.value;
    return fits && inside ? { kind, count: count.value, base: base.value, per } : null;
  }
  if (kind === 'share' || count.value === 0 || figure.value === 0) return null;
  return { kind, count: count.value, base: (count.value * per) / figure.value, per };
}

function intervalOf(behind: Behind): Interval {
  const { kind, count, base, per } = behind;
  if (kind === 'share') {
    const { low, high } = shareInterval(count, base);
    return { low: low * per, high: high * per };
  }
  const { low, high } = countInterval(count);
  return { low: (low / base) * per, high: (high / base) * per };
}
