import type { Dataset } from '../domain/dataset.ts';
import type { Metric } from '../domain/metric.ts';
import type { Remembered } from './follow-up.ts';
import type { AskedMetric, AskedUnit, Reading } from './question.ts';

/**
 * For a text that names no measure but a kind of number ("and the rate?", "per 10,000 in Leeds", "how many is that?"):
 * the measures before it in that kind. Any other reading stays as it is, also where one of them has no such kind.
 */
export function inOtherUnit(reading: Reading, before: Remembered, dataset: Dataset): Reading {
  const asked = reading.kind === 'question' ? reading : reading.partial;
  const { unit } = asked ?? {};
  if (!asked || unit === undefined || before.metrics.length === 0) return reading;
  const metrics = before.metrics.flatMap((metric): AskedMetric[] => {
    const known = metric.kind === 'metric' ? dataset.metric(metric.id) : undefined;
    const meant = known && inUnit(known, unit, dataset);
    return meant ? [{ kind: 'metric', id: meant.id, words: '', readings: [] }] : [];
  });
  return metrics.length < before.metrics.length ? reading : { ...asked, metrics };
}

// Whoever asks for a percentage of what is published per 10,000 gets that, with its unit.
const RATES: ReadonlySet<Metric['unit']> = new Set(['percent', 'per-10000', 'per-100000', 'cases-per-fte']);

function inUnit(metric: Metric, unit: AskedUnit, dataset: Dataset): Metric | undefined {
  const isCount = metric.unit === 'count';
  if (unit === 'number') {
    return isCount ? metric : dataset.parts.metrics.find((other) => other.compareAs === metric.id);
  }
  const rate = isCount && metric.compareAs !== null ? dataset.metric(metric.compareAs) : metric;
  return rate && RATES.has(rate.unit) ? rate : undefined;
}
