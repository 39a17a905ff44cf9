import { hasContent } from './match-measure.ts';
import type { Parse, Parser } from './parse-text.ts';

/** Words that ask for the reasons of a figure. */
const WHY =
  /\b(?:why|how come|what(?:'s|s| is| was| has been)? (?:behind|causing|driving|explaining)|what (?:causes|caused|drives|drove|explains|explained)|reasons? (?:for|behind) (?:(?:the|this|that|such|its|their) )*(?:\p{L}+ ){0,2}(?:rise|increase|growth|fall|drop|decrease|decline|change|high|low|jump|surge))\b/u;
/** Why any child comes into care at all is what assessments say: a statistic of its own. */
const ANY_CHILD =
  /\b(?:why|reasons?) (?:(?:do|are|were|did|would|for) )?(?:children|kids|child|babies|young people|teenagers) (?:are |were |have |been |being )*(?:come|coming|came|go|going|went|enter|entering|taken|placed|put|brought|end(?:ing)? up|start)\b/;
/** A figure that moved, or that is high or low: then its reasons are asked for, and not those that are counted. */
const OF_A_FIGURE =
  /\b(?:ris(?:e|es|en|ing)|rose|fall(?:s|en|ing)?|fell|increas\p{L}+|grow\p{L}*|grew|drop\p{L}*|declin\p{L}+|decreas\p{L}+|chang\p{L}+|jump\p{L}*|surg\p{L}+|soar\p{L}*|(?:go|goes|going|gone|went|come|came) (?:up|down)|(?:so|too|very) (?:high|low|many|few|much)|higher|lower)\b/u;
const SAYS_WHY =
  /^(?:why|come|reasons?|behind|causes?|caused|causing|drives?|drove|driving|explain(?:s|ed|ing)?)$/;

/**
 * A text that asks why a figure is as it is, read for the figure alone, since published figures do not say why. Null
 * where it asks for no reasons, where reasons are themselves what is counted, or where it names no measure beside.
 */
export function withoutWhy(parser: Parser, parse: Parse): Parse | null {
  if (!WHY.test(parse.said) || ANY_CHILD.test(parse.said)) return null;
  const counted = parse.measure.metrics.some((metric) => metric.kind === 'metric' && metric.breakdown);
  if (counted && !OF_A_FIGURE.test(parse.said)) return null;
  const items = parse.items.filter(({ tags }) => !tags.includes('reason'));
  if (!items.some(hasContent) && parse.typed.metrics.length === 0) return null;
  const behind = /\bbehind\b/.test(parse.said);
  return {
    ...parse,
    items,
    measure: parser.measures.read(items),
    strangers: parse.strangers.filter(({ words }) => !SAYS_WHY.test(words)),
    cues: new Set([...parse.cues].filter((cue) => !(behind && cue === 'compare'))),
  };
}
