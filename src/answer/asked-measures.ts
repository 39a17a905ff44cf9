import type { Dataset } from '../domain/dataset.ts';
import type { Metric } from '../domain/metric.ts';
import type { AskedMetric } from '../query/question.ts';

/** A metric that a question names, and the other statistics that the same words may mean, likeliest first. */
export interface AskedMeasure {
  readonly metric: Metric;
  readonly readings: readonly Metric[];
}

/** The metrics with numbers that a question names, in its order: no grades, and nothing that is not held. */
export function askedMeasures(dataset: Dataset, asked: readonly AskedMetric[]): AskedMeasure[] {
  return asked.flatMap((named) => {
    const metric = named.kind === 'metric' ? dataset.metric(named.id) : undefined;
    return metric && metric.unit !== 'grade'
      ? [{ metric, readings: readingsOf(dataset, named).filter((other) => other !== metric) }]
      : [];
  });
}

/** The statistics that the words for a metric may mean. */
export function readingsOf(dataset: Dataset, asked: AskedMetric): Metric[] {
  return asked.kind === 'metric' ? asked.readings.flatMap((id) => dataset.metric(id) ?? []) : [];
}
