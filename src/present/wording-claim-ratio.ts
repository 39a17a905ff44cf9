import type { RatioCheck } from '../answer/claim-ratio.ts';
import { formatNumber } from './number.ts';
import { echoOf } from './claim-echo.ts';
import { absentHeadline, headlineOf } from './wording-figure.ts';
import { VERDICTS } from './wording-source.ts';

// The sentences of a claim that one place's figure is so many times another's.

/** "“twice”: the published figures differ." */
export const ratioVerdict = ({ claimed, verdict }: RatioCheck): string =>
  `“${echoOf(claimed.words)}”: ${VERDICTS[verdict]}.`;

/** Both figures, and what the first is of the second: "Blackpool’s figure is 2.75 times England’s, which is 175% higher." */
export function ratioLines(check: RatioCheck): string[] {
  const { area, to, metric, year, own, other, ratio } = check;
  if (!area || !to || !metric || metric.unit === 'grade' || year === null || !own || !other) {
    return [
      'What it says of one place beside another is not checked: no measure with figures could be read beside it. Add one, such as “children in care, rate”.',
    ];
  }
  const figures = ([area, to] as const).map((place, index) => {
    const figure = index === 0 ? own : other;
    return figure.state === 'absent'
      ? absentHeadline(place, metric, year, figure, null)
      : headlineOf(place, metric, figure);
  });
  if (ratio === null) {
    return [...figures, 'Without two figures of one edition the comparison is not checked.'];
  }
  const apart = Math.abs(ratio - 1) * 100;
  const way = ratio < 1 ? 'lower' : 'higher';
  return [
    ...figures,
    `${area.name} stands at ${formatNumber(ratio, 2)} times ${to.name}: ${formatNumber(apart, 0)}% ${way}.`,
    ...(metric.unit === 'count' ? ['Counts follow the size of a place: a rate compares places better.'] : []),
  ];
}

export const besideStep = ({ to }: RatioCheck): string => `Beside ${to?.name ?? ''}`;
