import type { NamedChange } from '../answer/news-answer.ts';
import type { Area } from '../domain/authority.ts';
import type { Inspection } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Revision } from '../domain/release-diff.ts';
import type { Release } from '../domain/release.ts';
import {
  dateWords,
  formatCell,
  formatDifference,
  formatNumber,
  formatValue,
  ordinal,
  periodLabel,
  periodPhrase,
} from '../present/number.ts';
import { changeSentence } from '../present/wording-figure.ts';
import { capital, listWords } from '../present/wording-phrases.ts';
import type { Schedule } from '../store/schedule.ts';
import { isQuiet, type AreaNews, type Move, type Quoted, type Regrading } from './area-news.ts';
import type { Apart } from './moved-apart.ts';

// Every sentence that a digest or a brief adds to those of answers.

/** Years of a revised population that are named. */
const mostYears = 2;
/** Places that a first line names, and publications. */
const namedPlaces = 5;
const namedPublications = 3;

/** "Dorset, Kent and Devon", "Dorset, Kent, Devon and 9 others". */
export function namesInShort(names: readonly string[], most: number): string {
  const named = names.length > most ? names.slice(0, most - 2) : names;
  const rest = names.length - named.length;
  return rest === 0 ? listWords(names) : listWords([...named, `${rest} others`]);
}

const shortList = (areas: readonly Area[]): string =>
  namesInShort(
    areas.map(({ name }) => name),
    namedPlaces,
  );

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

export const standingHeadline = (areas: readonly Area[]): string => `Where ${shortList(areas)} stand.`;

/** Measures that have a later figure, and those whose later year is withheld. */
export interface FreshCounts {
  readonly shown: number;
  readonly withheld: number;
}

/** "Dorset, new since 16 November 2026: later figures for 9 measures; 3 figures revised; a new Ofsted judgement." */
export function newsHeadline(news: AreaNews, since: string, fresh: FreshCounts): string {
  return `${news.area.name}, ${since}: ${newsCounts(news, fresh)}.`;
}

/** "Dorset: later figures for 9 measures; 3 figures revised." */
export function newsLine(news: AreaNews, fresh: FreshCounts): string {
  return `${news.area.name}: ${newsCounts(news, fresh)}.`;
}

export const newSince = (day: string): string => `new since ${dateWords(day)}`;
export const newIn = (releases: readonly Release[]): string => `new in ${editionsInShort(releases)}`;

function newsCounts(news: AreaNews, { shown, withheld }: FreshCounts): string {
  if (isQuiet(news)) return 'nothing new';
  const of = (count: number, noun: string): string =>
    `${formatNumber(count, 0)} ${noun}${count === 1 ? '' : 's'}`;
  const counted = (count: number, noun: string, tail: string): string[] =>
    count === 0 ? [] : [`${of(count, noun)}${tail}`];
  return [
    ...(shown === 0 ? [] : [`later figures for ${of(shown, 'measure')}`]),
    ...counted(withheld, 'measure', ' with a later year that is withheld'),
    ...counted(news.revised.length, 'figure', ' revised'),
    ...counted(news.regraded.length, 'Ofsted grade', ' revised'),
    ...counted(news.withheldNow.length, 'figure', ' newly withheld'),
    ...counted(news.shownNow.length, 'figure', ' newly shown'),
    ...(news.inspection ? ['a new Ofsted judgement'] : []),
    ...counted(news.corrected.length, 'figure', ' corrected here'),
  ].join('; ');
}

/** "New since 16 November 2026 for Dorset and Kent." */
export const severalHeadline = (areas: readonly Area[], since: string): string =>
  `${capital(since)} for ${shortList(areas)}.`;

/** "Children in need, reporting year 2025: what is new for Dorset and Kent." */
export const briefHeadline = (releases: readonly Release[], areas: readonly Area[]): string =>
  `${editionsInShort(releases)}: what is new for ${shortList(areas)}.`;

