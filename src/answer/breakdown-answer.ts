import type { Area } from '../domain/authority.ts';
import type { Breakdown } from '../domain/basket.ts';
import { cautionsFor, type Caution } from '../domain/caution.ts';
import { changeOnYear, type Change } from '../domain/change.ts';
import { ENGLAND, type Dataset } from '../domain/dataset.ts';
import type { Absent, Figure } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { Release, ReleaseId } from '../domain/release.ts';
import type { AskedMetric, Question } from '../query/question.ts';
import type { FigureAnswer } from './answer.ts';
import { askedPlaces } from './asked-areas.ts';
import { figureAnswers } from './figure-answer.ts';

/** A total by its categories, each with its share; everything from one release and one period. */
export interface BreakdownAnswer {
  readonly kind: 'breakdown';
  readonly breakdown: Breakdown;
  readonly area: Area;
  readonly via: FigureAnswer['via'];
  readonly standsFor: FigureAnswer['standsFor'];
  /** Set where the authority has ended: what came after it. */
  readonly successors: FigureAnswer['successors'];
  readonly year: Year;
  readonly yearAsked: boolean;
  readonly total: { readonly metric: Metric; readonly figure: Figure | null };
  /** Largest first, those without a value last. */
  readonly parts: readonly BreakdownPart[];
  /** Whether the parts come to the total; null where one has no value or where they need not. */
  readonly sum: { readonly value: number; readonly isTotal: boolean } | null;
  /** Set where no part has a cell for the period. */
  readonly absent: Absent | null;
  readonly nearest: readonly Figure[];
  readonly releases: readonly Release[];
  readonly series: FigureAnswer['series'];
  readonly overdue: Release | null;
  /** Other breakdowns that the same words may mean. */
  readonly others: readonly Breakdown[];
}

export interface BreakdownPart {
  readonly metric: Metric;
  readonly figure: Figure;
  /** The share of the total, as a metric and a figure; the part itself where it is published as a share. */
  readonly share: Figure | null;
  readonly shareMetric: Metric;
  readonly england: Figure | null;
  readonly change: Change;
  readonly cautions: readonly Caution[];
}

/** The breakdowns of a question, one an authority that answers for its period. Empty where it asks for none. */
export function breakdownAnswers(dataset: Dataset, question: Question, today: string): BreakdownAnswer[] {
  const found = breakdownsAsked(dataset, question);
  const [breakdown, ...others] = found;
  const first = breakdown?.parts.flatMap((id) => dataset.metric(id) ?? [])[0];
  if (!breakdown || !first) return [];
  return askedPlaces(dataset, question.areas).flatMap((place) =>
    figureAnswers(dataset, { ...place, metric: first, readings: [], period: question.period }, today).map(
      (answer) => breakdownAnswer(dataset, answer, breakdown, others),
    ),
  );
}

/** The breakdowns that a question may mean, the likeliest first. */
function breakdownsAsked(dataset: Dataset, question: Question): readonly Breakdown[] {
  const all = dataset.parts.breakdowns;
  const named = question.metrics.flatMap((asked) => breakdownsNamed(dataset, asked));
  if (question.intent !== 'breakdown') {
    return question.metrics.every((asked) => asked.kind === 'unheld') ? named : [];
  }
  return question.metrics.length === 0 ? all.slice(0, 1) : [...new Set(named)];
}

function breakdownsNamed(dataset: Dataset, asked: AskedMetric): readonly Breakdown[] {
  const all = dataset.parts.breakdowns;
  if (asked.kind === 'unheld') {
    return all.filter((breakdown) => breakdown.id === asked.id || breakdown.asked.includes(asked.id));
  }
  const named = all.find((breakdown) => breakdown.id === asked.breakdown);
  if (named) {
    return [
      named,
      ...all.filter((other) => other !== named && other.asked.some((id) => named.asked.includes(id))),
    ];
  }
  const own = all.filter((breakdown) =>
    breakdown.parts.some((id) => id === asked.id || dataset.metric(id)?.compareAs === asked.id),
  );
  const totals = all.filter(
    (breakdown) => breakdown.total === asked.id || dataset.metric(breakdown.total)?.compareAs === asked.id,
  );
  return [...own, ...totals];
}

function breakdownAnswer(
  dataset: Dataset,
  first: FigureAnswer,
  breakdown: Breakdown,
  others: readonly Breakdown[],
): BreakdownAnswer {
  const { area, year } = first;
  const release = releaseOfParts(dataset, breakdown, area, year);
  const parts = release === null ? [] : partsIn(dataset, release, breakdown, area, year);
  const metric = dataset.metric(breakdown.total) ?? first.metric;
  const figure = release === null ? null : (dataset.figureIn(release, metric.id, area.code, year) ?? null);
  return {
    kind: 'breakdown',
    breakdown,
    area,
    via: first.via,
    standsFor: first.standsFor,
    successors: first.successors,
    year,
    yearAsked: first.yearAsked,
    total: { metric, figure },
    parts,
    sum: breakdown.extent === 'whole' ? sumOf(parts, figure) : null,
    absent: first.headline.state === 'absent' && parts.length === 0 ? first.headline : null,
    nearest: parts.length === 0 ? first.nearest : [],
    releases: release === null ? [] : [release].flatMap((id) => dataset.release(id) ?? []),
    series: first.series,
    overdue: first.overdue,
    others,
  };
}

/** The release that answers for the first part with a cell; all parts and the total are then taken from it. */
function releaseOfParts(dataset: Dataset, breakdown: Breakdown, area: Area, year: Year): ReleaseId | null {
  for (const id of breakdown.parts) {
    const figure = dataset.figure(id, area.code, year);
    if (figure.state !== 'absent') return figure.source.release;
  }
  return null;
}

function partsIn(
  dataset: Dataset,
  release: ReleaseId,
  breakdown: Breakdown,
  area: Area,
  year: Year,
): BreakdownPart[] {
  const parts = breakdown.parts.flatMap((id): BreakdownPart[] => {
    const metric = dataset.metric(id);
    const figure = metric && dataset.figureIn(release, id, area.code, year);
    if (!metric || !figure) return [];
    const shareMetric = (metric.compareAs === null ? metric : dataset.metric(metric.compareAs)) ?? metric;
    const shareAt = (code: string): Figure | null =>
      dataset.figureIn(release, shareMetric.id, code, year) ?? null;
    return [
      {
        metric,
        figure,
        share: shareAt(area.code),
        shareMetric,
        england: area.code === ENGLAND ? null : shareAt(ENGLAND),
        change: changeOnYear(dataset, figure),
        cautions: cautionsFor(dataset, metric, figure),
      },
    ];
  });
  return parts.toSorted((a, b) => size(b.figure) - size(a.figure));
}

const size = (figure: Figure): number => (figure.state === 'value' ? figure.value : -1);

/** The parts added up, where every one has a value; England and regions are rounded to 10, part by part. */
function sumOf(parts: readonly BreakdownPart[], total: Figure | null): BreakdownAnswer['sum'] {
  const values = parts.flatMap(({ figure }) => (figure.state === 'value' ? [figure.value] : []));
  if (values.length < parts.length || total?.state !== 'value') return null;
  const value = values.reduce((sum, each) => sum + each, 0);
  const rounded = [...values, total.value].every((each) => each % 10 === 0);
  const tolerance = rounded ? 5 * (values.length + 1) : 0;
  return { value, isTotal: Math.abs(value - total.value) <= tolerance };
}
