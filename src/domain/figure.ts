import type { AreaCode } from './authority.ts';
import type { MetricId } from './metric.ts';
import type { Year } from './period.ts';
import type { ReleaseId } from './release.ts';

/** Why a publisher shows no number. `unexplained`: the release has one sign for every kind of gap. */
export const WITHHELD_REASONS = [
  'suppressed',
  'rounds-to-nought',
  'unreliable',
  'not-available',
  'not-applicable',
  'not-returned',
  'unexplained',
] as const;

export type WithheldReason = (typeof WITHHELD_REASONS)[number];

/** Where a figure stands as published. */
export interface SourceCell {
  readonly release: ReleaseId;
  /** File or table name as published. */
  readonly file: string;
  readonly column: string;
  /** The rows of the file that the figure stands in, where a column holds several measures. */
  readonly filter: Readonly<Record<string, string>> | null;
}

interface Observed {
  readonly area: AreaCode;
  readonly metric: MetricId;
  readonly year: Year;
  readonly source: SourceCell;
  /** Set where the publisher gives one figure for two authorities together. */
  readonly joint: AreaCode | null;
}

export interface Value extends Observed {
  readonly state: 'value';
  readonly value: number;
  /** Set where we worked the value out from two published ones. */
  readonly inputs: readonly [Value, Value] | null;
}

export interface Withheld extends Observed {
  readonly state: 'withheld';
  readonly reason: WithheldReason;
  /** The mark as published. */
  readonly symbol: string;
}

/** A published value, or the publisher's reason for showing none. Both have a source. */
export type Figure = Value | Withheld;

/** The release of the numbers that a figure is divided by; undefined where it is published as it stands, or withheld. */
export function baseOf(figure: Figure | undefined): ReleaseId | undefined {
  return figure?.state === 'value' ? figure.inputs?.[1].source.release : undefined;
}

/** The releases that figures stand in, with those that they are worked out from, in that order and each once. */
export function releasesBehind(figures: readonly Figure[]): readonly ReleaseId[] {
  const ids = figures.flatMap((figure) => [
    figure.source.release,
    ...(figure.state === 'value' ? (figure.inputs ?? []).map((input) => input.source.release) : []),
  ]);
  return [...new Set(ids)];
}

/**
 * Why there is no cell at all: the authority did not exist then; the series has no such year although we hold
 * it to its ends (`not-published`); our copies stop (`not-held`); the metric has no figures for such areas.
 */
export type Absent =
  | { readonly state: 'absent'; readonly why: 'outside-life' }
  | { readonly state: 'absent'; readonly why: 'not-held'; readonly first: Year; readonly last: Year }
  | { readonly state: 'absent'; readonly why: 'not-published'; readonly first: Year; readonly last: Year }
  | { readonly state: 'absent'; readonly why: 'not-for-this-area' }
  | { readonly state: 'absent'; readonly why: 'dropped'; readonly note: string };

/** A grade of an inspection, with its date and report. */
export interface Inspection {
  readonly area: AreaCode;
  readonly release: ReleaseId;
  readonly file: string;
  readonly framework: string;
  readonly inspected: string;
  readonly published: string;
  readonly report: string;
  /** Grade by metric id; null where the inspection gave none. */
  readonly grades: Readonly<Record<MetricId, string | null>>;
  /** The column of the published file that each grade stands in. */
  readonly columns: Readonly<Record<MetricId, string>>;
}
