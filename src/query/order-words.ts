import { saidNumber, SMALL_WORDS } from './number-words.ts';

/** Which end of an order is meant; which figures are worse or better depends on the measure. */
export type ClaimedSide = 'high' | 'low' | 'worse' | 'better';

/** The places that a claim leaves room for, counted from its end: "the third", "one of the ten", "the top quarter". */
export type ClaimedPlaces =
  | { readonly kind: 'places'; readonly first: number; readonly last: number }
  | { readonly kind: 'share'; readonly percent: number }
  /** "Among the highest" draws no line. */
  | { readonly kind: 'vague' };

/** Some words of a text and where they stand in it. */
export interface At {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

const SIDES: readonly (readonly [RegExp, ClaimedSide])[] = [
  [/highest|largest|biggest|greatest|most|top|higher|greater|larger|bigger|more|above|over|exceed/, 'high'],
  [/lowest|smallest|fewest|least|bottom|lower|smaller|fewer|less|below|under/, 'low'],
  [/worst|worse|poorest|poorer/, 'worse'],
  [/best|better/, 'better'],
];
const END = 'highest|largest|biggest|greatest|lowest|smallest|fewest|worst|poorest|best';
const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];
const ORDINAL = `(?:${ORDINALS.join('|')}|\\d{1,3}(?:st|nd|rd|th))`;
const COUNT = `(?:\\d{1,3}|${SMALL_WORDS.replace('one|', '')})`;
const SHARES: Readonly<Record<string, number>> = {
  half: 50,
  third: 100 / 3,
  quarter: 25,
  quartile: 25,
  fifth: 20,
  quintile: 20,
  tenth: 10,
  decile: 10,
};
const SHARE = `(?:${Object.keys(SHARES).join('|')}|\\d{1,2} ?(?:%|per ?cent))`;

