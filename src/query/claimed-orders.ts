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
import {
  isAuthority,
  isWithin,
  referenceOf,
  scopeOf,
  type ClaimedReference,
  type ClaimedScope,
  type ReadPiece,
} from './order-scope.ts';
import type { AskedArea, AskedMetric, Question } from './question.ts';
import { isSpan, type AskedPeriod } from '../domain/period.ts';

/** What a sentence says of how a place stands to others. */
export interface ClaimedOrder {
  /** As written, in lower case: "the third lowest", "higher than". */
  readonly words: string;
  readonly area: AskedArea;
  readonly metric: AskedMetric;
  /** Whether the words say that a number, or that a rate or share is meant; null where they leave it open. */
  readonly unit: 'number' | 'relative' | null;
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

const HEDGED =
  /\b(?:not|no|never|nor|n't|isn't|wasn't|hasn't|without|whether|if|would|could|may|might|should|no longer|once|used to|twice|double|triple|treble|half|times|as|almost|nearly|close to|per ?cent|points?|\d%|predicted|expected|forecast)(?: (?:having|has|have|had|been|be|the|a|an|among|one of|as|well|far|much))*$/;
/** What is said of many years is more than what holds in one. */
const OVER_YEARS =
  /\b(?:since|always|consistently|every year|each year|years running|in a row|for (?:\w+ ){0,2}(?:years|decades?|a decade))\b/;
const RELATIVE_SAID =
  /\b(?:rates?|per (?!cent\b)\w+|proportions?|proportionate(?:ly)?|shares?|percentages?|per ?cent|likely|likelier)\b|%/;
const NUMBER_SAID = /\b(?:numbers?|count|total|how many|most|fewest|more|fewer)\b/;
const MOST_ORDERS = 4;

/** The claims of a plain text about how places stand to others, in their order; at most four are read. */
export function ordersIn(plain: string, readPiece: ReadPiece): FoundOrder[] {
  const pieces = new Map<string, Question | null>();
  const read: ReadPiece = (text) => {
    const known = pieces.get(text);
    if (known !== undefined) return known;
    const question = text.trim() === '' ? null : readPiece(text);
    pieces.set(text, question);
    return question;
  };
  const found: Found[] = [];
  const told = mentionsIn(plain);
  told.forEach(({ at, compares }, index) => {
    const sentence = stretch(plain, at, SENTENCE_END);
    const last = found.at(-1);
    const previous = last && last.start >= sentence[0] ? last : null;
    const before = plain.slice(previous?.end ?? sentence[0], at.start);
    const after = plain.slice(at.end, Math.min(sentence[1], told[index + 1]?.at.start ?? sentence[1]));
    const alone = !told.some((other, one) => one !== index && isInside(other.at, sentence));
    const around = { plain, sentence, before, after, previous, alone };
    const order =
      HEDGED.test(before.trimEnd()) || OVER_YEARS.test(plain.slice(...sentence))
        ? null
        : compares
          ? comparison(around, at, read)
          : standing(around, at, read);
    found.push({ start: at.start, end: at.end, order, compares });
  });
  return found;
}

function isInside({ start }: At, [from, to]: readonly [number, number]): boolean {
  return start >= from && start < to;
}

type Found = FoundOrder & { readonly compares: boolean };

/** The words that put something in order, without those that are of something else. */
function mentionsIn(plain: string): { readonly at: At; readonly compares: boolean }[] {
  const matches = [...PLACE_FORMS, AGAINST_FORM].flatMap((form) =>
    [...plain.matchAll(form)].map((match) => ({
      at: { words: match[0], start: match.index, end: match.index + match[0].length },
      compares: form === AGAINST_FORM,
    })),
  );
  const apart: typeof matches = [];
  for (const mention of matches.toSorted((a, b) => a.at.start - b.at.start)) {
    const { at, compares } = mention;
    if (at.start >= (apart.at(-1)?.at.end ?? 0) && !isOfElse(plain, at, compares)) apart.push(mention);
  }
  return apart.slice(0, MOST_ORDERS);
}

interface Around {
  readonly plain: string;
  readonly sentence: readonly [number, number];
  /** From the order before, or the beginning of the sentence. */
  readonly before: string;
  /** To the next order, or the end of the sentence. */
  readonly after: string;
  /** The order before it in the same sentence. */
  readonly previous: Found | null;
  /** Whether it is the only one of its sentence. */
  readonly alone: boolean;
}

/** "Dorset has the third lowest rate … in the South West" */
function standing(around: Around, at: At, read: ReadPiece): ClaimedOrder | null {
  const subject = subjectOf(around, at, read);
  const places = placesOf(at.words);
  if (!subject || !places) return null;
  // What is said before a second order is of the first one.
  const own = scopeOf(around.previous ? '' : around.before, around.after, subject.area, read);
  if (own === undefined) return null;
  const before = around.previous?.order?.says;
  const scope = own ?? (before?.kind === 'place' ? before.scope : null);
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
  if (!subject) return null;
  const words = at.words.endsWith(' than') ? `${at.words.split(' ')[0] ?? ''} than` : at.words;
  const order = { ...subject, words, side: sideOf(at.words) };
  if (THAN_ANY.test(rest)) {
    const scope = scopeOf('', rest, subject.area, read);
    return scope === undefined
      ? null
      : { ...order, words: `${words} any`, says: { kind: 'place', places: FIRST, scope } };
  }
  const to = referenceOf(rest, read);
  if (!to || (to.kind === 'area' && to.area.code === subject.area.code)) return null;
  return { ...order, says: { kind: 'against', to } };
}

/** "Than any other council", "than anywhere else in England": the first of them all. */
const THAN_ANY = /^ (?:any|anywhere|anyone|anybody|everywhere|everyone|every|all)\b/;
const FIRST = { kind: 'places', first: 1, last: 1 } as const;

/**
 * What an order is about: the one place that the words before it name, else the one that its sentence does, and the measure
 * of the sentence. Null where several places are named, or only a town or district, which has no figures of its own.
 */
function subjectOf(around: Around, at: At, read: ReadPiece): Subject | null {
  const { plain, sentence, before, alone } = around;
  const measured = / (.+) than$/.exec(at.words)?.[1] ?? '';
  const rest = plain.slice(at.end, sentence[1]).replace(AMONG_ALL, ' ');
  const whole = read(`${plain.slice(sentence[0], at.start)} ${measured} ${rest}`);
  const area = subjectArea(around, whole, read);
  if (!area || isWithin(area)) return null;
  const after = `${measured} ${around.after.replace(AMONG_ALL, ' ')}`;
  const said = alone && (whole?.metrics.length ?? 0) < 2 ? whole : ownMeasure(before, after, read);
  const metric = said?.metrics[0] ?? around.previous?.order?.metric;
  const period = read(after)?.period ?? read(before)?.period ?? whole?.period ?? null;
  if (
    !metric ||
    ONLY_UNIT.test(metric.words) ||
    isSpan(period) ||
    (period?.kind === 'years' && period.years.length > 1)
  )
    return null;
  const words = alone ? plain.slice(...sentence) : `${before} ${at.words} ${after}`;
  const unit = RELATIVE_SAID.test(words) ? 'relative' : NUMBER_SAID.test(words) ? 'number' : null;
  return { area, metric, period, unit };
}

/** The measure beside an order of several: "the highest care rate" has it behind, "its care rate is the highest" before. */
function ownMeasure(before: string, after: string, read: ReadPiece): Question | null {
  const sides = STANDS_ALONE.test(after) ? [before, after] : [after, before];
  return sides.map(read).find((piece) => (piece?.metrics.length ?? 0) > 0) ?? null;
}

/** "Kent's neighbours have", "councils in the South West that": not what is said of the place that they are named by. */
const OF_SEVERAL =
  /(?<!\b(?:of|among|amongst|across|all|other)\b[^,;]*)\b(?:authorities|councils|boroughs|las|areas|places|neighbours|towns|cities|districts)\b/;

/** "Its rate" is of no measure. */
const ONLY_UNIT =
  /^(?:the |its |average )*(?:rates?|numbers?|figures?|shares?|percentages?|proportions?|counts?|totals?|average)$/;

const STANDS_ALONE = /^\W*(?:(?:in|of|among|amongst|and|but|nationally|regionally)\b|$)/;

type Subject = Pick<ClaimedOrder, 'area' | 'metric' | 'period' | 'unit'>;

function subjectArea(
  { before, previous }: Around,
  whole: Question | null,
  read: ReadPiece,
): AskedArea | null {
  if (OF_SEVERAL.test(before)) return null;
  const onward = previous && GOES_ON.exec(before.trimEnd());
  if (onward && (read(onward[0])?.areas ?? []).length === 0) return previous.order?.area ?? null;
  if (previous?.compares) return null;
  const found = read(before)?.areas ?? [];
  const area = only(found);
  if (area && !isWithin(area)) return area;
  // "In the South West, Dorset …": a name may begin behind a comma, and Bournemouth's has one.
  const behind = only(read(/[^,]*$/.exec(before)?.[0] ?? '')?.areas ?? []);
  if (behind || found.length > 0) return behind;
  return previous ? null : only(whole?.areas ?? []);
}

/** "… but lower than", "… and is the highest", "… and its plan rate the lowest": of the same place as before. */
const GOES_ON =
  /\b(?:but|and|yet)(?: (?:also|it|is|are|was|has|have|had|the|still))*$|\b(?:but|and|yet) its\b.*$/;
const AMONG_ALL = /\b(?:out )?of (?:any|all|every)\b(?:(?! (?:for|by|in|on)\b)[^,;])*/;

/** The one authority among some places; without one the only region. */
function only(areas: readonly AskedArea[]): AskedArea | null {
  const authorities = areas.filter(({ code }) => isAuthority(code));
  const [first, ...others] = authorities.length > 0 ? authorities : areas;
  return first && others.length === 0 ? first : null;
}
