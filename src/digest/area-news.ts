import type { NamedChange } from '../answer/news-answer.ts';
import type { Area, AreaCode } from '../domain/authority.ts';
import { changeByChance } from '../domain/chance.ts';
import { changeOnYear, type Change } from '../domain/change.ts';
import type { PressClaim } from '../domain/claim.ts';
import { comparingMetric, median } from '../domain/comparator.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Inspection } from '../domain/figure.ts';
import type { Metric, MetricId } from '../domain/metric.ts';
import type { Revision, Veiling } from '../domain/release-diff.ts';
import type { Year } from '../domain/period.ts';
import { formatCell } from '../present/number.ts';
import { movedApart, type Apart } from './moved-apart.ts';
import { hasSeen, reasonOf, seenSeries, type SeenCell, type Snapshot } from './snapshot.ts';

/** What is new about one area since a subscription was last told. */
export interface AreaNews {
  readonly area: Area;
  /** Metrics with later years than were seen, or that were not asked for then. */
  readonly fresh: readonly Metric[];
  /** Changed by a newer edition. */
  readonly revised: readonly NamedChange<Revision>[];
  /** Changed in an edition that the last digest had already. */
  readonly corrected: readonly NamedChange<Revision>[];
  readonly withheldNow: readonly NamedChange<Veiling>[];
  readonly shownNow: readonly NamedChange<Veiling>[];
  readonly inspection: Inspection | null;
  /** Grades of the inspection that the last digest had already, where they are others now. */
  readonly regraded: readonly Regrading[];
  /** What articles and councils said that stood on a figure that changed since. */
  readonly quoted: readonly Quoted[];
  readonly moves: readonly Move[];
  readonly apart: readonly Apart[];
}

/** A grade of an inspection that was published otherwise before; null for none. */
export interface Regrading {
  readonly metric: Metric;
  readonly inspection: Inspection;
  readonly was: string | null;
  readonly is: string | null;
}

/** What was said of a figure, with the figure as it was then; `is` is null where it is withheld now. */
export interface Quoted {
  readonly claim: PressClaim;
  readonly metric: Metric;
  readonly year: Year;
  readonly was: number;
  readonly is: number | null;
}

/** A change on the year that is large for this area and metric. */
export interface Move {
  readonly metric: Metric;
  readonly change: Extract<Change, { state: 'stated' }>;
  /** The median size of the changes on the year before it, in the metric's unit. */
  readonly usual: number;
}

/** Moves that are named at most. */
const mostMoves = 3;
/** Fewer changes than this tell nothing of what is usual. */
const fewestChanges = 4;
/** A move is named when it is so many times what is usual. */
const remarkable = 1.5;

/** What is new about an area since a snapshot; null where the snapshot knows nothing of the area. */
export function newsSince(
  dataset: Dataset,
  seen: Snapshot,
  area: Area,
  metrics: readonly Metric[],
): AreaNews | null {
  if (!hasSeen(seen, area)) return null;
  const fresh = metrics.filter((metric) => isFresh(dataset, seenSeries(seen, area, metric), area, metric));
  const cells = metrics.flatMap((metric) =>
    [...(seenSeries(seen, area, metric) ?? [])].flatMap(
      ([year, was]) => cellNews(dataset, seen, { area, metric, year }, was) ?? [],
    ),
  );
  const revised = cells.flatMap((cell) => (cell.kind === 'revised' ? cell.change : []));
  const corrected = cells.flatMap((cell) => (cell.kind === 'corrected' ? cell.change : []));
  const withheldNow = cells.flatMap((cell) => (cell.kind === 'withheld now' ? cell.change : []));
  const shownNow = cells.flatMap((cell) => (cell.kind === 'shown now' ? cell.change : []));
  const inspection = dataset.inspections(area.code)[0] ?? null;
  const isNew = inspection !== null && inspection.published > (seen.inspected[area.code] ?? '');
  return {
    area,
    fresh,
    revised,
    corrected,
    withheldNow,
    shownNow,
    inspection: isNew ? inspection : null,
    regraded: isNew ? [] : regradings(dataset, seen, inspection),
    quoted: quotedOf(dataset, changedCells([...revised, ...corrected], withheldNow)),
    moves: movesOf(dataset, area, fresh),
    apart: movedApart(dataset, area, fresh),
  };
}

/** Whether a metric has a later year than was seen, or has any where it was not asked for then. */
function isFresh(
  dataset: Dataset,
  before: ReadonlyMap<Year, SeenCell> | null,
  area: Area,
  metric: Metric,
): boolean {
  const lastSeen = Math.max(...[...(before ?? [])].flatMap(([year, cell]) => (cell ? [year] : [])), 0);
  return (dataset.years(metric.id, area.code).at(-1) ?? 0) > lastSeen;
}

type CellNews =
  | { readonly kind: 'revised' | 'corrected'; readonly change: NamedChange<Revision> }
  | { readonly kind: 'withheld now' | 'shown now'; readonly change: NamedChange<Veiling> };

