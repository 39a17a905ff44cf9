import type { AskedPeriod } from '../domain/period.ts';
import type { AskedArea, AskedGroup, AskedMetric, AskedRanking, Intent } from './question.ts';
import { rankingOf } from './read-ranking.ts';

/** What a text was found to name, before it is known what it asks for. */
export interface Named {
  /** Lower case, as `plainText` returns it. */
  readonly plain: string;
  readonly cues: ReadonlySet<string>;
  readonly areas: readonly AskedArea[];
  /** Areas and names that several areas share. */
  readonly places: number;
  readonly wide: boolean;
  readonly group: AskedGroup | null;
  /** Whether places are named to be left out. */
  readonly leavesOut: boolean;
  readonly metrics: readonly AskedMetric[];
  readonly measured: boolean;
  readonly period: AskedPeriod | null;
  /** Words that nothing explains. */
  readonly strange: number;
}

const DEFINES =
  /\b(?:defin(?:e|es|ed|ition|itions|ing)|meaning of|means?\??$|what (?:does|do) .{1,60}\b(?:mean|stand for|measure|refer to|cover|count|include)|stands? for|counts? as|is meant by|glossary|jargon|explain(?:ed|er)?(?! why| how come)|how (?:is|are|do you|was|were|does \S+) .{0,60}\b(?:calculated|worked out|work out|calculate|measured|measure|defined|define|counted|compiled|derived)|what(?:'s|s| is) the difference between|difference between an? |what qualifies|what constitutes|what exactly is)\b/;
const DEFINES_ALONE =
  /^(?:so |and |ok |please |can you |could you |tell me )*(?:what(?:'s|s| is| are| do you mean by)|whats|wots|describe|clarify)\b(?! (?:the )?(?:rate|number|percentage|proportion|share|total|average|latest|current|figure|trend|highest|lowest|level|gap|range|ratio|difference between the|median|mean))/;
const SOURCES =
  /\b(?:where (?:does|do|did|is|are) (?:this|the|these|your|those|that|it|they|you)\b.{0,40}\b(?:come from|from|get|got|getting|sourced|published)|where (?:does|do) .{0,40}\bcome from|sources?\b(?! of (?:referral|concern))|citations?|cite|last updated|(?:was|is|were|are) .{0,40}\b(?:last )?(?:updated|published)|up[ -]to[ -]date\??$|how (?:up to date|old|recent|fresh|current|reliable|accurate|trustworthy) (?:is|are) (?:this|that|these|those|it|they|the (?:data|figures?|numbers?|stat\p{L}*)|your)|how (?:up to date|reliable|accurate|trustworthy)\b|how often (?:is|are|does|do) (?:this|that|these|those|it|they|the (?:data|figures?|numbers?|stat\p{L}*)|your|you) ?(?:\p{L}+ )?(?:updat|publish|releas|refresh|chang|com)\p{L}*|next (?:release|publication|update|edition)|when (?:is|are|will|does|do) .{0,40}\b(?:published|out|released?|updated?|next)|licen[cs]e|methodology|provenance|which (?:release|table|dataset|edition|publication)|who (?:publishes|collects|produces|compiles)|how do you know|says who|can i trust|is this official|copyright|(?:is|are) (?:the|this|your|these|it) ?(?:\p{L}+ )?(?:reliable|accurate|trustworthy|official|trusted|verified))\b/u;
const NEW_OUTRIGHT = /\bwhat(?:'s|s| is) new\b|\bwhat (?:has been|was) revised\b/;
const NEW =
  /\b(?:what(?:'s|s| is| has) (?:new|changed|been published|been added)|any(?:thing)? new\b|new (?:data|figures|releases?)\b(?=[^\p{L}]*$)|latest releases?|recent releases?|any updates?|updates$|just published|recently published|changelog|release notes|news$)/u;
const LISTS =
  /\b(?:list|what (?:measures|metrics|indicators|statistics|stats|data|figures|topics|years|areas|councils|places|periods|subjects|else)\b.{0,30}\b(?:do you|can i|can you|have you|cover|hold|are (?:there|available)|exist|is available|available)|which (?:measures|metrics|indicators|years|topics|statistics)\b.{0,20}\b(?:do you|can i|are (?:there|available)|available|have)|which (?:areas|councils|places|authorities)\b.{0,10}\b(?:do you|can i|are available)|what (?:do|have) you (?:have|got|cover|hold|know)|what(?:'s|s| is) (?:available|covered|in here)|how far back|my (?:alerts|subscriptions|digests|watchlist)|(?:what|which) (?:alerts|subscriptions)|am i (?:subscribed|signed up|following|watching|getting|receiving)|all (?:measures|metrics)|do you (?:cover|have data))\b/;
const LISTS_ALONE =
  /^(?:measures|metrics|indicators|topics|catalogue|catalog|index|coverage|subscriptions|alerts|areas|years|councils)[?.! ]*$/;
/** "List councils where neglect rose" is a list of figures. */
const LISTS_PLACES =
  /\blist (?:\p{L}+ |\d+ ){0,3}?(?:councils|authorities|las|areas|boroughs|counties|unitaries|regions|places|cities)\b/u;
/** So is "list the 5 highest". */
const LISTS_ENDS =
  /\blist (?:\p{L}+ |\d+ ){0,3}?(?:highest|lowest|worst|best|top|bottom|most|fewest|biggest|largest|smallest)\b/u;
const SUBSCRIBES =
  /\b(?:subscribe|(?:like|want|get|receive|have) (?:\p{L}+ )?(?:updates|alerts|notifications)\b|sign (?:me|us) up|alert|alerts|notif(?:y|ication|ications)|(?:let|tell|message|dm|ping|email|remind|warn|update|flag) (?:me|us|this channel|everyone)? ?(?:know )?(?:when|if|once|as soon as|whenever|every|each)|keep (?:me|us|an eye|track)\b|(?:follow|watch|monitor|track) (?:the )?\p{L}+|digest|weekly|fortnightly|daily|send (?:me|us) .{0,40}\b(?:every|each|when|weekly|monthly|updates?|alerts?)|post (?:here|in this channel|to this channel)|as soon as|(?:when|once|if) (?:new|the new|there are new|there is new|the figures|figures|it changes|they change|the numbers?|the next))\b/u;
const UNSUBSCRIBES =
  /\b(?:unsubscribe|(?:do not|dont|don't|never) (?:subscribe|sign|alert|notify|follow|watch|add|message|ping|email|update)|unfollow|unwatch|(?:stop|cancel|end|pause|mute|silence|disable|delete|remove|turn off|switch off|no more|quit|kill|clear|dont send|don't send|do not send) (?:the |my |all |this |these |those |sending|any |getting |me )*(?:\p{L}+ )?(?:alerts?|updates?|digests?|notifications?|subscriptions?|messages?|reminders?|emails?|following|watching|notifying|telling|posting|sending|bothering)|opt(?:ing)? (?:me )?out|stop (?:following|watching|notifying|telling|sending|posting|tracking|monitoring|bothering)|take (?:me|us) off|remove (?:me|us)|mute|turn (?:it|this|that) off|shut up|leave (?:me|us) alone)\b/u;
const UNSUBSCRIBES_ALONE =
  /^(?:please )?(?:stop|cancel|mute|pause|quit|stop it|stop this|no more|off|end|go away)(?: please)?[.! ]*$/;
const HELPS =
  /^(?:[\p{P}\s]*)(?:help|hello|hi|hiya|hey|yo|good (?:morning|afternoon|evening)|morning|examples?|commands?|menu|instructions|usage|thanks?|thank you|thx|ta|cheers|ok|okay|test(?:ing)?|ping|start|get(?:ting)? started|faq|about|options|how (?:do|does|can|should|to)\b.{0,40}\b(?:use|work|ask|start|query|search|talk|get (?:figures|started))|(?:show me |tell me )?what (?:can|do|should|could|else can) (?:you|i|we)\b.{0,30}\b(?:do|ask|type|say|search|look up|help)?|who (?:are you|made you|built you)|what (?:are you|is this|is safeguard|does this do)|(?:show me |tell me )?what (?:you|i) (?:can |could )?(?:do|ask)|are you (?:\p{L}+)|show (?:me )?(?:some )?examples|give me (?:some )?examples?|can you help|i need help|(?:i am|im|i'm) (?:stuck|lost|confused|new))\b/u;
const PROFILES =
  /\b(?:tell (?:me|us) (?:\p{L}+ )?about|everything|overview|profile|summar(?:y|ise)|full picture|key (?:facts|figures|stats)|at a glance|dashboard|lowdown|facts about|scorecard|report card|rundown|how (?:is|are|has|have|did|does|do|was|were) .{1,50} (?:doing|done|do|performing|performed|perform|getting on|get on|got on|faring|fared|fare)\b|brief(?:ing)?\b|all (?:the )?(?:figures|data|stats|measures|numbers))\b/u;
const CHECKS =
  /\b(?:fact[ -]?check|check (?:this|that|the|if|whether|a claim)|verify|is (?:it|that|this) (?:true|right|correct|accurate)|true (?:that|or false)|claim(?:s|ed|ing)?|debunk|confirm (?:that|whether|if|this)|double[ -]?check)\b/;
/** Asks for no place in a ranking: "where do Leeds's referrals come from". */
const COMES_FROM = /\bwhere (?:do|does|did) .{0,60}\breferrals?\b.{0,20}\bcom(?:e|es|ing) from\b/;
const OVER_TIME =
  /\b(?:over time|over the (?:last|past)|trends?|time series|year on year|year by year|each year)\b/;
/** "Which type of abuse is most common?" is of categories, and not of councils. */
const COMMONEST =
  /\b(?:which|what) (?:\p{L}+ ){0,2}?(?:types?|kinds?|forms?|sorts?|categor(?:y|ies)|reasons?|factors?|needs?|causes?)\b|\b(?:most common|commonest|most frequent)\b/u;
/** Words that open a message, whatever it is about. */
const GREETS = /^(?:hello|hi|hiya|hey|yo|good (?:morning|afternoon|evening)|morning)\b/;
const ASKS: readonly string[] = ['trend', 'compare', 'rank'];

/** Requests that are about the app and not about figures. */
export function controlIntent(named: Named): Intent | null {
  const { plain, metrics, places, group, cues } = named;
  const bare = plain.replace(/^[\s\p{P}]+|[\s]+$/gu, '');
  if (plain !== '' && /^[?\s]+$/.test(plain) && metrics.length === 0 && places === 0) return 'help';
  if (UNSUBSCRIBES.test(plain) || UNSUBSCRIBES_ALONE.test(bare)) return 'unsubscribe';
  if (LISTS.test(plain) || LISTS_ALONE.test(bare)) {
    const ofFigures = metrics.length > 0 && (LISTS_PLACES.test(plain) || LISTS_ENDS.test(plain));
    if ((places === 0 && !ofFigures) || /alerts|subscri|digest|watch/.test(plain)) return 'list';
  }
  if (SUBSCRIBES.test(plain) && (cues.has('subscribe') || metrics.length === 0)) return 'subscribe';
  if (NEW_OUTRIGHT.test(plain) || (NEW.test(plain) && metrics.length === 0)) return 'whats-new';
  if (DEFINES.test(plain) && (places === 0 || metrics.length > 0) && named.period === null) return 'define';
  if (SOURCES.test(plain) && !/\breferrals?\b/.test(plain)) return 'source';
  if (/\bdifference between\b/.test(plain) && places === 0 && metrics.length > 1 && named.period === null)
    return 'define';
  if (DEFINES_ALONE.test(bare) && metrics.length > 0 && places === 0 && !group && named.period === null)
    return 'define';
  const asks = named.measured || named.period !== null || ASKS.some((cue) => cues.has(cue));
  if (places === 0 && metrics.length === 0 && !group && HELPS.test(bare) && !(asks && GREETS.test(bare)))
    return 'help';
  return null;
}

/** What a question about figures wants done with them, and how a ranking was asked for. */
export function figureIntent(named: Named): { intent: Intent; ranking: AskedRanking | null } {
  const { plain, areas, group, metrics, period, cues } = named;
  const parts = metrics.some((metric) => metric.kind === 'metric' && metric.breakdown);
  const commonest = parts && group === null && COMMONEST.test(plain);
  const ranking = COMES_FROM.test(plain) || commonest ? null : rankingOf(named);
  if (ranking) return { intent: 'rank', ranking };
  const plainly = (intent: Intent): { intent: Intent; ranking: null } => ({ intent, ranking: null });
  if (CHECKS.test(plain) && metrics.length > 0) return plainly('check-claim');
  // Councils of a kind stand side by side, whatever is asked of them.
  const together = group?.kind === 'type' || group?.kind === 'listed';
  if (together && areas.length === 0 && metrics.length > 0) return plainly('compare');
  // How a question is written in ids and codes: several places over the years are one trend.
  if (/^trend\b/.test(plain)) return plainly('trend');
  const over = areas.length > 1 && !cues.has('compare') && OVER_TIME.test(plain);
  if (!over && (cues.has('compare') || group?.kind === 'neighbours' || areas.length > 1))
    return plainly('compare');
  if (areas.length > 0 && metrics.length === 0 && PROFILES.test(plain)) return plainly('profile');
  const ranged = period && (period.kind === 'range' || period.kind === 'last' || period.kind === 'all');
  if (cues.has('trend') || ranged) return plainly('trend');
  if (period?.kind === 'years' && period.years.length > 1) return plainly('trend');
  if (cues.has('breakdown') || parts) return plainly('breakdown');
  return plainly('lookup');
}
