import type { ChangeRankingAnswer, MovedPlace, MovedRow } from '../answer/change-ranking-answer.ts';
import type { Area } from '../domain/authority.ts';
import type { NoMove, StatedChange } from '../domain/change-order.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import { formatCell, formatNumber, ordinal, periodLabel, periodPhrase, unitWords } from './number.ts';
import { withheldWords } from './wording-figure.ts';
import { listWords } from './wording-phrases.ts';
import { levelWords, scopeWords } from './wording-standing.ts';

// Who rose most, who fell most, and where one place's change stands.

type End = 'top' | 'bottom';

/** The size of a change beside a heading that has the unit: "12.1 points", "37". */
function sizeWords(metric: Metric, difference: number): string {
  const size = formatCell(Math.abs(difference), metric);
  return metric.unit === 'percent' ? size.replace('%', size === '1%' ? ' point' : ' points') : size;
}

/** "from 31 March 2024 to 31 March 2025", "from 2018/19 to 2024/25" */
export function spanWords(metric: Metric, from: Year, to: Year): string {
  const [first, last] = [periodLabel(metric.periodKind, from), periodLabel(metric.periodKind, to)];
  return first.startsWith('the ') ? `between ${first} and ${last}` : `from ${first} to ${last}`;
}

/** "up 60 (3.1%) to 1,896", "down 2.1 points to 20.4%", "the same, 12" */
export function moveWords(metric: Metric, change: StatedChange): string {
  const now = formatCell(change.to.value, metric);
  if (change.difference === 0) return `the same, ${now}`;
  const direction = change.difference > 0 ? 'up' : 'down';
  const relative = change.percent === null ? '' : ` (${formatNumber(Math.abs(change.percent), 1)}%)`;
  return `${direction} ${sizeWords(metric, change.difference)}${relative} to ${now}`;
}

/** "Largest rises of 148 authorities in “Children looked after” from … to …: Kent up 60 (3.1%) to 1,896, …; England up …." */
export function endHeadline(answer: ChangeRankingAnswer, end: End): string {
  const { metric, rows, order, england } = answer;
  const among = `${order.movers.length} ${scopeWords(answer.scope, false)}`;
  const about = `“${metric.name}”${unitNote(metric)} ${spanWords(metric, answer.from, answer.to)}`;
  const national = england ? `; England ${moveWords(metric, england)}` : '';
  if (rows.length === 0) {
    return `None of ${among} ${end === 'top' ? 'rose' : 'fell'} in ${about}${national}.`;
  }
  const words = rows.slice(0, 3).map(({ mover }) => `${mover.area.name} ${moveWords(metric, mover.change)}`);
  const percent = order.between.by === 'percent' ? 'percentage ' : '';
  return `Largest ${percent}${END[end].noun} among ${among} in ${about}: ${listWords(words)}${national}.`;
}

const END = {
  top: { noun: 'rises', verb: 'rose', twofold: 'doubled' },
  bottom: { noun: 'falls', verb: 'fell', twofold: 'halved' },
} as const;

/** "Kent, “Children looked after” from … to …: down 60 (3.1%) to 1,896, the 14th largest fall among 151 authorities; England …." */
export function placeHeadline(answer: ChangeRankingAnswer): string {
  const { metric, places, england } = answer;
  const about = `, “${metric.name}”${unitNote(metric)} ${spanWords(metric, answer.from, answer.to)}`;
  const words = places.map(({ area, row, why }, index) => {
    const lead = `${row?.mover.area.name ?? area.name}${index === 0 ? about : ''}: `;
    return row
      ? `${lead}${moveWords(metric, row.mover.change)}, ${placeWords(answer, row)}`
      : `${lead}${noMoveWords(metric, why)}`;
  });
  const national = england ? [`England ${moveWords(metric, england)}`] : [];
  return `${[...words, ...national].join('; ')}.`;
}

function noMoveWords(metric: Metric, why: MovedPlace['why']): string {
  return `no change can be stated${why === null ? '' : ` (${whyWords(metric, why)})`}`;
}

export const noMoveSentence = (metric: Metric, area: Area, why: MovedPlace['why']): string =>
  `${area.name}: ${noMoveWords(metric, why)}.`;

