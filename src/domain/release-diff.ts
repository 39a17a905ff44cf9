import type { AreaCode } from './authority.ts';
import type { Dataset } from './dataset.ts';
import type { Cell, ObservedColumn } from './dataset-parts.ts';
import type { WithheldReason } from './figure.ts';
import type { MetricId } from './metric.ts';
import { yearsBetween, type Year } from './period.ts';
import type { ReleaseId } from './release.ts';

/** A cell that two releases both have. */
export interface ComparedCell {
  readonly metric: MetricId;
  readonly area: AreaCode;
  readonly year: Year;
}

export interface Revision extends ComparedCell {
  readonly was: number;
  readonly is: number;
}

/** A number that the newer release hides, or that only the newer one shows. */
export interface Veiling extends ComparedCell {
  readonly value: number;
  readonly symbol: string;
  readonly reason: WithheldReason;
}

/** What a newer release of the same tables brought. Lists follow the order of metrics, years and areas. */
export interface ReleaseDiff {
  readonly older: ReleaseId;
  readonly newer: ReleaseId;
  /** The metrics that both have; only these are compared. */
  readonly shared: readonly MetricId[];
  readonly onlyOlder: readonly MetricId[];
  readonly onlyNewer: readonly MetricId[];
  readonly newPeriods: readonly { readonly metric: MetricId; readonly years: readonly Year[] }[];
  readonly gonePeriods: readonly { readonly metric: MetricId; readonly years: readonly Year[] }[];
  /** How many cells both releases have. */
  readonly compared: number;
  readonly revisions: readonly Revision[];
  readonly withheldNow: readonly Veiling[];
  readonly shownNow: readonly Veiling[];
  readonly arrived: readonly AreaCode[];
  readonly gone: readonly AreaCode[];
}

/** What differs between two releases that are held, cell by cell, for the metrics and years that both have. */
export function releaseDiff(dataset: Dataset, older: ReleaseId, newer: ReleaseId): ReleaseDiff {
  const [before, after] = [columnsOf(dataset, older), columnsOf(dataset, newer)];
  const shared = [...after.keys()].filter((metric) => before.has(metric));
  const pairs = shared.flatMap((metric) => {
    const [was, is] = [before.get(metric), after.get(metric)];
    return was && is ? [{ metric, was, is }] : [];
  });
  const cells = pairs.flatMap((pair) => comparedCells(dataset, pair.was, pair.is));
  const veiled = (cell: ComparedCell, value: number, symbol: string, release: ReleaseId): Veiling => ({
    metric: cell.metric,
    area: cell.area,
    year: cell.year,
    value,
    symbol,
    reason: dataset.release(release)?.symbols[symbol] ?? 'unexplained',
  });
  return {
    older,
    newer,
    shared,
    onlyOlder: [...before.keys()].filter((metric) => !after.has(metric)),
    onlyNewer: [...after.keys()].filter((metric) => !before.has(metric)),
    newPeriods: pairs.flatMap(({ metric, was, is }) => periodsBeyond(metric, is, was)),
    gonePeriods: pairs.flatMap(({ metric, was, is }) => periodsBeyond(metric, was, is)),
    compared: cells.length,
    revisions: cells.flatMap(({ was, is, metric, area, year }) =>
      typeof was === 'number' && typeof is === 'number' && was !== is
        ? [{ metric, area, year, was, is }]
        : [],
    ),
    withheldNow: cells.flatMap((cell) =>
      typeof cell.was === 'number' && typeof cell.is === 'string'
        ? [veiled(cell, cell.was, cell.is, newer)]
        : [],
    ),
    shownNow: cells.flatMap((cell) =>
      typeof cell.was === 'string' && typeof cell.is === 'number'
        ? [veiled(cell, cell.is, cell.was, older)]
        : [],
    ),
    arrived: areasOnlyIn(
      dataset,
      pairs.map(({ is }) => is),
      pairs.map(({ was }) => was),
    ),
    gone: areasOnlyIn(
      dataset,
      pairs.map(({ was }) => was),
      pairs.map(({ is }) => is),
    ),
  };
}

function columnsOf(dataset: Dataset, release: ReleaseId): ReadonlyMap<MetricId, ObservedColumn> {
  return new Map(
    dataset.parts.columns
      .filter((column) => column.release === release)
      .map((column) => [column.metric, column]),
  );
}

function comparedCells(
  dataset: Dataset,
  was: ObservedColumn,
  is: ObservedColumn,
): (ComparedCell & { readonly was: Cell; readonly is: Cell })[] {
  const old = yearsOf(was);
  return yearsOf(is)
    .filter((year) => old.includes(year))
    .flatMap((year) =>
      dataset.parts.areas.flatMap((area) => {
        const [before, after] = [was.cell(area.code, year), is.cell(area.code, year)];
        if (before === undefined || after === undefined) return [];
        return [{ metric: is.metric, area: area.code, year, was: before, is: after }];
      }),
    );
}

function periodsBeyond(
  metric: MetricId,
  column: ObservedColumn,
  other: ObservedColumn,
): { metric: MetricId; years: readonly Year[] }[] {
  const known = yearsOf(other);
  const years = yearsOf(column).filter((year) => !known.includes(year));
  return years.length === 0 ? [] : [{ metric, years }];
}

function yearsOf({ first, last, gaps }: ObservedColumn): readonly Year[] {
  return yearsBetween(first, last).filter((year) => !gaps.includes(year));
}

function areasOnlyIn(
  dataset: Dataset,
  columns: readonly ObservedColumn[],
  others: readonly ObservedColumn[],
): readonly AreaCode[] {
  const isIn = (code: AreaCode, where: readonly ObservedColumn[]): boolean =>
    where.some((column) => yearsOf(column).some((year) => column.cell(code, year) !== undefined));
  return dataset.parts.areas
    .map((area) => area.code)
    .filter((code) => isIn(code, columns) && !isIn(code, others));
}
