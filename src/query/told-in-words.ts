import { isOfNow } from './claim-piece.ts';
import { contentStems } from './content-words.ts';
import { plainText } from './normalise.ts';

/** What a message says that asks for a check and has no number or order to check. */
export interface ToldInWords {
  /** The words that tell what it is about, by their beginnings. */
  readonly words: ReadonlySet<string>;
  /** The grade that it names. */
  readonly grade: string | null;
  /** Whether it speaks of the present. */
  readonly now: boolean;
}

/** A message that asks for a check, as words alone; null for every other message. */
export function toldInWords(text: string): ToldInWords | null {
  const plain = plainText(text);
  return ASKS_FOR_CHECK.test(plain)
    ? { words: contentStems(text), grade: gradeIn(plain), now: isOfNow(plain) }
    : null;
}

/** Words that ask whether something is so. */
export const ASKS_FOR_CHECK =
  /^\W*(?:(?:please|can you|could you) )?(?:fact[- ]?check|check|verify|is (?:it|this|that) (?:true|right|correct))\b|[\s,-](?:is (?:it|this|that) )?(?:true|right|correct|accurate)(?: or (?:false|not|wrong))?\W*$/;

const GRADE = /\b(outstanding|requires? improvement|required improvement|inadequate|good)\b/;

/** The grade that a plain text names; null where it names none. */
export const gradeIn = (plain: string): string | null => GRADE.exec(plain)?.[1] ?? null;
