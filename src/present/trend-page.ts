import type { RunSummary, TrendAnswer } from '../answer/trend-answer.ts';
import { yearsOf } from '../answer/trend-answer.ts';
import type { Absent, Figure, Value, WithheldReason } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import { valuesOf, type Line, type SeriesPoint } from '../domain/series.ts';
import { sourceSection } from './figure-page.ts';
import { formatCell, periodShort, unitWords } from './number.ts';
import { section, sections, type Page, type Step, type Table } from './page.ts';
import * as series from './wording-series.ts';
import * as say from './wording.ts';

/** The page of a metric over time: the newest figure and its change, a table of the years, and what breaks the line. */
export function trendPage(answer: TrendAnswer): Page {
  const { area, metric, newest } = answer;
  const runs = answer.runs.filter((run) => run.line.role === 'asked');
  const main = runs.find((run) => run.last === newest?.figure) ?? null;
  return {
    headline: headline(answer, main),
    sections: sections([
      section('definition', [metric.definition]),
      section('body', [
        answer.via ? say.viaSentence(answer.via, area) : null,
        newest && main?.first.year !== newest.figure.year - 1
          ? say.changeSentence(metric, newest.onYear)
          : null,
        main ? series.extremesSentence(metric, main) : null,
        ...answer.runs.filter((run) => run !== main).map((run) => series.otherRunSentence(metric, run)),
        ...series.boundarySentences(answer.series.boundaries, area.code),
      ]),
      section('caution', [...breakSentences(answer), ...gapSentences(answer), ...cautions(answer, main)]),
      sourceSection(
        newest
          ? say.sourceSentence(
              answer.releases.find((release) => release.id === newest.figure.source.release) ?? null,
              newest.figure.source,
            )
          : null,
        metric,
        answer.releases,
      ),
    ]),
    table: answer.places.length > 0 ? placesTable(answer) : ownTable(answer),
    steps: steps(answer),
    more: [],
    shareable: true,
  };
}

function headline(answer: TrendAnswer, main: RunSummary | null): string {
  const { area, metric, newest, places } = answer;
  const last = newest?.figure ?? answer.runs.at(-1)?.last;
  if (!last) return series.noTrendHeadline(area.name, metric);
  if (places.length === 0) return series.trendHeadline(area.name, metric, last, main?.change ?? null);
  return series.trendsHeadline(metric, last.year, [
    { name: area.name, figure: last },
    ...places.map((line) => ({ name: line.area.name, figure: valueAt(line, last.year) })),
  ]);
}

function breakSentences(answer: TrendAnswer): string[] {
  const seams = answer.series.lines.flatMap((line) => line.segments.flatMap((segment) => segment.seams));
  return [...new Set(seams.map((seam) => series.seamSentence(answer.metric, seam)))];
}

