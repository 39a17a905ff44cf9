import type { Area } from '../domain/authority.ts';
import { cautionsFor, nationalNotes, type Caution } from '../domain/caution.ts';
import { changeByChance } from '../domain/chance.ts';
import { changeOnYear, type Change } from '../domain/change.ts';
import type { PressClaim } from '../domain/claim.ts';
import { compare, type Comparison, type NoComparison } from '../domain/comparator.ts';
import { ENGLAND, type Dataset } from '../domain/dataset.ts';
import { releasesBehind, type Absent, type Figure } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { AskedPeriod, Year } from '../domain/period.ts';
import { isLatest, overdueRelease, type Release } from '../domain/release.ts';
import type { FigureAnswer } from './answer.ts';
import { answeringAreas, type AskedPlace } from './asked-areas.ts';
import { askedYear } from './asked-year.ts';
import { countBeside, countCautions, flowBeside, flowCautions } from './count-beside.ts';

/** What a single figure is asked for: the place as read, the metric and its other readings, the period. */
export interface FigureAsked extends AskedPlace {
  readonly metric: Metric;
  readonly readings: readonly Metric[];
  readonly period: AskedPeriod | null;
  /** Set where the figure is asked for to learn how it changed on the year. */
  readonly asksChange?: boolean;
}

/**
 * The answer about one authority and one metric, one for each authority that answers for the period: a period
 * before a reorganisation is answered from the authorities that existed then.
 */
export function figureAnswers(dataset: Dataset, asked: FigureAsked, today: string): FigureAnswer[] {
  const year = askedYear(dataset, asked);
  return answeringAreas(dataset, asked.area, asked.metric, year).map(({ area, standsFor }) => ({
    ...figureAnswer(dataset, { ...asked, area }, year, today),
    standsFor,
    via: standsFor.kind === 'itself' ? asked.via : null,
  }));
}

function figureAnswer(dataset: Dataset, asked: FigureAsked, year: Year, today: string): FigureAnswer {
  const { area, metric } = asked;
  const headline = dataset.figure(metric.id, area.code, year);
  const present = headline.state === 'absent' ? null : headline;
  const change: Change = present
    ? changeOnYear(dataset, present)
    : { state: 'unstated', why: { kind: 'no-figure' } };
  const comparison: Comparison | NoComparison = present
    ? compare(dataset, metric, present)
    : { state: 'not-compared', why: 'no-figure' };
  const beside = present && countBeside(dataset, metric, present);
  const flow = flowBeside(dataset, metric, headline);
  const releases = releasesUsed(dataset, present, comparison);
  return {
    kind: 'figure',
    area,
    via: asked.via,
    standsFor: { kind: 'itself' },
    metric,
    year,
    yearAsked: asked.period !== null && asked.period.kind !== 'latest',
    latest: isLatest(dataset, metric, year),
    regionName: area.region === null ? null : (dataset.area(area.region)?.name ?? null),
    headline,
    beside,
    flow,
    change,
    changeAsked: asked.asksChange ?? false,
    comparison,
    elsewhere: publishedElsewhere(dataset, comparison),
    cautions: [
      ...withCautions(cautionsOf(dataset, metric, headline, comparison), flowCautions(dataset, flow)),
      ...countCautions(dataset, beside),
      ...changeCautions(dataset, metric, change),
    ],
    claims: claimsAbout(dataset, area, metric, year),
    readings: asked.readings.filter((reading) => reading.id !== metric.id),
    series: seriesThatStops(dataset, metric, area),
    releases,
    overdue: overdueRelease(dataset, metric, today),
    nearest: present?.state === 'value' ? [] : nearestFigures(dataset, metric, area, year),
    successors: successorsOf(dataset, area),
    month: asked.period?.kind === 'month' ? { year: asked.period.year, month: asked.period.month } : null,
  };
}

/** What came after an authority that has ended. */
function successorsOf(dataset: Dataset, area: Area): Area[] {
  if (area.closed === null) return [];
  return dataset.successors(area.code).flatMap((link) => dataset.area(link.successor) ?? []);
}

/**
 * What another edition says where the comparison lacks the area's own rate or share: kept apart from the comparison,
 * since editions stand on different population bases.
 */
function publishedElsewhere(
  dataset: Dataset,
  comparison: Comparison | NoComparison,
): FigureAnswer['elsewhere'] {
  if (comparison.state !== 'compared' || comparison.own.state === 'value') return null;
  const { metric, year, own } = comparison;
  const figure = dataset.figure(metric.id, own.area, year);
  if (figure.state !== 'value') return null;
  const release = dataset.release(figure.source.release);
  if (!release) return null;
  const england = dataset.figureIn(release.id, metric.id, ENGLAND, year);
  return { metric, own: figure, england: england?.state === 'value' ? england : null, release };
}

function changeCautions(dataset: Dataset, metric: Metric, change: Change): Caution[] {
  const isMove = change.state === 'stated' && change.difference !== 0;
  return isMove && changeByChance(dataset, change) === true
    ? [{ kind: 'ordinary-change', unit: metric.unit }]
    : [];
}

function cautionsOf(
  dataset: Dataset,
  metric: Metric,
  headline: Figure | Absent,
  comparison: Comparison | NoComparison,
): Caution[] {
  const cautions = cautionsFor(dataset, metric, headline);
  if (comparison.state !== 'compared' || comparison.own.state !== 'value') return cautions;
  if (comparison.england.state === 'given') {
    for (const note of nationalNotes(dataset, comparison.england.figure)) {
      const known = cautions.some((caution) => 'note' in caution && caution.note === note);
      if (!known) cautions.push({ kind: 'england-estimated', note });
    }
  }
  return cautions;
}

/** Cautions with more of another figure, each told once. */
function withCautions(cautions: readonly Caution[], more: readonly Caution[]): Caution[] {
  const told = (caution: Caution): string => `${caution.kind} ${'note' in caution ? caution.note : ''}`;
  const known = new Set(cautions.map(told));
  return [...cautions, ...more.filter((caution) => !known.has(told(caution)))];
}

function claimsAbout(dataset: Dataset, area: Area, metric: Metric, year: Year): PressClaim[] {
  return dataset.parts.claims.filter(
    (claim) => claim.area === area.code && claim.metric === metric.id && claim.year === year,
  );
}

/** Set where the tables that the area stands in end before the newest year of their kind: our copies stop there. */
function seriesThatStops(dataset: Dataset, metric: Metric, area: Area): { first: Year; last: Year } | null {
  const last = dataset.reach(metric.id, area.code);
  const first = dataset.span(metric.id)?.first;
  if (last === undefined || first === undefined) return null;
  return last < dataset.newestYear(metric.periodKind) ? { first, last } : null;
}

function releasesUsed(
  dataset: Dataset,
  headline: Figure | null,
  comparison: Comparison | NoComparison,
): Release[] {
  if (!headline) return [];
  const figures: Figure[] = [headline];
  if (comparison.state === 'compared') figures.push(comparison.own);
  return releasesBehind(figures).flatMap((id) => dataset.release(id) ?? []);
}

/** The closest figures with a value before and from a year on, so that a gap still leads somewhere. */
export function nearestFigures(dataset: Dataset, metric: Metric, area: Area, year: Year): Figure[] {
  const values = dataset
    .years(metric.id, area.code)
    .map((candidate) => dataset.figure(metric.id, area.code, candidate))
    .flatMap((figure) => (figure.state === 'value' ? [figure] : []));
  const before = values.filter((figure) => figure.year < year).at(-1);
  const after = values.find((figure) => figure.year >= year);
  return [before, after].flatMap((figure) => figure ?? []);
}
