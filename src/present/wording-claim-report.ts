import type { Fit } from '../answer/claim-candidates.ts';
import type { ClaimCheck } from '../answer/claim-check.ts';
import type { Reported } from '../answer/held-claims.ts';
import type { PressClaim, Verdict } from '../domain/claim.ts';
import type { Value } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Release } from '../domain/release.ts';
import { formatValue, periodLabel, periodPhrase } from './number.ts';
import { headlineOf } from './wording-figure.ts';
import { capital, listWords } from './wording-phrases.ts';
import { editionWords, VERDICTS } from './wording-source.ts';

// What a claim check says where the claim repeats what was once reported, and where it names no place.

/** "“34.1 per 10,000”, taken for what Dorset Echo reported (about early November 2017): the published figures differ." */
export function reportedVerdict(
  words: string,
  check: ClaimCheck,
  { claims, fills, lendsNumbers }: Reported,
): string | null {
  const [first] = claims;
  if (!first || (fills.length === 0 && !lendsNumbers)) return null;
  if (fills.includes('time')) return otherTimeVerdict(words, check, first);
  const { verdict, arithmetic, fits, official } = check;
  const bySum = arithmetic !== null && fits.length === 0 && official === null;
  const found = bySum ? BY_ITS_NUMBERS[verdict] : VERDICTS[verdict];
  if (fills.includes('words')) return `By its words it is what ${saidBy(first)}: ${found}.`;
  return `“${words}”, taken for what ${saidBy(first)}: ${found}.`;
}

function otherTimeVerdict(words: string, { metric, year }: ClaimCheck, { period }: PressClaim): string {
  const asked = metric && year !== null ? ` for ${periodLabel(metric.periodKind, year)}` : '';
  return `“${words}”: not the published figure${asked}; it was reported of another time (${period}), of which none is published.`;
}

const BY_ITS_NUMBERS: Readonly<Record<Verdict, string>> = {
  ...VERDICTS,
  reproduced: 'right by the numbers of that report',
  'other-base': 'right from another number of that report than it says',
  differs: 'not right by the numbers of that report',
};

const saidBy = ({ publisher, date, sourceKind }: PressClaim): string =>
  `${publisher} ${sourceKind === 'council' ? 'said' : 'reported'} (${date})`;

/** "It names no measure and no year; those of “Hundreds of children are at risk” are taken: “Children on a child protection plan, rate”, on 31 March 2017." */
export function filledSentence(check: ClaimCheck, { claims, fills }: Reported): string | null {
  const [first] = claims;
  const open = fills.flatMap((one) => (one === 'measure' || one === 'place' || one === 'year' ? [one] : []));
  const measure = `“${(check.metric ?? check.unheld)?.name ?? ''}”`;
  if (!first) return null;
  if (fills.includes('instead')) {
    return `Its measure is taken for the one that “${first.article}” is about: ${measure}, ${whenWords(check, first)}.`;
  }
  if (open.length === 0) return null;
  const taken: Readonly<Record<(typeof open)[number], string>> = {
    measure,
    place: first.place,
    year: whenWords(check, first),
  };
  return `It names ${listWords(open.map((one) => `no ${one}`))}; ${open.length === 1 ? 'that' : 'those'} of “${first.article}” ${open.length === 1 ? 'is' : 'are'} taken: ${open.map((one) => taken[one]).join(', ')}.`;
}

function whenWords({ metric, year }: ClaimCheck, first: PressClaim): string {
  return metric && year !== null && first.year !== null
    ? periodPhrase(metric.periodKind, year)
    : first.period;
}

/** "By the report’s numbers, from 496 to 670 is up 35.1%: it would fit that base." */
export const byTheReport = (moved: string): string => `By the report’s numbers, ${moved}.`;

export const OFFERED =
  'It may be what is on record below; if not, say which measure and which place it is about.';

/** The label of the step to a claim on record: "Check 670 of Gloucestershire, 7 March 2018". */
export const offerLabel = ({ value, unit, place, period }: PressClaim): string =>
  `Check ${value}${AFTER[unit] ?? ` ${unit}`} of ${place}, ${period}`;

const AFTER: Readonly<Record<string, string>> = { count: '', percent: '%', 'percent change': '%' };

/** Whose figure it is where no place was named. */
export function forEnglandSentence({ verdict }: ClaimCheck): string {
  return verdict === 'cannot-tell'
    ? 'No place is named beside it, and it is not England’s figure: say which authority or region it is about.'
    : 'No place is named beside it: this is England’s figure, and other places have their own.';
}

/** Whether the regions' figures give a national rate that England's does not. */
export function regionsSentence({ metric, year, regions }: ClaimCheck): string | null {
  if (!regions || !metric || year === null) return null;
  const when = periodPhrase(metric.periodKind, year);
  if (regions.length === 0) return `No region’s figure ${when} gives it either.`;
  const named = regions.map(({ area, figure }) => `${area.name} (${formatValue(figure.value, metric)})`);
  return `It would fit ${named.length === 1 ? 'a region' : 'regions'} ${when}: ${listWords(named)}.`;
}

/** "One count held for England is equal to it, of another measure. England: 66,410 child protection plans were started in 2016/17." */
export const equalSentence = ({ area, metric, figure }: Fit): string =>
  `One count held for ${area.name} is equal to it, of another measure. ${capital(headlineOf(area, metric, figure))}`;

/** "An earlier edition had 43.3 per 10,000 (Characteristics of children in need, reporting year 2017)." */
export const beforeSentence = (metric: Metric, { value }: Value, release: Release): string =>
  `An earlier edition had ${formatValue(value, metric)} (${editionWords(release)}).`;

export const ENGLAND_ONLY =
  'The figure is for England only; Scotland, Wales and Northern Ireland count differently and are not in it.';
