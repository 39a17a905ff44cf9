import { ENGLAND } from '../domain/dataset.ts';
import type { MetricId } from '../domain/metric.ts';
import { followUp, type Remembered } from './follow-up.ts';
import type { Choice, Clarification, Question, Reading } from './question.ts';

/** Offered where a question names no measure: the figures people most often want, the commonest first. */
export const USUAL_METRICS: readonly MetricId[] = [
  'cpp-at-31-march',
  'cla-at-31-march',
  'cin-at-31-march',
  'referrals',
  'ofsted-overall',
];

const NEEDS_NOTHING: ReadonlySet<Question['intent']> = new Set([
  'help',
  'list',
  'source',
  'whats-new',
  'define',
  'subscribe',
  'unsubscribe',
]);

/**
 * Fills what a question leaves out from the thread it stands in, and turns what is still missing into a question
 * back. An area without a measure becomes that area's profile; several areas without one are asked for the measure;
 * a measure without an area is asked for the place, England first. A ranking without an area is of all authorities.
 */
export function completeQuestion(asked: Reading, remembered?: Remembered): Reading {
  const question = remembered ? followUp(asked, remembered) : asked;
  if (question.kind !== 'question' || NEEDS_NOTHING.has(question.intent)) return question;
  const { areas, group, metrics } = question;
  if (metrics.length === 0) return withoutMeasure(question);
  // Where to look for what is not held is the same for every place.
  if (question.intent !== 'profile' && metrics.every(({ kind }) => kind === 'unheld')) return question;
  if (question.intent === 'rank')
    return areas.length > 0 || group ? question : { ...question, group: { kind: 'all' } };
  if (areas.length > 0 || (group && group.kind !== 'neighbours')) return question;
  return ask('area', question, [{ kind: 'area', code: ENGLAND, via: null }]);
}

function withoutMeasure(question: Question): Reading {
  const alone = question.areas.length === 1 && question.group === null;
  if (alone && question.period === null && (question.intent === 'lookup' || question.intent === 'profile')) {
    return { ...question, intent: 'profile' };
  }
  if (question.intent === 'profile' && question.areas.length > 0) return question;
  return ask(
    'metric',
    question,
    USUAL_METRICS.map((id): Choice => ({ kind: 'metric', id })),
  );
}

function ask(about: Clarification['about'], partial: Question, choices: readonly Choice[]): Clarification {
  return { kind: 'clarification', about, words: '', choices, partial };
}
