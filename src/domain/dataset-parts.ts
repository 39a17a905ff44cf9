import type { Area, AreaCode, Succession } from './authority.ts';
import type { Basket, Breakdown } from './basket.ts';
import type { PressClaim } from './claim.ts';
import type { Inspection, SourceCell } from './figure.ts';
import type { GlossaryTerm } from './glossary.ts';
import type { Metric, MetricId, UnheldMeasure } from './metric.ts';
import type { Note } from './note.ts';
import type { Year } from './period.ts';
import type { Release, ReleaseId } from './release.ts';

/** The ten nearest authorities by one version of the publisher's model, nearest first. */
export interface NeighbourList {
  readonly model: string;
  readonly area: AreaCode;
  readonly neighbours: readonly { readonly area: AreaCode; readonly closeness: string }[];
}

/** A marked cell: the value, or the mark as published. */
export type Cell = number | string;

/** One metric in one release: where its figures were published and the cells themselves. */
export interface ObservedColumn {
  readonly metric: MetricId;
  readonly release: ReleaseId;
  readonly source: SourceCell;
  /** First and last year that the published table holds. */
  readonly first: Year;
  readonly last: Year;
  /** Years inside the span that the publisher left out altogether. */
  readonly gaps: readonly Year[];
  /** The cell, or undefined where the table has no row for the area and year. */
  cell(area: AreaCode, year: Year): Cell | undefined;
}

export interface DatasetParts {
  readonly areas: readonly Area[];
  readonly successions: readonly Succession[];
  readonly districts: readonly District[];
  readonly neighbours: readonly NeighbourList[];
  readonly metrics: readonly Metric[];
  readonly unheld: readonly UnheldMeasure[];
  readonly glossary: readonly GlossaryTerm[];
  readonly baskets: readonly Basket[];
  readonly breakdowns: readonly Breakdown[];
  readonly releases: readonly Release[];
  readonly columns: readonly ObservedColumn[];
  readonly inspections: readonly Inspection[];
  readonly notes: readonly Note[];
  readonly claims: readonly PressClaim[];
}

/** A council without children's services, and the authority that has them for its area. */
export interface District {
  readonly name: string;
  readonly gss: string;
  readonly authority: AreaCode;
  readonly closed: string | null;
  readonly aliases: readonly string[];
}
