import { isOfType, liesIn, type Area, type AreaCode } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { AskedGroup } from '../query/question.ts';

/** The places that one phrase names beside those named by themselves, or why they cannot be named. */
export type GroupMembers =
  | {
      readonly kind: 'members';
      readonly codes: readonly AreaCode[];
      /** Of neighbours: the model that the lists are from. */
      readonly model: string | null;
    }
  | { readonly kind: 'no-neighbours'; readonly of: Area };

/**
 * The authorities of a group at present, without those that it leaves out, in the order in which they are listed; of
 * neighbours those of the places named, by the model asked for or the preferred one. A place without neighbours fails
 * the whole.
 */
export function groupMembers(
  dataset: Dataset,
  group: AskedGroup | null,
  named: readonly AreaCode[],
): GroupMembers {
  const members = allMembers(dataset, group, named);
  if (members.kind !== 'members') return members;
  const leftOut = (code: AreaCode): boolean => {
    const area = dataset.area(code);
    return (group?.without ?? []).some((out) => code === out || (area !== undefined && liesIn(area, out)));
  };
  return { ...members, codes: members.codes.filter((code) => !leftOut(code)) };
}

function allMembers(dataset: Dataset, group: AskedGroup | null, named: readonly AreaCode[]): GroupMembers {
  const present = dataset.authorities().filter(({ closed }) => closed === null);
  const members = (areas: readonly Area[]): GroupMembers => ({
    kind: 'members',
    codes: areas.map(({ code }) => code),
    model: null,
  });
  switch (group?.kind) {
    case undefined:
      return members([]);
    case 'regions':
      return members(dataset.parts.areas.filter(({ kind }) => kind === 'region'));
    case 'listed': {
      const { codes } = group;
      return members(present.filter(({ code }) => codes.includes(code)));
    }
    case 'all':
      return members(present);
    case 'region':
      return members(present.filter((area) => liesIn(area, group.region)));
    case 'type':
      return members(present.filter((area) => isOfType(area, group.types)));
    case 'neighbours':
      return neighboursOf(dataset, group.model, named);
  }
}

function neighboursOf(dataset: Dataset, model: string | null, named: readonly AreaCode[]): GroupMembers {
  const codes: AreaCode[] = [];
  let by: string | null = null;
  for (const code of named) {
    const of = dataset.area(code);
    const list = dataset.neighbours(code, model);
    if (of && !list) return { kind: 'no-neighbours', of };
    const theirs = (list?.neighbours ?? []).map(({ area }) => area);
    codes.push(...theirs.filter((one) => dataset.area(one)?.closed === null));
    by ??= list?.model ?? null;
  }
  return { kind: 'members', codes, model: by };
}
