import type { Area } from '../domain/authority.ts';
import type { PressClaim } from '../domain/claim.ts';
import { ENGLAND, type Dataset } from '../domain/dataset.ts';
import type { MetricId } from '../domain/metric.ts';
import { type AskedPeriod, yearsBetween, type Year } from '../domain/period.ts';
import type { AskedArea, AskedMetric, Question } from '../query/question.ts';
import type { ClaimedNumber } from '../query/read-claim.ts';
import { numberOf, saidPeriod } from './held-number.ts';
import { isWordedAlike } from './held-words.ts';

/** What was reported that a claimed number may repeat. */
export interface HeldClaims {
  /** Of one place, measure and time: by what the words say it can be nothing else on record. */
  readonly sure: readonly PressClaim[];
  /** What it may be, where its words do not say enough to tell. */
  readonly possible: readonly PressClaim[];
  /** Whether the place of all these is named. */
  readonly placed: boolean;
}

/**
 * What a claim on record fills in that the words leave open; `time` where it is of another one than was named, `words`
 * where the text has no number and is told by its words, `instead` where it names a measure that the report’s is put for.
 */
export type FilledIn = 'measure' | 'place' | 'year' | 'time' | 'words' | 'instead';

/** What was reported of a number that is checked. */
export interface Reported {
  /** The claims on record that it repeats, of one place, measure and time. */
  readonly claims: readonly PressClaim[];
  readonly fills: readonly FilledIn[];
  /** Whether a change is worked out with numbers of the report that the text does not have. */
  readonly lendsNumbers: boolean;
}

/** What a claim's words name, for the claims on record to be held against. */
interface Named {
  readonly areas: readonly AskedArea[];
  /** The authorities and regions of the whole message. */
  readonly around: readonly AskedArea[];
  readonly scope: ClaimedNumber['scope'];
  readonly metrics: readonly AskedMetric[];
  readonly period: AskedPeriod | null;
}

/** Two numbers or more of one article, with so many digits together, are told from a coincidence. */
const TELLING_TOGETHER = 4;

/** A claim on record that has a number of the text. */
interface Match {
  readonly claim: PressClaim;
  /** Whether its place is named. */
  readonly placed: boolean;
  /** Whether it is of what the words beside the number mean: "the national average", "the regional average". */
  readonly inScope: boolean;
  /** Set where the text says the number in another way, as a level and not as a change or without its unit, or says nothing else. */
  readonly loose: boolean;
}

/**
 * For each number of a text, the claims on record that have it: of the number and unit, and of the place, measure and
 * time as far as the words name them. One is sure where the place is named too, or other numbers of the text are of the
 * same article and place.
 */
export function heldClaims(
  dataset: Dataset,
  question: Question,
  numbers: readonly ClaimedNumber[],
  words: ReadonlySet<string>,
): HeldClaims[] {
  const matches = numbers.map((claimed) => {
    const named = namedBeside(question, claimed, numbers);
    return dataset.parts.claims.flatMap((claim) => matchOf(dataset, claim, claimed, named, words));
  });
  return matches.map((found) => {
    const scoped = found.filter(({ inScope }) => inScope);
    const fitting = scoped.length > 0 ? scoped : found;
    const support = fitting.map((match) => supportOf(match, matches));
    const most = Math.max(0, ...support);
    const best = fitting.filter((_, at) => support[at] === most);
    const placed = best.every((match) => match.placed);
    const exact = best.filter(({ loose }) => !loose);
    const alone = new Set(exact.map(({ claim }) => subjectOf(claim))).size === 1;
    const sure = alone && (placed || most >= TELLING_TOGETHER) ? exact : [];
    return {
      sure: sure.map(({ claim }) => claim),
      possible: sure.length > 0 ? [] : best.map(({ claim }) => claim),
      placed,
    };
  });
}

