import type { Scope } from '../answer/asked-areas.ts';
import type { EditionsAnswer } from '../answer/coverage-answer.ts';
import type { Area } from '../domain/authority.ts';
import type { GlossaryTerm } from '../domain/glossary.ts';
import { dateWords } from './number.ts';
import type { Step } from './page.ts';
import { capital, listWords, quoted, regionName } from './wording-phrases.ts';
import { familyNames } from './wording-forms.ts';
import { scopeQuery, scopeWords } from './wording-standing.ts';

// What is held, which places a group has, and what the words of replies mean.

export const termHeadline = ({ name, meaning }: GlossaryTerm): string => `${name}. ${meaning}`;

export const familyLabel = (family: string): string => familyNames[family] ?? family;

export const wholeHeadline = (measures: number, authorities: number): string =>
  `Safeguard holds ${measures} measures of ${authorities} authorities in England, of its regions and of England. Ask “which measures do you have on care leavers”, or the like, for those about one thing.`;

export const coverageHeadline = (measures: number, families: readonly string[]): string =>
  `Safeguard holds ${measures} measures under ${listWords(families.map((family) => quoted(familyLabel(family))))}.`;

export const coverageTable = {
  families: ['About', 'Measures'],
  measures: ['Measure', 'From', 'To'],
  editions: ['Publication', 'Newest held', 'Next due by'],
} as const;

type Editions = EditionsAnswer['editions'];

export function editionsHeadline(editions: Editions): string {
  const next = editions.find(({ overdue }) => !overdue)?.release;
  const publishers = new Set(editions.map(({ release }) => release.publisher));
  const due =
    next?.nextDue === undefined || next.nextDue === null
      ? ''
      : ` The next due is ${next.publication}, by ${dateWords(next.nextDue)}.`;
  return `Safeguard’s figures are from ${listWords([...publishers].map(officeName))}.${due}`;
}

/** A publisher inside a sentence: "the Department for Education", "Ofsted". */
const officeName = (publisher: string): string =>
  /^(?:Department|Ministry|Office)\b/.test(publisher) ? `the ${publisher}` : publisher;

export function overdueEditions(editions: Editions): string | null {
  const late = editions.filter(({ overdue }) => overdue).map(({ release }) => release.publication);
  if (late.length === 0) return null;
  return `Newer editions were due by now and are not loaded here yet: ${listWords([...new Set(late)])}. Check the publisher’s page before you quote a figure as the latest.`;
}

export const moreMeasures = (left: number, whole: boolean): string | null =>
  whole || left <= 0 ? null : `${left} more: ask for one of them by what it is about.`;

/** "Leeds has 10 statistical neighbours (2025 model), the nearest first: …" */
export function membersHeadline(scope: Scope, areas: readonly Area[], many: boolean): string {
  const names = many ? '' : `: ${listWords(areas.map(({ name }) => name))}`;
  if (scope.kind === 'neighbours')
    return `${scope.of.name} has ${areas.length} statistical neighbours (${scope.model} model), the nearest first${names}.`;
  if (scope.kind === 'region')
    return `${capital(regionName(scope.region))} has ${areas.length} authorities${names}.`;
  return `There are ${areas.length} ${scopeWords(scope, false)} in England${names}.`;
}

export const alikeSentence =
  'The Department for Education’s model finds the authorities most like it in what shapes the need for children’s services; they need not lie near.';

export const goneSentence = (gone: readonly Area[]): string =>
  `Also on the list, and no longer there: ${listWords(gone.map(({ name }) => name))}.`;

/** What leads on from the names: their figures side by side or in order. */
export function membersSteps(scope: Scope, otherModels: readonly string[]): readonly Step[] {
  const [other] = otherModels;
  if (scope.kind !== 'neighbours')
    return FIGURES.map(({ label, metric }) => ({
      label,
      query: `rank ${scopeQuery(scope) || 'all authorities'} ${metric}`,
    }));
  return [
    ...FIGURES.map(({ label, metric }) => ({
      label,
      query: `compare ${scope.of.code} neighbours ${scope.model} model ${metric}`,
    })),
    ...(other
      ? [{ label: `By the ${other} model`, query: `list ${scope.of.code} neighbours ${other} model` }]
      : []),
  ];
}

const FIGURES = [
  { label: 'Their child protection plan rates', metric: 'cpp-rate' },
  { label: 'Their rates of children looked after', metric: 'cla-rate' },
] as const;
