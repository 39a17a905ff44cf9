import type { Dataset } from '../domain/dataset.ts';
import type { Polarity } from '../domain/metric.ts';
import type { AskedMetric, AskedRanking } from './question.ts';

const JUDGES = /\b(?:worst|poorest|best)\b/;
/** What places are good at, they have much of: "best at adoption". */
const BEST_AT = /\bbest (?:\p{L}+ )?at\b/u;
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
  const turned = judged ? polarity === 'higher-is-better' : opposite !== BEST_AT.test(plain);
  return turned ? { ...ranking, end: ranking.end === 'top' ? 'bottom' : 'top' } : ranking;
}

/**
 * The measures that a ranking is by: "the worst for children in care" is not the largest place, so that what is judged
 * goes by the rate or share of a count. Where the words name an end, the count itself is asked for.
 */
export function judgedMeasures(
  dataset: Dataset,
  ranking: AskedRanking | null,
  plain: string,
  metrics: readonly AskedMetric[],
): readonly AskedMetric[] {
  if (ranking === null || ranking.end === 'place' || !JUDGES.test(plain) || NAMES_AN_END.test(plain))
    return metrics;
  return metrics.map((asked) => {
    const metric = dataset.metric(asked.id);
    const twin = metric?.unit === 'count' ? metric.compareAs : null;
    return asked.kind === 'metric' && twin !== null ? { ...asked, id: twin } : asked;
  });
}
