import type { Area } from '../domain/authority.ts';
import { differenceByChance, likenessTo, type Likeness } from '../domain/chance.ts';
import { figureAt, neighbourSummary, onBaseOf, type At } from '../domain/comparator.ts';
import { ENGLAND, type Dataset } from '../domain/dataset.ts';
import type { Value } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { ReleaseId } from '../domain/release.ts';
import { rounded } from '../domain/rounded.ts';
import { standFor, standingOf, type Stand, type Standing } from '../domain/standing.ts';
import type { ClaimedOrder } from '../query/claimed-orders.ts';
import type { ClaimedPlaces } from '../query/order-words.ts';
import type { ClaimedReference, ClaimedScope } from '../query/order-scope.ts';
import { membersOf, type Scope } from './asked-areas.ts';
import { outcomeOfPlace, type Outcome } from './claim-order-places.ts';

/** Where a place stands, counted from the end that the claim is about. */
export interface PlaceFound {
  readonly kind: 'place';
  readonly scope: Scope;
  readonly end: 'top' | 'bottom';
  readonly standing: Standing;
  readonly stand: Stand;
  /** 1 is the first from that end. */
  readonly place: number;
  /** The first from that end, as many as the claim is about and three at least. */
  readonly first: readonly Stand[];
  /** How many of the others chance alone could set apart from it; null where that cannot be told, or was not asked. */
  readonly level: number | null;
}

/** A figure beside the one that it is said to be above or below. */
export interface PairFound {
  readonly kind: 'pair';
  readonly own: Value;
  readonly to:
    | { readonly kind: 'figure'; readonly area: Area; readonly figure: Value }
    /** The middle figure of the neighbours and their mean. */
    | { readonly kind: 'neighbours'; readonly model: string; readonly median: number; readonly mean: number };
  /** To a country or region, with chance allowed for; null where that cannot be told. */
  readonly likeness: Likeness | null;
  /** Whether chance alone could explain the difference to another authority; null where that cannot be told. */
  readonly byChance: boolean | null;
}

/** One way of reading a claim, and what the published figures say to it. */
export interface OrderReading {
  readonly metric: Metric;
  readonly area: Area;
  readonly at: At;
  readonly own: Value;
  readonly outcome: Outcome;
  readonly found: PlaceFound | PairFound;
  /** What is read differently from the words; null where nothing is. */
  readonly apart: 'measure' | 'period' | 'scope' | 'edition' | null;
}

/** Why the published figures cannot say more. */
export type OrderGap =
  | 'unheld'
  /** Grades are words that many places share. */
  | 'grades'
  /** The authority was another one then, or is another one now. */
  | 'other-area'
  | 'no-figure'
  | 'no-reference'
  | 'not-an-authority'
  | 'left-out-of-rankings'
  /** Which figures of the measure are worse, or which end of a rank is meant, the figures do not say. */
  | 'judgement'
  /** "Among the highest" draws no line. */
  | 'no-line'
  /** Figures that are withheld or missing could make it right or wrong. */
  | 'missing'
  /** To the decimals published the two are the same. */
  | 'same';

/** What a claim is about, and what of it is read as it stands. */
export interface Subject {
  readonly dataset: Dataset;
  readonly claimed: ClaimedOrder;
  readonly area: Area;
}

export interface Asked extends Subject {
  readonly metric: Metric;
  readonly year: Year;
  /** Read instead of the scope claimed. */
  readonly scope?: ClaimedScope;
}

/** A claim read by one measure, year and edition; why not, where the figures for it are not there. */
export function readingOf(
  asked: Asked,
  release: ReleaseId,
  apart: OrderReading['apart'],
): OrderReading | OrderGap {
  const { dataset, claimed, area, metric, year } = asked;
  const own = dataset.figureIn(release, metric.id, area.code, year);
  const at = onBaseOf(own, { release, metric: metric.id, year });
  if (own?.state !== 'value') return 'no-figure';
  const high = isHigh(claimed, metric);
  const { says } = claimed;
  const base = { metric, area, at, own, apart };
  if (says.kind === 'place') {
    const about = {
      places: says.places,
      scope: asked.scope ?? says.scope,
      end: high === false ? 'bottom' : 'top',
      apart,
    } as const;
    const found = placeFound(asked, at, about);
    if (typeof found === 'string') return found;
    const judged: Outcome = { kind: 'open', why: 'judgement' };
    return { ...base, found, outcome: high === null ? judged : outcomeOfPlace(dataset, says.places, found) };
  }
  const found = pairFound(asked, at, own, says.to);
  if (!found) return 'no-reference';
  return { ...base, found, outcome: outcomeOfPair(metric, found, high) };
}

