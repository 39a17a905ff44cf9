import { altWords, chartWords } from '../wording-chart.ts';
import type {
  BarsSpec,
  BreakdownSpec,
  ChangesSpec,
  ChartSpec,
  Shown,
  StripSpec,
  TrendSeries,
  TrendSpec,
} from './chart-spec.ts';
import { arranged } from './breakdown-drawing.ts';
import { sorted } from './bars-drawing.ts';
import { endWords, missingRemarks, ranked } from './strip-drawing.ts';
import { isAskedLine, runsByReason, spanText, stretchesOf } from './trend-data.ts';
import { trendAxis } from './trend-drawing.ts';

/**
 * What somebody who sees the picture would read off it, most important first, in whole sentences. What does
 * not fit into `atMost` characters is left out from the end, and the text says so.
 */
export function chartAltText(spec: ChartSpec, atMost = 1000): string {
  const sentences = [
    `${altWords.kind[spec.kind]}: ${spec.title}`,
    spec.subtitle,
    ...seen(spec),
    ...spec.notes,
    spec.source,
  ];
  const whole = sentences.map(sentence);
  let text = whole.join(' ');
  for (let count = whole.length - 1; text.length > atMost && count > 0; count -= 1) {
    text = [...whole.slice(0, count), altWords.more].join(' ');
  }
  return text;
}

function sentence(words: string): string {
  return /[.!?]$/u.test(words) ? words : `${words}.`;
}

function seen(spec: ChartSpec): string[] {
  switch (spec.kind) {
    case 'trend':
      return trendSeen(spec);
    case 'strip':
      return stripSeen(spec);
    case 'bars':
      return barsSeen(spec);
    case 'breakdown':
      return breakdownSeen(spec);
    case 'changes':
      return changesSeen(spec);
  }
}

function trendSeen(spec: TrendSpec): string[] {
  const { cutAt } = trendAxis(spec, [0, 1]);
  const own = spec.series
    .filter(isAskedLine)
    .toSorted((a, b) => Number(a.role !== 'asked') - Number(b.role !== 'asked'));
  return [
    ...own.map((line) => lineSeen(line, spec)),
    ...spec.breaks.map(({ label }) => altWords.break(label)),
    ...(cutAt === null ? [] : [chartWords.cutAxis(cutAt)]),
    ...spec.series.filter((line) => !isAskedLine(line)).map((line) => lineSeen(line, spec)),
  ];
}

function lineSeen(line: TrendSeries, { breaks }: TrendSpec): string {
  const told = stretchesOf(line, breaks)
    .flat()
    .map(({ text, label }) => altWords.valueAt(text, label));
  const first = told[0];
  const last = told.at(-1);
  const course =
    first === undefined || last === undefined
      ? []
      : [line.role === 'asked' || told.length < 3 ? told.join(', ') : altWords.between(first, last)];
  const gaps = [...runsByReason(line)].map(([why, runs]) => altWords.gap(runs.map(spanText), why));
  const parts = [...course, ...(gaps.length === 0 ? [] : [altWords.gaps(gaps)])];
  const name = course.length === 0 ? line.name : altWords.line(line.name, altWords.look[line.role]);
  return `${name}: ${parts.length === 0 ? chartWords.noFigure : parts.join('; ')}`;
}

function stripSeen(spec: StripSpec): string[] {
  const places = ranked(spec.places);
  const ends = endWords(places);
  const marked = places.filter(({ role }) => role === 'neighbour').length;
  return [
    altWords.ranked(places.length),
    ...(ends === null ? [] : [ends.highest, ends.lowest]),
    ...places
      .filter(({ role }) => role === 'asked')
      .map(({ name, text, rank }) => `${name}: ${text}, ${rank}`),
    ...spec.references.map(({ name, text }) => altWords.reference(name, text)),
    ...(spec.neighbours === null || marked === 0 ? [] : [altWords.marked(marked, spec.neighbours)]),
    ...missingRemarks(spec),
  ];
}

function barsSeen(spec: BarsSpec): string[] {
  const { rows, reference } = spec;
  return [
    ...sorted(spec).map(({ name, shown }) => `${name}: ${shownWords(shown)}`),
    ...(reference === null ? [] : [altWords.reference(reference.name, reference.text)]),
    ...(rows.length === 0 ? [altWords.nothing] : []),
  ];
}

function breakdownSeen(spec: BreakdownSpec): string[] {
  const rows = arranged(spec).map(({ name, share, count, beside }) => {
    const own = count === null ? shownWords(share) : chartWords.withCount(shownWords(share), count);
    return `${name}: ${own}${beside === null || spec.beside === null ? '' : `; ${spec.beside} ${shownWords(beside)}`}`;
  });
  return [altWords.shares(spec.place, spec.beside), ...(rows.length === 0 ? [altWords.nothing] : rows)];
}

function changesSeen({ rows, periods }: ChangesSpec): string[] {
  if (rows.length === 0) return [altWords.nothing];
  return [
    altWords.changes(
      periods.from,
      periods.to,
      rows.some(({ within }) => within),
    ),
    ...rows.map(({ name, from, to, change, within }) => altWords.change(name, from, to, change.text, within)),
  ];
}

function shownWords(shown: Shown): string {
  return shown.value === null ? shown.why : shown.text;
}
