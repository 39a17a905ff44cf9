import type { Area } from '../domain/authority.ts';
import type { PressClaim, Verdict } from '../domain/claim.ts';
import { changeBetween, type Change } from '../domain/change.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Absent, Figure, Inspection, Value } from '../domain/figure.ts';
import type { Metric, UnheldMeasure } from '../domain/metric.ts';
import type { AskedPeriod, Year } from '../domain/period.ts';
import type { Question } from '../query/question.ts';
import type { ClaimedNumber } from '../query/read-claim.ts';
import { askedYear } from './asked-year.ts';
import { type Arithmetic, arithmeticOf, byArithmetic } from './claim-arithmetic.ts';
import { fitByValue } from './claim-by-value.ts';
import { type ClaimSubject, type Fit, type ShareOfRise, shareOfRise, unitTwins } from './claim-candidates.ts';
import { ofPart, partOf } from './claim-part.ts';
import { answeringFor, figureToday, partsIn, type PlacesSum, together } from './claim-places.ts';
import { fitsOf, fitsWithDigitsExchanged, isReproduced } from './claim-fits.ts';
import { areaOf, metricsOf, namedPlaces, nearestHeld, unheldOf } from './claim-subject.ts';
import { nearestFigures } from './figure-answer.ts';
import type { Reported } from './held-claims.ts';

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
  /** The authorities that it is added up from; null where it is one published figure. */
  readonly sum: PlacesSum | null;
  /** The place named, where the figure is of another that answers for it. */
  readonly named: Area | null;
  /** The change up to it, where the claim is of a change. */
  readonly change: Change | null;
  /** What it makes up of its total's change, where the claim is of that. */
  readonly rise: ShareOfRise | null;
  /** Published figures that give the number, simplest first; at most two. */
  readonly fits: readonly Fit[];
  /** A figure that would fit with two digits exchanged. */
  readonly digits: Fit | null;
  /** An earlier figure that gives what the claim says of now. */
  readonly once: Fit | null;
  readonly arithmetic: Arithmetic | null;
  /** The figures before and after, where the day or year named has none. */
  readonly nearest: readonly Figure[];
  /** The metric of `nearest`: the one named, or the nearest to one that is not held. */
  readonly nearestMetric: Metric | null;
  readonly inspection: Inspection | null;
  /** The newest inspection, where the grade is of an earlier one. */
  readonly since: Inspection | null;
  readonly grade: string | null;
  /** The measures that its words may mean, where they mean several. */
  readonly several: {
    readonly words: string;
    readonly metrics: readonly Metric[];
    /** How many of them give the number. */
    readonly giving: number;
  } | null;
  /** The claims on record that it repeats, and what of it is known from them; null where it repeats none for certain. */
  readonly reported: Reported | null;
  /** Claims on record that it may repeat, where its words do not tell. */
  readonly offered: readonly PressClaim[];
  /** Set where no place was named, and England’s figures are looked at. */
  readonly forEngland: boolean;
  /** Of a national rate that is not the published one: the figures of regions that give it; null where none were looked at. */
  readonly regions: readonly Fit[] | null;
  /** Of a number that differs: what an earlier edition had instead of the figure of today. */
  readonly before: Value | null;
  /** Of a number that differs: the one figure of the place, of another measure, that is equal to it. */
  readonly equal: Fit | null;
}

export type CheckGap =
  | 'no-measure'
  | 'no-place'
  | 'no-number'
  | 'unheld'
  | 'other-day'
  | 'other-area'
  /** The words may mean several measures, and none of them gives the number. */
  | 'several-measures'
  /** It is said of several measures together, which are not added up. */
  | 'together'
  /** The words mean what the measure leaves over. */
  | 'opposite'
  /** A part of plans or the like, of which no share is named. */
  | 'no-share'
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
  const year = yearOf(dataset, claimed, { area, metric, period }) - claimed.yearsBefore;
  const elsewhere = metricsOf(dataset, question.metrics).filter((other) => !metrics.includes(other));
  const named = namedPlaces(dataset, question, claimed);
  const subject: ClaimSubject = {
    area,
    others: named.filter((other) => other !== area),
    wider: claimed.scope === 'uk' || claimed.scope === 'country',
    metrics: [metric, ...metrics.slice(1), ...elsewhere],
    year,
    yearAsked: period !== null && period.kind !== 'latest',
    base: Math.min(baseOf(claimed, period) ?? year - (claimed.yearsOver ?? 1), year - 1),
  };
  const [same = metric] = unitTwins(dataset, metric, claimed);
  const about = { ...start, metric: same, year, base: claimed.says === 'level' ? null : subject.base };
  const part = partOf(question, claimed, area);
  const check = ofPart(againstFigures(dataset, about, claimed, subject, period), part);
  if (check.verdict === 'reproduced') return check;
  const sum = checkTogether(dataset, about, claimed, subject, named, period);
  const alone = others.filter(({ yearsBefore }) => yearsBefore === claimed.yearsBefore).length === 1;
  const meant = sum?.verdict === 'reproduced' || (alone && check.verdict !== 'other-base');
  return sum && meant ? sum : check;
}

