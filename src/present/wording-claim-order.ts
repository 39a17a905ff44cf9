import type { OrderGap, OrderReading, PairFound, PlaceFound } from '../answer/claim-order-reading.ts';
import type { Area } from '../domain/authority.ts';
import type { Verdict } from '../domain/claim.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { Release } from '../domain/release.ts';
import { formatCell, formatValue, ordinal, periodLabel, periodPhrase } from './number.ts';
import { differenceSentence, levelSentence, likenessSentence } from './wording-chance.ts';
import { capital, listWords } from './wording-phrases.ts';
import { levelWords, nthHighest, regionName, scopeWords } from './wording-standing.ts';

// The sentences of a claim about who is highest, and who is above whom.

const VERDICTS: Readonly<Record<Verdict, string>> = {
  reproduced: 'right by the published figures',
  'other-base': 'right by one reading of the words',
  differs: 'not right by the published figures',
  'not-published': 'no official figure to check it by',
  'cannot-tell': 'can’t be told from the published figures',
};

/** "“the third lowest”: not right by the published figures."; `fit` is what it would be right by. */
export function orderVerdict(words: string, verdict: Verdict, fit: OrderReading | null): string {
  return `“${words}”: ${fit?.apart ? APART[fit.apart] : VERDICTS[verdict]}.`;
}

const APART: Readonly<Record<NonNullable<OrderReading['apart']>, string>> = {
  measure: 'not right by this measure, but right by another',
  period: 'not right of this period, but right of another',
  scope: 'not right of this group, but right of another',
  edition: 'not right by today’s edition, but right by another',
};

/** "4th highest of 14 authorities in the South West, level with 1 other": from the end that the claim is about. */
function placeWords({ place, stand, standing, scope, end }: PlaceFound): string {
  const of = standing.stands.length;
  const nth = end === 'top' ? (place === 1 ? 'highest' : `${ordinal(place)} highest`) : nthLowest(place);
  const other = place > of / 2 ? otherEnd(place + stand.tied, of, end, stand) : '';
  return `${nth}${other} of ${of} ${scopeWords(scope, standing.missing.length > 0)}${levelWords(stand.tied)}`;
}

const nthLowest = (place: number): string => (place === 1 ? 'lowest' : `${ordinal(place)} lowest`);

/** The place from the other end, which says more of one in the other half. */
function otherEnd(last: number, of: number, end: PlaceFound['end'], stand: PlaceFound['stand']): string {
  return ` (${end === 'top' ? nthLowest(of - last + 1) : nthHighest(stand, of)})`;
}

/** "4th highest of 14 authorities in the South West. The lowest: Wiltshire 26.5, …" */
export function placeFoundSentences(metric: Metric, found: PlaceFound): string {
  return `${capital(placeWords(found))}. ${firstSentence(metric, found)}`;
}

/** The first from the end that the claim is about: "The highest: Blackpool 184, Stoke-on-Trent 170 and Hartlepool 157." */
function firstSentence(metric: Metric, { first, end }: PlaceFound): string {
  const words = first.map(({ area, figure }) => `${area.name} ${formatCell(figure.value, metric)}`);
  return `The ${end === 'top' ? 'highest' : 'lowest'}: ${listWords(words)}.`;
}

/** What a figure is held against: "England: 67 per 10,000.", and how far apart they are, with chance allowed for. */
export function pairFoundSentences(area: Area, metric: Metric, found: PairFound): string[] {
  const { own, to, likeness, byChance } = found;
  if (to.kind === 'neighbours') {
    return [
      `Its statistical neighbours (${to.model} model): median ${formatValue(to.median, metric)}, mean ${formatValue(to.mean, metric)}.`,
    ];
  }
  const size = Number((own.value - to.figure.value).toFixed(metric.decimals));
  return [
    `${to.area.name}: ${formatValue(to.figure.value, metric)}.`,
    differenceSentence(metric, [inSentence(area), inSentence(to.area)], { size, byChance }),
    ...(likeness ? [likenessSentence(area.name, metric, likeness, inSentence(to.area))] : []),
  ];
}

