import type { Polarity } from '../domain/metric.ts';
import type { AskedRanking } from './question.ts';

const JUDGES = /\b(?:worst|poorest|best)\b/;
/** Words that name an end by themselves: "the worst ten, lowest first". */
const NAMES_AN_END =
  /\b(?:highest|most|largest|biggest|greatest|longest|lowest|least|fewest|smallest|shortest|top|bottom)\b/;

/**
 * A ranking by the end that its words judge: the worst have the lowest figures where more is better. Without an agreed
 * direction the worst stay the highest; the reply says that there is none.
 */
export function byJudgement(
  ranking: AskedRanking | null,
  plain: string,
  polarity: Polarity,
): AskedRanking | null {
  if (ranking === null || ranking.end === 'place' || polarity !== 'higher-is-better') return ranking;
  if (!JUDGES.test(plain) || NAMES_AN_END.test(plain)) return ranking;
  return { ...ranking, end: ranking.end === 'top' ? 'bottom' : 'top' };
}