/** One by its publication and edition; several by their publications alone. */
function editionsInShort(releases: readonly Release[]): string {
  const [only, ...others] = releases;
  if (only && others.length === 0) return `${only.publication}, ${only.edition}`;
  return namesInShort([...new Set(releases.map(({ publication }) => publication))], namedPublications);
}

/**
 * "Moved more than usual: Agency social worker rate, 12.1% on 30 September 2025, down 7.0 percentage points from
 * 19.1% on 30 September 2024. …", with what the neighbours did where that was unlike it.
 */
export function moveSentence({ metric, change, usual }: Move, apart: Apart | null): string {
  const size = formatDifference(usual, metric);
  const beside =
    apart === null
      ? []
      : apart.metric.id === metric.id
        ? [neighboursSentence(apart)]
        : [`As a rate or share: ${moved(apart)}. ${neighboursSentence(apart)}`];
  return [
    `Moved more than usual: ${moved({ metric, change })}.`,
    `From one year to the next it usually moves by about ${size}.`,
    ...beside,
  ].join(' ');
}

/** The move that is largest beside what is usual, in one sentence. */
export const firstMove = (move: Move): string => `Moved more than usual: ${moved(move)}.`;

/** A move that only stands out beside the neighbours. */
export function apartSentence(apart: Apart): string {
  return `Moved unlike any of its statistical neighbours: ${moved(apart)}. ${neighboursSentence(apart)}`;
}

function moved({ metric, change }: Pick<Move, 'metric' | 'change'>): string {
  const now = `${formatValue(change.to.value, metric)} ${periodPhrase(metric.periodKind, change.to.year)}`;
  const how = (changeSentence(metric, change) ?? '').replace(/\.$/, '');
  return `${metric.name}, ${now}, ${how.charAt(0).toLowerCase()}${how.slice(1)}`;
}

function neighboursSentence({ metric, typical, counted, model }: Apart): string {
  const sign = typical < 0 ? '−' : typical > 0 ? '+' : '';
  return `The median change of ${counted} statistical neighbours is ${sign}${formatDifference(typical, metric)} (${model} model).`;
}

export const correctedLead = 'Corrected here, within the same edition';
/** "Referrals, 2024/25: 2,349 → 2,439". */
export function correctionWords({ metric, cell }: NamedChange<Revision>): string {
  const when = periodLabel(metric.periodKind, cell.year);
  return `${metric.name}, ${when}: ${formatCell(cell.was, metric)} → ${formatCell(cell.is, metric)}`;
}

/** "New Ofsted judgement, inspected 17 March 2025, report published 8 May 2025: Ofsted overall effectiveness, Good; …" */
export function judgementSentence(
  inspection: Inspection,
  grades: readonly { readonly metric: Metric; readonly grade: string; readonly before: string | null }[],
): string {
  const { inspected, published } = inspection;
  const when = `inspected ${dateWords(inspected)}, report published ${dateWords(published)}`;
  const words = grades.map(({ metric, grade, before }) => {
    const changed = before === null || before === grade ? '' : ` (${before} at the inspection before)`;
    return `${metric.name}, ${grade}${changed}`;
  });
  return words.length === 0
    ? `A new Ofsted inspection without grades, ${when}.`
    : `New Ofsted judgement, ${when}: ${words.join('; ')}.`;
}

/**
 * "Revised too: Children aged 0 to 17, 67,868 → 66,931 (mid-2019), 67,698 → 66,203 (mid-2020)." What only gives the
 * size of a place, the newest years of it.
 */
export function populationSentence(revised: readonly NamedChange<Revision>[]): string | null {
  const alike = Map.groupBy(revised, ({ metric }) => metric);
  const words = [...alike].map(([metric, changes]) => {
    const newest = changes.toSorted((a, b) => b.cell.year - a.cell.year).slice(0, mostYears);
    const years = newest.map(
      ({ cell }) =>
        `${formatCell(cell.was, metric)} → ${formatCell(cell.is, metric)} (${periodLabel(metric.periodKind, cell.year)})`,
    );
    const rest = changes.length - newest.length;
    const more = rest === 0 ? '' : ` and ${rest} earlier ${rest === 1 ? 'year' : 'years'}`;
    return `${metric.name}, ${years.join(', ')}${more}`;
  });
  return words.length === 0 ? null : `Revised too: ${words.join('; ')}.`;
}

