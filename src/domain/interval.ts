/**
 * Confidence intervals and tests for counts, rates and shares, as public-health analysts in England use them (APHO
 * Technical Briefing 3, "Commonly used public health statistics and their confidence intervals", 2008; Public Health
 * England, Technical Guide: Confidence Intervals, 2018). All at 95%. They describe chance alone: a count of everybody
 * has no sampling error, but another year of the same risk would not have brought the same number.
 */

/** 95% limits, both included. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Two-sided probability below which a difference is not put down to chance; one minus the level of the intervals. */
export const CHANCE_LEVEL = 0.05;

/** Standard normal deviate of 95%, two-sided. */
const Z = 1.959963984540054;

/** Byar's approximation is used from ten on; the exact limits stand below, where it is less close. */
const FEWEST_FOR_BYAR = 10;

/**
 * Limits of the count that chance could have brought: Byar's approximation to the Poisson limits (Breslow and Day,
 * Statistical Methods in Cancer Research II, 1987, p. 69), and the exact ones (Garwood, Biometrika 28, 1936) for
 * counts under ten. The limits of a rate are these, divided by the population like the count itself.
 */
export function countInterval(count: number): Interval {
  if (count < FEWEST_FOR_BYAR) return exactCountInterval(count);
  return {
    low: count * (1 - 1 / (9 * count) - Z / (3 * Math.sqrt(count))) ** 3,
    high: (count + 1) * (1 - 1 / (9 * (count + 1)) + Z / (3 * Math.sqrt(count + 1))) ** 3,
  };
}

/**
 * Limits of a share of a whole, as fractions of one: the score method (Wilson, Journal of the American Statistical
 * Association 22, 1927). Both limits are 0 to 1 for every part from 0 to the whole.
 */
export function shareInterval(part: number, whole: number): Interval {
  const share = part / whole;
  const middle = part + (Z * Z) / 2;
  const spread = Z * Math.sqrt(part * (1 - share) + (Z * Z) / 4);
  return {
    low: Math.max(0, (middle - spread) / (whole + Z * Z)),
    high: Math.min(1, (middle + spread) / (whole + Z * Z)),
  };
}

/**
 * Limits of the difference between two shares, first less second, as fractions of one: Newcombe's method 10, which joins
 * the two score intervals (Statistics in Medicine 17, 1998, pp. 873-890).
 */
export function shareDifferenceInterval(
  first: { readonly part: number; readonly whole: number },
  second: { readonly part: number; readonly whole: number },
): Interval {
  const [a, b] = [first.part / first.whole, second.part / second.whole];
  const [limitsA, limitsB] = [
    shareInterval(first.part, first.whole),
    shareInterval(second.part, second.whole),
  ];
  return {
    low: a - b - Math.hypot(a - limitsA.low, limitsB.high - b),
    high: a - b + Math.hypot(limitsA.high - a, b - limitsB.low),
  };
}

/**
 * How probable two counts as far apart as these are when the rates behind them are the same: the exact conditional test
 * (Przyborowski and Wilenski, Biometrika 31, 1940), two-sided by doubling the smaller tail. `exposure` is what each
 * count arose from, in any unit; the same for both where the counts themselves are compared.
 */
export function sameRateProbability(
  first: { readonly count: number; readonly exposure: number },
  second: { readonly count: number; readonly exposure: number },
): number {
  const total = first.count + second.count;
  if (total === 0) return 1;
  const odds = first.exposure / second.exposure;
  const peak = Math.exp(logBinomial(first.count, total, odds / (1 + odds)));
  const steps = { odds, total, from: first.count };
  const below = peak * (1 + tail(steps, 'down'));
  const above = peak * (1 + tail(steps, 'up'));
  return Math.min(1, 2 * Math.min(below, above));
}

/** Probabilities beyond a count as multiples of its own, until they no longer matter. */
function tail(
  steps: { readonly odds: number; readonly total: number; readonly from: number },
  way: 'down' | 'up',
): number {
  const { odds, total, from } = steps;
  let sum = 0;
  let term = 1;
  if (way === 'down') {
    for (let count = from; count > 0; count -= 1) {
      term *= count / ((total - count + 1) * odds);
      sum += term;
      if (term < sum * NEGLIGIBLE) break;
    }
  } else {
    for (let count = from; count < total; count += 1) {
      term *= ((total - count) * odds) / (count + 1);
      sum += term;
      if (term < sum * NEGLIGIBLE) break;
    }
  }
  return sum;
}

const NEGLIGIBLE = 1e-14;

/** Logarithm of the probability of exactly `count` of `total` when each has the probability `share`. */
function logBinomial(count: number, total: number, share: number): number {
  return (
    logFactorial(total) -
    logFactorial(count) -
    logFactorial(total - count) +
    count * Math.log(share) +
    (total - count) * Math.log1p(-share)
  );
}

/** Stirling's series, exact to double precision from 16 on; a product below. */
function logFactorial(number: number): number {
  if (number < 16) {
    let product = 1;
    for (let factor = 2; factor <= number; factor += 1) product *= factor;
    return Math.log(product);
  }
  const square = number * number;
  const series = (1 / 12 - (1 / 360 - 1 / (1260 * square)) / square) / number;
  return (number + 0.5) * Math.log(number) - number + 0.5 * Math.log(2 * Math.PI) + series;
}

/** The means for which a count this low, or this high, has a probability of 2.5%. */
function exactCountInterval(count: number): Interval {
  const half = CHANCE_LEVEL / 2;
  return {
    low: count === 0 ? 0 : meanWhere((mean) => 1 - atMost(count - 1, mean) < half, count),
    high: meanWhere((mean) => atMost(count, mean) > half, count * 2 + 10),
  };
}

/** The largest mean up to `ceiling` for which the condition holds, by halving; it holds from 0 up to that mean. */
function meanWhere(holds: (mean: number) => boolean, ceiling: number): number {
  let [low, high] = [0, ceiling];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** Poisson probability of at most `count`. */
function atMost(count: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let number = 1; number <= count; number += 1) {
    term *= mean / number;
    sum += term;
  }
  return sum;
}
