import type { PressClaim } from '../domain/claim.ts';
import { contentStems } from '../query/content-words.ts';
import { saidNumber } from '../query/number-words.ts';

/** So much of what a claim was reported in has to stand in a text too. */
const ALIKE = 0.55;
const FEWEST_WORDS = 3;

/** Whether a text has most of the words that tell of a claim on record. */
export function isWordedAlike(claim: PressClaim, words: ReadonlySet<string>): boolean {
  return likeness(claim, words) >= ALIKE;
}

/**
 * The claims on record that a text without a number to check tells of, the likest alone: it has most of their words,
 * and all that say how many, how much or which grade.
 */
export function heldByWords(claims: readonly PressClaim[], words: ReadonlySet<string>): PressClaim[] {
  const alike = claims.filter((claim) => isWordedAlike(claim, words) && hasItsFacts(claim, words));
  const most = Math.max(...alike.map((claim) => likeness(claim, words)));
  return alike.filter((claim) => likeness(claim, words) === most);
}

/** The part of a claim's words that a text has; 0 where it has too few for them to tell anything. */
function likeness({ wording }: PressClaim, words: ReadonlySet<string>): number {
  const told = contentStems(wording);
  const shared = [...told].filter((stem) => words.has(stem)).length;
  return shared < FEWEST_WORDS ? 0 : shared / told.size;
}

const YEAR = /^(?:19|20)\d\d$/;

function hasItsFacts({ wording, value, unit }: PressClaim, words: ReadonlySet<string>): boolean {
  const numbers = [...contentStems(wording)].filter((stem) => Number.isFinite(saidNumber(stem)));
  const facts = unit === 'grade' ? contentStems(value) : new Set(numbers.filter((stem) => !YEAR.test(stem)));
  const year = YEAR.test(value) ? [value] : [];
  return [...facts, ...year].every((stem) => words.has(stem));
}
