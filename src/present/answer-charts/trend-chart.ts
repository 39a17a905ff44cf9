import type { TrendAnswer } from '../../answer/trend-answer.ts';
import { lastDay } from '../../domain/authority.ts';
import { neighbourSummary } from '../../domain/comparator.ts';
import { ENGLAND, type Dataset } from '../../domain/dataset.ts';
import type { Absent, Figure } from '../../domain/figure.ts';
import type { Metric } from '../../domain/metric.ts';
import type { Year } from '../../domain/period.ts';
import type { ReleaseId } from '../../domain/release.ts';
import type { Boundary, Line, Seam } from '../../domain/series.ts';
import type { TrendBreak, TrendPoint, TrendSeries, TrendSpec } from '../chart/chart-spec.ts';
import { periodShort } from '../number.ts';
import {
  boundaryLabel,
  breakLabel,
  CHART,
  chartSource,
  chartSubtitle,
  chartTitle,
} from '../wording-chart.ts';
import { listWords } from '../wording-phrases.ts';
import { aroundChangeSentences, boundarySentences, seamSentences } from '../wording-series.ts';
import { axisOf, chartNotes, nameOf, referenceOf, shownOf } from './chart-parts.ts';

/** A trend: the area, those before or after it, and what it is compared with, each a line of its own. */
export function trendChart(answer: TrendAnswer, dataset: Dataset): TrendSpec {
  const { area, metric, series, places, around } = answer;
  const own = series.lines.find((line) => line.role === 'asked');
  const nameIn = (line: Line): string =>
    nameOf(
      dataset,
      line.area,
      cellsOf([line]).map(({ figure }) => figure),
    );
  const beside = around.map(({ role, area: other, lines }) => ({
    role,
    name: other.name,
    cells: cellsOf(inTurn(lines, series.lines)),
  }));
  const neighbours = places.length === 0 && around.length > 0 ? neighboursLine(answer, dataset) : null;
  const figures = series.lines.flatMap((line) => cellsOf([line]).map(({ figure }) => figure));
  return {
    kind: 'trend',
    title: chartTitle(
      metric.name,
      listWords([...(own ? [nameIn(own)] : [area.name]), ...places.map(nameIn)]),
    ),
    subtitle: chartSubtitle(metric, null),
    notes: [
      ...boundarySentences(series.boundaries, area.code),
      ...seamSentences(metric, seamsOf(answer)),
      ...aroundChangeSentences(
        metric,
        around.map((one) => one.area),
        answer.aroundChanges,
      ),
      ...(neighbours ? [CHART.neighboursNote(neighbours.model)] : []),
      ...chartNotes(metric, answer.cautions, figures),
    ],
    source: chartSource(answer.releases),
    axis: axisOf(metric),
    series: [
      ...series.lines.map((line) => seriesOf(metric, nameIn(line), line.role, cellsOf([line]))),
      ...places.map((line) => seriesOf(metric, nameIn(line), 'place', cellsOf([line]))),
      ...beside.map(({ role, name, cells }) => seriesOf(metric, name, role, cells)),
      ...(neighbours ? [neighbours.series] : []),
    ].filter(({ role, points }) => role === 'asked' || points.length > 0),
    breaks: breaksOf(
      answer,
      dataset,
      beside.map(({ cells }) => cells),
    ),
  };
}

/** A figure of a line, or why there is none, and the edition that its segment is from. */
interface Cell {
  readonly year: Year;
  readonly release: ReleaseId;
  readonly figure: Figure | Absent;
}

/** The cells of some lines, the earlier line first where two have the same year. */
function cellsOf(lines: readonly Line[]): Cell[] {
  const cells = lines.flatMap((line) =>
    line.segments.flatMap(({ release, points }) => points.map((point) => ({ ...point, release }))),
  );
  const byYear = new Map(cells.toReversed().map((cell) => [cell.year, cell]));
  return [...byYear.values()].toSorted((a, b) => a.year - b.year);
}

/** A comparator's lines, the one beside the area asked for first. */
function inTurn(lines: readonly Line[], beside: readonly Line[]): Line[] {
  const order = lines.map((line, index) => ({ line, asked: beside[index]?.role === 'asked' }));
  return order.toSorted((a, b) => Number(b.asked) - Number(a.asked)).map(({ line }) => line);
}

