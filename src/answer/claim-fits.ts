import type { Dataset } from '../domain/dataset.ts';
import type { Metric } from '../domain/metric.ts';
import type { ClaimedNumber } from '../query/read-claim.ts';
import { oneInCloseness } from './claim-shares.ts';
import { candidates, type ClaimSubject, type Deviation, type Fit } from './claim-candidates.ts';

/** Deviations that leave a claim reproduced. */
const HARMLESS: ReadonlySet<Deviation['kind']> = new Set(['rounded', 'finer', 'bound', 'edition', 'sum']);

/** Of these a fit may have one: with two, nearly any number could be made to fit. */
const READ_DIFFERENTLY: ReadonlySet<Deviation['kind']> = new Set([
  'place',
  'measure',
  'period',
  'base-year',
  'points',
  'cut',
  'coarse',
]);

/** Whether a fit gives the number as claimed, on the base that was claimed. */
export function isReproduced(fit: Fit): boolean {
  return fit.deviations.every((deviation) => HARMLESS.has(deviation.kind));
}

/** Every published figure that gives the claimed number with at most one thing read differently, simplest first. */
export function fitsOf(dataset: Dataset, claimed: ClaimedNumber, subject: ClaimSubject): Fit[] {
  const fits = candidates(dataset, claimed, subject).flatMap((candidate) => {
    const { unit } = claimed;
    const oneIn = unit.kind === 'share' && unit.part === 1 && claimed.says === 'level';
    const span = fractionSpan(claimed);
    const own = candidate.deviations.every((deviation) => HARMLESS.has(deviation.kind));
    const close = oneIn
      ? oneInCloseness(candidate.worked, claimed)
      : span
        ? inFraction(candidate.worked, claimed, span, own)
        : closeness(candidate.worked, claimed, decimalsOf(candidate, claimed));
    const known = close === 'finer' && !bearsOut(candidate, claimed) ? null : close;
    const side = own && known === null ? boundOf(candidate.worked, claimed, oneIn) : null;
    const told: Deviation | 'exact' | null =
      side ?? (known === null || known === 'exact' ? known : { kind: known });
    const found = told ?? (isWithinRounding(candidate, claimed) ? ({ kind: 'coarse' } as const) : null);
    if (found === null) return [];
    const deviations: readonly Deviation[] = [
      ...(subject.wider ? [{ kind: 'uk' } as const] : []),
      ...candidate.deviations,
      ...(found === 'exact' ? [] : [found]),
    ];
    const read = deviations.filter((deviation) => READ_DIFFERENTLY.has(deviation.kind));
    return read.length > 1 ? [] : [{ ...candidate, deviations }];
  });
  return distinct(fits.toSorted((a, b) => cost(a, subject) - cost(b, subject)));
}

/** A figure of the measure and place claimed that two neighbouring digits exchanged would turn into the claim. */
export function fitsWithDigitsExchanged(
  dataset: Dataset,
  claimed: ClaimedNumber,
  subject: ClaimSubject,
): Fit | null {
  const own = candidates(dataset, claimed, subject).filter((candidate) =>
    candidate.deviations.every(
      ({ kind }) => kind === 'period' || kind === 'edition' || kind === 'denominator' || kind === 'sum',
    ),
  );
  for (const value of exchanged(claimed)) {
    const fit = own.find((candidate) => Math.abs(candidate.worked - value) <= claimed.step * 0.001);
    if (fit) return { ...fit, deviations: [...fit.deviations, { kind: 'digits', as: value }] };
  }
  return null;
}

function exchanged({ value, step }: ClaimedNumber): number[] {
  const digits = String(Math.round(value / step));
  return Array.from({ length: Math.max(0, digits.length - 1) }, (_, index) => {
    const swapped = `${digits.slice(0, index)}${digits[index + 1]}${digits[index]}${digits.slice(index + 2)}`;
    return swapped.startsWith('0') || swapped === digits ? [] : [Number(swapped) * step];
  }).flat();
}

const COSTS: Readonly<Record<Deviation['kind'], number>> = {
  uk: 0,
  sum: 0,
  rounded: 0.3,
  bound: 0.5,
  finer: 0.3,
  edition: 0.4,
  denominator: 1,
  period: 2,
  'base-year': 2.2,
  cut: 1.5,
  points: 2,
  unnamed: 3,
  measure: 3,
  place: 3.5,
  coarse: 4,
  digits: 5,
};

function cost(fit: Fit, subject: ClaimSubject): number {
  const apart = Math.abs(fit.figure.year - subject.year) / 10;
  return fit.deviations.reduce((sum, deviation) => sum + COSTS[deviation.kind], apart);
}

