import type { KnownBlock } from '@slack/types';
import type { Answer, Answered, ClarificationAnswer } from '../answer/answer.ts';
import type { MetricId } from '../domain/metric.ts';
import {
  alsoPrefix,
  askPrefix,
  chartAction,
  comparePrefix,
  digestFormAction,
  formAction,
  insteadPrefix,
  moreChoices,
  placePrefix,
  shareAction,
  subscribeAction,
  writeMore,
  writePlaces,
  writeQuery,
  type FigureState,
} from './button-state.ts';
import { cut } from './blocks.ts';
import { hasChart } from './has-chart.ts';
import { figureRows, type FigureRow } from './figure-rows.ts';
import type { Page, Step } from './page.ts';
import { slackLimits } from './slack-limits.ts';
import { buttonWords } from './wording-slack.ts';

type Row = Extract<KnownBlock, { type: 'actions' }>;
type Element = Row['elements'][number];

/** How many elements stand in sight; a longer row is not read on a phone. The menu comes on top. */
const IN_SIGHT = 5;

/** Steps that lead on from an answer, the likeliest first. */
interface NextSteps {
  /** What the same words may mean as well, or the choices of a question back. */
  readonly instead: readonly Step[];
  readonly onward: readonly Step[];
}

/**
 * The row of buttons under an answer: other meanings, places to compare with, then what leads on, a picture, sharing
 * where only one person sees the answer, and one menu of the rest. Null where nothing leads on.
 */
export function answerButtons(
  answered: Answered,
  page: Page,
  seenBy: 'one' | 'everybody',
): KnownBlock | null {
  const { answer, query } = answered;
  const asked = page.shareable && query !== '' ? query : null;
  const tools = asked === null ? [] : toolsOf(answer, asked, seenBy);
  if (asksForWords(answer)) tools.push(button(formAction, buttonWords.form, 'open', buttonWords.formHint));
  if (answer.kind === 'help' || (answer.kind === 'news' && answer.area === null)) {
    tools.push(subscribeButton(digestFormAction, 'open'));
  }
  const menu = asked === null ? null : menuOf(answer, asked);
  const picker = placesOf(answer, query);
  const { instead, onward } = nextSteps(answer, page);
  const room = IN_SIGHT - tools.length - picker.length;
  const steps = stepElements(
    instead,
    onward,
    answer.kind === 'clarification' ? insteadPrefix : askPrefix,
    room,
  );
  const elements = [...steps.instead, ...picker, ...steps.onward, ...tools, ...(menu ? [menu] : [])];
  return elements.length === 0 ? null : { type: 'actions', elements };
}

function nextSteps(answer: Answer, page: Page): NextSteps {
  const steps = distinct([page, ...page.more].flatMap((part) => part.steps));
  switch (answer.kind) {
    case 'figure': {
      const { area, metric } = answer;
      const trend = { label: buttonWords.trend, query: `trend ${area.code} ${metric.id}` };
      // Other readings are about the same place; the others are about those that came after one that has ended.
      const isReading = ({ query }: Step): boolean => query.startsWith(`${area.code} `);
      return {
        instead: steps.filter(isReading),
        onward: [...steps.filter((step) => !isReading(step)), trend],
      };
    }
    case 'trend':
      // The list of places to compare with begins with the neighbours.
      return { instead: [], onward: steps.filter(({ query }) => !query.startsWith('compare ')) };
    case 'clarification':
    case 'unheld':
      return { instead: steps, onward: [] };
    default:
      return { instead: [], onward: steps };
  }
}

/** How many places stand side by side, in one year and as lines over the years, before another is offered. */
const MOST_COMPARED = 10;
const MOST_LINES = 5;

/** The list of places: to compare with, under an answer that has room for one more; else to choose the one meant. */
function placesOf(answer: Answer, query: string): Element[] {
  const asksForPlace = answer.kind === 'clarification' && asksWhere(answer);
  if (!asksForPlace && !comparesOn(answer)) return [];
  const action = writePlaces(asksForPlace ? placePrefix : comparePrefix, query);
  const placeholder = asksForPlace ? buttonWords.place : buttonWords.compare;
  return action === null
    ? []
    : [
        {
          type: 'external_select',
          action_id: action,
          min_query_length: 0,
          placeholder: { type: 'plain_text', text: placeholder },
        },
      ];
}

/** Whether a question back needs nothing but a place: a list without one is of all, and a claim is more than its question. */
function asksWhere({ about, partial }: ClarificationAnswer): boolean {
  const whole = partial.intent !== 'rank' && partial.intent !== 'check-claim';
  return about === 'area' && partial.metrics.length > 0 && whole;
}

function comparesOn(answer: Answer): boolean {
  switch (answer.kind) {
    case 'figure':
      return answer.headline.state !== 'absent';
    case 'inspection':
      return answer.newest !== null;
    case 'trend':
      return 1 + answer.places.length < MOST_LINES;
    case 'comparison':
      return answer.named.length > 0 && answer.named.length < MOST_COMPARED;
    default:
      return false;
  }
}

