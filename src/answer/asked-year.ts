import type { Area } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Metric } from '../domain/metric.ts';
import type { AskedPeriod, Year } from '../domain/period.ts';

/** The reporting year that a period stands for: the newest of the authority where none is asked. */
export function askedYear(
  dataset: Dataset,
  asked: { readonly area: Area; readonly metric: Metric; readonly period: AskedPeriod | null },
): Year {
  const newest = newestYear(dataset, asked.metric, asked.area);
  const { period } = asked;
  if (period === null) return newest;
  switch (period.kind) {
    case 'years':
      return period.years.at(-1) ?? newest;
    case 'previous':
      return newest - 1;
    case 'next':
      return newest + 1;
    case 'month': {
      // Until its own year is there, the day or year before it is the nearest.
      const own = reportingYear(asked.metric, period.year, period.month);
      return own === newest + 1 ? newest : own;
    }
    case 'range':
      return period.to ?? newest;
    case 'latest':
    case 'all':
    case 'last':
      return newest;
  }
}

/** The last year that an area has a cell for, else the last that anybody has. */
export function newestYear(dataset: Dataset, metric: Metric, area: Area): Year {
  return dataset.lastYear(metric.id, area.code) ?? dataset.span(metric.id)?.last ?? 0;
}

/** The reporting year that a calendar month falls into, or, of figures of one day, the year whose day is nearest to it. */
function reportingYear(metric: Metric, year: number, month: number): Year {
  switch (metric.periodKind) {
    case 'at-march':
      return month <= 9 ? year : year + 1;
    case 'year-to-march':
    case 'financial-year':
      return month <= 3 ? year : year + 1;
    case 'academic-year':
      return month <= 8 ? year : year + 1;
    case 'at-september':
    case 'year-to-september':
      return month <= 9 ? year : year + 1;
    case 'mid-year':
    case 'calendar-year':
    case 'edition':
      return year;
  }
}
