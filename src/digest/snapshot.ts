import { z } from 'zod';
import type { Area } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import { WITHHELD_REASONS, type Absent, type Figure, type WithheldReason } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';

/** One figure as it answered when the snapshot was taken; null where there was none. */
export type SeenCell =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'withheld'; readonly reason: string; readonly symbol: string }
  | null;

const snapshot = z.object({
  v: z.literal(1),
  /** The day it was taken, ISO. */
  on: z.string(),
  /** The areas that it is of. */
  areas: z.array(z.string()).optional(),
  /** By area and metric: the first year, and the cells from there on. */
  series: z.record(z.string(), z.object({ from: z.number().int(), cells: z.string() })),
  /** By area: when the newest inspection was published, ISO. */
  inspected: z.record(z.string(), z.string()),
  /** By area: the newest inspection itself, so that a grade that is corrected later is noticed. */
  judged: z
    .record(
      z.string(),
      z.object({ inspected: z.string(), grades: z.record(z.string(), z.string().nullable()) }),
    )
    .optional(),
  /** The releases that figures came from; a figure of one of them that differs later was corrected here. */
  releases: z.array(z.string()).optional(),
  /** The area and metric last put in the spotlight. */
  spotlight: z.string().nullable(),
});

/**
 * The figures that a digest saw, kept so that the next one can tell what is new, revised or withheld since,
 * whatever happened to the data meanwhile.
 */
export type Snapshot = z.infer<typeof snapshot>;

/** What the areas' figures, of all years, and inspections are at present. `today` is ISO. */
export function takeSnapshot(
  dataset: Dataset,
  areas: readonly Area[],
  metrics: readonly Metric[],
  today: string,
): Snapshot {
  const series: Record<string, { from: Year; cells: string }> = {};
  const inspected: Record<string, string> = {};
  const judged: NonNullable<Snapshot['judged']> = {};
  for (const area of areas) {
    const [newest] = dataset.inspections(area.code);
    if (newest) {
      inspected[area.code] = newest.published;
      judged[area.code] = { inspected: newest.inspected, grades: { ...newest.grades } };
    }
    for (const metric of metrics) {
      const span = dataset.span(metric.id);
      if (!span) continue;
      const cells = Array.from({ length: span.last - span.first + 1 }, (_, index) =>
        written(dataset.figure(metric.id, area.code, span.first + index)),
      );
      series[seriesKey(area, metric)] = { from: span.first, cells: cells.join('|') };
    }
  }
  const releases = [...new Set(dataset.parts.columns.map(({ release }) => release))];
  return {
    v: 1,
    on: today,
    areas: areas.map(({ code }) => code),
    series,
    inspected,
    judged,
    releases,
    spotlight: null,
  };
}

/** The name of one area's series of one metric in a snapshot. */
export function seriesKey(area: Area, metric: Metric): string {
  return `${area.code} ${metric.id}`;
}

/** Whether a snapshot is of this area, among others. */
export function hasSeen(seen: Snapshot, { code }: Area): boolean {
  const { areas, inspected, series } = seen;
  if (areas) return areas.includes(code);
  return inspected[code] !== undefined || Object.keys(series).some((key) => key.startsWith(`${code} `));
}

/** The cells of a series by year, or null where the snapshot has no such series. */
export function seenSeries(seen: Snapshot, area: Area, metric: Metric): ReadonlyMap<Year, SeenCell> | null {
  const series = seen.series[seriesKey(area, metric)];
  if (!series) return null;
  return new Map(series.cells.split('|').map((cell, index) => [series.from + index, readCell(cell)]));
}

/** A snapshot as stored; null where it is none, or one of another version, so that the baseline is told again. */
export function readSnapshot(text: string | null): Snapshot | null {
  if (text === null) return null;
  try {
    return snapshot.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function written(figure: Figure | Absent): string {
  switch (figure.state) {
    case 'value':
      return String(figure.value);
    case 'withheld':
      return `${figure.reason}:${figure.symbol.replaceAll('|', ' ')}`;
    case 'absent':
      return '';
  }
}

function readCell(text: string): SeenCell {
  if (text === '') return null;
  const at = text.indexOf(':');
  if (at < 0) return { kind: 'value', value: Number(text) };
  return { kind: 'withheld', reason: text.slice(0, at), symbol: text.slice(at + 1) };
}

/** The reason as it was kept, or `unexplained` where there is no such reason any more. */
export function reasonOf(cell: { readonly reason: string }): WithheldReason {
  return WITHHELD_REASONS.find((reason) => reason === cell.reason) ?? 'unexplained';
}
