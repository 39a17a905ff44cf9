import type { Area } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Inspection } from '../domain/figure.ts';
import { GRADES, type Grade } from '../domain/grade.ts';
import type { Metric } from '../domain/metric.ts';
import type { Release } from '../domain/release.ts';
import type { Question } from '../query/question.ts';
import { membersOf, type Scope } from './asked-areas.ts';
import type { Judgement } from './answer.ts';
import { judgementsOf, overdueList } from './inspection-answer.ts';

/** An authority whose newest inspection gave no grade of the kind that an older one did. */
export interface GradedBefore {
  readonly area: Area;
  readonly inspection: Inspection;
  /** What the newest inspection graded instead. */
  readonly judgements: readonly Judgement[];
  /** The newest inspection with such a grade. */
  readonly older: Inspection;
}

/** How the newest inspections of many authorities were graded, the best grade first. */
export interface GradesAnswer {
  readonly kind: 'grades';
  readonly metric: Metric;
  readonly scope: Scope;
  readonly grades: readonly {
    readonly grade: Grade;
    readonly inspections: readonly { readonly area: Area; readonly inspection: Inspection }[];
    /** How many the official list alone has. */
    readonly official: number;
  }[];
  /** Graded once, but not so at the newest inspection: they count under no grade. */
  readonly since: readonly GradedBefore[];
  /** Inspected without such a grade at any time, or never under the present framework. */
  readonly ungraded: readonly Area[];
  /** Which end of the order was asked for. */
  readonly first: 'best' | 'worst';
  readonly releases: readonly Release[];
  /** The newest official list, where the one after it should be out. */
  readonly overdue: Release | null;
}

/**
 * The grades of England's authorities, or of a region's or group's, where a grade is asked of no single one; and of
 * one beside its neighbours.
 */
export function gradesAnswers(dataset: Dataset, question: Question, today: string): GradesAnswer[] {
  const places = question.areas.flatMap((asked) => dataset.area(asked.code) ?? []);
  const own = places.find((area) => area.kind === 'authority' || area.kind === 'joint') ?? null;
  if (own && question.group?.kind !== 'neighbours') return [];
  return question.metrics.flatMap((asked): GradesAnswer[] => {
    const metric = asked.kind === 'metric' ? dataset.metric(asked.id) : undefined;
    if (metric?.unit !== 'grade') return [];
    const region = own ? undefined : places.find((area) => area.kind !== 'england');
    const group = region
      ? ({ kind: 'region', region: region.code } as const)
      : (question.group ?? { kind: 'all' });
    const year = dataset.newestYear('at-march');
    const members = membersOf(dataset, group, { area: own, metric, year });
    if (members.scope === null) return [];
    const present = members.areas
      .filter((area) => area.kind === 'authority' && area.closed === null)
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
    return [
      {
        ...gradesOf(dataset, metric, present),
        scope: members.scope,
        first: question.ranking?.end === 'bottom' ? 'best' : 'worst',
        overdue: overdueList(dataset, today),
      },
    ];
  });
}

function gradesOf(
  dataset: Dataset,
  metric: Metric,
  areas: readonly Area[],
): Omit<GradesAnswer, 'scope' | 'first' | 'overdue'> {
  const official = (inspection: Inspection): boolean =>
    dataset.release(inspection.release)?.status === 'official';
  const newest = areas.map((area) => {
    const all = dataset.inspections(area.code);
    const graded = all.filter((inspection) => inspection.grades[metric.id]);
    return { area, inspection: all[0], older: graded[0], official: graded.find(official) };
  });
  const since = newest.flatMap(({ area, inspection, older }): GradedBefore[] =>
    inspection && older && inspection !== older && !inspection.grades[metric.id]
      ? [{ area, inspection, older, judgements: judgementsOf(dataset, inspection) }]
      : [],
  );
  const ids = new Set(
    newest
      .flatMap(({ inspection, older }) => (older ? [inspection, older] : []))
      .map((each) => each?.release ?? ''),
  );
  return {
    kind: 'grades',
    metric,
    grades: GRADES.map((grade) => ({
      grade,
      inspections: newest.flatMap(({ area, inspection }) =>
        inspection?.grades[metric.id] === grade ? [{ area, inspection }] : [],
      ),
      official: newest.filter((entry) => entry.official?.grades[metric.id] === grade).length,
    })),
    since,
    ungraded: newest.flatMap(({ area, older }) => (older ? [] : [area])),
    releases: [...ids].flatMap((id) => dataset.release(id) ?? []),
  };
}
