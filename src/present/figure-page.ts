import type { FigureAnswer, InspectionAnswer } from '../answer/answer.ts';
import type { Inspection } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Release } from '../domain/release.ts';
import { section, sections, type Page, type Section, type Span } from './page.ts';
import { likenessSentence } from './wording-chance.ts';
import * as say from './wording.ts';

/** The page of one authority and one metric. */
export function figurePage(answer: FigureAnswer): Page {
  const { area, metric, headline } = answer;
  const figure = headline.state === 'absent' ? null : headline;
  const beside = answer.beside && answer.comparison.state !== 'compared' ? answer.beside : null;
  const body = [
    answer.standsFor.kind === 'itself' ? null : say.standsForSentence(answer.standsFor, area),
    answer.via ? say.viaSentence(answer.via, area) : null,
    answer.successors.length > 0 && answer.standsFor.kind === 'itself'
      ? say.endedSentence(area, answer.successors)
      : null,
    answer.month ? say.monthSentence(metric, answer.month, answer.year) : null,
    beside ? say.besideSentence(metric, beside) : null,
    say.changeSentence(metric, answer.change),
    ...say.comparisonSentences(metric, answer.comparison, { region: answer.regionName }),
    answer.comparison.state === 'compared' && answer.comparison.likeness
      ? likenessSentence('it', answer.comparison.metric, answer.comparison.likeness)
      : null,
    answer.elsewhere ? say.elsewhereSentence(answer.elsewhere) : null,
    answer.nearest.length > 0 ? say.nearestSentence(metric, answer.nearest) : null,
  ].filter((line) => line !== null && line !== '');
  return {
    headline: figure
      ? say.headlineOf(say.returnedBy(area, answer.cautions), metric, figure)
      : say.absentHeadline(
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
        ...answer.cautions.map(say.cautionSentence),
        answer.series ? say.seriesStopsSentence(metric, answer.series.last) : null,
        answer.overdue ? say.overdueSentence(answer.overdue) : null,
      ]),
      section('claim', answer.claims.map(say.claimSentence)),
      sourceSection(
        figure ? say.sourceSentence(releaseOf(answer.releases, figure.source.release), figure.source) : null,
        metric,
        answer.releases,
      ),
      answer.readings.length > 0 ? section('offer', [say.readingsLead]) : null,
    ]),
    table: null,
    steps: [
      ...answer.readings.slice(0, 4).map((reading) => ({
        label: reading.name,
        query: `${area.code} ${reading.id}${answer.yearAsked ? ` ${answer.year}` : ''}`,
      })),
      ...(answer.standsFor.kind === 'itself' ? answer.successors : []).map((successor) => ({
        label: successor.name,
        query: `${successor.code} ${metric.id}`,
      })),
    ],
    more: [],
    shareable: true,
  };
}

const NO_REASON = { state: 'absent', why: 'not-for-this-area' } as const;

/** The page of an authority's inspection grades. */
export function inspectionPage(answer: InspectionAnswer): Page {
  const { area, metric, newest, official } = answer;
  const gradeOf = (inspection: Inspection): string | null => inspection.grades[metric.id] ?? null;
  const line = (inspection: Inspection): string =>
    say.inspectionLine(gradeOf(inspection), inspection.inspected, inspection.published);
  const listed = newest ? answer.releases.find((release) => release.id === newest.release) : undefined;
  return {
    headline: newest
      ? say.inspectionHeadline(area, metric, gradeOf(newest), newest.inspected)
      : say.noInspection(area),
    sections: sections([
      section('definition', [metric.definition]),
      section('body', [
        answer.via ? say.viaSentence(answer.via, area) : null,
        official ? say.officialBeside(line(official)) : null,
        answer.earlier.length > 0 ? say.earlierInspections(answer.earlier.slice(0, 5).map(line)) : null,
      ]),
      section('caution', [listed ? say.listWordsOf(listed) : null]),
      section('claim', answer.claims.map(say.claimSentence)),
      newest ? { role: 'source', lines: [[{ link: newest.report, text: say.WORDS.report }]] } : null,
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
  const link: Span = { link: page, text: say.WORDS.source };
  return { role: 'source', lines: sentence === null ? [[link]] : [[`${sentence} `, link]] };
}

function releaseOf(releases: readonly Release[], id: string): Release | null {
  return releases.find((release) => release.id === id) ?? null;
}
