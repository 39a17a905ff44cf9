import type { Area } from '../domain/authority.ts';
import type { Verdict } from '../domain/claim.ts';
import { changeBetween, type Change } from '../domain/change.ts';
import { ENGLAND, type Dataset } from '../domain/dataset.ts';
import type { Absent, Figure, Inspection } from '../domain/figure.ts';
import type { Metric, UnheldMeasure } from '../domain/metric.ts';
import type { AskedPeriod, Year } from '../domain/period.ts';
import type { AskedMetric, Question } from '../query/question.ts';
import type { ClaimedNumber } from '../query/read-claim.ts';
import { askedYear } from './asked-year.ts';
import { type Arithmetic, arithmeticOf, byArithmetic } from './claim-arithmetic.ts';
import { fitByValue } from './claim-by-value.ts';
import {
  areasIn,
  type ClaimSubject,
  type Fit,
  type ShareOfRise,
  shareOfRise,
  unitTwins,
} from './claim-candidates.ts';
import { fitsOf, fitsWithDigitsExchanged, isReproduced } from './claim-fits.ts';
import { nearestFigures } from './figure-answer.ts';

/** One claimed number, or the claim as a whole where it has none, and what the published figures say to it. */
export interface ClaimCheck {
  readonly claimed: ClaimedNumber | null;
  readonly verdict: Verdict;
  /** Why the published figures cannot say more; null where they can. */
  readonly why: CheckGap | null;
  readonly area: Area | null;
  readonly metric: Metric | null;
  readonly unheld: UnheldMeasure | null;
  readonly year: Year | null;
  /** The year that a claimed change is counted from. */
  readonly base: Year | null;
  /** The figure of the measure, place and year named, as published. */
  readonly official: Figure | Absent | null;
  /** The change up to it, where the claim is of a change. */
  readonly change: Change | null;
  /** What it makes up of its total's change, where the claim is of that. */
  readonly rise: ShareOfRise | null;
  /** Published figures that give the number, simplest first; at most two. */
  readonly fits: readonly Fit[];
  /** A figure that would fit with two digits exchanged. */
  readonly digits: Fit | null;
  readonly arithmetic: Arithmetic | null;
  /** The figures before and after, where the day or year named has none. */
  readonly nearest: readonly Figure[];
  /** The metric of `nearest`: the one named, or the nearest to one that is not held. */
  readonly nearestMetric: Metric | null;
  readonly inspection: Inspection | null;
  readonly grade: string | null;
}

export type CheckGap =
  | 'no-measure'
  | 'no-place'
  | 'no-number'
  | 'unheld'
  | 'other-day'
  | 'withheld'
  | 'absent'
  | 'earlier-framework';

const MOST_FITS = 2;

/** One number against the published figures. `others` are the numbers of the same text. */
export function checkNumber(
  dataset: Dataset,
  question: Question,
  claimed: ClaimedNumber,
  others: readonly ClaimedNumber[],
): ClaimCheck {
  const asked = claimed.metrics.length > 0 ? claimed.metrics : question.metrics;
  const arithmetic = arithmeticOf(claimed, others);
  const unheld = unheldOf(dataset, asked);
  const area = areaOf(dataset, question, claimed);
  const start = { ...EMPTY, claimed, area, unheld, arithmetic };
  const period = claimed.period ?? question.period;
  const metrics = metricsOf(dataset, asked);
  const [metric] = metrics;
  if (!metric) {
    if (arithmetic)
      return { ...start, verdict: byArithmetic(arithmetic), why: unheld ? 'unheld' : 'no-measure' };
    if (unheld) {
      const nearest = nearestHeld(dataset, unheld, area, period);
      return { ...start, ...nearest, verdict: 'not-published', why: 'unheld' };
    }
    const byValue = fitByValue(dataset, claimed, { area, period });
    return byValue
      ? { ...start, area: byValue.area, verdict: 'other-base', fits: [byValue] }
      : { ...start, verdict: 'cannot-tell', why: 'no-measure' };
  }
  if (!area) return { ...start, metric, verdict: 'cannot-tell', why: 'no-place' };
  const year = askedYear(dataset, { area, metric, period }) - claimed.yearsBefore;
  const elsewhere = metricsOf(dataset, question.metrics).filter((other) => !metrics.includes(other));
  const subject: ClaimSubject = {
    area,
    wider: claimed.scope === 'uk' || claimed.scope === 'country',
    metrics: [metric, ...metrics.slice(1), ...elsewhere],
    year,
    yearAsked: period !== null && period.kind !== 'latest',
    base: baseOf(claimed, period) ?? year - 1,
  };
  const [same = metric] = unitTwins(dataset, metric, claimed);
  const about = { ...start, metric: same, year, base: claimed.says === 'level' ? null : subject.base };
  return againstFigures(dataset, about, claimed, subject, period);
}

