import { existedIn, type Area, type AreaCode } from './authority.ts';
import { basesBetween, breakBetween, breakNote } from './change.ts';
import type { Dataset } from './dataset.ts';
import type { Absent, Figure, Value } from './figure.ts';
import type { Metric } from './metric.ts';
import { yearsBetween, type Year } from './period.ts';
import type { Release, ReleaseId } from './release.ts';

/** One period of a line: a figure, or why there is none in this edition. */
export interface SeriesPoint {
  readonly year: Year;
  readonly figure: Figure | Absent;
}

/** Why a segment does not go on from the one before it. `at` is its first year. */
export type Seam =
  /** The years before are in another edition only. */
  | { readonly kind: 'edition'; readonly at: Year; readonly before: Release; readonly after: Release }
  /** Rates worked out on the population of another edition. */
  | { readonly kind: 'base'; readonly at: Year; readonly before: Release; readonly after: Release }
  /** A break that the publisher, or the notes, mark. */
  | { readonly kind: 'break'; readonly at: Year; readonly note: string };

/** Periods that compare with each other: one area, one release, no break between them. Oldest first. */
export interface Segment {
  readonly release: ReleaseId;
  readonly points: readonly SeriesPoint[];
  /** Empty for the first segment of a line. */
  readonly seams: readonly Seam[];
}

/** Everything held about one area, oldest segment first. */
export interface Line {
  readonly area: Area;
  readonly role: 'asked' | 'predecessor' | 'successor';
  readonly segments: readonly Segment[];
}

/** The day on which one authority took over from another; no change is computed across it. */
export interface Boundary {
  readonly predecessor: Area;
  readonly successor: Area;
  /** ISO. */
  readonly date: string;
  readonly extent: 'whole' | 'part';
  readonly note: string;
  /** Whether both sides have a line of their own in the series. */
  readonly drawn: boolean;
}

/** The lines of one area and of those before or after it, in order of time. */
export interface Series {
  readonly metric: Metric;
  readonly lines: readonly Line[];
  readonly boundaries: readonly Boundary[];
}

/** The years wanted: a span, and within it only some where these were named. */
export interface Years {
  readonly from: Year;
  readonly to: Year;
  readonly only: readonly Year[] | null;
}

/**
 * The series of an area over the years wanted. Where the area began or ended inside them, the authorities before and after
 * it have lines of their own: those that went into it, or came of it, as a whole; where there is none, those of which it
 * is, or became, a part.
 */
export function seriesOf(dataset: Dataset, metric: Metric, area: Area, years: Years): Series {
  const before = kin(dataset, metric, area, years, 'predecessor');
  const after = kin(dataset, metric, area, years, 'successor');
  const lines = [
    ...before.drawn.map((other) => lineOf(dataset, metric, other, years, 'predecessor')),
    lineOf(dataset, metric, area, years, 'asked'),
    ...after.drawn.map((other) => lineOf(dataset, metric, other, years, 'successor')),
  ];
  return {
    metric,
    lines: lines.filter((line) => line.role === 'asked' || line.segments.length > 0),
    boundaries: [...before.boundaries, ...after.boundaries],
  };
}

/**
 * One area's own line. The release that answers first, or one with a line much longer or whole, is taken from the first to the
 * last year that it has a value for; years that only another release has make a segment of their own. Inside a release a
 * marked break starts a new segment; a gap stays a point.
 */
export function lineOf(dataset: Dataset, metric: Metric, area: Area, years: Years, role: Line['role']): Line {
  const segments: Segment[] = [];
  for (const run of runs(dataset, metric, area, years)) {
    const previous = segments.at(-1);
    segments.push(...cutAtBreaks(dataset, run, previous ? editionSeams(dataset, previous.release, run) : []));
  }
  return { area, role, segments: onlyYears(segments, years.only) };
}

/** Another area's figures in the editions and years of a line, so that the two stand side by side. */
export function lineAlong(dataset: Dataset, metric: Metric, area: Area, line: Line): Line {
  return {
    area,
    role: 'asked',
    segments: line.segments.map((segment) => ({
      ...segment,
      points: segment.points.map(({ year }) => ({
        year,
        figure: pointFigure(dataset, metric, area.code, year, segment.release),
      })),
    })),
  };
}

/** The points of a line, oldest first. */
export function pointsOf(line: Line): readonly SeriesPoint[] {
  return line.segments.flatMap((segment) => segment.points);
}

/** The figures of a line, with or without a value, oldest first. */
export function figuresOf(line: Line): Figure[] {
  return pointsOf(line).flatMap(({ figure }) => (figure.state === 'absent' ? [] : [figure]));
}

/** The values of a segment, oldest first. */
export function valuesOf(segment: Segment): readonly Value[] {
  return segment.points.flatMap(({ figure }) => (figure.state === 'value' ? [figure] : []));
}

/** Years next to each other that one release covers. */
interface Run {
  readonly release: ReleaseId;
  readonly points: readonly SeriesPoint[];
}

