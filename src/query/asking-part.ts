import type { Token } from './normalise.ts';
import type { Segment } from './segment.ts';
import { wordsOf } from './taken-back.ts';
import { isContent } from './terms.ts';

/** How a request begins, wherever it stands. */
const REQUESTS =
  /^(?:(?:could|can|would|will) (?:you|i|we|someone|somebody|anyone|anybody) (?:please |kindly |just )?(?:tell|let|confirm|provide|send|give|say|share|remind|get|have|see|find|help|advise|supply|ask|dig|pull|look|know|check)|please (?:provide|confirm|send|supply|tell|let|advise|give|state|could|can|would)|(?:id|i would|wed|we would|i should) (?:like|love|be grateful|appreciate|be interested)|wondering (?:if|whether|how|what))\b/;
const REQUESTING = new Set('could can would will please id i we wed wondering'.split(' '));
/** How a question begins at the beginning of a sentence. */
const QUESTIONS =
  /^(?:so |but )?(?:how|what|which|who|where|when|is|are|has|have|do|does|did|was|were|can|could|would|please)\b/;
/** A clause about the occasion of a question: "Following the inspection report, how many …". */
const OCCASION =
  /^(?:following|after|given|further to|(?:in )?light of|in view of|in response to|prompted by|having (?:read|seen)) /;
/** Words of a sentence that tells something. */
const TELLS =
  /\b(?:i|im|ive|we|weve|my|our|it|there|they|he|she|was|is|has|have|had|been|said|says|saying|told|got|given|following|after|further|just)\b/;
/** Words of one that asks for something already. */
const ASKS_ALREADY =
  /\b(?:need|want|wants|numbers? of|how many|how much|what|figures?|stats|data|please|percentage|proportion|rates?|compare)\b/;
/** Words that point back to what was told. */
const POINTS_BACK = /\b(?:that|this|those|these|it|they|them|we|our|us|both|compared?|there)\b/;
/** Words that end a letter, before the name of whoever wrote it. */
const SIGNS_OFF = /^(?:regards|cheers|thanks|thank|thx|faithfully|sincerely|wishes|ta)$/;
const LONGEST_SIGNATURE = 7;
const TITLES = /^(?:cllr|councillor|mr|mrs|ms|miss|dr|sir|lord|lady|baroness)$/;

/**
 * The segments of the part of a message that asks, where what stands before it only tells what it comes from, and
 * without a signature. `reads` says whether segments name measures beyond doubt: else nothing is left off.
 */
export function askingPart(
  segments: readonly Segment[],
  tokens: readonly Token[],
  reads: (part: readonly Segment[]) => boolean,
): readonly Segment[] {
  const signed = withoutNames(segments, tokens);
  const start = askingFrom(signed, tokens);
  if (start === 0) return signed;
  const asking = signed.filter(({ from }) => from >= start);
  if (!reads(asking)) return signed;
  const told = signed.filter(({ from }) => from < start);
  const places = asking.some(isPlace) && !POINTS_BACK.test(wordsOf(tokens, start, tokens.length));
  return [...(places ? [] : told.filter(isPlace)), ...asking];
}

/** The token from which a message asks, if a sentence or clause that only tells something stands before it. */
function askingFrom(segments: readonly Segment[], tokens: readonly Token[]): number {
  const content = (from: number, to: number): boolean =>
    segments.some((part) => part.from >= from && part.from < to && isMeasure(part));
  const openers = tokens.flatMap((_, index) => (opens(tokens, index) ? [index] : []));
  const start = openers.find((from, at) => content(from, openers[at + 1] ?? tokens.length)) ?? 0;
  const told = wordsOf(tokens, 0, start);
  return TELLS.test(told) && !ASKS_ALREADY.test(told) ? start : 0;
}

function opens(tokens: readonly Token[], index: number): boolean {
  const { word = '', before = 'nothing' } = tokens[index] ?? {};
  if (REQUESTING.has(word) && REQUESTS.test(wordsOf(tokens, index, index + 6))) return true;
  if (index === 0 || before === 'nothing') return false;
  const clause = before === 'stop' || OCCASION.test(wordsOf(tokens, 0, 4));
  return clause && QUESTIONS.test(wordsOf(tokens, index, index + 2));
}

/** Leaves out the names behind "Many thanks," and behind a title, and a place that belongs to whoever signs. */
function withoutNames(segments: readonly Segment[], tokens: readonly Token[]): readonly Segment[] {
  const signature = signatureFrom(segments, tokens);
  const placed = segments.some((part) => isPlace(part) && part.from < signature);
  return segments.filter((part) => {
    if (part.from >= signature) return !(part.kind === 'unknown' || (isPlace(part) && placed));
    const title = tokens[part.from - 1];
    const titled = tokens[part.from]?.before === 'nothing' && TITLES.test(title?.word ?? '');
    return part.kind !== 'unknown' || !titled;
  });
}

function signatureFrom(segments: readonly Segment[], tokens: readonly Token[]): number {
  const last = tokens.findLastIndex(({ word }) => SIGNS_OFF.test(word));
  const rest = tokens.length - last - 1;
  const short = last > 2 && rest > 0 && rest <= LONGEST_SIGNATURE;
  const says = segments.some(
    (part) => part.from > last && (isMeasure(part) || (part.kind === 'term' && part.payload.cues.length > 0)),
  );
  return short && tokens[last + 1]?.before !== 'nothing' && !says ? last + 1 : tokens.length;
}

function isMeasure(part: Segment): boolean {
  return part.kind === 'term' && isContent(part.payload);
}

function isPlace(part: Segment): boolean {
  return part.kind === 'place';
}
