import { ENGLAND } from '../domain/dataset.ts';
import type { AskedPeriod } from '../domain/period.ts';
import { isStatement } from './asserted-numbers.ts';
import { KIND_ALONE } from './claim-piece.ts';
import { NUMBER_WORDS, saidNumber } from './number-words.ts';
import { CLAUSE_END, SENTENCE_END, stretch } from './order-words.ts';
import type { AskedArea, AskedMetric, Question } from './question.ts';

/** How many times as high one place's figure is said to be as another's: "twice the care rate of England". */
export interface ClaimedRatio {
  /** As written, in lower case: "almost twice", "40 percent higher". */
  readonly words: string;
  /** "Twice" is 2 times, "half" 0.5; "40% higher" is 40 per cent more, "10% lower" -10. */
  readonly says:
    | { readonly kind: 'times'; readonly times: number; readonly step: number | null }
    | { readonly kind: 'percent'; readonly percent: number; readonly step: number };
  /** Of its size, whatever its direction: `near` is "almost", `under` is "less than". */
  readonly looseness: 'none' | 'about' | 'over' | 'near' | 'under';
  readonly area: AskedArea;
  /** What it is set beside: a place, or the region of its own. */
  readonly to: AskedArea | 'region';
  readonly metric: AskedMetric | null;
  /** Whether the words say that a rate or share is meant. */
  readonly relative: boolean;
  readonly period: AskedPeriod | null;
}

/** A claimed ratio, where its words stand in the text, and where the clause that they stand in ends. */
export interface FoundRatio {
  readonly start: number;
  readonly end: number;
  readonly clauseEnd: number;
  readonly ratio: ClaimedRatio;
}

type ReadPiece = (text: string) => Question | null;

const LOOSE =
  '(?:(?:about|around|roughly|approximately|almost|nearly|close to|just under|more than|over|at least|well over|just over|less than|under|fewer than) )?';
