import type { Area } from '../domain/authority.ts';
import { cautionsFor, nationalNotes, type Caution } from '../domain/caution.ts';
import { changeByChance } from '../domain/chance.ts';
import { changeBetween, changeOnYear, type Change } from '../domain/change.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Value, Withheld } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import { isSpan, type AskedPeriod, type Year } from '../domain/period.ts';
import { isLatest, overdueRelease, type Release } from '../domain/release.ts';
import {
  figuresOf,
  lineAlong,
  pointsOf,
  seriesOf,
  valuesOf,
  type Line,
  type Segment,
  type Series,
  type Years,
} from '../domain/series.ts';
import type { AskedArea, Question } from '../query/question.ts';
import { askedPlaces, type AskedPlace } from './asked-areas.ts';
import { askedMeasures, type AskedMeasure } from './asked-measures.ts';
import { newestYear } from './asked-year.ts';
import { countBeside, countCautions } from './count-beside.ts';
import {
  editionChanges,
  releasesOf,
  surroundings,
  twinAlong,
  type EditionChange,
  type Surrounding,
  type Twin,
} from './trend-beside.ts';

/** What a run of figures that compare with each other did. */
export interface RunSummary {
  readonly line: Line;
  readonly segment: Segment;
  readonly first: Value;
  readonly last: Value;
  /** From the first to the last value; null where they are one and the same. */
  readonly change: Change | null;
  /** Whether chance alone could bring that change; null where it cannot be told. */
  readonly byChance: boolean | null;
  readonly highest: readonly Value[];
  readonly lowest: readonly Value[];
}

/** A metric over time for one area, with those before or after it, or for several areas side by side. */
export interface TrendAnswer {
  readonly kind: 'trend';
  readonly area: Area;
  readonly via: AskedArea['via'];
  readonly metric: Metric;
  readonly years: Years;
  /** Whether the question named the years; else they are all that there are. */
  readonly yearsAsked: boolean;
  readonly series: Series;
  /** Further areas asked for, in the editions and years of the first. */
  readonly places: readonly Line[];
  /** Areas asked for that are more than can be told apart. */
  readonly dropped: readonly Area[];
  /** England and the region; empty for counts, which follow the size of a place. */
  readonly around: readonly Surrounding[];
  /** Where those go over to another edition and the lines of the authorities do not say so. */
  readonly aroundChanges: readonly EditionChange[];
  /** The count of a rate, or the rate of a count, in the same editions where they have it. */
  readonly twin: Twin | null;
  /** One for each run with a value, in order of time; of the first area and those before or after it. */
  readonly runs: readonly RunSummary[];
  /** The same of the further areas. */
  readonly placeRuns: readonly RunSummary[];
  /** The newest value of the first area, and its change on the year. */
  readonly newest: {
    readonly figure: Value;
    readonly onYear: Change;
    readonly byChance: boolean | null;
  } | null;
  /** Set where the newest year of the first area is withheld, and `newest` is an older one. */
  readonly withheld: Withheld | null;
  /** Years left out of the lines because each stands in an edition of its own. */
  readonly early: readonly { readonly area: Area; readonly year: Year }[];
  readonly cautions: readonly Caution[];
  readonly readings: readonly Metric[];
  readonly releases: readonly Release[];
  readonly overdue: Release | null;
  /** Whether the years reach up to the last that is held for anybody. */
  readonly latest: boolean;
}

interface TrendAsked extends AskedMeasure {
  readonly places: readonly AskedPlace[];
  readonly dropped: readonly Area[];
  readonly period: AskedPeriod | null;
}

/** More lines than this cannot be told apart in a picture, nor read in a table on a phone. */
const MOST_PLACES = 5;

/**
 * The trends of a question, one for each metric with all its places. A span of years asks for one, whatever the words
 * around it. Empty where the question asks for none, or nothing is held.
 */
export function trendAnswers(dataset: Dataset, question: Question, today: string): TrendAnswer[] {
  const { intent, period } = question;
  const overTime = (intent === 'lookup' || intent === 'compare') && isSpan(period);
  if (intent !== 'trend' && !overTime) return [];
  const asked = askedPlaces(dataset, question.areas);
  const places = asked.slice(0, MOST_PLACES);
  const dropped = asked.slice(MOST_PLACES).map(({ area }) => area);
  return askedMeasures(dataset, question.metrics).flatMap(
    (measure) => trendAnswer(dataset, { ...measure, places, dropped, period }, today) ?? [],
  );
}

