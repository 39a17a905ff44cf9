import type { Token } from './normalise.ts';
import type { Segment } from './segment.ts';

/** Words that a message is ended with. */
const ENDS: ReadonlySet<string> = new Set(
  'thanks thank thx ta cheers regards wishes advance sincerely faithfully'.split(' '),
);
/** Most words of a name. */
const NAME = 3;

/** The segments of a text without the name that it is signed with: "… 2018. Many thanks, Sam". */
export function withoutSignature(segments: readonly Segment[], tokens: readonly Token[]): readonly Segment[] {
  const end = tokens.findLastIndex(({ word }) => ENDS.has(word)) + 1;
  if (end === 0 || tokens.length === end || tokens.length - end > NAME) return segments;
  const signs = segments.every(({ from, kind }) => from < end || kind === 'unknown');
  return signs ? segments.filter(({ from }) => from < end) : segments;
}
