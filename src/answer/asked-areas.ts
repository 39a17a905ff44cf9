import {
  existedIn,
  isOfType,
  liesIn,
  type Area,
  type AreaCode,
  type AuthorityType,
} from '../domain/authority.ts';
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

/** Which authorities a comparison or a ranking is among, or that it is among regions. */
export type Scope = (
  | { readonly kind: 'all' }
  | { readonly kind: 'regions' }
  /** Authorities that have a name together, which asks for them again. */
  | { readonly kind: 'listed'; readonly codes: readonly AreaCode[]; readonly words: string }
  | { readonly kind: 'region'; readonly region: Area }
  /** `words` ask for the same group again. */
  | { readonly kind: 'type'; readonly types: readonly AuthorityType[]; readonly words: string }
  /** `model` is the version of the publisher's model that the list is from. */
  | { readonly kind: 'neighbours'; readonly of: Area; readonly model: string }
) & {
  /** Places that were asked to be left out, with all that lies in them. */
  readonly without?: readonly Area[];
};

export interface Members {
  readonly scope: Scope;
  /** The authorities that existed then; for neighbours the area itself first. */
  readonly areas: readonly Area[];
  /** Neighbours on the list that did not exist then. */
  readonly gone: readonly Area[];
}

/** Why a group has no members: no list of neighbours for the area by that model, or nobody whose neighbours they are. */
export type NoMembers = { readonly scope: null; readonly why: 'no-neighbour-list' | 'no-area' };

interface About {
  readonly area: Area | null;
  readonly metric: Metric;
  readonly year: Year;
}

/** The authorities of a group that existed in a period of the metric, without those that it leaves out. */
export function membersOf(dataset: Dataset, group: AskedGroup, about: About): Members | NoMembers {
  const members = allMembersOf(dataset, group, about);
  const without = (group.without ?? []).flatMap((code) => dataset.area(code) ?? []);
  if (members.scope === null || without.length === 0) return members;
  const stays = (area: Area): boolean =>
    !without.some(({ code }) => area.code === code || liesIn(area, code));
  return {
    scope: { ...members.scope, without },
    areas: members.areas.filter((area) => area === about.area || stays(area)),
    gone: members.gone.filter(stays),
  };
}

function allMembersOf(dataset: Dataset, group: AskedGroup, about: About): Members | NoMembers {
  const existed = (area: Area): boolean => existedIn(area, about.metric.periodKind, about.year);
  const present = dataset.authorities().filter(existed);
  switch (group.kind) {
    case 'all':
      return { scope: { kind: 'all' }, areas: present, gone: [] };
    case 'regions': {
      const regions = dataset.parts.areas.filter(({ kind }) => kind === 'region');
      return { scope: { kind: 'regions' }, areas: regions, gone: [] };
    }
    case 'listed': {
      const { codes, words } = group;
      const areas = present.filter(({ code }) => codes.includes(code));
      return { scope: { kind: 'listed', codes, words }, areas, gone: [] };
    }
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
