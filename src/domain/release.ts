import type { Dataset } from './dataset.ts';
import type { WithheldReason } from './figure.ts';
import type { Metric } from './metric.ts';
import type { Year } from './period.ts';

export type ReleaseId = string;

export interface ReleaseFile {
  readonly file: string;
  /** Where the file lies below the folder given to the importer. */
  readonly path: string;
  readonly repository: string;
  readonly commit: string;
  readonly sha256: string;
}

/** One edition of one publication, kept apart from every other edition. */
export interface Release {
  readonly id: ReleaseId;
  readonly publication: string;
  readonly edition: string;
  readonly publisher: string;
  /** ISO date, or year-month where the day is not known. */
  readonly published: string;
  readonly accessed: string;
  /** When the next edition should be out, ISO; null where there will be none. */
  readonly nextDue: string | null;
  /** The edition of the same tables before it that is held, where there is one: what its news is told against. */
  readonly follows: ReleaseId | null;
  readonly status: 'official' | 'unofficial';
  /** Higher answers first; the publisher's own table stands before a compilation of the same edition. */
  readonly precedence: number;
  readonly page: string;
  readonly licence: string;
  readonly symbols: Readonly<Record<string, WithheldReason>>;
  readonly files: readonly ReleaseFile[];
}

/** Whether the edition after this one should be out by a day, ISO. */
export function isOverdue(release: Release, today: string): boolean {
  return release.nextDue !== null && release.nextDue < today;
}

/** Whether no later year of a metric is held for anybody. */
export function isLatest(dataset: Dataset, { id }: Metric, year: Year): boolean {
  return year >= (dataset.span(id)?.last ?? year);
}

/** The newest release of a metric, where its next edition was due before today. */
export function overdueRelease(dataset: Dataset, metric: Metric, today: string): Release | null {
  const newest = dataset.releasesOf(metric.id).map((id) => dataset.release(id))[0];
  return newest && isOverdue(newest, today) ? newest : null;
}
