import type { Ask, InformationRequest, NotShown } from '../answer/story.ts';
import type { Area } from '../domain/authority.ts';
import type { Value, WithheldReason } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import { bare, formatValue, periodLabel, periodPhrase } from './number.ts';
import { listWords, lower } from './wording-phrases.ts';
import { partName } from './wording-table.ts';

// What a figure does not show, what to put to a council, and what to ask for where there is no figure.

export function notShownSentence(gap: NotShown): string {
  switch (gap.kind) {
    case 'one-day':
      return 'It is of one day, and does not show what happened over the year.';
    case 'whole-year':
      return 'It is of a whole period, and does not show how things stood on any one day.';
    case 'plans':
      return 'It counts plans, not children: a child can start more than one plan in a year.';
    case 'no-direction':
      return ABOUT_CASES.has(gap.metric.family)
        ? 'A rise or a fall is neither good nor bad by itself: more may mean more harm, or that more of it is found.'
        : 'A rise or a fall is neither good nor bad by itself.';
    case 'overlapping':
      return 'One case can be in several categories, so they cannot be added up.';
    case 'why':
      return 'It says nothing of why: that is for the council, and others who know, to explain.';
  }
}

/** A question for the council, in its own second person. */
export function askSentence(ask: Ask): string {
  switch (ask.kind) {
    case 'accept':
      return `The published figure is ${formatValue(ask.figure.value, ask.metric)} (${nameAndPeriod(ask.metric, ask.figure)}). Do you accept it, and do your own records agree?`;
    case 'change': {
      const { metric, change } = ask;
      const way = change.difference > 0 ? 'up' : 'down';
      const [then, now] = [change.from, change.to].map(
        (figure) => `${bare(figure.value, metric)} ${periodPhrase(metric.periodKind, figure.year)}`,
      );
      const causes = ABOUT_CASES.has(metric.family) ? ': need, thresholds and practice, or recording' : '';
      return `${metric.name}: ${then}, ${now}. What took it ${way}${causes}?`;
    }
    case 'gap': {
      const { metric, own, england } = ask;
      const side = own.value > england.value ? 'above' : 'below';
      return `${metric.name}: yours is ${formatValue(own.value, metric)}, ${side} England’s ${formatValue(england.value, metric)}. What explains the difference?`;
    }
    case 'worst-quarter':
      return `${ask.metric.name}: you are in the quarter of authorities that does worst. What is being done about it, and when will it show?`;
    case 'largest-part':
      return `${partName(ask.part.metric)} is the largest category${ask.someWithheld ? ' with a figure' : ''}. What do you know about why, and what is offered to those families?`;
    case 'now':
      return ask.metric.measures === 'stock'
        ? `The figure is of ${periodLabel(ask.metric.periodKind, ask.figure.year)}. What is it today?`
        : `The figure is of ${periodLabel(ask.metric.periodKind, ask.figure.year)}. What has it been since?`;
  }
}

/** Families whose numbers move with need, with practice and with recording alike. */
const ABOUT_CASES: ReadonlySet<string> = new Set([
  'child-protection-plans',
  'category-of-abuse',
  'section-47-and-conferences',
  'referrals-and-assessments',
  'children-in-need',
  'assessment-factors',
  'children-looked-after',
]);

const nameAndPeriod = (metric: Metric, figure: Value): string =>
  `${lower(metric.name)}, ${periodLabel(metric.periodKind, figure.year)}`;

/** What to ask for, ready to send, and what to know before sending it. */
export function requestSentence(request: InformationRequest): string {
  switch (request.kind) {
    case 'unheld': {
      const whom = request.area ? ` for ${request.area.officialName}` : '';
      return `${request.measure.whereToLook} “Please give, for each of the last three years, ${lower(request.measure.name)}${whom}, with the definition that you count by and the day or period of each figure.”`;
    }
    case 'withheld':
      return `${WITHHELD_ADVICE[request.figure.reason]} “Please give${requested(request.area, request.metrics, request.figure.year)}.${WITHHELD_ADD[request.figure.reason] ?? ''}”`;
    case 'absent': {
      const wanted = requested(request.area, [request.metric], request.year);
      switch (request.absent.why) {
        case 'not-held':
          return `Look first at the publisher’s page (${request.metric.page}), which may have it. If it does not: “Please give${wanted}.”`;
        case 'outside-life':
          return `${request.area.officialName} did not exist then: ask the council that did, or the one that keeps its records. “Please give${wanted}. If you do not hold it, please say who does.”`;
        case 'not-published':
        case 'not-for-this-area':
        case 'dropped':
          return `No national table has it. “Please give${wanted}. Please take it from your own records, and say how it was counted.”`;
      }
    }
  }
}

/** ", for Dorset Council and 2020/21: plans started: sexual abuse. By that we mean: …" */
function requested(area: Area, metrics: readonly Metric[], year: Year): string {
  const [first] = metrics;
  const period = first ? periodLabel(first.periodKind, year) : String(year);
  const names = listWords(metrics.map((metric) => `‘${metric.name}’`));
  const definitions = metrics.map((metric) => metric.definition.replace(/\.$/, '')).join('; ');
  return `, for ${area.officialName} and ${period}, the ${metrics.length === 1 ? 'figure' : 'figures'} of ${names}. By that we mean: ${definitions}`;
}

const WITHHELD_ADVICE: Readonly<Record<WithheldReason, string>> = {
  suppressed:
    'The publisher hides it to protect children, and the council may refuse an exact number for the same reason: a range or a total of several years can be given.',
  'rounds-to-nought': 'It is not nought but rounds to it.',
  unreliable: 'The publisher judged the council’s return unreliable.',
  'not-available': 'The publisher marks it as not available.',
  'not-applicable': 'The publisher marks it as not applicable; ask why.',
  'not-returned': 'The council made no return for that year.',
  unexplained: 'The source does not say why it shows no figure.',
};

const WITHHELD_ADD: Readonly<Partial<Record<WithheldReason, string>>> = {
  suppressed:
    ' Where the number is too small to give, please give a range such as 1 to 5, or the total of the last three years.',
  unreliable: ' Please say what was wrong with the return, and whether a corrected one was made.',
  'not-returned': ' Please say why no return was made, and when the figures will be published.',
};
