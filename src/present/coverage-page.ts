import type { CoverageAnswer, EditionsAnswer, MembersAnswer, TermAnswer } from '../answer/coverage-answer.ts';
import { dateWords, periodShort } from './number.ts';
import { section, sections, simplePage, type Page, type Step } from './page.ts';
import {
  alikeSentence,
  coverageHeadline,
  coverageTable,
  editionsHeadline,
  goneSentence,
  familyLabel,
  membersHeadline,
  membersSteps,
  moreMeasures,
  overdueEditions,
  termHeadline,
  wholeHeadline,
} from './wording-coverage.ts';
import { listWords } from './wording-phrases.ts';

/** More rows than this are not read on a phone. */
const MOST_ROWS = 30;
/** More names than this are told region by region. */
const MOST_NAMES = 25;
const MOST_STEPS = 5;

/** The page that says what a word of replies means. */
export function termPage({ term }: TermAnswer): Page {
  return simplePage(termHeadline(term), []);
}

/** The page of the measures that are held: how many about what, or each with its years. */
export function coveragePage(answer: CoverageAnswer): Page {
  const { families, whole } = answer;
  const held = families.flatMap(({ metrics }) => metrics);
  const headline = whole
    ? wholeHeadline(held.length, answer.authorities)
    : coverageHeadline(
        held.length,
        families.map(({ family }) => family),
      );
  const shown = held.slice(0, MOST_ROWS);
  return {
    headline,
    sections: sections([section('body', [moreMeasures(held.length - shown.length, whole)])]),
    table: whole
      ? {
          caption: '',
          header: coverageTable.families,
          rows: families.map(({ family, metrics }) => [familyLabel(family), String(metrics.length)]),
          emphasis: null,
        }
      : {
          caption: '',
          header: coverageTable.measures,
          rows: shown.map(({ metric, span }) => [
            metric.name,
            span === null ? '' : periodShort(metric.periodKind, span.first),
            span === null ? '' : periodShort(metric.periodKind, span.last),
          ]),
          emphasis: null,
        },
    steps: whole ? familySteps(answer) : measureSteps(answer),
    more: [],
    shareable: false,
  };
}

function familySteps({ families }: CoverageAnswer): readonly Step[] {
  return families
    .slice(0, MOST_STEPS)
    .flatMap(({ family, metrics: [first] }) =>
      first ? [{ label: familyLabel(family), query: `list ${first.metric.id}` }] : [],
    );
}

function measureSteps({ families }: CoverageAnswer): readonly Step[] {
  return families
    .flatMap(({ metrics }) => metrics)
    .slice(0, MOST_STEPS)
    .map(({ metric }) => ({ label: metric.name, query: `define ${metric.id}` }));
}

/** The page of the publications that figures come from, with the date that each goes on. */
export function editionsPage({ editions }: EditionsAnswer): Page {
  return {
    headline: editionsHeadline(editions),
    sections: sections([section('caution', [overdueEditions(editions)])]),
    table: {
      caption: '',
      header: coverageTable.editions,
      rows: editions.map(({ release }) => [
        release.publication,
        release.edition,
        release.nextDue === null ? '' : dateWords(release.nextDue),
      ]),
      emphasis: null,
    },
    steps: [],
    more: [],
    shareable: false,
  };
}

/** The page that names the places of a group. */
export function membersPage(answer: MembersAnswer): Page {
  const { scope, areas } = answer;
  const many = areas.length > MOST_NAMES;
  const byRegion = Map.groupBy(areas, ({ code }) => answer.regions.get(code)?.name ?? '');
  const lines = [...byRegion].map(
    ([region, inside]) => `${region} (${inside.length}): ${listWords(inside.map(({ name }) => name))}.`,
  );
  return {
    headline: membersHeadline(scope, areas, many),
    sections: sections([
      section('body', [...(many ? lines : []), scope.kind === 'neighbours' ? alikeSentence : null]),
      section('caution', [answer.gone.length > 0 ? goneSentence(answer.gone) : null]),
    ]),
    table: null,
    steps: membersSteps(scope, answer.otherModels),
    more: [],
    shareable: true,
  };
}