/** What became of a cell that was seen; null where it reads as it did, or is not held any more. */
function cellNews(
  dataset: Dataset,
  seen: Snapshot,
  { area, metric, year }: { readonly area: Area; readonly metric: Metric; readonly year: Year },
  was: SeenCell,
): CellNews | null {
  const is = dataset.figure(metric.id, area.code, year);
  if (!was || is.state === 'absent') return null;
  const at = { metric: metric.id, area: area.code, year };
  if (was.kind === 'value' && is.state === 'value') {
    if (isShownAlike(metric, was.value, is.value)) return null;
    const known = seen.releases?.includes(is.source.release) ?? false;
    const cell = { ...at, was: was.value, is: is.value };
    return { kind: known ? 'corrected' : 'revised', change: { area, metric, cell } };
  }
  if (was.kind === 'value' && is.state === 'withheld') {
    const cell = { ...at, value: was.value, symbol: is.symbol, reason: is.reason };
    return { kind: 'withheld now', change: { area, metric, cell } };
  }
  if (was.kind === 'withheld' && is.state === 'value') {
    const cell = { ...at, value: is.value, symbol: was.symbol, reason: reasonOf(was) };
    return { kind: 'shown now', change: { area, metric, cell } };
  }
  return null;
}

function regradings(dataset: Dataset, seen: Snapshot, inspection: Inspection | null): readonly Regrading[] {
  const before = inspection && seen.judged?.[inspection.area];
  if (!before || before.inspected !== inspection.inspected) return [];
  return Object.entries(inspection.grades).flatMap(([id, is]) => {
    const metric = dataset.metric(id);
    const was = before.grades[id] ?? null;
    return metric && was !== is ? [{ metric, inspection, was, is }] : [];
  });
}

/** Whether two values of a metric are printed as one: editions differ in how many decimals they give. */
export function isShownAlike(metric: Metric, a: number, b: number): boolean {
  return formatCell(a, metric) === formatCell(b, metric);
}

/** A published cell with the figure that it showed before and the one that it shows now. */
interface ChangedCell extends Pick<Quoted, 'metric' | 'year' | 'was' | 'is'> {
  readonly area: AreaCode;
}

/** The cells that show another figure now, or none. */
export function changedCells(
  revised: readonly NamedChange<Revision>[],
  withheld: readonly NamedChange<Veiling>[],
): readonly ChangedCell[] {
  return [
    ...revised.map(({ metric, cell }) => ({ ...cell, metric })),
    ...withheld.map(({ metric, cell: { area, year, value } }) => ({
      area,
      metric,
      year,
      was: value,
      is: null,
    })),
  ];
}

/** What was said of the cells that changed. */
export function quotedOf(dataset: Dataset, changed: readonly ChangedCell[]): readonly Quoted[] {
  return changed.flatMap(({ area, metric, year, was, is }) =>
    dataset.parts.claims
      .filter((claim) => claim.area === area && claim.metric === metric.id && claim.year === year)
      .map((claim) => ({ claim, metric, year, was, is })),
  );
}

/** Whether there is nothing to tell. */
export function isQuiet(news: AreaNews): boolean {
  const { fresh, revised, corrected, withheldNow, shownNow, inspection, regraded } = news;
  const changes = [fresh, revised, corrected, withheldNow, shownNow, regraded];
  return changes.every((list) => list.length === 0) && inspection === null;
}

/**
 * The newest changes on the year that are largest beside what is usual for the area itself: the median size of its
 * changes in earlier years of the same series. A change that chance could well bring is none of them, nor is that of
 * a count that nothing compares, such as the population; a count and its rate are one.
 */
export function movesOf(dataset: Dataset, area: Area, metrics: readonly Metric[]): readonly Move[] {
  const moves = metrics
    .flatMap((metric): (Move & { times: number; as: MetricId })[] => {
      const as = comparingMetric(dataset, metric)?.id;
      if (as === undefined) return [];
      const years = dataset.years(metric.id, area.code);
      const change = changeAt(dataset, metric, area, years.at(-1));
      if (!change || changeByChance(dataset, change) === true) return [];
      const earlier = years
        .slice(0, -1)
        .flatMap((year) => changeAt(dataset, metric, area, year)?.difference ?? [])
        .map(Math.abs);
      if (earlier.length < fewestChanges) return [];
      const usual = median(earlier);
      const times = usual === 0 ? 0 : Math.abs(change.difference) / usual;
      return times < remarkable ? [] : [{ metric, change, usual, times, as }];
    })
    .toSorted((a, b) => b.times - a.times);
  return moves
    .filter(({ as }, index) => moves.findIndex((other) => other.as === as) === index)
    .slice(0, mostMoves)
    .map(({ metric, change, usual }) => ({ metric, change, usual }));
}

function changeAt(
  dataset: Dataset,
  metric: Metric,
  area: Area,
  year: Year | undefined,
): Move['change'] | null {
  if (year === undefined || metric.unit === 'rank' || metric.unit === 'grade') return null;
  const figure = dataset.figure(metric.id, area.code, year);
  if (figure.state !== 'value') return null;
  const change = changeOnYear(dataset, figure);
  return change.state === 'stated' ? change : null;
}
