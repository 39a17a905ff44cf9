import type { Area, AreaCode } from '../domain/authority.ts';
import { likenessTo, type Likeness } from '../domain/chance.ts';
import {
  comparedThrough,
  comparingMetric,
  figureAt,
  neighbourSummary,
  onBaseOf,
  type NeighbourSummary,
} from '../domain/comparator.ts';
import { ENGLAND, type Dataset } from '../domain/dataset.ts';
import type { Absent, Figure, Value } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { Release, ReleaseId } from '../domain/release.ts';
import { rounded } from '../domain/rounded.ts';
import { standFor, standingOf, type Stand, type Standing } from '../domain/standing.ts';
import type { AskedArea } from '../query/question.ts';
import type { StandsFor } from './answer.ts';
import type { Members } from './asked-areas.ts';

/** One column of a comparison: one metric in one year and one release, the same for every row. */
export interface ComparedMeasure {
  /** What places are compared by: the metric asked for, or the rate or share of a count. */
  readonly metric: Metric;
  readonly asked: Metric;
  /** The count told beside the rate or share; null where this release has none. */
  readonly count: Metric | null;
  /** Set where only counts can be had, which follow the size of a place. */
  readonly countsOnly: boolean;
  readonly year: Year;
  readonly release: Release;
  readonly england: Value | null;
  /** Of the first place asked for. */
  readonly neighbours: NeighbourSummary | null;
  /** Places of the authorities compared, where these are a group and not picked one by one. */
  readonly standing: Standing | null;
}

export interface ComparedCell {
  /** Null where the release has no cell for the place; `absent` says why. */
  readonly figure: Figure | null;
  readonly absent: Absent['why'] | 'other-edition' | null;
  readonly count: Figure | null;
  /** To England, in the metric's own unit. */
  readonly gap: number | null;
  /** To England, with chance allowed for. */
  readonly likeness: Likeness | null;
}

export interface ComparedRow {
  /** The joint area where two authorities have one figure together. */
  readonly area: Area;
  readonly role: 'asked' | 'member' | 'region' | 'england';
  readonly via: AskedArea['via'];
  readonly standsFor: StandsFor;
  /** One for each measure. */
  readonly cells: readonly ComparedCell[];
}

/** A row before its figures are looked up. */
export type Place = Pick<ComparedRow, 'area' | 'role' | 'via' | 'standsFor'>;

/** More rows than this are not read on a phone: a larger group is shown by its ends and the places asked for. */
const MOST_ROWS = 12;
const ENDS = 5;

/**
 * The measure in the release that answers for the first place, or, where it has no figure at all, for the next. Null where
 * no place has one.
 */
export function measureOf(
  dataset: Dataset,
  metric: Metric,
  year: Year,
  about: { readonly order: readonly Area[]; readonly own: Area | null; readonly group: Members | null },
): ComparedMeasure | null {
  const { order, own, group } = about;
  const held = order
    .map((area) => dataset.figure(metric.id, area.code, year))
    .find((figure) => figure.state !== 'absent');
  if (!held) return null;
  const through = comparingMetric(dataset, metric);
  const id = through && ratedRelease(dataset, held, through);
  const release = dataset.release(id ?? held.source.release);
  if (!release) return null;
  const by = through && id !== undefined ? through : metric;
  const counted = by === metric ? comparedThrough(dataset, by) : metric;
  const countHeld =
    counted !== undefined && order.some((area) => dataset.figureIn(release.id, counted.id, area.code, year));
  const at = onBaseOf(dataset.figureIn(release.id, by.id, held.area, year), {
    release: release.id,
    metric: by.id,
    year,
  });
  const england = figureAt(dataset, at, ENGLAND);
  const model = group?.scope.kind === 'neighbours' ? group.scope.model : null;
  const neighbours =
    own && group?.scope.kind === 'neighbours' ? neighbourSummary(dataset, at, own, model) : null;
  return {
    metric: by,
    asked: metric,
    count: countHeld ? counted : null,
    countsOnly: id === undefined,
    year,
    release,
    england: id !== undefined && england?.state === 'value' ? england : null,
    neighbours: neighbours?.state === 'given' ? neighbours : null,
    standing: group ? standingOf(dataset, at, group.areas) : null,
  };
}

