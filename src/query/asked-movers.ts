import type { Polarity } from '../domain/metric.ts';
import { besidePast } from './asked-change.ts';
import type { Parse, Parser, Stranger } from './parse-text.ts';
import { asksOpposite } from './judged-end.ts';
import type { AskedRanking } from './question.ts';
import type { Named } from './read-intent.ts';
import { isContent } from './terms.ts';

const UP =
  /\b(?:(?:go|goes|going|gone|went|come|came|coming|shot|shoot) (?:\p{L}+ )?up|up (?:the )?most|most up|ris(?:e|es|en|ing|ers?)|rose|increas(?:e|es|ed|ing)|grow(?:s|n|ing|th)?|grew|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|soar(?:s|ed|ing)?|surg(?:e|es|ed|ing)|spik(?:e|es|ed|ing)|(?:doubl|trebl|tripl|quadrupl)(?:e|ed|ing)|(?:is|are|was|were) up)\b/u;
const DOWN =
  /\b(?:(?:go|goes|going|gone|went|come|came|coming) (?:\p{L}+ )?down|down (?:the )?most|most down|fall(?:s|en|ing|ers?)?|fell|decreas(?:e|es|ed|ing)|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|reduc(?:e|es|ed|ing|tions?)|cut(?:s|ting)?|slash(?:ed|ing)?|shr[aiu]nk|shrinking|halv(?:e|ed|ing)|plung(?:e|es|ed|ing)|plummet(?:s|ed|ing)?|(?:is|are|was|were) down)\b/u;
const EITHER =
  /\b(?:chang(?:e|es|ed|ing)|mov(?:ed|ers?|ement)|swings?|swung|differences? (?:since|from|between))\b/;
const BETTER = /\b(?:improv(?:e|es|ed|ing|ements?)|(?:got|gotten|getting|get) better)\b/;
const WORSE = /\b(?:worsen(?:s|ed|ing)?|deteriorat(?:e|es|ed|ing|ion)|(?:got|gotten|getting|get) worse)\b/;
/** "More children in care than last year" */
const MORE = /\b(?:more|higher|greater|bigger|larger)\b/;
const FEWER = /\b(?:fewer|less|lower|smaller)\b/;
/** "The smallest rise" is found at the end where figures fell. */
const LEAST = /\b(?:smallest|lowest|least|fewest|slowest|minimum)\b/;
const FASTEST = /\b(?:fastest|steepest|sharpest|quickest|slowest)\b/;
/** Which of several places moved more. */
const MOST =
  /\b(?:most|more|bigger|biggest|larger|largest|greater|greatest|steeper|steepest|faster|fastest|sharper|sharpest|furthest|rank|smaller|smallest|less|least)\b/;
/** "Did Kent have the largest increase?" */
const IS_IT_FIRST =
  /^(?:did|does|do|has|have|had|is|was|were)\b.*\b(?:the|among the) (?:biggest|largest|greatest|steepest|fastest|sharpest|highest|smallest|lowest|most)\b/;
const IN_PERCENT =
  /(?:\b(?:percent(?:age)?|per ?cent|proportion(?:al|ate)|relative)|%) (?:point )?(?:rise|increase|growth|jump|surge|fall|drop|decrease|decline|reduction|change)s?\b|\b(?:(?:in|by) (?:percentage|percent|per cent|%)(?: terms)?|proportionally|proportionately|percentage[- ]wise|percent change)\b/;
const PERCENT_WORD = /^(?:%|percent|per ?cent|percentages?|percent change)$/;
/** "Have referrals dropped?", and not referrals that were dropped. */
const FIGURE_DROPPED =
  /\b(?:has|have|had|hasn't|haven't|'s|'ve) (?:.* )?dropped\b|\bdropped (?:the )?(?:most|more|since|by|over|from|to|last|further|furthest|sharply|off since)\b/;
const NTH_WORD = /^(?:second|third|fourth|fifth|2nd|3rd|4th|5th)$/;
const NTH =
  /\b(?:second|third|fourth|fifth|2nd|3rd|4th|5th)[- ](?:highest|lowest|biggest|largest|smallest|worst|best|most|fewest|greatest)\b/;
/** Whom a list is asked of, where no words say that it is a ranking. */
const WHO =
  /\b(?:(?:which|what|any|how many|all|every|other) (?:\p{L}+ ){0,3}(?:councils?|authorit(?:y|ies)|las?|areas?|boroughs?|count(?:y|ies)|places?|regions?|cities)|anyone|anybody|anywhere|somewhere|(?:councils|authorities|las|areas|boroughs|counties|places) (?:that|who|which|where|with|whose))\b|^(?:and |so |in england |tell me |show me )?(?:where(?:'s)?|who(?:'s)?) (?:in \p{L}+ )?(?:did|do|does|has|have|had|is|are|was|were|saw|cut|recorded|reported)\b/u;

