import type { RunSummary, TrendAnswer } from '../answer/trend-answer.ts';
import { yearsOf } from '../answer/trend-answer.ts';
import type { Change } from '../domain/change.ts';
import type { Absent, Figure, Value, WithheldReason } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import { figuresOf, pointsOf, valuesOf, type Line } from '../domain/series.ts';
import { formatCell, periodShort, unitWords } from './number.ts';
import { section, sections, type Page, type Section, type Step, type Table } from './page.ts';
import { releaseSource } from './release-source.ts';
import { cautionSentence } from './wording-caution.ts';
import * as chance from './wording-chance.ts';
import { changeSentence, headlineOf, returnedBy, withheldWords } from './wording-figure.ts';
import { listWords } from './wording-phrases.ts';
import { viaSentence } from './wording-place.ts';
import * as series from './wording-series.ts';
import { overdueBeside } from './wording-source.ts';

/** The page of a metric over time: the newest figure and its change, a table of the years, and what breaks the line. */
export function trendPage(answer: TrendAnswer): Page {
  const { area } = answer;
  const main = mainRun(answer);
  return {
    headline: headline(answer, main),
    sections: sections([
      section('definition', [answer.metric.definition]),
      section('body', [
        answer.via ? viaSentence(answer.via, area) : null,
        ...(answer.places.length > 0 ? placeSentences(answer) : ownSentences(answer, main)),
        ...series.boundarySentences(answer.series.boundaries, area.code),
      ]),
      section('caution', [...breakSentences(answer), ...gapSentences(answer), ...cautions(answer, main)]),
      ...sources(answer),
    ]),
    table: answer.places.length > 0 ? placesTable(answer) : ownTable(answer),
    steps: steps(answer),
    more: [],
    shareable: true,
  };
}

/** What the area did: on the year, at its highest and lowest, and before or after it. */
function ownSentences(answer: TrendAnswer, main: RunSummary | null): (string | null)[] {
  const { metric, newest } = answer;
  const nextToIt = main?.first.year === (newest?.figure.year ?? 0) - 1;
  return [
    newest && answer.withheld ? series.lastShownSentence(metric, newest.figure) : null,
    newest && !nextToIt && answer.years.only === null ? changeSentence(metric, newest.onYear) : null,
    main
      ? series.extremesSentence(
          metric,
          main,
          answer.runs.filter((run) => run !== main),
        )
      : null,
    ...answer.runs
      .filter((run) => run !== main)
      .map((run) =>
        main && run.line === main.line
          ? series.otherRunSentence(metric, run, series.SERIES.beforeBreak)
          : series.otherRunSentence(metric, run),
      ),
  ];
}

/** One sentence for each place and run. */
function placeSentences({ metric, runs, placeRuns }: TrendAnswer): string[] {
  return [...runs, ...placeRuns].map((run) => series.placeRunSentence(metric, run));
}

/** The run that the headline is about: the one with the newest value of the area asked for. */
function mainRun(answer: TrendAnswer): RunSummary | null {
  return answer.runs.find((run) => run.last === answer.newest?.figure) ?? null;
}

/** One line for each edition that the lines are drawn from, the newest figure's first. */
function sources(answer: TrendAnswer): Section[] {
  const figures = answer.series.lines.flatMap(figuresOf).toReversed();
  const head = answer.newest?.figure;
  const each = new Map(
    (head ? [head, ...figures] : figures).toReversed().map((figure) => [figure.source.release, figure]),
  );
  return [...each.values()].toReversed().flatMap((figure) => {
    const release = answer.releases.find((candidate) => candidate.id === figure.source.release);
    return release ? [releaseSource(release, figure.source)] : [];
  });
}

