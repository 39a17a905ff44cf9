import type { PeriodKind, Year } from './period.ts';

/**
 * Key of an area: DfE's three-digit code for an authority ("838"), the two codes joined by a slash for
 * authorities that make one return together ("314/318"), the ONS code for England, a region or half of London.
 */
export type AreaCode = string;

export type AreaKind = 'authority' | 'joint' | 'half-of-london' | 'region' | 'england';

export type AuthorityType = 'county' | 'unitary' | 'metropolitan' | 'inner-london' | 'outer-london';

/** A place that statistics are published for. `opened` and `closed` are ISO dates, null where there is none. */
export interface Area {
  readonly code: AreaCode;
  readonly gss: string;
  /** Earlier ONS codes of the same authority; publishers' files still use them. */
  readonly formerGss: readonly string[];
  readonly kind: AreaKind;
  readonly name: string;
  readonly officialName: string;
  /** At most 20 characters, for charts and tables. */
  readonly shortName: string;
  readonly type: AuthorityType | null;
  /** ONS code of the region it lies in; null for England and regions. */
  readonly region: AreaCode | null;
  /** Inner or Outer London, where it lies in one. */
  readonly half: AreaCode | null;
  readonly opened: string | null;
  readonly closed: string | null;
  /** The authorities behind a joint return; empty otherwise. */
  readonly members: readonly AreaCode[];
  readonly aliases: readonly string[];
  /** False for the two authorities so small that rankings and medians leave them out. */
  readonly ranked: boolean;
}

export interface Succession {
  readonly predecessor: AreaCode;
  readonly successor: AreaCode;
  /** The day the successor began, ISO. */
  readonly date: string;
  /** Whether the whole of the predecessor's area went to this successor. */
  readonly extent: 'whole' | 'part';
  readonly note: string;
}

/**
 * The day that decides which authority a period's figure belongs to, ISO: the last one it covers, but for school
 * years the end of January, because school statistics count a pupil to the authority of the January census.
 */
export function lastDay(kind: PeriodKind, year: Year): string {
  switch (kind) {
    case 'at-march':
    case 'year-to-march':
    case 'financial-year':
      return `${year}-03-31`;
    case 'mid-year':
      return `${year}-06-30`;
    case 'academic-year':
      return `${year}-01-31`;
    case 'at-september':
    case 'year-to-september':
      return `${year}-09-30`;
    case 'calendar-year':
    case 'edition':
      return `${year}-12-31`;
  }
}

/** Whether the area existed on the last day of the period, so that a figure can be its own. */
export function existedIn(area: Area, kind: PeriodKind, year: Year): boolean {
  const day = lastDay(kind, year);
  return (area.opened === null || area.opened <= day) && (area.closed === null || day <= area.closed);
}

/** Whether the area lies in a region, or in a half of London. */
export function liesIn(area: Area, region: AreaCode): boolean {
  return area.region === region || area.half === region;
}

/** Whether the area is an authority of one of these types. */
export function isOfType({ type }: Area, types: readonly string[]): boolean {
  return type !== null && types.includes(type);
}
