import { chartWords } from '../wording-chart.ts';
import type { ChangeRow, ChangesSpec } from './chart-spec.ts';
import { INK, leading, paragraph, rule, words, type Drawing, type Mark } from './drawing.ts';
import { emptyPlot, framed, LEFT, RIGHT, type Plotted } from './frame.ts';
import { backing, barMark, barScale, nameColumn, nameMarks } from './row-layout.ts';
import { textWidth } from './text-width.ts';

const VALUE = 14;
const HEAD = { size: 12.5, fill: INK.quiet, anchor: 'end' } as const;
const BAR = 20;
const ROW = 31;
const ARROW = { width: 13, rise: 4, head: 4.5 };
const BESIDE_ARROW = 9;
const GAP = 15;
const FILL = { asked: INK.asked, place: INK.bar, england: INK.marked } as const;

/** Changes as bars from nought, right for a rise and left for a fall, each beside the two figures that it is between. */
export function changesDrawing(spec: ChangesSpec): Drawing {
  return framed(spec, (top) =>
    spec.rows.length === 0 ? emptyPlot(top, [chartWords.noFigure]) : { ...plotted(spec, top), remarks: [] },
  );
}

function plotted({ rows, periods }: ChangesSpec, top: number): Omit<Plotted, 'remarks'> {
  const column = nameColumn(
    rows.map(({ name, role }) => ({ name, weight: role === 'asked' ? 'semibold' : 'regular' })),
  );
  const widest = (texts: readonly string[], head: string): number =>
    Math.max(textWidth(head, HEAD.size), ...texts.map((text) => textWidth(text, VALUE, 'semibold')));
  const fromRight =
    column.right +
    16 +
    widest(
      rows.map(({ from }) => from),
      periods.from,
    );
  const arrow = fromRight + BESIDE_ARROW;
  const toRight =
    arrow +
    ARROW.width +
    BESIDE_ARROW +
    widest(
      rows.map(({ to }) => to),
      periods.to,
    );
  const printed = rows.map(({ change }) => ({
    value: change.value,
    width: textWidth(change.text, VALUE, 'semibold'),
  }));
  const scale = barScale(
    printed.map(({ value }) => value),
    printed,
    toRight + 20,
  );
  const zero = scale(0);

  const key = rows.some(({ within }) => within) ? keyMarks(rows, top) : { marks: [], bottom: top };
  const heads = [
    words(periods.from, fromRight, key.bottom + HEAD.size, HEAD),
    words(periods.to, toRight, key.bottom + HEAD.size, HEAD),
  ];
  const plotTop = key.bottom + leading(HEAD.size) + 4;
  const bars: Mark[] = [];
  const texts: Mark[] = [];
  const axis: Mark[] = [];
  let y = plotTop;
  rows.forEach((row, index) => {
    const name = column.names[index];
    if (name === undefined) return;
    const { role, change } = row;
    if (row.gap) {
      texts.push(rule({ x: LEFT, y: y + GAP / 2 }, { x: RIGHT, y: y + GAP / 2 }, INK.axis, 1, [2, 4]));
      y += GAP;
    } else if (role === 'england' && index > 0) {
      texts.push(rule({ x: LEFT, y: y + 3 }, { x: RIGHT, y: y + 3 }, INK.rule));
      y += 6;
    }
    const height = Math.max(ROW, name.height + 9);
    const middle = y + height / 2;
    const ink = role === 'asked' ? INK.asked : INK.text;
    const baseline = middle + VALUE * 0.35;
    const end = { size: VALUE, anchor: 'end' } as const;
    texts.push(
      ...nameMarks(name, column.right, middle, ink),
      words(row.from, fromRight, baseline, { ...end, fill: INK.quiet }),
      ...arrowMarks(arrow, middle, Math.sign(change.value)),
      words(row.to, toRight, baseline, { ...end, fill: ink }),
      ...changeMarks(row, scale(change.value), middle, ink),
    );
    bars.push(barMark(scale, change.value, middle - BAR / 2, BAR, lookOf(row)));
    axis.push(rule({ x: zero, y }, { x: zero, y: y + height }, INK.axis, 1.3));
    y += height;
  });
  return { marks: [...key.marks, ...heads, ...bars, ...texts, ...axis], bottom: y };
}

/** An outline says without colour that the change is no more than ordinary. */
function lookOf({ role, within }: ChangeRow): { fill: string; stroke: string | null } {
  return within
    ? { fill: INK.paper, stroke: role === 'asked' ? INK.asked : INK.marked }
    : { fill: FILL[role], stroke: null };
}

function changeMarks({ role, change }: ChangeRow, end: number, middle: number, ink: string): Mark[] {
  const width = textWidth(change.text, VALUE, 'semibold');
  const start = change.value < 0 ? end - 6 - width : end + 6;
  const weight = role === 'england' ? 'regular' : 'semibold';
  return [
    backing(start - 3, middle - 9, width + 6, 18),
    words(change.text, start, middle + VALUE * 0.35, { size: VALUE, weight, fill: ink }),
  ];
}

/** From the earlier figure to the later one: upwards, downwards or level. */
function arrowMarks(left: number, middle: number, direction: number): Mark[] {
  const [from, to] = [
    { x: left, y: middle + direction * ARROW.rise },
    { x: left + ARROW.width, y: middle - direction * ARROW.rise },
  ];
  const slope = Math.atan2(to.y - from.y, to.x - from.x);
  const barb = (turn: number): { x: number; y: number } => ({
    x: to.x - ARROW.head * Math.cos(slope + turn),
    y: to.y - ARROW.head * Math.sin(slope + turn),
  });
  return [
    rule(from, to, INK.quiet, 1.3),
    {
      kind: 'line',
      points: [barb(Math.PI / 5), to, barb(-Math.PI / 5)],
      stroke: INK.quiet,
      width: 1.3,
      dash: null,
      of: null,
    },
  ];
}

/** What filled bars and outlines are, one below the other if they are too long for a line. */
function keyMarks(rows: readonly ChangeRow[], top: number): { marks: Mark[]; bottom: number } {
  const size = 13;
  const entries = [
    ...(rows.some(({ within, role }) => !within && role !== 'england')
      ? [{ text: chartWords.beyond, fill: INK.bar, stroke: null }]
      : []),
    { text: chartWords.within, fill: INK.paper, stroke: INK.marked },
  ];
  const marks: Mark[] = [];
  let x = LEFT;
  for (const { text, fill, stroke } of entries) {
    marks.push({ kind: 'rect', x, y: top + 3, width: 16, height: 12, fill, stroke });
    marks.push(...paragraph([text], x + 24, top + size * 0.98, { size }));
    x += 24 + textWidth(text, size) + 28;
  }
  return { marks, bottom: top + leading(size) + 10 };
}