function headline(answer: TrendAnswer, main: RunSummary | null): string {
  const { area, metric, newest, places } = answer;
  const last = newest?.figure ?? answer.runs.at(-1)?.last;
  if (!last) return series.noTrendHeadline(area.name, metric);
  if (places.length === 0 && answer.withheld) return headlineOf(area, metric, answer.withheld);
  if (places.length === 0) {
    const { name } = returnedBy(area, answer.cautions);
    return series.trendHeadline(name, metric, last, main?.change ?? null);
  }
  return series.trendsHeadline(metric, last.year, [
    { name: area.name, figure: last },
    ...places.map((line) => ({ name: line.area.name, figure: valueAt(line, last.year) })),
  ]);
}

function breakSentences(answer: TrendAnswer): string[] {
  const seams = answer.series.lines.flatMap((line) => line.segments.flatMap((segment) => segment.seams));
  return [
    ...series.seamSentences(answer.metric, seams),
    ...series.aroundChangeSentences(
      answer.metric,
      answer.around.map(({ area }) => area),
      answer.aroundChanges,
    ),
  ];
}

/** Years without a figure: one sentence for each place and reason. */
function gapSentences(answer: TrendAnswer): string[] {
  const { metric } = answer;
  const lines = [...answer.series.lines, ...answer.places];
  const sentences = lines.flatMap((line) => {
    const withheld = figuresOf(line).flatMap((figure) => (figure.state === 'withheld' ? [figure] : []));
    return [...Map.groupBy(withheld, (figure) => `${figure.reason} ${figure.symbol}`).values()].flatMap(
      (figures) => {
        const [first] = figures;
        if (!first) return [];
        const years = figures.map((figure) => figure.year);
        const reason: WithheldReason = first.reason;
        return [series.gapSentence(metric, line.area.name, years, reason, first.symbol)];
      },
    );
  });
  const own = answer.series.lines.flatMap(pointsOf);
  const missing = own.filter(({ figure }) => figure.state === 'absent').map(({ year }) => year);
  return missing.length > 0 ? [...sentences, series.missingYearsSentence(metric, missing)] : sentences;
}

function cautions(answer: TrendAnswer, main: RunSummary | null): (string | null)[] {
  const { metric, newest, early, twin } = answer;
  const alone = answer.places.length === 0;
  const year =
    alone &&
    newest !== null &&
    newest.byChance === true &&
    isMove(newest.onYear) &&
    answer.years.only === null;
  const longer = alone && main !== null && main.first.year !== main.last.year - 1;
  const span = longer && main.byChance === true && main.change !== null && isMove(main.change);
  return [
    chance.ordinaryChangeSentence(metric.unit, [
      ...(year ? ['year' as const] : []),
      ...(span ? ['span' as const] : []),
    ]),
    ...answer.cautions.map(cautionSentence),
    ...(twin && !overlap(answer.series.lines)
      ? twin.elsewhere.map(({ area, releases }) =>
          series.twinElsewhereSentence(twin.metric, area.name, releases),
        )
      : []),
    series.droppedSentence(answer.dropped.map(({ name }) => name)),
    early.length > 0
      ? series.earlySentence(
          metric,
          [...new Set(early.map((entry) => entry.area.name))],
          [...new Set(early.map((entry) => entry.year))].toSorted((a, b) => a - b),
        )
      : null,
    answer.overdue ? overdueBeside(answer.overdue, answer) : null,
  ];
}

function isMove(change: Change): boolean {
  return change.state === 'stated' && change.difference !== 0;
}

