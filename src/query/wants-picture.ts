import { plainText } from './normalise.ts';

// "The full picture" is everything about a place.
const PICTURE =
  /\b(?:chart|graph|plot|diagram)(?:s|ed)?\b|\b(?:as|draw|show|send)(?: me| us)?(?: (?:it|this|that))?(?: as)? an? picture\b/;

/** Whether a text asks to see its answer as a picture. */
export function wantsPicture(text: string): boolean {
  return PICTURE.test(plainText(text));
}
