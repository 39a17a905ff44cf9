import type { Area } from '../domain/authority.ts';
import type { Verdict } from '../domain/claim.ts';
import type { Dataset } from '../domain/dataset.ts';
import { baseOf, type Absent, type Figure, type Value } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { ClaimedRatio } from '../query/claimed-ratios.ts';
import type { Question } from '../query/question.ts';
import { askedYear } from './asked-year.ts';

/** What is said of one figure beside another, and the two figures of one period and edition. */
export interface RatioCheck {
  readonly claimed: ClaimedRatio;
  readonly verdict: Verdict;
  readonly area: Area | null;
  readonly to: Area | null;
  /** Null where the words name no measure, or none that has figures held. */
  readonly metric: Metric | null;
  readonly year: Year | null;
  readonly own: Figure | Absent | null;
  readonly other: Figure | Absent | null;
  /** The first figure over the second; null where one of them is missing or the second is nought. */
  readonly ratio: number | null;
}

/** "Twice", "half", "three times" hold within this share of themselves. */
const WITHIN = 0.1;

/** A claimed ratio beside the published one. Where a rate is spoken of, the rate of a count is taken. */
export function checkRatio(dataset: Dataset, question: Question, claimed: ClaimedRatio): RatioCheck {
  const area = dataset.area(claimed.area.code) ?? null;
  const beside = claimed.to === 'region' ? area?.region : claimed.to.code;
  const to = (beside ? dataset.area(beside) : null) ?? null;
  const asked = claimed.metric ?? question.metrics[0];
  const named = asked?.kind === 'metric' ? dataset.metric(asked.id) : undefined;
  const rate = claimed.relative && named?.unit === 'count' ? named.compareAs : null;
  const metric = (rate === null ? named : dataset.metric(rate)) ?? null;
  const start = { claimed, area, to, metric, year: null, own: null, other: null, ratio: null };
  if (!area || !to || !metric || metric.unit === 'grade') return { ...start, verdict: 'cannot-tell' };
  const year = askedYear(dataset, { area, metric, period: claimed.period ?? question.period });
  const own = dataset.figure(metric.id, area.code, year);
  const other =
    own.state === 'absent'
      ? dataset.figure(metric.id, to.code, year)
      : (dataset.figureIn(own.source.release, metric.id, to.code, year, baseOf(own)) ??
        dataset.figure(metric.id, to.code, year));
  const found = { ...start, year, own, other };
  if (own.state !== 'value' || other.state !== 'value' || other.value <= 0)
    return { ...found, verdict: 'cannot-tell' };
  const same = own.source.release === other.source.release && baseOf(own) === baseOf(other);
  const ratio = own.value / other.value;
  if (!same) return { ...found, verdict: 'cannot-tell' };
  return { ...found, ratio, verdict: holds(claimed, [own, other], metric) ? 'reproduced' : 'differs' };
}

/** Whether two figures, anywhere within the rounding they are published with, stand as claimed. */
function holds(
  { says, looseness }: ClaimedRatio,
  [own, other]: readonly [Value, Value],
  metric: Metric,
): boolean {
  const half = metric.unit === 'count' ? 0 : 10 ** -metric.decimals / 2;
  const low = (own.value - half) / (other.value + half);
  const high = (own.value + half) / Math.max(other.value - half, half / 2 || 1e-9);
  if (says.kind === 'times') {
    const room = says.step === null ? says.times * WITHIN : says.step / 2;
    return within([low, high], says.times, looseness, room);
  }
  const way = says.percent < 0 ? -1 : 1;
  const size = Math.abs(says.percent);
  const [a, b] = [(low - 1) * 100 * way, (high - 1) * 100 * way];
  const room = looseness === 'about' || looseness === 'near' ? size * WITHIN : says.step / 2;
  return within([Math.min(a, b), Math.max(a, b)], size, looseness, room);
}

function within(
  [low, high]: readonly [number, number],
  size: number,
  looseness: ClaimedRatio['looseness'],
  room: number,
): boolean {
  switch (looseness) {
    case 'none':
    case 'about':
      return high >= size - room && low <= size + room;
    case 'near':
      return high >= size - room && low <= size;
    case 'over':
      return high >= size;
    case 'under':
      return low <= size && high > 0;
  }
}

/** The ratio in codes, ids and plain words, as it is read back; empty where it cannot be. */
export function ratioQuery(dataset: Dataset, { claimed, area, to, metric, year }: RatioCheck): string {
  if (!area || !to || !metric || year === null) return '';
  const { says, looseness } = claimed;
  const [own, other] = [area, to].map(({ code, gss }) => dataset.area(code)?.gss ?? gss);
  const loose = LOOSE[looseness];
  return says.kind === 'times'
    ? `${own} has ${loose}${says.times} times the ${metric.id} of ${other} ${year}`
    : `${own} ${metric.id} is ${loose}${Math.abs(says.percent)}% ${says.percent < 0 ? 'lower' : 'higher'} than ${other} ${year}`;
}

const LOOSE = { none: '', about: 'about ', over: 'over ', near: 'almost ', under: 'under ' } as const;
