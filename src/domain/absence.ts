import { existedIn, type AreaCode } from './authority.ts';
import type { Dataset } from './dataset.ts';
import type { ObservedColumn } from './dataset-parts.ts';
import { inputIds } from './derivation.ts';
import type { Absent } from './figure.ts';
import type { MetricId } from './metric.ts';
import { noteCovers } from './note.ts';
import { yearsBetween, type Year } from './period.ts';

/**
 * Why no release has a cell for an area and year: left out on purpose, no such authority then, no figures of it at all,
 * a gap in the series, or copies that stop. The years held are those of this very area: what a newer release shows for
 * England alone does not make the years of an authority in between unpublished.
 */
export function whyAbsent(dataset: Dataset, metric: MetricId, area: AreaCode, year: Year): Absent {
  const place = dataset.area(area);
  const kind = dataset.metric(metric)?.periodKind;
  const dropped = dataset.parts.notes.find(
    (note) =>
      note.kind === 'dropped' && noteCovers(note, { metric, area, year, release: note.release ?? '' }),
  );
  if (dropped) return { state: 'absent', why: 'dropped', note: dropped.text };
  if (place && kind && !existedIn(place, kind, year)) return { state: 'absent', why: 'outside-life' };
  const years = dataset.years(metric, area);
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return { state: 'absent', why: 'not-for-this-area' };
  const covered = sourcesOf(dataset, metric).some(
    (column) => column.first <= year && year <= column.last && standsIn(column, area),
  );
  return { state: 'absent', why: covered ? 'not-published' : 'not-held', first, last };
}

/** Whether a published table has a row for an area in any of its years. */
export function standsIn(column: ObservedColumn, area: AreaCode): boolean {
  return yearsBetween(column.first, column.last).some((year) => column.cell(area, year) !== undefined);
}

/** The columns of a metric, or of the first input of one that is only worked out. */
function sourcesOf(dataset: Dataset, metric: MetricId): readonly ObservedColumn[] {
  const own = dataset.columns(metric);
  const asked = dataset.metric(metric);
  const [head] = asked ? inputIds(asked) : [];
  return own.length > 0 || head === undefined ? own : dataset.columns(head);
}