/** Whether the higher figures are meant; null where the words leave that to a judgement. */
function isHigh({ side }: ClaimedOrder, { polarity, unit }: Metric): boolean | null {
  // "The highest rank" may be the first or the last.
  if (unit === 'rank') return null;
  if (side === 'high' || side === 'low') return side === 'high';
  if (polarity === 'neutral') return null;
  return (polarity === 'higher-is-better') === (side === 'better');
}

function placeFound(
  { dataset, area, metric, year }: Asked,
  at: At,
  about: {
    readonly places: ClaimedPlaces;
    readonly scope: ClaimedScope | null;
    readonly end: 'top' | 'bottom';
    readonly apart: OrderReading['apart'];
  },
): PlaceFound | OrderGap {
  const { places, end, apart } = about;
  const group = groupOf(dataset, about.scope, area, metric, year);
  if (!group) return 'not-an-authority';
  if (!area.ranked) return 'left-out-of-rankings';
  const standing = standingOf(dataset, at, group.areas);
  const stand = standFor(standing, area);
  if (!stand) return 'not-an-authority';
  const { stands } = standing;
  const fromEnd = end === 'top' ? stands : stands.toReversed();
  const wanted = Math.max(3, places.kind === 'places' ? places.last : 0);
  return {
    kind: 'place',
    scope: group.scope,
    end,
    standing,
    stand,
    place: end === 'top' ? stand.place : stands.length - stand.place - stand.tied + 1,
    first: fromEnd.slice(0, Math.min(wanted, MOST_FIRST)),
    level: apart === null ? levelWith(dataset, standing, stand) : null,
  };
}

const MOST_FIRST = 10;

function levelWith(dataset: Dataset, { stands }: Standing, { figure: own }: Stand): number | null {
  const others = stands
    .filter(({ figure }) => figure.area !== own.area)
    .map(({ figure }) => differenceByChance(dataset, own, figure));
  return others.every((byChance) => byChance === null) ? null : others.filter((byChance) => byChance).length;
}

/** The areas that a place is looked for among; null where it is none of them. */
function groupOf(
  dataset: Dataset,
  claimed: ClaimedScope | null,
  area: Area,
  metric: Metric,
  year: Year,
): { readonly scope: Scope; readonly areas: readonly Area[] } | null {
  const isRegion = area.kind === 'region';
  const scope = claimed ?? { kind: 'all' };
  const own = area.region === null ? null : ({ kind: 'region', region: area.region } as const);
  const group = isRegion && scope.kind === 'all' ? REGIONS : scope.kind === 'own-region' ? own : scope;
  if (!group || isRegion !== (group.kind === 'regions')) return null;
  const members = membersOf(dataset, group, { area, metric, year });
  return members.scope === null ? null : { scope: members.scope, areas: members.areas };
}

const REGIONS = { kind: 'regions' } as const;

function pairFound({ dataset, area }: Asked, at: At, own: Value, to: ClaimedReference): PairFound | null {
  if (to.kind === 'neighbours') {
    const summary = neighbourSummary(dataset, at, area);
    if (summary.state !== 'given') return null;
    return { kind: 'pair', own, to: { ...summary, kind: 'neighbours' }, likeness: null, byChance: null };
  }
  const code = to.kind === 'area' ? to.area.code : to.kind === 'region' ? area.region : ENGLAND;
  const other = code === null || code === area.code ? undefined : dataset.area(code);
  const figure = other && figureAt(dataset, at, other.code);
  if (!other || figure?.state !== 'value' || (figure.joint !== null && figure.joint === own.joint))
    return null;
  const isPlace = other.kind === 'authority' || other.kind === 'joint';
  return {
    kind: 'pair',
    own,
    to: { kind: 'figure', area: other, figure },
    likeness: isPlace ? null : likenessTo(dataset, own, figure),
    byChance: isPlace ? differenceByChance(dataset, own, figure) : null,
  };
}

function outcomeOfPair(metric: Metric, { own, to }: PairFound, high: boolean | null): Outcome {
  if (high === null) return { kind: 'open', why: 'judgement' };
  const references = to.kind === 'figure' ? [to.figure.value] : [to.median, to.mean];
  const gaps = references.map(
    (value) =>
      Math.sign(rounded(own.value, metric.decimals) - rounded(value, metric.decimals)) * (high ? 1 : -1),
  );
  if (gaps.every((gap) => gap > 0)) return { kind: 'holds' };
  if (gaps.every((gap) => gap < 0)) return { kind: 'fails' };
  return { kind: 'open', why: 'same' };
}
