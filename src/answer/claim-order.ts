import type { Area } from '../domain/authority.ts';
import { cautionsFor, type Caution } from '../domain/caution.ts';
import type { Verdict } from '../domain/claim.ts';
import { comparingMetric, twinOf } from '../domain/comparator.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Absent, Figure } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { ReleaseId } from '../domain/release.ts';
import type { ClaimedOrder } from '../query/claimed-orders.ts';
import type { ClaimedScope } from '../query/order-scope.ts';
import type { Question } from '../query/question.ts';
import { askedYear } from './asked-year.ts';
import { answeringFor, type Answering } from './claim-places.ts';
import {
  readingOf,
  type Asked,
  type OrderGap,
  type OrderReading,
  type Subject,
} from './claim-order-reading.ts';

/** A claim of how a place stands to others, and what the published figures say to it. */
export interface OrderCheck {
  readonly claimed: ClaimedOrder;
  readonly verdict: Verdict;
  readonly why: OrderGap | null;
  readonly area: Area | null;
  readonly metric: Metric | null;
  readonly year: Year | null;
  /** Set where there is no figure of the measure, place and year meant. */
  readonly official: Figure | Absent | null;
  readonly cautions: readonly Caution[];
  /** What compares places of different size, where the words name a count. */
  readonly rate: Metric | null;
  /** The words read as they stand: by the measure named, then by the count or rate beside it where they leave that open. */
  readonly plain: readonly OrderReading[];
  /** Readings by which the claim holds with one thing read differently, the nearest first; at most two. */
  readonly fits: readonly OrderReading[];
}

const MOST_FITS = 2;

/** A claimed order against the published figures, by every reading of it that is fair. */
export function checkOrder(dataset: Dataset, question: Question, claimed: ClaimedOrder): OrderCheck {
  const area = dataset.area(claimed.area.code) ?? null;
  const named = claimed.metric.kind === 'metric' ? dataset.metric(claimed.metric.id) : undefined;
  const start: OrderCheck = { ...EMPTY, claimed, area, metric: named ?? null };
  if (!area || !named) return { ...start, verdict: 'not-published', why: 'unheld' };
  if (named.unit === 'grade') return { ...start, why: 'grades' };
  const subject = { dataset, claimed, area };
  const metric = comparable(subject, asSaid(subject, named));
  const period = claimed.period ?? question.period;
  const year = askedYear(dataset, { area, metric, period });
  const { area: then, another } = answeringAlone(subject, metric, year);
  const official = dataset.figure(metric.id, then.code, year);
  const about = { ...start, area: then, metric, year, official };
  if (official.state !== 'value') return { ...about, why: 'no-figure' };
  const asked = { ...subject, area: then, metric, year };
  const main = readingOf(asked, official.source.release, null);
  if (typeof main === 'string') return { ...about, why: main };
  if (another) return { ...about, official: null, plain: [main], why: 'other-area' };
  const twin = claimed.unit === null ? otherMeasure(asked) : undefined;
  const beside = twin && readingIn(twin, null);
  const plain = [main, ...(beside ? [beside] : [])];
  const found = {
    ...about,
    official: null,
    plain,
    cautions: ownCautions(dataset, main),
    rate: rateOf(dataset, metric),
  };
  if (plain.every(({ outcome }) => outcome.kind === 'holds')) return { ...found, verdict: 'reproduced' };
  const held = plain.filter(({ outcome }) => outcome.kind === 'holds');
  if (held.length > 0) return { ...found, verdict: 'other-base' };
  const fits = otherReadings(asked, official.source.release);
  if (fits.length > 0) return { ...found, verdict: 'other-base', fits };
  const open = plain.flatMap(({ outcome }) => (outcome.kind === 'open' ? outcome.why : []))[0];
  return open ? { ...found, why: open } : { ...found, verdict: 'differs' };
}

const EMPTY: Omit<OrderCheck, 'claimed'> = {
  verdict: 'cannot-tell',
  why: null,
  area: null,
  metric: null,
  year: null,
  official: null,
  cautions: [],
  rate: null,
  plain: [],
  fits: [],
};

/** Who answers for the place in a year with a figure of its own, and whether that is another place than the one named. */
function answeringAlone(
  { dataset, area }: Subject,
  metric: Metric,
  year: Year,
): Pick<Answering, 'area' | 'another'> {
  const alone = answeringFor(dataset, area, metric, year).find(({ parts }) => parts.length === 0);
  return alone ?? { area, another: false };
}

