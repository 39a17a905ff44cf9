import type { AreaCode } from './authority.ts';
import type { MetricId } from './metric.ts';
import type { Year } from './period.ts';
import type { ReleaseId } from './release.ts';

/**
 * What a reader must know about some figures.
 * `break`: figures of `from` and later do not compare with earlier ones. `non-return`: the authority sent no
 * return, so a "not available" mark means just that. `estimated`: totals hold another year's figure for an
 * authority. `exception`: a published inconsistency. `dropped`: figures left out on purpose. `rounded`: figures of
 * authorities are published rounded, so that nothing is worked out about chance. `footnote`: the rest.
 */
export interface Note {
  readonly kind: 'break' | 'non-return' | 'estimated' | 'exception' | 'dropped' | 'rounded' | 'footnote';
  /** Null covers every metric; an entry ending in "*" covers every id that begins so. */
  readonly metrics: readonly MetricId[] | null;
  readonly areas: readonly AreaCode[] | null;
  readonly from: Year | null;
  readonly to: Year | null;
  readonly release: ReleaseId | null;
  readonly text: string;
}

/** Whether a note names a metric, or covers every one. */
export function noteNames(note: Note, metric: MetricId): boolean {
  return note.metrics === null || note.metrics.some((pattern) => matchesPattern(metric, pattern));
}

/** Whether a note is about this metric, area, year and release. */
export function noteCovers(
  note: Note,
  about: { metric: MetricId; area: AreaCode; year: Year; release: ReleaseId },
): boolean {
  return (
    noteNames(note, about.metric) &&
    (note.areas === null || note.areas.includes(about.area)) &&
    (note.from === null || note.from <= about.year) &&
    (note.to === null || about.year <= note.to) &&
    (note.release === null || note.release === about.release)
  );
}

/** Whether a metric id is named by a pattern: the id itself, or its beginning followed by "*". */
export function matchesPattern(id: MetricId, pattern: string): boolean {
  return pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : id === pattern;
}
