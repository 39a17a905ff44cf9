import { ENGLAND, type Dataset } from '../domain/dataset.ts';
import type { Area } from '../domain/authority.ts';
import { yearsBetween, type AskedPeriod, type Year } from '../domain/period.ts';
import type { Metric } from '../domain/metric.ts';
import type { ClaimedNumber } from '../query/read-claim.ts';
import type { Deviation, Fit } from './claim-candidates.ts';
import { answeringFor } from './claim-places.ts';

/** Smaller numbers, and rounder ones, turn up by chance among so many figures. */
const SMALLEST = 1000;
const FEWEST_DIGITS = 3;

/**
 * The one published count of a place, England where none is named, that a number without a measure is equal to; null
 * where none is, where several are, and where the number is too small or too round to be told from a coincidence.
 */
export function fitByValue(
  dataset: Dataset,
  claimed: ClaimedNumber,
  about: { readonly area: Area | null; readonly period: AskedPeriod | null },
): Fit | null {
  const area = about.area ?? dataset.area(ENGLAND);
  if (!area || !isTelling(claimed)) return null;
  const found = dataset.parts.metrics.flatMap((metric) =>
    metric.unit === 'count' ? equals(dataset, metric, area, claimed.value, about.period) : [],
  );
  const [fit, ...others] = found;
  if (!fit || others.length > 0) return null;
  const wider = claimed.scope === 'uk' || claimed.scope === 'country';
  const deviations: Deviation[] = [...(wider ? [{ kind: 'uk' } as const] : []), { kind: 'unnamed' }];
  return { ...fit, deviations: [...deviations, ...fit.deviations] };
}

/** Whether a number is exact and long enough to be told from a coincidence. */
export function isTelling({ value, unit, says, looseness }: ClaimedNumber): boolean {
  const digits = String(value).replace(/0+$/, '').length;
  const exact = unit.kind === 'number' && says === 'level' && looseness === 'none' && Number.isInteger(value);
  return exact && value >= SMALLEST && digits >= FEWEST_DIGITS;
}

/** The years in which a metric has the value in some edition, each once. */
function equals(
  dataset: Dataset,
  metric: Metric,
  area: Area,
  value: number,
  period: AskedPeriod | null,
): Fit[] {
  return yearsFor(dataset, metric, period).flatMap((year) =>
    answeringFor(dataset, area, metric, year).flatMap((answering): Fit[] => {
      const { area: then, parts, another } = answering;
      if (another || parts.length > 0) return [];
      const today = dataset.figure(metric.id, then.code, year);
      const editions = dataset.releasesOf(metric.id).flatMap((release) => {
        const figure = dataset.figureIn(release, metric.id, then.code, year);
        return figure?.state === 'value' && figure.value === value ? [figure] : [];
      });
      const [figure] = editions;
      if (!figure) return [];
      const revised = today.state === 'value' && today.value !== value;
      const deviations: Deviation[] = revised ? [{ kind: 'edition', today }] : [];
      return [{ area: then, metric, figure, from: null, worked: value, deviations }];
    }),
  );
}

function yearsFor(dataset: Dataset, { id }: Metric, period: AskedPeriod | null): readonly Year[] {
  const span = dataset.span(id);
  if (!span) return [];
  const held = yearsBetween(span.first, span.last);
  return period?.kind === 'years' ? held.filter((year) => period.years.includes(year)) : held;
}
