import { scaleLinear } from 'd3-scale';

import { chartWords } from '../wording-chart.ts';
import type { TrendSpec } from './chart-spec.ts';
import { INK, textBox, type Drawing, type Mark, type Point } from './drawing.ts';
import { flagsAbove } from './flags.ts';
import { emptyPlot, framed, LEFT, RIGHT, type Plotted } from './frame.ts';
import { inPlotLabels } from './in-plot-labels.ts';
import { endLabel, endLabelMarks } from './line-end-labels.ts';
import { gapMarks, periodMarks } from './period-axis.ts';
import { drawnLines, gapsOf, periodsOf, type DrawnLine, type Gap, type Valued } from './trend-data.ts';
import { axisMarks, barAxis, lineAxis, tickWidth, type ValueAxis } from './value-axis.ts';

const HEIGHT = 250;
// A plot of a year or two needs no more width than this for each.
const WIDTH_OF_YEAR = 150;
const TO_LABELS = 26;
// The figure above a dot at the very top needs this much.
const HEADROOM = 20;

/** Lines over time: the asked one emphasised, gaps left open with their reason, breaks marked in words. */
export function trendDrawing(spec: TrendSpec): Drawing {
  return framed(spec, (top) => {
    const gaps = gapsOf(spec);
    const lines = drawnLines(spec);
    if (lines.every(({ stretches }) => stretches.length === 0)) {
      return emptyPlot(top, gaps.length === 0 ? [chartWords.noFigure] : gaps.map(({ text }) => text));
    }
    return plotted(spec, lines, gaps, top);
  });
}

/** The value axis of a trend between two heights. */
export function trendAxis(spec: TrendSpec, range: readonly [low: number, high: number]): ValueAxis {
  const values = spec.series.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []));
  // One year shows no course over time that an axis from zero could hide.
  return (periodsOf(spec).length === 1 ? barAxis : lineAxis)(values, range, spec.axis);
}

function plotted(spec: TrendSpec, lines: readonly DrawnLine[], gaps: readonly Gap[], top: number): Plotted {
  const periods = periodsOf(spec);
  const first = periods[0]?.at ?? 0;
  const last = periods.at(-1)?.at ?? first;
  const labels = lines
    .filter(({ series }) => series.role !== 'predecessor')
    .map((line) => endLabel(line, last));

  const left = LEFT + tickWidth(trendAxis(spec, [0, 1]));
  const widest = RIGHT - TO_LABELS - Math.max(...labels.map(({ width }) => width));
  const right = Math.min(widest, left + WIDTH_OF_YEAR * (last - first + 1));
  // Room before the first year lets its figure stand clear of a steep line and of the axis.
  const x = scaleLinear()
    .domain(first === last ? [first - 1, last + 1] : [first, last])
    .range([left + 22, right - 6]);

  const breaks = spec.breaks.filter(({ from }) => first < from && from <= last);
  const flags = flagsAbove(
    breaks.map(({ from, label }) => ({
      x: x(from - 0.5),
      texts: [{ text: label, weight: 'regular' }],
      ink: INK.line,
      poleWidth: 1.3,
      poleDash: [3, 3],
    })),
    left,
    RIGHT,
  );
  const labelHeight = labels.reduce((sum, { height }) => sum + height, 0);
  const plotTop = top + Math.max(HEADROOM, flags.height + 8);
  const plotBottom = plotTop + Math.max(HEIGHT, labelHeight);
  const axis = trendAxis(spec, [plotBottom, plotTop]);
  const place = ({ at, value }: Valued): Point => ({ x: x(at), y: axis.scale(value) });
  const feet = breaks.map(() => plotBottom);
  const { words: breakWords, poles } = flags.draw(plotTop, feet);

  const bands = bandMarks(gaps, x, { left, right, top: plotTop, bottom: plotBottom });
  const { strokes, dots } = lineMarks(lines, place);
  const inPlot = inPlotLabels(lines, place, {
    bounds: { left: left - 4, right: right + 10, top, bottom: plotBottom - 3 },
    boxes: [
      ...dots.map((dot) => ({ left: dot.x - 5, right: dot.x + 5, top: dot.y - 5, bottom: dot.y + 5 })),
      ...breakWords.map(textBox),
    ],
    lines: [...strokes, ...poles].map(({ points }) => points),
  });
  const column = { left: right + TO_LABELS, top: plotTop - 8, bottom: plotBottom + 8, end: last };
  const years = periodMarks(periods, x, plotBottom);
  const reasons = gapMarks(gaps, x, years.bottom);

  return {
    marks: [
      ...bands,
      ...axisMarks(axis, left, right),
      ...years.marks,
      ...poles,
      ...breakWords,
      ...strokes,
      ...dots,
      ...inPlot.marks,
      ...endLabelMarks(labels, column, place),
      ...reasons.marks,
    ],
    bottom: reasons.bottom,
    remarks: [
      ...(axis.cutAt === null ? [] : [chartWords.cutAxis(axis.cutAt)]),
      ...inPlot.unplaced.map(({ series, style }) => chartWords.lighterLine(series.name, style.dot.shape)),
    ],
  };
}

/** The years without a figure of the asked line, shaded over the height of the plot. */
function bandMarks(
  gaps: readonly Gap[],
  x: (year: number) => number,
  plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
): Mark[] {
  const runs = gaps.filter(({ asked }) => asked).flatMap((gap) => gap.runs);
  return runs.map(({ first, last }) => {
    const from = Math.max(plot.left, x(first.at - 0.5));
    return {
      kind: 'rect',
      x: from,
      y: plot.top,
      width: Math.min(plot.right, x(last.at + 0.5)) - from,
      height: plot.bottom - plot.top,
      fill: INK.band,
      stroke: null,
    };
  });
}

/** Strokes of what may be joined and dots, the thickest line last and so on top. */
function lineMarks(lines: readonly DrawnLine[], place: (point: Valued) => Point) {
  const upwards = lines.toSorted((a, b) => a.style.width - b.style.width);
  const strokes = upwards.flatMap(({ series, style, stretches }) =>
    stretches
      .filter((stretch) => stretch.length > 1)
      .map((stretch) => ({
        kind: 'line' as const,
        points: stretch.map(place),
        stroke: style.stroke,
        width: style.width,
        dash: style.dash,
        of: series.name,
      })),
  );
  const dots = upwards.flatMap(({ style, stretches }) =>
    stretches
      // A figure that stands alone has no line to be seen by.
      .filter((stretch) => style.everyDot || stretch.length === 1)
      .flat()
      .map((point) => ({ kind: 'dot' as const, ...place(point), ...style.dot })),
  );
  return { strokes, dots };
}
