import type { MeasureFrame } from '../domain/lexicon.ts';
import type { MeasureWords } from './match-measure.ts';

/** The words of a text in groups, between each two of which something parts them. */
export function grouped(items: readonly MeasureWords[]): MeasureWords[][] {
  const groups: MeasureWords[][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last && !item.apart) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

/** What the name of a measure that is known and not held stands for. */
export function standingFor(item: MeasureWords): MeasureFrame {
  return {
    needs: item.tags,
    may: [],
    metric: null,
    unheld: item.unheld,
    breakdown: null,
    number: null,
    rate: null,
    share: null,
    and: [],
    readings: [],
    ask: [],
  };
}
