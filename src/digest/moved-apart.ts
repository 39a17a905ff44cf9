import type { Area } from '../domain/authority.ts';
import { changeByChance } from '../domain/chance.ts';
import { changeOnYear, type Change } from '../domain/change.ts';
import { comparingMetric, median, neighbourSummary } from '../domain/comparator.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Metric } from '../domain/metric.ts';

/** A change on the year unlike those of the statistical neighbours. */
export interface Apart {
  /** What places of different size are compared by: the metric itself, or the rate or share of a count. */
  readonly metric: Metric;
  readonly change: Extract<Change, { state: 'stated' }>;
  /** The median of the neighbours' changes, in the metric's unit. */
  readonly typical: number;
  /** Neighbours whose change can be stated. */
  readonly counted: number;
  /** The model of neighbours. */
  readonly model: string;
}

/** Named at most. */
const mostApart = 2;
/** With fewer changes of neighbours there is nothing to stand apart from. */
const fewestNeighbours = 6;
/** It is named when it is so many times as far from their median as half of them are. */
const remarkable = 3;

/**
 * The newest changes that lie farther out than that of every neighbour, by a wide margin: their distance from the
 * median of the neighbours' changes is set against the median of the neighbours' own distances (the median absolute
 * deviation). A change that chance could well bring is none of them.
 */
export function movedApart(dataset: Dataset, area: Area, metrics: readonly Metric[]): readonly Apart[] {
  if (!area.ranked) return [];
  const comparing = metrics.flatMap((metric) => comparingMetric(dataset, metric) ?? []);
  return [...new Set(comparing)]
    .flatMap((metric): (Apart & { times: number })[] => {
      if (metric.unit === 'rank' || metric.unit === 'grade') return [];
      const year = dataset.lastYear(metric.id, area.code);
      const figure = year === undefined ? null : dataset.figure(metric.id, area.code, year);
      if (figure?.state !== 'value') return [];
      const change = changeOnYear(dataset, figure);
      if (change.state !== 'stated' || changeByChance(dataset, change) === true) return [];
      const at = { release: figure.source.release, metric: metric.id, year: figure.year };
      const beside = neighbourSummary(dataset, at, area);
      if (beside.state !== 'given') return [];
      const theirs = beside.figures.flatMap((one) => {
        const moved = changeOnYear(dataset, one);
        return moved.state === 'stated' ? [moved.difference] : [];
      });
      if (theirs.length < fewestNeighbours) return [];
      const typical = median(theirs);
      const spread = median(theirs.map((one) => Math.abs(one - typical)));
      const distance = change.difference - typical;
      const farthest = theirs.every((one) => Math.abs(one - typical) < Math.abs(distance));
      const times = spread === 0 ? 0 : Math.abs(distance) / spread;
      if (!farthest || times < remarkable) return [];
      return [{ metric, change, typical, counted: theirs.length, model: beside.model, times }];
    })
    .toSorted((a, b) => b.times - a.times)
    .slice(0, mostApart)
    .map(({ metric, change, typical, counted, model }) => ({ metric, change, typical, counted, model }));
}
