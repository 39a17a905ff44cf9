import type { ChartSpec } from './chart-spec.ts';
import { INK, leading, paragraph, rule, type Drawing, type Mark } from './drawing.ts';
import { textWidth, wrapEvenly, wrapText, type Wrapping } from './text-width.ts';

/** Logical width of every picture; a PNG has twice as many pixels. */
const WIDTH = 720;
const MARGIN = 28;
export const LEFT = MARGIN;
export const RIGHT = WIDTH - MARGIN;

/** The plot of a picture, where it ends, and what has to be said below it. */
export interface Plotted {
  readonly marks: readonly Mark[];
  readonly bottom: number;
  readonly remarks: readonly string[];
}

const TITLE = { size: 22, weight: 'semibold', fill: INK.title } as const;
const SUBTITLE = { size: 14.5, fill: INK.quiet } as const;
const NOTE = { size: 12.5, fill: INK.text } as const;
const SOURCE = { size: 12, fill: INK.quiet } as const;

/**
 * The whole picture: title and subtitle, what `plot` draws below them, then the plot's own remarks, the notes
 * and the source. `plot` is told where it begins.
 */
export function framed(spec: ChartSpec, plot: (top: number) => Plotted): Drawing {
  const width = RIGHT - LEFT;
  const marks: Mark[] = [];
  let y = 16;
  const write = (
    text: string,
    style: typeof TITLE | typeof SUBTITLE | typeof NOTE | typeof SOURCE,
    wrap = paragraphLines,
  ): void => {
    const lines = wrap(text, { ...style, width });
    marks.push(...paragraph(lines, LEFT, y + style.size, style));
    y += lines.length * leading(style.size);
  };
  write(spec.title, TITLE, wrapEvenly);
  y += 2;
  write(spec.subtitle, SUBTITLE, wrapEvenly);
  y += 14;
  const drawn = plot(y);
  marks.push(...drawn.marks);
  y = drawn.bottom + 14;
  for (const note of [...drawn.remarks, ...spec.notes]) {
    write(note, NOTE);
    y += 3;
  }
  y += 8;
  marks.push(rule({ x: LEFT, y }, { x: RIGHT, y }, INK.rule));
  y += 6;
  write(spec.source, SOURCE);
  return { width: WIDTH, height: Math.ceil(y + 14), marks };
}

/** Full lines, but never a single word or two alone on the last. */
function paragraphLines(text: string, style: Wrapping): string[] {
  const lines = wrapText(text, style);
  const short = lines.length > 1 && textWidth(lines.at(-1) ?? '', style.size, style.weight) < style.width / 4;
  return short ? wrapText(text, { ...style, width: style.width * 0.85 }) : lines;
}

/** A message in the middle of where a plot would have been. */
export function emptyPlot(top: number, messages: readonly string[]): Plotted {
  const style = { size: 15, fill: INK.text, anchor: 'middle' } as const;
  const lines = messages.flatMap((message) => wrapEvenly(message, { ...style, width: RIGHT - LEFT - 48 }));
  const height = Math.max(110, lines.length * leading(style.size) + 48);
  const first = top + (height - lines.length * leading(style.size)) / 2 + style.size;
  return {
    marks: [
      { kind: 'rect', x: LEFT, y: top, width: RIGHT - LEFT, height, fill: INK.band, stroke: null },
      ...paragraph(lines, WIDTH / 2, first, style),
    ],
    bottom: top + height,
    remarks: [],
  };
}
