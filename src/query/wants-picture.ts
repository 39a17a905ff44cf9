import { plainText } from './normalise.ts';

const PICTURE = /\b(?:chart|graph|plot|picture|diagram)(?:s|ed)?\b/;

/** Whether a text asks to see its answer as a picture. */
export function wantsPicture(text: string): boolean {
  return PICTURE.test(plainText(text));
}
