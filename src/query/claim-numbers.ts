import { NUMBER_WORDS, saidNumber } from './number-words.ts';
import { FRACTION_STEP, spokenParts } from './spoken-parts.ts';

/** What a claimed number counts: things, hundredths, or things in so many children. */
export type ClaimedUnit =
  | { readonly kind: 'number' }
  | { readonly kind: 'percent' }
  | { readonly kind: 'points' }
  | { readonly kind: 'per'; readonly children: 1000 | 10_000 | 100_000 }
  /** "One in 118", whose value is the 118; "two in five", whose value is the 40 per cent that it comes to. */
  | { readonly kind: 'share'; readonly part: number; readonly whole: number }
  /** "Three children a week": so many of these make a year. */
  | { readonly kind: 'every'; readonly span: 'day' | 'week' | 'month' }
  | { readonly kind: 'pounds'; /** "£208 a child". */ readonly each?: true };

/** How a number is loosened: `near` is "nearly" and "almost"; `over` and `under` are bounds, "more than" and "less than". */
export type Looseness = 'none' | 'about' | 'near' | 'over' | 'under';

/** A number of a text that may claim something, where it stands and what stands around it. */
export interface FoundNumber {
  readonly words: string;
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly step: number;
  readonly unit: ClaimedUnit;
  readonly looseness: Looseness;
  readonly says: 'level' | 'change' | 'share-of-change';
  readonly direction: 1 | -1 | 0;
}

const MONTH =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)';

const ORDINAL = '(?:st|nd|rd|th)?';
/** "March 7, 2018", and "on March 7": without those words before it, 7 may be what is told of March. */
const MONTH_FIRST = String.raw`${MONTH} \d{1,2}${ORDINAL}(?:,? \d{4}\b|(?<=\b(?:on|by|to|from|until|since|before|after) ${MONTH} \d{1,2}${ORDINAL})\b(?!\d|[.,]\d| ?%))`;

/** A day of the year that is not the 31 March or 30 September that national figures are taken on. */
export const OTHER_DAY = new RegExp(
  String.raw`\b(?:(?!31(?:st)? march|30(?:th)? sept(?:ember)?\b)\d{1,2}${ORDINAL} (?:of )?${MONTH}\b(?: \d{4})?|(?!march 31|sept(?:ember)? 30)${MONTH_FIRST})`,
  'g',
);

/** What looks like a number and claims nothing. */
const MASKS: readonly RegExp[] = [
  /\b[eskw]\d{8}\b/g,
  /\b(?=[a-z0-9-]*\d)[a-z][a-z0-9]*(?:-[a-z0-9]+)+\b/g,
  new RegExp(String.raw`\b\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH}\b(?: \d{4})?`, 'g'),
  new RegExp(String.raw`\b${MONTH_FIRST}`, 'g'),
  new RegExp(String.raw`\b${MONTH} \d{4}\b`, 'g'),
  /\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b/g,
  /\b(?:19|20)\d\d ?[/-] ?(?:(?:19|20)?\d\d)\b/g,
  /(?<![£,.\d])\b(?:19|20)\d\d\b(?!,\d|\.\d| (?:children|plans|referrals|cases|assessments|enquiries|conferences|social))/g,
  /\b(?:section|s|form|year|years|phase|annex) ?\d+\b/g,
  /\b(?:aged?|ages) \d{1,2}(?: ?(?:to|-|and) ?\d{1,2})?\b/g,
  /\b(?:under|over)[- ]\d{1,2}s\b/g,
  /\b(?:top|bottom|first|last|past|next|highest|lowest) \d+\b/g,
  /\b\d{1,2} ?(?:to|-) ?\d{1,2}[- ]year[- ]olds?\b/g,
  /\b\d{1,2}[- ]year[- ]olds?\b/g,
  // "Within 45 working days" is a limit, and "was 27 working days" a figure.
  /(?<!\b(?:was|is|took|takes) (?:about |around |nearly |over |just |only )?)\b\d+(?:\.\d+)?[- ](?:working )?days?\b/g,
  /\b\d+(?:\.\d+)?[- ](?:weeks?|months?|years?|hours?|miles?|minutes?)\b/g,
  /\b\d+(?:st|nd|rd|th)\b/g,
];

const NUMBER = new RegExp(
  String.raw`(£ ?)?(?:\b(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?: ?(million|m|billion|bn|thousand|k)\b)?|\b(${NUMBER_WORDS})\b)`,
  'g',
);
const SCALES: Readonly<Record<string, number>> = {
  million: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  thousand: 1e3,
  k: 1e3,
};

