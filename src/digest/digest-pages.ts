import type { KnownBlock } from '@slack/types';
import type { Answer } from '../answer/answer.ts';
import { figureAnswers } from '../answer/figure-answer.ts';
import { inspectionAnswer } from '../answer/inspection-answer.ts';
import { profileAnswers } from '../answer/profile-answer.ts';
import type { Area } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Metric } from '../domain/metric.ts';
import type { Release } from '../domain/release.ts';
import { answerButtons } from '../present/answer-buttons.ts';
import { pageOf } from '../present/answer-page.ts';
import { subscribeAction } from '../present/button-state.ts';
import type { Page } from '../present/page.ts';
import { queryText } from '../query/query-text.ts';
import type { AskedMetric, Question } from '../query/question.ts';
import type { SubscriptionContent } from '../store/subscription.ts';

/** What pages are drawn from. */
export interface PageParts {
  readonly dataset: Dataset;
  /** The day in London, ISO. */
  readonly today: string;
}

/** The page of an answer, with the row of buttons that stands under it. */
export interface AnswerPage {
  readonly page: Page;
  readonly buttons: KnownBlock | null;
}

/** Where an area stands in the measures subscribed to, as the answer to a question would show it. */
export function standingPage(
  parts: PageParts,
  area: Area,
  measures: SubscriptionContent['measures'],
): AnswerPage | null {
  const asked: AskedMetric[] =
    measures.kind === 'basket'
      ? [{ kind: 'unheld', id: measures.basket, words: '' }]
      : measures.metrics.map((id) => ({ kind: 'metric', id, words: '', readings: [] }));
  return tablePage(parts, area, asked);
}

/** One metric of one area by itself, as its answer shows it; null where there is no figure and no grade. */
export function spotlightPage({ dataset, today }: PageParts, area: Area, metric: Metric): AnswerPage | null {
  const query = `${area.code} ${metric.id}`;
  if (metric.unit === 'grade') {
    const judged = inspectionAnswer(dataset, { area, via: null, metric }, today);
    return (judged.newest?.grades[metric.id] ?? null) === null ? null : pageOfAnswer(judged, query);
  }
  const [answer] = figureAnswers(dataset, { area, via: null, metric, readings: [], period: null }, today);
  return answer?.headline.state === 'value' ? pageOfAnswer(answer, query) : null;
}

/**
 * Releases that answer for these metrics and whose next edition is due within so many days, soonest first; where
 * there is none, the one that is due next.
 */
export function editionsDue(
  { dataset, today }: PageParts,
  metrics: readonly Metric[],
  within: number,
): readonly Release[] {
  const until = new Date(Date.parse(today) + within * 24 * 60 * 60_000).toISOString().slice(0, 10);
  const coming = answeringReleases(dataset, metrics).filter(({ nextDue }) => (nextDue ?? '') >= today);
  const soon = coming.filter(({ nextDue }) => (nextDue ?? '') <= until);
  return soon.length > 0 ? soon : coming.slice(0, 1);
}

/** Releases that answer for these metrics and whose next edition should be there by now, the longest overdue first. */
export function editionsOverdue(
  { dataset, today }: PageParts,
  metrics: readonly Metric[],
): readonly Release[] {
  return answeringReleases(dataset, metrics).filter(({ nextDue }) => nextDue !== null && nextDue < today);
}

/** The releases that answer for some metrics, those whose next edition is due first at the head. */
function answeringReleases(dataset: Dataset, metrics: readonly Metric[]): readonly Release[] {
  const judged = metrics.some(({ unit }) => unit === 'grade');
  const ids = new Set([
    ...metrics.flatMap((metric) => dataset.releasesOf(metric.id).slice(0, 1)),
    ...(judged ? dataset.parts.inspections.map(({ release }) => release) : []),
  ]);
  return [...ids]
    .flatMap((id) => dataset.release(id) ?? [])
    .toSorted((a, b) => ((a.nextDue ?? '') < (b.nextDue ?? '') ? -1 : 1));
}

/** A table of some measures of an area, or the answer to the only one; null where there is none of them. */
export function tablePage(
  { dataset, today }: PageParts,
  area: Area,
  metrics: readonly AskedMetric[],
): AnswerPage | null {
  const question: Question = {
    kind: 'question',
    intent: 'lookup',
    areas: [{ code: area.code, words: '', via: null }],
    group: null,
    metrics,
    period: null,
    ranking: null,
    unresolved: [],
  };
  const [profile] = profileAnswers(dataset, question, today);
  const basket = metrics.some(({ kind }) => kind === 'unheld');
  const query = queryText({ ...question, intent: basket ? 'profile' : 'lookup' });
  if (profile) return pageOfAnswer(profile, query);
  const [only] = metrics;
  const metric = only?.kind === 'metric' ? dataset.metric(only.id) : undefined;
  if (!metric) return null;
  if (metric.unit === 'grade')
    return pageOfAnswer(inspectionAnswer(dataset, { area, via: null, metric }, today), query);
  const [figure] = figureAnswers(dataset, { area, via: null, metric, readings: [], period: null }, today);
  return figure ? pageOfAnswer(figure, query) : null;
}

function pageOfAnswer(answer: Answer, query: string): AnswerPage {
  const answered = { answer, unresolved: [], query, period: null };
  const page = pageOf(answered);
  return { page, buttons: withoutSubscribing(answerButtons(answered, page, 'everybody')) };
}

/** Whoever reads a digest has subscribed. */
function withoutSubscribing(row: KnownBlock | null): KnownBlock | null {
  if (row?.type !== 'actions') return row;
  const elements = row.elements.filter((element) => element.action_id !== subscribeAction);
  return elements.length === 0 ? null : { ...row, elements };
}
