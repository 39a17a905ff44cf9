import type { AskedGroup } from './question.ts';

/** A kind of council; `words` ask for it, `said` is how people name it. */
export interface CouncilKind {
  readonly said: RegExp;
  readonly words: string;
  readonly types: readonly string[];
}

export const LONDON: CouncilKind = {
  said: /\blondon (?:boroughs|councils|authorities)\b/,
  words: 'london boroughs',
  types: ['inner-london', 'outer-london'],
};

/** Kinds of council, named in the plural: one of them is a word beside a name ("Kent county"). */
export const KINDS: readonly CouncilKind[] = [
  {
    said: /\b(?:shire |all |the |english )*(?:counties|shires)\b|\bcounty (?:councils|average|median)\b/,
    words: 'counties',
    types: ['county'],
  },
  {
    said: /\bunitar(?:ies|ys)\b|\bunitary (?:authorities|councils|average|median)\b/,
    words: 'unitaries',
    types: ['unitary'],
  },
  {
    said: /\bmetropolitans\b|\bmet(?:ropolitan)? (?:boroughs|districts|authorities|councils|areas|average|median)\b/,
    words: 'metropolitans',
    types: ['metropolitan'],
  },
  LONDON,
];
/** Several kinds as one group. */
type KindsGroup = Extract<AskedGroup, { kind: 'type' }>;

/** All councils of some kinds, as one group. */
export function joinedKinds(kinds: readonly CouncilKind[]): KindsGroup {
  return {
    kind: 'type',
    types: kinds.flatMap(({ types }) => types),
    words: kinds.map(({ words }) => words).join(' '),
  };
}

/** The kinds of council that a group is made of, each a group by itself; the group itself where it is made of none. */
export function apartByKind(group: AskedGroup): readonly AskedGroup[] {
  if (group.kind !== 'type') return [group];
  const without = group.without === undefined ? {} : { without: group.without };
  return kindsOf(group).map((kind) => ({ ...joinedKinds([kind]), ...without }));
}

/** The councils of a group, or of all kinds, that are of none of these kinds. Null where the group is not made of kinds. */
export function withoutKinds(group: AskedGroup | null, left: readonly CouncilKind[]): KindsGroup | null {
  const whole = group === null || group.kind === 'all' ? KINDS : group.kind === 'type' ? kindsOf(group) : [];
  const stay = whole.filter((kind) => !left.includes(kind));
  return stay.length === 0 ? null : joinedKinds(stay);
}

/** In the order in which they were named. */
function kindsOf({ types, words }: KindsGroup): readonly CouncilKind[] {
  return KINDS.filter((kind) => kind.types.every((type) => types.includes(type))).toSorted(
    (one, other) => words.indexOf(one.words) - words.indexOf(other.words),
  );
}
