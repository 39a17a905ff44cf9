import type { AskedArea, AskedGroup, Question } from './question.ts';

/** What a place is said to be above or below. */
export type ClaimedReference =
  | { readonly kind: 'area'; readonly area: AskedArea }
  /** `average` where the words say an average and not of what. */
  | { readonly kind: 'england' | 'average' | 'region' | 'neighbours' };

/** Among whom a place is said to stand; null where it is not said. */
export type ClaimedScope = AskedGroup | { readonly kind: 'own-region' };

/** Reads a piece of a sentence for what it names; null where nothing was understood. */
export type ReadPiece = (text: string) => Question | null;

/** Among whom a place is said to stand by the words before and behind; undefined where a group is meant that cannot be told. */
export function scopeOf(
  before: string,
  after: string,
  area: AskedArea,
  read: ReadPiece,
): ClaimedScope | null | undefined {
  const around = `${before} | ${after}`;
  if (/\b(?:uk|united kingdom|britain|wales|scotland|europe|world)\b/.test(around)) return undefined;
  if (/\bneighbours?\b|\bsimilar (?:councils|authorities|areas|places)\b/.test(around))
    return { kind: 'neighbours', model: null };
  if (
    /\b(?:any|all|the(?: other)?|english|other|every) (?:nine |9 )?regions?\b(?! (?:has|have|is|are|with))/.test(
      after,
    ) &&
    !isAuthority(area.code)
  )
    return { kind: 'regions' };
  if (/\b(?:the|its|their|that|this) region\b|\bregionally\b/.test(around)) return { kind: 'own-region' };
  if (LEAVES_OUT.test(around)) {
    const group = read(`rank ${after}`)?.group;
    return group?.without ? group : undefined;
  }
  const areas = [...before.split(','), after].flatMap((piece) => read(piece)?.areas ?? []);
  const regions = areas.filter(({ code }) => /^E(?:12|13)/.test(code) && code !== area.code);
  const [region, ...others] = [...new Set(regions.map(({ code }) => code))];
  if (others.length > 0) return undefined;
  const group = [read(`compare ${after}`), read(`compare ${before}`)].flatMap(
    (piece) => piece?.group ?? [],
  )[0];
  if (group?.kind === 'type') return region === undefined ? group : undefined;
  if (region !== undefined) return { kind: 'region', region };
  if (EVERYBODY.test(around)) return { kind: 'all' };
  return ELSEWHERE.test(after) ? undefined : null;
}

const EVERYBODY =
  /\b(?:england|english|country|nation|nationally|nationwide|national)\b|\b(?:any|all|of the|out of) (?:\d+ )?(?:other )?(?:local )?(?:councils?|authorit(?:y|ies))\b/;
/** A place that no group is known by: "in Greater Manchester". */
const ELSEWHERE =
  /\b(?:in|across|within|throughout|of (?:any|all)) (?!(?:the )?(?:care|need|education|employment|training|foster|residential|kinship|secure|custody|time|place|stable|total|terms|year|last|latest|january|february|march|april|may|june|july|august|september|october|november|december|19\d\d|20\d\d|mid|q\d|absolute|family|school|placements?|council|local|public)\b)[a-z]/;
const LEAVES_OUT = /\b(?:outside|without|excluding|except|excepting|apart from|other than|bar|barring)\b/;

/** What the words behind a comparison name; null where they name nothing that has figures, or several. */
export function referenceOf(rest: string, read: ReadPiece): ClaimedReference | null {
  if (/\bneighbours?\b|\bsimilar (?:councils|authorities|areas|places)\b/.test(rest))
    return { kind: 'neighbours' };
  if (/\bregional\b|\b(?:the|its|their) region(?:'s)?\b/.test(rest)) return { kind: 'region' };
  const areas = read(rest)?.areas ?? [];
  const [area, ...others] = areas;
  if (others.length > 0) return null;
  if (area) {
    return isWithin(area) ? null : area.code.startsWith('E92') ? { kind: 'england' } : { kind: 'area', area };
  }
  if (/\b(?:national|english|country|nationally|nationwide)\b/.test(rest)) return { kind: 'england' };
  return /^ (?:the )?(?:average|mean)(?: (?:rate|figure|number|share))?(?: (?:for|of|in) [\w' -]+)?\W*$/.test(
    rest,
  )
    ? { kind: 'average' }
    : null;
}

/** A town or district has no figures of its own. */
export function isWithin({ via }: AskedArea): boolean {
  return via?.kind === 'district' || via?.kind === 'town';
}

/** DfE's codes of authorities are digits, those of regions and of England begin with a letter. */
export function isAuthority(code: string): boolean {
  return /^\d/.test(code);
}
