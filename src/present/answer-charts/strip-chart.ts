import type { FigureAnswer } from '../../answer/answer.ts';
import { membersOf } from '../../answer/asked-areas.ts';
import type { RankingAnswer } from '../../answer/ranking-answer.ts';
import type { Area } from '../../domain/authority.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { Figure, Value } from '../../domain/figure.ts';
import type { Metric } from '../../domain/metric.ts';
import { standFor, standingOf, type Standing } from '../../domain/standing.ts';
import type { BarRow, BarsSpec, Reference, StripPlace, StripSpec } from '../chart/chart-spec.ts';
import { formatCell } from '../number.ts';
import { CHART, chartSource, chartSubtitle, chartTitle, gapWords, placeLabel } from '../wording-chart.ts';
import { sizeSentence, tiedBeyondSentence } from '../wording-ranking.ts';
import { regionName, tooSmallSentence } from '../wording-standing.ts';
import { axisOf, chartNotes, nameOf, neighboursOf, referenceOf } from './chart-parts.ts';
import { groupWords, whereWords, othersWords } from './scope-words.ts';

/** More bars than this are a strip: their names would not be read. */
const NAMED_BARS = 12;

/** Every authority beside the one asked about, by the rate or share that places are compared by. */
export function figureStrip(answer: FigureAnswer, dataset: Dataset): StripSpec | null {
  const { comparison, area } = answer;
  if (comparison.state !== 'compared') return null;
  const { metric, year, release, own, england } = comparison;
  const members = membersOf(dataset, { kind: 'all' }, { area, metric, year });
  const found = dataset.release(release);
  if (members.scope === null || !found) return null;
  const standing = standingOf(dataset, { release, metric: metric.id, year }, members.areas);
  const isAuthority = area.kind === 'authority' || area.kind === 'joint';
  return stripSpec({
    metric,
    year,
    standing,
    asked: isAuthority ? [{ area, figure: own }] : [],
    marked: isAuthority ? neighbourMarks(dataset, area) : regionMarks(area),
    references: [
      ...(isAuthority || own.state !== 'value' ? [] : [referenceOf(area.name, metric, own.value)]),
      ...(england.state === 'given' ? [referenceOf(CHART.england, metric, england.figure.value)] : []),
      ...(isAuthority ? medianOf(metric, standing) : []),
    ],
    about: isAuthority
      ? CHART.among([nameOf(dataset, area, [own])], CHART.allAuthorities)
      : area.kind === 'england'
        ? CHART.everyAuthority
        : CHART.besideEvery(regionName(area)),
    notes: chartNotes(metric, answer.cautions, [
      own,
      ...standing.stands.slice(0, 1).map(({ figure }) => figure),
    ]),
    source: chartSource([found]),
  });
}

/** A ranking: every authority in order, or, where only an end was asked for, its bars by name. */
export function rankingChart(answer: RankingAnswer, dataset: Dataset): StripSpec | BarsSpec {
  return answer.end !== 'place' && answer.rows.length <= NAMED_BARS
    ? endBars(answer)
    : rankingStrip(answer, dataset);
}

function rankingStrip(answer: RankingAnswer, dataset: Dataset): StripSpec {
  const { metric, year, standing, places, scope } = answer;
  const [first, ...others] = places;
  return stripSpec({
    metric,
    year,
    standing,
    asked: places.map(({ area, figure }) => ({
      area,
      figure: figure.state !== 'absent' && figure.source.release === answer.release.id ? figure : null,
    })),
    references: [
      ...(answer.england ? [referenceOf(CHART.england, metric, answer.england.value)] : []),
      ...(answer.isCount ? [] : medianOf(metric, standing)),
    ],
    marked:
      first && others.length === 0 && scope.kind !== 'neighbours'
        ? neighbourMarks(dataset, first.area)
        : null,
    about: CHART.among(
      places.map(({ area, stand }) => stand?.area.name ?? area.name),
      places.length > 0 ? othersWords(scope) : groupWords(scope),
    ),
    notes: rankingNotes(answer),
    source: chartSource([answer.release]),
  });
}

