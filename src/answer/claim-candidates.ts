import type { Area } from '../domain/authority.ts';
import { basesBetween, breakBetween } from '../domain/change.ts';
import { comparedThrough } from '../domain/comparator.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Figure, Value } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import { yearsBetween, type Year } from '../domain/period.ts';
import type { ReleaseId } from '../domain/release.ts';
import type { ClaimedUnit } from '../query/claim-numbers.ts';
import type { ClaimedNumber } from '../query/read-claim.ts';
import { answeringAreas } from './asked-areas.ts';
import { asEvery, asShare } from './claim-shares.ts';
import {
  answeringFor,
  figureOf,
  figureToday,
  partsIn,
  type Answering,
  type PlacesSum,
} from './claim-places.ts';

/** What has to be read differently for a published figure to give the claimed number. */
export type Deviation =
  /** The figure is England's; the claim speaks of the UK or of the whole country. */
  | { readonly kind: 'uk' }
  | { readonly kind: 'place'; readonly asked: Area }
  /** Added up from the counts of several authorities, which have the place named between them. */
  | ({ readonly kind: 'sum' } & PlacesSum)
  | { readonly kind: 'measure'; readonly asked: Metric }
  | { readonly kind: 'period'; readonly asked: Year }
  /** The change is counted from another year than the one meant. */
  | { readonly kind: 'base-year'; readonly from: Year; readonly asked: Year }
  | { readonly kind: 'denominator'; readonly children: number }
  | { readonly kind: 'points' }
  /** No measure was named, and this is the only figure of the place that is equal to the number. */
  | { readonly kind: 'unnamed' }
  | { readonly kind: 'cut' }
  /** Nearer than rounding to the digits written: a round number, or "about" and the like. */
  | { readonly kind: 'rounded' }
  /** The claim names a bound, and the figure is on its side. */
  | { readonly kind: 'bound'; readonly side: 'over' | 'under' }
  /** The publisher's figure has fewer decimals than the claim, and agrees within them. */
  | { readonly kind: 'finer' }
  /** A change that may be the one claimed within the rounding of its two ends. */
  | { readonly kind: 'coarse' }
  /** Another edition than the one that answers today. */
  | { readonly kind: 'edition'; readonly today: Value }
  | { readonly kind: 'digits'; readonly as: number };

/** A published figure, or a change between two, that gives the claimed number. */
export interface Fit {
  readonly area: Area;
  readonly metric: Metric;
  readonly figure: Value;
  /** The earlier figure, where the claim is of a change. */
  readonly from: Value | null;
  /** The published number in the claim's own unit. */
  readonly worked: number;
  readonly deviations: readonly Deviation[];
}

/** What a claimed number is taken to be about. */
export interface ClaimSubject {
  readonly area: Area;
  /** Other places that the claim names: a figure of theirs may be what it gives. */
  readonly others: readonly Area[];
  /** Set where the words mean more than the area that figures are published for. */
  readonly wider: boolean;
  /** The measure named, then its other readings and what else the message names. */
  readonly metrics: readonly [Metric, ...Metric[]];
  readonly year: Year;
  readonly yearAsked: boolean;
  /** The year that a change is counted from: the one before, unless two were named. */
  readonly base: Year;
}

/** Small counts, and one in so few, turn up everywhere by chance: under this nothing but the measure and place named is looked at. */
const TOO_SMALL_TO_SEARCH = 20;

/**
 * The published figures that a claim may mean, each with what has to be read differently for it: the measure and place
 * named in every year and edition, their neighbours in meaning and place in the year named.
 */
export function candidates(dataset: Dataset, claimed: ClaimedNumber, subject: ClaimSubject): Fit[] {
  const [named] = subject.metrics;
  const own = unitTwins(dataset, named, claimed);
  const { unit, value } = claimed;
  const coarse =
    unit.kind === 'number' || unit.kind === 'every' || (unit.kind === 'share' && unit.part === 1);
  const searchable = !coarse || value >= TOO_SMALL_TO_SEARCH;
  const related = searchable ? relatedMetrics(dataset, subject.metrics, claimed, own) : [];
  const base = { dataset, claimed, subject };
  return [
    ...own.flatMap((metric) =>
      yearsFor(dataset, metric, base, searchable).flatMap((year) =>
        answeringFor(dataset, subject.area, metric, year).flatMap((one) => at(base, metric, one, year, [])),
      ),
    ),
    ...related.flatMap((metric) =>
      answeringFor(dataset, subject.area, metric, subject.year).flatMap((one) =>
        at(base, metric, one, subject.year, [{ kind: 'measure', asked: own[0] ?? named }]),
      ),
    ),
    ...(searchable ? own : []).flatMap((metric) =>
      subject.others.flatMap((area) =>
        at(base, metric, { area, parts: [], another: true }, subject.year, []),
      ),
    ),
  ];
}

