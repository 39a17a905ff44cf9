import { textBox, words, type Box, type Point, type TextMark } from './drawing.ts';
import { firstFree } from './label-places.ts';
import { textWidth } from './text-width.ts';
import type { DrawnLine, Valued } from './trend-data.ts';

/** What labels inside the plot have to keep clear of, and stay within. */
export interface Plot {
  readonly bounds: Box;
  readonly boxes: readonly Box[];
  readonly lines: readonly (readonly Point[])[];
}

/**
 * Labels inside the plot: the names of earlier authorities, then figures of the asked line: all of them if
 * they are few, else the first, the highest and the lowest. One that finds no room is left out; `unplaced`
 * has the names that found none.
 */
export function inPlotLabels(
  lines: readonly DrawnLine[],
  place: (point: Valued) => Point,
  plot: Plot,
): { readonly marks: readonly TextMark[]; readonly unplaced: readonly DrawnLine[] } {
  const marks: TextMark[] = [];
  const unplaced: DrawnLine[] = [];
  const put = (text: string, points: readonly Point[], fill: string, size: number): boolean => {
    const style = { size, weight: 'semibold', fill, anchor: 'middle', halo: true } as const;
    const candidates = points.flatMap(({ x, y }) => {
      const half = textWidth(text, size, 'semibold') / 2;
      const middle = Math.min(Math.max(x, plot.bounds.left + half), plot.bounds.right - half);
      return [y - 10, y + 10 + size * 0.74].flatMap((baseline) =>
        [0, -10, 10].map((aside) => words(text, middle + aside, baseline, style)),
      );
    });
    const inside = candidates.filter((mark) => contains(plot.bounds, textBox(mark)));
    const box = firstFree(inside.map(textBox), [...plot.boxes, ...marks.map(textBox)], plot.lines);
    const mark = inside.find((candidate) => box !== null && sameBox(textBox(candidate), box));
    if (mark !== undefined) marks.push(mark);
    return mark !== undefined;
  };
  const earlier = lines.filter(({ series }) => series.role === 'predecessor');
  for (const line of earlier) {
    const points = inOrderOfClearness(
      line,
      earlier.filter((other) => other !== line),
    );
    if (!put(line.series.name, points.map(place), line.style.stroke, 13)) unplaced.push(line);
  }
  for (const { series, style, stretches } of lines) {
    if (series.role !== 'asked') continue;
    for (const point of worthLabelling(stretches.flat())) put(point.text, [place(point)], style.stroke, 12.5);
  }
  return { marks, unplaced };
}

/** The points of a line, the best one to name it at first: far from lines of the same colour, then near its middle. */
function inOrderOfClearness({ stretches }: DrawnLine, others: readonly DrawnLine[]): readonly Valued[] {
  const points = stretches.flat();
  const rivals = others.flatMap((other) => other.stretches.flat());
  const middle = (points.length - 1) / 2;
  const clearness = ({ at, value }: Valued): number =>
    Math.min(...rivals.filter((rival) => rival.at === at).map((rival) => Math.abs(rival.value - value)));
  return [...points.entries()]
    .toSorted(
      ([a, one], [b, other]) =>
        compared(clearness(other), clearness(one)) || Math.abs(a - middle) - Math.abs(b - middle),
    )
    .map(([, point]) => point);
}

/** As for a sort; infinities of one sign are equal. */
function compared(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

const FEW = 7;

function worthLabelling(points: readonly Valued[]): readonly Valued[] {
  const ordered = points.toSorted((a, b) => a.value - b.value);
  const worth = points.length <= FEW ? points : [points[0], ordered.at(-1), ordered[0]];
  // The last figure stands in the column at the right.
  return [...new Set(worth)]
    .filter((point) => point !== undefined && point !== points.at(-1))
    .flatMap((point) => point ?? []);
}

function contains(outer: Box, inner: Box): boolean {
  return (
    outer.left <= inner.left &&
    inner.right <= outer.right &&
    outer.top <= inner.top &&
    inner.bottom <= outer.bottom
  );
}

function sameBox(one: Box, other: Box): boolean {
  return one.left === other.left && one.top === other.top && one.right === other.right;
}
