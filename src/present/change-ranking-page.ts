import type { ChangeRankingAnswer, MovedRow } from '../answer/change-ranking-answer.ts';
import type { StatedChange } from '../domain/change-order.ts';
import { periodWords } from '../query/query-text.ts';
import { cautionLines } from './caution-lines.ts';
import { formatCell, periodShort } from './number.ts';
import { section, sections, type Page, type Step, type Table } from './page.ts';
import { releaseSource } from './release-source.ts';
import { cautionSentence } from './wording-caution.ts';
import {
  captionOf,
  CHANGE_TABLE,
  countedSentence,
  endHeadline,
  fromAskedSentence,
  heldSentence,
  leftOutSentence,
  moneySentence,
  neutralSentence,
  noChangeHeadline,
  otherEndSentence,
  percentCell,
  percentSentence,
  placeHeadline,
  signedCell,
  sizeSentence,
  smallSentence,
  tiedBeyondSentence,
  twofoldSentence,
  variationCell,
  variationSentence,
} from './wording-change-ranking.ts';
import { viaSentence } from './wording-place.ts';
import { overdueBeside, seriesStopsSentence } from './wording-source.ts';
import { rowName, scopeQuery, tooSmallSentence, workedOutSentence } from './wording-standing.ts';

/** The page of a ranking by change: who moved most and England in the first line, then both figures and the change of each. */
export function changeRankingPage(answer: ChangeRankingAnswer): Page {
  const { metric, order, release } = answer;
  const source = order.movers[0]?.change.to.source;
  return {
    headline: headline(answer),
    sections: sections([
      section('definition', [metric.definition]),
      section('body', body(answer)),
      section('caution', cautions(answer)),
      source ? releaseSource(release, source) : null,
    ]),
    table: answer.rows.length > 0 ? table(answer) : null,
    steps: steps(answer),
    more: [],
    shareable: true,
  };
}

function headline(answer: ChangeRankingAnswer): string {
  if (answer.order.movers.length === 0) return noChangeHeadline(answer);
  return answer.end === 'place' && answer.places.length > 0
    ? placeHeadline(answer)
    : endHeadline(answer, answer.end === 'bottom' ? 'bottom' : 'top');
}

function body(answer: ChangeRankingAnswer): (string | null)[] {
  const { metric, end, order, places, rows } = answer;
  const lines = places.map(({ area, via }) => (via ? viaSentence(via, area) : null));
  if (order.movers.length === 0)
    return [...lines, answer.held ? heldSentence(metric, answer.held) : leftOutSentence(answer)];
  return [
    ...lines,
    answer.fromAsked ? fromAskedSentence(metric, answer.fromAsked, answer.from) : null,
    countedSentence(answer),
    end === 'place' ? null : otherEndSentence(metric, end === 'top' ? 'bottom' : 'top', answer.otherEnd),
    answer.twofold && end !== 'place' ? twofoldSentence(metric, end, answer.twofold) : null,
    byPercent(answer) ? percentSentence : answer.isCount ? sizeSentence(metric, answer.rate) : null,
    answer.tiedBeyond > 0 ? tiedBeyondSentence(answer.tiedBeyond) : null,
    rows.some(({ byChance }) => byChance !== null) ? variationSentence(metric) : null,
    leftOutSentence(answer),
    tooSmallSentence(order.tooSmall),
  ];
}

function cautions(answer: ChangeRankingAnswer): (string | null)[] {
  const { metric, rows, order } = answer;
  const inputs = order.movers[0]?.change.to.inputs ?? null;
  const general = answer.cautions.map(cautionSentence);
  const own = answer.own.map(({ area, cautions: of }) => ({
    name: area.name,
    sentences: of.map(cautionSentence).filter((sentence) => !general.includes(sentence)),
  }));
  return [
    smallSentence(rows.filter(({ small }) => small).map(({ mover }) => mover.area.name)),
    metric.unit.includes('pounds') && order.movers.length > 0 ? moneySentence : null,
    metric.polarity === 'neutral' && order.movers.length > 0 ? neutralSentence : null,
    inputs ? workedOutSentence(metric, inputs) : null,
    ...general,
    ...cautionLines(own),
    answer.stops ? seriesStopsSentence(metric, answer.to) : null,
    answer.overdue && answer.overdue.id === answer.release.id ? overdueBeside(answer.overdue, answer) : null,
  ];
}