/** The years of one place, the oldest first; authorities before and after it under headings of their own. */
function ownTable(answer: TrendAnswer): Table {
  const { metric, series: all, twin, around } = answer;
  const drawn = all.lines.filter((line) => line.segments.length > 0);
  if (overlap(drawn)) return linesTable(metric, drawn, listWords(drawn.map((line) => line.area.name)));
  const rows: string[][] = [];
  const several = drawn.length > 1 || drawn.some((line) => line.segments.length > 1);
  for (const [order, line] of all.lines.entries()) {
    for (const [index, segment] of line.segments.entries()) {
      const [first] = segment.points;
      if (several && first) {
        const marked = rows.length > 0;
        rows.push([series.runHeading(metric, line.area.name, first.year, marked)]);
      }
      for (const { year, figure } of segment.points) {
        rows.push([
          periodShort(metric.periodKind, year),
          cell(metric, figure),
          ...(twin ? [cell(twin.metric, pointAt(twin.lines[order], index, year))] : []),
          ...around.map((beside) => cell(metric, pointAt(beside.lines[order], index, year))),
        ]);
      }
    }
  }
  const header = [
    series.periodHeading(metric.periodKind),
    metric.shortName,
    ...(twin ? [twin.metric.shortName] : []),
    ...around.map((beside) => beside.area.shortName),
  ];
  return {
    caption: caption(metric, answer.area.name),
    header,
    rows,
    emphasis: rows.length - 1,
  };
}

function placesTable(answer: TrendAnswer): Table {
  const own = answer.series.lines.filter((line) => line.role === 'asked');
  const lines = [...own, ...answer.places];
  return linesTable(answer.metric, lines, listWords(lines.map((line) => line.area.name)));
}

/** A column for each line, for lines that share years. */
function linesTable(metric: Metric, lines: readonly Line[], places: string): Table {
  const years = yearsOf(lines);
  return {
    caption: caption(metric, places),
    header: [series.periodHeading(metric.periodKind), ...lines.map((line) => line.area.shortName)],
    rows: years.map((year) => [
      periodShort(metric.periodKind, year),
      ...lines.map((line) => lineCell(metric, line, year)),
    ]),
    emphasis: years.length - 1,
  };
}

function lineCell(metric: Metric, line: Line, year: Year): string {
  const segment = line.segments.find(({ points }) => points.some((point) => point.year === year));
  const shown = cell(metric, segment?.points.find((point) => point.year === year)?.figure ?? null);
  const starts = segment?.points[0]?.year === year && segment.seams.length > 0;
  return starts ? series.afterBreak(shown) : shown;
}

function caption(metric: Metric, places: string): string {
  const unit = metric.unit === 'count' ? '' : ` (${unitWords(metric.unit)})`;
  return `${metric.name}${unit}: ${places}`;
}

function cell(metric: Metric, figure: Figure | Absent | null): string {
  if (!figure || figure.state === 'absent') return series.SERIES.absent;
  return figure.state === 'value' ? formatCell(figure.value, metric) : withheldWords(figure.reason);
}

function steps(answer: TrendAnswer): Step[] {
  const { area, metric, twin, readings, early } = answer;
  const since = early[0]?.year;
  return [
    ...(twin ? [{ label: twin.metric.name, query: `trend ${area.code} ${twin.metric.id}` }] : []),
    ...(area.kind === 'authority' && answer.places.length === 0
      ? [{ label: series.SERIES.compareStep, query: `compare ${area.code} neighbours ${metric.id}` }]
      : []),
    ...(since === undefined
      ? []
      : [
          {
            label: series.SERIES.since(periodShort(metric.periodKind, since)),
            query: `trend ${area.code} ${metric.id} since ${since}`,
          },
        ]),
    ...readings
      .slice(0, 2)
      .map((reading) => ({ label: reading.name, query: `trend ${area.code} ${reading.id}` })),
  ];
}

function overlap(lines: readonly Line[]): boolean {
  const years = lines.flatMap((line) => [...new Set(pointsOf(line).map(({ year }) => year))]);
  return new Set(years).size < years.length;
}

function pointAt(line: Line | undefined, segment: number, year: Year): Figure | Absent | null {
  return line?.segments[segment]?.points.find((point) => point.year === year)?.figure ?? null;
}

function valueAt(line: Line, year: Year): Value | null {
  return line.segments.flatMap(valuesOf).find((figure) => figure.year === year) ?? null;
}
