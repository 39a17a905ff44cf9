import type { PressClaim } from '../domain/claim.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { AskedPeriod } from '../domain/period.ts';
import type { AskedMetric } from '../query/question.ts';
import type { ClaimedNumber } from '../query/read-claim.ts';
import { readPeriod } from '../query/read-period.ts';

/** The unit, and whether a level, a change or a part of one, of the words that a claim on record is kept with. */
const UNITS: Readonly<Record<string, Pick<ClaimedNumber, 'unit' | 'says'>>> = {
  count: { unit: { kind: 'number' }, says: 'level' },
  'change in count': { unit: { kind: 'number' }, says: 'change' },
  percent: { unit: { kind: 'percent' }, says: 'level' },
  'percent change': { unit: { kind: 'percent' }, says: 'change' },
  'share of a rise': { unit: { kind: 'percent' }, says: 'share-of-change' },
  'per 1,000': { unit: { kind: 'per', children: 1000 }, says: 'level' },
  'per 10,000': { unit: { kind: 'per', children: 10_000 }, says: 'level' },
  '£': { unit: { kind: 'pounds' }, says: 'level' },
};
/** "Half" is a round figure, as where a sentence says it in words. */
const HALF = { value: 50, step: 5 };

/** A claim on record as the number that a sentence would have given; null for a grade and for what was said in words. */
export function numberOf(dataset: Dataset, claim: PressClaim): ClaimedNumber | null {
  const digits = claim.value.replaceAll(/[+,]/g, '');
  const counted = UNITS[claim.unit.replace(/ \(.*$/, '')];
  const size =
    claim.value === 'half'
      ? HALF
      : { value: Number(digits), step: 10 ** -(digits.split('.')[1]?.length ?? 0) };
  if (!counted || Number.isNaN(size.value)) return null;
  return {
    ...size,
    ...counted,
    words: claim.value,
    looseness: 'none',
    direction: claim.value.startsWith('+') ? 1 : 0,
    ends: null,
    yearsBefore: 0,
    yearsOver: null,
    ofCases: false,
    now: false,
    areas: claim.area === null ? [] : [{ code: claim.area, words: '', via: null }],
    scope: null,
    metrics: [measureOf(dataset, claim)],
    period: claim.year === null ? saidPeriod(dataset, claim) : { kind: 'years', years: [claim.year] },
    otherDay: isOtherDay(dataset, claim),
    ownDay: false,
  };
}

/** The numbers that the same article gives of the same place and measure. */
export function besideIt(dataset: Dataset, claim: PressClaim): ClaimedNumber[] {
  return dataset.parts.claims.flatMap((other) =>
    other !== claim && other.page === claim.page && other.area === claim.area && other.metric === claim.metric
      ? (numberOf(dataset, other) ?? [])
      : [],
  );
}

/** The measure of a claim on record, as a text would have named it. */
export function measureOf(dataset: Dataset, { metric }: PressClaim): AskedMetric {
  return dataset.metric(metric)
    ? { kind: 'metric', id: metric, words: '', readings: [] }
    : { kind: 'unheld', id: metric, words: '' };
}

/** The time that a claim on record is of, by its words. */
export function saidPeriod(dataset: Dataset, claim: PressClaim): AskedPeriod | null {
  return readPeriod(claim.period.toLowerCase(), dataset.newestYear('at-march')).period;
}

/** Whether it is of a time that no official figure is taken at: a local measure beside one that is held. */
function isOtherDay(dataset: Dataset, { year, metric }: PressClaim): boolean {
  return year === null && dataset.metric(metric) === undefined;
}
