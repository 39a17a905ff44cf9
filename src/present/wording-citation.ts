import type { Release } from '../domain/release.ts';
import { dateWords } from './number.ts';

// The sentences of what a reader takes away with the figures: the head of a CSV file and citations.

export const CSV = {
  title: 'Safeguard: the figures behind one answer on children’s safeguarding statistics in England',
  question: 'Question',
  source: 'Cite as',
  care: 'Take care',
  blank:
    'A blank value is no nought: the column “withheld” says why there is none; “symbol” is the mark as published.',
} as const;

export const CITE = {
  headline: 'To cite these figures:',
  nothing: 'This answer holds no figure to cite.',
} as const;

/** "Department for Education (October 2025). Children in need, reporting year 2025. Table: … . Accessed …" */
export function citationSentence(release: Release, tables: readonly string[]): string {
  return [
    `${release.publisher} (${dateWords(release.published)}).`,
    `${release.publication}, ${release.edition}.`,
    `${tables.length === 1 ? 'Table' : 'Tables'}, with columns: ${tables.join('; ')}.`,
    `${release.page}.`,
    `Accessed ${dateWords(release.accessed)}.`,
    `${LICENCES[release.licence] ?? `Licence: ${release.licence}`}.`,
  ].join(' ');
}

const LICENCES: Readonly<Record<string, string>> = {
  'Open Government Licence v3.0':
    'Contains public sector information licensed under the Open Government Licence v3.0',
};