/** The change up to a figure, in the first edition that has both ends. */
function changeIn(dataset: Dataset, official: Figure, base: Year): Change {
  const changes = dataset.releasesOf(official.metric).flatMap((release) => {
    const figure = dataset.figureIn(release, official.metric, official.area, official.year);
    return figure ? [changeBetween(dataset, figure, base)] : [];
  });
  return changes.find(({ state }) => state === 'stated') ?? changeBetween(dataset, official, base);
}

/** The first of two years named for a change, or the one that it is counted since. */
function baseOf({ says }: ClaimedNumber, period: AskedPeriod | null): Year | null {
  if (says === 'level' || period === null) return null;
  if (period.kind === 'range') return period.from;
  return period.kind === 'years' && period.years.length > 1 ? (period.years[0] ?? null) : null;
}

function againstFigures(
  dataset: Dataset,
  start: ClaimCheck,
  claimed: ClaimedNumber,
  subject: ClaimSubject,
  period: AskedPeriod | null,
): ClaimCheck {
  const metric = start.metric ?? subject.metrics[0];
  const [area = subject.area] = areasIn(dataset, subject.area, metric, subject.year);
  const official = dataset.figure(metric.id, area.code, subject.year);
  const change =
    claimed.says !== 'level' && official.state !== 'absent'
      ? changeIn(dataset, official, subject.base)
      : null;
  const rise =
    claimed.says === 'share-of-change' && change?.state === 'stated'
      ? shareOfRise(dataset, metric, change.from, change.to)
      : null;
  const found = { ...start, area, official, change, rise };
  const nearest = (): Pick<ClaimCheck, 'nearest' | 'nearestMetric'> => ({
    nearest: nearestFigures(dataset, metric, area, subject.year),
    nearestMetric: metric,
  });
  if (claimed.otherDay || isOtherMonth(metric, period)) {
    if (start.arithmetic?.holds === true) {
      return {
        ...found,
        official: null,
        change: null,
        rise: null,
        verdict: byArithmetic(start.arithmetic),
        why: 'other-day',
      };
    }
    return { ...found, official: null, verdict: 'not-published', why: 'other-day', ...nearest() };
  }
  const fits = fitsOf(dataset, claimed, subject);
  const [best] = fits;
  if (best) {
    const verdict = isReproduced(best) ? 'reproduced' : 'other-base';
    const alike = fits.filter((fit) => isReproduced(fit) === isReproduced(best));
    return { ...found, verdict, fits: alike.slice(0, verdict === 'reproduced' ? 1 : MOST_FITS) };
  }
  if (found.arithmetic?.holds === true) return { ...found, verdict: byArithmetic(found.arithmetic) };
  if (official.state === 'withheld') return { ...found, verdict: 'cannot-tell', why: 'withheld' };
  if (official.state === 'absent') {
    const verdict = official.why === 'not-published' ? 'not-published' : 'cannot-tell';
    return { ...found, verdict, why: 'absent', ...nearest() };
  }
  return { ...found, verdict: 'differs', digits: fitsWithDigitsExchanged(dataset, claimed, subject) };
}

const EMPTY: ClaimCheck = {
  claimed: null,
  verdict: 'cannot-tell',
  why: null,
  area: null,
  metric: null,
  unheld: null,
  year: null,
  base: null,
  official: null,
  change: null,
  rise: null,
  fits: [],
  digits: null,
  arithmetic: null,
  nearest: [],
  nearestMetric: null,
  inspection: null,
  grade: null,
};

