import type { Dataset } from '../domain/dataset.ts';
import type { ClaimedOrder } from '../query/claimed-orders.ts';
import type { ClaimedScope } from '../query/order-scope.ts';
import type { ClaimedPlaces, ClaimedSide } from '../query/order-words.ts';
import type { OrderCheck } from './claim-order.ts';

/** A claimed order in codes and ids, to be checked again; null where it was not understood as far as that. */
export function orderQuery(dataset: Dataset, { claimed, area, metric, year }: OrderCheck): string | null {
  if (!area || !metric || year === null) return null;
  const own = area.gss === '' ? area.code : area.gss;
  const { says, side } = claimed;
  const unit = claimed.unit === null ? '' : ` by the ${claimed.unit === 'number' ? 'number' : 'rate'}`;
  if (says.kind === 'place') {
    const scope = scopeWords(dataset, says.scope);
    return `${own} is ${placesWords(says.places, side)}${scope}${unit} for ${metric.id} ${year}`;
  }
  const code = says.to.kind === 'area' ? says.to.area.code : null;
  const to = code === null ? REFERENCES[says.to.kind] : (dataset.area(code)?.gss ?? code);
  return `${own} ${metric.id} ${year}${unit} is ${COMPARED[side]} than ${to}`;
}

const ENDS: Readonly<Record<ClaimedSide, string>> = {
  high: 'highest',
  low: 'lowest',
  worse: 'worst',
  better: 'best',
};
const COMPARED: Readonly<Record<ClaimedSide, string>> = {
  high: 'higher',
  low: 'lower',
  worse: 'worse',
  better: 'better',
};
const REFERENCES: Readonly<Record<Extract<ClaimedOrder['says'], { kind: 'against' }>['to']['kind'], string>> =
  {
    area: '',
    england: 'the national figure',
    average: 'the average',
    region: 'the regional figure',
    neighbours: 'its neighbours',
  };

function placesWords(places: ClaimedPlaces, side: ClaimedSide): string {
  const end = ENDS[side];
  switch (places.kind) {
    case 'vague':
      return `among the ${end}`;
    case 'share':
      return `in the ${end} ${Math.round(places.percent)}%`;
    case 'places':
      if (places.last === 1) return `the ${end}`;
      return places.first === places.last
        ? `the ${places.last}${NTH[ORDINALS.select(places.last)] ?? 'th'} ${end}`
        : `one of the ${places.last} ${end}`;
  }
}

const ORDINALS = new Intl.PluralRules('en-GB', { type: 'ordinal' });
const NTH: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = { one: 'st', two: 'nd', few: 'rd' };

function scopeWords(dataset: Dataset, scope: ClaimedScope | null): string {
  if (scope === null) return '';
  const without = 'without' in scope && scope.without ? ` without ${scope.without.join(' ')}` : '';
  return `${membersWords(dataset, scope)}${without}`;
}

function membersWords(dataset: Dataset, scope: ClaimedScope): string {
  switch (scope.kind) {
    case 'all':
      return ' in the country';
    case 'own-region':
      return ' in its region';
    case 'regions':
      return ' of any region';
    case 'region':
      return ` in ${dataset.area(scope.region)?.gss ?? scope.region}`;
    case 'neighbours':
      return ' among its neighbours';
    case 'type':
    case 'listed':
      return ` of the ${scope.words}`;
  }
}
