import type { Parse, Parser } from './parse-text.ts';
import { isRegion } from './place-context.ts';
import type { AskedArea, AskedGroup, Question } from './question.ts';
import type { Named } from './read-intent.ts';

const SUBSCRIPTIONS =
  /\b(?:alerts?|subscri\p{L}+|digests?|watch\p{L}*|following|signed up|notif\p{L}+|receiving|getting)\b/u;
const ASKS = /\b(?:who|which|what|list|name|show|how many|give me|tell me)\b/;
const PLACES =
  /\b(?:councils|authorities|las|boroughs|counties|unitaries|metropolitans|districts|cities|places|areas|members)\b/;
/** "Which councils are like Leeds?" */
const ALIKE =
  /\b(?:councils?|authorit(?:y|ies)|places|areas|las)\b.{0,20}\b(?:like|similar to|comparable (?:to|with))\b/;
const SIDE_BY_SIDE =
  /\b(?:vs?|versus|against|compar\p{L}+|than|ranks?|ranking|doing|add|subscribe|send)\b|\b(?:with|to|and) (?:its|their|all|the)\b/u;

/** A question for a list of what is held, about the measures that its words name or may mean, or of subscriptions. */
export function listAsked(question: Question, { said, measure, leftOut }: Parse): Question {
  const near = measure.choices.flatMap((choice) =>
    choice.kind === 'metric' ? [{ ...choice, words: '', readings: [] }] : [],
  );
  return {
    ...question,
    metrics: question.metrics.length > 0 ? question.metrics : near,
    lists: SUBSCRIPTIONS.test(said) ? 'subscriptions' : 'measures',
    unresolved: leftOut.words,
  };
}

/** The group whose places a text asks to be named, and nothing of figures, with the area it is of; else null. */
export function membersAsked(
  parser: Parser,
  named: Named,
): { readonly areas: readonly AskedArea[]; readonly group: AskedGroup } | null {
  const { plain, areas, group, period, places } = named;
  if (named.measured || named.leavesOut || period !== null || named.strange > 0 || places > 1) return null;
  const [area] = areas;
  const own = area !== undefined && !isRegion(parser, area.code) && !named.wide;
  if (group?.kind === 'neighbours') return own && !SIDE_BY_SIDE.test(plain) ? { areas, group } : null;
  if (own) return ALIKE.test(plain) ? { areas, group: { kind: 'neighbours', model: null } } : null;
  if (!ASKS.test(plain) || !PLACES.test(plain) || SIDE_BY_SIDE.test(plain)) return null;
  if (area && named.wide && !isRegion(parser, area.code)) return { areas: [], group: { kind: 'all' } };
  if (area && isRegion(parser, area.code)) return { areas: [], group: { kind: 'region', region: area.code } };
  return group !== null && group.kind !== 'regions' ? { areas: [], group } : null;
}
