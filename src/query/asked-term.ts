import type { GlossaryTerm } from '../domain/glossary.ts';
import { stemsOf } from './normalise.ts';

/** What a question for the meaning of a word is led by, and what may close it. */
const LEADS =
  /^(?:(?:so|and|ok|okay|please|hi|hello|sorry|can you|could you|tell me|i don't (?:know|understand)|remind me) ,? ?)*(?:what(?:'s|s| is| are| was| were)(?: meant by)?|what (?:does|do|did)|define|definition of|meaning of|explain|what do you mean by|how do you mean|who(?:'s| is| was)) /;
/** "What is the median" asks for a figure. */
const ARTICLE = /^(?:an? |the (?=.*\b(?:method|interval|test|tool|model)$))/;
const TAILS =
  /(?: (?:mean|means|stand for|refer to|say|here|in this|in the (?:reply|table|answer)|exactly|please))*[ ?.!]*$/;

/** The words of the glossary by what people call them. */
export function glossaryOf(terms: readonly GlossaryTerm[]): ReadonlyMap<string, GlossaryTerm> {
  return new Map(
    terms.flatMap((term) => [term.id, ...term.aliases].map((alias) => [keyOf(alias), term] as const)),
  );
}

/**
 * The word of the glossary whose meaning a text, as `plainText` returns it, asks for and nothing else; null where it asks
 * for none. A bare word is no question: "similar".
 */
export function termAsked(glossary: ReadonlyMap<string, GlossaryTerm>, plain: string): GlossaryTerm | null {
  const lead = LEADS.exec(plain);
  if (!lead) return null;
  const rest = plain.slice(lead[0].length).replace(TAILS, '').replace(ARTICLE, '');
  return glossary.get(keyOf(rest)) ?? null;
}

function keyOf(words: string): string {
  return stemsOf(
    words.replaceAll(/["“”']/g, '').replaceAll(/[,-]/g, (sign) => (sign === ',' ? '' : ' ')),
  ).join(' ');
}