/** A claim in words only: a grade beside the inspection of its time, anything else beside the published figure. */
export function checkWithoutNumber(dataset: Dataset, question: Question, grade: string | null): ClaimCheck {
  const [asked] = question.areas;
  const area = (asked && dataset.area(asked.code)) ?? null;
  const unheld = unheldOf(dataset, question.metrics);
  const [metric] = metricsOf(dataset, question.metrics);
  const start = { ...EMPTY, area, unheld, grade };
  if (!metric)
    return {
      ...start,
      verdict: unheld ? 'not-published' : 'cannot-tell',
      why: unheld ? 'unheld' : 'no-measure',
    };
  if (!area) return { ...start, metric, why: 'no-place' };
  if (metric.unit === 'grade') return checkGrade(dataset, { ...start, metric }, area, question.period);
  const year = askedYear(dataset, { area, metric, period: question.period });
  const [then = area] = areasIn(dataset, area, metric, year);
  return {
    ...start,
    area: then,
    metric,
    year,
    official: dataset.figure(metric.id, then.code, year),
    why: 'no-number',
  };
}

/** The grade in force at the end of the year named, else the newest. */
function checkGrade(dataset: Dataset, start: ClaimCheck, area: Area, period: AskedPeriod | null): ClaimCheck {
  const year =
    period?.kind === 'years' ? period.years.at(-1) : period?.kind === 'month' ? period.year : undefined;
  const inspections = dataset.inspections(area.code);
  const inspection =
    year === undefined
      ? inspections[0]
      : inspections.find((one) => Number(one.inspected.slice(0, 4)) <= year);
  if (!inspection) return { ...start, verdict: 'not-published', why: 'earlier-framework' };
  const published = start.metric ? (inspection.grades[start.metric.id] ?? null) : null;
  if (start.grade === null || published === null) return { ...start, inspection, why: 'no-number' };
  const same = gradeStem(published) === gradeStem(start.grade);
  return { ...start, inspection, verdict: same ? 'reproduced' : 'differs' };
}

const gradeStem = (grade: string): string => grade.toLowerCase().slice(0, 6);

/** A count on a day is not taken in other months, a year's not in other twelve months. */
function isOtherMonth(metric: Metric, period: AskedPeriod | null): boolean {
  if (period?.kind !== 'month') return false;
  const september = metric.periodKind === 'at-september' || metric.periodKind === 'year-to-september';
  return !(september && period.month === 9);
}

function areaOf(dataset: Dataset, question: Question, claimed: ClaimedNumber): Area | null {
  const [asked] = claimed.areas.length > 0 ? claimed.areas : question.areas;
  const area = (asked && dataset.area(asked.code)) ?? null;
  switch (claimed.scope) {
    case 'uk':
    case 'country':
    case 'nation':
      return dataset.area(ENGLAND) ?? null;
    case 'region':
      return area?.region ? (dataset.area(area.region) ?? area) : area;
    case null:
      return area;
  }
}

/** The measures named and their other readings, in order. */
function metricsOf(dataset: Dataset, asked: readonly AskedMetric[]): Metric[] {
  const ids = asked.flatMap((metric) => (metric.kind === 'metric' ? [metric.id, ...metric.readings] : []));
  return [...new Set(ids)].flatMap((id) => dataset.metric(id) ?? []);
}

function unheldOf(dataset: Dataset, asked: readonly AskedMetric[]): UnheldMeasure | null {
  const ids = asked.flatMap((metric) => (metric.kind === 'unheld' ? [metric.id] : []));
  return dataset.parts.unheld.find((measure) => ids.includes(measure.id)) ?? null;
}

/** The figure of the held measure that comes nearest to one that is not held. */
function nearestHeld(
  dataset: Dataset,
  unheld: UnheldMeasure,
  area: Area | null,
  period: AskedPeriod | null,
): Pick<ClaimCheck, 'nearest' | 'nearestMetric'> {
  const [metric] = unheld.nearest.flatMap((id) => dataset.metric(id) ?? []);
  if (!metric || !area || metric.unit === 'grade') return { nearest: [], nearestMetric: null };
  const year = askedYear(dataset, { area, metric, period });
  const [then = area] = areasIn(dataset, area, metric, year);
  const figure = dataset.figure(metric.id, then.code, year);
  return { nearest: figure.state === 'value' ? [figure] : [], nearestMetric: metric };
}