/** "the 12th largest rise of 148 authorities, level with 1 other"; a fall is counted from the largest fall. */
function placeWords({ order, scope }: ChangeRankingAnswer, { mover }: MovedRow): string {
  const of = order.movers.length;
  const among = `${of} ${scopeWords(scope, false)}`;
  const { difference } = mover.change;
  if (difference === 0) return `among ${among}`;
  const place = difference > 0 ? mover.place : of - mover.place - mover.tied + 1;
  const nth = place === 1 ? 'largest' : `${ordinal(place)} largest`;
  const percent = order.between.by === 'percent' ? 'percentage ' : '';
  return `the ${nth} ${percent}${difference > 0 ? 'rise' : 'fall'} among ${among}${levelWords(mover.tied)}`;
}

const unitNote = (metric: Metric): string =>
  metric.unit.startsWith('per-') ? ` (${unitWords(metric.unit)})` : '';

export function noChangeHeadline({ metric, from, to, order }: ChangeRankingAnswer): string {
  const [first] = order.missing;
  const same = order.missing.every(({ why }) => why.kind === first?.why.kind);
  const why = first && same && first.why.kind !== 'no-figure-now' ? `: ${whyWords(metric, first.why)}` : '';
  return `No authority’s change in “${metric.name}” ${spanWords(metric, from, to)} can be stated${why}.`;
}

export function heldSentence(
  { periodKind }: Metric,
  { first, last }: NonNullable<ChangeRankingAnswer['held']>,
): string {
  const [from, to] = [periodLabel(periodKind, first), periodLabel(periodKind, last)];
  const years = first === last ? `for ${from} only` : `from ${from} to ${to}`;
  return `Safeguard holds figures of authorities for this measure ${years}.`;
}

export function countedSentence({ counted, order }: ChangeRankingAnswer): string {
  const of = order.movers.length;
  if (counted.rose === of) return `All ${of} rose.`;
  if (counted.fell === of) return `All ${of} fell.`;
  const same = counted.same > 0 ? ` and ${counted.same} stayed the same` : '';
  return `Of the ${of}, ${counted.rose} rose${same === '' ? ' and' : ','} ${counted.fell} fell${same}.`;
}

export function otherEndSentence(metric: Metric, end: End, rows: readonly MovedRow[]): string | null {
  if (rows.length === 0) return null;
  const words = rows.map(({ mover }) => `${mover.area.name} ${moveWords(metric, mover.change)}`);
  return `Largest ${END[end].noun}: ${listWords(words)}.`;
}

/** Who at least doubled or halved, as far as their numbers bear it. */
export function twofoldSentence(
  metric: Metric,
  end: End,
  { rows, others }: NonNullable<ChangeRankingAnswer['twofold']>,
): string {
  const verb = END[end].twofold;
  const more = rows.length > 0 ? ' more' : '';
  const weak =
    others === 0
      ? ''
      : `; ${others}${more} did on small numbers or within ordinary variation, which is no story by itself`;
  if (rows.length === 0) return `No authority’s figure ${others === 0 ? '' : 'clearly '}${verb}${weak}.`;
  const words = rows
    .slice(0, MOST_NAMED)
    .map(
      ({ mover: { area, change } }) =>
        `${area.name} (${formatCell(change.from.value, metric)} to ${formatCell(change.to.value, metric)})`,
    );
  return `At least ${verb}: ${listWords(withMore(words, rows.length))}${weak}.`;
}

const MOST_NAMED = 8;

function withMore(words: readonly string[], of: number): readonly string[] {
  return of > words.length ? [...words, `${of - words.length} more`] : words;
}

export const percentSentence = 'Changes in percent are largest where the numbers are small.';

/** A count moves most where most children live. */
export function sizeSentence(metric: Metric, rate: Metric | null): string {
  const what = metric.unit === 'count' ? 'a count' : 'a total';
  return rate
    ? `This is ${what}, so large places move it most; “${rate.name}” compares them.`
    : `This is ${what}, so large places move it most, and no rate or share of it is published.`;
}

export function fromAskedSentence(
  metric: Metric,
  { year, why }: NonNullable<ChangeRankingAnswer['fromAsked']>,
  from: Year,
): string {
  const reason = why === null ? '' : ` (${whyWords(metric, why)})`;
  return `Asked from ${periodLabel(metric.periodKind, year)}: most authorities’ figures do not compare that far back${reason}, so this is from ${periodLabel(metric.periodKind, from)}.`;
}