/** "Revised, the inspection of 23 September 2024: Ofsted overall effectiveness, Good → Inadequate." */
export function regradedSentence(regraded: readonly Regrading[]): string | null {
  const [first] = regraded;
  if (!first) return null;
  const words = regraded.map(({ metric, was, is }) => `${metric.name}, ${was ?? noGrade} → ${is ?? noGrade}`);
  return `Revised, the inspection of ${dateWords(first.inspection.inspected)}: ${words.join('; ')}.`;
}

const noGrade = 'no grade';

/** What was said of a figure that is another one now; what was found when it was checked stood on the old one. */
export function quotedSentence({ claim, metric, year, was, is }: Quoted): string {
  const who = `${claim.publisher} ${claim.sourceKind === 'council' ? 'said' : 'reported'} (${claim.date})`;
  const when = periodLabel(metric.periodKind, year);
  const before = formatCell(was, metric);
  if (is === null)
    return `${who}: ${claim.wording}. The published figure for ${when} was ${before} and is withheld now.`;
  const now = formatCell(is, metric);
  const agreed = matches(claim.value, was, metric) && !matches(claim.value, is, metric);
  return agreed
    ? `No longer matches: ${who}: ${claim.wording}. The published figure for ${when} was ${before} and is ${now} now.`
    : `Quoted before it changed: ${who}: ${claim.wording}. The published figure for ${when} was ${before} and is ${now} now.`;
}

function matches(said: string, value: number, metric: Metric): boolean {
  return Number(said.replaceAll(/[,%£]/g, '')) === Number(value.toFixed(metric.decimals));
}

/**
 * `spotlight` is the headline of an answer, whose place need not be said again where there is one place only; null
 * where there is no figure to show.
 */
export function quietHeadline(areas: readonly Area[], since: string, spotlight: string | null): string {
  const quiet = `Nothing new for ${shortList(areas)} since ${dateWords(since)}.`;
  if (spotlight === null) return quiet;
  const [only, ...others] = areas;
  const fact = only && others.length === 0 ? withoutPlace(spotlight, only) : spotlight;
  return `${quiet} In the spotlight: ${fact}`;
}

/** The headline of an answer, where its place has been named. */
export function withoutPlace(headline: string, { name }: Area): string {
  const lead = `${name}: `;
  return headline.startsWith(lead) ? capital(headline.slice(lead.length)) : headline;
}

export function editionsDue(releases: readonly Release[]): string | null {
  const names = Map.groupBy(releases, ({ nextDue }) => nextDue ?? '');
  const words = [...names].map(([day, due]) => {
    const publications = [...new Set(due.map(({ publication }) => publication))];
    return `${listWords(publications)}, by ${dateWords(day)}`;
  });
  const one = releases.length === 1;
  return words.length === 0 ? null : `Next ${one ? 'edition' : 'editions'} due: ${words.join('; ')}.`;
}

/** Of areas without news, in a message about others. */
export const quietBeside = (areas: readonly Area[]): string | null =>
  areas.length === 0 ? null : `Nothing new for ${listWords(areas.map((area) => area.name))}.`;

export const moreAreas = (areas: readonly Area[]): string =>
  `Ask for the others by name: ${listWords(areas.map((area) => area.name))}.`;

/** Said in the text of a message that is too long to have its tables whole, or at all. */
export const rowsInShort = 'Newest figures, with their change on the year. The message itself compares them.';

export const tablesInMessage =
  'The table of each place, with what to take care of, stands in the message itself.';
export const pagesInMessage = 'More of each place, with what to take care of, stands in the message itself.';
export const tableInMessage = 'The table, with what to take care of, stands in the message itself.';

export const shortSource = (name: string): string => `Source: ${name}.`;

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