/**
 * The release to compare in: that of the figure, or, where it has no rate or share of a count for the place, the next that
 * has the count and a rate with a value. Undefined where none has a rate at all.
 */
function ratedRelease(dataset: Dataset, held: Figure, through: Metric): ReleaseId | undefined {
  const { area, year } = held;
  const own = held.source.release;
  if (through.id === held.metric) return own;
  const rated = [own, ...dataset.releasesOf(held.metric)].find(
    (release) =>
      dataset.figureIn(release, held.metric, area, year)?.state === 'value' &&
      dataset.figureIn(release, through.id, area, year)?.state === 'value',
  );
  return rated ?? (dataset.figureIn(own, through.id, area, year) ? own : undefined);
}

/** A row for each place, a joint return once and under its own name. */
export function joined(
  dataset: Dataset,
  measures: readonly ComparedMeasure[],
  places: readonly Place[],
): ComparedRow[] {
  const seen = new Set<AreaCode>();
  return places.flatMap((place) => {
    const cells = measures.map((measure) => cellOf(dataset, measure, place.area));
    const joint = cells.every(({ figure }) => figure?.joint) ? (cells[0]?.figure?.joint ?? null) : null;
    const area = (joint === null ? undefined : dataset.area(joint)) ?? place.area;
    if (seen.has(area.code)) return [];
    seen.add(area.code);
    return [{ ...place, area, cells }];
  });
}

function cellOf(dataset: Dataset, measure: ComparedMeasure, area: Area): ComparedCell {
  const { metric, count, release, year, england } = measure;
  const at = onBaseOf(england ?? undefined, { release: release.id, metric: metric.id, year });
  const figure = figureAt(dataset, at, area.code) ?? null;
  const elsewhere = figure ? null : dataset.figure(metric.id, area.code, year);
  const comparable = figure?.state === 'value' && england !== null && area.code !== ENGLAND;
  return {
    figure,
    absent: elsewhere === null ? null : elsewhere.state === 'absent' ? elsewhere.why : 'other-edition',
    count: count ? (dataset.figureIn(release.id, count.id, area.code, year) ?? null) : null,
    gap: comparable ? printedGap(metric, figure.value, england.value) : null,
    likeness: comparable ? likenessTo(dataset, figure, england) : null,
  };
}

/** The difference of two values as they are printed, so that a reader who subtracts gets the same. */
export function printedGap(metric: Metric, first: number, second: number): number {
  const { decimals } = metric;
  return rounded(rounded(first, decimals) - rounded(second, decimals), decimals);
}

/** The rows by their first cell: the highest first, or the first rank; those without a value last. */
export function inOrder(rows: readonly ComparedRow[], metric: Metric): ComparedRow[] {
  const sign = metric.unit === 'rank' ? 1 : -1;
  const size = (row: ComparedRow): number => {
    const figure = row.cells[0]?.figure;
    return figure?.state === 'value' ? sign * figure.value : Number.POSITIVE_INFINITY;
  };
  return rows.toSorted((a, b) => (size(a) === size(b) ? 0 : size(a) - size(b)));
}

/** All rows, or of more than fit the places asked for, the wider areas, and the ends of the rest. */
export function shownOf(rows: readonly ComparedRow[]): readonly ComparedRow[] {
  const members = rows.filter((row) => row.role === 'member');
  const asked = rows.filter((row) => row.role === 'asked');
  if (members.length + asked.length <= MOST_ROWS) return rows;
  const valued = rows.filter(
    (row) => (row.role === 'member' || row.role === 'asked') && row.cells[0]?.figure?.state === 'value',
  );
  const ends = new Set([...valued.slice(0, ENDS), ...valued.slice(-ENDS)]);
  return rows.filter((row) => row.role !== 'member' || ends.has(row));
}

/** The place of a row among the authorities compared, where they are a group. */
export function placeOf(measure: ComparedMeasure, row: ComparedRow): Stand | undefined {
  return measure.standing === null ? undefined : standFor(measure.standing, row.area);
}
