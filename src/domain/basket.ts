import type { MetricId } from './metric.ts';

/** Metrics that are looked at together, under the name that people ask for them by. */
export interface Basket {
  readonly id: string;
  readonly name: string;
  readonly metrics: readonly MetricId[];
}

/** A total and the categories that it is published by. */
export interface Breakdown {
  readonly id: string;
  readonly name: string;
  readonly total: MetricId;
  /**
   * Counts with a share of the total to compare by, or shares themselves, in the publisher's order.
   */
  readonly parts: readonly MetricId[];
  /**
   * `whole`: the parts make up the total. `some`: other parts are published and not held. `overlapping`: one case
   * may be in several parts, so that they must never be added.
   */
  readonly extent: 'whole' | 'some' | 'overlapping';
  /** Ids of measures that people name when they ask for it. */
  readonly asked: readonly string[];
}
