/** What a sentence says of a place's own years: that a number is the highest or the lowest of them. */
export interface ClaimedRecord {
  /** As written, in lower case: "a record", "record low". */
  readonly words: string;
  readonly end: 'high' | 'low';
  /** The position of the number it is said of in the list of numbers; null where there is none. */
  readonly of: number | null;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The first record that a plain text claims, and where its words stand; null where it claims none outright. */
export function recordIn(
  plain: string,
  numbers: readonly Stretch[],
): (Stretch & { readonly record: ClaimedRecord }) | null {
  const found = RECORD.exec(plain);
  if (!found) return null;
  const [words] = found;
  const [start, end] = [found.index, found.index + words.length];
  const before = plain.slice(0, start).split(/[.;]/).at(-1) ?? '';
  if (HEDGED.test(before)) return null;
  const low = /low|fewest/.test(words) || (!/high|most/.test(words) && FALLING.test(before));
  const after = numbers.findIndex((number) => number.start >= end);
  const last = numbers.length - 1;
  const of = after >= 0 ? after : last >= 0 ? last : null;
  return { start, end, record: { words, end: low ? 'low' : 'high', of } };
}

const RECORD =
  /\b(?:(?:(?:an?|another|a new|its|their|the) )?record(?:[- ](?:highs?|lows?|levels?|numbers?)\b|(?= (?:£ ?)?\d))|(?:an?|another|a new) record\b(?= [a-z]+ (?:of )?(?:children|plans|referrals|\d))|(?:an? |the |its )?all[- ]time (?:high|low|record)|(?:highest|lowest|most|fewest)\b(?: [\w'-]+){0,8}? (?:ever|on record|since records began))\b/;
const HEDGED =
  /\b(?:not|no|never|nearly|almost|close to|near|short of|below|under|whether|may be|could be)(?: [a-z]+){0,2} $/;
const FALLING = /\b(?:f[ae]ll|fallen|falls|falling|drop(?:s|ped)?|down|declined|decreased)\b/;