interface Base {
  readonly dataset: Dataset;
  readonly claimed: ClaimedNumber;
  readonly subject: ClaimSubject;
}

/** The figures of every edition for one measure, area and year, in the claim's unit, or the changes up to them. */
function at(base: Base, metric: Metric, answering: Answering, year: Year, read: readonly Deviation[]): Fit[] {
  const { dataset, claimed, subject } = base;
  const { area, parts } = answering;
  const elsewhere: Deviation[] = answering.another ? [{ kind: 'place', asked: subject.area }] : [];
  const other: Deviation[] = year === subject.year ? [] : [{ kind: 'period', asked: subject.year }];
  const today = figureToday(dataset, metric, answering, year);
  return dataset.releasesOf(metric.id).flatMap((release): Fit[] => {
    const figure = figureOf(dataset, release, metric, answering, year);
    if (figure?.state !== 'value') return [];
    const sum: Deviation[] =
      parts.length === 0
        ? []
        : [{ kind: 'sum', areas: parts, parts: partsIn(dataset, release, metric, parts, year) }];
    const edition: Deviation[] =
      today.state === 'value' && today.value !== figure.value ? [{ kind: 'edition', today }] : [];
    const fit = { area, metric, figure, deviations: [...read, ...elsewhere, ...sum, ...other, ...edition] };
    if (claimed.says === 'level') {
      const worked = inUnit(figure.value, metric, claimed.unit);
      const deviations = [...fit.deviations, ...denominator(metric, claimed.unit)];
      return worked === null ? [] : [{ ...fit, from: null, worked, deviations }];
    }
    return changesTo(base, fit);
  });
}

/** How many years back a change is counted from, beside the ones that were meant. */
const BASES = [1, 2, 3, 5, 10];

function changesTo({ dataset, claimed, subject }: Base, fit: Omit<Fit, 'from' | 'worked'>): Fit[] {
  const { figure, metric } = fit;
  const release = figure.source.release;
  const meant = subject.year - subject.base;
  return [...new Set([meant, ...BASES])].flatMap((back): Fit[] => {
    const from = earlier(dataset, fit, release, figure.year - back);
    if (from?.state !== 'value' || from.joint !== figure.joint) return [];
    if (basesBetween(dataset, from, figure) || breakBetween(dataset, from, figure)) return [];
    if (back !== meant && fit.deviations.some(({ kind }) => kind !== 'sum')) return [];
    const base: Deviation[] =
      back === meant ? [] : [{ kind: 'base-year', from: from.year, asked: figure.year - meant }];
    const change = (worked: number, points: boolean): Fit => ({
      ...fit,
      from,
      worked: claimed.direction === 0 ? Math.abs(worked) : worked * claimed.direction,
      deviations: [...fit.deviations, ...base, ...(points ? [{ kind: 'points' } as const] : [])],
    });
    const difference = figure.value - from.value;
    if (claimed.says === 'share-of-change') {
      const share = shareOfRise(dataset, metric, from, figure);
      return share === null ? [] : [change(share.percent, false)];
    }
    switch (claimed.unit.kind) {
      case 'percent': {
        const relative = from.value === 0 ? [] : [change((difference / from.value) * 100, false)];
        return metric.unit === 'percent' ? [...relative, change(difference, true)] : relative;
      }
      case 'points':
        return metric.unit === 'percent' ? [change(difference, false)] : [];
      case 'number':
      case 'per':
      case 'share':
      case 'every':
      case 'pounds': {
        const worked = inUnit(difference, metric, claimed.unit);
        return worked === null ? [] : [change(worked, false)];
      }
    }
  });
}

/** The figure that a change is counted from: of the same area, added up where it is a sum. */
function earlier(
  dataset: Dataset,
  { area, metric, figure, deviations }: Omit<Fit, 'from' | 'worked'>,
  release: ReleaseId,
  year: Year,
): Figure | undefined {
  if (!deviations.some(({ kind }) => kind === 'sum')) {
    return dataset.figureIn(release, metric.id, figure.area, year);
  }
  const then = answeringFor(dataset, area, metric, year).find(({ another }) => !another);
  return then && figureOf(dataset, release, metric, then, year);
}

/** What one category makes up of the change of its total, in percent. */
export interface ShareOfRise {
  readonly before: Value;
  readonly after: Value;
  readonly part: number;
  readonly percent: number;
}