function seriesOf(
  metric: Metric,
  name: string,
  role: TrendSeries['role'],
  cells: readonly Cell[],
): TrendSeries {
  const points = cells.flatMap(({ year, figure }): TrendPoint[] => {
    // Years before an authority began or after it ended are no gaps; nor are those that only a comparator lacks.
    const isNoGap = role === 'asked' ? isOutsideLife(figure) : figure.state === 'absent';
    return isNoGap
      ? []
      : [{ at: year, label: periodShort(metric.periodKind, year), ...shownOf(metric, figure) }];
  });
  return { name, role, points };
}

function isOutsideLife(figure: Figure | Absent): boolean {
  return figure.state === 'absent' && figure.why === 'outside-life';
}

/** The median of the neighbours in the editions and years of the asked line. */
function neighboursLine(
  { area, metric, series }: TrendAnswer,
  dataset: Dataset,
): { readonly model: string; readonly series: TrendSeries } | null {
  const own = series.lines.filter((line) => line.role === 'asked');
  const found = cellsOf(own).flatMap(({ year, release }) => {
    const summary = neighbourSummary(dataset, { release, metric: metric.id, year }, area);
    return summary.state === 'given' ? [{ year, summary }] : [];
  });
  const [first] = found;
  if (!first) return null;
  const points = found.map(({ year, summary }): TrendPoint => {
    const { value, text } = referenceOf('', metric, summary.median);
    return { at: year, label: periodShort(metric.periodKind, year), value, text };
  });
  return {
    model: first.summary.model,
    series: { name: CHART.neighboursMedian, role: 'neighbours', points },
  };
}

function seamsOf({ series }: TrendAnswer): readonly Seam[] {
  return series.lines.flatMap((line) => line.segments.flatMap((segment) => segment.seams));
}

/** Breaks of the lines and days of change, one a year; whatever the comparators cannot be drawn across severs them. */
function breaksOf(
  answer: TrendAnswer,
  dataset: Dataset,
  comparators: readonly (readonly Cell[])[],
): TrendBreak[] {
  const { metric, series } = answer;
  const editionsChange = new Set(
    comparators
      .flatMap((cells) =>
        cells.filter(({ release }, index) => index > 0 && cells[index - 1]?.release !== release),
      )
      .map(({ year }) => year),
  );
  const releaseAt = new Map(
    series.lines.flatMap((line) => cellsOf([line])).map((cell) => [cell.year, cell.release]),
  );
  const seams = seamsOf(answer).map((seam): TrendBreak => ({
    from: seam.at,
    label: breakLabel(seam),
    severs: seam.kind !== 'break' || isNational(dataset, metric, seam, releaseAt) ? 'every-line' : 'asked',
  }));
  const days = Map.groupBy(series.boundaries, ({ date }) => date);
  const boundaries = [...days].flatMap(([date, links]): TrendBreak[] => {
    const from = firstYearAfter(answer, date);
    const names = [...new Set(links.map(({ successor }) => successor.name))];
    return from === null ? [] : [{ from, label: boundaryLabel(date, names), severs: 'asked' }];
  });
  const years = Map.groupBy([...boundaries, ...seams], ({ from }) => from);
  return [...years]
    .toSorted(([a], [b]) => a - b)
    .map(([from, some]): TrendBreak => {
      const seam = seams.find((each) => each.from === from);
      const day = boundaries.filter((each) => each.from === from);
      return {
        from,
        // Reasons that fall on one year are told below the picture.
        label: [...day, ...(seam ? [seam] : [])].map(({ label }) => label).join('. '),
        severs:
          editionsChange.has(from) || some.some(({ severs }) => severs === 'every-line')
            ? 'every-line'
            : 'asked',
      };
    });
}

/** Whether a break is of the whole series and not of the one authority. */
function isNational(
  dataset: Dataset,
  metric: Metric,
  seam: Extract<Seam, { kind: 'break' }>,
  releaseAt: ReadonlyMap<Year, ReleaseId>,
): boolean {
  return dataset
    .notes(metric.id, ENGLAND, seam.at, releaseAt.get(seam.at) ?? '')
    .some((note) => note.text === seam.note);
}

/** The first year drawn whose figure belongs to the authorities after a day of change. */
function firstYearAfter({ metric, series }: TrendAnswer, date: Boundary['date']): Year | null {
  const years = series.lines.flatMap((line) => cellsOf([line]).map(({ year }) => year));
  return years.toSorted((a, b) => a - b).find((year) => lastDay(metric.periodKind, year) >= date) ?? null;
}
