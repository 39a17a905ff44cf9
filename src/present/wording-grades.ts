import type { GradesAnswer } from '../answer/grades-answer.ts';
import type { Release } from '../domain/release.ts';
import { regionName } from './wording-ranking.ts';
import { listWords } from './wording.ts';

// Sentences about the grades of many authorities.

/** "Ofsted overall effectiveness, 14 authorities in the South West: 2 Outstanding, 8 Good …" */
export function gradesHeadline({ metric, scope, grades }: GradesAnswer): string {
  const total = grades.reduce((sum, { inspections }) => sum + inspections.length, 0);
  const where =
    scope.kind === 'region' ? ` in ${regionName(scope.region)}` : scope.kind === 'all' ? ' in England' : '';
  const counts = grades.map(({ grade, inspections }) => `${inspections.length} ${grade}`);
  return `${metric.name}, newest inspections of ${total} authorities${where}: ${listWords(counts)}.`;
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
