import type { Token } from './normalise.ts';
import type { Segment } from './segment.ts';
import { isContent, type Term } from './terms.ts';

const SILENT: Term = { tags: [], cues: [], filler: true, polite: false, offTopic: false, unheld: null };

/** "Sorry, I mean", "no," and the like: what follows stands instead of what came before. */
const CORRECTS =
  /(?:^| )(?:sorry|oops|correction|scratch that|i meant?|make that|make it|or rather|no)(?: |$)/;
/** What follows is named only to be left out. */
const LEAVES_OUT = /(?:^|.* )(?:but not|and not|not|rather than|instead of|as opposed to)$/;

/**
 * The segments of a text with what its writer takes back made silent: the place before a correction ("Leeds, sorry,
 * I mean Bradford") and what is named only to be left out ("York, not North Yorkshire").
 */
export function withoutTakenBack(segments: readonly Segment[], tokens: readonly Token[]): Segment[] {
  const silent = new Set<number>();
  const words = (from: number, to: number): string =>
    tokens
      .slice(from, to)
      .map(({ word }) => word)
      .join(' ');
  const said = segments.flatMap((part, index) => (says(part) ? [index] : []));
  for (const [at, index] of said.entries()) {
    const part = segments[index];
    const last = segments[said[at - 1] ?? -1];
    if (!part || !last) continue;
    const between = words(last.to, part.from);
    const broken = tokens.slice(last.to, part.from + 1).some(({ before }) => before !== 'nothing');
    const places = said.slice(0, at).filter((other) => segments[other]?.kind === 'place');
    const before = places.at(-1);
    if (part.kind === 'place' && before !== undefined && broken && CORRECTS.test(between)) {
      silent.add(before);
      for (let other = (said[at - 1] ?? 0) + 1; other < index; other += 1) silent.add(other);
    }
    if (
      last.kind === part.kind &&
      LEAVES_OUT.test(between) &&
      (broken || part.kind === 'place' || between !== 'not')
    ) {
      for (let other = (said[at - 1] ?? 0) + 1; other < index; other += 1) silent.add(other);
      for (let other = index; segments[other]?.kind === part.kind; other += 1) {
        if (other > index && !adjoins(segments[other], tokens)) break;
        silent.add(other);
      }
    }
  }
  if (silent.size === 0) return [...segments];
  return segments.map((part, index) =>
    silent.has(index)
      ? { kind: 'term', from: part.from, to: part.to, payload: SILENT, sureness: 1, rivals: [] }
      : part,
  );
}

/** Whether a segment names a place or says something of a measure. */
function says(part: Segment): boolean {
  if (part.kind === 'unknown') return false;
  return part.kind === 'place' || (isContent(part.payload) && !part.payload.tags.includes('negation'));
}

/** Whether nothing sets a segment apart from the one before it. */
function adjoins(part: Segment | undefined, tokens: readonly Token[]): boolean {
  if (part?.kind !== 'term') return false;
  const first = tokens[part.from];
  return first?.before === 'nothing' && !/^(?:and|or|in|for|at|of)$/.test(first.word);
}
