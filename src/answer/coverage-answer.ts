import type { Area } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { GlossaryTerm } from '../domain/glossary.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import { isOverdue, type Release } from '../domain/release.ts';
import type { Question } from '../query/question.ts';
import { membersOf, type Scope } from './asked-areas.ts';

/** What a word means that replies use and that is no statistic. */
export interface TermAnswer {
  readonly kind: 'term';
  readonly term: GlossaryTerm;
}

/** Metrics about one thing, with the years that are held of each. */
export interface HeldFamily {
  readonly family: string;
  readonly metrics: readonly {
    readonly metric: Metric;
    /** Null where periods are not what it is arranged by, as grades are. */
    readonly span: { readonly first: Year; readonly last: Year } | null;
  }[];
}

/** The measures that are held. */
export interface CoverageAnswer {
  readonly kind: 'coverage';
  /** Those asked about; all where none were. */
  readonly families: readonly HeldFamily[];
  readonly whole: boolean;
  /** How many present authorities have figures. */
  readonly authorities: number;
}

/** The publications that figures come from, and when each goes on. */
export interface EditionsAnswer {
  readonly kind: 'editions';
  /** The newest edition of each that goes on, the next one due first. */
  readonly editions: readonly { readonly release: Release; readonly overdue: boolean }[];
}

/** The places of a group by name. */
export interface MembersAnswer {
  readonly kind: 'members';
  readonly scope: Scope;
  readonly areas: readonly Area[];
  /** The region that each lies in, by the code of the area. */
  readonly regions: ReadonlyMap<string, Area>;
  /** Neighbours on the list that are no more. */
  readonly gone: readonly Area[];
  /** Other versions of the neighbour model that have a list for the area. */
  readonly otherModels: readonly string[];
}

/** The meaning of a word of the glossary; null where there is none of that id. */
export function termAnswer(dataset: Dataset, id: string): TermAnswer | null {
  const term = dataset.parts.glossary.find((candidate) => candidate.id === id);
  return term ? { kind: 'term', term } : null;
}

/** Where all figures come from, and what is due when. */
export function editionsAnswer(dataset: Dataset, today: string): EditionsAnswer {
  const newest = new Map<string, Release>();
  for (const release of dataset.parts.releases.toSorted(byDue)) {
    if (release.nextDue !== null) newest.set(release.publication, release);
  }
  return {
    kind: 'editions',
    editions: [...newest.values()]
      .toSorted(byDue)
      .map((release) => ({ release, overdue: isOverdue(release, today) })),
  };
}

function byDue(a: Release, b: Release): number {
  return (a.nextDue ?? '').localeCompare(b.nextDue ?? '') || a.precedence - b.precedence;
}

/** The measures held, of the families of those named, or all: those named stand first. */
export function coverageAnswer(dataset: Dataset, { metrics: asked }: Question): CoverageAnswer {
  const named = asked.flatMap(({ id }) => dataset.metric(id) ?? []);
  const wanted = new Set(named.map(({ family }) => family));
  const first = new Set(named.map(({ id }) => id));
  const byFamily = Map.groupBy(dataset.parts.metrics, ({ family }) => family);
  const families = [...byFamily].filter(([family]) => wanted.size === 0 || wanted.has(family));
  return {
    kind: 'coverage',
    families: families.map(([family, metrics]) => ({
      family,
      metrics: metrics
        .toSorted((a, b) => Number(first.has(b.id)) - Number(first.has(a.id)))
        .map((metric) => ({ metric, span: dataset.span(metric.id) ?? null })),
    })),
    whole: wanted.size === 0,
    authorities: dataset.authorities().filter(({ closed }) => closed === null).length,
  };
}

/** The present places of a group; null where it has none. */
export function membersAnswer(dataset: Dataset, { areas: [asked], group }: Question): MembersAnswer | null {
  const metric = dataset.parts.metrics.find(({ periodKind }) => periodKind === 'at-march');
  if (group === null || metric === undefined) return null;
  const own = (asked && dataset.area(asked.code)) ?? null;
  const year = dataset.newestYear('at-march');
  const members = membersOf(dataset, group, { area: own, metric, year });
  if (members.scope === null) return null;
  const { scope } = members;
  const regions = new Map(
    members.areas.flatMap((area) => {
      const region = area.region === null ? undefined : dataset.area(area.region);
      return region ? [[area.code, region] as const] : [];
    }),
  );
  return {
    kind: 'members',
    scope,
    areas: members.areas.filter((area) => area !== own),
    regions,
    gone: members.gone,
    otherModels:
      scope.kind === 'neighbours'
        ? dataset
            .neighbourModels()
            .filter((model) => model !== scope.model && dataset.neighbours(scope.of.code, model))
        : [],
  };
}
