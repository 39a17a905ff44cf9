import type { PeriodKind } from './period.ts';

export type MetricId = string;

/** Every unit a metric can have. */
export const UNITS = [
  'count',
  'percent',
  'per-10000',
  'per-100000',
  'working-days',
  'fte',
  'cases-per-fte',
  'pounds',
  'pounds-per-week',
  'thousand-pounds',
  'score',
  'rank',
  'grade',
] as const;

export type Unit = (typeof UNITS)[number];

export const POLARITIES = ['neutral', 'higher-is-worse', 'higher-is-better'] as const;

export type Polarity = (typeof POLARITIES)[number];

/**
 * How a metric is worked out from two others. `lag` is how many years earlier the denominator stands
 * (a rate of year t uses the population of mid-year t-1).
 */
export type Derivation =
  | {
      readonly kind: 'ratio';
      readonly numerator: MetricId;
      readonly denominator: MetricId;
      readonly per: 1 | 100 | 10_000;
      readonly lag: 0 | 1;
    }
  | { readonly kind: 'difference'; readonly minuend: MetricId; readonly subtrahend: MetricId };

/** What a statistic means; where its figures come from is said by the releases. */
export interface Metric {
  readonly id: MetricId;
  readonly name: string;
  /** At most 20 characters. */
  readonly shortName: string;
  readonly family: string;
  readonly unit: Unit;
  /** A count on one day, or of what happened during a period. */
  readonly measures: 'stock' | 'flow';
  readonly periodKind: PeriodKind;
  /** The total that this is one category of. */
  readonly breakdownOf: MetricId | null;
  /** The rate or share that two places of different size are compared by. */
  readonly compareAs: MetricId | null;
  readonly derived: Derivation | null;
  readonly polarity: Polarity;
  readonly decimals: number;
  /**
   * What follows the value and its unit in a headline, before the period: "children were on a child protection plan"
   * after "278", "of plans started had neglect as their first category" after "61.5%", "children aged 0 to 17 were on a
   * child protection plan" after "27.4 per 10,000". The value stands at `{}` where there is one: "the turnover was {}".
   */
  readonly phrase: string;
  readonly definition: string;
  readonly methodology: string;
  readonly page: string;
  readonly aliases: readonly string[];
  readonly confusedWith: readonly MetricId[];
}

/** Whether a metric counts plans, which readers take for children: a child can start more than one in a year. */
export function countsPlans(metric: Metric): boolean {
  return metric.unit === 'count' && metric.phrase.startsWith('child protection plans ');
}

/** A measure that people ask for and that Safeguard holds no figures of. */
export interface UnheldMeasure {
  /** The benchmark's concept id, or a local measure's id. */
  readonly id: string;
  readonly name: string;
  /** Who has it, or why nobody publishes it, as one sentence. */
  readonly whereToLook: string;
  readonly nearest: readonly MetricId[];
  readonly aliases: readonly string[];
}
