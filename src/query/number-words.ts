const SMALL: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
};
const TENS: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const WORDS: Readonly<Record<string, number>> = { ...SMALL, ...TENS };

const UNITS = Object.keys(SMALL).slice(0, 9).join('|');

/** Pattern of a number up to twenty in words. */
export const SMALL_WORDS = Object.keys(SMALL).join('|');

/** Pattern of a number up to ninety-nine in words, the longest forms first. */
export const NUMBER_WORDS = `(?:${Object.keys(TENS).join('|')})[- ](?:${UNITS})|${Object.keys(WORDS).join('|')}`;

/** The number that digits or words say: 12 of "12" and "twelve", 42 of "forty-two"; NaN where they say none. */
export function saidNumber(text: string): number {
  const parts = text.split(/[- ]/).map((part) => WORDS[part] ?? (part === '' ? NaN : Number(part)));
  return parts.reduce((sum, part) => sum + part, 0);
}