/** Buttons as far as there is room; where there are more steps than room, the many become one list. */
function stepElements(
  instead: readonly Step[],
  onward: readonly Step[],
  prefix: string,
  room: number,
): { readonly instead: readonly Element[]; readonly onward: readonly Element[] } {
  const asButtons = (steps: readonly Step[], of: string): Element[] =>
    steps.map((step, index) => button(`${of}${index}`, step.label, step.query));
  if (instead.length + onward.length <= room) {
    return { instead: asButtons(instead, prefix), onward: asButtons(onward, alsoPrefix) };
  }
  if (instead.length > 1) {
    const list = listed(`${prefix}list`, buttonWords.otherMeanings, instead);
    return { instead: list, onward: asButtons(onward.slice(0, room - list.length), alsoPrefix) };
  }
  const first = onward.slice(0, room - instead.length - 1);
  return {
    instead: asButtons(instead, prefix),
    onward: [
      ...asButtons(first, alsoPrefix),
      ...listed(`${alsoPrefix}list`, buttonWords.further, onward.slice(first.length)),
    ],
  };
}

/** Steps to choose from; a step whose question is too long for an option is left out. */
function listed(action: string, placeholder: string, steps: readonly Step[]): Element[] {
  const { text, value } = slackLimits.option;
  const options = steps
    .filter((step) => step.query.length <= value)
    .slice(0, slackLimits.select.options)
    .map((step) => ({
      text: { type: 'plain_text' as const, text: cut(step.label, text), emoji: false },
      value: step.query,
    }));
  return options.length === 0
    ? []
    : [
        {
          type: 'static_select',
          action_id: action,
          placeholder: { type: 'plain_text', text: placeholder },
          options,
        },
      ];
}

/** Whether it helps to choose from lists instead: after the help, and where words were not understood. */
function asksForWords(answer: Answer): boolean {
  if (answer.kind !== 'refusal') return answer.kind === 'help';
  return ['nothing-understood', 'unknown-place', 'unknown-measure'].includes(answer.why.kind);
}

function toolsOf(answer: Answer, query: string, seenBy: 'one' | 'everybody'): Element[] {
  const value = writeQuery(query);
  const digest = digestText(answer, query);
  return [
    ...(hasChart(answer) ? [button(chartAction, buttonWords.chart, value, buttonWords.chartHint)] : []),
    ...(digest === null ? [] : [subscribeButton(subscribeAction, writeQuery(digest))]),
    ...(seenBy === 'one' ? [button(shareAction, buttonWords.share, value, buttonWords.shareHint)] : []),
  ];
}

/** What to subscribe to, as it is typed: of a profile and of what is new of a place; else null. */
function digestText(answer: Answer, query: string): string | null {
  switch (answer.kind) {
    case 'profile':
      return query.replace(/^profile /, '');
    case 'news':
      return answer.area === null ? null : query.replace(/^what's new /, '');
    default:
      return null;
  }
}

function subscribeButton(action: string, value: string): Element {
  return button(action, buttonWords.subscribe, value, buttonWords.subscribeHint);
}

/**
 * Story, CSV, citation, checking again and reporting, where the answer shows figures; reporting alone where it says
 * that there are none.
 */
function menuOf(answer: Answer, query: string): Element | null {
  const rows = figureRows(answer, { area: () => undefined, metric: () => undefined });
  if (rows.length === 0) return null;
  const checked = rows.flatMap((row) => figureState(row) ?? []);
  const figure = checked.find(({ metric }) => metric === leadOf(answer)) ?? checked[0] ?? null;
  const action = writeMore({ query, figure });
  if (action === null) return null;
  return {
    type: 'overflow',
    action_id: action,
    options: moreChoices
      .filter((choice) => choice === 'wrong' || figure !== null)
      .filter((choice) => choice !== 'story' || hasStory(answer))
      .map((choice) => ({ text: { type: 'plain_text', text: buttonWords.more[choice] }, value: choice })),
  };
}

/** A figure as it is shown, by which it can be checked again; null where none was published. */
function figureState({ authority, metric, period, value, symbol, release }: FigureRow): FigureState | null {
  const shown = String(value ?? symbol ?? '');
  return release === null || shown === '' ? null : { area: authority, metric, period, shown, release };
}

/** The measure that an answer of many is checked by: a profile begins with how many children live in the place. */
function leadOf(answer: Answer): MetricId | null {
  if (answer.kind !== 'profile') return null;
  const parts = answer.themes.flatMap(({ rows }) => rows.map(({ part }) => part.metric));
  return parts.find(({ family }) => family !== 'context')?.id ?? null;
}

/** Whether a draft can be made of an answer: of places with their figures, not of lists or grades. */
function hasStory(answer: Answer): boolean {
  switch (answer.kind) {
    case 'figure':
    case 'profile':
    case 'breakdown':
    case 'trend':
    case 'comparison':
      return true;
    case 'several':
      return answer.answers.some(hasStory);
    default:
      return false;
  }
}

function button(action: string, label: string, value: string, hint?: string): Element {
  return {
    type: 'button',
    action_id: action,
    text: { type: 'plain_text', text: cut(label, slackLimits.button.text), emoji: false },
    value: cut(value, slackLimits.button.value),
    ...(hint === undefined ? {} : { accessibility_label: hint }),
  };
}

function distinct(steps: readonly Step[]): Step[] {
  return [...new Map(steps.map((step) => [step.query, step])).values()];
}
