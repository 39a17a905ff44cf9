import { cautionsFor, type Caution } from '../domain/caution.ts';
import { comparedThrough } from '../domain/comparator.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Absent, Figure, Value } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';

/** A count with its metric, beside the rate or share of it. */
export interface CountBeside {
  readonly metric: Metric;
  readonly figure: Value;
}

/** What a headline counts on one day, counted over the year: its metric and figure. */
export interface FlowBeside {
  readonly metric: Metric;
  readonly figure: Figure;
}

/**
 * The count over the year that a count on one day is taken for, of the same release and return: “child protection” is
 * said of plans begun in a year as well as of children who have one.
 */
export function flowBeside(dataset: Dataset, metric: Metric, headline: Figure | Absent): FlowBeside | null {
  if (headline.state === 'absent' || metric.measures !== 'stock' || metric.unit !== 'count') return null;
  const flow = metric.confusedWith
    .flatMap((id) => dataset.metric(id) ?? [])
    .find(
      ({ measures, unit, family }) => measures === 'flow' && unit === metric.unit && family === metric.family,
    );
  const figure = flow && dataset.figureIn(headline.source.release, flow.id, headline.area, headline.year);
  return flow && figure && figure.joint === headline.joint ? { metric: flow, figure } : null;
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

/** Everything to be careful about with the count over the year that stands beside one on a day. */
export function flowCautions(dataset: Dataset, flow: FlowBeside | null): Caution[] {
  return flow ? cautionsFor(dataset, flow.metric, flow.figure) : [];
}
