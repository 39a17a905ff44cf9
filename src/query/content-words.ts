import { plainText, tokensOf } from './normalise.ts';
import { saidNumber } from './number-words.ts';

/** Words that hold sentences together; two texts that share these are about nothing in common. */
const LINKING = new Set(
  (
    'a about above after all also an and any are as at be been before being but by can could did do does for from had has ' +
    'have he her here him his how i if in into is it its just less like more most much no nor not of off on one only or ' +
    'other our out over own per said say she should since so some such than that the their them then there these they ' +
    'this those to too under until up very was we were what when where which while who will with would year you your ' +
    'check claim fact true right correct cent percent'
  ).split(' '),
);

/** So much of a word tells "required" and "requires" from other words. */
const STEM = 5;

/** The beginnings of the words, and the numbers, of a text that tell what it is about. */
export function contentStems(text: string): ReadonlySet<string> {
  const told = tokensOf(plainText(text)).filter(({ word }) => word.length > 1 && !LINKING.has(word));
  return new Set(
    told.map(({ word, stem }) => (Number.isFinite(saidNumber(word)) ? word : stem.slice(0, STEM))),
  );
}
