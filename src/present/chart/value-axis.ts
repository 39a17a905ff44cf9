import { scaleLinear, type ScaleLinear } from 'd3-scale';

import type { AxisFormat } from './chart-spec.ts';
import { INK, rule, words, type Mark } from './drawing.ts';
import { textWidth } from './text-width.ts';

/** A linear value axis with the round numbers to mark on it. */
export interface ValueAxis {
  readonly scale: ScaleLinear<number, number>;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
  /** Where the axis starts, as printed, if that is not zero. */
  readonly cutAt: string | null;
}

/** Where the lowest and the highest value of an axis are drawn. */
type Range = readonly [low: number, high: number];

// Below this share of the height, lines of an axis from zero lie on one another and show nothing.
const HIDDEN_BELOW = 0.1;

/** The axis for bars: always from zero, on either side of it if need be. */
export function barAxis(values: readonly number[], range: Range, format: AxisFormat): ValueAxis {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  return marked(low, high === low ? low + 1 : high, range, format);
}

/**
 * The axis for lines: from zero, unless the lines would then differ by less than a tenth of the height.
 * Where it does not start at zero, its foot is drawn torn and `cutAt` has to be said in words.
 */
export function lineAxis(values: readonly number[], range: Range, format: AxisFormat): ValueAxis {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const spread = high - low;
  const hidden = spread > 0 && low - spread > 0 && spread < HIDDEN_BELOW * high;
  if (!hidden) return barAxis(values, range, format);
  const axis = marked(low - spread, high, range, format);
  const start = axis.ticks[0];
  return start === undefined || start.value <= 0 ? axis : { ...axis, cutAt: start.text };
}

const TICKS = 5;

function marked(low: number, high: number, range: Range, format: AxisFormat): ValueAxis {
  // Fewer marks until none reads like another: half steps of a whole number would be printed twice.
  for (let count = TICKS; ; count -= 1) {
    const scale = scaleLinear().domain([low, high]).nice(count).range(range);
    const values = scale.ticks(count);
    const decimals = decimalsOf((values[1] ?? 1) - (values[0] ?? 0));
    const ticks = values.map((value) => ({ value, text: format(value, decimals) }));
    const distinct = new Set(ticks.map(({ text }) => text)).size === ticks.length;
    if (distinct || count === 1) return { scale, ticks: distinct ? ticks : ticks.slice(0, 1), cutAt: null };
  }
}

function decimalsOf(step: number): number {
  return Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
}

const TICK = { size: 12.5, fill: INK.quiet, anchor: 'end' } as const;
const TICK_GAP = 10;

/** Room that the printed marks of a vertical axis take at its left. */
export function tickWidth({ ticks }: ValueAxis): number {
  return TICK_GAP + Math.max(0, ...ticks.map(({ text }) => textWidth(text, TICK.size)));
}

/** Grid lines from `left` to `right` with their printed values; zero is darker, the foot of a cut axis torn. */
export function axisMarks({ scale, ticks, cutAt }: ValueAxis, left: number, right: number): Mark[] {
  return ticks.flatMap(({ value, text }, index) => {
    const y = scale(value);
    const [stroke, width] = value === 0 ? ([INK.axis, 1.3] as const) : ([INK.rule, 1] as const);
    return [
      cutAt !== null && index === 0
        ? tornRule(left, right, y)
        : rule({ x: left, y }, { x: right, y }, stroke, width),
      words(text, left - TICK_GAP, y + TICK.size * 0.35, TICK),
    ];
  });
}

function tornRule(left: number, right: number, y: number): Mark {
  const tooth = 5;
  const points = Array.from({ length: Math.floor((right - left) / tooth) + 1 }, (_, index) => ({
    x: left + index * tooth,
    y: index % 2 === 0 ? y : y - 4,
  }));
  return { kind: 'line', points, stroke: INK.axis, width: 1.1, dash: null, of: null };
}