const PERCENT = /^ ?(?:%|per ?cent\b|percent\b|pc\b)(?! points?\b|age points?\b)/;
const POINTS = /^ ?(?:%|per ?cent(?:age)?|percent(?:age)?)[- ]points?\b/;
const PER =
  /^(?: [a-z'-]+){0,6}? (?:in|per|for|out of) (?:every |each )?(100,?000|10,?000|1,?000|100)\b(?!,\d)/;
const IN_SO_MANY = new RegExp(
  String.raw`^((?: (?!of\b)[a-z'-]+){0,2}?) (?:in|out of) (?:every |each )?(\d{1,3}(?:,\d{3})+|\d+|${NUMBER_WORDS})\b(?![.,]?\d|%|[- ](?:days?|weeks?|months?|years?)\b)`,
);
const EVERY = /^(?: (?!of\b)[a-z'-]+){0,5}? (?:a|per|each|every) (day|week|month)\b/;
/** "1-in-50" is written for "1 in 50". */
const HYPHENED = new RegExp(String.raw`\b(\d+|${NUMBER_WORDS})-in-(?=\d|${NUMBER_WORDS})`, 'g');

/**
 * The numbers of a plain text that can be claims, in their order. Years, dates, ages, section numbers, durations,
 * codes and denominators are left out.
 */
export function numbersIn(plain: string): FoundNumber[] {
  const text = maskNumbers(plain);
  const found: FoundNumber[] = [];
  let from = 0;
  for (const match of text.matchAll(NUMBER)) {
    if (match.index < from) continue;
    const number = numberAt(text, match);
    if (!number) continue;
    found.push(number);
    from = number.end;
  }
  for (const { start, end, percent, step, turned } of spokenParts(text)) {
    found.push({
      ...contextOf(text, start, end),
      ...(turned === 0 ? {} : ({ says: 'change', direction: turned } as const)),
      value: percent,
      step,
      unit: { kind: 'percent' },
      looseness: loosenessBefore(text.slice(0, start)),
    });
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** The text with what looks like a number and claims nothing blanked out, character by character. */
export function maskNumbers(plain: string): string {
  return [OTHER_DAY, ...MASKS].reduce(
    (text, mask) => text.replace(mask, (found) => ' '.repeat(found.length)),
    plain.replace(HYPHENED, '$1 in '),
  );
}

function numberAt(text: string, match: RegExpExecArray): FoundNumber | null {
  const [all, pound, digits, fraction, scaleWord, word] = match;
  const start = match.index;
  const after = text.slice(start + all.length);
  // "1,498 of 176,239": the second is what the first is a part of.
  if (/\d (?:out )?of (?:the |its |their |all )?$/.test(text.slice(0, start))) return null;
  // "The rate per 10,000": what is counted in, with no number of it.
  if (/\b(?:per|(?:in|for) (?:every|each)) $/.test(text.slice(0, start))) return null;
  const spoken = word === undefined ? null : saidNumber(word);
  const scale = scaleWord === undefined ? 1 : (SCALES[scaleWord] ?? 1);
  const value = spoken ?? Number(`${(digits ?? '').replaceAll(',', '')}${fraction ?? ''}`) * scale;
  const step = spoken === null ? scale / 10 ** Math.max(0, (fraction ?? '.').length - 1) : 1;
  const looseness = loosenessBefore(text.slice(0, start));
  const share = pound === undefined ? shareAfter(after, value) : null;
  if (share) {
    const { length, ...claimed } = share;
    return { ...contextOf(text, start, start + all.length + length), ...claimed, looseness };
  }
  const unit = unitAfter(after) ?? (pound === undefined ? everyAfter(after) : null);
  // "The UK average of six" is of the unit before it.
  if (
    spoken !== null &&
    unit === null &&
    !/\b(?:average|rate|figure) (?:of|is|was) $/.test(text.slice(0, start))
  )
    return null;
  const [kind, length] =
    unit ?? (pound === undefined ? [{ kind: 'number' } as const, 0] : poundsAfter(after));
  return {
    ...contextOf(text, start, start + all.length + length),
    value,
    step,
    unit: kind,
    looseness,
  };
}

/**
 * A share said as so many in so many: "one in 118", "two in five". What is counted in hundreds, thousands and so on of
 * children is a rate, but for one in so many, which is right where the figure rounds to it.
 */
function shareAfter(
  after: string,
  part: number,
): (Pick<FoundNumber, 'value' | 'step' | 'unit'> & { readonly length: number }) | null {
  const found = IN_SO_MANY.exec(after);
  const whole = saidNumber((found?.[2] ?? '').replaceAll(',', ''));
  if (!found || !(whole > part) || !Number.isInteger(part) || part < 1) return null;
  if (part > 1 && (found[1] !== '' || PER.test(after))) return null;
  const { length } = found[0];
  const unit = { kind: 'share', part, whole } as const;
  if (part === 1) return { value: whole, step: writtenStep(whole), unit, length };
  return { value: (part / whole) * 100, step: Math.min(FRACTION_STEP, 100 / whole), unit, length };
}

/** The last place of a whole number that is not nought, as long as two digits are left: 1 for 118, 10 for 120 and 100. */
function writtenStep(whole: number): number {
  let step = 1;
  while (whole % (step * 10) === 0 && whole / (step * 10) >= 10) step *= 10;
  return step;
}

/** The unit that follows a number, and how many characters it takes. */
function unitAfter(after: string): [ClaimedUnit, number] | null {
  const points = POINTS.exec(after);
  if (points) return [{ kind: 'points' }, points[0].length];
  const percent = PERCENT.exec(after);
  if (percent) return [{ kind: 'percent' }, percent[0].length];
  const per = PER.exec(after);
  const children = Number((per?.[1] ?? '').replaceAll(',', ''));
  if (per && children === 100) return [{ kind: 'percent' }, per[0].length];
  if (per && (children === 1000 || children === 10_000 || children === 100_000)) {
    return [{ kind: 'per', children }, per[0].length];
  }
  return null;
}

const EACH = /^ (?:a|per|for (?:a|each|every)) (?:child|head|young person)\b/;

function poundsAfter(after: string): [ClaimedUnit, number] {
  const each = EACH.exec(after);
  return each ? [{ kind: 'pounds', each: true }, each[0].length] : [{ kind: 'pounds' }, 0];
}

function everyAfter(after: string): [ClaimedUnit, number] | null {
  const [words = '', span] = EVERY.exec(after) ?? [];
  return span === 'day' || span === 'week' || span === 'month'
    ? [{ kind: 'every', span }, words.length]
    : null;
}

/** Words before a number that say that it is not exact. */
export const LOOSENING =
  /\b(?:more than|less than|fewer than|at least|up to|over|under|above|below|nearly|almost|about|around|roughly|close to|approaching)(?: an?)? $/;

function loosenessBefore(before: string): Looseness {
  if (/\b(?:more than|over|above|at least|upwards of)(?: an?)? $/.test(before)) return 'over';
  if (/\b(?:nearly|almost|just under|just below|close to|approaching)(?: an?)? $/.test(before)) return 'near';
  if (/\b(?:under|less than|fewer than|up to|below)(?: an?)? $/.test(before)) return 'under';
  return /\b(?:about|around|some|roughly|approximately|circa|an? estimated)(?: an?)? $/.test(before)
    ? 'about'
    : 'none';
}

const RISES =
  'rose|rises?|risen|rising|increas(?:e|es|ed|ing)|gr(?:ew|own|owth|owing)|jump(?:s|ed)?|soar(?:s|ed|ing)?|climb(?:s|ed)?|surge[ds]?';
const FALLS =
  'f[ae]lls?|fallen|falling|drop(?:s|ped)?|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|reduc(?:ed|tion)';
const UP = `${RISES}|up|higher|more|extra`;
const DOWN = `${FALLS}|down|cut|lower|fewer|less`;
/** "Two years or more fell by 5%" fell: the verb that stands next to the number tells. */
const CHANGE_BEFORE = new RegExp(
  String.raw`\b(${UP}|${DOWN})\b(?:(?! (?:to|from|than) |\b(?:${RISES}|${FALLS})\b)[^,;.\d])*?(?: (?:by|of|for|stood for|represent(?:s|ed|ing)|amount(?:s|ed|ing) to|an?))?(?: (?:some|about|around|nearly|almost|over|more than|just under|roughly|staggering|further))* ?£?$`,
);
/** Verbs with "up" or "down" that tell of no change. */
const NO_CHANGE = /\b(?:ma(?:de|kes?|king)|add(?:s|ed|ing)?|end(?:s|ed|ing)?|set|broken?|put) (?:up|down)\b/g;
/** "670 up 35%" is 670, and a change of the number after it. */
const CHANGE_AFTER = new RegExp(
  String.raw`^ (?:\w+ )?(${UP}|${DOWN})\b(?! than \d| (?:by |some |about |nearly )?£?\d)`,
);
const OF_CHANGE = new RegExp(
  String.raw`^ of (?:the |this |that )(?:recent )?(?:rise|increase|growth|fall|drop|decrease)\b`,
);

function contextOf(
  text: string,
  start: number,
  end: number,
): Pick<FoundNumber, 'words' | 'start' | 'end' | 'says' | 'direction'> {
  const at = { words: text.slice(start, end).trim(), start, end };
  const lead = text.slice(Math.max(0, start - 60), start).replaceAll(NO_CHANGE, ' ');
  const before = /[^,;.]*$/.exec(lead)?.[0] ?? '';
  const after = text.slice(end, end + 40);
  if (OF_CHANGE.test(after)) return { ...at, says: 'share-of-change', direction: 0 };
  const word = CHANGE_AFTER.exec(after)?.[1] ?? CHANGE_BEFORE.exec(before)?.[1];
  if (
    word === undefined ||
    /\b(?:to|from|at|reached|was|were|(?<!\b(?:more|less|fewer) )than) (?:just |only |about )?£?$/.test(
      before,
    )
  ) {
    return { ...at, says: 'level', direction: 0 };
  }
  return { ...at, says: 'change', direction: new RegExp(`^(?:${DOWN})$`).test(word) ? -1 : 1 };
}
