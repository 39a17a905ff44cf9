import type { OrderReading, PlaceFound } from '../answer/claim-order-reading.ts';
import type { OrderCheck } from '../answer/claim-order.ts';
import type { Release } from '../domain/release.ts';
import { echoOf } from './claim-echo.ts';
import type { Step } from './page.ts';
import { cautionSentence } from './wording-caution.ts';
import {
  averageSentence,
  besideSentence,
  closeCallSentence,
  fitSentence,
  ORDER_STEPS,
  orderGapSentence,
  orderVerdict,
  pairFoundSentences,
  placeFoundSentences,
} from './wording-claim-order.ts';
import { absentHeadline, headlineOf } from './wording-figure.ts';
import { sizeSentence } from './wording-ranking.ts';
import { missingSentence, scopeQuery, tooSmallSentence } from './wording-standing.ts';

/** "“the highest”: right by the published figures." */
export function orderVerdictOf({ claimed, verdict, fits }: OrderCheck): string {
  return orderVerdict(echoOf(claimed.words), verdict, fits[0] ?? null);
}

/** The figure and its place first, then by what else the claim holds, then who could not be counted. */
export function orderLines(check: OrderCheck, releases: readonly Release[]): string[] {
  const { claimed, area, metric, year, official, plain, fits, why } = check;
  const [main, ...beside] = plain;
  const lines: (string | null)[] = [];
  if (main) lines.push(...mainLines(main));
  if (!main && area && metric && year !== null && official) {
    lines.push(
      official.state === 'absent'
        ? absentHeadline(area, metric, year, official, null)
        : headlineOf(area, metric, official),
    );
  }
  lines.push(...beside.map(besideSentence));
  lines.push(
    ...fits.map((fit) =>
      fitSentence(
        fit,
        releases.find(({ id }) => id === fit.at.release),
      ),
    ),
  );
  if (why) lines.push(orderGapSentence(why));
  const average = claimed.says.kind === 'against' && claimed.says.to.kind === 'average';
  if (average && main) lines.push(averageSentence);
  const place = main && placeOf(main);
  if (place) lines.push(missingSentence(place.standing.missing), tooSmallSentence(place.standing.tooSmall));
  return lines.flatMap((line) => line ?? []);
}

function mainLines({ area, metric, own, found }: OrderReading): string[] {
  const figure = headlineOf(area, metric, own);
  return found.kind === 'place'
    ? [`${figure} ${placeFoundSentences(metric, found)}`]
    : [figure, ...pairFoundSentences(area, metric, found)];
}

/** What to take care of before a claim is repeated, however it came out. */
export function orderCautions({ area, plain, cautions, rate }: OrderCheck): (string | null)[] {
  const [main] = plain;
  const place = main && placeOf(main);
  return [
    ...(main && place && area ? [closeCallSentence(area, place)] : []),
    main && place && (rate || main.metric.unit === 'count') ? sizeSentence(main.metric, rate) : null,
    ...cautions.map(cautionSentence),
  ];
}

function placeOf({ found }: OrderReading): PlaceFound | null {
  return found.kind === 'place' ? found : null;
}

/** The whole order, or the two side by side. */
export function orderSteps(check: OrderCheck): Step[] {
  if (check.why === 'grades' && check.area && check.metric) {
    return [{ label: ORDER_STEPS.grades(check.area), query: `${check.area.code} ${check.metric.id}` }];
  }
  return check.plain.slice(0, 1).flatMap(({ area, metric, at, found }): Step[] => {
    if (found.kind === 'place') {
      const among = scopeQuery(found.scope);
      const words = ['rank', area.code, among, metric.id, String(at.year)];
      return [
        {
          label: ORDER_STEPS.ranking(metric, at.year),
          query: words.filter((word) => word !== '').join(' '),
        },
      ];
    }
    const to = found.to.kind === 'figure' ? found.to.area.code : 'neighbours';
    return [{ label: ORDER_STEPS.pair(found), query: `compare ${area.code} ${to} ${metric.id} ${at.year}` }];
  });
}