/** Regions have an article that their name stands without. */
const inSentence = (area: Area): string => (area.kind === 'region' ? regionName(area) : area.name);

/** "By “Children looked after, rate”: Kent 53, 113th highest of 151 authorities." */
export const besideSentence = (reading: OrderReading): string =>
  `By “${reading.metric.name}”: ${readingWords(reading)}${HOLDS[reading.outcome.kind]}.`;

const HOLDS = { holds: '; by that it is right', fails: '; by that it is not right', open: '' } as const;

/** "It would hold by “…”: Kent 1,896, 3rd highest of 151 authorities on 31 March 2025." */
export function fitSentence(reading: OrderReading, release: Release | undefined): string {
  return `It would hold ${byWords(reading, release)}: ${readingWords(reading)}.`;
}

function byWords({ metric, at, apart, found }: OrderReading, release: Release | undefined): string {
  switch (apart) {
    case 'measure':
      return `by “${metric.name}”`;
    case 'period':
      return periodPhrase(metric.periodKind, at.year);
    case 'scope':
      return found.kind === 'place' && found.scope.kind === 'neighbours'
        ? 'among its statistical neighbours'
        : found.kind === 'place' && found.scope.kind === 'region'
          ? 'within its region'
          : 'among all authorities';
    case 'edition':
    case null:
      return release ? `as published in ${release.publication}, ${release.edition}` : 'in another edition';
  }
}

function readingWords({ area, metric, own, found }: OrderReading): string {
  const figure = `${area.name} ${formatCell(own.value, metric)}`;
  if (found.kind === 'place') return `${figure}, ${placeWords(found)}`;
  const { to } = found;
  return to.kind === 'figure'
    ? `${figure}, ${to.area.name} ${formatCell(to.figure.value, metric)}`
    : `${figure}, its neighbours’ median ${formatCell(to.median, metric)} and mean ${formatCell(to.mean, metric)}`;
}

/** How many others chance alone could set apart from the place; null where that is said of none. */
export function closeCallSentence(area: Area, { level, standing }: PlaceFound): string | null {
  return level === null || level === 0 ? null : levelSentence(area.name, level, standing.stands.length - 1);
}

/** Why the published figures cannot say more. */
export function orderGapSentence(why: OrderGap): string {
  switch (why) {
    case 'unheld':
      return 'Safeguard holds no figures of this that could be put in order.';
    case 'grades':
      return 'Inspection grades are words that many places share, and each is of its own date: ask for the list of grades.';
    case 'other-area':
      return 'That is the authority that answered for the place then: the place named has no figure of its own for the period.';
    case 'no-figure':
      return 'Without a figure it can be neither confirmed nor refuted.';
    case 'no-reference':
      return 'What it is compared with has no figure in the same edition.';
    case 'not-an-authority':
      return 'It does not stand in that group by the published figures.';
    case 'left-out-of-rankings':
      return 'It is left out of rankings, as the publisher’s own do, because it is so small.';
    case 'judgement':
      return 'Which end of the order the words mean is a judgement, and no published figure makes it: there is no agreed good direction for this measure.';
    case 'no-line':
      return 'The words draw no line, so the published figures cannot say whether it is one of them.';
    case 'missing':
      return 'Those without a figure could turn it either way.';
    case 'same':
      return 'The published figures do not set the two apart.';
  }
}

export const averageSentence = 'The average is taken to be England’s published figure.';

export const ORDER_STEPS = {
  grades: (area: Area): string => `${area.name}: inspection grades`,
  ranking: (metric: Metric, year: Year): string =>
    `In order: ${metric.name}, ${periodLabel(metric.periodKind, year)}`,
  pair: ({ to }: PairFound): string =>
    to.kind === 'figure' ? `Beside ${to.area.name}` : 'Beside its neighbours',
} as const;
