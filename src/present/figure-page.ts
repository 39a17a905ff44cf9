import type { FigureAnswer, InspectionAnswer } from '../answer/answer.ts';
import type { Inspection, SourceCell } from '../domain/figure.ts';
import type { Release } from '../domain/release.ts';
import { section, sections, type Page, type Section, type Span } from './page.ts';
import { cautionSentence } from './wording-caution.ts';
import { likenessSentence } from './wording-chance.ts';
import { comparisonSentences, elsewhereSentence } from './wording-comparators.ts';
import { offerLead } from './wording-definition.ts';
import {
  absentHeadline,
  asOneSentence,
  changeSentence,
  countSentence,
  flowSentence,
  headlineOf,
  monthSentence,
  nearestSentence,
  returnedBy,
} from './wording-figure.ts';
import {
  earlierInspections,
  inspectionHeadline,
  inspectionLine,
  notByYear,
  noInspection,
  officialBeside,
  olderBeside,
} from './wording-inspection.ts';
import { WORDS } from './wording-phrases.ts';
import { ownEndSentence, standsForSentence, viaSentence } from './wording-place.ts';
import {
  claimSentence,
  listWordsOf,
  overdueBeside,
  overdueSentence,
  seriesStopsSentence,
  sourceSentence,
} from './wording-source.ts';

/** The page of one authority and one metric. */
export function figurePage(answer: FigureAnswer): Page {
  const { area, metric, headline, readings, series } = answer;
  const offered = answer.standsFor.kind === 'itself' ? answer.successors : [];
  return {
    headline:
      headline.state === 'absent'
        ? absentHeadline(area, metric, answer.year, headline, series?.last ?? null)
        : withChange(answer, headlineOf(returnedBy(area, answer.cautions), metric, headline)),
    sections: sections([
      section('definition', [metric.definition]),
      section('body', body(answer)),
      section('caution', [
        ...answer.cautions.map(cautionSentence),
        series ? seriesStopsSentence(metric, series.last) : null,
        answer.overdue ? overdueBeside(answer.overdue, answer) : null,
      ]),
      section('claim', answer.claims.map(claimSentence)),
      sourceSection(answer),
      section('offer', [offerLead({ readings: readings.length > 0, successors: offered.length > 0 })]),
    ]),
    table: null,
    steps: [
      ...readings.slice(0, 4).map((reading) => ({
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

/** The headline with the change on the year, or why there is none, where that was asked for. */
function withChange({ metric, change, changeAsked }: FigureAnswer, headline: string): string {
  const moved = changeAsked ? changeSentence(metric, change) : null;
  if (moved === null) return headline;
  return change.state === 'stated' ? asOneSentence(headline, moved) : `${headline} ${moved}`;
}

/** Who answers, how the figure moved, what it is compared with, and where else there is one. */
function body(answer: FigureAnswer): (string | null)[] {
  const { area, metric, comparison, standsFor } = answer;
  const compared = comparison.state === 'compared';
  return [
    standsForSentence(standsFor, area),
    answer.via ? viaSentence(answer.via, area) : null,
    ownEndSentence(answer),
    answer.month
      ? monthSentence(metric, answer.month, answer.year, answer.headline.state !== 'absent')
      : null,
    answer.changeAsked ? null : changeSentence(metric, answer.change),
    answer.flow ? flowSentence(answer.flow.metric, answer.flow.figure) : null,
    answer.beside ? countSentence(answer.beside.metric, answer.beside.figure) : null,
    ...comparisonSentences(metric, comparison, {
      region: answer.regionName,
      joint: answer.headline.state !== 'absent' && answer.headline.joint !== null ? area.name : null,
      elsewhere: answer.elsewhere !== null,
    }),
    compared && comparison.likeness ? likenessSentence('it', comparison.metric, comparison.likeness) : null,
    answer.elsewhere ? elsewhereSentence(answer.elsewhere) : null,
    answer.nearest.length > 0 ? nearestSentence(metric, answer.nearest) : null,
  ];
}

/** Where the second number of a rate or share stands that is worked out beside a count. */
function baseOf({ metric, comparison }: FigureAnswer): SourceCell | null {
  if (comparison.state !== 'compared' || comparison.metric.id === metric.id) return null;
  return comparison.own.state === 'value' ? (comparison.own.inputs?.[1].source ?? null) : null;
}

/** The page of an authority's inspection grades. */
export function inspectionPage(answer: InspectionAnswer): Page {
  const { area, metric, newest, official } = answer;
  const gradeOf = (inspection: Inspection): string | null => inspection.grades[metric.id] ?? null;
  const line = (inspection: Inspection): string =>
    inspectionLine(gradeOf(inspection), inspection.inspected, inspection.published);
  const isGraded = newest !== null && gradeOf(newest) !== null;
  const listOf = ({ release }: Inspection): Release | undefined =>
    answer.releases.find(({ id }) => id === release);
  const listed = newest ? listOf(newest) : undefined;
  const isUnofficial = listed?.status === 'unofficial';
  const sourceLine = (inspection: Inspection): Span[][] => {
    const { release, file, columns } = inspection;
    const list = listOf(inspection);
    const column = columns[metric.id];
    if (!list || column === undefined) return [];
    const cell = { release, file, column, filter: null };
    return [[`${sourceSentence(list, cell)} `, { link: list.page, text: WORDS.source }]];
  };
  return {
    headline: newest
      ? inspectionHeadline(area, metric, gradeOf(newest), newest.inspected, answer.judgements)
      : noInspection(area),
    sections: sections([
      section('definition', [metric.definition]),
      section('body', [
        answer.via ? viaSentence(answer.via, area) : null,
        answer.timeAsked && newest ? notByYear : null,
        official ? (isGraded ? officialBeside : olderBeside)(line(official)) : null,
        answer.earlier.length > 0 ? earlierInspections(answer.earlier.slice(0, 5).map(line)) : null,
      ]),
      section('caution', [
        listed && isUnofficial ? listWordsOf(listed) : null,
        answer.overdue ? overdueSentence(answer.overdue) : null,
      ]),
      section('claim', answer.claims.map(claimSentence)),
      newest
        ? {
            role: 'source',
            lines: [
              ...[newest, official].flatMap((one) => (one ? sourceLine(one) : [])),
              [{ link: newest.report, text: WORDS.report }],
            ],
          }
        : null,
    ]),
    table: null,
    steps: [],
    more: [],
    shareable: newest !== null,
  };
}

/** The source of the headline, with a link to its release. */
function sourceSection(answer: FigureAnswer): Section {
  const { headline, metric, releases } = answer;
  const link: Span = { link: releases[0]?.page ?? metric.page, text: WORDS.source };
  if (headline.state === 'absent') return { role: 'source', lines: [[link]] };
  const release = releases.find(({ id }) => id === headline.source.release) ?? null;
  return {
    role: 'source',
    lines: [
      [
        `${sourceSentence(release, headline.source, { base: baseOf(answer), flow: answer.flow?.figure.source ?? null })} `,
        link,
      ],
    ],
  };
}
