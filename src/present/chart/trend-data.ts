import { chartWords } from '../wording-chart.ts';
import { seriesStyle, type SeriesStyle } from './series-style.ts';
import type { TrendBreak, TrendPoint, TrendSeries, TrendSpec } from './chart-spec.ts';

/** A point that has a figure. */
export type Valued = Extract<TrendPoint, { value: number }>;

export interface Period {
  readonly at: number;
  readonly label: string;
}

/** The periods of all lines, each once, in order. */
export function periodsOf({ series }: Pick<TrendSpec, 'series'>): Period[] {
  const labels = new Map(series.flatMap(({ points }) => points.map(({ at, label }) => [at, label] as const)));
  return [...labels].map(([at, label]) => ({ at, label })).sort((a, b) => a.at - b.at);
}

/** Whether a line is of an authority that the asked one replaced, or that replaced it. */
function isKin({ role }: TrendSeries): boolean {
  return role === 'predecessor' || role === 'successor';
}

/** Whether a line is of the asked authority, one it replaced or one that replaced it. */
export function isAskedLine(series: TrendSeries): boolean {
  return series.role === 'asked' || isKin(series);
}

/**
 * The stretches of a line that may be drawn: figures of years that follow one another, with no break between.
 * A figure that stands alone is a stretch of one.
 */
export function stretchesOf(series: TrendSeries, breaks: readonly TrendBreak[]): Valued[][] {
  const severing = breaks.filter(({ severs }) => severs === 'every-line' || isAskedLine(series));
  const severed = new Set(severing.map(({ from }) => from));
  const stretches: Valued[][] = [];
  let current: Valued[] = [];
  for (const point of series.points) {
    if (point.value === null) continue;
    if (point.at !== (current.at(-1)?.at ?? NaN) + 1 || severed.has(point.at)) {
      current = [];
      stretches.push(current);
    }
    current.push(point);
  }
  return stretches;
}

/** Years on end without a figure, for one reason. */
export interface GapRun {
  readonly first: Period;
  readonly last: Period;
}

/** A line of the picture: how it looks, and what of it may be drawn. */
export interface DrawnLine {
  readonly series: TrendSeries;
  readonly style: SeriesStyle;
  readonly stretches: readonly (readonly Valued[])[];
}

/** The lines of a picture in the order given, each with its style. */
export function drawnLines({ series, breaks }: Pick<TrendSpec, 'series' | 'breaks'>): DrawnLine[] {
  let [places, kin] = [0, 0];
  return series.map((line) => ({
    series: line,
    style: seriesStyle(line.role, line.role === 'place' ? places++ : isKin(line) ? kin++ : 0),
    stretches: stretchesOf(line, breaks),
  }));
}

/** Where lines have no figures, and the words for it. `asked` if the asked line is one of them. */
export interface Gap {
  readonly runs: readonly GapRun[];
  readonly asked: boolean;
  readonly text: string;
}

/** The gaps of all lines that have a reason; lines with the same gaps for the same reason share one. */
export function gapsOf({ series }: Pick<TrendSpec, 'series'>): Gap[] {
  const shared = new Map<string, { runs: GapRun[]; why: string; of: TrendSeries[] }>();
  for (const line of series) {
    for (const [why, runs] of runsByReason(line)) {
      const key = JSON.stringify([why, runs]);
      const entry = shared.get(key) ?? { runs, why, of: [] };
      entry.of.push(line);
      shared.set(key, entry);
    }
  }
  return [...shared.values()].map(({ runs, why, of }) => {
    const asked = of.some(isAskedLine);
    const spans = runs.map(spanText);
    const onlyAsked = of.length === 1 && of[0]?.role === 'asked';
    const text =
      onlyAsked || of.length === series.length
        ? chartWords.gap(spans, why)
        : chartWords.gapOf(
            of.map(({ name }) => name),
            spans,
            why,
          );
    return { runs, asked, text };
  });
}

/** A run of periods in words: "2020" or "2019 to 2021". */
export function spanText({ first, last }: GapRun): string {
  return first.at === last.at ? first.label : chartWords.span(first.label, last.label);
}

/** For each reason, the runs of years that a line has no figure for. */
export function runsByReason({ points }: TrendSeries): Map<string, GapRun[]> {
  const byReason = new Map<string, GapRun[]>();
  let previous: TrendPoint | null = null;
  for (const point of points) {
    if (point.value === null) {
      const runs = byReason.get(point.why) ?? [];
      const { at, label } = point;
      const open = runs.at(-1);
      const goesOn = open !== undefined && previous?.value === null && open.last.at === at - 1;
      if (goesOn) runs[runs.length - 1] = { first: open.first, last: { at, label } };
      else runs.push({ first: { at, label }, last: { at, label } });
      byReason.set(point.why, runs);
    }
    previous = point;
  }
  return byReason;
}
