import { saidNumber, SMALL_WORDS } from './number-words.ts';
import type { AskedRanking } from './question.ts';
import type { Named } from './read-intent.ts';

const WHICH =
  /\b(?:which|what|who)\b.{0,30}\b(?:council|councils|authority|authorities|area|areas|borough|boroughs|county|counties|la|las|place|places|region|regions|cities|city|has|have|had|is the|are the)\b/;
/** "Which council is the worst?" */
const WHICH_COUNCIL =
  /\b(?:which|what|whose|who)\b.{0,20}\b(?:councils?|authorit(?:y|ies)|boroughs?|la|las|children'?s services)\b|\b(?:best|worst)(?: performing)? (?:council|authority|borough|children'?s services)\b/;
const PLACED =
  /\b(?:where (?:does|do|did|is|are) .{1,60}\b(?:rank|ranks|come|stand|sit|place|placed|fall)|rank(?:s|ed|ings?)?|league table|position|leaderboard|quartile|decile|percentile|how does .{1,60} rank)\b/;
const END_TOP =
  /\b(?:top|highest|most|worst|largest|biggest|greatest|longest|heaviest|max(?:imum)?|poorest)\b/;
const END_BOTTOM = /\b(?:bottom|lowest|least|fewest|smallest|shortest|lightest|best|min(?:imum)?)\b/;
/** "Is Torbay's rate the highest in England?" */
const AMONG =
  /\b(?:in|of|across|among|out of) (?:all |the )*(?:england|country|nation|region|councils|authorities|london|north|south|east|west|uk)\b/;
/** "Is Torbay in the top ten?", "is it still the highest?" */
const STANDS =
  /\b(?:is|are|was|were|does|did|has|have)\b.*\b(?:(?:in|into|among|near|inside|outside) the (?:top|bottom)|still (?:the |have the |has the )?(?:highest|lowest|worst|best|top|bottom))\b/;
const COUNT = `(\\d{1,3}|${SMALL_WORDS.replace('one|', '')})`;
const COUNTED = new RegExp(
  `\\b(?:top|bottom|first|highest|lowest|worst|best|most|fewest|biggest|largest|smallest) ${COUNT}\\b(?! (?:year|yr|month)s?)|\\b${COUNT} (?:highest|lowest|worst|best|biggest|largest|smallest|poorest|councils|authorities)\\b`,
);
/** "Unitary authorities by rate of plans" */
const BY =
  /\b(?:councils|authorities|las|areas|boroughs|counties|unitaries|regions|metropolitans|districts|cities) (?:\p{L}+ )?by\b/u;

/** "A table of all London boroughs" */
const EVERY_ONE =
  /\b(?:table|list|all|every|each)\b.{0,30}\b(?:councils?|authorit(?:y|ies)|las|boroughs?|counties|unitaries)\b/;

/** "And the lowest?", "which is highest?": of what was talked about, as a list. */
const END_ALONE =
  /^(?:and |so |ok |then )*(?:(?:which|who|what)(?: one| council| authority| place| area)?(?:'s| is| are| has| have| had)? )?(?:the )?(?:highest|lowest|worst|best|most|fewest|least|top|bottom)(?: (?:one|council|authority|place))?[?!. ]*$/;
const USUAL_COUNT = 10;

/** How a text asks for a ranking, or for the place of one authority in it; null where it asks for none. */
export function rankingOf({
  plain,
  areas,
  group,
  leavesOut,
  wide,
  metrics,
  cues,
}: Named): AskedRanking | null {
  const counted = COUNTED.exec(plain);
  const told = counted?.[1] ?? counted?.[2];
  const count = told === undefined ? null : saidNumber(told);
  const extreme = END_TOP.test(plain) || END_BOTTOM.test(plain);
  const single = areas.length === 1 && !wide;
  const end = END_BOTTOM.test(plain) && !END_TOP.test(plain) ? 'bottom' : 'top';
  if (PLACED.test(plain)) {
    if (single) return { end: 'place', count };
    if (!cues.has('compare') || areas.length < 2) return { end, count };
  }
  if (single && extreme && (leavesOut || AMONG.test(plain) || STANDS.test(plain)))
    return { end: 'place', count };
  if (END_ALONE.test(plain.trim())) return { end, count: USUAL_COUNT };
  if (areas.length > 1 || single) return null;
  const measured = metrics.length > 0;
  const listed =
    group?.kind === 'all' ||
    group?.kind === 'regions' ||
    ((group?.kind === 'type' || group?.kind === 'listed' || areas.length === 1) &&
      (BY.test(plain) || (group === null && !cues.has('compare') && EVERY_ONE.test(plain))));
  const asked = extreme
    ? measured || group !== null || (counted !== null && areas.length === 0) || WHICH_COUNCIL.test(plain)
    : measured && (listed || asksWhich(plain));
  return asked ? { end, count } : null;
}

/** "Which councils have …?" */
function asksWhich(plain: string): boolean {
  return (
    WHICH.test(plain) &&
    /\b(?:council|councils|authorit|borough|boroughs|las?|count(?:y|ies)|areas?|regions?)/.test(plain) &&
    /\b(?:has|have|had|is|are|with)\b/.test(plain)
  );
}