/** The trend of a metric; null where nothing is held for the first area or those before or after it. */
function trendAnswer(dataset: Dataset, asked: TrendAsked, today: string): TrendAnswer | null {
  const [first, ...others] = asked.places;
  if (!first) return null;
  const { metric } = asked;
  const years = trendYears(dataset, asked, first.area);
  const yearsAsked = namesYears(asked.period);
  const whole = seriesOf(dataset, metric, first.area, years);
  const { series, early } = yearsAsked ? { series: whole, early: [] } : withoutEarly(whole);
  if (series.lines.every((line) => line.segments.length === 0)) return null;
  const own = series.lines.find((line) => line.role === 'asked');
  const end = own?.segments.at(-1)?.points.at(-1)?.figure;
  const runsOf = (lines: readonly Line[]): RunSummary[] =>
    lines.flatMap((line) => line.segments.flatMap((segment) => summary(dataset, line, segment)));
  const beside = own ? others.map(({ area }) => lineAlong(dataset, metric, area, own)) : [];
  const last = own?.segments.flatMap(valuesOf).at(-1);
  const onYear = last ? changeOnYear(dataset, last) : null;
  const around = own && others.length === 0 ? surroundings(dataset, metric, own, series.lines) : [];
  return {
    kind: 'trend',
    area: first.area,
    via: first.via,
    metric,
    years,
    yearsAsked,
    series,
    places: beside,
    dropped: asked.dropped,
    around,
    aroundChanges: editionChanges(dataset, metric, series.lines, around),
    twin: others.length === 0 ? twinAlong(dataset, metric, series.lines, years) : null,
    runs: runsOf(series.lines),
    placeRuns: runsOf(beside),
    newest: last && onYear ? { figure: last, onYear, byChance: changeByChance(dataset, onYear) } : null,
    withheld: end?.state === 'withheld' ? end : null,
    early,
    cautions: cautionsOf(dataset, metric, { last: last ?? null, lines: series.lines, around }),
    readings: asked.readings,
    releases: releasesOf(dataset, series.lines),
    overdue: overdueRelease(dataset, metric, today),
    latest: isLatest(dataset, metric, years.to),
  };
}

function namesYears(period: AskedPeriod | null): boolean {
  return (
    period?.kind === 'range' ||
    period?.kind === 'last' ||
    (period?.kind === 'years' && period.years.length > 1)
  );
}

/** The years asked for; all that any edition holds where none are named, or only one, which makes no trend. */
function trendYears(dataset: Dataset, asked: TrendAsked, area: Area): Years {
  const span = dataset.span(asked.metric.id) ?? { first: 0, last: -1 };
  const { period } = asked;
  if (period?.kind === 'range') {
    return {
      from: Math.max(period.from ?? span.first, span.first),
      to: Math.min(period.to ?? span.last, span.last),
      only: null,
    };
  }
  if (period?.kind === 'last') {
    const newest = newestYear(dataset, asked.metric, area);
    return { from: Math.max(newest - period.count + 1, span.first), to: newest, only: null };
  }
  if (period?.kind === 'years' && period.years.length > 1) {
    return { from: Math.min(...period.years), to: Math.max(...period.years), only: period.years };
  }
  return { from: span.first, to: span.last, only: null };
}

/** Early editions hold a single year each. Unasked, they would be a row of breaks, so they are left out and named. */
function withoutEarly(series: Series): Pick<TrendAnswer, 'series' | 'early'> {
  const early: { area: Area; year: Year }[] = [];
  const lines = series.lines.map((line) => {
    const start = line.segments.findIndex((segment) => segment.points.length > 1);
    if (start <= 0) return line;
    for (const segment of line.segments.slice(0, start)) {
      early.push(...valuesOf(segment).map(({ year }) => ({ area: line.area, year })));
    }
    const [head, ...rest] = line.segments.slice(start);
    return { ...line, segments: head ? [{ ...head, seams: [] }, ...rest] : [] };
  });
  return { series: { ...series, lines }, early };
}

function summary(dataset: Dataset, line: Line, segment: Segment): RunSummary[] {
  const values = valuesOf(segment);
  const [first, last] = [values[0], values.at(-1)];
  if (!first || !last) return [];
  const change = first === last ? null : changeBetween(dataset, last, first.year);
  const sizes = values.map((figure) => figure.value);
  const at = (size: number): Value[] => values.filter((figure) => figure.value === size);
  return [
    {
      line,
      segment,
      first,
      last,
      change,
      byChance: change && changeByChance(dataset, change),
      highest: at(Math.max(...sizes)),
      lowest: at(Math.min(...sizes)),
    },
  ];
}

/** What to be careful about: all that goes with the newest figure, and what is known of a place in any year shown. */
function cautionsOf(
  dataset: Dataset,
  metric: Metric,
  shown: {
    readonly last: Value | null;
    readonly lines: readonly Line[];
    readonly around: readonly Surrounding[];
  },
): Caution[] {
  const newest = shown.last
    ? [
        ...cautionsFor(dataset, metric, shown.last),
        ...countCautions(dataset, countBeside(dataset, metric, shown.last)).filter(
          ({ kind }) => kind === 'small-count',
        ),
      ]
    : [];
  const told = new Set(newest.flatMap((caution) => ('note' in caution ? [caution.note] : [])));
  const own = shown.lines
    .flatMap(figuresOf)
    .flatMap(({ area, year, source }) => dataset.notes(metric.id, area, year, source.release))
    .filter((note) => note.areas !== null && note.kind !== 'break' && note.kind !== 'dropped')
    .map((note): Caution & { note: string } => ({
      kind: note.kind === 'estimated' ? 'estimated' : 'note',
      note: note.text,
    }));
  const national = shown.around
    .filter(({ role }) => role === 'england')
    .flatMap(({ lines }) => lines.flatMap(figuresOf))
    .flatMap((figure) => nationalNotes(dataset, figure))
    .map((note): Caution & { note: string } => ({ kind: 'england-estimated', note }));
  const others = new Map([...own, ...national].map((caution) => [caution.note, caution]));
  return [...newest, ...[...others.values()].filter(({ note }) => !told.has(note))];
}

/** The years of all the lines, oldest first. */
export function yearsOf(lines: readonly Line[]): readonly Year[] {
  const years = lines.flatMap(pointsOf).map(({ year }) => year);
  return [...new Set(years)].toSorted((a, b) => a - b);
}
