import type { GradesAnswer } from '../answer/grades-answer.ts';
import type { Area } from '../domain/authority.ts';
import type { Metric } from '../domain/metric.ts';
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
): string {
  const what = metric.name;
  return grade === null
    ? `${area.name}: the inspection of ${dateWords(inspected)} gave no grade for “${what}”.`
    : `${area.name}: ${grade} — ${what}, inspected ${dateWords(inspected)}.`;
}

export const noInspection = (area: Area): string =>
  `${area.name}: Safeguard holds no inspection under the present framework.`;

export const inspectionLine = (grade: string | null, inspected: string, published: string): string =>
  `${grade ?? 'No grade'}, inspected ${dateWords(inspected)}, report published ${dateWords(published)}`;

export const officialBeside = (line: string): string => `In the official list: ${line}.`;

export const earlierInspections = (lines: readonly string[]): string => `Earlier: ${lines.join('; ')}.`;

/** "Ofsted overall effectiveness, newest inspections of 14 authorities in the South West: 2 Outstanding, 8 Good …" */
export function gradesHeadline({ metric, scope, grades }: GradesAnswer): string {
  const total = grades.reduce((sum, { inspections }) => sum + inspections.length, 0);
  const where =
    scope.kind === 'region' ? ` in ${regionName(scope.region)}` : scope.kind === 'all' ? ' in England' : '';
  const counts = grades.map(({ grade, inspections }) => `${inspections.length} ${grade}`);
  if (scope.kind === 'neighbours') {
    const own = grades.find(({ inspections }) => inspections.some(({ area }) => area.code === scope.of.code));
    return `${scope.of.name}: ${own?.grade ?? 'no grade'} — ${metric.name}. Newest inspections of itself and its statistical neighbours (${scope.model} model): ${listWords(counts)}.`;
  }
  return `${metric.name}, newest inspections of ${total} authorities${where}${withoutWords(scope)}: ${listWords(counts)}.`;
}

export const gradeHeading = 'Grade';

export const newestHeading = 'Newest inspection';

export const officialHeading = 'Official list alone';

export const gradeLine = (grade: string, names: readonly string[]): string =>
  names.length === 0 ? `${grade}: none.` : `${grade} (${names.length}): ${names.join(', ')}.`;

export const countedOnly = (grade: string, count: number): string =>
  `${grade}: ${count} authorities; ask for a region to see which.`;

export const ungradedLine = (names: readonly string[]): string => `No such grade: ${names.join(', ')}.`;

export const marked = (name: string): string => `${name}*`;

export const markMeans = (release: Release): string =>
  `* From an unofficial list (${release.publication}, ${release.publisher}), newer than the official one: check the report before you quote it.`;

export const gradesCaution =
  'Inspections are years apart, so the grades are of different dates and are not a league table.';
