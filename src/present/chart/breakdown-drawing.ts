import { chartWords } from '../wording-chart.ts';
import type { BreakdownRow, BreakdownSpec, Shown } from './chart-spec.ts';
import { INK, leading, paragraph, rule, words, type Drawing, type Mark } from './drawing.ts';
import { emptyPlot, framed, LEFT, RIGHT, type Plotted } from './frame.ts';
import { barMark, barScale, nameColumn, nameMarks } from './row-layout.ts';
import { textWidth, wrapEvenly } from './text-width.ts';

const MAIN = { bar: 19, value: 14 };
const BESIDE = { bar: 13, value: 12.5 };
const WHY = { size: 13, fill: INK.quiet } as const;
const PAD = 13;

/** Categories in the order they are drawn: as given, or the largest first and those without a share last. */
export function arranged({ rows, order }: Pick<BreakdownSpec, 'rows' | 'order'>): readonly BreakdownRow[] {
  if (order === 'as-given') return rows;
  return rows.toSorted((a, b) => (b.share.value ?? -1) - (a.share.value ?? -1));
}

/** Shares of a place's own total with the counts behind them, each above the same share elsewhere. */
export function breakdownDrawing(spec: BreakdownSpec): Drawing {
  return framed(spec, (top) =>
    spec.rows.length === 0
      ? emptyPlot(top, [chartWords.noFigure])
      : {
          ...plotted(spec, top),
          remarks: spec.rows.some(({ count }) => count !== null) ? [chartWords.inBrackets] : [],
        },
  );
}

function plotted(spec: BreakdownSpec, top: number): Omit<Plotted, 'remarks'> {
  const rows = arranged(spec);
  const column = nameColumn(rows.map(({ name }) => ({ name, weight: 'regular' })));
  const left = column.right + 12;
  const printed = rows.flatMap((row) => [
    ...(row.share.value === null ? [] : [{ value: row.share.value, width: shareWidth(row) }]),
    ...(row.beside?.value == null
      ? []
      : [{ value: row.beside.value, width: textWidth(row.beside.text, BESIDE.value) }]),
  ]);
  const scale = barScale(
    printed.map(({ value }) => value),
    printed,
    left,
  );
  const zero = scale(0);

  const marks: Mark[] = [];
  let y = top;
  if (spec.beside !== null) {
    const key = keyMarks(spec.place, spec.beside, y);
    marks.push(...key.marks);
    y = key.bottom;
  }
  const plotTop = y;
  y += 3;
  rows.forEach((row, index) => {
    const name = column.names[index];
    if (name === undefined) return;
    const main = shareMarks(row.share, row.count, MAIN, scale, {
      fill: INK.asked,
      ink: INK.asked,
      bold: true,
    });
    const beside =
      row.beside === null
        ? null
        : shareMarks(row.beside, null, BESIDE, scale, { fill: INK.bar, ink: INK.quiet, bold: false });
    const inner = main.height + (beside === null ? 0 : beside.height + 2);
    const height = Math.max(inner, name.height) + PAD;
    const first = y + (height - inner) / 2;
    marks.push(...nameMarks(name, column.right, y + height / 2, INK.text), ...main.at(first));
    if (beside !== null) marks.push(...beside.at(first + main.height + 2));
    y += height;
  });
  marks.push(rule({ x: zero, y: plotTop }, { x: zero, y }, INK.axis, 1.3));
  return { marks, bottom: y };
}

function shareWidth({ share, count }: BreakdownRow): number {
  if (share.value === null) return 0;
  return (
    textWidth(share.text, MAIN.value, 'semibold') +
    (count === null ? 0 : 6 + textWidth(chartWords.count(count), MAIN.value))
  );
}

interface Look {
  readonly fill: string;
  readonly ink: string;
  readonly bold: boolean;
}

/** One share: its bar with the figure at its end, or the words for why there is none. */
function shareMarks(
  shown: Shown,
  count: string | null,
  { bar, value: size }: typeof MAIN,
  scale: ReturnType<typeof barScale>,
  { fill, ink, bold }: Look,
): { readonly height: number; at(top: number): Mark[] } {
  const zero = scale(0);
  if (shown.value === null) {
    const text = count === null ? shown.why : chartWords.withCount(shown.why, count);
    const lines = wrapEvenly(text, { ...WHY, width: RIGHT - zero - 8 });
    const height = Math.max(bar, lines.length * leading(WHY.size));
    return {
      height,
      at: (top) =>
        paragraph(
          lines,
          zero + 8,
          top + (height - lines.length * leading(WHY.size)) / 2 + WHY.size * 0.98,
          WHY,
        ),
    };
  }
  const { value, text } = shown;
  const weight = bold ? 'semibold' : 'regular';
  return {
    height: bar,
    at: (top) => {
      const baseline = top + bar / 2 + size * 0.35;
      const start = scale(value) + 6;
      const counted = words(
        chartWords.count(count ?? ''),
        start + textWidth(text, size, weight) + 6,
        baseline,
        { size },
      );
      return [
        barMark(scale, value, top, bar, { fill, stroke: null }),
        words(text, start, baseline, { size, weight, fill: ink }),
        ...(count === null ? [] : [counted]),
      ];
    },
  };
}

/** What the two kinds of bar are, one below the other if they are too long for a line. */
function keyMarks(place: string, beside: string, top: number): { marks: Mark[]; bottom: number } {
  const size = 13.5;
  const marks: Mark[] = [];
  let x = LEFT;
  let y = top;
  for (const { name, fill, ink, weight, height } of [
    { name: place, fill: INK.asked, ink: INK.asked, weight: 'semibold' as const, height: 14 },
    { name: beside, fill: INK.bar, ink: INK.text, weight: 'regular' as const, height: 9 },
  ]) {
    const lines = wrapEvenly(name, { size, weight, width: RIGHT - LEFT - 24 });
    const width = 24 + Math.max(0, ...lines.map((line) => textWidth(line, size, weight)));
    if (x > LEFT && x + width > RIGHT) {
      x = LEFT;
      y += leading(size) + 3;
    }
    marks.push({ kind: 'rect', x, y: y + 8 - height / 2, width: 16, height, fill, stroke: null });
    marks.push(...paragraph(lines, x + 24, y + size * 0.98, { size, weight, fill: ink }));
    x += width + 28;
    y += (lines.length - 1) * leading(size);
  }
  return { marks, bottom: y + leading(size) + 8 };
}
