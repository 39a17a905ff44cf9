import { plainText } from '../query/normalise.ts';
import { isQueryText } from '../query/query-text.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/**
 * Whether the question that a button carries is read today as it was written, so that its answer is about the same:
 * a place or a measure that is gone would be left out, or taken for another.
 */
export function stillMeant(
  query: string,
  { knowledge, today }: Pick<WorkspaceParts, 'knowledge' | 'today'>,
): boolean {
  const { answer, query: read } = knowledge.answer(query, today());
  if (answer.kind === 'refusal') return false;
  const words = new Set(read.split(' '));
  return (
    query.split(' ').every((word) => words.has(word)) ||
    isQueryText(plainText(query), knowledge.dataset) ||
    knowledge.examples.includes(query)
  );
}
