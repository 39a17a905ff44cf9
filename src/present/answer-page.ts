import type { Answer, Answered, ClarificationAnswer, UnheldAnswer } from '../answer/answer.ts';
import type { Remark } from '../answer/remarks.ts';
import { breakdownPage } from './breakdown-page.ts';
import { changeRankingPage } from './change-ranking-page.ts';
import { claimPage } from './claim-page.ts';
import { comparisonPage } from './comparison-page.ts';
import { coveragePage, editionsPage, membersPage, termPage } from './coverage-page.ts';
import { definitionPage } from './definition-page.ts';
import { figurePage, inspectionPage } from './figure-page.ts';
import { gradesPage } from './grades-page.ts';
import { newsPage } from './news-page.ts';
import { cleanEcho, section, sections, simplePage, type Page, type Step } from './page.ts';
import { profilePage } from './profile-page.ts';
import { rankingPage } from './ranking-page.ts';
import { trendPage } from './trend-page.ts';
import { nearestMetrics, unheldHeadline } from './wording-definition.ts';
import { listWords } from './wording-phrases.ts';
import { choiceLabel } from './wording-place.ts';
import { remarkSentence } from './wording-remarks.ts';
import {
  clarificationHeadline,
  clarificationTail,
  keyFigures,
  droppedSentence,
  help,
  noChoices,
  notHere,
  notWhySentence,
  refusalLines,
  unresolvedSentence,
} from './wording-refusal.ts';
import { elsewhereClaimSentence, localClaimSentence } from './wording-source.ts';

/**
 * The page of an answer. What could not be read of the message, or answered, stands first: whoever reads on takes the
 * figures for what was asked.
 */
export function pageOf(answered: Answered): Page {
  const page = answerPage(answered.answer);
  const { remarks = [] } = answered;
  const known = new Set(remarks.flatMap((remark) => (remark.kind === 'abroad' ? [remark.words] : [])));
  const unresolved = answered.unresolved.filter((words) => !known.has(words));
  const missed = [
    unresolved.length > 0 ? unresolvedSentence(unresolved.map(cleanEcho)) : null,
    ...remarks.filter((remark) => !answersIt(remark)).map(remarkSentence),
    answered.asksWhy && answered.answer.kind !== 'refusal' ? notWhySentence : null,
  ];
  const told = remarks.filter(answersIt).map(remarkSentence);
  return {
    ...page,
    sections: [...sections([section('remark', missed), section('body', told)]), ...page.sections],
  };
}

/** Whether a remark is what was asked for, and not a caution about it. */
function answersIt({ kind }: Remark): boolean {
  return kind === 'threshold' || kind === 'part' || kind === 'as-percent' || kind === 'other-end';
}

function answerPage(answer: Answer): Page {
  switch (answer.kind) {
    case 'figure':
      return figurePage(answer);
    case 'inspection':
      return inspectionPage(answer);
    case 'grades':
      return gradesPage(answer);
    case 'comparison':
      return comparisonPage(answer);
    case 'ranking':
      return rankingPage(answer);
    case 'change-ranking':
      return changeRankingPage(answer);
    case 'trend':
      return trendPage(answer);
    case 'definition':
      return definitionPage(answer);
    case 'several': {
      const [first, ...rest] = answer.answers.map(answerPage);
      if (!first) return simplePage(noChoices, []);
      return {
        ...first,
        sections:
          answer.dropped > 0
            ? [
                ...first.sections,
                section('caution', [droppedSentence(answer.answers.length, answer.dropped)]),
              ]
            : first.sections,
        more: rest,
      };
    }
    case 'unheld':
      return unheldPage(answer);
    case 'clarification':
      return clarificationPage(answer);
    case 'refusal': {
      const [headline, ...rest] = refusalLines(cleaned(answer.why));
      return simplePage(headline, [section('body', rest)]);
    }
    case 'help':
      return {
        ...simplePage(help.headline, [
          section('body', [help.covers]),
          section('offer', [help.examplesLead]),
          section('body', [help.risk]),
        ]),
        steps: answer.examples.map((query) => ({ label: query, query })),
      };
    case 'not-here':
      return simplePage(notHere(answer.what), []);
    case 'term':
      return termPage(answer);
    case 'coverage':
      return coveragePage(answer);
    case 'editions':
      return editionsPage(answer);
    case 'members':
      return membersPage(answer);
    case 'news':
      return newsPage(answer);
    case 'claim':
      return claimPage(answer);
    case 'breakdown':
      return breakdownPage(answer);
    case 'profile':
      return profilePage(answer);
  }
}

function unheldPage(answer: UnheldAnswer): Page {
  const place = answer.area?.code ?? '';
  return {
    headline: unheldHeadline(answer.measure.name),
    sections: sections([
      section('body', [
        answer.measure.whereToLook,
        answer.nearest.length > 0 ? nearestMetrics(answer.nearest) : null,
      ]),
      section(
        'claim',
        answer.claims.map((claim) =>
          claim.area === answer.area?.code ? localClaimSentence(claim) : elsewhereClaimSentence(claim),
        ),
      ),
    ]),
    table: null,
    steps: answer.nearest.slice(0, 4).map((metric) => ({
      label: metric.name,
      query: place === '' ? `define ${metric.id}` : `${place} ${metric.id}`,
    })),
    more: [],
    shareable: false,
  };
}

function clarificationPage(answer: ClarificationAnswer): Page {
  const steps = answer.choices.map((offered) => ({
    label:
      offered.metric?.name ??
      (offered.areas.length > 0
        ? choiceLabel(
            listWords(offered.areas.map((area) => area.name)),
            offered.choice.kind === 'area' ? (offered.choice.via?.name ?? null) : null,
          )
        : offered.query),
    query: offered.query,
  }));
  return {
    headline: clarificationHeadline(answer.about, cleanEcho(answer.words), ranksCouncils(answer.partial)),
    sections: sections([
      section(
        'caution',
        answer.silent.map(({ text }) => text),
      ),
      section('offer', [steps.length > 0 ? clarificationTail : noChoices]),
    ]),
    table: null,
    steps: [...wholeProfile(answer), ...steps],
    more: [],
    shareable: false,
  };
}

/** Of one place of which no measure is named ("is Leeds improving?"): all its key figures, with their changes. */
function wholeProfile({ about, words, partial }: ClarificationAnswer): readonly Step[] {
  const [area, ...others] = partial.areas;
  const alone = area !== undefined && others.length === 0 && partial.group === null;
  const open = about === 'metric' && words === '' && partial.intent !== 'rank';
  return open && alone ? [{ label: keyFigures, query: `profile ${area.code}` }] : [];
}

/** Whether a list of councils is asked for by no measure at all. */
function ranksCouncils({ intent, areas, ranking }: ClarificationAnswer['partial']): boolean {
  return intent === 'rank' && areas.length === 0 && ranking?.by === undefined;
}

function cleaned(why: Parameters<typeof refusalLines>[0]): Parameters<typeof refusalLines>[0] {
  if ('words' in why) return { ...why, words: cleanEcho(why.words) };
  if ('place' in why) return { ...why, place: cleanEcho(why.place) };
  return why;
}
