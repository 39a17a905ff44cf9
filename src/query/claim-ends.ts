import type { FoundNumber } from './claim-numbers.ts';
import { SENTENCE_END } from './order-words.ts';

/** Neighbouring numbers that are the two ends of a change. */
export function endsOf(found: readonly FoundNumber[], text: string): { from: number; to: number }[] {
  return found.flatMap((number, index) => {
    const next = found[index + 1];
    if (!next) return [];
    const [before, between] = [text.slice(0, number.start), text.slice(number.end, next.start)];
    if (
      /\bfrom (?:about |around |just |only )?£?$/.test(before) &&
      /^[^.;]{0,40}\bto (?:about |around |over |just )?£?$/.test(between)
    ) {
      return [{ from: index, to: index + 1 }];
    }
    const changed = found[index - 1];
    if (number.says === 'change' && changed?.says === 'level' && /^ (?:on|from) (?:the )?£?$/.test(between)) {
      return [{ from: index + 1, to: index - 1 }];
    }
    return /^[^.;]{0,60}\b(?:compared (?:with|to)|against|up from|down from) £?$/.test(between)
      ? [{ from: index + 1, to: index }]
      : [];
  });
}

/** Whether a number stands a year before the period of its sentence. */
export function isEarlier(
  text: string,
  number: FoundNumber,
  ends: readonly { from: number }[],
  index: number,
): boolean {
  if (ends.some((pair) => pair.from === index)) return true;
  return (
    /\b(?:up|down|rise|fall|increase) from (?:about )?$/.test(text.slice(0, number.start)) ||
    /^[^,;.\d]{0,40}\b(?:the|a) (?:year|12 months) (?:before|earlier)\b|^[^,;.\d]{0,30}\bthe previous year\b/.test(
      text.slice(number.end),
    )
  );
}

/** Whether the two ends and a number stand in one sentence. */
export function sameSentence(
  text: string,
  found: readonly FoundNumber[],
  pair: { from: number; to: number },
  number: FoundNumber,
): boolean {
  const [from, to] = [found[pair.from], found[pair.to]];
  if (!from || !to) return false;
  const span = text.slice(
    Math.min(from.start, to.start, number.start),
    Math.max(from.end, to.end, number.end),
  );
  return span.search(SENTENCE_END) < 0;
}
