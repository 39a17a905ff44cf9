/** A reporting year, named by the year it ends in: 2017 is the year ending 31 March 2017, or 31 March 2017. */
export type Year = number;

/** Every year from the first to the last, both included; none where the last comes before the first. */
export function yearsBetween(first: Year, last: Year): Year[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** What a year of a metric stands for; decides how a period is written and which authority answers for it. */
export const PERIOD_KINDS = [
  'at-march',
  'year-to-march',
  'financial-year',
  'at-september',
  'year-to-september',
  'calendar-year',
  'academic-year',
  'mid-year',
  'edition',
] as const;

export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** The period a question asks for; years are reporting years, `last` counts back from the newest edition. */
export type AskedPeriod =
  | { readonly kind: 'latest' }
  | { readonly kind: 'previous' }
  | { readonly kind: 'next' }
  | { readonly kind: 'all' }
  | { readonly kind: 'last'; readonly count: number }
  | { readonly kind: 'years'; readonly years: readonly Year[] }
  | { readonly kind: 'range'; readonly from: Year | null; readonly to: Year | null }
  /** A month that is not the one figures are taken in: "December 2017". */
  | { readonly kind: 'month'; readonly year: number; readonly month: number };

/** Whether a period asks for several years in a row. */
export function isSpan(period: AskedPeriod | null): boolean {
  return period?.kind === 'range' || period?.kind === 'last' || period?.kind === 'all';
}

/**
 * A period in the notation of the matching benchmark: "2017", "2017..2024", "2018..", "2017,2024", "last5",
 * "latest", "previous", "all", "next", "2017-12".
 */
export function periodCode(period: AskedPeriod): string {
  switch (period.kind) {
    case 'latest':
    case 'previous':
    case 'next':
    case 'all':
      return period.kind;
    case 'last':
      return `last${period.count}`;
    case 'years':
      return period.years.join(',');
    case 'range':
      return `${period.from ?? ''}..${period.to ?? ''}`;
    case 'month':
      return `${period.year}-${String(period.month).padStart(2, '0')}`;
  }
}
