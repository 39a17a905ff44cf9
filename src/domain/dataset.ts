import { standsIn, whyAbsent } from './absence.ts';
import type { Area, AreaCode, Succession } from './authority.ts';
import type { DatasetParts, NeighbourList, ObservedColumn } from './dataset-parts.ts';
import { besideJoint, derivedValue, inputsOf } from './derivation.ts';
import type { Absent, Figure, Inspection, Withheld, WithheldReason } from './figure.ts';
import type { Metric, MetricId } from './metric.ts';
import { noteCovers, noteNames, type Note } from './note.ts';
import { yearsBetween, type PeriodKind, type Year } from './period.ts';
import type { Release, ReleaseId } from './release.ts';

export const ENGLAND: AreaCode = 'E92000001';

/** First and last year of something. */
interface Span {
  readonly first: Year;
  readonly last: Year;
}

/** Indexed, read-only view of everything that is held. Every look-up is by key; nothing is computed twice. */
export class Dataset {
  readonly parts: DatasetParts;
  readonly #models: readonly string[];
  readonly #areas: ReadonlyMap<AreaCode, Area>;
  readonly #byGss: ReadonlyMap<string, Area>;
  readonly #metrics: ReadonlyMap<MetricId, Metric>;
  readonly #releases: ReadonlyMap<ReleaseId, Release>;
  readonly #columns: ReadonlyMap<MetricId, readonly ObservedColumn[]>;
  readonly #jointOf: ReadonlyMap<AreaCode, AreaCode>;
  readonly #notes: ReadonlyMap<MetricId, readonly Note[]>;
  readonly #inspections: ReadonlyMap<AreaCode, readonly Inspection[]>;
  readonly #newest: ReadonlyMap<PeriodKind, Year>;
  readonly #neighbours: ReadonlyMap<AreaCode, readonly NeighbourList[]>;
  readonly #releasesOf = new Map<MetricId, readonly ReleaseId[]>();
  readonly #spans = new Map<MetricId, Span | null>();
  readonly #lastFirst = new Map<MetricId, readonly ObservedColumn[]>();

