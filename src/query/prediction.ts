import { periodCode } from '../domain/period.ts';
import type { AreaCode } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import { completeQuestion } from './complete-question.ts';
import type { AskedGroup, AskedMetric, Choice, Question, Reading } from './question.ts';
import type { Resolver } from './read-question.ts';

/** How a text was read, in the exchange format of the matching benchmark. */
export interface Prediction {
  readonly id: string;
  readonly outcome: 'answer' | 'ask' | 'reject';
  /** ONS codes; for a question back the certain ones first, then the options. */
  readonly authorities?: readonly string[];
  readonly metrics?: readonly string[];
  readonly period?: string | null;
  readonly intent?: string;
  readonly unresolved?: readonly string[];
}

export interface PredictionTask {
  readonly id: string;
  readonly task: 'authority' | 'metric' | 'utterance';
  readonly query: string;
}

export interface PredictionSource {
  readonly dataset: Dataset;
  readonly resolver: Resolver;
  readonly newest: number;
}

type Tables = Pick<PredictionSource, 'resolver' | 'dataset'>;

/** Reads one query of the benchmark and writes the reading as it wants it. */
export function predictionOf(
  source: PredictionSource,
  { id, task, query }: PredictionTask,
  today: string,
): Prediction {
  const { resolver, dataset, newest } = source;
  if (task === 'authority') return { id, ...placePrediction(resolver, dataset, query) };
  if (task === 'metric') return { id, ...measurePrediction(resolver, dataset, query) };
  return {
    id,
    ...readingPrediction(completeQuestion(resolver.read(query, { today, newest })), { resolver, dataset }),
  };
}

function placePrediction(resolver: Resolver, dataset: Dataset, query: string): Omit<Prediction, 'id'> {
  const read = resolver.readPlace(query);
  const codes = (areas: readonly { code: AreaCode }[]): string[] =>
    areas.map(({ code }) => gss(dataset, code));
  if (read.kind === 'found') return { outcome: 'answer', authorities: codes(read.areas) };
  if (read.kind === 'choices')
    return { outcome: 'ask', authorities: codes([...read.certain, ...read.options]) };
  return { outcome: 'reject', authorities: [] };
}

function measurePrediction(resolver: Resolver, dataset: Dataset, query: string): Omit<Prediction, 'id'> {
  const read = resolver.readMeasure(query);
  if (read.metrics.length > 0)
    return { outcome: 'answer', metrics: metricCodes({ resolver, dataset }, read.metrics) };
  if (read.choices.length > 0)
    return { outcome: 'ask', metrics: read.choices.flatMap((choice) => choiceMetric(resolver, choice)) };
  return { outcome: 'reject', metrics: [] };
}

/** A reading, completed or not, in the exchange format. */
export function readingPrediction(reading: Reading, tables: Tables): Omit<Prediction, 'id'> {
  const { resolver, dataset } = tables;
  if (reading.kind === 'refusal') {
    return { outcome: 'reject', authorities: [], metrics: [], period: null, intent: 'none', unresolved: [] };
  }
  const question = reading.kind === 'question' ? reading : reading.partial;
  const choices = reading.kind === 'clarification' ? reading.choices : [];
  const outcome = reading.kind === 'question' ? 'answer' : 'ask';
  return {
    outcome,
    authorities: [
      ...question.areas.map(({ code }) => gss(dataset, code)),
      ...groupCodes(question.group),
      ...choices.flatMap((choice) => choiceAreas(dataset, choice)),
    ].filter((code, index, all) => all.indexOf(code) === index),
    metrics: [
      ...metricCodes(tables, question.metrics),
      ...choices.flatMap((choice) => choiceMetric(resolver, choice)),
    ],
    period: question.period === null ? null : periodCode(question.period),
    intent: intentCode(question.intent),
    unresolved: question.unresolved,
  };
}

function groupCodes(group: AskedGroup | null): string[] {
  return group?.kind === 'region' ? [group.region] : [];
}

function intentCode(intent: Question['intent']): string {
  switch (intent) {
    case 'profile':
    case 'breakdown':
    case 'whats-new':
    case 'check-claim':
      return 'lookup';
    default:
      return intent;
  }
}

function gss(dataset: Dataset, code: AreaCode): string {
  return dataset.area(code)?.gss ?? code;
}

function choiceAreas(dataset: Dataset, choice: Choice): string[] {
  if (choice.kind === 'area') return [gss(dataset, choice.code)];
  return choice.kind === 'areas' ? choice.codes.map((code) => gss(dataset, code)) : [];
}

function choiceMetric(resolver: Resolver, choice: Choice): string[] {
  return choice.kind === 'metric' || choice.kind === 'unheld' ? [resolver.exchangeId(choice.id)] : [];
}

function metricCodes({ resolver, dataset }: Tables, metrics: readonly AskedMetric[]): string[] {
  return metrics.map((metric) => {
    const parts =
      metric.kind === 'metric'
        ? dataset.parts.breakdowns.find(({ id }) => id === metric.breakdown)
        : undefined;
    return parts?.asked[0] ?? resolver.exchangeId(metric.id);
  });
}
