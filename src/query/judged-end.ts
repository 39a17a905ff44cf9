import type { Polarity } from '../domain/metric.ts';
import type { AskedMetric, AskedRanking } from './question.ts';

const JUDGES = /\b(?:worst|poorest|best)\b/;
/** Words that name an end by themselves: "the worst ten, lowest first". */
const NAMES_AN_END =
  /\b(?:highest|most|largest|biggest|greatest|longest|lowest|least|fewest|smallest|shortest|top|bottom)\b/;

/** Whether the measure that is named first is asked for the other way round. */
export function asksOpposite([first]: readonly AskedMetric[]): boolean {
  return first?.kind === 'metric' && first.opposite === true;
}

/**
 * A ranking by the end that its words judge: the worst have the lowest figures where more is better. Without an agreed
 * direction the worst stay the highest; the reply says that there is none. What is most of the opposite is least of the
 * measure.
 */
export function byJudgement(
  ranking: AskedRanking | null,
  plain: string,
  polarity: Polarity,
  opposite = false,
): AskedRanking | null {
  if (ranking === null || ranking.end === 'place') return ranking;
  const judged = polarity !== 'neutral' && JUDGES.test(plain) && !NAMES_AN_END.test(plain);
  const turned = judged ? polarity === 'higher-is-better' : opposite;
  return turned ? { ...ranking, end: ranking.end === 'top' ? 'bottom' : 'top' } : ranking;
}
