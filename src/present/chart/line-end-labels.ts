import { chartWords } from '../wording-chart.ts';
import { leading, rule, words, type Mark, type Point } from './drawing.ts';
import { spreadLabels } from './label-places.ts';
import type { SeriesStyle } from './series-style.ts';
import { textWidth, wrapEvenly, type Weight } from './text-width.ts';
import type { DrawnLine, Valued } from './trend-data.ts';

const SIZE = 14;
const LINE = leading(SIZE);
const WIDEST = 190;
const GAP = 5;
const SAMPLE = 22;

/** What stands at the right of the plot for one line: a sample of the line, its last figure and its name. */
export interface EndLabel {
  readonly style: SeriesStyle;
  readonly last: Valued | null;
  /** Whether the line is anywhere more than single dots. */
  readonly joined: boolean;
  readonly texts: readonly {
    readonly text: string;
    readonly weight: Weight;
    readonly dx: number;
    readonly row: number;
  }[];
  readonly width: number;
  readonly height: number;
}

/** The label of a line in a picture that ends at the year `end`; for a line that stops earlier it says when. */
export function endLabel({ series, style, stretches }: DrawnLine, end: number): EndLabel {
  const last = stretches.at(-1)?.at(-1) ?? null;
  const weight = series.role === 'asked' ? 'semibold' : 'regular';
  const when = last === null ? chartWords.noFigure : last.at === end ? null : last.label;
  const name = when === null ? series.name : chartWords.lastFigure(series.name, when);
  const joined = stretches.some(({ length }) => length > 1);
  const start = last === null ? 0 : SAMPLE + 6;
  const hang = last === null ? 0 : textWidth(last.text, SIZE, 'semibold') + 5;
  // A figure too long to leave room for a name beside it has the name below it.
  const beside = WIDEST - hang >= 80;
  const lines = wrapEvenly(name, { size: SIZE, weight, width: beside ? WIDEST - hang : WIDEST });
  const nameAt = { dx: beside ? start + hang : start, row: beside || last === null ? 0 : 1 };
  const texts = [
    ...(last === null ? [] : [{ text: last.text, weight: 'semibold' as const, dx: start, row: 0 }]),
    ...lines.map((text, index) => ({ text, weight, dx: nameAt.dx, row: nameAt.row + index }) as const),
  ];
  const rows = 1 + Math.max(0, ...texts.map(({ row }) => row));
  const width = Math.max(0, ...texts.map(({ text, weight: own, dx }) => dx + textWidth(text, SIZE, own)));
  return { style, last, joined, texts, width, height: rows * LINE + GAP };
}

/** The labels in their column, pushed apart, each joined by a thin line to the end of its own line. */
export function endLabelMarks(
  labels: readonly EndLabel[],
  column: { readonly left: number; readonly top: number; readonly bottom: number; readonly end: number },
  place: (point: Valued) => Point,
): Mark[] {
  const wanted = labels.map(({ last, height }) => ({
    centre: last === null ? column.bottom : place(last).y,
    height,
  }));
  const centres = spreadLabels(wanted, column.top, column.bottom);
  return labels.flatMap(({ style, last, joined, texts, height }, index): Mark[] => {
    const top = (centres[index] ?? column.bottom) - (height - GAP) / 2;
    const y = top + LINE / 2;
    const marks: Mark[] = texts.map(({ text, weight, dx, row }) =>
      words(text, column.left + dx, top + row * LINE + SIZE * 0.98, {
        size: SIZE,
        weight,
        fill: style.stroke,
      }),
    );
    if (last === null) return marks;
    if (joined) {
      const end = { x: column.left + SAMPLE, y };
      marks.push(rule({ x: column.left, y }, end, style.stroke, style.width, style.dash));
    }
    if (style.everyDot || !joined) marks.push({ kind: 'dot', x: column.left + SAMPLE / 2, y, ...style.dot });
    // A line that ended earlier has none: drawn across the plot it would read as data.
    if (last.at === column.end) {
      const from = place(last);
      marks.push(rule({ x: from.x + 8, y: from.y }, { x: column.left - 4, y }, style.stroke, 0.8));
    }
    return marks;
  });
}
