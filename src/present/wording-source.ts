import type { PressClaim, Verdict } from '../domain/claim.ts';
import type { SourceCell } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { Release } from '../domain/release.ts';
import { dateWords, periodLabel } from './number.ts';

// Where figures come from, how far they reach, and what was reported of them elsewhere.

/** "Children in need, reporting year 2025" */
export const editionWords = (release: Release): string => `${release.publication}, ${release.edition}`;

/** "d5_….csv, column CPP_At31". */
export function columnWords(source: SourceCell): string {
  const rows = source.filter ? ` (${Object.values(source.filter).join(', ')})` : '';
  return `${source.file}, column ${source.column}${rows}`;
}

/**
 * "Source: Department for Education, Children in need, reporting year 2025 — d5_….csv, column CPP_At31." `base` is what the
 * rate or share beside a count is worked out with, `flow` where the count over the year beside one on a day stands.
 */
export function sourceSentence(
  release: Release | null,
  source: SourceCell,
  { base = null, flow = null }: { readonly base?: SourceCell | null; readonly flow?: SourceCell | null } = {},
): string {
  const columns = [
    columnWords(source),
    ...(flow ? [`for the count over the year ${columnWords(flow)}`] : []),
    ...(base ? [`for the rate or share also ${columnWords(base)}`] : []),
  ].join('; ');
  if (!release) return `Source: ${columns}.`;
  return `Source: ${release.publisher}, ${release.publication}, ${release.edition} — ${columns}. ${release.licence}.`;
}

export const publisherSentence = (release: Release): string =>
  `Published by ${release.publisher} in ${release.publication}, ${release.edition}${release.nextDue ? `; next edition due by ${dateWords(release.nextDue)}` : ''}.`;

export const listWordsOf = (release: Release): string =>
  release.status === 'unofficial'
    ? `From ${release.publication} (${release.publisher}), an unofficial list: check the report itself.`
    : `From ${release.publication}, ${release.edition} (${release.publisher}).`;

export function seriesStopsSentence(metric: Metric, last: Year): string {
  return `Safeguard holds this series to ${periodLabel(metric.periodKind, last)} only; the publisher may have later years on its page.`;
}

/** That a newer edition should be out, beside figures that could be taken for the latest without it. */
export const overdueSentence = (release: Release): string =>
  `${newerWas(release)}: check the publisher’s page before you quote this as the latest.`;

/** The same, where the figures may be of an earlier year than the last that is held. */
export const overdueBeside = (release: Release, { latest }: { readonly latest: boolean }): string =>
  latest ? overdueSentence(release) : `${newerWas(release)}: it may revise the figures of earlier years.`;

function newerWas({ publication, nextDue }: Release): string {
  return `A newer edition of ${publication} was due by ${dateWords(nextDue ?? '')} and is not loaded here yet`;
}

export function claimSentence(claim: PressClaim): string {
  return reported(claim, VERDICTS[claim.verdict]);
}

/** The same of a measure that nobody publishes: a sum can be right, but no published figure bears it out. */
export function localClaimSentence(claim: PressClaim): string {
  return reported(claim, claim.verdict === 'reproduced' ? OWN_SUM : VERDICTS[claim.verdict]);
}

/** The same of a place that is not the one asked about but part of it, or what came before it. */
export const elsewhereClaimSentence = (claim: PressClaim): string =>
  `Of ${claim.place}: ${localClaimSentence(claim)}`;

function reported(claim: PressClaim, verdict: string): string {
  const who = claim.sourceKind === 'council' ? `${claim.publisher} said` : `${claim.publisher} reported`;
  return `${who} (${claim.date}): ${claim.wording} — ${verdict}. ${claim.finding}`;
}

export const OWN_SUM = 'right by the claim’s own numbers';

export const VERDICTS: Readonly<Record<Verdict, string>> = {
  reproduced: 'the published figures reproduce it',
  'other-base': 'right on another base',
  differs: 'the published figures differ',
  'not-published': 'no official figure to check it by',
  'cannot-tell': 'can’t be told from the published figures',
};

/** "Department for Education, Children in need, reporting year 2025: Referrals, …" */
export const sourceOf = (release: Release, names: readonly string[]): string =>
  `Source: ${release.publisher}, ${release.publication}, ${release.edition}: ${names.join('; ')}. ${release.licence}.`;

/** The same of whatever list it is: an unofficial one says so. */
export const listSourceOf = (release: Release, names: readonly string[]): string =>
  release.status === 'unofficial'
    ? `Source: ${release.publication} (${release.publisher}), an unofficial list: ${names.join('; ')}. Check the report itself before you quote it. ${release.licence}.`
    : sourceOf(release, names);

/** "d2_….csv (Neglect_Initial, Emotional_Initial)", one entry a table. */
export function columnsOf(sources: readonly SourceCell[]): string[] {
  const byFile = Map.groupBy(sources, (source) => source.file);
  return [...byFile].map(([file, cells]) => {
    const columns = cells.map((source) =>
      source.filter ? Object.values(source.filter).join(', ') : source.column,
    );
    return `${file} (${[...new Set(columns)].join(', ')})`;
  });
}
