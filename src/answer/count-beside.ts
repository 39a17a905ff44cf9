import { cautionsFor, type Caution } from '../domain/caution.ts';
import { comparedThrough } from '../domain/comparator.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Figure, Value } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';

/** A count with its metric, beside the rate or share of it. */
export interface CountBeside {
  readonly metric: Metric;
  readonly figure: Value;
}

/** The count behind a published rate or share, in the same release; one that is worked out names its numbers itself. */
export function countBeside(dataset: Dataset, rate: Metric, headline: Figure): CountBeside | null {
  if (headline.state === 'withheld' || headline.inputs) return null;
  const metric = comparedThrough(dataset, rate);
  if (!metric) return null;
  const { source, area, year, joint } = headline;
  const figure = dataset.figureIn(source.release, metric.id, area, year);
  return figure?.state === 'value' && figure.joint === joint ? { metric, figure } : null;
}

/** That the count behind a rate or share is rounded, or so small that a few children move it. */
export function countCautions(dataset: Dataset, count: CountBeside | null): Caution[] {
  const cautions = count ? cautionsFor(dataset, count.metric, count.figure) : [];
  return cautions.filter(({ kind }) => kind === 'rounded' || kind === 'small-count');
}
