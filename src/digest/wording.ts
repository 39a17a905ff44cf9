import type { NamedChange } from '../answer/news-answer.ts';
import type { Area } from '../domain/authority.ts';
import type { Metric } from '../domain/metric.ts';
import type { Revision } from '../domain/release-diff.ts';
import type { Release } from '../domain/release.ts';
import {
  dateWords,
  formatCell,
  formatDifference,
  formatNumber,
  ordinal,
  periodLabel,
} from '../present/number.ts';
import { changeSentence } from '../present/wording-figure.ts';
import type { Schedule } from '../store/schedule.ts';
import type { Apart } from './moved-apart.ts';
import { isQuiet, type AreaNews, type Move } from './area-news.ts';
import { listWords } from '../present/wording-phrases.ts';

// Every sentence that a digest or a brief adds to those of answers.

/** "Dorset, Kent and Devon"; names that hold a comma themselves are kept apart by semicolons. */
export function placeList(names: readonly string[]): string {
  return names.length > 1 && names.some((name) => name.includes(',')) ? names.join('; ') : listWords(names);
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** "Monday" for 1 to "Sunday" for 7. */
export function weekdayName(day: number): string {
  return weekdays[day - 1] ?? '';
}

/** "every Monday at 09:00 (Europe/London)", "on the 1st of every month at 09:00 (Europe/London)". */
export function scheduleWords(schedule: Schedule): string {
  const { time, zone } = schedule;
  if (schedule.kind === 'weekly') return `every ${weekdayName(schedule.day)} at ${time} (${zone})`;
  const day = schedule.day === 31 ? 'last day' : ordinal(schedule.day);
  return `on the ${day} of every month at ${time} (${zone})`;
}

export const firstDigest = (schedule: Schedule): string =>
  `This first digest shows where things stand. From now on it tells what has changed, ${scheduleWords(schedule)}.`;

export const standingHeadline = (areas: readonly Area[]): string =>
  `Where ${placeList(areas.map((area) => area.name))} stand.`;

/** "Dorset, new since 16 November 2026: later figures for 9 measures; 3 figures revised; a new Ofsted judgement." */
export function newsHeadline(news: AreaNews, since: string): string {
  return `${news.area.name}, ${since}: ${newsCounts(news)}.`;
}

export const newSince = (day: string): string => `new since ${dateWords(day)}`;
export const inRelease = (release: Release): string => `in ${release.publication}, ${release.edition}`;

function newsCounts(news: AreaNews): string {
  if (isQuiet(news)) return 'nothing new';
  const counted = (count: number, noun: string, tail: string): string[] =>
    count === 0 ? [] : [`${formatNumber(count, 0)} ${noun}${count === 1 ? '' : 's'}${tail}`];
  return [
    ...counted(news.fresh.length, 'measure', ' with later figures'),
    ...counted(news.revised.length, 'figure', ' revised'),
    ...counted(news.corrected.length, 'figure', ' corrected here'),
    ...counted(news.withheldNow.length, 'figure', ' newly withheld'),
    ...counted(news.shownNow.length, 'figure', ' newly shown'),
    ...(news.inspection ? ['a new Ofsted judgement'] : []),
  ].join('; ');
}

export const severalHeadline = (areas: readonly Area[], since: string): string =>
  `${placeList(areas.map((area) => area.name))}, ${since}.`;

/** "Moved more than usual: Referrals. Up 120 (5.1%) from 2,349 in 2024/25. From one year to the next it is usually 60." */
export function moveSentence({ metric, change, usual }: Move): string {
  const size = formatDifference(usual, metric);
  return `Moved more than usual: ${metric.name}. ${changeSentence(metric, change) ?? ''} From one year to the next its change here is usually about ${size}.`;
}

/** "Moved apart from its neighbours: … Up 8.1 from 45.3 in 2024. The median change of 9 statistical neighbours is −0.4 (2025 model)." */
export function apartSentence({ metric, change, typical, counted, model }: Apart): string {
  const sign = typical < 0 ? '−' : typical > 0 ? '+' : '';
  const theirs = `${sign}${formatDifference(typical, metric)}`;
  return `Moved apart from its neighbours: ${metric.name}. ${changeSentence(metric, change) ?? ''} The median change of ${counted} statistical neighbours is ${theirs} (${model} model).`;
}

export const correctedLead = 'Corrected here, within the same edition';
/** "Referrals, 2024/25: 2,349 → 2,439". */
export function correctionWords({ metric, cell }: NamedChange<Revision>): string {
  const when = periodLabel(metric.periodKind, cell.year);
  return `${metric.name}, ${when}: ${formatCell(cell.was, metric)} → ${formatCell(cell.is, metric)}`;
}

export const quotedLead = 'Quoted before the figure changed:';

export const quietHeadline = (areas: readonly Area[], since: string, spotlight: string): string =>
  `Nothing new for ${placeList(areas.map((area) => area.name))} since ${dateWords(since)}. In the spotlight: ${spotlight}`;

export function editionsDue(releases: readonly Release[]): string | null {
  if (releases.length === 0) return null;
  const words = releases.map(({ publication, nextDue }) => `${publication}, by ${dateWords(nextDue ?? '')}`);
  return `Next editions due: ${[...new Set(words)].join('; ')}.`;
}

export const moreAreas = (areas: readonly Area[]): string =>
  `Ask for the others by name: ${placeList(areas.map((area) => area.name))}.`;

export const steps = {
  profile: (area: Area): { label: string; query: string } => ({
    label: `${area.shortName} at a glance`,
    query: `profile ${area.code}`,
  }),
  trend: (area: Area, metric: Metric): { label: string; query: string } => ({
    label: `Trend: ${metric.shortName}`,
    query: `trend ${area.code} ${metric.id}`,
  }),
} as const;
