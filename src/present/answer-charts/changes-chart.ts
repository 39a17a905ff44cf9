import type { ChangeRankingAnswer, MovedRow } from '../../answer/change-ranking-answer.ts';
import type { StatedChange } from '../../domain/change-order.ts';
import type { ChangeRow, ChangesSpec } from '../chart/chart-spec.ts';
import { formatCell, periodShort } from '../number.ts';
import {
  moveWords,
  noMoveSentence,
  percentCell,
  signedCell,
  sizeSentence,
  smallSentence,
  spanWords,
  tiedBeyondSentence,
} from '../wording-change-ranking.ts';
import { CHART, changesSubtitle, chartSource, chartTitle } from '../wording-chart.ts';
import { rowName } from '../wording-standing.ts';
import { chartNotes } from './chart-parts.ts';
import { groupWords, whereWords, othersWords } from './scope-words.ts';

/** The rows of a ranking by change as bars of what they moved by; England below them where it is of their size. */
export function changesChart(answer: ChangeRankingAnswer): ChangesSpec {
  const { metric, from, to, rows, england } = answer;
  const beside = england !== null && isOfTheirSize(answer);
  const own = answer.own.flatMap(({ cautions }) => cautions);
  const figures = rows.slice(0, 1).map(({ mover }) => mover.change.to);
  return {
    kind: 'changes',
    title: chartTitle(metric.name, aboutWords(answer)),
    subtitle: changesSubtitle(metric, spanWords(metric, from, to), byPercent(answer)),
    notes: [
      ...answer.places.map(({ area, row, why }) => (row ? null : noMoveSentence(metric, area, why))),
      england && !beside ? CHART.englandMoved(moveWords(metric, england)) : null,
      answer.isCount && !byPercent(answer) ? sizeSentence(metric, answer.rate) : null,
      answer.tiedBeyond > 0 ? tiedBeyondSentence(answer.tiedBeyond) : null,
      smallSentence(rows.filter(({ small }) => small).map(({ mover }) => mover.area.name)),
      ...chartNotes(metric, [...own, ...answer.cautions], figures),
    ].filter((note) => note !== null),
    source: chartSource([answer.release]),
    periods: { from: periodShort(metric.periodKind, from), to: periodShort(metric.periodKind, to) },
    rows: [
      ...rows.map((row, index) => changeRow(answer, row, rows[index - 1])),
      ...(beside
        ? [
            {
              ...drawn(answer, england),
              name: CHART.england,
              role: 'england',
              within: false,
              gap: false,
            } as const,
          ]
        : []),
    ],
  };
}

function changeRow(answer: ChangeRankingAnswer, row: MovedRow, before: MovedRow | undefined): ChangeRow {
  const { mover, asked } = row;
  const around = answer.end === 'place';
  const places = answer.order.movers;
  return {
    ...drawn(answer, mover.change),
    name: around ? rowName(mover.area.name, mover) : mover.area.name,
    role: asked ? 'asked' : 'place',
    within: row.byChance === true,
    gap: around && before !== undefined && places.indexOf(mover) !== places.indexOf(before.mover) + 1,
  };
}

function drawn(
  answer: ChangeRankingAnswer,
  { from, to, difference, percent }: StatedChange,
): Pick<ChangeRow, 'from' | 'to' | 'change'> {
  const { metric } = answer;
  return {
    from: formatCell(from.value, metric),
    to: formatCell(to.value, metric),
    change: byPercent(answer)
      ? { value: percent ?? 0, text: percentCell(percent) }
      : { value: difference, text: signedCell(metric, difference) },
  };
}

/** A count or total of the country is so much larger that no bar of an authority would be seen beside it. */
function isOfTheirSize(answer: ChangeRankingAnswer): boolean {
  return !answer.isCount || byPercent(answer);
}

function byPercent({ order }: ChangeRankingAnswer): boolean {
  return order.between.by === 'percent';
}

function aboutWords(answer: ChangeRankingAnswer): string {
  const { end, rows, scope, places, order } = answer;
  if (end !== 'place' && rows.length > 1 && rows.length === order.movers.length)
    return CHART.allMovers(end, byPercent(answer), whereWords(scope));
  if (end !== 'place') return CHART.movers(end, byPercent(answer), rows.length, whereWords(scope));
  if (scope.kind === 'neighbours') return CHART.changeIn(groupWords(scope));
  const names = places.map(({ area, row }) => row?.mover.area.name ?? area.name);
  const group = names.length > 0 ? othersWords(scope) : groupWords(scope);
  return CHART.changeIn(CHART.among(names, group));
}
