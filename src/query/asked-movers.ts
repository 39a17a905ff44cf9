import { isContent } from './terms.ts';
import type { Parse } from './parse-text.ts';
import type { AskedRanking } from './question.ts';
import type { Named } from './read-intent.ts';

const UP =
  /\b(?:(?:go|goes|going|gone|went|come|came|coming) (?:\p{L}+ )?up|ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|grow(?:s|n|ing|th)?|grew|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|soar(?:s|ed|ing)?|surg(?:e|es|ed|ing)|spik(?:e|es|ed|ing)|doubl(?:e|ed|ing)|trebl(?:e|ed|ing)|tripl(?:e|ed|ing)|(?:is|are|was|were) up)\b/u;
const DOWN =
  /\b(?:(?:go|goes|going|gone|went|come|came|coming) (?:\p{L}+ )?down|falls?|fallen|falling|fell|decreas(?:e|es|ed|ing)|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|reduc(?:e|es|ed|ing|tions?)|cut(?:s|ting)?|shr[aiu]nk|shrinking|halv(?:e|ed|ing)|plung(?:e|es|ed|ing)|plummet(?:s|ed|ing)?|(?:is|are|was|were) down)\b/u;
const EITHER =
  /\b(?:chang(?:e|es|ed|ing)|mov(?:ed|ers?|ement)|swings?|swung|differences? (?:since|from|between))\b/;
const BETTER = /\b(?:improv(?:e|es|ed|ing|ements?)|(?:got|gotten|getting|get) better)\b/;
const WORSE = /\b(?:worsen(?:s|ed|ing)?|deteriorat(?:e|es|ed|ing|ion)|(?:got|gotten|getting|get) worse)\b/;
/** Whom a list is asked of, where no words say that it is a ranking. */
const WHO =
  /\b(?:(?:which|what|any|how many|all|every|other) (?:\p{L}+ ){0,3}(?:councils?|authorit(?:y|ies)|las?|areas?|boroughs?|count(?:y|ies)|places?|regions?|cities)|anyone|anybody|anywhere|somewhere|(?:councils|authorities|las|areas|boroughs|counties|places) (?:that|who|which|where|with|whose))\b|^(?:and |so |in england |tell me |show me )?(?:where(?:'s)?|who(?:'s)?) (?:in \p{L}+ )?(?:did|do|does|has|have|had|is|are|was|were|saw|cut|recorded|reported)\b/u;

/**
 * Whether a text asks whose figure moved, and which way: "which council had the biggest increase in …", "where did …
 * fall most". The order is then by change, where `ranking` alone would be by the figure itself; null where it asks for
 * no such thing. Words of a measure do not count: "placement changes" are no change of a figure.
 */
export function moversAsked(
  { areas, wide, metrics }: Named,
  parse: Parse,
  ranking: AskedRanking | null,
  polarity: 'neutral' | 'higher-is-worse' | 'higher-is-better',
): AskedRanking | null {
  const said = besideMeasures(parse);
  const moves = [UP, DOWN, EITHER, BETTER, WORSE].some((words) => words.test(said));
  if (!moves || metrics.length === 0) return null;
  const whose = areas.length === 0 || (areas.length === 1 && wide);
  if (ranking === null && !(whose && WHO.test(parse.said))) return null;
  const count = ranking?.count ?? null;
  if (ranking?.end === 'place') return { end: 'place', count, by: 'change' };
  return { end: endOf(said, ranking, polarity), count, by: 'change' };
}

function endOf(
  said: string,
  ranking: AskedRanking | null,
  polarity: 'neutral' | 'higher-is-worse' | 'higher-is-better',
): 'top' | 'bottom' {
  if (UP.test(said)) return 'top';
  if (DOWN.test(said)) return 'bottom';
  const better = BETTER.test(said);
  if (better || WORSE.test(said)) {
    const up = polarity === 'neutral' || better === (polarity === 'higher-is-better');
    return up ? 'top' : 'bottom';
  }
  return ranking?.end === 'bottom' ? 'bottom' : 'top';
}

/** The text without the words that name its measures. */
function besideMeasures({ segments, tokens }: Parse): string {
  return segments
    .filter(
      (part) => part.kind === 'unknown' || (part.kind === 'term' && !isContent(part.payload)) || isCue(part),
    )
    .map((part) =>
      tokens
        .slice(part.from, part.to)
        .map(({ word }) => word)
        .join(' '),
    )
    .join(' ');
}

function isCue(part: Parse['segments'][number]): boolean {
  return part.kind === 'term' && part.payload.cues.length > 0;
}
