import { INK, leading, paragraph, rule, words, type Mark } from './drawing.ts';
import { LEFT, RIGHT } from './frame.ts';
import { textWidth, wrapEvenly, wrapText } from './text-width.ts';
import type { Gap, Period } from './trend-data.ts';

const TICK = { size: 12.5, fill: INK.quiet, anchor: 'middle' } as const;
const CAPTION = { size: 12.5, fill: INK.text } as const;
const APART = 18;

interface Placed {
  readonly marks: readonly Mark[];
  readonly bottom: number;
}

/** Ticks and names of the periods below an axis: as many names as fit, the last always among them. */
export function periodMarks(periods: readonly Period[], x: (at: number) => number, axisY: number): Placed {
  const marks: Mark[] = [];
  let free = Infinity;
  for (const { at, label } of periods.toReversed()) {
    const middle = x(at);
    const half = textWidth(label, TICK.size) / 2;
    marks.push(rule({ x: middle, y: axisY }, { x: middle, y: axisY + 4 }, INK.axis));
    if (middle + half + 8 > free) continue;
    marks.push(words(label, middle, axisY + 19, TICK));
    free = middle - half;
  }
  return { marks, bottom: axisY + 24 };
}

/** The reasons for gaps: under the years they are about if they fit side by side, else one below the other. */
export function gapMarks(gaps: readonly Gap[], x: (at: number) => number, top: number): Placed {
  if (gaps.length === 0) return { marks: [], bottom: top };
  const row = gaps.map(({ text, runs }) => {
    const lines = wrapEvenly(text, { ...CAPTION, width: 260 });
    const width = Math.max(...lines.map((line) => textWidth(line, CAPTION.size)));
    const years = runs.flatMap((run) => [x(run.first.at), x(run.last.at)]);
    const middle = (Math.min(...years) + Math.max(...years)) / 2;
    const left = Math.max(LEFT, Math.min(middle - width / 2, RIGHT - width));
    return { lines, left, right: left + width };
  });
  const apart = row.every((one, index) =>
    row.slice(index + 1).every((other) => one.right + APART < other.left || other.right + APART < one.left),
  );
  if (apart) {
    const rows = Math.max(...row.map(({ lines }) => lines.length));
    return {
      marks: row.flatMap(({ lines, left, right }) =>
        paragraph(lines, (left + right) / 2, top + 4 + CAPTION.size, { ...CAPTION, anchor: 'middle' }),
      ),
      bottom: top + 4 + rows * leading(CAPTION.size),
    };
  }
  const marks: Mark[] = [];
  let y = top + 6;
  for (const { text } of gaps) {
    const lines = wrapText(text, { ...CAPTION, width: RIGHT - LEFT });
    marks.push(...paragraph(lines, LEFT, y + CAPTION.size, CAPTION));
    y += lines.length * leading(CAPTION.size) + 2;
  }
  return { marks, bottom: y };
}