/** In the order of trying: where two begin together, the first one is meant. */
export const PLACE_FORMS: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:in|among|inside|within) (?:the )?(?:top|bottom|highest|lowest|worst|best) (?:${SHARE}|${COUNT})(?![\w%])`,
    'g',
  ),
  new RegExp(
    String.raw`\b(?:one of|among|amongst) (?:the |england's |the country's )?(?:top |bottom )?${COUNT} (?:${END})\b`,
    'g',
  ),
  new RegExp(
    String.raw`\b(?:one of|among|amongst) (?:the |england's |the country's )?(?:very )?(?:${END})\b`,
    'g',
  ),
  new RegExp(String.raw`\b(?:the |its |joint[- ])*${ORDINAL}[- ](?:${END}|most|least)\b`, 'g'),
  new RegExp(String.raw`\b(?:the |england's |the country's )?(?:joint[- ])?(?:very )?(?:${END})\b`, 'g'),
  /\b(?:has|had|have|with|recorded) (?:the )?(?:most|fewest|least)\b(?! of\b)/g,
];
/** "Higher … than", "below" */
export const AGAINST_FORM =
  /\b(?:(?:higher|lower|greater|larger|smaller|worse|better|fewer|more|less|bigger)\b(?: [\w,'%-]+){0,8}? than|above|below|exceed(?:s|ed|ing)?)\b/g;
/** Words after a superlative that make it one of something else: of a change, of a place's size, of years. */
const OF_ELSE =
  /^(?:[- ](?:ever|profile|quality|performing)|(?: \w+){0,3}? (?:rises?|increases?|falls?|drops?|decreases?|jumps?|growth|changes?|improvements?|reductions?|gaps?|declines?)\b| (?:common|recent|likely|vulnerable|deprived|important|serious|interests?|practice|council|authority|county|city|local authority|unitary|borough|possible)\b)/;
/** "The worst council for …" is of a measure all the same. */
const OF_COUNCIL = /^ (?:performing )?(?:council|authority|county|borough|local authority)\b/;
/** A superlative over the years is no place among others. */
const OVER_TIME =
  /\b(?:since|ever|on record|record (?:high|low)|all[- ]time|for (?:\w+ )?(?:\w+ )?years|in (?:\w+ ){0,3}years|in (?:over |nearly |almost |more than )?(?:a|two|three) decades?|(?:year|decade)s?[- ](?:high|low)|of (?:the|any) year)\b/;
const AFTER_NUMBER = /\d[\d,.]*(?: ?%| per ?cent| percentage points?| points?)? $/;
export const CLAUSE_END =
  /[.;:!?](?:\s|$)| ; |,(?!\d{3}\b)|["()]| - |\b(?:while|whereas|but|although|though)\b/g;
export const SENTENCE_END = /[.;!?](?:\s|$)| ; /g;
/**
 * Whether a sentence asserts something of this kind outright: it begins with what it is about, has a verb of being or having,
 * and asks, orders and supposes nothing.
 */
export function assertsOrder(plain: string): boolean {
  return (
    !plain.includes('?') &&
    !ASKS_OR_ORDERS.test(plain) &&
    ASSERTS.test(plain) &&
    [...PLACE_FORMS, AGAINST_FORM].some((form) => plain.search(form) > 0)
  );
}

const ASKS_OR_ORDERS =
  /^\W*(?:which|what|who|whose|where|when|why|how|is|are|was|were|does|do|did|has|have|had|can|could|will|would|should|show|tell|give|list|rank|compare|find|get|any|i|we|you|me|please|top|bottom|and|so|hi|hello|need|want|looking|explain|describe|define)\b|\b(?:whether|if)\b|\b(?:is|are|was|were|does|do|did|has|have) (?:it|they|that|this)\b/;
const ASSERTS =
  /\b(?:has|have|had|is|are|was|were|recorded|spends?|spent|employs?|sees|saw|takes|took|looks after|looked after|remains?|remained|ranks?|ranked|sits?|stands?|exceed(?:s|ed))\b/;

/** The places that the words of an order leave room for; null where they name none. */
export function placesOf(words: string): ClaimedPlaces | null {
  const share = new RegExp(`\\b(${SHARE})$`).exec(words)?.[1];
  if (share !== undefined) {
    return { kind: 'share', percent: SHARES[share] ?? Number.parseInt(share, 10) };
  }
  const nth = new RegExp(`\\b(${ORDINAL})[- ]`).exec(words)?.[1];
  if (nth !== undefined) {
    const place = ORDINALS.includes(nth) ? ORDINALS.indexOf(nth) + 1 : Number.parseInt(nth, 10);
    return place > 0 ? { kind: 'places', first: place, last: place } : null;
  }
  const count = new RegExp(`\\b(${COUNT})(?: |$)`).exec(words)?.[1];
  if (count !== undefined) {
    const last = saidNumber(count);
    return last > 0 ? { kind: 'places', first: 1, last } : null;
  }
  return /^(?:one of|among)/.test(words) ? { kind: 'vague' } : { kind: 'places', first: 1, last: 1 };
}

/** The end that the first of some words names. */
export function sideOf(words: string): ClaimedSide {
  const ends = SIDES.map(([pattern, side]) => ({ side, index: words.search(pattern) }));
  return ends.filter(({ index }) => index >= 0).toSorted((a, b) => a.index - b.index)[0]?.side ?? 'high';
}

/** A comparison with the past or with a number is no comparison of places; nor is a superlative over the years. */
export function isOfElse(plain: string, at: At, compares: boolean): boolean {
  const rest = plain.slice(at.end);
  if (at.words.includes(' or ') || rest.startsWith(' or ')) return true;
  if (compares) {
    return (
      AFTER_NUMBER.test(plain.slice(0, at.start)) ||
      /^ (?:last|the (?:year|month|previous)|a (?:year|decade|quarter|third|fifth|tenth)|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b|in (?:19|20)|it was|they were|ever|before|£?\d|expected|usual|normal|half|twice)/.test(
        rest,
      )
    );
  }
  const clause = plain.slice(at.end, stretch(plain, at, CLAUSE_END)[1]);
  return (
    (OF_ELSE.test(rest) && !(OF_COUNCIL.test(rest) && / (?:for|on) /.test(clause))) ||
    OVER_TIME.test(clause) ||
    /\b(?:at|a) (?:the )?(?:most|best|least)$/.test(plain.slice(0, at.end))
  );
}

/** An order as it was written, without the words of the sentence around it. */
export function echo(words: string): string {
  return words.replace(/^(?:(?:has|had|have|with|recorded|in|its|england's|the country's) )+/, '');
}

/** Where the stretch of text around some words that ends at the given marks begins and ends. */
export function stretch(text: string, at: At, mark: RegExp): readonly [number, number] {
  const marks = [...text.matchAll(mark)];
  const before = marks.findLast((found) => found.index + found[0].length <= at.start);
  const after = marks.find((found) => found.index >= at.end);
  return [before ? before.index + before[0].length : 0, after?.index ?? text.length];
}
