import type { Likeness } from '../domain/chance.ts';
import type { Metric } from '../domain/metric.ts';
import { formatCell, formatDifference, formatValue } from './number.ts';
import { capital } from './wording-phrases.ts';

// What a reader reads about chance: intervals and tests in words, each with the method that says so.

/** "With chance allowed for, Leeds is lower than England: its 95% interval, 33.2 to 38.9 per 10,000, lies below 40.6 …" */
export function likenessSentence(
  name: string,
  metric: Metric,
  likeness: Likeness,
  other = 'England',
): string {
  const { verdict, interval, reference } = likeness;
  // One decimal more where a limit would otherwise be printed as the very figure that it lies beyond.
  const touches = [interval.low, interval.high].some(
    (limit) => formatCell(limit, metric) === formatCell(reference.value, metric),
  );
  const printed = touches ? { ...metric, decimals: metric.decimals + 1 } : metric;
  const limits = `${formatCell(interval.low, printed)} to ${formatValue(interval.high, printed)}`;
  const method = likeness.method === 'byar' ? 'Byar’s method' : 'Wilson’s method';
  const fixed = formatCell(reference.value, metric);
  return verdict === 'similar'
    ? `With chance allowed for, ${name} is similar to ${other}: its 95% interval, ${limits}, takes in ${fixed} (${method}).`
    : `With chance allowed for, ${name} is ${verdict} than ${other}: its 95% interval, ${limits}, lies ${verdict === 'higher' ? 'above' : 'below'} ${fixed} (${method}).`;
}

export const likenessKey =
  '“Higher”, “similar” and “lower” allow for chance (95% intervals; Byar’s method for rates, Wilson’s for shares) and take England’s figure as fixed.';

export function differenceSentence(
  metric: Metric,
  names: readonly [string, string],
  difference: { readonly size: number; readonly byChance: boolean | null },
): string {
  const { size, byChance } = difference;
  if (size === 0) return `${capital(names[0])} and ${names[1]} have the same figure.`;
  const words = `${capital(names[0])} is ${formatDifference(size, metric)} ${size > 0 ? 'above' : 'below'} ${names[1]}`;
  if (byChance === null) return `${words}.`;
  const test =
    metric.unit === 'percent' ? 'Newcombe’s interval of the difference' : 'exact test of two Poisson counts';
  return byChance
    ? `${words}, a gap that chance alone could explain (${test}, 95%).`
    : `${words}, more than chance would explain (${test}, 95%).`;
}

/** How much a place is worth: authorities close to each other change places by chance. */
export const levelSentence = (name: string, level: number, others: number): string =>
  `Places near each other are close calls: ${name} cannot be told apart from ${level} of the other ${others} with chance allowed for (95%).`;

/** A change that chance alone could bring, with the test that says so. */
export function ordinaryChangeSentence(
  unit: Metric['unit'],
  changes: readonly ('year' | 'span')[],
): string | null {
  if (changes.length === 0) return null;
  const test =
    unit === 'percent'
      ? 'groups of this size (95% interval of the difference, Newcombe’s method)'
      : 'counts of this size (exact test of two Poisson counts, 95%)';
  const words = { year: 'the change on the year', span: 'the change over the whole period' };
  const [first, second] = changes;
  const subject =
    first && second
      ? `Both ${words[first]} and ${words[second]} are`
      : `${first === 'span' ? 'The change over the whole period' : 'The change on the year'} is`;
  return `${subject} within ordinary variation for ${test}.`;
}
