import type { Dataset } from '../domain/dataset.ts';
import type { Inspection } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { AskedPeriod } from '../domain/period.ts';
import { isOverdue, type Release } from '../domain/release.ts';
import { GRADES } from '../domain/grade.ts';
import type { InspectionAnswer, Judgement } from './answer.ts';
import type { AskedPlace } from './asked-areas.ts';

/**
 * The grades of an authority: the newest inspection first, the newest of the official list beside it where the
 * newest of all comes from another list, and the earlier ones.
 */
export function inspectionAnswer(
  dataset: Dataset,
  asked: AskedPlace & { readonly metric: Metric; readonly period?: AskedPeriod | null },
  today: string,
): InspectionAnswer {
  const all = dataset.inspections(asked.area.code);
  const newest = all[0] ?? null;
  const isOfficial = (inspection: Inspection): boolean =>
    dataset.release(inspection.release)?.status === 'official';
  const official = newest && !isOfficial(newest) ? (all.find(isOfficial) ?? null) : null;
  const shown = [newest, official].flatMap((inspection) => inspection ?? []);
  const earlier = distinctInspections(all).filter(
    (inspection) => !shown.some((other) => other.inspected === inspection.inspected),
  );
  const ids = new Set([...shown, ...earlier].map((inspection) => inspection.release));
  return {
    kind: 'inspection',
    area: asked.area,
    via: asked.via,
    metric: asked.metric,
    newest,
    judgements: newest && !newest.grades[asked.metric.id] ? judgementsOf(dataset, newest) : [],
    official,
    earlier,
    claims: dataset.parts.claims.filter(
      (claim) => claim.area === asked.area.code && claim.metric === asked.metric.id,
    ),
    releases: [...ids].flatMap((id) => dataset.release(id) ?? []),
    overdue: overdueList(dataset, today),
    timeAsked: asked.period != null && asked.period.kind !== 'latest' && asked.period.kind !== 'all',
  };
}

/** Every grade that an inspection gave, in the order of the measures. */
export function judgementsOf(dataset: Dataset, inspection: Inspection): Judgement[] {
  return dataset.parts.metrics.flatMap((metric): Judgement[] => {
    const grade = GRADES.find((each) => each === inspection.grades[metric.id]);
    return grade ? [{ metric, grade }] : [];
  });
}

/** The newest official list of inspections, where the one after it should be out. */
export function overdueList(dataset: Dataset, today: string): Release | null {
  const listed = new Set(dataset.parts.inspections.map((inspection) => inspection.release));
  const official = dataset.parts.releases.filter(({ id, status }) => listed.has(id) && status === 'official');
  const [newest] = official.toSorted((a, b) => b.precedence - a.precedence);
  return newest && isOverdue(newest, today) ? newest : null;
}

/** One entry an inspection: lists of several editions repeat it. */
function distinctInspections(inspections: readonly Inspection[]): Inspection[] {
  const byDate = new Map<string, Inspection>();
  for (const inspection of inspections) {
    if (!byDate.has(inspection.inspected)) byDate.set(inspection.inspected, inspection);
  }
  return [...byDate.values()];
}
