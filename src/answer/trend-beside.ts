import type { Area } from '../domain/authority.ts';
import { comparingMetric, twinOf } from '../domain/comparator.ts';
import { ENGLAND, type Dataset } from '../domain/dataset.ts';
import { releasesBehind } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { Release } from '../domain/release.ts';
import {
  figuresOf,
  lineAlong,
  lineOf,
  valuesOf,
  type Line,
  type Segment,
  type Years,
} from '../domain/series.ts';

/** What a trend is seen against, a line beside each of the series in the same editions and years. */
export interface Surrounding {
  readonly role: 'england' | 'region';
  readonly area: Area;
  readonly lines: readonly Line[];
}

/** A year at which what a trend is seen against goes over to another edition though the lines themselves have no seam. */
export interface EditionChange {
  readonly at: Year;
  readonly before: Release;
  readonly after: Release;
  /** The last year of the edition before. */
  readonly until: Year;
  /** What is known of all the figures of the edition before. */
  readonly notes: readonly string[];
}

/** The count of a rate, or the rate of a count, a line beside each of the series. */
export interface Twin {
  readonly metric: Metric;
  readonly lines: readonly Line[];
  /** Areas whose twin is taken from other editions than their line, because these do not have it. */
  readonly elsewhere: readonly { readonly area: Area; readonly releases: readonly Release[] }[];
}

/** England and the region along every line; none for a metric that follows the size of a place. */
export function surroundings(
  dataset: Dataset,
  metric: Metric,
  own: Line,
  lines: readonly Line[],
): Surrounding[] {
  if (comparingMetric(dataset, metric)?.id !== metric.id) return [];
  const places = [
    { role: 'region', code: own.area.region },
    { role: 'england', code: ENGLAND },
  ] as const;
  return places.flatMap(({ role, code }) => {
    const area = code === null ? undefined : dataset.area(code);
    if (!area || area.code === own.area.code) return [];
    const along = lines.map((line) => lineAlong(dataset, metric, area, line));
    return along.some(hasValue) ? [{ role, area, lines: along }] : [];
  });
}

/**
 * Where England and the region go over to another edition between the line of one authority and that of the next: the day of
 * change severs the authorities alone, and says nothing of those two.
 */
export function editionChanges(
  dataset: Dataset,
  metric: Metric,
  lines: readonly Line[],
  around: readonly Surrounding[],
): EditionChange[] {
  const [wide] = around.toReversed();
  if (!wide) return [];
  const told = new Set(
    lines.flatMap(({ segments }) => segments.flatMap(({ seams }) => seams.map(({ at }) => at))),
  );
  const releaseAt = new Map(
    wide.lines.flatMap(({ segments }) =>
      segments.flatMap(({ release, points }) => points.map(({ year }) => [year, release] as const)),
    ),
  );
  const years = [...releaseAt.keys()].toSorted((a, b) => a - b);
  return years.flatMap((at, index): EditionChange[] => {
    const until = years[index - 1];
    const [before, after] = [until, at].map((year) => dataset.release(releaseAt.get(year ?? at) ?? ''));
    if (until === undefined || !before || !after || before.id === after.id || told.has(at)) return [];
    const notes = dataset
      .notes(metric.id, wide.area.code, until, before.id)
      .filter(({ kind, areas }) => kind === 'footnote' && areas === null)
      .map(({ text }) => text);
    return [{ at, before, after, until, notes }];
  });
}

/**
 * The twin of every line in the line's own editions; where an edition does not have it for the area, as published
 * elsewhere. Null where no figure has a value.
 */
export function twinAlong(
  dataset: Dataset,
  metric: Metric,
  lines: readonly Line[],
  years: Years,
): Twin | null {
  const twin = twinOf(dataset, metric);
  if (!twin) return null;
  const elsewhere: { area: Area; releases: readonly Release[] }[] = [];
  const found = lines.map((line): Line => {
    const along = lineAlong(dataset, twin, line.area, line);
    const published = lineOf(dataset, twin, line.area, years, line.role).segments;
    const byYear = new Map(published.flatMap(({ points }) => points.map((point) => [point.year, point])));
    const borrowed: Segment[] = [];
    const segments = along.segments.map((segment) => {
      if (valuesOf(segment).length > 0) return segment;
      const filled = {
        ...segment,
        points: segment.points.map((point) => byYear.get(point.year) ?? point),
      };
      if (valuesOf(filled).length > 0) borrowed.push(filled);
      return filled;
    });
    const releases = releasesOf(dataset, [{ ...line, segments: borrowed }]);
    if (borrowed.length > 0) elsewhere.push({ area: line.area, releases });
    return { ...along, segments };
  });
  return found.some(hasValue) ? { metric: twin, lines: found, elsewhere } : null;
}

function hasValue(line: Line): boolean {
  return line.segments.some((segment) => valuesOf(segment).length > 0);
}

/** The releases of the figures and of what they were worked out from, the newest segment's first. */
export function releasesOf(dataset: Dataset, lines: readonly Line[]): Release[] {
  const newestFirst = lines.flatMap(figuresOf).toReversed();
  return releasesBehind(newestFirst).flatMap((id) => dataset.release(id) ?? []);
}
