import { scaleLinear, type ScaleLinear } from 'd3-scale';

import { INK, leading, paragraph, type Mark } from './drawing.ts';
import { LEFT, RIGHT } from './frame.ts';
import { textWidth, wrapEvenly, type Weight } from './text-width.ts';

/** A row's name at the left of its bar. */
export interface RowName {
  readonly lines: readonly string[];
  readonly weight: Weight;
  readonly height: number;
}

const NAME = 14;
const WIDEST_NAME = 236;

/** Names wrapped to their column, and where the column ends. */
export function nameColumn(names: readonly { readonly name: string; readonly weight: Weight }[]): {
  readonly names: readonly RowName[];
  readonly right: number;
} {
  const wrapped = names.map(({ name, weight }) => {
    const lines = wrapEvenly(name, { size: NAME, weight, width: WIDEST_NAME });
    return { lines, weight, height: lines.length * leading(NAME) };
  });
  const widths = wrapped.flatMap(({ lines, weight }) => lines.map((line) => textWidth(line, NAME, weight)));
  return { names: wrapped, right: LEFT + Math.max(0, ...widths) };
}

/** A name with its lines about the height `middle`, ending at `right`. */
export function nameMarks(
  { lines, weight, height }: RowName,
  right: number,
  middle: number,
  fill: string,
): Mark[] {
  const first = middle - height / 2 + NAME * 0.98;
  return paragraph(lines, right, first, { size: NAME, weight, fill, anchor: 'end' });
}

/**
 * A scale for bars beside their names, always with zero in it, that leaves room for the words at the ends of
 * bars: `words` are values with the widths of their words.
 */
export function barScale(
  values: readonly number[],
  words: readonly { readonly value: number; readonly width: number }[],
  left: number,
): ScaleLinear<number, number> {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const room = (some: typeof words): number => Math.max(0, ...some.map(({ width }) => width + 8));
  const before = room(words.filter(({ value }) => value < 0));
  const after = room(words.filter(({ value }) => value >= 0));
  return scaleLinear()
    .domain([low, high === low ? low + 1 : high])
    .range([left + before, RIGHT - after]);
}

/** A bar from zero to its value. One of nought shows as a hairline, so that it is not taken for missing. */
export function barMark(
  scale: ScaleLinear<number, number>,
  value: number,
  top: number,
  height: number,
  look: { readonly fill: string; readonly stroke: string | null },
): Mark {
  const from = scale(0);
  const to = scale(value);
  return {
    kind: 'rect',
    x: Math.min(from, to),
    y: top,
    width: Math.max(Math.abs(to - from), 1),
    height,
    ...look,
  };
}

/** A patch of paper under words, so that no line runs through them. */
export function backing(left: number, top: number, width: number, height: number): Mark {
  return { kind: 'rect', x: left, y: top, width, height, fill: INK.paper, stroke: null };
}
