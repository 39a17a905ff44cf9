import type { Parse, Parser, Stranger } from './parse-text.ts';

/** Words that name an inspectorate as the source of figures, and not its grades. */
const ATTRIBUTES =
  /\b(?:according to|(?:as )?(?:told|reported|published|ranked|judged|rated|recorded|measured|collected|issued) by|(?:figures|data|statistics|stats|numbers) (?:from|by|of)) (?:the )?ofsted(?:'?s)?(?: (?:figures|data|statistics|stats|numbers|latest))*\b|\b(?:(?:using|from|by|per|in) (?:the )?)?ofsted(?:'?s)? (?:figures|data|statistics|stats|numbers)\b/;
/** "Surrey vs other counties" says whom it is compared with, and not where children are placed. */
const OTHERS = /^(?:the )?other (?:counties|unitaries|councils|authorities|boroughs|areas|regions)$/;
const INSPECTORATE = /\bofsted\b/;

/**
 * A text that takes figures for an inspectorate's ("according to Ofsted, the top ten for …"), read without it; the words
 * that say so are not understood. Null where it asks for grades, which are the inspectorate's own.
 */
export function withoutAttribution(parser: Parser, parse: Parse): Parse | null {
  const words = ATTRIBUTES.exec(parse.said)?.[0].trim();
  if (words === undefined) return null;
  const items = parse.items.filter((item) => !INSPECTORATE.test(item.words));
  const measure = parser.measures.read(items);
  const graded = measure.metrics.some(({ id }) => parser.dataset.metric(id)?.unit === 'grade');
  if (measure.metrics.length === 0 || graded) return null;
  const source: Stranger = { words, leans: false, offTopic: false, ordinary: true };
  return { ...parse, items, measure, strangers: [...parse.strangers, source] };
}

/** A text that compares with other councils, read without the words for them; null where it has none. */
export function withoutOthers(parser: Parser, parse: Parse): Parse | null {
  if (!parse.cues.has('compare')) return null;
  const items = parse.items.filter(({ words }) => !OTHERS.test(words));
  return items.length === parse.items.length || items.length === 0
    ? null
    : { ...parse, items, measure: parser.measures.read(items) };
}
