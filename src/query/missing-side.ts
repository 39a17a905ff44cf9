import type { Parse } from './parse-text.ts';
import type { Question } from './question.ts';
import type { Segment } from './segment.ts';
import { isContent } from './terms.ts';

/** Words that tie the sides of a comparison together where "compare" itself stands elsewhere. */
const TIES = /^(?:and|with|to|or)$/;

/** Letters of initials at most. */
const INITIALS = 5;

/**
 * The words that stand where a comparison or a list names a place and that no place is known by: "brum vs LBgD", "Kent,
 * LnBD and Hackney". What is left by itself is no answer to that. Null where every side is known, or where only something
 * beside them is not.
 */
export function missingSide(parse: Parse, question: Question): string | null {
  const { segments, tokens } = parse;
  const single = question.areas.length + (question.group === null ? 0 : 1) === 1;
  for (const [index, part] of segments.entries()) {
    const own = tokens.slice(part.from, part.to);
    if (part.kind !== 'unknown' || own.some(({ word }) => /\d/.test(word))) continue;
    const words = own.map(({ raw }) => raw).join(' ');
    const [before, after] = [segments[index - 1], segments[index + 1]];
    const beside = compares(before) || compares(after);
    const alone = idle(compares(before) ? after : before);
    if (single && question.intent === 'compare' && beside && alone) return words;
    const stranger = parse.strangers.find((other) => other.words === words);
    if (!stranger) continue;
    const compared = single && question.intent === 'compare';
    if (question.areas.length > 0 && (compared || !stranger.ordinary) && listed(parse, index, isPlace))
      return words;
  }
  return null;
}

/** Whether initials that nothing is known by stand in a list of measures: "children in care and vIN". */
export function missingMeasure(parse: Parse): boolean {
  const { segments, tokens, strangers } = parse;
  return segments.some(
    (part, index) =>
      part.kind === 'unknown' &&
      (tokens[part.from]?.word.length ?? 0) <= INITIALS &&
      strangers.some(({ words, ordinary }) => words === tokens[part.from]?.raw && !ordinary) &&
      listed(parse, index, isMeasure),
  );
}

function isPlace(part: Segment | undefined): boolean {
  return part?.kind === 'place';
}

function isMeasure(part: Segment | undefined): boolean {
  return part?.kind === 'term' && isContent(part.payload);
}

function compares(part: Segment | undefined): boolean {
  return part?.kind === 'term' && part.payload.cues.includes('compare');
}

function idle(part: Segment | undefined): boolean {
  return part === undefined || (part.kind === 'term' && part.payload.filler && part.payload.tags.length < 2);
}

/** Whether a segment is tied to one of the kind by "and" or, among places, by a comma. */
function listed(
  { segments, tokens }: Parse,
  index: number,
  kind: (part: Segment | undefined) => boolean,
): boolean {
  const tie = (part: Segment | undefined): boolean =>
    part?.kind === 'term' && part.to - part.from === 1 && TIES.test(tokens[part.from]?.word ?? '');
  const comma = (part: Segment | undefined): boolean =>
    part !== undefined && kind === isPlace && tokens[part.from]?.before === 'list';
  const [before, own, after] = [segments[index - 1], segments[index], segments[index + 1]];
  return (
    (tie(before) && kind(segments[index - 2])) ||
    (comma(own) && kind(before)) ||
    (tie(after) && kind(segments[index + 2])) ||
    (comma(after) && kind(after))
  );
}
