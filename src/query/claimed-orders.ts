import {
  AGAINST_FORM,
  CLAUSE_END,
  echo,
  isOfElse,
  PLACE_FORMS,
  placesOf,
  SENTENCE_END,
  sideOf,
  stretch,
  type At,
  type ClaimedPlaces,
  type ClaimedSide,
} from './order-words.ts';
import type { AskedArea, AskedGroup, AskedMetric, Question } from './question.ts';
import type { AskedPeriod } from '../domain/period.ts';

/** What a place is said to be above or below. */
export type ClaimedReference =
  | { readonly kind: 'area'; readonly area: AskedArea }
  /** `average` where the words say an average and not of what. */
  | { readonly kind: 'england' | 'average' | 'region' | 'neighbours' };

/** Among whom a place is said to stand; null where it is not said. */
export type ClaimedScope = AskedGroup | { readonly kind: 'own-region' };

/** What a sentence says of how a place stands to others. */
export interface ClaimedOrder {
  /** As written, in lower case: "the third lowest", "higher than". */
  readonly words: string;
  readonly area: AskedArea;
  readonly metric: AskedMetric;
  /** Whether the words say that a number, a rate or a share is meant. */
  readonly unitSaid: boolean;
  readonly period: AskedPeriod | null;
  readonly side: ClaimedSide;
  readonly says:
    | { readonly kind: 'place'; readonly places: ClaimedPlaces; readonly scope: ClaimedScope | null }
    | { readonly kind: 'against'; readonly to: ClaimedReference };
}

/** A claimed order, and where its words stand in the text. */
export interface FoundOrder {
  readonly start: number;
  readonly end: number;
  /** Null where it cannot be told who or what is meant: it is not checked then. */
  readonly order: ClaimedOrder | null;
}

type ReadPiece = (text: string) => Question | null;

/** Who says less than the words after it: not the highest, perhaps above, three times as high. */
const HEDGED =
  /\b(?:not|no|never|nor|n't|isn't|wasn't|hasn't|without|whether|if|would|could|may|might|should|no longer|once|used to|twice|double|triple|treble|half|times|as|almost|nearly|close to|per ?cent|points?|\d%|predicted|expected|forecast)(?: (?:having|has|have|had|been|be|the|a|an|among|one of|as|well|far|much))*$/;
const UNIT_SAID =
  /\b(?:rates?|per|proportion|share|percentage|per ?cent|numbers?|count|total|how many|most|fewest|more|fewer)\b|%/;
const MOST_ORDERS = 4;

/** The claims of a plain text about how places stand to others, in their order; at most four are read. */
export function ordersIn(plain: string, read: ReadPiece): FoundOrder[] {
  const places = PLACE_FORMS.flatMap((form) => [...plain.matchAll(form)]);
  const against = [...plain.matchAll(AGAINST_FORM)];
  const found: (FoundOrder & { readonly compares: boolean })[] = [];
  for (const match of [...places, ...against].toSorted((a, b) => a.index - b.index)) {
    const last = found.at(-1);
    if (match.index < (last?.end ?? 0) || found.length === MOST_ORDERS) continue;
    const at = { words: match[0], start: match.index, end: match.index + match[0].length };
    const compares = against.includes(match);
    if (isOfElse(plain, at, compares)) continue;
    const sentence = stretch(plain, at, SENTENCE_END);
    const previous = last && last.start >= sentence[0] ? last : null;
    const before = plain.slice(previous?.end ?? sentence[0], at.start);
    const around = { plain, sentence, before, previous };
    const order = HEDGED.test(before.trimEnd())
      ? null
      : compares
        ? comparison(around, at, read)
        : standing(around, at, read);
    found.push({ start: at.start, end: at.end, order, compares });
  }
  return found;
}

interface Around {
  readonly plain: string;
  readonly sentence: readonly [number, number];
  /** From the order before, or the beginning of the sentence. */
  readonly before: string;
  /** The order before it in the same sentence. */
  readonly previous: (FoundOrder & { readonly compares: boolean }) | null;
}

