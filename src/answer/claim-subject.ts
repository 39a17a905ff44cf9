import type { Area } from '../domain/authority.ts';
import { ENGLAND, type Dataset } from '../domain/dataset.ts';
import type { Figure } from '../domain/figure.ts';
import type { Metric, UnheldMeasure } from '../domain/metric.ts';
import type { AskedPeriod } from '../domain/period.ts';
import type { AskedMetric, Question } from '../query/question.ts';
import type { ClaimedNumber } from '../query/read-claim.ts';
import { askedYear } from './asked-year.ts';
import { areasIn } from './claim-candidates.ts';

/** The place that a number is of: its own, else the message's. */
export function areaOf(dataset: Dataset, question: Question, claimed: ClaimedNumber): Area | null {
  const [asked] = claimed.areas.length > 0 ? claimed.areas : question.areas;
  const area = (asked && dataset.area(asked.code)) ?? null;
  switch (claimed.scope) {
    case 'uk':
    case 'country':
    case 'nation':
      return dataset.area(ENGLAND) ?? null;
    case 'region':
      return area?.region ? (dataset.area(area.region) ?? area) : area;
    case null:
      return area;
  }
}

/** Every place that the number stands beside. */
export function namedPlaces(dataset: Dataset, question: Question, claimed: ClaimedNumber): Area[] {
  const asked = claimed.areas.length > 0 ? claimed.areas : question.areas;
  const named = asked.filter(({ via }) => via?.kind !== 'district' && via?.kind !== 'town');
  return [...new Set(named.map(({ code }) => code))].flatMap((code) => dataset.area(code) ?? []);
}

/** The measures named and their other readings, in order. */
export function metricsOf(dataset: Dataset, asked: readonly AskedMetric[]): Metric[] {
  const ids = asked.flatMap((metric) => (metric.kind === 'metric' ? [metric.id, ...metric.readings] : []));
  return [...new Set(ids)].flatMap((id) => dataset.metric(id) ?? []);
}

/** The measure named that no figures are held of. */
export function unheldOf(dataset: Dataset, asked: readonly AskedMetric[]): UnheldMeasure | null {
  const ids = asked.flatMap((metric) => (metric.kind === 'unheld' ? [metric.id] : []));
  return dataset.parts.unheld.find((measure) => ids.includes(measure.id)) ?? null;
}

/** The figure of the held measure that comes nearest to one that is not held. */
export function nearestHeld(
  dataset: Dataset,
  unheld: UnheldMeasure,
  area: Area | null,
  period: AskedPeriod | null,
): { readonly nearest: readonly Figure[]; readonly nearestMetric: Metric | null } {
  const [metric] = unheld.nearest.flatMap((id) => dataset.metric(id) ?? []);
  if (!metric || !area || metric.unit === 'grade') return { nearest: [], nearestMetric: null };
  const year = askedYear(dataset, { area, metric, period });
  const [then = area] = areasIn(dataset, area, metric, year);
  const figure = dataset.figure(metric.id, then.code, year);
  return { nearest: figure.state === 'value' ? [figure] : [], nearestMetric: metric };
}
