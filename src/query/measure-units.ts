import type { Dataset } from '../domain/dataset.ts';
import type { MetricId } from '../domain/metric.ts';
import type { MeasureWords } from './match-measure.ts';
import type { AskedMetric } from './question.ts';

/** What a measure was asked in; `both` is the number and the rate. */
export type Unit = 'number' | 'rate' | 'share' | 'both' | null;

/** The unit that words of a measure say. */
export function unitOf(tags: ReadonlySet<string>): Unit {
  if (tags.has('both')) return 'both';
  if (tags.has('rate')) return 'rate';
  if (tags.has('share')) return 'share';
  return tags.has('number') ? 'number' : null;
}

/** Units said once for all measures that came before: "plans, referrals and care rates". */
const FOR_ALL = /\b(?:rates|numbers|percentages|totals|counts)$/;

/** The unit, where only one of several measures carries it: "rate of children in need and of plans". */
export function sharedUnit(groups: readonly (readonly MeasureWords[])[]): Unit {
  const units = groups.map((group) => unitOf(new Set(group.flatMap((item) => item.tags))));
  const [first = null] = units;
  const last = units.at(-1) ?? null;
  if (first !== null && units.slice(1).every((unit) => unit === null)) return first;
  const forAll = FOR_ALL.test(groups.at(-1)?.at(-1)?.words ?? '');
  return forAll && units.slice(0, -1).every((unit) => unit === null) ? last : null;
}

/** The rate or share of a count, where that was asked for and there is one; else the statistic itself. */
export function twinOf(dataset: Dataset, id: MetricId, unit: Unit): MetricId {
  if (unit !== 'rate' && unit !== 'share') return id;
  const metric = dataset.metric(id);
  if (metric?.unit !== 'count' || metric.compareAs === null) return id;
  const shares = dataset.metric(metric.compareAs)?.unit === 'percent';
  return unit === 'rate' || shares ? metric.compareAs : id;
}

/** Whether a rate or share was asked for of what is only counted. */
export function isOnlyCounted(dataset: Dataset, unit: Unit, asked: AskedMetric): boolean {
  if (asked.kind !== 'metric' || asked.breakdown !== undefined) return false;
  const metric = dataset.metric(asked.id);
  return (unit === 'rate' || unit === 'share') && (metric?.unit === 'count' || metric?.unit === 'fte');
}

/** Whether a statistic, or the twin that a count is compared by, is a share. */
export function isShare(dataset: Dataset, id: MetricId | null): boolean {
  const metric = id === null ? undefined : dataset.metric(id);
  const twin = metric?.compareAs ? dataset.metric(metric.compareAs) : undefined;
  return metric?.unit === 'percent' || twin?.unit === 'percent';
}
