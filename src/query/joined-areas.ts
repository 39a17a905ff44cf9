import type { ReadPiece } from './order-scope.ts';
import type { AskedArea, Question } from './question.ts';

/**
 * The places that a number's clause shares with the words before its "and", as in "Kent and Essex have 3,000": all of
 * them in their order; none where something is said of the first by itself.
 */
export function joinedAreas(before: string, own: Question | null, read: ReadPiece): readonly AskedArea[] {
  const lead = /([^,;:"()\d]*)\band $/.exec(before)?.[1] ?? '';
  if (!own || own.areas.length === 0 || lead === '' || SAYS_OF_ONE.test(lead)) return [];
  const areas = read(lead)?.areas ?? [];
  return areas.length === 0 ? [] : [...areas, ...own.areas];
}

const SAYS_OF_ONE =
  /\b(?:has|have|had|is|are|was|were|sees?|saw|than|against|compared|above|below|with|ris(?:es?|en|ing)|rose|f[ae]lls?|fallen|falling|(?:increas|dropp|declin|grow)(?:ed|es|ing)|grew|spends?|spent)\b/;
