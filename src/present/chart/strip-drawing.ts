import { scaleBand } from 'd3-scale';

import { chartWords } from '../wording-chart.ts';
import type { Reference, StripPlace, StripSpec } from './chart-spec.ts';
import { INK, leading, paragraph, rule, type Drawing, type Mark } from './drawing.ts';
import { flagsAbove } from './flags.ts';
import { emptyPlot, framed, LEFT, RIGHT, type Plotted } from './frame.ts';
import { spreadLabels } from './label-places.ts';
import { textWidth, wrapEvenly } from './text-width.ts';
import { axisMarks, barAxis, tickWidth, type ValueAxis } from './value-axis.ts';

const HEIGHT = 230;
const LABEL = 13;
const END = { size: 12.5, fill: INK.quiet } as const;
const BAR_FILL = { asked: INK.asked, neighbour: INK.marked, other: INK.bar } as const;
const DASHES = [
  [7, 4],
  [2, 3],
] as const;
const NAMED_AT_MOST = 6;

/** Places from the highest to the lowest; equal ones in the order given. */
export function ranked(places: readonly StripPlace[]): StripPlace[] {
  return places.toSorted((a, b) => b.value - a.value);
}

/** One bar for each authority, highest first, from zero: the asked one emphasised, its neighbours marked. */
export function stripDrawing(spec: StripSpec): Drawing {
  return framed(spec, (top) => {
    const remarks = missingRemarks(spec);
    if (spec.places.length === 0) return { ...emptyPlot(top, [chartWords.noFigure]), remarks };
    return { ...plotted(spec, top), remarks };
  });
}

function plotted(spec: StripSpec, top: number): Omit<Plotted, 'remarks'> {
  const places = ranked(spec.places);
  const values = [...places, ...spec.references].map(({ value }) => value);
  const column = Math.max(
    0,
    ...spec.references.flatMap(referenceLines).map((line) => textWidth(line, LABEL)),
  );
  const left = LEFT + tickWidth(barAxis(values, [0, 1], spec.axis));
  const right = column === 0 ? RIGHT : RIGHT - column - 24;

  const band = scaleBand<number>()
    .domain(places.keys())
    .range([left + 2, right - 2])
    .paddingInner(0.18);
  const middle = (index: number): number => (band(index) ?? left) + band.bandwidth() / 2;

  const asked = [...places.entries()].filter(([, { role }]) => role === 'asked');
  const flags = flagsAbove(
    asked.map(([index, { name, text, rank }]) => ({
      x: middle(index),
      texts: [
        { text: chartWords.reference(name, text), weight: 'semibold' },
        { text: rank, weight: 'regular' },
      ],
      ink: INK.asked,
      poleWidth: 1.2,
      poleDash: null,
    })),
    left,
    RIGHT,
  );
  const plotTop = top + 8 + flags.height;
  const plotBottom = plotTop + HEIGHT;
  const axis = barAxis(values, [plotBottom, plotTop], spec.axis);
  const { words: askedWords, poles } = flags.draw(
    plotTop,
    asked.map(([, { value }]) => Math.min(axis.scale(0), axis.scale(value)) - 2),
  );

  const bars = barMarks(places, axis, { middle, bandwidth: band.bandwidth(), step: band.step() });
  const markers = places.flatMap(({ role }, index): Mark[] =>
    role === 'neighbour' ? [neighbourMarker(middle(index), plotBottom + 6)] : [],
  );

  const references = referenceMarks(spec.references, axis, {
    left,
    right,
    column: RIGHT - column,
    plotTop,
    plotBottom,
  });
  const ends = endMarks(places, left, right, plotBottom + (markers.length > 0 ? 14 : 6));
  const key =
    spec.neighbours === null || markers.length === 0
      ? null
      : keyMarks(spec.neighbours, left, ends.bottom + 4);
  return {
    marks: [
      ...axisMarks(axis, left, right),
      ...bars,
      ...references,
      ...poles,
      ...askedWords,
      ...markers,
      ...ends.marks,
      ...(key?.marks ?? []),
    ],
    bottom: key?.bottom ?? ends.bottom,
  };
}

/** A bar for each place from nought to its value; the asked one at least as wide as the eye finds it. */
function barMarks(
  places: readonly StripPlace[],
  axis: ValueAxis,
  at: { readonly middle: (index: number) => number; readonly bandwidth: number; readonly step: number },
): Mark[] {
  const zero = axis.scale(0);
  const barWidth = Math.min(at.bandwidth, 26);
  return places.map(({ role, value }, index) => {
    const y = axis.scale(value);
    const width = role === 'asked' ? Math.max(barWidth, Math.min(3.5, at.step - 0.7)) : barWidth;
    return {
      kind: 'rect',
      x: at.middle(index) - width / 2,
      y: Math.min(y, zero),
      width,
      // A bar of nought would vanish; half a pixel of it shows that the authority is there.
      height: Math.max(Math.abs(zero - y), 0.5),
      fill: BAR_FILL[role],
      stroke: null,
    };
  });
}

