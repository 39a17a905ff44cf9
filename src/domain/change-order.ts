import { existedIn, type Area, type AreaCode } from './authority.ts';
import { SMALL_COUNT } from './caution.ts';
import { changeBetween, type Change, type ChangeGap } from './change.ts';
import type { Dataset } from './dataset.ts';
import type { Figure } from './figure.ts';
import type { MetricId } from './metric.ts';
import type { Year } from './period.ts';
import type { ReleaseId } from './release.ts';

export type StatedChange = Extract<Change, { state: 'stated' }>;

/** One metric of one release, from one year to a later one. */
export interface Between {
  readonly release: ReleaseId;
  readonly metric: MetricId;
  readonly from: Year;
  readonly to: Year;
  /** What the order is by: the difference in the metric's unit, or in percent of the earlier figure. */
  readonly by: 'difference' | 'percent';
}

/** An authority whose change can be stated, and its place counted from the largest rise. */
export interface Mover {
  /** The joint area where the publisher gives one figure for two authorities together. */
  readonly area: Area;
  readonly change: StatedChange;
  readonly place: number;
  /** How many others share the place. */
  readonly tied: number;
}

/** Why an authority has no place: it has no figure in the later year, or none that its change could be counted from. */
export type NoMove =
  | { readonly kind: 'no-figure-now'; readonly figure: Figure | null }
  /** Too few stand behind the earlier figure for a change in percent of it to mean anything. */
  | { readonly kind: 'small-base' }
  | ChangeGap;

/** How the figures of some authorities changed between two years, the largest rise first. */
export interface ChangeOrder {
  readonly between: Between;
  readonly movers: readonly Mover[];
  readonly missing: readonly { readonly area: Area; readonly why: NoMove }[];
  /** Left out for their size, as the publisher's own rankings do. */
  readonly tooSmall: readonly Area[];
}

/**
 * The changes of the areas given, a joint return once. Both figures of a change are of the same authority, in one release,
 * with no break between them; whoever lacks one is `missing` with the reason. Ties share a place (standard competition
 * ranking).
 */
export function changeOrder(dataset: Dataset, between: Between, areas: readonly Area[]): ChangeOrder {
  const moved: { area: Area; change: StatedChange }[] = [];
  const missing: { area: Area; why: NoMove }[] = [];
  const seen = new Set<AreaCode>();
  for (const area of areas) {
    if (!area.ranked) continue;
    const figure = dataset.figureIn(between.release, between.metric, area.code, between.to);
    const key = figure?.joint ?? area.code;
    if (seen.has(key)) continue;
    seen.add(key);
    const place = dataset.area(key) ?? area;
    const change = changeOf(dataset, between, area, figure);
    if ('state' in change) moved.push({ area: place, change });
    else missing.push({ area: place, why: change });
  }
  const sizeOf = ({ change }: (typeof moved)[number]): number => moveSize(between, change);
  const sorted = moved.toSorted(
    (a, b) => sizeOf(b) - sizeOf(a) || a.area.name.localeCompare(b.area.name, 'en-GB'),
  );
  const sizes = sorted.map(sizeOf);
  return {
    between,
    movers: sorted.map((mover) => ({
      ...mover,
      place: sizes.indexOf(sizeOf(mover)) + 1,
      tied: sizes.filter((size) => size === sizeOf(mover)).length - 1,
    })),
    missing,
    tooSmall: areas.filter((area) => !area.ranked),
  };
}

/** What the order is by. */
function moveSize({ by }: Pick<Between, 'by'>, change: StatedChange): number {
  return by === 'percent' ? (change.percent ?? 0) : change.difference;
}

function changeOf(
  dataset: Dataset,
  { metric, from, by }: Between,
  area: Area,
  figure: Figure | undefined,
): StatedChange | NoMove {
  if (figure?.state !== 'value') return { kind: 'no-figure-now', figure: figure ?? null };
  const kind = dataset.metric(metric)?.periodKind;
  // A table may give an authority of today figures of before its time.
  if (kind && !existedIn(area, kind, from)) return { kind: 'authority-began', year: from };
  const change = changeBetween(dataset, figure, from);
  if (change.state === 'unstated') return change.why;
  return by === 'percent' && (change.percent === null || isSmallChange(dataset, change))
    ? { kind: 'small-base' }
    : change;
}

/** Whether fewer than twenty children, plans or events stand behind either figure. */
export function isSmallChange(dataset: Dataset, { from, to }: StatedChange): boolean {
  return [from, to].some((figure) => {
    const metric = dataset.metric(figure.metric);
    if (metric?.unit === 'count') return figure.value < SMALL_COUNT;
    const derived = metric?.derived;
    const numerator =
      figure.inputs?.[0] ??
      (derived?.kind === 'ratio'
        ? dataset.figureIn(figure.source.release, derived.numerator, figure.area, figure.year)
        : undefined);
    return numerator?.state === 'value' && numerator.value < SMALL_COUNT;
  });
}

/** The same order counted from the largest fall. */
export function fromLargestFall({ movers, between }: ChangeOrder): readonly Mover[] {
  const of = movers.length;
  return movers
    .map((mover) => ({ ...mover, place: of - mover.place - mover.tied + 1 }))
    .toSorted(
      (a, b) =>
        moveSize(between, a.change) - moveSize(between, b.change) ||
        a.area.name.localeCompare(b.area.name, 'en-GB'),
    );
}

/** Where an area stands, whether by itself or within a joint return. */
export function moverFor(movers: readonly Mover[], area: Area): Mover | undefined {
  return movers.find((mover) => mover.area.code === area.code || mover.area.members.includes(area.code));
}
