/** A share or a change that a text says in words, in percent. */
export interface SpokenPart {
  readonly start: number;
  readonly end: number;
  readonly percent: number;
  /** Words are round figures: within so many points. */
  readonly step: number;
  /** The way of a change that is said in one word; 0 where other words tell. */
  readonly turned: 1 | -1 | 0;
}

/** A fraction in words is a round figure: within so many points. */
export const FRACTION_STEP = 5;
/** "Doubled" is a rounder one. */
const TIMES_OVER_STEP = 10;

const PERCENT: Readonly<Record<string, number>> = {
  half: 50,
  'a third': 100 / 3,
  'a 3rd': 100 / 3,
  'a quarter': 25,
  'a fifth': 20,
  'a tenth': 10,
  'two thirds': 200 / 3,
  'two-thirds': 200 / 3,
  'three quarters': 75,
  'three-quarters': 75,
};
const PARTS = Object.keys(PERCENT).join('|');
/** "A third of the plans". */
const PART_OF = new RegExp(String.raw`\b(${PARTS}) of\b`, 'g');
/** "Rose by a third". */
const BY_A_PART = new RegExp(
  String.raw`(?<=\bby (?:(?:about|around|nearly|almost|over|more than|less than) )?)(${PARTS})\b(?! of\b)`,
  'g',
);

const TIMES_OVER: Readonly<Record<string, number>> = {
  doubled: 100,
  trebled: 200,
  tripled: 200,
  quadrupled: 300,
  halved: -50,
};
const IN_ONE_WORD = new RegExp(String.raw`\b(${Object.keys(TIMES_OVER).join('|')})\b`, 'g');

/** The shares and changes of a plain text that are said in words: "half of", "by a third", "doubled". */
export function spokenParts(text: string): SpokenPart[] {
  return [
    ...[PART_OF, BY_A_PART].flatMap((form) => found(text, form, PERCENT, FRACTION_STEP)),
    ...found(text, IN_ONE_WORD, TIMES_OVER, TIMES_OVER_STEP).map((part): SpokenPart => ({
      ...part,
      percent: Math.abs(part.percent),
      turned: part.percent < 0 ? -1 : 1,
    })),
  ];
}

function found(
  text: string,
  form: RegExp,
  percents: Readonly<Record<string, number>>,
  step: number,
): SpokenPart[] {
  return [...text.matchAll(form)].map(({ index, 1: words = '' }) => ({
    start: index,
    end: index + words.length,
    percent: percents[words] ?? 0,
    step,
    turned: 0,
  }));
}
