import type { Area } from '../domain/authority.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { Release } from '../domain/release.ts';
import { dateWords, formatValue, periodPhrase } from './number.ts';
import { editionWords } from './wording-source.ts';

// The sentences that say what has become of a figure since it was shown.

export const CHECK = {
  unknown:
    'That figure can’t be checked any more: its place or its measure is not known here. Ask for it again in words.',
  newest: 'Show the newest',
  onlyThis: 'Of the figures in that answer only this one was checked: ask for another by itself to check it.',
} as const;

/** "265", "27.4 per 10,000", "no figure (“c”)": what was or is shown, in words. */
export function shownWords(metric: Metric, shown: string): string {
  const value = shown.trim() === '' ? Number.NaN : Number(shown);
  return Number.isFinite(value) ? formatValue(value, metric) : `no figure (“${shown}”)`;
}

const about = (area: Area, metric: Metric, year: Year): string =>
  `${area.name}, “${metric.name}” ${periodPhrase(metric.periodKind, year)}`;

/** "Still as published: Dorset, “…” in 2021/22 is 265." */
export const stillSentence = (area: Area, metric: Metric, year: Year, shown: string): string =>
  `Still as published: ${about(area, metric, year)} is ${shownWords(metric, shown)}.`;

/** "Revised from 415 to 412 in …: Dorset, “…” on 31 March 2017." */
export const revisedSentence = (
  place: { readonly area: Area; readonly metric: Metric; readonly year: Year },
  was: string,
  is: string,
  release: Release,
): string => {
  const { area, metric, year } = place;
  return `Revised from ${shownWords(metric, was)} to ${shownWords(metric, is)} in ${editionWords(release)}: ${about(area, metric, year)}.`;
};

export const correctedSentence = (
  place: { readonly area: Area; readonly metric: Metric; readonly year: Year },
  was: string,
  is: string,
  release: Release,
): string => {
  const { area, metric, year } = place;
  return `Corrected here from ${shownWords(metric, was)} to ${shownWords(metric, is)}, in the same edition (${editionWords(release)}): ${about(area, metric, year)}.`;
};

export const goneSentence = (area: Area, metric: Metric, year: Year, shown: string): string =>
  `No longer held: ${about(area, metric, year)} was shown as ${shownWords(metric, shown)}.`;

/** A later edition repeats the figure. */
export const confirmedSentence = (release: Release): string =>
  `A later edition, ${editionWords(release)}, has the same figure.`;

export const newerYearSentence = (metric: Metric, year: Year, shown: string): string =>
  `A newer year exists: ${shownWords(metric, shown)} ${periodPhrase(metric.periodKind, year)}.`;

/** "265 — Source: Department for Education, …": one edition's figure with its source. */
export const editionSentence = (metric: Metric, shown: string, source: string): string =>
  `${shownWords(metric, shown)} — ${source}`;

export const gradeSentence = (
  area: Area,
  metric: Metric,
  inspected: string,
  state: 'same' | 'changed' | 'gone',
  grades: { readonly shown: string; readonly now: string | null },
): string => {
  const what = `${area.name}, “${metric.name}”, inspected ${dateWords(inspected)}`;
  switch (state) {
    case 'same':
      return `Still as published: ${what}: ${grades.shown}.`;
    case 'changed':
      return `Changed from ${grades.shown} to ${grades.now ?? 'no grade'}: ${what}.`;
    case 'gone':
      return `No longer held: ${what} was shown as ${grades.shown}.`;
  }
};

export const newerInspectionSentence = (inspected: string, grade: string | null): string =>
  `A newer inspection exists: ${grade ?? 'no grade'}, inspected ${dateWords(inspected)}.`;