/** "Left out, because their change cannot be stated: Hackney (no return made for 2021/22); …" */
export function leftOutSentence({ metric, order }: ChangeRankingAnswer): string | null {
  const { missing } = order;
  if (missing.length === 0) return null;
  const reasons = Map.groupBy(missing, ({ why }) => whyWords(metric, why));
  const words = [...reasons].map(([reason, entries]) => {
    const names = entries.slice(0, MOST_NAMED).map(({ area }) => area.name);
    return `${listWords(withMore(names, entries.length))} (${reason})`;
  });
  return `Left out, because no change can be stated: ${words.join('; ')}.`;
}

/** Why there is no change, inside brackets. */
function whyWords(metric: Metric, why: NoMove | 'too-small'): string {
  if (why === 'too-small') return 'too small to be ranked with the others';
  switch (why.kind) {
    case 'no-figure-now':
      return why.figure?.state === 'withheld'
        ? withheldShort(why.figure.reason)
        : 'not in this edition’s table';
    case 'small-base':
      return 'fewer than 20 behind one of the two figures, too few for a change in percent';
    case 'no-figure':
      return 'no figure';
    case 'earlier-withheld':
      return `${periodLabel(metric.periodKind, why.year)}: ${withheldShort(why.reason)}`;
    case 'authority-began':
      return `did not exist ${periodPhrase(metric.periodKind, why.year)}`;
    case 'no-earlier-year':
    case 'other-edition':
      return 'no earlier figure in the same edition';
    case 'break':
      return 'the series breaks in between';
    case 'other-base':
      return 'worked out on population figures of different editions';
    case 'joint-changed':
      return 'one of the two figures is a joint return';
  }
}

const withheldShort = (reason: Parameters<typeof withheldWords>[0]): string =>
  reason === 'suppressed' ? 'suppressed' : withheldWords(reason);

/** What the last column means, with the tests that say so. */
export function variationSentence(metric: Metric): string {
  const test =
    metric.unit === 'percent' ? 'Newcombe’s interval of the difference' : 'exact test of two Poisson counts';
  return `“Within”: ordinary variation could explain the change (${test}, 95%); “beyond”: it could not. Among so many authorities a few go beyond it by chance alone.`;
}

export const moneySentence = 'In the money of each year, without taking off what prices rose in between.';

export function smallSentence(names: readonly string[]): string | null {
  if (names.length === 0) return null;
  return `Small numbers: fewer than 20 stand behind a figure of ${listWords(names)}, so a few children either way move it a lot.`;
}

export const neutralSentence =
  'There is no agreed good direction for this measure: a rise is not by itself worse, nor a fall better.';

export const tiedBeyondSentence = (count: number): string =>
  `${count} more moved as much as the last one shown.`;

/** "+60", "−3.1 pts" */
export function signedCell(metric: Metric, difference: number): string {
  const size = formatCell(Math.abs(difference), metric).replace('%', ' pts');
  if (difference === 0) return size;
  return `${difference > 0 ? '+' : '−'}${size}`;
}

export function percentCell(percent: number | null): string {
  if (percent === null) return '–';
  return `${percent > 0 ? '+' : ''}${formatNumber(percent, 1)}%`;
}

export const variationCell = (byChance: boolean | null): string =>
  byChance === null ? '–' : byChance ? 'within' : 'beyond';

export function captionOf({ metric, from, to, end }: ChangeRankingAnswer): string {
  const unit = metric.unit === 'count' ? '' : ` (${unitWords(metric.unit)})`;
  const order = end === 'place' ? ', the largest rise first' : '';
  return `${metric.name}${unit}, change ${spanWords(metric, from, to)}${order}`;
}

export const CHANGE_TABLE = {
  place: 'Place',
  change: 'Change',
  percent: 'In %',
  variation: 'Ordinary variation',
  top: 'The largest rises',
  bottom: 'The largest falls',
  rate: 'By the rate or share',
  percentOrder: 'In order of the change in %',
  numberOrder: 'In order of the change itself',
  level: 'In order of the figure itself',
} as const;