function table(answer: ChangeRankingAnswer): Table {
  const { metric, from, to, rows, england } = answer;
  const relative = [...rows.map(({ mover }) => mover.change), england].some(
    (change) => change !== null && change.percent !== null,
  );
  const tested = rows.some(({ byChance }) => byChance !== null);
  const line = (name: string, change: StatedChange, variation: string): string[] => [
    name,
    formatCell(change.from.value, metric),
    formatCell(change.to.value, metric),
    signedCell(metric, change.difference),
    ...(relative ? [percentCell(change.percent)] : []),
    ...(tested ? [variation] : []),
  ];
  const of = ({ mover, byChance }: MovedRow): string[] =>
    line(rowName(mover.area.name, mover), mover.change, variationCell(byChance));
  return {
    caption: captionOf(answer),
    header: [
      CHANGE_TABLE.place,
      periodShort(metric.periodKind, from),
      periodShort(metric.periodKind, to),
      CHANGE_TABLE.change,
      ...(relative ? [CHANGE_TABLE.percent] : []),
      ...(tested ? [CHANGE_TABLE.variation] : []),
    ],
    rows: [...rows.map(of), ...(england ? [line('England', england, '–')] : [])],
    emphasis: rows.findIndex((row) => row.asked),
  };
}

function steps(answer: ChangeRankingAnswer): Step[] {
  const { metric, end, rate, places, rows } = answer;
  const codes = places.map(({ area }) => area.code).join(' ');
  const period = answer.period ? ` ${periodWords(answer.period)}` : '';
  const among = scopeQuery(answer.scope) || (codes === '' ? 'all authorities' : '');
  const ask = (lead: string, id: string): string =>
    [lead, codes, among, id].filter((word) => word !== '').join(' ') + period;
  const size = Math.max(rows.length, 1);
  const lead = byPercent(answer) ? 'rank percent change' : 'rank change';
  const change = end === 'place' ? lead : `${lead} ${end} ${size}`;
  const opposite = end === 'top' ? 'bottom' : 'top';
  const level = ['rank', end === 'place' ? '' : 'top 10', codes, among, metric.id].filter(
    (word) => word !== '',
  );
  return [
    ...(rate ? [{ label: CHANGE_TABLE.rate, query: ask(change, rate.id) }] : []),
    ...(end === 'place'
      ? []
      : [{ label: CHANGE_TABLE[opposite], query: ask(`${lead} ${opposite} ${size}`, metric.id) }]),
    ...(rows.some(({ mover }) => mover.change.percent !== null) ? [otherOrder(answer, ask, size)] : []),
    { label: CHANGE_TABLE.level, query: level.join(' ') },
    ...answer.readings
      .slice(0, 2)
      .map((reading) => ({ label: reading.name, query: ask(change, reading.id) })),
  ];
}

/** The same by percent, or by the difference again. */
function otherOrder(
  answer: ChangeRankingAnswer,
  ask: (lead: string, id: string) => string,
  size: number,
): Step {
  const tail = answer.end === 'place' ? '' : ` ${answer.end} ${size}`;
  return byPercent(answer)
    ? { label: CHANGE_TABLE.numberOrder, query: ask(`rank change${tail}`, answer.metric.id) }
    : { label: CHANGE_TABLE.percentOrder, query: ask(`rank percent change${tail}`, answer.metric.id) };
}

function byPercent({ order }: ChangeRankingAnswer): boolean {
  return order.between.by === 'percent';
}
