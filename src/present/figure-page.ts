import type { FigureAnswer, InspectionAnswer } from '../answer/answer.ts';
import type { Inspection, SourceCell } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Release } from '../domain/release.ts';
import { section, sections, type Page, type Section, type Span } from './page.ts';
import { cautionSentence } from './wording-caution.ts';
import { likenessSentence } from './wording-chance.ts';
import { comparisonSentences, elsewhereSentence } from './wording-comparators.ts';
import { offerLead } from './wording-definition.ts';
import {
  absentHeadline,
  besideSentence,
  changeSentence,
  headlineOf,
  monthSentence,
  nearestSentence,
  returnedBy,
} from './wording-figure.ts';
import {
  earlierInspections,
  inspectionHeadline,
  inspectionLine,
  noInspection,
  officialBeside,
} from './wording-inspection.ts';
import { WORDS } from './wording-phrases.ts';
import { endedSentence, standsForSentence, viaSentence } from './wording-place.ts';
import {
  claimSentence,
  listWordsOf,
  overdueSentence,
  seriesStopsSentence,
  sourceSentence,
} from './wording-source.ts';

/** The page of one authority and one metric. */
export function figurePage(answer: FigureAnswer): Page {
  const { area, metric, headline } = answer;
  const figure = headline.state === 'absent' ? null : headline;
  const offered = answer.standsFor.kind === 'itself' ? answer.successors : [];
  const beside = answer.beside && answer.comparison.state !== 'compared' ? answer.beside : null;
  const body = [
    answer.standsFor.kind === 'itself' ? null : standsForSentence(answer.standsFor, area),
    answer.via ? viaSentence(answer.via, area) : null,
    offered.length > 0 ? endedSentence(area, offered) : null,
    answer.month ? monthSentence(metric, answer.month, answer.year) : null,
    beside ? besideSentence(metric, beside) : null,
    changeSentence(metric, answer.change),
    ...comparisonSentences(metric, answer.comparison, { region: answer.regionName }),
    answer.comparison.state === 'compared' && answer.comparison.likeness
      ? likenessSentence('it', answer.comparison.metric, answer.comparison.likeness)
      : null,
    answer.elsewhere ? elsewhereSentence(answer.elsewhere) : null,
    answer.nearest.length > 0 ? nearestSentence(metric, answer.nearest) : null,
  ].filter((line) => line !== null && line !== '');
  return {
    headline: figure
      ? headlineOf(returnedBy(area, answer.cautions), metric, figure)
      : absentHeadline(
          area,
          metric,
          answer.year,
          headline.state === 'absent' ? headline : NO_REASON,
          answer.series?.last ?? null,
        ),
    sections: sections([
      section('definition', [metric.definition]),
      section('body', body),
      section('caution', [
        ...answer.cautions.map(cautionSentence),
        answer.series ? seriesStopsSentence(metric, answer.series.last) : null,
        answer.overdue ? overdueSentence(answer.overdue) : null,
      ]),
      section('claim', answer.claims.map(claimSentence)),
      sourceSection(
        figure
          ? sourceSentence(releaseOf(answer.releases, figure.source.release), figure.source, baseOf(answer))
          : null,
        metric,
        answer.releases,
      ),
      section('offer', [offerLead({ readings: answer.readings.length > 0, successors: offered.length > 0 })]),
    ]),
    table: null,
    steps: [
      ...answer.readings.slice(0, 4).map((reading) => ({
        label: reading.name,
        query: `${area.code} ${reading.id}${answer.yearAsked ? ` ${answer.year}` : ''}`,
      })),
      ...offered.map((successor) => ({
        label: successor.name,
        query: `${successor.code} ${metric.id}`,
      })),
    ],
    more: [],
    shareable: true,
  };
}

/** Where the second number of a rate or share stands that is worked out beside a count. */
function baseOf({ metric, comparison }: FigureAnswer): SourceCell | null {
  if (comparison.state !== 'compared' || comparison.metric.id === metric.id) return null;
  return comparison.own.state === 'value' ? (comparison.own.inputs?.[1].source ?? null) : null;
}

const NO_REASON = { state: 'absent', why: 'not-for-this-area' } as const;

/** The page of an authority's inspection grades. */
export function inspectionPage(answer: InspectionAnswer): Page {
  const { area, metric, newest, official } = answer;
  const gradeOf = (inspection: Inspection): string | null => inspection.grades[metric.id] ?? null;
  const line = (inspection: Inspection): string =>
    inspectionLine(gradeOf(inspection), inspection.inspected, inspection.published);
  const listed = newest ? answer.releases.find((release) => release.id === newest.release) : undefined;
  const isUnofficial = listed?.status === 'unofficial';
  const source = listed && !isUnofficial ? [`${listWordsOf(listed)} `] : [];
  return {
    headline: newest
      ? inspectionHeadline(area, metric, gradeOf(newest), newest.inspected)
      : noInspection(area),
    sections: sections([
      section('definition', [metric.definition]),
      section('body', [
        answer.via ? viaSentence(answer.via, area) : null,
        official ? officialBeside(line(official)) : null,
        answer.earlier.length > 0 ? earlierInspections(answer.earlier.slice(0, 5).map(line)) : null,
      ]),
      section('caution', [
        listed && isUnofficial ? listWordsOf(listed) : null,
        answer.overdue ? overdueSentence(answer.overdue) : null,
      ]),
      section('claim', answer.claims.map(claimSentence)),
      newest ? { role: 'source', lines: [[...source, { link: newest.report, text: WORDS.report }]] } : null,
    ]),
    table: null,
    steps: [],
    more: [],
    shareable: newest !== null,
  };
}

/** The source line of a page, with its link. */
export function sourceSection(
  sentence: string | null,
  metric: Metric,
  releases: readonly Release[],
): Section {
  const page = releases[0]?.page ?? metric.page;
  const link: Span = { link: page, text: WORDS.source };
  return { role: 'source', lines: sentence === null ? [[link]] : [[`${sentence} `, link]] };
}

function releaseOf(releases: readonly Release[], id: string): Release | null {
  return releases.find((release) => release.id === id) ?? null;
}