function matchOf(
  dataset: Dataset,
  claim: PressClaim,
  claimed: ClaimedNumber,
  named: Named,
  words: ReadonlySet<string>,
): Match[] {
  const said = howSaid(dataset, claim, claimed, named);
  if (said === null || !isTimeOf(dataset, claim, named.period)) return [];
  const alike = isWordedAlike(claim, words);
  if (!alike && !isMeasureOf(dataset, claim, named.metrics)) return [];
  // "Most deprived nationally" speaks of the country and is told of a county.
  const unscoped = { ...named, scope: null, areas: named.around };
  const inScope = isPlaceOf(dataset, claim, named);
  const inWords = alike && named.scope !== null && isPlaceOf(dataset, claim, unscoped);
  if (!inScope && !inWords) return [];
  return [
    {
      claim,
      inScope,
      placed: (inScope && isPlaced(named)) || (inWords && isPlaced(unscoped)),
      loose: !alike && (said === 'otherwise' || isBareDigit(claimed, named)),
    },
  ];
}

/** "5" alone, of nothing that is named, may be anything of a place. */
const isBareDigit = ({ unit, value }: ClaimedNumber, { metrics }: Named): boolean =>
  unit.kind === 'number' && metrics.length === 0 && digitsOf(String(value)) < 2;

/** The digits of all numbers of the text that are claims of the same article and place; 0 where there is but one. */
function supportOf({ claim }: Match, matches: readonly (readonly Match[])[]): number {
  const found = matches.flatMap((match) =>
    match.filter((other) => other.claim.page === claim.page && other.claim.area === claim.area),
  );
  const values = new Set(found.map((other) => other.claim.value));
  return values.size < 2 ? 0 : [...values].reduce((sum, value) => sum + digitsOf(value), 0);
}

/** Digits that tell a number from others: not the noughts that it ends in. */
const digitsOf = (value: string): number => value.replaceAll(/\D/g, '').replace(/0+$/, '').length;

/** What tells claims on record apart that are of different things. */
export const subjectOf = ({ area, place, metric, year, period, unit }: PressClaim): string =>
  [area ?? place, metric, year ?? period, unit].join('|');

function namedBeside(question: Question, claimed: ClaimedNumber, numbers: readonly ClaimedNumber[]): Named {
  // A usual authority that nobody named has no words.
  const asked = question.areas.filter(({ words }) => words !== '');
  return {
    areas: claimed.areas.length > 0 ? claimed.areas : asked,
    around: [...claimed.areas, ...asked].filter(({ code }) => code !== ENGLAND),
    scope: claimed.scope,
    metrics: claimed.metrics.length > 0 ? claimed.metrics : question.metrics,
    // Where other numbers have their own times, the message has none for all.
    period: claimed.period ?? (numbers.some(({ period }) => period !== null) ? null : question.period),
  };
}

const isPlaced = ({ areas, scope }: Named): boolean =>
  areas.length > 0 || (scope !== null && scope !== 'region');

/** Whether a number is the one of a claim on record, and said of the same kind of thing; null where it is another. */
function howSaid(
  dataset: Dataset,
  claim: PressClaim,
  claimed: ClaimedNumber,
  { metrics }: Named,
): 'same' | 'otherwise' | null {
  // Most have another number, which is soon seen.
  if (/\d/.test(claim.value) && Number(claim.value.replaceAll(/[+,]/g, '')) !== claimed.value) return null;
  const held = numberOf(dataset, claim);
  if (held?.value !== claimed.value) return null;
  if (claimed.looseness !== 'none' && claimed.looseness !== 'about') return null;
  if (claimed.direction === -1 && held.direction === 1) return null;
  const unit = isSameUnit(held.unit, claimed.unit);
  // "An average of 34.1": what is no whole number is no count, and a rate that is named needs no unit.
  const isRate = held.unit.kind === 'per' || held.unit.kind === 'percent';
  const bare = claimed.unit.kind === 'number' && isRate;
  const known = bare && (claimed.step < 1 || metrics.some((asked) => asked.id === claim.metric));
  if (!unit && !known && !(bare && metrics.length === 0)) return null;
  return (unit || known) && held.says === claimed.says ? 'same' : 'otherwise';
}