/** One fit a figure and base; the simplest way to it stands. */
function distinct(fits: readonly Fit[]): Fit[] {
  const seen = new Set<string>();
  return fits.filter(({ figure, from }) => {
    const key = [figure.area, figure.metric, figure.year, from?.year].join(' ');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The percentages that a share said in words is taken for; the ends stand for it, unless `open`. */
export interface FractionSpan {
  readonly low: number;
  readonly high: number;
  /** "More than half" is anything above it. */
  readonly open: boolean;
}

/**
 * What "half", "a third" or "two in five" is taken for: half a step of five points to either side, with or without
 * "about"; all that is above or below it for "more than" and "less than", down to two steps below for "nearly". Null for numbers in
 * digits.
 */
export function fractionSpan({
  value,
  step,
  unit,
  says,
  looseness,
}: Pick<ClaimedNumber, 'value' | 'step' | 'unit' | 'says' | 'looseness'>): FractionSpan | null {
  const words = (unit.kind === 'percent' && step > 1) || (unit.kind === 'share' && unit.part > 1);
  if (!words || says === 'share-of-change') return null;
  if (looseness === 'over') return { low: value, high: 100, open: true };
  if (looseness === 'under') return { low: 0, high: value, open: false };
  if (looseness === 'near') return { low: Math.max(0, value - 2 * step), high: value, open: false };
  return { low: value - step / 2, high: value + step / 2, open: false };
}

/** On another base than the one named too much would fit a wide span: there the number counts with half a step. */
function inFraction(
  worked: number,
  { value, step, looseness }: Pick<ClaimedNumber, 'value' | 'step' | 'looseness'>,
  { low, high, open }: FractionSpan,
  own: boolean,
): 'rounded' | null {
  if (!own && Math.abs(worked - value) > step / 2) return null;
  const above = looseness === 'over' ? worked > low : worked >= low;
  const below = looseness === 'under' || looseness === 'near' ? worked < high : worked <= high;
  return above && (below || open) ? 'rounded' : null;
}

/** Whether a figure is on the side that "more than" or "less than" says; the larger a share, the smaller is its one in so many. */
function boundOf(
  worked: number,
  { value, looseness }: Pick<ClaimedNumber, 'value' | 'looseness'>,
  oneIn: boolean,
): Deviation | null {
  if (looseness !== 'over' && looseness !== 'under') return null;
  const above = oneIn ? worked < value : worked > value;
  return worked !== value && above === (looseness === 'over') ? { kind: 'bound', side: looseness } : null;
}

/** How a published number gives a claimed one; null where it does not. */
export function closeness(
  worked: number,
  claimed: Pick<ClaimedNumber, 'value' | 'step' | 'looseness'>,
  decimals: number,
): 'exact' | 'rounded' | 'finer' | 'cut' | null {
  const { value, step, looseness } = claimed;
  const apart = Math.abs(worked - value);
  const otherSide = (looseness === 'over' && worked < value) || (looseness === 'under' && worked > value);
  if (apart <= step / 2 + step * 1e-6 && !otherSide) return 'exact';
  const published = 10 ** -decimals;
  if (step < published && apart <= published / 2) return 'finer';
  const coarse = coarseStep(value, step);
  const beyond = otherSide || (looseness === 'near' && worked > value);
  if (!beyond && coarse > step && apart <= coarse / 2) return 'rounded';
  const share = value === 0 ? Number.POSITIVE_INFINITY : (worked - value) / Math.abs(value);
  if (looseness === 'about' && Math.abs(share) <= ABOUT) return 'rounded';
  if (looseness === 'over' && share > 0 && share <= 2 * ABOUT) return 'rounded';
  if (looseness === 'under' && share < 0 && share >= -2 * ABOUT) return 'rounded';
  if (looseness === 'near' && share < 0 && share >= -ABOUT) return 'rounded';
  return !otherSide && Math.floor(worked / step + 1e-9) * step === value && worked > value ? 'cut' : null;
}

/** Whether more decimals than are shown agree too, where they are known: those of a figure worked out from two others. */
function bearsOut({ metric, figure, from, worked }: Fit, claimed: ClaimedNumber): boolean {
  if (!figure.inputs || from || metric.derived?.kind !== 'ratio' || figure.value === 0) return true;
  const [head, base] = figure.inputs;
  const full = (head.value * metric.derived.per) / base.value;
  return closeness((worked * full) / figure.value, claimed, 6) === 'exact';
}

/**
 * Decimals to which a worked number is known: as many as the publisher gives, less what bringing it to the unit of the
 * claim takes. Counts are exact.
 */
function decimalsOf(fit: Fit, claimed: ClaimedNumber): number {
  return -Math.log10(stepWorked(fit, claimed));
}

/** The last decimal of the published figure, in the unit of the claim; 0 for a count. */
function stepWorked({ metric, figure, from, worked }: Fit, claimed: ClaimedNumber): number {
  if (metric.unit === 'count') return 0;
  const step = stepOf(metric, figure.value);
  if (from)
    return isRelative(metric, claimed) && from.value !== 0 ? (100 * step) / Math.abs(from.value) : step;
  return figure.value === 0 ? step : step * Math.abs(worked / figure.value);
}

const isRelative = ({ unit }: Metric, claimed: ClaimedNumber): boolean =>
  claimed.says === 'change' && claimed.unit.kind === 'percent' && unit !== 'percent';

/** Whether a change may be the one claimed within the rounding of both its ends, and may as well not be. */
function isWithinRounding(fit: Fit, claimed: ClaimedNumber): boolean {
  return fit.from !== null && Math.abs(fit.worked - claimed.value) <= stepWorked(fit, claimed);
}

/** The last decimal of a published value: a figure that has more of them than its metric is taken at its word. */
function stepOf({ decimals }: Metric, value: number): number {
  return 10 ** -Math.max(decimals, String(value).split('.')[1]?.length ?? 0);
}

/** "About" is within this share of the number. */
const ABOUT = 0.025;

/** The step of a number that ends in two noughts or more and still has two digits before them: 66,000 is to 1,000. */
function coarseStep(value: number, step: number): number {
  let coarse = step;
  while (value % (coarse * 10) === 0 && value / (coarse * 10) >= 10) coarse *= 10;
  return coarse >= step * 100 ? coarse : step;
}
