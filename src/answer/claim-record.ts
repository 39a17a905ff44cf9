import type { Area } from '../domain/authority.ts';
import type { Verdict } from '../domain/claim.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Value } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import { lineOf, valuesOf } from '../domain/series.ts';
import type { ClaimedRecord } from '../query/claimed-record.ts';
import type { ClaimCheck } from './claim-check.ts';

/** A figure that is said to be the highest or the lowest of a place's years, held against the years before it. */
export interface RecordCheck {
  readonly claimed: ClaimedRecord;
  /** Never `reproduced`: years before those that compare may have had more. */
  readonly verdict: Extract<Verdict, 'other-base' | 'differs'>;
  readonly area: Area;
  readonly metric: Metric;
  readonly figure: Value;
  /** The figure before it that goes furthest beyond it. */
  readonly beyond: Value | null;
  /** An earlier figure that is equal to it, where none goes beyond. */
  readonly level: Value | null;
  /** The first of the years that one edition holds without a break. */
  readonly from: Year;
  /** Whether some of the years between have no figure. */
  readonly gaps: boolean;
}

/**
 * A claimed record over the years up to the figure that one edition holds without a break; null where there is no
 * figure, or none before it that compares.
 */
export function checkRecord(
  dataset: Dataset,
  claimed: ClaimedRecord,
  { area, metric, fits, official, verdict, sum }: ClaimCheck,
): RecordCheck | null {
  const fit = verdict === 'reproduced' ? fits[0] : undefined;
  const figure = fit && fit.from === null ? fit.figure : official;
  const measure = fit ? fit.metric : metric;
  const span = measure && dataset.span(measure.id);
  if (!area || !measure || !span || sum || figure?.state !== 'value') return null;
  if (!dataset.area(figure.area) || fit?.deviations.some(({ kind }) => kind === 'sum')) return null;
  const line = lineOf(
    dataset,
    measure,
    fit?.area ?? area,
    { from: span.first, to: figure.year, only: null },
    'asked',
  );
  const segment = line.segments.at(-1);
  const years = segment ? valuesOf(segment) : [];
  const own = years.find(({ year }) => year === figure.year);
  const before = years.filter(({ year }) => year < figure.year);
  const [first] = before;
  if (!segment || !own || !first) return null;
  const sign = claimed.end === 'high' ? 1 : -1;
  const furthest = before.reduce((most, one) => (sign * (one.value - most.value) > 0 ? one : most));
  const beyond = sign * (furthest.value - own.value) > 0 ? furthest : null;
  return {
    claimed,
    verdict: beyond ? 'differs' : 'other-base',
    area: fit?.area ?? area,
    metric: measure,
    figure: own,
    beyond,
    level: furthest.value === own.value ? furthest : null,
    from: first.year,
    gaps: years.length < figure.year - first.year + 1,
  };
}
