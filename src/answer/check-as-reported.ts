import type { PressClaim } from '../domain/claim.ts';
import { ENGLAND, type Dataset } from '../domain/dataset.ts';
import type { Question } from '../query/question.ts';
import type { ClaimedNumber, ReadClaim } from '../query/read-claim.ts';
import type { ClaimCheck } from './claim-check.ts';
import { checkMeant } from './claim-meant.ts';
import { besideDifferent, takenForEngland, undecided } from './claim-besides.ts';
import type { FilledIn, HeldClaims } from './held-claims.ts';
import { besideIt, numberOf } from './held-number.ts';

/** A text that is checked: what it names as a whole, and what it claims. */
export interface CheckedText {
  readonly question: Question;
  readonly claim: ReadClaim;
}

/**
 * One number against the published figures. Where the words leave measure, place or year open and the number can only
 * be what was once reported, it is checked as that; where it may be several things that were, these are offered.
 */
export function checkAsReported(
  dataset: Dataset,
  text: CheckedText,
  claimed: ClaimedNumber,
  held: HeldClaims,
): ClaimCheck {
  const own = checkMeant(dataset, text.question, claimed, text.claim.numbers);
  const [first] = held.sure;
  const as = first && numberOf(dataset, first);
  const check =
    first && as
      ? repeating(dataset, text, own, { claimed, as, first, claims: held.sure })
      : beside(dataset, text, own, { claimed, held });
  return besideDifferent(dataset, text.question, check);
}

interface Repeated {
  readonly claimed: ClaimedNumber;
  /** The first of the claims on record, as the number that a sentence would have given. */
  readonly as: ClaimedNumber;
  readonly first: PressClaim;
  readonly claims: readonly PressClaim[];
}

/** A number that repeats what was reported: with all that its words leave open taken from the report. */
function repeating(
  dataset: Dataset,
  { question, claim }: CheckedText,
  own: ClaimCheck,
  { claimed, as, first, claims }: Repeated,
): ClaimCheck {
  const others = claim.numbers;
  const numbers = claimed.says === 'level' ? others : [...others, ...besideIt(dataset, first)];
  const again = (number: ClaimedNumber): ClaimCheck => checkMeant(dataset, question, number, numbers);
  const reported = (check: ClaimCheck, fills: readonly FilledIn[]): ClaimCheck => ({
    ...check,
    claimed,
    reported: { claims, fills, lendsNumbers: lends(check, others) },
  });
  const whole = wholly(dataset, claimed, as);
  const open = opened(question, claimed);
  const [fit] = own.metric === null ? own.fits : [];
  if (fit?.metric.id === first.metric && fit.figure.year === first.year) return reported(own, []);
  if (open.includes('measure')) return reported({ ...again(whole), verdict: first.verdict }, open);
  if (open.includes('place')) return reported(again(whole), open);
  if (own.why === 'unheld') {
    return reported(again(open.includes('year') ? { ...claimed, period: as.period } : claimed), []);
  }
  if (own.verdict === 'reproduced') return reported(own, []);
  if (open.includes('year')) {
    const then = again({ ...claimed, period: as.period, otherDay: as.otherDay, yearsBefore: 0 });
    return then.verdict === first.verdict && then.area?.code === first.area
      ? reported(then, open)
      : reported(again(whole), [...open, 'instead']);
  }
  if (own.verdict === first.verdict) return reported(own, []);
  if (own.verdict !== 'differs' || claimed.now || claimed.ownDay) return reported(own, []);
  if (as.otherDay) {
    const then = again({ ...claimed, period: as.period, otherDay: true });
    const { official, change, year } = own;
    return reported({ ...then, official, change, year, nearest: [], why: null }, ['time']);
  }
  return reported(again(whole), ['instead']);
}

/** Whether a change was worked out with numbers that are not the text's. */
function lends({ arithmetic }: ClaimCheck, others: readonly ClaimedNumber[]): boolean {
  return arithmetic !== null && !(others.includes(arithmetic.from) && others.includes(arithmetic.to));
}

/** A number that is not for certain any on record; what it may be is offered where it could not be checked otherwise. */
function beside(
  dataset: Dataset,
  { question, claim }: CheckedText,
  own: ClaimCheck,
  { claimed, held }: { readonly claimed: ClaimedNumber; readonly held: HeldClaims },
): ClaimCheck {
  const { possible, placed } = held;
  if (own.why === 'no-place' && claim.nowhere) {
    const national = takenForEngland(dataset, question, claimed, claim.numbers);
    const ofOthers = possible.some(({ area }) => area !== ENGLAND);
    return ofOthers || isOpen(national) ? { ...undecided(national), offered: possible } : national;
  }
  if (isOpen(own)) return { ...own, offered: possible };
  if (possible.length === 0 || !placed) return own;
  return { ...own, reported: { claims: possible, fills: [], lendsNumbers: false } };
}

/** Whether nothing was said for want of a measure, a place or a figure. */
const isOpen = ({ why, area }: ClaimCheck): boolean =>
  why === 'no-measure' || why === 'no-place' || why === 'absent' || (why === 'unheld' && area === null);

/** The number with the place, measure and time of a report. */
function wholly(dataset: Dataset, claimed: ClaimedNumber, as: ClaimedNumber): ClaimedNumber {
  const { areas, metrics, period, otherDay, now, yearsBefore } = as;
  const [area] = areas.flatMap(({ code }) => dataset.area(code) ?? []);
  const scope = area?.kind === 'authority' ? null : claimed.scope;
  return { ...claimed, areas, metrics, period, otherDay, now, yearsBefore, scope };
}

/** What the words of a number leave open. */
function opened(question: Question, claimed: ClaimedNumber): FilledIn[] {
  const [asked] = claimed.metrics.length > 0 ? claimed.metrics : question.metrics;
  const measured = asked !== undefined && !(asked.kind === 'metric' && asked.guessed);
  // A usual authority that nobody named has no words.
  const named = question.areas.some(({ words }) => words !== '');
  const placed = named || claimed.areas.length > 0 || claimed.scope !== null;
  const dated = (claimed.period ?? question.period) !== null || claimed.now;
  return [
    ...(measured ? [] : (['measure'] as const)),
    ...(placed ? [] : (['place'] as const)),
    ...(dated ? [] : (['year'] as const)),
  ];
}
