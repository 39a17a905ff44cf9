import { chartWords } from '../wording-chart.ts';
import type { BarRow, BarsSpec } from './chart-spec.ts';
import { INK, leading, paragraph, rule, words, type Drawing, type Mark } from './drawing.ts';
import { flagsAbove } from './flags.ts';
import { emptyPlot, framed, LEFT, RIGHT, type Plotted } from './frame.ts';
import { backing, barMark, barScale, nameColumn, nameMarks } from './row-layout.ts';
import { textWidth, wrapEvenly } from './text-width.ts';

const VALUE = 14;
const WHY = { size: 13, fill: INK.quiet } as const;
const BAR = 20;
const ROW = 31;
/** Between places that are not next to each other. */
const GAP = 14;
const LOOK = {
  asked: { fill: INK.asked, stroke: null },
  place: { fill: INK.bar, stroke: null },
  // An outline says without colour that this is no authority.
  group: { fill: INK.paper, stroke: INK.marked },
} as const;

/** Rows in the order asked for, of equal ones as given; those without a figure at the end. */
export function sorted({ rows, order }: Pick<BarsSpec, 'rows' | 'order'>): BarRow[] {
  const sign = order === 'highest-first' ? -1 : 1;
  const size = ({ shown }: BarRow): number => (shown.value === null ? Infinity : sign * shown.value);
  return rows.toSorted((a, b) => (size(a) === size(b) ? 0 : size(a) - size(b)));
}

/** Places side by side, bars from zero; what has no figure is said in words where its bar would be. */
export function barsDrawing(spec: BarsSpec): Drawing {
  return framed(spec, (top) =>
    spec.rows.length === 0 ? emptyPlot(top, [chartWords.noFigure]) : { ...plotted(spec, top), remarks: [] },
  );
}

function plotted(spec: BarsSpec, top: number): Omit<Plotted, 'remarks'> {
  const { reference } = spec;
  const rows = sorted(spec);
  const column = nameColumn(
    rows.map(({ name, role }) => ({ name, weight: role === 'asked' ? 'semibold' : 'regular' })),
  );
  const left = column.right + 12;
  const printed = rows.flatMap(({ shown }) =>
    shown.value === null ? [] : [{ value: shown.value, width: textWidth(shown.text, VALUE, 'semibold') }],
  );
  const values = [...printed, ...(reference === null ? [] : [reference])].map(({ value }) => value);
  const scale = barScale(values, printed, left);
  const zero = scale(0);

  const flags = flagsAbove(
    reference === null
      ? []
      : [
          {
            x: scale(reference.value),
            texts: [{ text: chartWords.reference(reference.name, reference.text), weight: 'regular' }],
            ink: INK.line,
            poleWidth: 1.5,
            poleDash: [6, 3],
          },
        ],
    LEFT,
    RIGHT,
  );
  const plotTop = top + flags.height;
  const bars: Mark[] = [];
  const texts: Mark[] = [];
  const breaks: Mark[] = [];
  let y = plotTop + 4;
  rows.forEach(({ role, shown, gap }, index) => {
    const name = column.names[index];
    if (name === undefined) return;
    if (gap && index > 0) {
      breaks.push(rule({ x: LEFT, y: y + GAP / 2 }, { x: RIGHT, y: y + GAP / 2 }, INK.axis, 1, [2, 4]));
      y += GAP;
    }
    const why = shown.value === null ? wrapEvenly(shown.why, { ...WHY, width: RIGHT - zero - 8 }) : [];
    const height = Math.max(ROW, name.height + 9, why.length * leading(WHY.size) + 9);
    const middle = y + height / 2;
    const ink = role === 'asked' ? INK.asked : INK.text;
    texts.push(...nameMarks(name, column.right, middle, ink));
    if (shown.value === null) {
      const first = middle - (why.length * leading(WHY.size)) / 2;
      const width = Math.max(0, ...why.map((line) => textWidth(line, WHY.size)));
      texts.push(backing(zero + 4, first, width + 8, why.length * leading(WHY.size)));
      texts.push(...paragraph(why, zero + 8, first + WHY.size * 0.98, WHY));
    } else {
      bars.push(barMark(scale, shown.value, middle - BAR / 2, BAR, LOOK[role]));
      texts.push(...valueMarks(shown.text, scale(shown.value), shown.value < 0, middle, role === 'asked'));
    }
    y += height;
  });
  const { words: flagWords, poles } = flags.draw(plotTop, [y]);
  // White under the dashes keeps them apart from dark bars.
  const casing = poles.map((pole) => ({ ...pole, stroke: INK.paper, dash: null }));
  const axis = rule({ x: zero, y: plotTop }, { x: zero, y }, INK.axis, 1.3);
  return { marks: [...breaks, ...bars, ...casing, ...poles, ...flagWords, ...texts, axis], bottom: y };
}

function valueMarks(text: string, end: number, leftwards: boolean, middle: number, asked: boolean): Mark[] {
  const width = textWidth(text, VALUE, 'semibold');
  const start = leftwards ? end - 6 - width : end + 6;
  return [
    backing(start - 3, middle - 9, width + 6, 18),
    words(text, start, middle + VALUE * 0.35, {
      size: VALUE,
      weight: 'semibold',
      fill: asked ? INK.asked : INK.text,
    }),
  ];
}
