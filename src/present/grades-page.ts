import type { GradesAnswer } from '../answer/grades-answer.ts';
import { section, sections, type Page } from './page.ts';
import * as say from './wording-inspection.ts';
import { WORDS } from './wording-phrases.ts';
import { listWordsOf, overdueSentence } from './wording-source.ts';

/** A longer list of names than this is counted and not spelt out. */
const MOST_NAMES = 40;

/** More authorities than this without a new grade are named, and not told one by one. */
const MOST_TOLD = 5;

/** The page of many authorities' grades: a table of counts, then who has which, the asked end first. */
export function gradesPage(answer: GradesAnswer): Page {
  const ordered = answer.first === 'best' ? answer.grades : answer.grades.toReversed();
  const unofficial = (release: string): boolean =>
    answer.releases.find((candidate) => candidate.id === release)?.status === 'unofficial';
  const names = ordered.map(({ grade, inspections }) =>
    inspections.length > MOST_NAMES
      ? say.countedOnly(grade, inspections.length)
      : say.gradeLine(
          grade,
          inspections.map(({ area, inspection }) =>
            unofficial(inspection.release) ? say.marked(area.shortName) : area.shortName,
          ),
        ),
  );
  return {
    headline: say.gradesHeadline(answer),
    sections: sections([
      section('definition', [answer.metric.definition]),
      section('body', [
        ...names,
        ...sinceLines(answer, unofficial),
        answer.ungraded.length > 0 ? say.ungradedLine(answer.ungraded.map((area) => area.name)) : null,
      ]),
      section('caution', [
        say.gradesCaution,
        ...answer.releases.filter((release) => release.status === 'unofficial').map(say.markMeans),
        answer.overdue ? overdueSentence(answer.overdue) : null,
      ]),
      {
        role: 'source',
        lines: answer.releases.map((release) => [
          `${listWordsOf(release)} `,
          { link: release.page, text: WORDS.source },
        ]),
      },
    ]),
    table: {
      caption: answer.metric.name,
      header: [say.gradeHeading, say.newestHeading, say.officialHeading],
      rows: [
        ...ordered.map(({ grade, inspections, official }) => [
          grade,
          String(inspections.length),
          String(official),
        ]),
        ...(answer.since.length > 0 ? [[say.sinceHeading, String(answer.since.length), '']] : []),
      ],
      emphasis: null,
    },
    steps: [],
    more: [],
    shareable: true,
  };
}

/** Authorities without such a grade at their newest inspection, whatever an older one gave. */
function sinceLines({ since, metric }: GradesAnswer, unofficial: (release: string) => boolean): string[] {
  const named = since.map((before) => ({
    before,
    name: unofficial(before.inspection.release) ? say.marked(before.area.shortName) : before.area.shortName,
  }));
  if (named.length === 0) return [];
  if (named.length > MOST_TOLD) return [say.sinceLine(named.map(({ name }) => name))];
  return named.map(({ before, name }) => say.gradedBeforeLine(name, before, metric));
}