function runs(dataset: Dataset, metric: Metric, area: Area, years: Years): Run[] {
  const taken = new Map<Year, ReleaseId>();
  for (const wanted of ['value', 'withheld'] as const) {
    const spans = dataset.releasesOf(metric.id).flatMap((release) => {
      const covered = yearsBetween(years.from, years.to).filter((year) => {
        const own = wanted === 'value' || existedIn(area, metric.periodKind, year);
        return own && dataset.figureIn(release, metric.id, area.code, year)?.state === wanted;
      });
      const [first, last] = [covered[0], covered.at(-1)];
      return first === undefined || last === undefined ? [] : [{ release, first, last }];
    });
    for (const { release, first, last } of mainFirst(spans, years)) {
      for (const year of yearsBetween(first, last)) if (!taken.has(year)) taken.set(year, release);
    }
  }
  const found: { release: ReleaseId; points: SeriesPoint[] }[] = [];
  for (const year of [...taken.keys()].toSorted((a, b) => a - b)) {
    const release = taken.get(year) ?? '';
    const point = { year, figure: pointFigure(dataset, metric, area.code, year, release) };
    const open = found.at(-1);
    if (open?.release === release) open.points.push(point);
    else found.push({ release, points: [point] });
  }
  return found;
}

interface Span {
  readonly release: ReleaseId;
  readonly first: Year;
  readonly last: Year;
}

/**
 * Editions in the order that they answer in, but a line up to the same year before all others where it is twice as long,
 * or alone reaches back to the first year wanted: one edition without a break says more than two.
 */
function mainFirst(spans: readonly Span[], { from }: Years): readonly Span[] {
  const [head] = spans;
  if (!head) return spans;
  const length = (span: Span): number => span.last - span.first + 1;
  const longer = spans
    .filter(
      (span) =>
        span.last >= head.last &&
        (length(span) >= 2 * length(head) || (span.first === from && head.first > from)),
    )
    .toSorted((a, b) => length(b) - length(a))[0];
  return longer ? [longer, ...spans.filter((span) => span !== longer)] : spans;
}

function pointFigure(
  dataset: Dataset,
  metric: Metric,
  area: AreaCode,
  year: Year,
  release: ReleaseId,
): Figure | Absent {
  const figure = dataset.figureIn(release, metric.id, area, year);
  if (figure) return figure;
  const elsewhere = dataset.figure(metric.id, area, year);
  return elsewhere.state === 'absent' ? elsewhere : { state: 'absent', why: 'not-for-this-area' };
}

/** That another edition begins, and the break that a note marks at that year, where one does. */
function editionSeams(dataset: Dataset, before: ReleaseId, run: Run): Seam[] {
  const [older, newer] = [dataset.release(before), dataset.release(run.release)];
  const [first] = run.points;
  if (!older || !newer || !first) return [];
  const seam: Seam = { kind: 'edition', at: first.year, before: older, after: newer };
  const { figure } = first;
  const note = figure.state === 'absent' ? undefined : breakNote(dataset, figure, first.year);
  return note ? [seam, { kind: 'break', at: first.year, note: note.text }] : [seam];
}

/** A run as segments: a new one begins wherever two neighbouring figures do not compare. */
function cutAtBreaks(dataset: Dataset, run: Run, seams: readonly Seam[]): Segment[] {
  const segments: { release: ReleaseId; points: SeriesPoint[]; seams: readonly Seam[] }[] = [
    { release: run.release, points: [], seams },
  ];
  let previous: Figure | null = null;
  let value: Value | null = null;
  for (const point of run.points) {
    const { figure } = point;
    if (figure.state !== 'absent') {
      const seam = breakSeam(dataset, previous, value, figure);
      if (seam) segments.push({ release: run.release, points: [], seams: [seam] });
      previous = figure;
      if (figure.state === 'value') value = figure;
    }
    segments.at(-1)?.points.push(point);
  }
  return segments.filter((segment) => segment.points.length > 0);
}

function breakSeam(
  dataset: Dataset,
  previous: Figure | null,
  lastValue: Value | null,
  figure: Figure,
): Seam | null {
  const bases = lastValue && basesBetween(dataset, lastValue, figure);
  if (bases) return { kind: 'base', at: figure.year, ...bases };
  const note = previous && breakBetween(dataset, previous, figure);
  return note ? { kind: 'break', at: figure.year, note: note.text } : null;
}

/** The segments with only the years named; the seams of one that is left empty pass to the next. */
function onlyYears(segments: readonly Segment[], only: readonly Year[] | null): Segment[] {
  if (only === null) return [...segments];
  const kept: Segment[] = [];
  let carried: readonly Seam[] = [];
  for (const segment of segments) {
    const points = segment.points.filter(({ year }) => only.includes(year));
    const seams = [...carried, ...segment.seams];
    if (points.length > 0) kept.push({ ...segment, points, seams: kept.length > 0 ? seams : [] });
    carried = points.length > 0 ? [] : seams;
  }
  return kept;
}

/** Authorities before or after an area whose life falls into the years wanted, and the days between them. */
function kin(
  dataset: Dataset,
  metric: Metric,
  area: Area,
  years: Years,
  side: 'predecessor' | 'successor',
): { readonly drawn: readonly Area[]; readonly boundaries: readonly Boundary[] } {
  const needed =
    side === 'predecessor'
      ? !existedIn(area, metric.periodKind, years.from) && area.opened !== null
      : !existedIn(area, metric.periodKind, years.to) && area.closed !== null;
  if (!needed) return { drawn: [], boundaries: [] };
  const links = side === 'predecessor' ? dataset.predecessors(area.code) : dataset.successors(area.code);
  const whole = links.some((link) => link.extent === 'whole');
  const shown = links.filter((link) => !whole || link.extent === 'whole');
  const drawn = shown.flatMap((link) => dataset.area(link[side]) ?? []);
  const boundaries = links.flatMap((link): Boundary[] => {
    const [predecessor, successor] = [dataset.area(link.predecessor), dataset.area(link.successor)];
    if (!predecessor || !successor) return [];
    return [{ ...link, predecessor, successor, drawn: shown.includes(link) }];
  });
  return { drawn, boundaries };
}
