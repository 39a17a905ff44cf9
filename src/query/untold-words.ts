import type { MeasureWords } from './match-measure.ts';

/** Terms of statistics that are about an age group by themselves, or told by age. */
const AGED: ReadonlySet<string> = new Set(
  'care-leaver neet eet suitable-home in-touch staying-put population first-entrant reoffending absence absence-any pupil'.split(
    ' ',
  ),
);
/** An age group smaller than all children that is said in numbers: "under 5", "16 and 17", "by age". */
const AGE_GROUP = /\d|^ages?$/;
const ALL_CHILDREN = /\b(?:under|u)[- ]?18|\b0\b.*\b17|birthday|month|year or more|school/;

/** Words for a part of what is counted that a statistic, by the terms it needs, is not told by: "babies", "forecast". */
export function untoldWords(items: readonly MeasureWords[], needs: readonly string[]): string[] {
  const aged = needs.some((need) => AGED.has(need));
  return items
    .filter((item) => item.tags.includes('untold') || (!aged && saysAges(item)))
    .map(({ words }) => words);
}

function saysAges({ tags, words }: MeasureWords): boolean {
  if (tags.includes('age-group')) return true;
  return tags.includes('age') && AGE_GROUP.test(words) && !ALL_CHILDREN.test(words);
}
