import type { FigureAnswer } from '../../answer/answer.ts';
import { membersOf, type Scope } from '../../answer/asked-areas.ts';
import type { RankingAnswer } from '../../answer/ranking-answer.ts';
import type { Area } from '../../domain/authority.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { Figure, Value } from '../../domain/figure.ts';
import type { Metric } from '../../domain/metric.ts';
import { standFor, standingOf, type Stand, type Standing } from '../../domain/standing.ts';
import type { BarRow, BarsSpec, Reference, StripPlace, StripSpec } from '../chart/chart-spec.ts';
import { formatCell } from '../number.ts';
import { CHART, chartSource, chartSubtitle, chartTitle, gapWords, placeLabel } from '../wording-chart.ts';
import { regionName, sizeSentence, tiedBeyondSentence } from '../wording-ranking.ts';
import { axisOf, chartNotes, neighboursOf, referenceOf } from './chart-parts.ts';

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
  const region = comparison.region.state === 'given' ? comparison.region.figure : null;
  return stripSpec(dataset, {
    metric,
    year,
    standing,
    asked: isAuthority ? [{ area, figure: own }] : [],
    references: [
      ...(isAuthority || own.state !== 'value' ? [] : [referenceOf(area.name, metric, own.value)]),
      ...(england.state === 'given' ? [referenceOf(CHART.england, metric, england.figure.value)] : []),
      ...(isAuthority ? medianOf(metric, standing) : []),
    ],
    about: CHART.everyAuthority(area.name),
    notes: chartNotes(answer.cautions, region ? [own, region] : [own]),
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
  return stripSpec(dataset, {
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
    about: CHART.among(
      places.map(({ area }) => area.name),
      groupWords(scope),
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
      CHART.ends(end === 'bottom' ? 'bottom' : 'top', rows.length, groupWords(scope)),
    ),
    subtitle: chartSubtitle(metric, year),
    notes: [
      ...rankingNotes(answer),
      ...(answer.tiedBeyond > 0 ? [tiedBeyondSentence(answer.tiedBeyond)] : []),
      CHART.withFigure(standing.stands.length, standing.missing.length),
    ],
    source: chartSource([answer.release]),
    rows: named,
    reference: england ? referenceOf(CHART.england, metric, england.value) : null,
  };
}

function rankingNotes(answer: RankingAnswer): string[] {
  const figures = answer.standing.stands.slice(0, 1).map(({ figure }) => figure);
  const cautions = answer.places.flatMap((place) => place.cautions);
  return [
    ...(answer.isCount ? [sizeSentence(answer.metric, answer.rate)] : []),
    ...chartNotes([...cautions, ...answer.cautions], figures),
  ];
}

function groupWords(scope: Scope): string {
  switch (scope.kind) {
    case 'all':
      return CHART.everyAuthority(null);
    case 'region':
      return CHART.authoritiesIn(regionName(scope.region));
    case 'type':
      return scope.words;
    case 'neighbours':
      return CHART.withNeighbours(scope.of.name);
  }
}

function medianOf(metric: Metric, { median }: Standing): Reference[] {
  return median === null ? [] : [referenceOf(CHART.median, metric, median)];
}

interface Strip {
  readonly metric: Metric;
  readonly year: number;
  readonly standing: Standing;
  readonly asked: readonly { readonly area: Area; readonly figure: Figure | null }[];
  readonly references: readonly Reference[];
  readonly about: string;
  readonly notes: readonly string[];
  readonly source: string;
}

function stripSpec(dataset: Dataset, strip: Strip): StripSpec {
  const { metric, standing, asked } = strip;
  const [only, ...others] = asked;
  const list = only && others.length === 0 ? neighboursOf(dataset, only.area) : null;
  const stands = new Set(asked.flatMap(({ area }) => standFor(standing, area) ?? []));
  const isNeighbour = ({ area }: Stand): boolean =>
    list !== null && [area.code, ...area.members].some((code) => list.codes.has(code));
  const places = standing.stands.map((stand): StripPlace => ({
    name: stand.area.name,
    role: stands.has(stand) ? 'asked' : isNeighbour(stand) ? 'neighbour' : 'other',
    value: stand.figure.value,
    text: formatCell(stand.figure.value, metric),
    rank: placeLabel(stand.place, standing.stands.length, stand.tied),
  }));
  const unranked = asked.flatMap(({ area, figure }): StripPlace[] =>
    area.ranked || figure?.state !== 'value' ? [] : [unrankedPlace(metric, area, figure)],
  );
  const isAsked = (area: Area): boolean =>
    asked.some((one) => one.area.code === area.code || area.members.includes(one.area.code));
  return {
    kind: 'strip',
    title: chartTitle(metric.name, strip.about),
    subtitle: chartSubtitle(metric, strip.year),
    notes: strip.notes,
    source: strip.source,
    axis: axisOf(metric),
    places: [...places, ...unranked],
    references: strip.references,
    neighbours: list && only ? CHART.neighbours(only.area.name, list.model) : null,
    missing: [
      ...standing.missing.map(({ area, figure }) => ({
        name: area.name,
        asked: isAsked(area),
        why: figure ? gapWords(figure) : CHART.notInTable,
      })),
      ...standing.tooSmall
        .filter((area) => !unranked.some(({ name }) => name === area.name))
        .map((area) => ({ name: area.name, asked: isAsked(area), why: whyTooSmall(asked, area) })),
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

/** One that was asked for tells its own mark before its size. */
function whyTooSmall(asked: Strip['asked'], area: Area): string {
  const own = asked.find((one) => one.area.code === area.code)?.figure;
  return own ? gapWords(own) : CHART.tooSmall;
}