function endBars(answer: RankingAnswer): BarsSpec {
  const { metric, year, rows, standing, england, scope, end } = answer;
  const named = rows.map(({ stand, asked }): BarRow => ({
    name: stand.area.name,
    role: asked ? 'asked' : 'place',
    shown: { value: stand.figure.value, text: formatCell(stand.figure.value, metric) },
  }));
  return {
    kind: 'bars',
    title: chartTitle(
      metric.name,
      CHART.ends(end === 'bottom' ? 'bottom' : 'top', rows.length, whereWords(scope)),
    ),
    subtitle: chartSubtitle(metric, year),
    notes: [
      ...rankingNotes(answer),
      ...(answer.tiedBeyond > 0 ? [tiedBeyondSentence(answer.tiedBeyond)] : []),
      ...(standing.missing.length > 0
        ? [CHART.withFigure(standing.stands.length, standing.missing.length)]
        : []),
    ],
    source: chartSource([answer.release]),
    rows: named,
    order: end === 'bottom' ? 'lowest-first' : 'highest-first',
    reference: england ? referenceOf(CHART.england, metric, england.value) : null,
  };
}

function rankingNotes(answer: RankingAnswer): string[] {
  const figures = answer.standing.stands.slice(0, 1).map(({ figure }) => figure);
  const cautions = answer.places.flatMap((place) => place.cautions);
  return [
    ...(answer.isCount ? [sizeSentence(answer.metric, answer.rate)] : []),
    ...chartNotes(answer.metric, [...cautions, ...answer.cautions], figures),
  ];
}

function medianOf(metric: Metric, { median }: Standing): Reference[] {
  return median === null ? [] : [referenceOf(CHART.median, metric, median)];
}

/** Bars that are told apart from the others, and what they are. */
interface Marks {
  readonly what: string;
  readonly has: (area: Area) => boolean;
}

function neighbourMarks(dataset: Dataset, area: Area): Marks | null {
  const list = neighboursOf(dataset, area);
  return (
    list && {
      what: CHART.neighbours(area.name, list.model),
      has: (other) => [other.code, ...other.members].some((code) => list.codes.has(code)),
    }
  );
}

function regionMarks(region: Area): Marks | null {
  if (region.kind === 'england') return null;
  return {
    what: CHART.inTheRegion(regionName(region)),
    has: (other) => other.region === region.code || other.half === region.code,
  };
}

interface Strip {
  readonly metric: Metric;
  readonly year: number;
  readonly standing: Standing;
  readonly asked: readonly { readonly area: Area; readonly figure: Figure | null }[];
  readonly marked: Marks | null;
  readonly references: readonly Reference[];
  readonly about: string;
  readonly notes: readonly string[];
  readonly source: string;
}

function stripSpec(strip: Strip): StripSpec {
  const { metric, standing, asked, marked } = strip;
  const stands = new Set(asked.flatMap(({ area }) => standFor(standing, area) ?? []));
  const places = standing.stands.map((stand): StripPlace => ({
    name: stand.area.name,
    role: stands.has(stand) ? 'asked' : marked?.has(stand.area) ? 'neighbour' : 'other',
    value: stand.figure.value,
    text: formatCell(stand.figure.value, metric),
    rank: placeLabel(stand.place, standing.stands.length, stand.tied),
  }));
  const unranked = asked.flatMap(({ area, figure }): StripPlace[] =>
    area.ranked || figure?.state !== 'value' ? [] : [unrankedPlace(metric, area, figure)],
  );
  const leftOut = standing.tooSmall.filter((area) => !asked.some((one) => one.area.code === area.code));
  const isAsked = (area: Area): boolean =>
    asked.some((one) => one.area.code === area.code || area.members.includes(one.area.code));
  return {
    kind: 'strip',
    title: chartTitle(metric.name, strip.about),
    subtitle: chartSubtitle(metric, strip.year),
    notes: [...strip.notes, tooSmallSentence(leftOut)].filter((note) => note !== null),
    source: strip.source,
    axis: axisOf(metric),
    places: [...places, ...unranked],
    references: strip.references,
    neighbours: marked?.what ?? null,
    missing: [
      ...standing.missing.map(({ area, figure }) => ({
        name: area.name,
        asked: isAsked(area),
        why: whyMissing(figure),
      })),
      ...asked
        .filter(({ area, figure }) => !area.ranked && figure?.state !== 'value')
        .map(({ area, figure }) => ({ name: area.name, asked: true, why: whyMissing(figure) })),
    ],
  };
}

function unrankedPlace(metric: Metric, area: Area, figure: Value): StripPlace {
  return {
    name: area.name,
    role: 'asked',
    value: figure.value,
    text: formatCell(figure.value, metric),
    rank: CHART.unranked,
  };
}

function whyMissing(figure: Figure | null): string {
  return figure ? gapWords(figure) : CHART.notInTable;
}