/** What is to be known of a place's figure; that it is a joint return is told once for the whole claim. */
function ownCautions(dataset: Dataset, { metric, own }: OrderReading): Caution[] {
  return cautionsFor(dataset, metric, own).filter(({ kind }) => kind !== 'worked-out' && kind !== 'joint');
}

function rateOf(dataset: Dataset, metric: Metric): Metric | null {
  const through = comparingMetric(dataset, metric);
  return through && through.id !== metric.id ? through : null;
}

/** The total of a country or region is nothing to hold a place's own count against: then its rate or share is meant. */
function comparable({ dataset, claimed, area }: Subject, metric: Metric): Metric {
  const { says } = claimed;
  const withOneArea =
    says.kind === 'against' && says.to.kind === 'area' && dataset.area(says.to.area.code)?.kind === area.kind;
  if (says.kind === 'place' || withOneArea) return metric;
  return comparingMetric(dataset, metric) ?? metric;
}

/** "Per head" and the like turn a count into the rate or share of it. */
function asSaid({ dataset, claimed }: Subject, metric: Metric): Metric {
  return claimed.unit === 'relative' ? (comparingMetric(dataset, metric) ?? metric) : metric;
}

/** The same in the rate beside a count or the count beside a rate. */
function otherMeasure(asked: Asked): Asked | undefined {
  const twin = twinOf(asked.dataset, asked.metric);
  return twin && comparable(asked, twin) === twin ? { ...asked, metric: twin } : undefined;
}

/** A reading by the edition that answers for it today; undefined where it has no figure or no outcome. */
function readingIn(asked: Asked, apart: OrderReading['apart']): OrderReading | undefined {
  const { dataset, metric, year } = asked;
  const { area: then, another } = answeringAlone(asked, metric, year);
  if (another) return undefined;
  const figure = dataset.figure(metric.id, then.code, year);
  if (figure.state !== 'value') return undefined;
  const reading = readingOf({ ...asked, area: then }, figure.source.release, apart);
  return typeof reading === 'string' ? undefined : reading;
}

/** The readings by which a claim holds with one thing read differently: measure, edition, group, year. */
function otherReadings(asked: Asked, release: ReleaseId): OrderReading[] {
  const { dataset, metric, area, year, claimed } = asked;
  const holds = (reading: OrderReading | undefined): OrderReading[] =>
    reading?.outcome.kind === 'holds' ? [reading] : [];
  const twin = claimed.unit === null ? undefined : otherMeasure(asked);
  const meant = claimed.metric.kind === 'metric' ? claimed.metric.readings : [];
  const measures = [
    ...(twin ? [twin] : []),
    ...meant.flatMap((id) => {
      const other = dataset.metric(id);
      const isRead = other === metric || other === twin?.metric || other?.unit === 'grade';
      return other && !isRead && comparable(asked, other) === other ? [{ ...asked, metric: other }] : [];
    }),
  ];
  const found = measures.flatMap((other) => holds(readingIn(other, 'measure')));
  const editions = dataset.releasesOf(metric.id).filter((id) => id !== release);
  for (const id of editions) {
    const reading = readingOf(asked, id, 'edition');
    if (typeof reading !== 'string') found.push(...holds(reading));
  }
  if (claimed.says.kind === 'place' && area.kind === 'authority') {
    const groups: ClaimedScope[] = [
      { kind: 'own-region' },
      { kind: 'neighbours', model: null },
      { kind: 'all' },
    ];
    for (const scope of groups) {
      if (sameScope(scope, claimed.says.scope, area)) continue;
      const reading = readingOf({ ...asked, scope }, release, 'scope');
      if (typeof reading !== 'string') found.push(...holds(reading));
    }
  }
  for (const other of dataset.years(metric.id, area.code).toReversed()) {
    if (found.length >= MOST_FITS) break;
    if (other !== year) found.push(...holds(readingIn({ ...asked, year: other }, 'period')));
  }
  return found.slice(0, MOST_FITS);
}

function sameScope(scope: ClaimedScope, claimed: ClaimedScope | null, area: Area): boolean {
  if (claimed === null) return scope.kind === 'all';
  return (
    scope.kind === claimed.kind ||
    (scope.kind === 'own-region' && claimed.kind === 'region' && claimed.region === area.region)
  );
}
