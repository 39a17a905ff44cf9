import type { Area } from '../domain/authority.ts';
import { changeOrder, type Between, type ChangeOrder, type NoMove } from '../domain/change-order.ts';
import { ENGLAND, type Dataset } from '../domain/dataset.ts';
import type { Metric } from '../domain/metric.ts';
import { yearsBetween, type AskedPeriod, type Year } from '../domain/period.ts';
import { askedYear } from './asked-year.ts';

/** The year that a change was asked from, and why changes are told from a later one. */
export interface FromAsked {
  readonly year: Year;
  readonly why: NoMove | null;
}

export interface YearsCompared {
  readonly from: Year;
  readonly to: Year;
}

/** The two years that a change is asked between; on the year where no earlier one is named. */
export function yearsAsked(
  dataset: Dataset,
  metric: Metric,
  period: AskedPeriod | null,
): YearsCompared | null {
  const england = dataset.area(ENGLAND);
  const newest = yearHeld(dataset, metric, 'last');
  if (newest === null || !england) return null;
  const first = (): Year => yearHeld(dataset, metric, 'first') ?? newest;
  switch (period?.kind) {
    case undefined:
    case 'latest':
    case 'previous':
      return { from: newest - 1, to: newest };
    case 'last':
      return { from: newest - period.count, to: newest };
    case 'all':
      return { from: first(), to: newest };
    case 'range':
      return { from: period.from ?? first(), to: Math.min(period.to ?? newest, newest) };
    case 'years': {
      const to = Math.max(...period.years);
      return { from: period.years.length > 1 ? Math.min(...period.years) : to - 1, to };
    }
    case 'month':
    case 'next': {
      const to = askedYear(dataset, { area: england, metric, period });
      return { from: to - 1, to };
    }
  }
}

/** First or last year that any authority has a value for; England alone may be held for others. */
export function yearHeld(dataset: Dataset, metric: Metric, end: 'first' | 'last'): Year | null {
  const span = dataset.span(metric.id);
  if (!span) return null;
  const authorities = dataset.authorities().filter(({ ranked }) => ranked);
  const releases = dataset.releasesOf(metric.id);
  const isHeld = (year: Year): boolean =>
    authorities.some(({ code }) =>
      releases.some((release) => dataset.figureIn(release, metric.id, code, year)?.state === 'value'),
    );
  const years = yearsBetween(span.first, span.last);
  return (end === 'first' ? years.find(isHeld) : years.findLast(isHeld)) ?? null;
}

/**
 * The order between the years asked for, in the first release in which most of the authorities compare, else in the one
 * in which most do. Where none do and a span of years was asked for, from the first year on that compares with its end.
 */
export function comparableOrder(
  dataset: Dataset,
  metric: Metric,
  { from, to, by }: YearsCompared & Pick<Between, 'by'>,
  areas: readonly Area[],
  isRun: boolean,
): { readonly order: ChangeOrder; readonly fromAsked: FromAsked | null } | null {
  const asked = bestOrder(dataset, { metric: metric.id, from, to, by }, areas);
  if (asked && (!isRun || comparesMost(asked, areas))) return { order: asked, fromAsked: null };
  for (const later of isRun ? yearsBetween(from + 1, to - 1) : []) {
    const order = bestOrder(dataset, { metric: metric.id, from: later, to, by }, areas);
    if (order && comparesMost(order, areas)) {
      const earlier = changeOrder(dataset, { ...order.between, from: later - 1 }, areas);
      return { order, fromAsked: { year: from, why: commonestReason(earlier) } };
    }
  }
  return asked && { order: asked, fromAsked: null };
}

function bestOrder(
  dataset: Dataset,
  between: Omit<Between, 'release'>,
  areas: readonly Area[],
): ChangeOrder | null {
  let best: ChangeOrder | null = null;
  for (const release of dataset.releasesOf(between.metric)) {
    const order = changeOrder(dataset, { ...between, release }, areas);
    if (comparesMost(order, areas)) return order;
    if (!best || order.movers.length > best.movers.length) best = order;
  }
  return best;
}

function comparesMost(order: ChangeOrder, areas: readonly Area[]): boolean {
  return order.movers.length * 2 > areas.length;
}

function commonestReason(order: ChangeOrder): NoMove | null {
  const kinds = Map.groupBy(order.missing, ({ why }) => why.kind);
  return [...kinds.values()].toSorted((a, b) => b.length - a.length)[0]?.[0]?.why ?? null;
}