/** Years without a figure: one sentence for each place and reason. */
function gapSentences(answer: TrendAnswer): string[] {
  const { metric } = answer;
  const lines = [...answer.series.lines, ...answer.places];
  const sentences = lines.flatMap((line) => {
    const points = pointsOf(line);
    const withheld = points.flatMap(({ figure }) => (figure.state === 'withheld' ? [figure] : []));
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
  const { metric, newest, early } = answer;
  const isSpan = main !== null && main.first.year !== main.last.year - 1;
  const places = Map.groupBy(early, (entry) => entry.area.name);
  return [
    newest?.byChance && stated(newest.onYear) ? series.ordinaryChangeSentence(metric.unit, 'year') : null,
    isSpan && main.byChance && stated(main.change)
      ? series.ordinaryChangeSentence(metric.unit, 'span')
      : null,
    ...answer.cautions.map(say.cautionSentence),
    ...[...places].map(([place, entries]) => {
      const values = entries.flatMap(({ point }) => (point.figure.state === 'value' ? [point.figure] : []));
      return values.length > 0 ? series.earlySentence(metric, values, place) : null;
    }),
    answer.overdue ? say.overdueSentence(answer.overdue) : null,
  ];
}

function stated(change: RunSummary['change']): boolean {
  return change.state === 'stated' && change.difference !== 0;
}

/** The years of one place, the oldest first; authorities before and after it under headings of their own. */
function ownTable(answer: TrendAnswer): Table {
  const { metric, series: all, twin, around } = answer;
  const drawn = all.lines.filter((line) => line.segments.length > 0);
  if (overlap(drawn)) return linesTable(metric, drawn, say.listWords(drawn.map((line) => line.area.name)));
  const rows: string[][] = [];
  const several = drawn.length > 1 || drawn.some((line) => line.segments.length > 1);
  for (const line of drawn) {
    const twins = twin?.lines.find((other) => other.area.code === line.area.code);
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
          ...(twin ? [cell(twin.metric, pointAt(twins, index, year))] : []),
          ...around.map((beside) =>
            cell(metric, line.role === 'asked' ? pointAt(beside.line, index, year) : null),
          ),
        ]);
      }
    }
  }
  const header = [
    series.periodHeading(metric.periodKind),
    metric.shortName,
    ...(twin ? [twin.metric.shortName] : []),
    ...around.map((beside) => beside.line.area.shortName),
  ];
  return {
    caption: caption(metric, answer.area.name),
    header,
    rows: rows.map((row) => [...row, ...Array.from({ length: header.length - row.length }, () => '')]),
    emphasis: rows.length - 1,
  };
}

function placesTable(answer: TrendAnswer): Table {
  const own = answer.series.lines.filter((line) => line.role === 'asked');
  const lines = [...own, ...answer.places];
  return linesTable(answer.metric, lines, say.listWords(lines.map((line) => line.area.name)));
}

/** A column for each line, for lines that share years. */
function linesTable(metric: Metric, lines: readonly Line[], places: string): Table {
  const years = yearsOf(lines);
  return {
    caption: caption(metric, places),
    header: [series.periodHeading(metric.periodKind), ...lines.map((line) => line.area.shortName)],
    rows: years.map((year) => [
      periodShort(metric.periodKind, year),
      ...lines.map((line) =>
        cell(metric, pointsOf(line).find((point) => point.year === year)?.figure ?? null),
      ),
    ]),
    emphasis: years.length - 1,
  };
}

function caption(metric: Metric, places: string): string {
  const unit = metric.unit === 'count' ? '' : ` (${unitWords(metric.unit)})`;
  return `${metric.name}${unit}: ${places}`;
}

function cell(metric: Metric, figure: Figure | Absent | null): string {
  if (!figure || figure.state === 'absent') return series.SERIES.absent;
  return figure.state === 'value' ? formatCell(figure.value, metric) : say.withheldWords(figure.reason);
}

function steps(answer: TrendAnswer): Step[] {
  const { area, metric, twin, readings } = answer;
  return [
    ...(twin ? [{ label: twin.metric.name, query: `trend ${area.code} ${twin.metric.id}` }] : []),
    { label: series.SERIES.compareStep, query: `compare ${area.code} neighbours ${metric.id}` },
    ...readings
      .slice(0, 2)
      .map((reading) => ({ label: reading.name, query: `trend ${area.code} ${reading.id}` })),
  ];
}

function overlap(lines: readonly Line[]): boolean {
  const years = lines.flatMap((line) => [...new Set(pointsOf(line).map(({ year }) => year))]);
  return new Set(years).size < years.length;
}

function pointsOf(line: Line): readonly SeriesPoint[] {
  return line.segments.flatMap((segment) => segment.points);
}

function pointAt(line: Line | undefined, segment: number, year: Year): Figure | Absent | null {
  return line?.segments[segment]?.points.find((point) => point.year === year)?.figure ?? null;
}

function valueAt(line: Line, year: Year): Value | null {
  return line.segments.flatMap(valuesOf).find((figure) => figure.year === year) ?? null;
}
