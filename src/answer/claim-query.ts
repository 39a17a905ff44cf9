import type { Area } from '../domain/authority.ts';
import type { PressClaim } from '../domain/claim.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { ClaimedNumber } from '../query/read-claim.ts';
import type { ClaimAnswer } from './claim-answer.ts';
import { orderQuery } from './claim-order-query.ts';
import { ratioQuery } from './claim-ratio.ts';
import { numberOf } from './held-number.ts';

/** The ONS codes of a place, or of the places that were named together. */
function codesOf(dataset: Dataset, area: Area): string {
  const areas = dataset.area(area.code) ? [area] : area.members.flatMap((code) => dataset.area(code) ?? []);
  return areas.map(({ gss }) => gss).join(' and ');
}

/** The checks in numbers, codes and ids: a message that asks for the same checks and holds nothing that was typed. */
export function claimQuery(dataset: Dataset, { checks, orders, ratios, record }: ClaimAnswer): string {
  const pieces = checks.flatMap(({ claimed, area, metric, unheld, year, base }, index) => {
    if (!claimed || !area) return [];
    if (!metric && unheld) return [`${amountOf(claimed)} ${codesOf(dataset, area)} ${unheld.id}`];
    if (!metric || year === null) return [];
    const most = record && (record.claimed.of ?? 0) === index ? `record ${record.claimed.end} ` : '';
    return [
      `${most}${amountOf(claimed)} ${codesOf(dataset, area)} ${metric.id} ${base === null || base === year - 1 ? year : `${base} to ${year}`}`,
    ];
  });
  const told = [
    ...pieces,
    ...orders.flatMap((order) => orderQuery(dataset, order) ?? []),
    ...ratios.map((ratio) => ratioQuery(dataset, ratio)).filter((words) => words !== ''),
  ];
  return told.length === 0 ? '' : `check ${told.join('; ')}`;
}

/** The check of a claim on record, in codes and ids; null where it has no number or is of no authority. */
export function heldQuery(dataset: Dataset, claim: PressClaim): string | null {
  const area = claim.area === null ? undefined : dataset.area(claim.area);
  const number = numberOf(dataset, claim);
  if (!area || !number) return null;
  const year = claim.year === null ? '' : ` ${claim.year}`;
  return `check ${amountOf(number)} ${area.gss} ${claim.metric}${year}`;
}

/** A claimed number as it is typed: "up 10%", "34.1 per 10000". */
function amountOf({ value, unit, says, direction }: ClaimedNumber): string {
  const change = says === 'change' ? (direction === -1 ? 'down ' : 'up ') : '';
  const rest = says === 'share-of-change' ? ' of the rise' : '';
  return `${change}${inUnit(value, unit)}${rest}`;
}

function inUnit(value: number, unit: ClaimedNumber['unit']): string {
  switch (unit.kind) {
    case 'number':
      // "2050" would be a year.
      return String(value).replace(/^\d+/, (whole) => whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ','));
    case 'percent':
      return `${value}%`;
    case 'points':
      return `${value} percentage points`;
    case 'per':
      return `${value} per ${unit.children}`;
    case 'pounds':
      return `£${value}${unit.each ? ' a child' : ''}`;
    case 'share':
      return `${unit.part} in ${unit.whole}`;
    case 'every':
      return `${value} a ${unit.span}`;
  }
}
