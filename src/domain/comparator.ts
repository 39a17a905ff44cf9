import { existedIn, type Area, type AreaCode } from './authority.ts';
import { likenessTo, type Likeness } from './chance.ts';
import { ENGLAND, type Dataset } from './dataset.ts';
import { baseOf, type Figure, type Value, type Withheld } from './figure.ts';
import type { Metric, MetricId } from './metric.ts';
import type { Year } from './period.ts';
import type { ReleaseId } from './release.ts';

/** A part of a comparison, or the reason it is left out. */
export type Part<T> =
  | ({ readonly state: 'given' } & T)
  | { readonly state: 'left-out'; readonly why: LeftOut; readonly figure: Withheld | null };

export type LeftOut =
  | 'is-itself'
  | 'withheld'
  | 'not-in-this-release'
  | 'dropped'
  | 'no-neighbour-list'
  | 'too-few-neighbours'
  | 'no-own-figure'
  | 'not-an-authority'
  | 'left-out-of-rankings'
  /** A back series of an authority that began later: those ranked are the authorities of the time. */
  | 'before-its-time'
  | 'no-region';

export interface NeighbourSummary {
  readonly model: string;
  readonly median: number;
  readonly mean: number;
  /** Neighbours with a figure, of those in the list. */
  readonly counted: number;
  readonly of: number;
  readonly figures: readonly Value[];
}

export interface Rank {
  /** 1 is the highest figure. */
  readonly place: number;
  /** How many others share the place. */
  readonly tied: number;
  readonly of: number;
}

/**
 * One area's figure beside England, its region, its neighbours and the rest: one metric, year and release, and where rates
 * are worked out one release of the population as well.
 */
export interface Comparison {
  readonly state: 'compared';
  readonly metric: Metric;
  readonly year: Year;
  readonly release: ReleaseId;
  readonly own: Figure;
  readonly england: Part<{ readonly figure: Value }>;
  /** To England, with chance allowed for; null where the numbers behind the figure are not known. */
  readonly likeness: Likeness | null;
  readonly region: Part<{ readonly figure: Value }>;
  readonly neighbours: Part<NeighbourSummary>;
  readonly rank: Part<Rank>;
}

export type NoComparison = {
  readonly state: 'not-compared';
  /** `is-a-rank`: the figure says itself where the area stands among all. */
  readonly why: 'no-twin' | 'twin-not-in-release' | 'no-figure' | 'is-a-rank';
};

/** The metric that places of different size are compared by: the metric itself, or the twin of a count. */
export function comparingMetric(dataset: Dataset, metric: Metric): Metric | undefined {
  if (metric.compareAs !== null) return dataset.metric(metric.compareAs);
  return metric.unit === 'count' || metric.unit === 'fte' ? undefined : metric;
}

/** The count, or the total, that is compared through a rate or share. */
export function comparedThrough(dataset: Dataset, rate: Metric): Metric | undefined {
  return dataset.parts.metrics.find((metric) => metric.compareAs === rate.id);
}

/** The count beside a rate or share, or the rate or share beside a count. */
export function twinOf(dataset: Dataset, metric: Metric): Metric | undefined {
  const through = comparingMetric(dataset, metric);
  return through?.id === metric.id ? comparedThrough(dataset, metric) : through;
}

/** Everything a figure is compared with, each part given or left out with its reason. */
export function compare(dataset: Dataset, metric: Metric, figure: Figure): Comparison | NoComparison {
  if (metric.unit === 'rank') return { state: 'not-compared', why: 'is-a-rank' };
  const through = comparingMetric(dataset, metric);
  if (!through) return { state: 'not-compared', why: 'no-twin' };
  const release = figure.source.release;
  const own =
    through.id === metric.id ? figure : dataset.figureIn(release, through.id, figure.area, figure.year);
  if (!own) return { state: 'not-compared', why: 'twin-not-in-release' };
  const at = onBaseOf(own, { release, metric: through.id, year: figure.year });
  const area = dataset.area(figure.area);
  const england = area?.kind === 'england' ? leftOut('is-itself') : single(dataset, at, ENGLAND);
  return {
    state: 'compared',
    metric: through,
    year: figure.year,
    release,
    own,
    england,
    likeness: england.state === 'given' ? likenessTo(dataset, own, england.figure) : null,
    region: regional(dataset, at, area),
    neighbours: area ? neighbourSummary(dataset, at, area) : leftOut('not-an-authority'),
    rank: area ? rankOf(dataset, at, area) : leftOut('not-an-authority'),
  };
}

/** One metric in one release and year. */
export interface At {
  readonly release: ReleaseId;
  readonly metric: MetricId;
  readonly year: Year;
  /** The release of the numbers that every figure is divided by, where they are worked out. */
  readonly base?: ReleaseId;
}

/** The same with the base of a figure, so that whatever is set beside it rests on the same population. */
export function onBaseOf(figure: Figure | undefined, at: At): At {
  const base = at.base ?? baseOf(figure);
  return base === undefined ? at : { ...at, base };
}