/**
 * Whether a text asks whose figure moved, and which way: "which council had the biggest increase in …", "where did …
 * fall most". The order is then by change, where `ranking` alone would be by the figure itself; null where it asks for
 * no such thing. Words of a measure do not count: "placement changes" are no change of a figure.
 */
export function moversAsked(
  { areas, group, wide, measured, metrics, period }: Named,
  parse: Parse,
  ranking: AskedRanking | null,
  polarity: Polarity,
): AskedRanking | null {
  const said = besideMeasures(parse);
  const beside = besidePast(period, parse);
  const moves =
    [UP, DOWN, EITHER, BETTER, WORSE].some((words) => words.test(said)) ||
    (beside && (MORE.test(parse.said) || FEWER.test(parse.said)));
  // "And the biggest falls?" goes on with the measure before.
  const onward = !measured && MOST.test(parse.said);
  if (!moves || !(measured || onward)) return null;
  const whose = areas.length === 0 || (areas.length === 1 && wide);
  const races = MOST.test(parse.said);
  const among =
    !wide &&
    ((races && (areas.length > 1 || group?.kind === 'neighbours')) ||
      (areas.length === 1 && IS_IT_FIRST.test(parse.said)));
  const asked =
    ranking !== null ||
    among ||
    (whose && onward) ||
    (whose && (WHO.test(parse.said) || FASTEST.test(parse.said)));
  if (!asked) return null;
  const by = asksPercent(parse) ? 'percent' : 'change';
  const count = ranking?.count ?? null;
  if (ranking?.end === 'place' || among) return { end: 'place', count, by };
  return { end: endOf(said, parse.said, ranking, polarity, asksOpposite(metrics)), count, by };
}

function asksPercent({ said }: Parse): boolean {
  return IN_PERCENT.test(said) && !/\bpoints?\b/.test(said);
}

function endOf(
  said: string,
  whole: string,
  ranking: AskedRanking | null,
  polarity: Polarity,
  opposite: boolean,
): 'top' | 'bottom' {
  const least = LEAST.test(whole);
  const towards = (up: boolean): 'top' | 'bottom' => (up !== least ? 'top' : 'bottom');
  // More of the opposite is less of the measure.
  if (UP.test(said)) return towards(!opposite);
  if (DOWN.test(said)) return towards(opposite);
  const better = BETTER.test(said);
  if (better || WORSE.test(said)) {
    return towards(polarity === 'neutral' || better === (polarity === 'higher-is-better'));
  }
  if (EITHER.test(said)) return ranking?.end === 'bottom' ? 'bottom' : 'top';
  return FEWER.test(whole) ? 'bottom' : 'top';
}

/**
 * A text read without the words that only say how its measure is put in order: "percentage" of a rise, which else would
 * ask for a rate or share, "second" of the second highest, and "dropped" of a figure, which of a referral is a measure.
 * Null where it has none.
 */
export function withoutOrder(parser: Parser, parse: Parse): Parse | null {
  const percent = asksPercent(parse);
  const nth = NTH.test(parse.said);
  const fell =
    FIGURE_DROPPED.test(parse.said) && !/\b(?:been|were|was|are|being|get|got) dropped\b/.test(parse.said);
  const items = parse.items.filter(
    ({ words }) =>
      !(
        (percent && PERCENT_WORD.test(words)) ||
        (nth && NTH_WORD.test(words)) ||
        (fell && words === 'dropped')
      ),
  );
  if (items.length === parse.items.length) return null;
  return { ...parse, items, measure: parser.measures.read(items) };
}

/** The words that nothing explains, but for those that only say more or fewer than before. */
export function beyondMoves(strangers: readonly Stranger[]): readonly Stranger[] {
  return strangers.filter(
    ({ words }) =>
      !/^(?:fewer|less|more|lower|higher|percent|per ?cent|relative|points?|further|furthest|bigger|larger|greater|faster|slower|steeper|sharper|%)$/.test(
        words,
      ),
  );
}

/** The first words that say that something moved, for a measure whose changes cannot be put in order. */
export function movingWords(parse: Parse): string | null {
  const said = besideMeasures(parse);
  return [UP, DOWN, BETTER, WORSE].flatMap((words) => words.exec(said)?.[0] ?? [])[0] ?? null;
}

/** The text without the words that name its measures. */
export function besideMeasures({ segments, tokens }: Parse): string {
  return segments
    .filter(
      (part) =>
        part.kind === 'unknown' ||
        (part.kind === 'term' && (!isContent(part.payload) || part.payload.cues.length > 0)),
    )
    .map((part) =>
      tokens
        .slice(part.from, part.to)
        .map(({ word }) => word)
        .join(' '),
    )
    .join(' ');
}
