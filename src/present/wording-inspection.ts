import type { Judgement } from '../answer/answer.ts';
import type { GradedBefore, GradesAnswer } from '../answer/grades-answer.ts';
import type { Area } from '../domain/authority.ts';
import type { Metric } from '../domain/metric.ts';
import { GRADES } from '../domain/grade.ts';
import type { Release } from '../domain/release.ts';
import { dateWords } from './number.ts';
import { listWords } from './wording-phrases.ts';
import { regionName, withoutWords } from './wording-standing.ts';

// The grades of one authority’s inspections, and of many authorities.

export function inspectionHeadline(
  area: Area,
  metric: Metric,
  grade: string | null,
  inspected: string,
  judgements: readonly Judgement[],
): string {
  const what = metric.name;
  if (grade !== null) return `${area.name}: ${grade} — ${what}, inspected ${dateWords(inspected)}.`;
  const instead = judgements.length > 0 ? `: it has ${judgementWords(judgements)}` : '';
  return `${area.name}: the newest inspection listed, of ${dateWords(inspected)}, has no grade for “${what}”${instead}.`;
}

/** "Inadequate for help and protection and children in care; Good for care leavers": the worst first. */
function judgementWords(judgements: readonly Judgement[]): string {
  const byGrade = GRADES.flatMap((grade) => {
    const names = judgements.flatMap((each) => (each.grade === grade ? [judgedName(each.metric)] : []));
    return names.length > 0 ? [`${grade} for ${names.join(', ')}`] : [];
  });
  return byGrade.toReversed().join('; ');
}

/** "help and protection" of "Ofsted: help and protection". */
const judgedName = (metric: Metric): string => metric.name.replace(/^[^:]*: /, '');

export const noInspection = (area: Area): string =>
  `${area.name}: Safeguard holds no inspection under the present framework.`;

export const inspectionLine = (grade: string | null, inspected: string, published: string): string =>
  `${grade ?? 'No grade'}, inspected ${dateWords(inspected)}, report published ${dateWords(published)}`;

export const notByYear =
  'Grades belong to inspections, which are years apart, and not to a year: the newest is told first, earlier ones with their dates.';

/** The grade of an older inspection, where the newest gave none: never to be told as the present one. */
export const olderBeside = (line: string): string =>
  `Only an older inspection has one, and it does not say how things stand now: ${line}.`;

export const officialBeside = (line: string): string => `In the official list: ${line}.`;

export const earlierInspections = (lines: readonly string[]): string => `Earlier: ${lines.join('; ')}.`;

/** "Ofsted overall effectiveness, newest inspections of 14 authorities in the South West: 2 Outstanding, 8 Good …" */
export function gradesHeadline({ metric, scope, grades, since }: GradesAnswer): string {
  const total = grades.reduce((sum, { inspections }) => sum + inspections.length, 0) + since.length;
  const apart = since.length > 0 ? `; ${sinceWords(since.length)}` : '';
  const where =
    scope.kind === 'region' ? ` in ${regionName(scope.region)}` : scope.kind === 'all' ? ' in England' : '';
  const counts = grades.map(({ grade, inspections }) => `${inspections.length} ${grade}`);
  if (scope.kind === 'neighbours') {
    const own = grades.find(({ inspections }) => inspections.some(({ area }) => area.code === scope.of.code));
    return `${scope.of.name}: ${own?.grade ?? 'no grade at the newest inspection'} — ${metric.name}. Newest inspections of itself and its statistical neighbours (${scope.model} model): ${listWords(counts)}${apart}.`;
  }
  return `${metric.name}, newest inspections of ${total} authorities${where}${withoutWords(scope)}: ${listWords(counts)}${apart}.`;
}

export const gradeHeading = 'Grade';

export const newestHeading = 'Newest inspection';

export const officialHeading = 'Official list alone';

export const gradeLine = (grade: string, names: readonly string[]): string =>
  names.length === 0 ? `${grade}: none.` : `${grade} (${names.length}): ${names.join(', ')}.`;

export const countedOnly = (grade: string, count: number): string =>
  `${grade}: ${count} authorities; ask for a region to see which.`;

/** "2 were inspected since without this grade" */
const sinceWords = (count: number): string =>
  `${count} ${count === 1 ? 'was' : 'were'} inspected since without this grade`;

/** The row of a table of counts for those that the newest inspection gave no such grade. */
export const sinceHeading = 'Inspected since without it';

/** An authority that only an older inspection graded: the newest first, with what it graded instead. */
export function gradedBeforeLine(
  name: string,
  { inspection, judgements, older }: GradedBefore,
  metric: Metric,
): string {
  const instead = judgements.length > 0 ? ` (${judgementWords(judgements)})` : '';
  return `${name}: no such grade at the newest inspection, of ${dateWords(inspection.inspected)}${instead}; ${older.grades[metric.id] ?? ''} at the older one of ${dateWords(older.inspected)}.`;
}

export const sinceLine = (names: readonly string[]): string =>
  `Inspected since without this grade, and counted under none (${names.length}): ${names.join(', ')}.`;

export const ungradedLine = (names: readonly string[]): string => `No such grade: ${names.join(', ')}.`;

export const marked = (name: string): string => `${name}*`;

export const markMeans = (release: Release): string =>
  `* From an unofficial list (${release.publication}, ${release.publisher}), newer than the official one: check the report before you quote it.`;

export const gradesCaution =
  'Inspections are years apart, so the grades are of different dates and are not a league table.';