/** The same number as the sum of the places named together; null where it is none, or they have no sum. */
function checkTogether(
  dataset: Dataset,
  start: ClaimCheck,
  claimed: ClaimedNumber,
  subject: ClaimSubject,
  named: readonly Area[],
  period: AskedPeriod | null,
): ClaimCheck | null {
  const [first, ...rest] = (named.includes(subject.area) ? named : []).filter(
    ({ kind }) => kind === 'authority',
  );
  const [metric] = subject.metrics;
  if (!first || rest.length === 0 || start.arithmetic || claimed.unit.kind !== 'number') return null;
  const area = together([first, ...rest]);
  if ((start.metric ?? metric).unit !== 'count') return null;
  const check = againstFigures(dataset, start, claimed, { ...subject, area, others: [] }, period);
  return check.official?.state === 'value' ? check : null;
}

/** The year meant: of what an authority that ended is said to have now, the newest of those after it. */
function yearOf(
  dataset: Dataset,
  { now }: ClaimedNumber,
  asked: { readonly area: Area; readonly metric: Metric; readonly period: AskedPeriod | null },
): Year {
  const { area, metric, period } = asked;
  const ended = now && period === null && area.closed !== null;
  const [after] = ended ? dataset.successors(area.code) : [];
  const successor = after && dataset.area(after.successor);
  return successor ? askedYear(dataset, { area: successor, metric, period }) : askedYear(dataset, asked);
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
  const [answering = { area: subject.area, parts: [], another: false }] = answeringFor(
    dataset,
    subject.area,
    metric,
    subject.year,
  );
  const { area, parts } = answering;
  const official = figureToday(dataset, metric, answering, subject.year);
  const sum =
    parts.length === 0 || official.state !== 'value'
      ? null
      : { areas: parts, parts: partsIn(dataset, official.source.release, metric, parts, subject.year) };
  const change =
    claimed.says !== 'level' && official.state !== 'absent'
      ? changeIn(dataset, official, subject.base)
      : null;
  const rise =
    claimed.says === 'share-of-change' && change?.state === 'stated'
      ? shareOfRise(dataset, metric, change.from, change.to)
      : null;
  const named = answering.another ? subject.area : null;
  const found = { ...start, area, official, sum, named, change, rise };
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
  const once = claimed.now && !subject.yearAsked && best && isEarlier(best) ? best : null;
  if (best && !once) {
    const open = best.deviations.some(({ kind }) => kind === 'coarse');
    const verdict = isReproduced(best) ? 'reproduced' : open ? 'cannot-tell' : 'other-base';
    const alike = fits.filter((fit) => isReproduced(fit) === isReproduced(best));
    return { ...found, verdict, fits: alike.slice(0, verdict === 'reproduced' ? 1 : MOST_FITS) };
  }
  if (found.arithmetic?.holds === true) return { ...found, verdict: byArithmetic(found.arithmetic) };
  if (official.state === 'withheld') return { ...found, verdict: 'cannot-tell', why: 'withheld' };
  if (official.state === 'absent') {
    const verdict = official.why === 'not-published' ? 'not-published' : 'cannot-tell';
    return { ...found, verdict, why: 'absent', ...nearest() };
  }
  if (named) return { ...found, verdict: 'cannot-tell', why: 'other-area' };
  // What no edition states is neither right nor wrong; why there is no change is told beside it.
  if (change && change.state !== 'stated') return { ...found, verdict: 'cannot-tell' };
  if (once) return { ...found, verdict: 'differs', once };
  return { ...found, verdict: 'differs', digits: fitsWithDigitsExchanged(dataset, claimed, subject) };
}

const isEarlier = ({ deviations }: Fit): boolean => deviations.some(({ kind }) => kind === 'period');

/** A check that has found nothing yet. */
export const EMPTY: ClaimCheck = {
  claimed: null,
  verdict: 'cannot-tell',
  why: null,
  area: null,
  metric: null,
  unheld: null,
  year: null,
  base: null,
  official: null,
  sum: null,
  named: null,
  change: null,
  rise: null,
  fits: [],
  digits: null,
  once: null,
  arithmetic: null,
  nearest: [],
  nearestMetric: null,
  inspection: null,
  since: null,
  grade: null,
  several: null,
  reported: null,
  offered: [],
  forEngland: false,
  regions: null,
  before: null,
  equal: null,
};

/** A count on a day is not taken in other months, a year's not in other twelve months. */
function isOtherMonth(metric: Metric, period: AskedPeriod | null): boolean {
  if (period?.kind !== 'month') return false;
  const september = metric.periodKind === 'at-september' || metric.periodKind === 'year-to-september';
  return !(september && period.month === 9);
}
