import type { Parse } from './parse-text.ts';
import type { Question } from './question.ts';
import type { Segment } from './segment.ts';

/** Words that tie the sides of a comparison together where "compare" itself stands elsewhere. */
const TIES = /^(?:and|with|to|or)$/;

/**
 * The words that stand where a comparison names its other side and that no place is known by: "brum vs LBgD". One
 * place by itself is no answer to that. Null where both sides are known, or where only something beside them is not.
 */
export function missingSide({ segments, tokens }: Parse, question: Question): string | null {
  if (question.areas.length !== 1 || question.group !== null) return null;
  const tie = (part: Segment | undefined): boolean =>
    part?.kind === 'term' && part.to - part.from === 1 && TIES.test(tokens[part.from]?.word ?? '');
  const compares = (part: Segment | undefined): boolean =>
    part?.kind === 'term' && part.payload.cues.includes('compare');
  const idle = (part: Segment | undefined): boolean =>
    part === undefined || (part.kind === 'term' && part.payload.filler && part.payload.tags.length < 2);
  for (const [index, part] of segments.entries()) {
    const own = tokens.slice(part.from, part.to);
    if (part.kind !== 'unknown' || own.some(({ word }) => /\d/.test(word))) continue;
    const [before, after] = [segments[index - 1], segments[index + 1]];
    const joined =
      (tie(before) && segments[index - 2]?.kind === 'place') ||
      (tie(after) && segments[index + 2]?.kind === 'place');
    const compared = question.intent === 'compare' && (compares(before) || compares(after));
    const alone = idle(compares(before) ? after : before);
    if ((compared && alone) || (joined && question.intent === 'compare'))
      return own.map(({ raw }) => raw).join(' ');
  }
  return null;
}