/** The part of its total's change that a category makes up; null where it has no total, or that did not change. */
export function shareOfRise(dataset: Dataset, metric: Metric, from: Value, to: Value): ShareOfRise | null {
  if (metric.breakdownOf === null) return null;
  const before = dataset.figure(metric.breakdownOf, from.area, from.year);
  const after = dataset.figure(metric.breakdownOf, to.area, to.year);
  if (before.state !== 'value' || after.state !== 'value' || before.value === after.value) return null;
  const part = to.value - from.value;
  return { before, after, part, percent: (part / (after.value - before.value)) * 100 };
}

/** A published value in the unit of a claim; null where the two cannot be brought together. */
function inUnit(value: number, metric: Metric, unit: ClaimedUnit): number | null {
  const per = CHILDREN[metric.unit];
  switch (unit.kind) {
    case 'per':
      return per === undefined ? null : (value * unit.children) / per;
    case 'percent':
      return asShare(value, metric, IN_HUNDRED);
    case 'points':
      return metric.unit === 'percent' ? value : null;
    case 'share':
      return asShare(value, metric, unit);
    case 'every':
      return asEvery(value, metric, unit);
    case 'pounds':
      if (metric.unit === 'thousand-pounds') return value * 1000;
      return metric.unit === 'pounds' || metric.unit === 'pounds-per-week' ? value : null;
    case 'number':
      return value;
  }
}

/** A percentage of children, of a measure that is published as a rate. */
const IN_HUNDRED = { kind: 'share', part: 100, whole: 100 } as const;

const CHILDREN: Readonly<Partial<Record<Metric['unit'], number>>> = {
  'per-10000': 10_000,
  'per-100000': 100_000,
};

function denominator(metric: Metric, unit: ClaimedUnit): Deviation[] {
  const per = CHILDREN[metric.unit];
  return unit.kind === 'per' && per !== undefined && per !== unit.children
    ? [{ kind: 'denominator', children: unit.children }]
    : [];
}

/** The metric in the unit of the claim: the count behind a rate, the share behind a count, or itself. */
export function unitTwins(dataset: Dataset, metric: Metric, claimed: ClaimedNumber): Metric[] {
  const twin = metric.compareAs === null ? undefined : dataset.metric(metric.compareAs);
  const count = comparedThrough(dataset, metric);
  if (claimed.says !== 'level') {
    return claimed.unit.kind === 'number' && metric.unit !== 'count' ? [count ?? metric] : [metric];
  }
  const { unit } = claimed;
  const shares = [metric, twin].flatMap((one) => (one?.unit === 'percent' ? [one] : []));
  const rates = [metric, twin].flatMap((one) => (one && CHILDREN[one.unit] !== undefined ? [one] : []));
  switch (unit.kind) {
    case 'percent':
    case 'points':
      return shares.length > 0 || unit.kind === 'points' ? shares : rates;
    case 'per':
      return rates;
    case 'share':
      return [metric, twin].flatMap((one) => (one && asShare(1, one, unit) !== null ? [one] : []));
    case 'every':
      return [metric, count].flatMap((one) => (one && asEvery(1, one, unit) !== null ? [one] : []));
    case 'pounds':
      return unit.each && twin?.unit === 'pounds' ? [twin] : [metric];
    case 'number':
      if (metric.unit === 'count') return claimed.step < 1 && twin ? [twin] : [metric];
      return metric.unit === 'percent' ? [count ?? metric] : [metric, ...(count ? [count] : [])];
  }
}

function relatedMetrics(
  dataset: Dataset,
  metrics: readonly Metric[],
  claimed: ClaimedNumber,
  own: readonly Metric[],
): Metric[] {
  const near = metrics.flatMap((metric) => [
    ...metrics,
    ...metric.confusedWith.flatMap((id) => dataset.metric(id) ?? []),
  ]);
  const found = new Set(near.flatMap((metric) => unitTwins(dataset, metric, claimed)));
  return [...found].filter((metric) => !own.includes(metric));
}

/**
 * The year meant first; the ones beside it where it was named, all others where it was not. Changes are many and alike:
 * of these only the newest two are looked at.
 */
function yearsFor(dataset: Dataset, metric: Metric, { claimed, subject }: Base, searchable: boolean): Year[] {
  const { year } = subject;
  if (!searchable) return [year];
  if (subject.yearAsked) return [year, year - 1, year + 1];
  if (claimed.says !== 'level') return [year, year - 1];
  const span = dataset.span(metric.id) ?? { first: year, last: year };
  const others = yearsBetween(span.first, span.last).toReversed();
  return [year, ...others.filter((other) => other !== year)];
}

/** The authorities that answer for an area in a year: itself, or those before or after it. */
export function areasIn(dataset: Dataset, area: Area, metric: Metric, year: Year): Area[] {
  return answeringAreas(dataset, area, metric, year).map((answering) => answering.area);
}
