import type { Segment } from './segment.ts';
import type { Token } from './normalise.ts';

/** An age in years of somebody who is a child or leaves care. */
const AN_AGE = /^\d{1,2}$/;
/** Words between two ages: "19, 20 and 21", "10 to 17". */
const BETWEEN: ReadonlySet<string> = new Set(['and', 'or', 'to']);

/** Puts the numbers beside words for an age to those words: "aged 19, 20 and 21", "12 year olds". */
export function withSaidAges(segments: readonly Segment[], tokens: readonly Token[]): readonly Segment[] {
  if (!segments.some(isAge)) return segments;
  const joined: Segment[] = [];
  let at = 0;
  while (at < segments.length) {
    const end = isNumber(segments[at], tokens) ? agesFrom(segments, tokens, at) : at;
    const before = joined.at(-1);
    const after = segments[end];
    const first = segments[at];
    if (end > at && after?.kind === 'term' && isAge(after) && first) {
      joined.push({ ...after, from: first.from });
      at = end + 1;
    } else if (end > at && before?.kind === 'term' && isAge(before)) {
      joined.splice(-1, 1, { ...before, to: after?.from ?? tokens.length });
      at = end;
    } else {
      if (first) joined.push(first);
      at += 1;
    }
  }
  return joined;
}

/** Where a row of numbers that begins at a segment ends. */
function agesFrom(segments: readonly Segment[], tokens: readonly Token[], from: number): number {
  let end = from + 1;
  for (;;) {
    const step = isNumber(segments[end], tokens) ? 1 : isBetween(segments[end], tokens) ? 2 : 0;
    if (step === 0 || !isNumber(segments[end + step - 1], tokens)) return end;
    end += step;
  }
}

function isAge(part: Segment | undefined): boolean {
  return part?.kind === 'term' && part.payload.tags.length === 1 && part.payload.tags[0] === 'age';
}

function isNumber(part: Segment | undefined, tokens: readonly Token[]): boolean {
  return part?.kind === 'unknown' && AN_AGE.test(tokens[part.from]?.word ?? '');
}

function isBetween(part: Segment | undefined, tokens: readonly Token[]): boolean {
  return part !== undefined && part.to - part.from === 1 && BETWEEN.has(tokens[part.from]?.word ?? '');
}
