import type { PressClaim } from '../domain/claim.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Question } from '../query/question.ts';
import type { ReadClaim } from '../query/read-claim.ts';
import { type ClaimCheck, EMPTY } from './claim-check.ts';
import { checkWithoutNumber } from './claim-in-words.ts';
import { isPlaceOf, isTimeOf, subjectOf } from './held-claims.ts';
import { measureOf, saidPeriod } from './held-number.ts';
import { heldByWords } from './held-words.ts';

/** The claims on record that a text without a number tells of by its words, and of the place and time that it names. */
export function reportedInWords(
  dataset: Dataset,
  question: Question | null,
  words: ReadonlySet<string>,
): PressClaim[] {
  const areas = placesNamed(question);
  const found = dataset.parts.claims.filter(
    (claim) =>
      isPlaceOf(dataset, claim, { areas, scope: null }) && isTimeOf(dataset, claim, question?.period ?? null),
  );
  return heldByWords(found, words);
}

/**
 * A claim in words only. Where it tells of one that is on record, it is that one's measure and time that count; without
 * a place the ones that it may be are offered.
 */
export function checkWords(
  dataset: Dataset,
  question: Question,
  { grade, now, words }: Pick<ReadClaim, 'grade' | 'now' | 'words'>,
): ClaimCheck {
  const held = reportedInWords(dataset, question, words);
  const [first] = held;
  if (!first) return checkWithoutNumber(dataset, question, grade, now);
  const placed = placesNamed(question).length > 0;
  if (!placed || new Set(held.map(subjectOf)).size > 1) {
    return { ...EMPTY, why: placed ? 'no-measure' : 'no-place', offered: held };
  }
  const { verdict, area, year } = first;
  const own = checkWithoutNumber(
    dataset,
    {
      ...question,
      areas: area === null ? [] : [{ code: area, words: '', via: null }],
      metrics: [measureOf(dataset, first)],
      period: year === null ? saidPeriod(dataset, first) : { kind: 'years', years: [year] },
    },
    null,
    false,
  );
  const why = own.why === 'no-number' ? null : own.why;
  return { ...own, verdict, why, reported: { claims: held, fills: ['words'], lendsNumbers: false } };
}

/** A usual authority that nobody named has no words. */
const placesNamed = (question: Question | null): Question['areas'] =>
  question?.areas.filter(({ words }) => words !== '') ?? [];
