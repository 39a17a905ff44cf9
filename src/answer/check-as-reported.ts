import type { PressClaim } from '../domain/claim.ts';
import { ENGLAND, type Dataset } from '../domain/dataset.ts';
import type { Question } from '../query/question.ts';
import type { ClaimedNumber } from '../query/read-claim.ts';
import { checkNumber, type ClaimCheck } from './claim-check.ts';
import { besideDifferent, takenForEngland, undecided } from './claim-besides.ts';
import type { FilledIn, HeldClaims } from './held-claims.ts';
import { besideIt, numberOf } from './held-number.ts';

/**
 * One number against the published figures. Where the words leave measure, place or year open and the number can only
 * be what was once reported, it is checked as that; where it may be several things that were, these are offered.
 */
export function checkAsReported(
  dataset: Dataset,
  question: Question,
  claimed: ClaimedNumber,
  others: readonly ClaimedNumber[],
  held: HeldClaims,
): ClaimCheck {
  const check = checkHeld(dataset, question, claimed, others, held);
  return besideDifferent(dataset, question, check);
}

function checkHeld(
  dataset: Dataset,
  question: Question,
  claimed: ClaimedNumber,
  others: readonly ClaimedNumber[],
  held: HeldClaims,
): ClaimCheck {
  const own = checkNumber(dataset, question, claimed, others);
  const [first] = held.sure;
  const as = first && numberOf(dataset, first);
  if (!first || !as) return withoutReport(dataset, question, own, others, held.possible);
  const siblings = claimed.says === 'level' ? [] : besideIt(dataset, first);
  const again = (number: ClaimedNumber): ClaimCheck =>
    checkNumber(dataset, question, number, [...others, ...siblings]);
  const reported = (check: ClaimCheck, fills: readonly FilledIn[]): ClaimCheck => ({
    ...check,
    claimed,
    reported: { claims: held.sure, fills, lendsNumbers: lends(check, others) },
  });
  const open = opened(question, claimed);
  const byValue = own.fits.some(
    ({ metric, figure }) => metric.id === first.metric && figure.year === first.year,
  );
  if (own.metric === null && own.verdict === first.verdict && byValue) return reported(own, []);
  if (open.includes('measure') || open.includes('place')) {
    const check = again({ ...claimed, ...subjectOf(as) });
    return reported(open.includes('measure') ? { ...check, verdict: first.verdict } : check, open);
  }
  if (own.why === 'unheld') {
    const then = open.includes('year') ? { ...claimed, period: as.period } : claimed;
    return reported(again(then), []);
  }
  if (own.verdict === first.verdict || own.verdict === 'reproduced') return reported(own, []);
  if (open.includes('year')) {
    const then = again({ ...claimed, period: as.period, otherDay: as.otherDay, yearsBefore: 0 });
    return reported(then.verdict === first.verdict ? then : again({ ...claimed, ...subjectOf(as) }), open);
  }
  if (own.verdict !== 'differs' || claimed.now) return reported(own, []);
  if (as.otherDay) {
    const then = again({ ...claimed, period: as.period, otherDay: true });
    return reported({ ...then, official: own.official, change: own.change, year: own.year, nearest: [] }, [
      'time',
    ]);
  }
  return reported(again({ ...claimed, ...subjectOf(as) }), ['measure']);
}

/** Whether a change was worked out with numbers that are not the text's. */
function lends({ arithmetic }: ClaimCheck, others: readonly ClaimedNumber[]): boolean {
  return arithmetic !== null && !(others.includes(arithmetic.from) && others.includes(arithmetic.to));
}

/** A number that is not for certain any on record; what it may be is offered where it could not be checked otherwise. */
function withoutReport(
  dataset: Dataset,
  question: Question,
  own: ClaimCheck,
  others: readonly ClaimedNumber[],
  possible: readonly PressClaim[],
): ClaimCheck {
  const { claimed } = own;
  if (own.why === 'no-place' && claimed) {
    const national = takenForEngland(dataset, question, claimed, others);
    const ofOthers = possible.some(({ area }) => area !== ENGLAND);
    return ofOthers || isOpen(national) ? { ...undecided(national), offered: possible } : national;
  }
  if (isOpen(own)) return { ...own, offered: possible };
  return possible.length === 0
    ? own
    : { ...own, reported: { claims: possible, fills: [], lendsNumbers: false } };
}

/** Whether nothing was said for want of a measure or a place. */
const isOpen = ({ why, area }: ClaimCheck): boolean =>
  why === 'no-measure' || why === 'no-place' || (why === 'unheld' && area === null);

function subjectOf(
  as: ClaimedNumber,
): Pick<ClaimedNumber, 'areas' | 'metrics' | 'period' | 'otherDay' | 'now' | 'yearsBefore'> {
  const { areas, metrics, period, otherDay, now, yearsBefore } = as;
  return { areas, metrics, period, otherDay, now, yearsBefore };
}

/** What the words of a number leave open. */
function opened(question: Question, claimed: ClaimedNumber): FilledIn[] {
  const measured = claimed.metrics.length + question.metrics.length > 0;
  const placed = claimed.areas.length + question.areas.length > 0 || claimed.scope !== null;
  const dated = (claimed.period ?? question.period) !== null || claimed.now;
  return [
    ...(measured ? [] : (['measure'] as const)),
    ...(placed ? [] : (['place'] as const)),
    ...(dated ? [] : (['year'] as const)),
  ];
}
