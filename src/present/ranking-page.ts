import type { RankedPlace, RankedRow, RankingAnswer } from '../answer/ranking-answer.ts';
import { cautionLines } from './caution-lines.ts';
import { formatCell } from './number.ts';
import { section, sections, type Page, type Step, type Table } from './page.ts';
import { releaseSource } from './release-source.ts';
import { cautionSentence } from './wording-caution.ts';
import * as chance from './wording-chance.ts';
import { withheldWords } from './wording-figure.ts';
import { standsForSentence, viaSentence } from './wording-place.ts';
import {
  endHeadline,
  medianSentence,
  neutralSentence,
  placeHeadline,
  placeSentence,
  sizeSentence,
  tiedBeyondSentence,
  unranked,
  withinSentence,
  zeroSentence,
} from './wording-ranking.ts';
import { overdueBeside } from './wording-source.ts';
import {
  COMPARISON,
  captionOf,
  gapCell,
  missingSentence,
  placeWords,
  rowName,
  scopeQuery,
  scopeWords,
  tooSmallSentence,
  workedOutSentence,
} from './wording-standing.ts';

/** The page of a ranking: the first places or the place asked for in the first line, then the table. */
export function rankingPage(answer: RankingAnswer): Page {
  const { metric, standing, release } = answer;
  const [source] = standing.stands;
  return {
    headline: headline(answer),
    sections: sections([
      section('definition', [metric.definition]),
      section('body', body(answer)),
      section('caution', cautions(answer)),
      source ? releaseSource(release, source.figure.source) : null,
    ]),
    table: table(answer),
    steps: steps(answer),
    more: [],
    shareable: true,
  };
}

function headline(answer: RankingAnswer): string {
  const { metric, standing, scope, england, year } = answer;
  const asked = answer.end === 'place' ? answer.places : [];
  if (asked.length > 0) {
    return placeHeadline(
      metric,
      year,
      asked.map(({ area, figure, stand }) => ({
        name: stand?.area.name ?? area.name,
        figure: figure.state === 'absent' ? null : figure,
        place: stand ? placeWords(metric, stand, standing, scope) : area.ranked ? null : unranked,
      })),
      england,
    );
  }
  return endHeadline(
    metric,
    year,
    answer.end === 'bottom' ? 'bottom' : 'top',
    answer.rows.slice(0, 3).map((row) => ({ name: row.stand.area.name, figure: row.stand.figure })),
    `${standing.stands.length} ${scopeWords(scope, standing.missing.length > 0)}`,
    england,
  );
}

function body(answer: RankingAnswer): (string | null)[] {
  const { metric, standing, places } = answer;
  const median = standing.median;
  return [
    ...places.flatMap((place) => placeLines(answer, place)),
    answer.isCount ? sizeSentence(metric, answer.rate) : null,
    median === null || answer.isCount ? null : medianSentence(metric, median, standing.stands.length),
    answer.tiedBeyond > 0 ? tiedBeyondSentence(answer.tiedBeyond) : null,
    missingSentence(standing.missing),
    tooSmallSentence(standing.tooSmall),
    answer.rows.some((row) => row.likeness) ? chance.likenessKey : null,
  ];
}

function placeLines(answer: RankingAnswer, place: RankedPlace): (string | null)[] {
  const { metric } = answer;
  const name = place.stand?.area.name ?? place.area.name;
  return [
    place.via ? viaSentence(place.via, place.area) : null,
    standsForSentence(place.standsFor, place.area),
    answer.end !== 'place' && place.stand
      ? placeSentence(name, placeWords(metric, place.stand, answer.standing, answer.scope))
      : null,
    place.within.length > 0
      ? withinSentence(
          place.within.map((inner) => placeWords(metric, inner.stand, inner.standing, inner.scope)),
        )
      : null,
    place.likeness ? chance.likenessSentence(name, metric, place.likeness) : null,
    place.level !== null && place.stand
      ? chance.levelSentence(name, place.level, answer.standing.stands.length - 1)
      : null,
  ];
}

function cautions(answer: RankingAnswer): (string | null)[] {
  const { metric, standing } = answer;
  const inputs = standing.stands[0]?.figure.inputs ?? null;
  const general = answer.cautions.map(cautionSentence);
  const own = answer.places.map((place) => ({
    name: place.area.name,
    sentences: place.cautions.map(cautionSentence).filter((sentence) => !general.includes(sentence)),
  }));
  return [
    inputs ? workedOutSentence(metric, inputs) : null,
    metric.polarity === 'neutral' ? neutralSentence : null,
    zeroSentence(metric, standing),
    ...general,
    ...cautionLines(own),
    answer.overdue && answer.overdue.id === answer.release.id ? overdueBeside(answer.overdue, answer) : null,
  ];
}

function table(answer: RankingAnswer): Table {
  const { metric, besideMetric, england, rows } = answer;
  return {
    caption: captionOf(metric, answer.year),
    header: [
      COMPARISON.place,
      metric.shortName,
      ...(england ? [COMPARISON.against] : []),
      ...(besideMetric ? [besideMetric.shortName] : []),
    ],
    rows: rows.map((row) => [
      rowName(row.stand.area.name, row.stand),
      formatCell(row.stand.figure.value, metric),
      ...(england ? [gapCell(metric, row.gap, row.likeness)] : []),
      ...(besideMetric ? [besideCell(answer, row)] : []),
    ]),
    emphasis: rows.findIndex((row) => row.asked),
  };
}

function besideCell({ besideMetric }: RankingAnswer, { beside }: RankedRow): string {
  if (!besideMetric || !beside) return '–';
  return beside.state === 'value' ? formatCell(beside.value, besideMetric) : withheldWords(beside.reason);
}

function steps(answer: RankingAnswer): Step[] {
  const { metric, end, rate, year, places } = answer;
  const codes = places.map((place) => place.area.code).join(' ');
  const period = answer.yearAsked ? ` ${year}` : '';
  const among = scopeQuery(answer.scope) || (codes === '' ? 'all authorities' : '');
  const ask = (id: string, way: string): string =>
    ['rank', way, codes, among, id].filter((word) => word !== '').join(' ') + period;
  const way = end === 'place' ? '' : `${end} ${answer.rows.length}`;
  const opposite = end === 'top' ? 'bottom' : 'top';
  return [
    ...(rate ? [{ label: COMPARISON.rate, query: ask(rate.id, way) }] : []),
    ...(end === 'place'
      ? []
      : [{ label: COMPARISON[opposite], query: ask(metric.id, `${opposite} ${answer.rows.length}`) }]),
    ...(places[0] && places.length === 1
      ? [
          {
            label: COMPARISON.compare,
            query: `compare ${places[0].area.code} neighbours ${metric.id}${period}`,
          },
        ]
      : []),
    ...answer.readings.slice(0, 2).map((reading) => ({ label: reading.name, query: ask(reading.id, way) })),
  ];
}
