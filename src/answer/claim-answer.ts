import type { Area } from '../domain/authority.ts';
import type { PressClaim } from '../domain/claim.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Figure } from '../domain/figure.ts';
import type { Release } from '../domain/release.ts';
import type { Question } from '../query/question.ts';
import type { ReadClaim } from '../query/read-claim.ts';
import { checkAsReported } from './check-as-reported.ts';
import type { ClaimCheck } from './claim-check.ts';
import { checkWords } from './check-words.ts';
import { heldQuery } from './claim-query.ts';
import { checkRatio, type RatioCheck } from './claim-ratio.ts';
import { checkRecord, type RecordCheck } from './claim-record.ts';
import { checkOrder, type OrderCheck } from './claim-order.ts';
import { heldClaims } from './held-claims.ts';

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
  /** Claims on record that its numbers may repeat, each with the question that checks it. */
  readonly offers: readonly { readonly claim: PressClaim; readonly query: string }[];
  readonly releases: readonly Release[];
  /** Whether the claim calls something the highest, the lowest or a record in a way that is not checked. */
  readonly superlative: boolean;
  /** The authorities behind each joint return that a figure is from, as one area. */
  readonly joint: readonly Area[];
}

/** The check of every number in a claim; what a number's own clause leaves open comes from the whole message. */
export function claimAnswer(dataset: Dataset, question: Question, claim: ReadClaim): ClaimAnswer {
  const held = heldClaims(dataset, question, claim.numbers, claim.words);
  const checks =
    claim.numbers.length > 0
      ? claim.numbers.map((claimed, index) =>
          checkAsReported(dataset, { question, claim }, claimed, held[index] ?? NOTHING_HELD),
        )
      : claim.orders.length + claim.ratios.length > 0
        ? []
        : [checkWords(dataset, question, claim)];
  const orders = claim.orders.map((claimed) => checkOrder(dataset, question, claimed));
  const ratios = claim.ratios.map((claimed) => checkRatio(dataset, question, claimed));
  const told = claim.record && checks[claim.record.of ?? 0];
  const open = told?.forEngland === true && told.verdict === 'cannot-tell';
  const record = claim.record && told && !open ? checkRecord(dataset, claim.record, told) : null;
  const readings = orders.flatMap(({ plain, fits }) => [...plain, ...fits]);
  const figures = checks.flatMap(figuresBehind);
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
    ...checks.flatMap(({ inspection, since }) => [inspection, since].flatMap((one) => one?.release ?? [])),
  ]);
  const joint = new Set([...figures, ...owns].flatMap((figure) => figure.joint ?? []));
  return {
    kind: 'claim',
    checks,
    orders,
    ratios,
    record,
    onRecord: dataset.parts.claims.filter((past) =>
      checks.some(
        (check) =>
          check.reported?.claims.includes(past) || check.offered.includes(past) || isSameClaim(past, check),
      ),
    ),
    offers: checks.flatMap(({ offered }) =>
      offered.flatMap((past) => {
        const query = heldQuery(dataset, past);
        return query === null ? [] : [{ claim: past, query }];
      }),
    ),
    releases: [...ids].flatMap((id) => dataset.release(id) ?? []),
    superlative: claim.superlative || (claim.record !== null && record === null),
    joint: [...joint].flatMap((code) => dataset.area(code) ?? []),
  };
}

/** The published figures that a check stands on. */
export function figuresBehind(check: ClaimCheck): Figure[] {
  const { official, change, before, fits, digits, once, equal, regions, nearest } = check;
  const found = [...fits, ...[digits, once, equal].flatMap((fit) => fit ?? []), ...(regions ?? [])];
  return [
    ...(official && official.state !== 'absent' ? [official] : []),
    ...(change?.state === 'stated' ? [change.to] : []),
    ...(before ? [before] : []),
    ...found.map(({ figure }) => figure),
    ...nearest,
  ];
}

const NOTHING_HELD = { sure: [], possible: [], placed: false };

/** Whether a claim on record is of the same number, or of the same thing where the claim has no number. */
function isSameClaim(record: PressClaim, check: ClaimCheck): boolean {
  const { area, metric, unheld, year, claimed, fits, equal } = check;
  const measures = [metric?.id, unheld?.id, equal?.metric.id, ...fits.map((fit) => fit.metric.id)];
  if (record.area !== area?.code || !measures.includes(record.metric)) return false;
  if (claimed) return Number(record.value.replaceAll(/[+,]/g, '')) === claimed.value;
  return record.year === year;
}