function isSameUnit(a: ClaimedNumber['unit'], b: ClaimedNumber['unit']): boolean {
  return a.kind === 'per' && b.kind === 'per' ? a.children === b.children : a.kind === b.kind;
}

/** Whether a claim is of a place named, or of what came before or after it; of any where none is named. */
export function isPlaceOf(
  dataset: Dataset,
  claim: PressClaim,
  { areas, scope }: Pick<Named, 'areas' | 'scope'>,
): boolean {
  if (scope === 'uk' || scope === 'country' || scope === 'nation') return claim.area === ENGLAND;
  const named = areas.flatMap(({ code }) => dataset.area(code) ?? []);
  if (scope === 'region') {
    const regions = named.flatMap(({ code, region }) => [code, ...(region === null ? [] : [region])]);
    const area = claim.area === null ? undefined : dataset.area(claim.area);
    return named.length > 0 ? regions.includes(claim.area ?? '') : area?.kind === 'region';
  }
  if (named.length === 0) return true;
  if (claim.area === null) {
    return areas.some(({ via }) => via?.kind === 'district' && via.name === claim.place);
  }
  return named.some((area) => beforeAndAfter(dataset, area).has(claim.area ?? ''));
}

function beforeAndAfter(dataset: Dataset, { code }: Area): Set<string> {
  return new Set([
    code,
    ...dataset.predecessors(code).map(({ predecessor }) => predecessor),
    ...dataset.successors(code).map(({ successor }) => successor),
  ]);
}

/** Whether a claim is of a measure named, of one taken for it, or of its count at other times of the year. */
function isMeasureOf(dataset: Dataset, claim: PressClaim, asked: readonly AskedMetric[]): boolean {
  if (asked.length === 0) return true;
  const ids = asked.flatMap((one) => (one.kind === 'metric' ? [one.id, ...one.readings] : [one.id]));
  const measure = dataset.parts.unheld.find(({ id }) => id === claim.metric);
  const own = countsBehind(dataset, [claim.metric, ...(measure?.nearest ?? [])]);
  const named = countsBehind(dataset, ids);
  return (
    takenFor(dataset, own).some((id) => named.includes(id)) ||
    takenFor(dataset, named).some((id) => own.includes(id))
  );
}

/** The counts that rates and shares are made of, and what is no rate as it is. */
function countsBehind(dataset: Dataset, ids: readonly MetricId[]): MetricId[] {
  return ids.flatMap((id) => {
    const derived = dataset.metric(id)?.derived;
    return derived?.kind === 'ratio' ? [id, derived.numerator] : [id];
  });
}

/** Measures and those that are taken for them. */
function takenFor(dataset: Dataset, ids: readonly MetricId[]): MetricId[] {
  return ids.flatMap((id) => [id, ...(dataset.metric(id)?.confusedWith ?? [])]);
}

/** Whether a time named has a year in common with a claim; none named is any. */
export function isTimeOf(dataset: Dataset, claim: PressClaim, period: AskedPeriod | null): boolean {
  const said = saidPeriod(dataset, claim);
  if (period?.kind === 'month' && said?.kind === 'month') {
    return period.year === said.year && period.month === said.month;
  }
  const years = yearsOf(period);
  const own = [...(claim.year === null ? [] : [claim.year]), ...yearsOf(said)];
  return years.length === 0 || own.length === 0 || years.some((year) => own.includes(year));
}

function yearsOf(period: AskedPeriod | null): readonly Year[] {
  switch (period?.kind) {
    case 'years':
      return period.years;
    case 'range':
      return period.from === null || period.to === null ? [] : yearsBetween(period.from, period.to);
    case 'month':
      return [period.year];
    case undefined:
    case 'latest':
    case 'previous':
    case 'next':
    case 'all':
    case 'last':
      return [];
  }
}
