import type { AreaKind } from '../domain/authority.ts';
import { joinedKinds, KINDS, LONDON, withoutKinds } from './council-kinds.ts';
import { isRegion, isWide } from './place-context.ts';
import type { Parse, Parser } from './parse-text.ts';
import type { AskedArea, AskedGroup, AskedMetric, Question, Reading } from './question.ts';

/** The nine regions, each as one. */
const REGIONS =
  /\b(?:which|what|every|each|any|by|per) (?:english )?regions?\b|\b(?:all|the|nine|9|of|other|english|top|bottom|rank|ranking|list|compare|between|across|among|against|vs|versus|highest|lowest|best|worst) (?:\d+ |nine |the |all |other |english )*regions\b|\bregions (?:by|with|where|that|which|in order|ranked|compared|had|have|has|saw)\b|^regions\b|\b(?:top|bottom|highest|lowest|worst|best|leading) (?:performing )?region\b|\b(?:which|what) parts? of (?:the country|england)\b|\bregional (?:breakdown|figures|split|comparison|rankings?|league table|picture|differences|variations?|rates?|numbers)\b/;
const EVERYWHERE =
  /\b(?:all|every|how many|each|across|by|per|other|english|of|which|what|top|bottom|rank|list) (?:the |of |english |other |local |\d+ |\p{L}+ )?(?:councils?|authorit(?:y|ies)|las?|areas?|boroughs?)\b|\b(?:councils|authorities|las)\b/u;

/** The authorities of a region, and not the region: "compare London boroughs". */
const MEMBERS = /\b(?:boroughs|councils|authorities|las|counties)\b/;

/**
 * The authorities that a text names together, beside the areas that it names one by one; the regions, where its measures
 * are held for them.
 */
export function groupOf(
  parser: Parser,
  parse: Parse,
  areas: readonly AskedArea[],
  metrics: readonly AskedMetric[],
): AskedGroup | null {
  const group = authoritiesNamed(parser, parse, areas);
  const open = group === null || group.kind === 'all';
  return open && asksRegions(parser, parse.said, metrics) ? { kind: 'regions' } : group;
}

function authoritiesNamed(
  parser: Parser,
  { cues, model, said, tokens }: Parse,
  areas: readonly AskedArea[],
): AskedGroup | null {
  if (cues.has('neighbours') || model !== null) return { kind: 'neighbours', model };
  const listed = cues.has('named-group') ? namedTogether(parser, tokens) : null;
  if (listed) return listed;
  const region = onlyRegion(parser, areas);
  const kinds = KINDS.filter((kind) => kind.said.test(said)).toSorted(
    (one, other) => said.search(one.said) - said.search(other.said),
  );
  // "London boroughs" are a region's, unless they are set beside another kind.
  const beside = kinds.some((kind) => kind !== LONDON);
  if (beside) return joinedKinds(kinds);
  if (region && cues.has('compare') && MEMBERS.test(said)) return { kind: 'region', region: region.code };
  const many = cues.has('all-authorities') || cues.has('list');
  return many && areas.length === 0 && EVERYWHERE.test(said) ? { kind: 'all' } : null;
}

/** The authorities that have a name together. */
function namedTogether({ groups }: Parser, tokens: Parse['tokens']): AskedGroup | null {
  const said = ` ${tokens.map(({ stem }) => stem).join(' ')} `;
  for (const [words, group] of groups) if (said.includes(` ${words} `)) return group;
  return null;
}

/** The one region among some areas. */
function onlyRegion(parser: Parser, areas: readonly AskedArea[]): AskedArea | null {
  const [region, ...others] = areas.filter(({ code }) => isRegion(parser, code));
  return region && others.length === 0 ? region : null;
}

/** The areas of a question without the place whose boroughs are one of the kinds that its group is made of. */
export function besideGroup(
  parser: Parser,
  areas: readonly AskedArea[],
  group: AskedGroup | null,
): readonly AskedArea[] {
  if (group?.kind === 'region') return areas.filter(({ code }) => code !== group.region);
  const region = onlyRegion(parser, areas);
  const own = group?.kind === 'type' && LONDON.types.every((type) => group.types.includes(type));
  return own && region ? areas.filter((area) => area !== region) : areas;
}

/** Whether a text asks for regions, and the measures that it names are held for them as late as for authorities. */
function asksRegions(
  { dataset }: Pick<Parser, 'dataset'>,
  said: string,
  metrics: readonly AskedMetric[],
): boolean {
  if (metrics.length === 0 || !REGIONS.test(said)) return false;
  const lastOf = (id: string, kind: AreaKind): number =>
    Math.max(
      ...dataset.parts.areas.flatMap((area) =>
        area.kind === kind ? (dataset.lastYear(id, area.code) ?? 0) : [],
      ),
    );
  return metrics.every(
    ({ id }) => lastOf(id, 'region') > 0 && lastOf(id, 'region') >= lastOf(id, 'authority'),
  );
}

/**
 * The reading with the group that it lists short of the places that the text leaves out: "who is highest outside
 * London?" Where nothing is listed, or such a name may mean several places, the words are named as not understood.
 */
export function withoutThoseLeftOut(parser: Parser, reading: Reading, { leftOut }: Parse): Reading {
  const { codes, kinds, words, open } = leftOut;
  if (words.length === 0 || reading.kind === 'refusal') return reading;
  const short = (question: Question): Question => {
    const { intent, areas, group, metrics } = question;
    const graded = metrics.some(({ id }) => parser.dataset.metric(id)?.unit === 'grade');
    const alone = areas.some(({ code }) => !isWide(parser, code));
    const lists = intent === 'rank' || (intent === 'compare' && group !== null) || (graded && !alone);
    const among = kinds.length === 0 ? group : withoutKinds(group, kinds);
    const some = codes.length > 0 || (kinds.length > 0 && among !== null);
    const kept = areas.filter(({ code }) => !codes.includes(code));
    if (!lists && kept.length > 0 && kept.length < areas.length) return { ...question, areas: kept };
    if (!lists || !some) return { ...question, unresolved: [...question.unresolved, ...words] };
    const region = onlyRegion(parser, areas);
    const whole: AskedGroup = among ?? (region ? { kind: 'region', region: region.code } : { kind: 'all' });
    return {
      ...question,
      areas: besideGroup(parser, areas, whole),
      group: codes.length === 0 ? whole : { ...whole, without: codes },
      unresolved: [...question.unresolved, ...(kinds.length > 0 && among === null ? words : open)],
    };
  };
  return reading.kind === 'question' ? short(reading) : { ...reading, partial: short(reading.partial) };
}
