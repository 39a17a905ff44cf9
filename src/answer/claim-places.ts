import type { Area } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Absent, Figure, Value } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { ReleaseId } from '../domain/release.ts';
import { answeringAreas } from './asked-areas.ts';

/** Whose figures answer for the place that a claim names, in a year. */
export interface Answering {
  readonly area: Area;
  /** The authorities whose counts add up to it; empty where it has figures of its own. */
  readonly parts: readonly Area[];
  /** Whether it is another area than the one named: larger, or only a part of it. */
  readonly another: boolean;
}

/** Authorities, and the count of each. */
export interface PlacesSum {
  readonly areas: readonly Area[];
  readonly parts: readonly Value[];
}

/** Places that a claim names together, as one that has their sum. */
export function together(areas: readonly [Area, ...Area[]]): Area {
  const [first] = areas;
  const name = areas
    .map((area) => area.name)
    .join(', ')
    .replace(/, ([^,]*)$/, ' and $1');
  const code = areas.map((area) => area.code).join('+');
  return { ...first, code, kind: 'joint', name, members: areas.map((area) => area.code), opened: null };
}

/**
 * Those who answer for a place in a year, the nearest first: itself; an ended authority as the sum of the successors
 * that have its area between them and nothing more, and then each of these; else those before or after it, which are
 * other areas unless they bore its name.
 */
export function answeringFor(dataset: Dataset, area: Area, metric: Metric, year: Year): Answering[] {
  if (!dataset.area(area.code)) {
    return [{ area, parts: area.members.flatMap((code) => dataset.area(code) ?? []), another: false }];
  }
  const found = answeringAreas(dataset, area, metric, year);
  const answering = found.map(({ area: then, standsFor }) => ({
    area: then,
    parts: [],
    another: standsFor.kind !== 'itself' && !isFormer(standsFor.kind, area, then),
  }));
  const parts = found.map((one) => one.area);
  const divided = metric.unit === 'count' && parts[0]?.code !== area.code && isDivided(dataset, area, parts);
  return divided ? [{ area, parts, another: false }, ...answering] : answering;
}

/** Whether successors have the area of the one before them between them, and nothing else. */
function isDivided(dataset: Dataset, area: Area, parts: readonly Area[]): boolean {
  const successors = dataset.successors(area.code).map(({ successor }) => successor);
  return (
    successors.length === parts.length &&
    parts.every(({ code }) => {
      const before = dataset.predecessors(code);
      return successors.includes(code) && before.every(({ predecessor }) => predecessor === area.code);
    })
  );
}

/** A name is kept through a change of borders: the county before is what the claim's name meant then. */
function isFormer(kind: string, area: Area, then: Area): boolean {
  return kind === 'predecessor' && then.name.startsWith(area.name);
}

/** The figure of one release, added up where several answer together; undefined where any of them has none. */
export function figureOf(
  dataset: Dataset,
  release: ReleaseId,
  metric: Metric,
  { area, parts }: Pick<Answering, 'area' | 'parts'>,
  year: Year,
): Figure | undefined {
  if (parts.length === 0) return dataset.figureIn(release, metric.id, area.code, year);
  const figures = partsIn(dataset, release, metric, parts, year);
  const [first] = figures;
  if (!first || metric.unit !== 'count') return undefined;
  const { joint } = first;
  const base = { ...first, area: area.code, joint: null, inputs: null };
  if (joint === null && figures.every((figure) => figure.joint === null)) {
    return { ...base, value: figures.reduce((sum, { value }) => sum + value, 0) };
  }
  // One return for exactly these authorities is their sum already.
  const whole = figures.every((figure) => figure.joint === joint);
  const members = joint === null ? 0 : dataset.area(joint)?.members.length;
  return whole && members === parts.length ? base : undefined;
}

/** The counts that a sum is of; none where any of them is withheld or missing. */
export function partsIn(
  dataset: Dataset,
  release: ReleaseId,
  metric: Metric,
  parts: readonly Area[],
  year: Year,
): Value[] {
  const figures = parts.flatMap(({ code }) => {
    const figure = dataset.figureIn(release, metric.id, code, year);
    return figure?.state === 'value' ? [figure] : [];
  });
  return figures.length === parts.length ? figures : [];
}

/** The figure that answers today, by the newest release that has all it takes. */
export function figureToday(
  dataset: Dataset,
  metric: Metric,
  answering: Answering,
  year: Year,
): Figure | Absent {
  if (answering.parts.length === 0) return dataset.figure(metric.id, answering.area.code, year);
  for (const release of dataset.releasesOf(metric.id)) {
    const figure = figureOf(dataset, release, metric, answering, year);
    if (figure) return figure;
  }
  return dataset.figure(metric.id, answering.area.code, year);
}