const NUMBER = String.raw`(?:\d+(?:\.\d+)?|${NUMBER_WORDS})`;
const TIMES = new RegExp(
  String.raw`\b${LOOSE}(?:twice|double|treble|triple|thrice|half|${NUMBER}(?: and a half)?[- ]times)\b(?: (?:more|higher|greater|larger|bigger|above)\b)?(?! (?:a|each|every|per|in|since|over)\b)`,
  'g',
);
const PERCENT = new RegExp(
  String.raw`(?<![\d.,])\b${LOOSE}${NUMBER} ?(?:%|per ?cent\b) (?:more|fewer|less|higher|lower|greater|larger|smaller|bigger|above|below)\b`,
  'g',
);
const BY_NAME: Readonly<Record<string, number>> = {
  twice: 2,
  double: 2,
  treble: 3,
  triple: 3,
  thrice: 3,
  half: 0.5,
};
const RELATIVE = /\b(?:rates?|proportions?|shares?|percentages?|likely|likelier|per (?:head|child|\d))\b/;
const NATIONAL = /\b(?:national|nationally|english|country's|across the country)\b/;

/** The ratios that a plain text states between one place and another; what cannot be read as one is left out. */
export function ratiosIn(plain: string, read: ReadPiece): FoundRatio[] {
  return [TIMES, PERCENT].flatMap((form) =>
    [...plain.matchAll(form)].flatMap((match): FoundRatio[] => {
      const at = { words: match[0], start: match.index, end: match.index + match[0].length };
      const ratio = ratioAt(plain, at, read);
      const clauseEnd = stretch(plain, at, CLAUSE_END)[1];
      return ratio ? [{ start: at.start, end: at.end, clauseEnd, ratio }] : [];
    }),
  );
}

/** Whether a sentence states such a ratio outright, or asks whether it is so; orders and suppositions do not. */
export function assertsRatio(plain: string, read: ReadPiece): boolean {
  const starts = [TIMES, PERCENT].map((form) => plain.search(form));
  // "Twice as many children in care in Leeds as in Kent": a headline leaves the verb out.
  const headed = starts.includes(0);
  const said = starts.some((start) => start > 0) && (isStatement(plain) || ASKS_WHETHER.test(plain));
  return (headed || said) && ratiosIn(plain, read).length > 0;
}

const ASKS_WHETHER = /^\W*(?:is|are|was|were|does|do|did|has|have|had)\b/;
function ratioAt(
  plain: string,
  at: { readonly words: string; readonly start: number; readonly end: number },
  read: ReadPiece,
): ClaimedRatio | null {
  const [from, to] = stretch(plain, at, CLAUSE_END);
  const after = plain.slice(at.end, to);
  const near = plain.slice(from, at.start);
  // "Dorset has 15% …, twice the regional average": the place stands in the clause before.
  const before =
    (read(near)?.areas ?? []).length > 0 ? near : plain.slice(stretch(plain, at, SENTENCE_END)[0], at.start);
  const says = saidBy(at.words);
  const named = only(read(before)?.areas ?? []);
  const both = named ? null : besideEachOther(after, read);
  const area = named ?? both?.area ?? null;
  const other = both ? both.to : referenceOf(after, read);
  if (!says || !area || !other || (other !== 'region' && area.code === other.code)) return null;
  const whole = read(`${before} ${both ? both.about : after}`);
  const measure = whole?.metrics[0];
  return {
    words: at.words,
    says,
    looseness: loosenessOf(at.words),
    area,
    to: other,
    metric: measure && !KIND_ALONE.test(measure.words) ? measure : null,
    relative: RELATIVE.test(`${before} ${after}`),
    period: whole?.period ?? null,
  };
}

/** Both places after the words: "twice as many children in care in Leeds as in Kent". */
function besideEachOther(
  after: string,
  read: ReadPiece,
): { readonly area: AskedArea; readonly to: ClaimedRatio['to']; readonly about: string } | null {
  const [, about, reference] =
    /^(?: as (?:many|much|high|large|big)\b)?(.+) (?:as|than) (.+)$/.exec(after) ?? [];
  if (about === undefined || reference === undefined) return null;
  const area = only(read(about)?.areas ?? []);
  const to = referenceOf(reference, read);
  return area && to ? { area, to, about } : null;
}

function referenceOf(after: string, read: ReadPiece): ClaimedRatio['to'] | null {
  if (/\bregional\b|\b(?:the|its|their) region(?:'s)?\b/.test(after)) return 'region';
  const areas = read(after)?.areas ?? [];
  if (areas.length > 0) return only(areas);
  return NATIONAL.test(after) ? { code: ENGLAND, words: '', via: null } : null;
}

function saidBy(words: string): ClaimedRatio['says'] | null {
  const name = Object.keys(BY_NAME).find((one) => new RegExp(`\\b${one}\\b`).test(words));
  if (name !== undefined) return { kind: 'times', times: BY_NAME[name] ?? 1, step: null };
  const said = new RegExp(`(${NUMBER})( and a half)?(?:[- ]times| ?(?:%|per ?cent))`).exec(words);
  const [, amount = '', half] = said ?? [];
  const value = saidNumber(amount);
  if (!(value > 0)) return null;
  const decimals = amount.split('.')[1]?.length ?? 0;
  if (/times\b/.test(words)) {
    const times = half === undefined ? value : value + 0.5;
    return { kind: 'times', times, step: decimals > 0 ? 10 ** -decimals : null };
  }
  const down = /(?:fewer|less|lower|smaller|below)$/.test(words);
  return { kind: 'percent', percent: down ? -value : value, step: 10 ** -decimals };
}

function loosenessOf(words: string): ClaimedRatio['looseness'] {
  if (/^(?:more than|over|at least|well over|just over) /.test(words)) return 'over';
  if (/^(?:less than|fewer than|under) /.test(words)) return 'under';
  if (/^(?:almost|nearly|close to|just under) /.test(words)) return 'near';
  return /^(?:about|around|roughly|approximately) /.test(words) ? 'about' : 'none';
}

/** The one place among some; a town or district has no figures of its own. */
function only(areas: readonly AskedArea[]): AskedArea | null {
  const [first, ...others] = areas;
  return first && others.length === 0 && first.via?.kind !== 'district' && first.via?.kind !== 'town'
    ? first
    : null;
}
