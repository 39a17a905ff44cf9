import { existedIn, isOfType, liesIn, type Area, type AuthorityType } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { AskedArea, AskedGroup } from '../query/question.ts';
import type { StandsFor } from './answer.ts';

/** A place as a question names it. */
export interface AskedPlace {
  readonly area: Area;
  readonly via: AskedArea['via'];
}

/** The places of a question that are held, in its order. */
export function askedPlaces(dataset: Dataset, asked: readonly AskedArea[]): AskedPlace[] {
  return asked.flatMap(({ code, via }) => {
    const area = dataset.area(code);
    return area ? [{ area, via }] : [];
  });
}

/** The authorities that answer for the area in a period: itself, or those before or after it. */
export function answeringAreas(
  dataset: Dataset,
  area: Area,
  metric: Metric,
  year: Year,
): { area: Area; standsFor: StandsFor }[] {
  const itself = [{ area, standsFor: { kind: 'itself' } as const }];
  if (
    existedIn(area, metric.periodKind, year) ||
    dataset.figure(metric.id, area.code, year).state !== 'absent'
  ) {
    return itself;
  }
  for (const kind of ['predecessor', 'successor'] as const) {
    const links = (
      kind === 'predecessor' ? dataset.predecessors(area.code) : dataset.successors(area.code)
    ).toSorted((a, b) => Number(b.extent === 'whole') - Number(a.extent === 'whole'));
    const found = links.flatMap((link) => {
      const other = dataset.area(link[kind]);
      return other && existedIn(other, metric.periodKind, year) ? [{ other, note: link.note }] : [];
    });
    if (found.length > 0) {
      return found.map(({ other, note }) => ({
        area: other,
        standsFor: {
          kind,
          asked: area,
          note,
          others: found.map((entry) => entry.other).filter((entry) => entry !== other),
        },
      }));
    }
  }
  return itself;
}

/** Which authorities a comparison or a ranking is among. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'region'; readonly region: Area }
  /** `words` ask for the same group again. */
  | { readonly kind: 'type'; readonly types: readonly AuthorityType[]; readonly words: string }
  /** `model` is the version of the publisher's model that the list is from. */
  | { readonly kind: 'neighbours'; readonly of: Area; readonly model: string };

export interface Members {
  readonly scope: Scope;
  /** The authorities that existed then; for neighbours the area itself first. */
  readonly areas: readonly Area[];
  /** Neighbours on the list that did not exist then. */
  readonly gone: readonly Area[];
}

/** Why a group has no members: no list of neighbours for the area by that model, or nobody whose neighbours they are. */
export type NoMembers = { readonly scope: null; readonly why: 'no-neighbour-list' | 'no-area' };

/** The authorities of a group that existed in a period of the metric. */
export function membersOf(
  dataset: Dataset,
  group: AskedGroup,
  about: { readonly area: Area | null; readonly metric: Metric; readonly year: Year },
): Members | NoMembers {
  const existed = (area: Area): boolean => existedIn(area, about.metric.periodKind, about.year);
  const present = dataset.authorities().filter(existed);
  switch (group.kind) {
    case 'all':
      return { scope: { kind: 'all' }, areas: present, gone: [] };
    case 'region': {
      const region = dataset.area(group.region);
      if (!region) return { scope: null, why: 'no-area' };
      const inside = present.filter((area) => liesIn(area, region.code));
      return { scope: { kind: 'region', region }, areas: inside, gone: [] };
    }
    case 'type': {
      const ofType = present.filter((area) => isOfType(area, group.types));
      const types = [...new Set(ofType.flatMap((area) => area.type ?? []))];
      return { scope: { kind: 'type', types, words: group.words }, areas: ofType, gone: [] };
    }
    case 'neighbours': {
      const { area } = about;
      if (!area) return { scope: null, why: 'no-area' };
      const list = dataset.neighbours(area.code, group.model);
      if (!list) return { scope: null, why: 'no-neighbour-list' };
      const neighbours = list.neighbours.flatMap((neighbour) => dataset.area(neighbour.area) ?? []);
      return {
        scope: { kind: 'neighbours', of: area, model: list.model },
        areas: [area, ...neighbours.filter(existed)],
        gone: neighbours.filter((neighbour) => !existed(neighbour)),
      };
    }
  }
}
