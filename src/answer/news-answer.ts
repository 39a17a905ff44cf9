import type { Area } from '../domain/authority.ts';
import { changeOnYear, type Change } from '../domain/change.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { ObservedColumn } from '../domain/dataset-parts.ts';
import type { Figure, SourceCell } from '../domain/figure.ts';
import type { Metric, MetricId } from '../domain/metric.ts';
import { releaseDiff, type Revision, type Veiling } from '../domain/release-diff.ts';
import type { Year } from '../domain/period.ts';
import { isOverdue, type Release } from '../domain/release.ts';
import type { AskedArea, Question } from '../query/question.ts';

/** What the newest edition of each publication brought against the one before it that is held. */
export interface NewsAnswer {
  readonly kind: 'news';
  /** Null where all areas are meant. */
  readonly area: Area | null;
  readonly via: AskedArea['via'];
  /** The metrics that were asked for; empty for all. */
  readonly metrics: readonly Metric[];
  readonly editions: readonly EditionNews[];
  /** Newest editions whose next one should exist by now. */
  readonly overdue: readonly Release[];
}

export interface EditionNews {
  readonly newer: Release;
  readonly older: Release;
  /** Metrics with later years than the older edition, with the newest figure of the area asked for. */
  readonly fresh: readonly FreshMetric[];
  readonly revised: readonly NamedChange<Revision>[];
  readonly withheldNow: readonly NamedChange<Veiling>[];
  readonly shownNow: readonly NamedChange<Veiling>[];
  /** Where each metric of a changed figure stands in either edition. */
  readonly sources: Readonly<Record<MetricId, { readonly older: SourceCell; readonly newer: SourceCell }>>;
  /** Cells that both editions have and that were compared. */
  readonly compared: number;
}

export interface FreshMetric {
  readonly metric: Metric;
  readonly years: readonly Year[];
  readonly figure: Figure | null;
  readonly change: Change | null;
}

/** A changed cell with its area and metric. */
export interface NamedChange<T> {
  readonly cell: T;
  readonly area: Area;
  readonly metric: Metric;
}

/** What is new for an area, for metrics, for both, or at all; an area that had ended has no news. */
export function newsAnswer(dataset: Dataset, question: Question, today: string): NewsAnswer {
  const [asked] = question.areas;
  const area = (asked && dataset.area(asked.code)) ?? null;
  const metrics = question.metrics.flatMap((metric) =>
    metric.kind === 'metric' ? (dataset.metric(metric.id) ?? []) : [],
  );
  const wanted = withTwins(dataset, metrics);
  const editions = editionPairs(dataset, area, wanted).map(([older, newer]) =>
    editionNews(dataset, { older, newer }, area, wanted),
  );
  const newest = editions.map((edition) => edition.newer);
  return {
    kind: 'news',
    area,
    via: asked?.via ?? null,
    metrics,
    editions,
    overdue: newest.filter((release) => isOverdue(release, today)),
  };
}

/** The metrics and the counts, rates and shares that they are looked at with: editions may have only one of the two. */
function withTwins(dataset: Dataset, metrics: readonly Metric[]): readonly Metric[] {
  const twins = metrics.flatMap((metric) =>
    dataset.parts.metrics.filter((other) => other.compareAs === metric.id || other.id === metric.compareAs),
  );
  return [...new Set([...metrics, ...twins])];
}

/** The newest edition of each publication with the one that it follows, for the metrics that both have. */
function editionPairs(
  dataset: Dataset,
  area: Area | null,
  metrics: readonly Metric[],
): (readonly [Release, Release])[] {
  const wanted = metrics.length > 0 ? metrics : dataset.parts.metrics;
  return dataset.parts.releases.flatMap((newer) => {
    const older = newer.follows === null ? undefined : dataset.release(newer.follows);
    if (!older) return [];
    const inBoth = wanted.some(({ id }) => {
      const columns = dataset.columns(id);
      return (
        columns.some((column) => column.release === newer.id && hasFigures(column, area)) &&
        columns.some((column) => column.release === older.id)
      );
    });
    return inBoth ? [[older, newer] as const] : [];
  });
}

/** Whether a column has a figure of the area in its last year. */
function hasFigures(column: ObservedColumn, area: Area | null): boolean {
  return area === null || column.cell(area.code, column.last) !== undefined;
}

function editionNews(
  dataset: Dataset,
  pair: { readonly older: Release; readonly newer: Release },
  area: Area | null,
  metrics: readonly Metric[],
): EditionNews {
  const diff = releaseDiff(dataset, pair.older.id, pair.newer.id);
  const wanted = new Set(metrics.length > 0 ? metrics.map((metric) => metric.id) : diff.shared);
  const about = <T extends Revision | Veiling>(cells: readonly T[]): NamedChange<T>[] =>
    cells.flatMap((cell) => {
      if (!wanted.has(cell.metric) || (area && cell.area !== area.code)) return [];
      const place = dataset.area(cell.area);
      const metric = dataset.metric(cell.metric);
      return place && metric ? [{ cell, area: place, metric }] : [];
    });
  const [revised, withheldNow, shownNow] = [
    about(diff.revisions),
    about(diff.withheldNow),
    about(diff.shownNow),
  ];
  const changed = [...revised, ...withheldNow, ...shownNow].map(({ metric }) => metric.id);
  return {
    ...pair,
    fresh: diff.newPeriods
      .filter(({ metric }) => wanted.has(metric))
      .flatMap(({ metric: id, years }): FreshMetric[] => {
        const metric = dataset.metric(id);
        return metric ? [{ metric, years, ...newestOf(dataset, pair.newer, metric, area, years) }] : [];
      }),
    revised,
    withheldNow,
    shownNow,
    sources: sourcesOf(dataset, pair, new Set(changed)),
    compared: diff.compared,
  };
}

function sourcesOf(
  dataset: Dataset,
  { older, newer }: { readonly older: Release; readonly newer: Release },
  metrics: ReadonlySet<MetricId>,
): EditionNews['sources'] {
  const source = (metric: MetricId, { id }: Release): SourceCell | undefined =>
    dataset.columns(metric).find((column) => column.release === id)?.source;
  return Object.fromEntries(
    [...metrics].flatMap((metric) => {
      const [was, is] = [source(metric, older), source(metric, newer)];
      return was && is ? [[metric, { older: was, newer: is }]] : [];
    }),
  );
}

function newestOf(
  dataset: Dataset,
  release: Release,
  metric: Metric,
  area: Area | null,
  years: readonly Year[],
): Pick<FreshMetric, 'figure' | 'change'> {
  const year = years.at(-1);
  const figure =
    area && year !== undefined ? dataset.figureIn(release.id, metric.id, area.code, year) : undefined;
  return { figure: figure ?? null, change: figure ? changeOnYear(dataset, figure) : null };
}
