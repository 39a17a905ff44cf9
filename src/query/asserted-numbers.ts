import { type FoundNumber, numbersIn } from './claim-numbers.ts';
import type { Intent, Question } from './question.ts';

const ASKS_OR_ORDERS =
  /^\W*(?:which|what|whats|who|whose|where|when|why|how|is|are|was|were|does|do|did|has|have|had|can|could|will|would|should|show|tell|give|list|rank|compare|find|get|any|all|i|we|you|me|my|please|top|bottom|and|so|hi|hello|councils|authorities|boroughs|areas|places|regions|alert|subscribe|follow|notify|watch|digest|remind)\b|\b(?:whether|if|when|where)\b|\b(?:councils|authorities|areas|places|boroughs) (?:with|that|where|which|who)\b/;
/** Whole words: ids of measures have some of them as parts. */
const ASSERTS =
  /(?<![\w-])(?:has|have|had|is|are|was|were|there (?:are|were)|recorded|reported|spends?|spent|employs?|employed|sees|saw|takes|took|makes? up|made up|accounts? for|accounted for|remains?|remained|stands? at|stood at|reached|rose|fell|increased|decreased|dropped|grew|jumped|exceed(?:s|ed)|leaves?|left|started|placed)(?![\w-])/;
const OF_FIGURES: ReadonlySet<Intent> = new Set(['lookup', 'compare', 'trend']);
const SO_MANY_A = /\b(?:a|per|each|every) (?:day|week|month)\b/;
/** What a count is told from a length or a threshold by. */
const COUNTED =
  /^ ?(?:[a-z'-]+ ){0,3}(?:child(?:ren)?|young people|kids|families|plans?|cases?|referrals?|assessments?|enquir(?:y|ies)|investigations?|conferences?|placements?|adoptions?|(?:social )?workers?|vacancies|care leavers?)\b/;
/** A number of a count that is told without its noun; fewer digits may be an age, a length or a place in a list. */
const TELLING = 100;

/**
 * Whether a text states a number of what a question of figures is about: it has a verb of being or having, asks, orders
 * and supposes nothing, and the number has a unit, counts children, plans or the like, or is too large to be anything else.
 */
export function assertsNumber(plain: string, whole: Question | null): boolean {
  if (!whole || !OF_FIGURES.has(whole.intent) || whole.metrics.length === 0) return false;
  if (
    whole.areas.length === 0 &&
    !/\b(?:national(?:ly)?|nationwide|countr(?:y|ies)|english|uk|united kingdom|britain|british)\b/.test(
      plain,
    )
  )
    return false;
  const states = isStatement(plain);
  if (!states && !SO_MANY_A.test(plain)) return false;
  const numbers = numbersIn(plain);
  // "Three children a week taken into care": a headline leaves the verb out.
  const headed = numbers.some(({ unit, start }) => unit.kind === 'every' && start === 0);
  return (states || headed) && numbers.some((number) => isTelling(plain, number));
}

/** Whether a text has a verb of being or having, and asks, orders and supposes nothing. */
export function isStatement(plain: string): boolean {
  return !plain.includes('?') && !ASKS_OR_ORDERS.test(plain) && ASSERTS.test(plain);
}

function isTelling(plain: string, { unit, value, step, end }: FoundNumber): boolean {
  return unit.kind !== 'number' || value >= TELLING || step < 1 || COUNTED.test(plain.slice(end));
}
