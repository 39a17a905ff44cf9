import type { Area } from '../domain/authority.ts';
import type { PressClaim } from '../domain/claim.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Release } from '../domain/release.ts';
import type { Question } from '../query/question.ts';
import type { ReadClaim } from '../query/read-claim.ts';
import { checkNumber, type ClaimCheck } from './claim-check.ts';
import { checkWithoutNumber } from './claim-in-words.ts';
import { orderQuery } from './claim-order-query.ts';
import { checkRatio, type RatioCheck, ratioQuery } from './claim-ratio.ts';
import { checkRecord, type RecordCheck } from './claim-record.ts';
import { checkOrder, type OrderCheck } from './claim-order.ts';

/** Every number of a claim beside the nearest published one, and every place in an order that it tells of. */
export interface ClaimAnswer {
  readonly kind: 'claim';
  readonly checks: readonly ClaimCheck[];
  readonly orders: readonly OrderCheck[];
  readonly ratios: readonly RatioCheck[];
  /** The record that it claims, where there are years to hold it against. */
  readonly record: RecordCheck | null;
  /** What was reported before about the same places, measures and years. */
  readonly onRecord: readonly PressClaim[];
  readonly releases: readonly Release[];
  /** Whether the claim calls something the highest, the lowest or a record in a way that is not checked. */
  readonly superlative: boolean;
  /** The authorities behind each joint return that a figure is from, as one area. */
  readonly joint: readonly Area[];
}

/** The check of every number in a claim; what a number's own clause leaves open comes from the whole message. */
export function claimAnswer(dataset: Dataset, question: Question, claim: ReadClaim): ClaimAnswer {
  const checks =
    claim.numbers.length > 0
      ? claim.numbers.map((claimed) => checkNumber(dataset, question, claimed, claim.numbers))
      : claim.orders.length + claim.ratios.length > 0
        ? []
        : [checkWithoutNumber(dataset, question, claim.grade)];
  const orders = claim.orders.map((claimed) => checkOrder(dataset, question, claimed));
  const ratios = claim.ratios.map((claimed) => checkRatio(dataset, question, claimed));
  const told = claim.record && checks[claim.record.of ?? 0];
  const record = claim.record && told ? checkRecord(dataset, claim.record, told) : null;
  const readings = orders.flatMap(({ plain, fits }) => [...plain, ...fits]);
  const figures = checks.flatMap(({ official, fits, digits, once }) => [
    ...(official && official.state !== 'absent' ? [official] : []),
    ...[...fits, ...(digits ? [digits] : []), ...(once ? [once] : [])].map((fit) => fit.figure),
  ]);
  const owns = [
    ...(record ? [record.figure] : []),
    ...ratios
      .flatMap(({ own, other }) => [own, other])
      .flatMap((one) => (one && one.state !== 'absent' ? [one] : [])),
    ...readings.map(({ own }) => own),
    ...orders.flatMap(({ official }) => (official && official.state !== 'absent' ? [official] : [])),
  ];
  const ids = new Set([
    ...[...figures, ...owns].map((figure) => figure.source.release),
    ...checks.flatMap((check) => check.inspection?.release ?? []),
  ]);
  const joint = new Set([...figures, ...owns].flatMap((figure) => figure.joint ?? []));
  return {
    kind: 'claim',
    checks,
    orders,
    ratios,
    record,
    onRecord: dataset.parts.claims.filter((past) => checks.some((check) => isSameClaim(past, check))),
    releases: [...ids].flatMap((id) => dataset.release(id) ?? []),
    superlative: claim.superlative || (claim.record !== null && record === null),
    joint: [...joint].flatMap((code) => dataset.area(code) ?? []),
  };
}

/** Whether a claim on record is of the same number, or of the same thing where the claim has no number. */
function isSameClaim(record: PressClaim, { area, metric, unheld, year, claimed, fits }: ClaimCheck): boolean {
  const measures = [metric?.id, unheld?.id, ...fits.map((fit) => fit.metric.id)];
  if (record.area !== area?.code || !measures.includes(record.metric)) return false;
  if (claimed) return Number(record.value.replaceAll(/[+,]/g, '')) === claimed.value;
  return record.year === year;
}

/** The ONS codes of a place, or of the places that were named together. */
function codesOf(dataset: Dataset, area: Area): string {
  const areas = dataset.area(area.code) ? [area] : area.members.flatMap((code) => dataset.area(code) ?? []);
  return areas.map(({ gss }) => gss).join(' and ');
}

/** The checks in numbers, codes and ids: a message that asks for the same checks and holds nothing that was typed. */
export function claimQuery(dataset: Dataset, { checks, orders, ratios, record }: ClaimAnswer): string {
  const pieces = checks.flatMap(({ claimed, area, metric, year, base }, index) => {
    if (!claimed || !area || !metric || year === null) return [];
    const { value, unit, says, direction } = claimed;
    const amount = String(value);
    const number =
      unit.kind === 'percent'
        ? `${amount}%`
        : unit.kind === 'points'
          ? `${amount} percentage points`
          : unit.kind === 'per'
            ? `${amount} per ${unit.children}`
            : unit.kind === 'pounds'
              ? `£${amount}`
              : unit.kind === 'share'
                ? `${unit.part} in ${unit.whole}`
                : unit.kind === 'every'
                  ? `${amount} a ${unit.span}`
                  : amount;
    const change = says === 'change' ? (direction === -1 ? 'down ' : 'up ') : '';
    const rest = says === 'share-of-change' ? ' of the rise' : '';
    const most = record && (record.claimed.of ?? 0) === index ? `record ${record.claimed.end} ` : '';
    return [
      `${most}${change}${number}${rest} ${codesOf(dataset, area)} ${metric.id} ${base === null || base === year - 1 ? year : `${base} to ${year}`}`,
    ];
  });
  const told = [
    ...pieces,
    ...orders.flatMap((order) => orderQuery(dataset, order) ?? []),
    ...ratios.map((ratio) => ratioQuery(dataset, ratio)).filter((words) => words !== ''),
  ];
  return told.length === 0 ? '' : `check ${told.join('; ')}`;
}