  constructor(parts: DatasetParts, preferred: string | null = null) {
    this.parts = parts;
    this.#areas = new Map(parts.areas.map((area) => [area.code, area]));
    this.#byGss = new Map(parts.areas.map((area) => [area.gss, area]));
    this.#metrics = new Map(parts.metrics.map((metric) => [metric.id, metric]));
    this.#releases = new Map(parts.releases.map((release) => [release.id, release]));
    this.#jointOf = new Map(
      parts.areas.flatMap((area) => area.members.map((member) => [member, area.code] as const)),
    );
    const rank = (column: ObservedColumn): number => this.#releases.get(column.release)?.precedence ?? 0;
    this.#columns = new Map(
      [...Map.groupBy(parts.columns, (column) => column.metric)].map(([metric, columns]) => [
        metric,
        columns.toSorted((a, b) => rank(b) - rank(a)),
      ]),
    );
    this.#notes = new Map(
      parts.metrics.map(({ id }) => [id, parts.notes.filter((note) => noteNames(note, id))]),
    );
    this.#inspections = Map.groupBy(
      parts.inspections.toSorted((a, b) => (a.inspected < b.inspected ? 1 : -1)),
      (inspection) => inspection.area,
    );
    this.#neighbours = Map.groupBy(parts.neighbours, (list) => list.area);
    const newest = new Map<PeriodKind, Year>();
    for (const { id, periodKind } of parts.metrics) {
      for (const column of this.columns(id)) {
        newest.set(periodKind, Math.max(newest.get(periodKind) ?? 0, column.last));
      }
    }
    this.#newest = newest;
    const models = [...new Set(parts.neighbours.map((list) => list.model))].toSorted().toReversed();
    this.#models = models.toSorted((a, b) => Number(b === preferred) - Number(a === preferred));
  }

  area(code: AreaCode): Area | undefined {
    return this.#areas.get(code);
  }

  /** The area by its key or by the ONS code that leaves the product in its place. */
  areaOfEither(code: string): Area | undefined {
    return this.#areas.get(code) ?? this.#byGss.get(code);
  }

  metric(id: MetricId): Metric | undefined {
    return this.#metrics.get(id);
  }

  release(id: ReleaseId): Release | undefined {
    return this.#releases.get(id);
  }

  /** The releases that hold a metric, the one that answers first at the head. */
  columns(metric: MetricId): readonly ObservedColumn[] {
    return this.#columns.get(metric) ?? [];
  }

  /** Newest inspection first. */
  inspections(area: AreaCode): readonly Inspection[] {
    return this.#inspections.get(area) ?? [];
  }

  /** Every authority, present and abolished. */
  authorities(): readonly Area[] {
    return this.parts.areas.filter((area) => area.kind === 'authority');
  }

  predecessors(area: AreaCode): readonly Succession[] {
    return this.parts.successions.filter((succession) => succession.successor === area);
  }

  successors(area: AreaCode): readonly Succession[] {
    return this.parts.successions.filter((succession) => succession.predecessor === area);
  }

  /** The neighbours of an authority by a model; by the first that has a list for it where none is named. */
  neighbours(area: AreaCode, model: string | null): NeighbourList | undefined {
    if (model === null) {
      return this.#models.map((each) => this.neighbours(area, each)).find((list) => list !== undefined);
    }
    return this.#neighbours.get(area)?.find((list) => list.model === model);
  }

  /** Names of the neighbour models: the preferred one, then the newest first. */
  neighbourModels(): readonly string[] {
    return this.#models;
  }

  /** The same data, compared by this model of neighbours wherever none is asked for. */
  preferring(model: string): Dataset {
    return new Dataset(this.parts, model);
  }

  notes(metric: MetricId, area: AreaCode, year: Year, release: ReleaseId): readonly Note[] {
    return (this.#notes.get(metric) ?? []).filter((note) =>
      noteCovers(note, { metric, area, year, release }),
    );
  }

  /**
   * The figure as one release has it; undefined where the release has no cell for it. A derived metric is worked
   * out from its inputs, and is withheld when one of them is. What it is divided by comes from the release `base` where
   * that is given, so that figures of several areas rest on one; else from the same release, or from the first that
   * has it where rates are worked out on the population of another.
   */
  figureIn(
    release: ReleaseId,
    metric: MetricId,
    area: AreaCode,
    year: Year,
    base?: ReleaseId,
  ): Figure | undefined {
    const column = this.columns(metric).find((candidate) => candidate.release === release);
    if (column) return this.#read(column, area, year);
    return this.#derive(metric, area, year, release, base);
  }

  /**
   * The figure that answers for an area and year: the newest edition's. Only where that has a mark which says no more
   * than "no figure here" does an older edition's value stand in; a figure that the publisher came to hide stays
   * hidden. Without any cell, why there is none.
   */
  figure(metric: MetricId, area: AreaCode, year: Year): Figure | Absent {
    let withheld: Withheld | undefined;
    for (const release of this.releasesOf(metric)) {
      const figure = this.figureIn(release, metric, area, year);
      if (figure?.state === 'value') return figure;
      if (figure && (!withheld || withheld.reason === 'unexplained')) withheld = figure;
      if (withheld && withheld.reason !== 'unexplained' && withheld.reason !== 'not-available') break;
    }
    return withheld ?? whyAbsent(this, metric, area, year);
  }

  /**
   * Ids of the releases that a metric is found in or can be worked out from, the first to answer first: those that
   * publish it before those it is worked out from, the newest edition of each first.
   */
  releasesOf(metric: MetricId): readonly ReleaseId[] {
    const known = this.#releasesOf.get(metric);
    if (known) return known;
    const published = new Set(this.columns(metric).map((column) => column.release));
    const derived = this.metric(metric)?.derived;
    const worked = derived ? this.columns(inputsOf(derived).head).map((column) => column.release) : [];
    const precedence = (id: ReleaseId): number => this.release(id)?.precedence ?? 0;
    const all = [...new Set([...published, ...worked])].toSorted(
      (a, b) => Number(published.has(b)) - Number(published.has(a)) || precedence(b) - precedence(a),
    );
    this.#releasesOf.set(metric, all);
    return all;
  }

  /**
   * First and last year that any release holds for a metric, or that both of its inputs reach; undefined where there
   * is none.
   */
  span(metric: MetricId): Span | undefined {
    const known = this.#spans.get(metric);
    if (known !== undefined) return known ?? undefined;
    const span = this.#spanOf(metric);
    this.#spans.set(metric, span ?? null);
    return span;
  }

  #spanOf(metric: MetricId): Span | undefined {
    const spans: Span[] = this.columns(metric).map(({ first, last }) => ({ first, last }));
    const derived = this.metric(metric)?.derived;
    if (derived) {
      const inputs = inputsOf(derived);
      const [head, other] = [this.span(inputs.head), this.span(inputs.other)];
      if (head && other) {
        const first = Math.max(head.first, other.first + inputs.lag);
        const last = Math.min(head.last, other.last + inputs.lag);
        if (first <= last) spans.push({ first, last });
      }
    }
    if (spans.length === 0) return undefined;
    return {
      first: Math.min(...spans.map((span) => span.first)),
      last: Math.max(...spans.map((span) => span.last)),
    };
  }

  /**
   * The last year of the tables of a metric that an area stands in: where our copies of it stop. A newer table that
   * shows England alone says nothing about an authority. Undefined where the area stands in none.
   */
  reach(metric: MetricId, area: AreaCode): Year | undefined {
    const joint = this.#jointOf.get(area) ?? area;
    // An area is looked for row by row, so in the table that ends last first.
    const lastFirst = this.#lastFirst.get(metric) ?? this.columns(metric).toSorted((a, b) => b.last - a.last);
    this.#lastFirst.set(metric, lastFirst);
    const published = lastFirst.find((column) => standsIn(column, area) || standsIn(column, joint))?.last;
    const derived = this.metric(metric)?.derived;
    if (!derived) return published;
    const inputs = inputsOf(derived);
    const [head, other] = [this.reach(inputs.head, area), this.reach(inputs.other, area)];
    if (head === undefined || other === undefined) return published;
    const worked = Math.min(head, other + inputs.lag);
    return Math.max(published ?? worked, worked);
  }

  /** The newest year that any metric of this kind of period reaches. */
  newestYear(kind: PeriodKind): Year {
    return this.#newest.get(kind) ?? 0;
  }

  /** The years of a metric that have a figure for this area, oldest first. */
  years(metric: MetricId, area: AreaCode): readonly Year[] {
    return this.#reached(metric).filter((year) => this.#holds(metric, area, year));
  }

  /** The last of the years that have a figure for this area; undefined where none has. */
  lastYear(metric: MetricId, area: AreaCode): Year | undefined {
    return this.#reached(metric).findLast((year) => this.#holds(metric, area, year));
  }

  #reached(metric: MetricId): readonly Year[] {
    const span = this.span(metric);
    return span === undefined ? [] : yearsBetween(span.first, span.last);
  }

  #holds(metric: MetricId, area: AreaCode, year: Year): boolean {
    return this.releasesOf(metric).some(
      (release) => this.figureIn(release, metric, area, year) !== undefined,
    );
  }

  #read(column: ObservedColumn, area: AreaCode, year: Year): Figure | undefined {
    const own = column.cell(area, year);
    const joint = own === undefined ? this.#jointOf.get(area) : undefined;
    const cell = joint === undefined ? own : column.cell(joint, year);
    if (cell === undefined) return undefined;
    const observed = {
      area,
      metric: column.metric,
      year,
      source: column.source,
      joint: joint ?? (this.area(area)?.kind === 'joint' ? area : null),
    };
    if (typeof cell === 'number') return { ...observed, state: 'value', value: cell, inputs: null };
    return {
      ...observed,
      state: 'withheld',
      reason: this.#reason(column, joint ?? area, year, cell),
      symbol: cell,
    };
  }

  #reason(column: ObservedColumn, area: AreaCode, year: Year, symbol: string): WithheldReason {
    const reason = this.release(column.release)?.symbols[symbol] ?? 'unexplained';
    if (reason !== 'not-available' && reason !== 'unexplained') return reason;
    const silent = this.notes(column.metric, area, year, column.release).some(
      (note) => note.kind === 'non-return',
    );
    return silent ? 'not-returned' : reason;
  }

  #derive(
    metric: MetricId,
    area: AreaCode,
    year: Year,
    release: ReleaseId,
    base: ReleaseId | undefined,
  ): Figure | undefined {
    const asked = this.metric(metric);
    const derived = asked?.derived;
    if (!derived) return undefined;
    const { head: headId, other: otherId, lag } = inputsOf(derived);
    const head = this.figureIn(release, headId, area, year);
    if (!head) return undefined;
    const beside = (code: AreaCode): Figure | undefined =>
      base !== undefined
        ? this.figureIn(base, otherId, code, year - lag)
        : (this.figureIn(release, otherId, code, year - lag) ??
          (lag > 0 ? this.#lagged(otherId, code, year - lag) : undefined));
    const members = head.joint === null ? undefined : this.area(head.joint)?.members;
    const other = members ? besideJoint(head, members, beside) : beside(area);
    if (!other) return undefined;
    if (head.state === 'withheld') return { ...head, metric };
    // What another release withholds says nothing of this one's figure: on that base there is none.
    if (other.state === 'withheld') {
      return base === undefined || base === release ? { ...other, metric, year } : undefined;
    }
    const value = derivedValue({ derived, decimals: asked.decimals }, head, other);
    if (value === undefined) return undefined;
    return { ...head, metric, value, inputs: [head, other] };
  }

  #lagged(metric: MetricId, area: AreaCode, year: Year): Figure | undefined {
    const figure = this.figure(metric, area, year);
    return figure.state === 'absent' ? undefined : figure;
  }
}
