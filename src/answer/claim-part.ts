import type { Area } from '../domain/authority.ts';
import type { Question } from '../query/question.ts';
import type { ClaimedNumber } from '../query/read-claim.ts';
import type { ClaimCheck } from './claim-check.ts';

/** The district or town that is named where the area is the authority around it. */
export function partOf(question: Question, claimed: ClaimedNumber, area: Area): Area | null {
  const asked = (claimed.areas.length > 0 ? claimed.areas : question.areas).find(
    ({ code }) => code === area.code,
  );
  const via = asked?.via;
  return via?.kind === 'district' || via?.kind === 'town' ? { ...area, name: capital(via.name) } : null;
}

/** A check of a part by the figures of the authority around it, which neither bear it out nor refute it. */
export function ofPart(check: ClaimCheck, part: Area | null): ClaimCheck {
  if (!part || !check.area) return check;
  const place = { kind: 'place', asked: part } as const;
  const fits = check.fits.map((fit) => ({ ...fit, deviations: [place, ...fit.deviations] }));
  if (check.verdict === 'differs') {
    const gap = { verdict: 'cannot-tell', why: 'other-area' } as const;
    return { ...check, ...gap, named: part, digits: null, once: null };
  }
  return {
    ...check,
    fits,
    verdict: check.verdict === 'reproduced' && fits.length > 0 ? 'other-base' : check.verdict,
  };
}

const capital = (name: string): string => name.replace(/^./, (letter) => letter.toUpperCase());