/** "Dorset has the third lowest rate … in the South West" */
function standing(around: Around, at: At, read: ReadPiece): ClaimedOrder | null {
  const { plain, sentence, before } = around;
  const subject = subjectOf(around, at, read);
  const places = placesOf(at.words);
  if (!subject || !places) return null;
  const after = plain.slice(at.end, sentence[1]);
  const scope = scopeOf(before, after, subject, read);
  if (scope === undefined) return null;
  return {
    ...subject,
    words: echo(at.words),
    side: sideOf(at.words),
    says: { kind: 'place', places, scope },
  };
}

/** "Kent's rate is higher than Essex's", "… is below the England average" */
function comparison(around: Around, at: At, read: ReadPiece): ClaimedOrder | null {
  const subject = subjectOf(around, at, read);
  const rest = around.plain.slice(at.end, stretch(around.plain, at, CLAUSE_END)[1]);
  const to = subject && referenceOf(rest, read);
  if (!subject || !to) return null;
  if (to.kind === 'area' && to.area.code === subject.area.code) return null;
  const words = /^(?:above|below|exceed)/.test(at.words) ? at.words : `${at.words.split(' ')[0] ?? ''} than`;
  return { ...subject, words, side: sideOf(at.words), says: { kind: 'against', to } };
}

/**
 * What an order is about: the one place that the words before it name, else the one that its sentence does, and the measure
 * of the sentence. Null where several places are named, or only a town or district, which has no figures of its own.
 */
function subjectOf(around: Around, at: At, read: ReadPiece): Subject | null {
  const { plain, sentence } = around;
  const measured = / (.+) than$/.exec(at.words)?.[1] ?? '';
  const rest = plain.slice(at.end, sentence[1]).replace(AMONG_ALL, ' ');
  const whole = read(`${plain.slice(sentence[0], at.start)} ${measured} ${rest}`);
  const area = subjectArea(around, whole, read);
  const metric = whole?.metrics[0];
  if (!area || !metric || isWithin(area)) return null;
  const unitSaid = UNIT_SAID.test(plain.slice(...sentence));
  return { area, metric, period: whole?.period ?? null, unitSaid };
}

type Subject = Pick<ClaimedOrder, 'area' | 'metric' | 'period' | 'unitSaid'>;

function subjectArea(
  { before, previous }: Around,
  whole: Question | null,
  read: ReadPiece,
): AskedArea | null {
  if (previous && GOES_ON.test(before.trimEnd())) return previous.order?.area ?? null;
  if (previous?.compares) return null;
  const found = read(before)?.areas ?? [];
  const area = only(found);
  if (area && !isWithin(area)) return area;
  // "In the South West, Dorset …": a name may begin behind a comma, and Bournemouth's has one.
  const behind = only(read(/[^,]*$/.exec(before)?.[0] ?? '')?.areas ?? []);
  if (behind || found.length > 0) return behind;
  return previous ? null : only(whole?.areas ?? []);
}

/** "… but lower than", "… and is the highest": of the same place as before. */
const GOES_ON = /\b(?:but|and|yet)(?: (?:also|it|is|are|was|has|have|had|the|still))*$/;
const AMONG_ALL = /\b(?:out )?of (?:any|all|every)\b(?:(?! (?:for|by|in|on)\b)[^,;])*/;

function isWithin({ via }: AskedArea): boolean {
  return via?.kind === 'district' || via?.kind === 'town';
}

/** The one authority among some places; without one the only region. */
function only(areas: readonly AskedArea[]): AskedArea | null {
  const authorities = areas.filter(({ code }) => isAuthority(code));
  const [first, ...others] = authorities.length > 0 ? authorities : areas;
  return first && others.length === 0 ? first : null;
}

/** DfE's codes of authorities are digits, those of regions and of England begin with a letter. */
function isAuthority(code: string): boolean {
  return /^\d/.test(code);
}

/** Undefined where a group is meant that cannot be told. */
function scopeOf(
  before: string,
  after: string,
  { area }: Pick<ClaimedOrder, 'area'>,
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
  return /\b(?:england|english|country|nation|nationally|nationwide|national)\b|\b(?:any|all|of the|out of) (?:\d+ )?(?:other )?(?:local )?(?:councils?|authorit(?:y|ies))\b/.test(
    around,
  )
    ? { kind: 'all' }
    : null;
}

const LEAVES_OUT = /\b(?:outside|without|excluding|except|excepting|apart from|other than|bar|barring)\b/;

function referenceOf(rest: string, read: ReadPiece): ClaimedReference | null {
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
