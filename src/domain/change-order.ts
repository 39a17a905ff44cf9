import { existedIn, type Area, type AreaCode } from './authority.ts';
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
export type NoMove = { readonly kind: 'no-figure-now'; readonly figure: Figure | null } | ChangeGap;

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
  const sorted = moved.toSorted(
    (a, b) => b.change.difference - a.change.difference || a.area.name.localeCompare(b.area.name, 'en-GB'),
  );
  const sizes = sorted.map(({ change }) => change.difference);
  return {
    between,
    movers: sorted.map(({ area, change }) => ({
      area,
      change,
      place: sizes.indexOf(change.difference) + 1,
      tied: sizes.filter((size) => size === change.difference).length - 1,
    })),
    missing,
    tooSmall: areas.filter((area) => !area.ranked),
  };
}

function changeOf(
  dataset: Dataset,
  { metric, from }: Between,
  area: Area,
  figure: Figure | undefined,
): StatedChange | NoMove {
  if (figure?.state !== 'value') return { kind: 'no-figure-now', figure: figure ?? null };
  const kind = dataset.metric(metric)?.periodKind;
  // A table may give an authority of today figures of before its time.
  if (kind && !existedIn(area, kind, from)) return { kind: 'authority-began', year: from };
  const change = changeBetween(dataset, figure, from);
  return change.state === 'stated' ? change : change.why;
}

/** The same order counted from the largest fall. */
export function fromLargestFall({ movers }: ChangeOrder): readonly Mover[] {
  const of = movers.length;
  return movers
    .map((mover) => ({ ...mover, place: of - mover.place - mover.tied + 1 }))
    .toSorted(
      (a, b) => a.change.difference - b.change.difference || a.area.name.localeCompare(b.area.name, 'en-GB'),
    );
}

/** Where an area stands, whether by itself or within a joint return. */
export function moverFor(movers: readonly Mover[], area: Area): Mover | undefined {
  return movers.find((mover) => mover.area.code === area.code || mover.area.members.includes(area.code));
}
