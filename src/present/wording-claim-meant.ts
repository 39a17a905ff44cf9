import type { ClaimCheck } from '../answer/claim-check.ts';
import type { Change } from '../domain/change.ts';
import type { Metric } from '../domain/metric.ts';
import { listWords } from './wording-phrases.ts';
import { formatDifference, formatNumber, formatValue, periodPhrase } from './number.ts';

// What a claim check says where its words may mean several measures or the opposite of one, and of changes in other editions.

/** "“abuse” may mean “…”, “…” or “…”, and none of them gives the number: say which is meant." */
export function severalSentence({ several, verdict }: ClaimCheck): string {
  if (!several) return '';
  const names = several.metrics.map(({ name }) => `“${name}”`);
  const [last = ''] = names.slice(-1);
  const all = names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${last}` : last;
  const may = `“${several.words}” may mean ${all}`;
  if (verdict !== 'cannot-tell') return `${may}: it is checked as the one that gives the number.`;
  if (several.giving === 1)
    return `${may}, and of these only the one above gives the number: say which is meant.`;
  const giving = several.giving === 0 ? 'none' : 'more than one';
  return `${may}, and ${giving} of them gives the number: say which is meant.`;
}

/** "It is said of “…” and “…” together: Safeguard does not add them up, and a child may be in both." */
export const togetherSentence = ({ several }: ClaimCheck): string =>
  `It is said of ${listWords((several?.metrics ?? []).map(({ name }) => `“${name}”`))} together: Safeguard does not add them up, since one child may be in several.`;

/** What a measure leaves over, where the words of a claim mean that. */
export function oppositeSentence({ metric, official, fits }: ClaimCheck): string {
  const figure = fits[0]?.figure ?? official;
  if (!metric || figure?.state !== 'value') return '';
  const rest = formatValue(100 - figure.value, metric);
  return fits.length > 0
    ? `The measure counts the opposite: what it leaves over is ${rest}.`
    : `The measure counts the opposite: what it leaves over, ${rest}, may be more than what is claimed, so it neither confirms nor refutes it.`;
}

export const NO_SHARE =
  'It is a part of what is counted, and no share that Safeguard knows could be read beside it: say which part.';

/** "The edition that has both years gives 678.0 per 10,000 in 2015/16 and 601.8 per 10,000 in 2016/17: down 76.2 per 10,000 (11.2%)." */
export function changeInEdition(
  metric: Metric,
  { from, to, difference, percent }: Extract<Change, { state: 'stated' }>,
): string {
  const [before, after] = [from, to].map(
    ({ value, year }) => `${formatValue(value, metric)} ${periodPhrase(metric.periodKind, year)}`,
  );
  const way = difference > 0 ? 'up' : 'down';
  const relative = percent === null ? '' : ` (${formatNumber(Math.abs(percent), 1)}%)`;
  const moved = difference === 0 ? 'the same' : `${way} ${formatDifference(difference, metric)}${relative}`;
  return `The edition that has both years gives ${before ?? ''} and ${after ?? ''}: ${moved}.`;
}
