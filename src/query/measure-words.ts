import { hasContent, type MeasureReading, type MeasureWords } from './match-measure.ts';
import { plainText, type Token, tokensOf } from './normalise.ts';
import type { Parser } from './parse-text.ts';
import type { MetricId } from '../domain/metric.ts';
import type { AskedMetric, Choice } from './question.ts';
import { type Segment, segment } from './segment.ts';
import { isContent, isUnit } from './terms.ts';
import { typedMetrics } from './typed-codes.ts';

const JOINS = new Set(['and', 'or', 'plus', 'vs', 'v', 'versus', 'against']);

/** Words behind a comma that go on with the same measure: "children in care, placed far from home". */
const CONTINUES = new Set(
  'who whose which where that placed living aged with including held within for by in at of on subject because due through via as to resulting leading lasting closed completed caused owing without'.split(
    ' ',
  ),
);

/** Words behind "and" with which the same children are told more of: "children in care and placed far away". */
const TELLS_MORE = new Set('who whose which that placed living aged held'.split(' '));

/** Words behind "or" that make it a limit: "12 months or more". */
const LIMITS = new Set(['more', 'less', 'over', 'under', 'longer', 'fewer', 'above', 'below', 'not']);

/** The words of measures among segments, with where one measure ends and the next begins. */
export function measureItems(segments: readonly Segment[], tokens: readonly Token[]): MeasureWords[] {
  const items: MeasureWords[] = [];
  let apart = false;
  let loose = false;
  let or = false;
  for (const part of segments) {
    const words = tokens.slice(part.from, part.to);
    // A comma within a phrase parts nothing: "conviction, reprimand or final warning".
    const breaks = part.kind === 'term' && isContent(part.payload) ? words.slice(0, 1) : words;
    if (breaks.some((token) => token.before === 'list' && !CONTINUES.has(token.word))) {
      apart = true;
      loose = true;
    }
    if (part.kind === 'place') continue;
    const [first] = words;
    const next = tokens[part.to]?.word ?? '';
    if (
      part.kind === 'term' &&
      part.to - part.from === 1 &&
      JOINS.has(first?.word ?? '') &&
      !LIMITS.has(next) &&
      !(first?.word === 'and' && TELLS_MORE.has(next))
    ) {
      apart = true;
      loose = first?.word === 'against';
      or = first?.word === 'or';
    }
    if (part.kind !== 'term') continue;
    const { tags, unheld } = part.payload;
    if (tags.length === 0 && unheld === null) continue;
    if (tags.length === 1 && tags[0] === 'trade' && unheld === null) continue;
    items.push({ tags, unheld, words: words.map((token) => token.raw).join(' '), apart, loose, or });
    apart = false;
    loose = false;
    or = false;
  }
  return items;
}

/** Whether a corrected phrase is sure enough to be answered: near enough, and nothing else as near. */
export function sureTerm(part: Segment): boolean {
  if (part.kind !== 'term' || part.sureness >= 0.97) return true;
  // A unit is only how a figure is told: to take one for a word near it does no harm.
  if (isUnit(part.payload)) return part.sureness >= 0.7;
  const rival = part.rivals.find(
    ({ term, place }) => place !== null || (term !== null && term.tags.join() !== part.payload.tags.join()),
  );
  return part.sureness >= 0.74 && part.sureness - (rival?.sureness ?? 0) >= 0.03;
}

/** Reads a text that names a measure and nothing else. */
export function measureWords(
  parser: Parser,
  text: string,
): MeasureReading & { readonly strange: readonly string[] } {
  const plain = plainText(text);
  const typed = typedMetrics(plain, parser.dataset);
  const { tokens, segments } = segment(tokensOf(plain, typed.spans), parser.vocabulary, 'measure');
  const named = namedMetric(parser.names, segments, tokens);
  if (named) return { metrics: [named], choices: [], left: [], strange: [] };
  const strange = segments
    .filter((part) => part.kind === 'unknown' || isForeign(part) || isGuessedFiller(part))
    .map((part) =>
      tokens
        .slice(part.from, part.to)
        .map((token) => token.raw)
        .join(' '),
    );
  const items = measureItems(segments, tokens);
  const read = parser.measures.read(items);
  const metrics = [...typed.metrics, ...read.metrics];
  const unsure = segments.some((part) => !sureTerm(part)) || strange.length > 0 || read.left.length > 0;
  if (metrics.length > 0 && unsure && typed.metrics.length === 0) {
    const choices: Choice[] = [
      ...metrics.map((metric): Choice => ({ kind: metric.kind, id: metric.id })),
      ...parser.measures.nearest(items),
    ];
    return { metrics: [], choices: distinctChoices(choices), left: read.left, strange };
  }
  // "Pollen count" says of nothing what is counted.
  const counted = metrics.length > 0 || strange.length === 0 || items.some(hasContent);
  return { metrics, choices: counted ? read.choices : [], left: read.left, strange };
}

/** A word that is hardly like the filler it was taken for, less than so much: better named than dropped. */
export function isGuessedFiller(part: Segment, least = 0.8): boolean {
  if (part.kind !== 'term' || isContent(part.payload)) return false;
  return part.sureness < (part.payload.cues.length > 0 || isUnit(part.payload) ? 0.7 : least);
}

/** A word about something else that says nothing of a measure either. */
export function isForeign(part: Segment): boolean {
  return part.kind === 'term' && part.payload.offTopic && part.payload.tags.length === 0;
}

function distinctChoices(choices: readonly Choice[]): Choice[] {
  const key = (choice: Choice): string => ('id' in choice ? choice.id : '');
  return choices
    .filter((choice, index) => choices.findIndex((other) => key(other) === key(choice)) === index)
    .slice(0, 5);
}

/** Whether a segment says nothing at all, not even a unit. */
function isIdle(part: Segment): boolean {
  return (
    part.kind === 'term' &&
    part.sureness === 1 &&
    !part.payload.offTopic &&
    part.payload.unheld === null &&
    part.payload.tags.every((tag) => tag === 'trade')
  );
}

/** Words before and behind the name of a statistic that are left out: "show me … in Kent". */
const AROUND = 4;

/** The statistic whose very name the words beside places are, whatever the words may mean otherwise. */
export function namedMetric(
  names: ReadonlyMap<string, MetricId>,
  segments: readonly Segment[],
  tokens: readonly Token[],
): AskedMetric | null {
  const spoken = segments
    .filter((part) => part.kind !== 'place')
    .flatMap((part) => tokens.slice(part.from, part.to).map(({ stem }) => ({ stem, says: !isIdle(part) })));
  const idle = (side: readonly { readonly says: boolean }[]): number => {
    const count = side.findIndex(({ says }) => says);
    return Math.min(count < 0 ? side.length : count, AROUND);
  };
  const before = idle(spoken);
  const behind = idle(spoken.toReversed());
  for (let start = 0; start <= before; start += 1) {
    for (let end = 0; end <= behind; end += 1) {
      const key = spoken
        .slice(start, spoken.length - end)
        .map(({ stem }) => stem)
        .join(' ');
      const id = names.get(key);
      if (id !== undefined) return { kind: 'metric', id, words: key, readings: [id] };
    }
  }
  return null;
}