/** The figure of an area at a time. */
export function figureAt(
  dataset: Dataset,
  { release, metric, year, base }: At,
  area: AreaCode,
): Figure | undefined {
  return dataset.figureIn(release, metric, area, year, base);
}

/**
 * The figures of areas at one time, a joint return once and under its own area, without the areas that rankings leave out
 * for their size; null where the table has no cell. On the base of England's figure where none is given.
 */
export function figuresAmong(
  dataset: Dataset,
  at: At,
  areas: readonly Area[],
): { readonly area: Area; readonly figure: Figure | null }[] {
  const based = onBaseOf(figureAt(dataset, at, ENGLAND), at);
  const seen = new Set<AreaCode>();
  return areas.flatMap((area) => {
    if (!area.ranked) return [];
    const figure = figureAt(dataset, based, area.code) ?? null;
    const place = (figure?.joint ? dataset.area(figure.joint) : undefined) ?? area;
    if (seen.has(place.code)) return [];
    seen.add(place.code);
    return [{ area: place, figure }];
  });
}

/** Ranks ask for the same numbers again and again; a metric, year and release takes a kilobyte or two. */
const known = new WeakMap<Dataset, Map<string, readonly number[]>>();

/** The numbers of every authority that existed at one time. */
function nationalValues(dataset: Dataset, at: At): readonly number[] {
  const ofDataset = known.get(dataset) ?? new Map<string, readonly number[]>();
  known.set(dataset, ofDataset);
  const key = `${at.release} ${at.metric} ${at.year} ${at.base ?? ''}`;
  const kind = dataset.metric(at.metric)?.periodKind ?? 'at-march';
  const values =
    ofDataset.get(key) ??
    figuresAmong(
      dataset,
      at,
      dataset.authorities().filter((area) => existedIn(area, kind, at.year)),
    ).flatMap(({ figure }) => (figure?.state === 'value' ? [figure.value] : []));
  ofDataset.set(key, values);
  return values;
}

/** Standard competition rank from the highest figure; ties share a place. */
function rankOf(dataset: Dataset, at: At, area: Area): Part<Rank> {
  if (area.kind !== 'authority' && area.kind !== 'joint') return leftOut('not-an-authority');
  if (!area.ranked) return leftOut('left-out-of-rankings');
  if (!existedIn(area, dataset.metric(at.metric)?.periodKind ?? 'at-march', at.year)) {
    return leftOut('before-its-time');
  }
  const own = figureAt(dataset, at, area.code);
  if (own?.state !== 'value') return leftOut('no-own-figure');
  const values = nationalValues(dataset, at);
  const above = values.filter((other) => other > own.value).length;
  const same = values.filter((other) => other === own.value).length;
  return { state: 'given', place: above + 1, tied: Math.max(0, same - 1), of: values.length };
}

/**
 * Mean and median of the statistical neighbours' figures, by the newest model that has a list for the authority
 * unless one is named. The publisher's two tools differ: one takes the mean, the other the median. A neighbour that makes
 * one return with the authority has no figure but the authority's own, and is not counted.
 */
export function neighbourSummary(
  dataset: Dataset,
  at: At,
  area: Area,
  model: string | null = null,
): Part<NeighbourSummary> {
  if (area.kind !== 'authority') return leftOut('not-an-authority');
  const list = dataset.neighbours(area.code, model);
  if (!list) return leftOut('no-neighbour-list');
  const places = list.neighbours.flatMap((neighbour) => dataset.area(neighbour.area) ?? []);
  const based = onBaseOf(figureAt(dataset, at, area.code), at);
  const figures = figuresAmong(dataset, based, places).flatMap((other): Value[] =>
    other.figure?.state === 'value' && !other.area.members.includes(area.code) ? [other.figure] : [],
  );
  if (figures.length < FEWEST_NEIGHBOURS) return leftOut('too-few-neighbours');
  const values = figures.map((figure) => figure.value);
  return {
    state: 'given',
    model: list.model,
    median: median(values),
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    counted: figures.length,
    of: list.neighbours.length,
    figures,
  };
}

/** Below this a middle value says more about who is missing than about the neighbours. */
const FEWEST_NEIGHBOURS = 5;

/** Middle value; the mean of the two middle ones for an even number. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

function single(dataset: Dataset, at: At, code: AreaCode): Part<{ readonly figure: Value }> {
  const figure = figureAt(dataset, at, code);
  if (!figure) {
    const none = dataset.figure(at.metric, code, at.year);
    return leftOut(none.state === 'absent' && none.why === 'dropped' ? 'dropped' : 'not-in-this-release');
  }
  if (figure.state === 'withheld') return leftOut('withheld', figure);
  return { state: 'given', figure };
}

function regional(dataset: Dataset, at: At, area: Area | undefined): Part<{ readonly figure: Value }> {
  if (area?.kind === 'region' || area?.kind === 'half-of-london') return leftOut('is-itself');
  if (!area || area.region === null) return leftOut('no-region');
  return single(dataset, at, area.region);
}

function leftOut(
  why: LeftOut,
  figure: Withheld | null = null,
): { state: 'left-out'; why: LeftOut; figure: Withheld | null } {
  return { state: 'left-out', why, figure };
}
