import type { Dataset } from '../domain/dataset.ts';
import type { ClaimedPlaces } from '../query/order-words.ts';
import type { OrderGap, PlaceFound } from './claim-order-reading.ts';

/** What the published figures say to a reading. */
export type Outcome =
  { readonly kind: 'holds' | 'fails' } | { readonly kind: 'open'; readonly why: OrderGap };

/**
 * Whether the place found is one of those claimed. Those who share a place share all of the places that they take up
 * together. Who has no figure could stand anywhere, and who has a small number withheld for its smallness could stand at the
 * bottom: where that would turn the outcome it stays open.
 */
export function outcomeOfPlace(dataset: Dataset, claimed: ClaimedPlaces, found: PlaceFound): Outcome {
  const { place, stand, standing, end } = found;
  const of = standing.stands.length;
  const last = place + stand.tied;
  if (claimed.kind === 'vague') {
    if (place <= Math.max(1, Math.floor(of * AMONG))) return { kind: 'holds' };
    return place > of / 2 && last > of / 2 ? { kind: 'fails' } : { kind: 'open', why: 'no-line' };
  }
  const room =
    claimed.kind === 'places'
      ? { first: claimed.first, last: claimed.last }
      : { first: 1, last: Math.floor((of * claimed.percent) / 100) };
  const meets = (to: number): boolean => place <= room.last && to >= room.first;
  const small = standing.missing.filter(
    ({ figure }) => figure?.state === 'withheld' && figure.reason === 'suppressed',
  ).length;
  const isCount = dataset.metric(standing.at.metric)?.unit === 'count';
  const unseen = standing.missing.length - (end === 'top' && isCount ? small : 0);
  if (meets(last)) {
    return end === 'bottom' && place + small > room.last
      ? { kind: 'open', why: 'missing' }
      : { kind: 'holds' };
  }
  return meets(last + unseen) ? { kind: 'open', why: 'missing' } : { kind: 'fails' };
}

/** The share of places that nobody would deny to be "among the highest". */
const AMONG = 0.1;