function referenceLines({ name, text }: Reference): string[] {
  return wrapEvenly(chartWords.reference(name, text), { size: LABEL, width: 130 });
}

/** Lines across the bars, told apart by their dashes, with labels at the right that are pushed apart. */
function referenceMarks(
  references: readonly Reference[],
  axis: ValueAxis,
  at: { left: number; right: number; column: number; plotTop: number; plotBottom: number },
): Mark[] {
  const labels = references.map((reference) => ({
    lines: referenceLines(reference),
    y: axis.scale(reference.value),
    height: referenceLines(reference).length * leading(LABEL),
  }));
  const wanted = labels.map(({ y, height }) => ({ centre: y, height: height + 5 }));
  const centres = spreadLabels(wanted, at.plotTop - 8, at.plotBottom + 8);
  return labels.flatMap(({ lines, y, height }, index): Mark[] => {
    const top = (centres[index] ?? y) - height / 2;
    const [from, to] = [
      { x: at.left, y },
      { x: at.right, y },
    ];
    return [
      // White under the dashes keeps them apart from dark bars.
      rule(from, to, INK.paper, 1.5),
      rule(from, to, INK.line, 1.5, DASHES[index % DASHES.length] ?? null),
      rule({ x: at.right + 3, y }, { x: at.column - 5, y: top + leading(LABEL) / 2 }, INK.line, 0.8),
      ...paragraph(lines, at.column, top + LABEL, { size: LABEL, fill: INK.line }),
    ];
  });
}

function neighbourMarker(x: number, y: number): Mark {
  return {
    kind: 'dot',
    shape: 'triangle',
    x,
    y,
    radius: 3.2,
    fill: INK.line,
    stroke: INK.line,
    strokeWidth: 0,
  };
}

/** Who is highest and who is lowest in words, of many that share a value only how many; null if all are equal. */
export function endWords(
  places: readonly StripPlace[],
): { readonly highest: string; readonly lowest: string } | null {
  const first = places[0];
  const last = places.at(-1);
  if (first === undefined || last === undefined || first.value === last.value) return null;
  const sharing = ({ value }: StripPlace): string =>
    chartWords.sharing(places.filter((place) => place.value === value).map(({ name }) => name));
  return {
    highest: chartWords.highest(sharing(first), first.text),
    lowest: chartWords.lowest(sharing(last), last.text),
  };
}

function endMarks(
  places: readonly StripPlace[],
  left: number,
  right: number,
  top: number,
): { marks: Mark[]; bottom: number } {
  const ends = endWords(places);
  if (ends === null) return { marks: [], bottom: top };
  const width = (right - left) / 2 - 12;
  const first = wrapEvenly(ends.highest, { ...END, width });
  const last = wrapEvenly(ends.lowest, { ...END, width });
  return {
    marks: [
      ...paragraph(first, left, top + END.size, END),
      ...paragraph(last, right, top + END.size, { ...END, anchor: 'end' }),
    ],
    bottom: top + Math.max(first.length, last.length) * leading(END.size),
  };
}

function keyMarks(text: string, left: number, top: number): { marks: Mark[]; bottom: number } {
  const lines = wrapEvenly(text, { ...END, width: RIGHT - left - 16 });
  return {
    marks: [
      neighbourMarker(left + 4, top + 8),
      ...paragraph(lines, left + 14, top + END.size, { ...END, fill: INK.text }),
    ],
    bottom: top + lines.length * leading(END.size),
  };
}

/** Who has no figure, by reason; the asked ones always by name, the others as far as they can be taken in. */
export function missingRemarks({ missing }: StripSpec): string[] {
  const byReason = Map.groupBy(
    missing.toSorted((a, b) => Number(b.asked) - Number(a.asked)),
    ({ why }) => why,
  );
  return [...byReason].map(([why, some]) => {
    const named = some.filter(
      ({ asked }, index) => asked || index < NAMED_AT_MOST || some.length === NAMED_AT_MOST + 1,
    );
    const others = some.length - named.length;
    const names = named.map(({ name }) => name);
    return chartWords.missing(why, others === 0 ? names : [...names, chartWords.others(others)]);
  });
}
