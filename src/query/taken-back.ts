import type { Token } from './normalise.ts';
import type { Segment } from './segment.ts';
import { isContent, type Term } from './terms.ts';

const SILENT: Term = { tags: [], cues: [], filler: true, polite: false, offTopic: false, unheld: null };

/** "Sorry, I mean" and the like: what follows stands instead of what came before. */
const CORRECTS =
  /^(?:(?:sorry|oops|whoops|correction|scratch that|ignore that|my mistake|i meant?|i should have said|make (?:that|it)|no wait|wait no|or rather|no|actually|rather)(?: |$))+/;
/** Words that correct only behind a break: "Kent. Actually Essex", not "actually in care". */
const NEEDS_A_BREAK = /^(?:no|actually|rather)$/;
/** Words between a correction and what it brings: "sorry, I mean the rate in Leeds". */
const LEAD = 3;
/** What follows is named only to be left out. */
const LEAVES_OUT =
  /(?:^|.* )(?:but not|and not|not|not including|not counting|rather than|instead of|as opposed to)(?: in| for| at)?$/;
/** A denial says something of the children counted: "children in need who are not on a plan". */
const IS_NOT = /\b(?:who|that|which|whose|is|are|was|were|be|been|has|have|had|do|does|did|yet) not\b/;
/** "But not on a plan" */
const IS_STATE = /^(?:on|in|under|with|subject|being|been)$/;
/** "Not Leeds but Bradford" */
const LEAVES_OUT_FIRST = /(?:^| )not(?: in| for)?$/;

/**
 * The segments of a text with what its writer takes back made silent: what a correction replaces ("Leeds, sorry,
 * I mean Bradford") and what is named only to be left out ("York, not North Yorkshire").
 */
export function withoutTakenBack(segments: readonly Segment[], tokens: readonly Token[]): Segment[] {
  const silent = new Set([...corrected(segments, tokens), ...leftOut(segments, tokens)]);
  return silenced(segments, silent);
}

/** The segments with those at these indices made silent. */
export function silenced(segments: readonly Segment[], silent: ReadonlySet<number>): Segment[] {
  if (silent.size === 0) return [...segments];
  return segments.map((part, index) =>
    silent.has(index)
      ? { kind: 'term', from: part.from, to: part.to, payload: SILENT, sureness: 1, rivals: [] }
      : part,
  );
}

/** The indices of segments that a correction behind them replaces, and of the words that correct. */
function corrected(segments: readonly Segment[], tokens: readonly Token[]): number[] {
  const silent: number[] = [];
  let at = 0;
  while (at < tokens.length) {
    const cue = CORRECTS.exec(wordsOf(tokens, at, at + 8))?.[0].trim();
    if (cue === undefined) {
      at += 1;
      continue;
    }
    const from = at;
    const to = at + cue.split(' ').length;
    at = to;
    if (NEEDS_A_BREAK.test(cue) && tokens[from]?.before === 'nothing') continue;
    const saying = segments.flatMap((part, index) => (says(part) ? [{ part, index }] : []));
    if (saying.some(({ part }) => part.from < to && part.to > to)) continue;
    const after = saying.filter(({ part }) => part.from >= to);
    const before = saying.filter(({ part, index }) => part.to <= from && !silent.includes(index));
    if (before.length === 0 || (after[0]?.part.from ?? tokens.length) > to + LEAD) continue;
    const places = before.filter(({ part }) => part.kind === 'place');
    const measures = before.filter(({ part }) => part.kind === 'term');
    if (after.some(({ part }) => part.kind === 'place'))
      silent.push(...places.slice(-1).map(({ index }) => index));
    if (after.some(({ part }) => part.kind === 'term')) silent.push(...measures.map(({ index }) => index));
    silent.push(...segments.flatMap((part, index) => (part.from < to && part.to > from ? [index] : [])));
  }
  return silent;
}

/** The indices of segments that are named only to be left out, with the words that say so. */
function leftOut(segments: readonly Segment[], tokens: readonly Token[]): number[] {
  const silent: number[] = [];
  const said = segments.flatMap((part, index) => (says(part) ? [index] : []));
  for (const [at, index] of said.entries()) {
    const part = segments[index];
    const last = segments[said[at - 1] ?? -1];
    const next = segments[said[at + 1] ?? -1];
    if (!part) continue;
    const begins = (said[at - 1] ?? -1) + 1;
    const between = wordsOf(tokens, last?.to ?? 0, part.from);
    const second =
      part.kind === 'place' && said.slice(0, at).some((other) => segments[other]?.kind === 'place');
    if (!last || (last.kind !== part.kind && !second)) {
      const instead = next && wordsOf(tokens, part.to, next.from);
      if (
        part.kind === 'place' &&
        next?.kind === 'place' &&
        LEAVES_OUT_FIRST.test(between) &&
        instead === 'but'
      )
        silent.push(...range(begins, index + 1));
      continue;
    }
    const start = tokens[last.to];
    const broken = tokens.slice(last.to, part.from + 1).some(({ before }) => before !== 'nothing');
    if (part.kind === 'term' && (IS_NOT.test(between) || IS_STATE.test(tokens[part.from]?.word ?? '')))
      continue;
    if (!LEAVES_OUT.test(between) || !(broken || part.kind === 'place' || between !== 'not')) continue;
    silent.push(...range(begins, index + 1));
    const joins = start?.before === 'stop' ? /^(?:or|nor|and|)$/ : /^(?:or|nor)$/;
    for (let other = index + 1; segments[other]; other += 1) {
      const following = segments[other];
      if (part.kind === 'term' && !adjoins(following, tokens)) break;
      if (part.kind === 'place' && !(following?.kind === 'place' || joined(following, tokens, joins))) break;
      silent.push(other);
    }
  }
  return silent;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

/** The folded words of a stretch of tokens. */
export function wordsOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map(({ word }) => word)
    .join(' ');
}

/** Whether a segment names a place or says something of a measure. */
function says(part: Segment): boolean {
  if (part.kind === 'unknown') return false;
  return part.kind === 'place' || (isContent(part.payload) && !part.payload.tags.includes('negation'));
}

function joined(part: Segment | undefined, tokens: readonly Token[], joins: RegExp): boolean {
  return part !== undefined && joins.test(wordsOf(tokens, part.from, part.to));
}

/** Whether nothing sets a segment apart from the one before it. */
function adjoins(part: Segment | undefined, tokens: readonly Token[]): boolean {
  if (part?.kind !== 'term') return false;
  const first = tokens[part.from];
  return first?.before === 'nothing' && !/^(?:and|or|in|for|at|of)$/.test(first.word);
}
