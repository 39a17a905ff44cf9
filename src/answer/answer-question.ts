import type { PressClaim } from '../domain/claim.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Metric } from '../domain/metric.ts';
import type { Note } from '../domain/note.ts';
import { queryText } from '../query/query-text.ts';
import type { AskedMetric, Choice, Clarification, Question, Reading } from '../query/question.ts';
import type { ReadClaim } from '../query/read-claim.ts';
import type { ToldInWords } from '../query/told-in-words.ts';
import type { Answer, Answered, ChoiceOffered, UnheldAnswer } from './answer.ts';
import { askedPlaces, type AskedPlace } from './asked-areas.ts';
import { readingsOf } from './asked-measures.ts';
import { breakdownAnswers } from './breakdown-answer.ts';
import { claimAnswer } from './claim-answer.ts';
import { claimQuery } from './claim-query.ts';
import { reportedInWords } from './check-words.ts';
import { changeRankingAnswers } from './change-ranking-answer.ts';
import { comparisonAnswers } from './comparison-answer.ts';
import { type DefinitionAnswer, definitionAnswer } from './definition-answer.ts';
import { coverageAnswer, editionsAnswer, membersAnswer, termAnswer } from './coverage-answer.ts';
import { figureAnswers } from './figure-answer.ts';
import { gradesAnswers } from './grades-answer.ts';
import { inspectionAnswer } from './inspection-answer.ts';
import { newsAnswer } from './news-answer.ts';
import { profileAnswers } from './profile-answer.ts';
import { rankingAnswers } from './ranking-answer.ts';
import { remarksOn } from './remarks.ts';
import { trendAnswers } from './trend-answer.ts';

/** What an answer may lean on beside the dataset. `examples` are questions that work, for the help. */
export interface AnswerContext {
  readonly today: string;
  readonly examples: readonly string[];
  /** The numbers of the text, where it asks for a claim to be checked. */
  readonly claim?: ReadClaim;
  /** What a text says that asks for a check and has no number to check. */
  readonly told?: ToldInWords;
}

/** More than this in one reply is a list that nobody reads; the rest is named as left out. */
const MOST_ANSWERS = 4;

/** The answer to a reading, with what could not be read of the message. Never throws. */
export function answerQuestion(dataset: Dataset, reading: Reading, context: AnswerContext): Answered {
  const question = reading.kind === 'question' ? reading : reading.partial;
  if (context.claim && question?.intent === 'check-claim') return checked(dataset, question, context.claim);
  if (context.told && isCheckable(dataset, question, context.told)) {
    return checked(dataset, question ?? NOTHING_ASKED, inWords(context.told));
  }
  const answer = answerReading(dataset, reading, context);
  const remarks = question ? remarksOn(dataset, question, answer, context.today) : [];
  return {
    answer,
    unresolved: question?.unresolved ?? [],
    query: question ? queryText(question) : '',
    period: question?.period ?? null,
    ...(question?.asksWhy ? { asksWhy: true } : {}),
    ...(remarks.length > 0 ? { remarks } : {}),
  };
}

function checked(dataset: Dataset, question: Question, claim: ReadClaim): Answered {
  const answer = claimAnswer(dataset, question, claim);
  return { answer, unresolved: [], query: claimQuery(dataset, answer), period: question.period };
}

/** Whether a text without a number tells of a claim on record, or of a place's grade. */
function isCheckable(dataset: Dataset, question: Question | null, { words, grade }: ToldInWords): boolean {
  if (reportedInWords(dataset, question, words).length > 0) return true;
  const [metric] = question?.metrics ?? [];
  const graded = metric?.kind === 'metric' && dataset.metric(metric.id)?.unit === 'grade';
  return graded && grade !== null && question?.areas.length === 1 && question.ranking === null;
}

/** A claim that has nothing but words. */
function inWords({ words, grade, now }: ToldInWords): ReadClaim {
  return {
    numbers: [],
    orders: [],
    ratios: [],
    grade,
    now,
    record: null,
    superlative: false,
    nowhere: false,
    words,
  };
}

const NOTHING_ASKED: Question = {
  kind: 'question',
  intent: 'check-claim',
  areas: [],
  group: null,
  metrics: [],
  period: null,
  ranking: null,
  unresolved: [],
};

function answerReading(dataset: Dataset, reading: Reading, context: AnswerContext): Answer {
  switch (reading.kind) {
    case 'refusal':
      return reading.why.kind === 'empty'
        ? { kind: 'help', examples: context.examples }
        : { kind: 'refusal', why: reading.why, partial: reading.partial };
    case 'clarification':
      return {
        kind: 'clarification',
        about: reading.about,
        words: reading.words,
        choices: reading.choices.map((choice) => offer(dataset, reading, choice)),
        silent: reading.about === 'metric' ? notReturned(dataset, reading.partial) : [],
        partial: reading.partial,
      };
    case 'question':
      return answerAsked(dataset, reading, context);
  }
}

function answerAsked(dataset: Dataset, question: Question, context: AnswerContext): Answer {
  switch (question.intent) {
    case 'help':
      return { kind: 'help', examples: context.examples };
    case 'list': {
      if (question.lists === 'subscriptions') return { kind: 'not-here', what: 'list' };
      const members = question.lists === 'members' ? membersAnswer(dataset, question) : null;
      return members ?? coverageAnswer(dataset, question);
    }
    case 'subscribe':
    case 'unsubscribe':
      return { kind: 'not-here', what: question.intent };
    case 'whats-new':
      return newsAnswer(dataset, question, context.today);
    case 'define':
    case 'source': {
      const term = question.term === undefined ? null : termAnswer(dataset, question.term);
      if (term) return term;
      if (question.intent === 'source' && question.metrics.length === 0)
        return editionsAnswer(dataset, context.today);
      return several(
        question.metrics.flatMap((asked) => definitionOf(dataset, question, asked, context)),
        dataset,
        question,
        context,
      );
    }
    case 'lookup':
    case 'compare':
    case 'rank':
    case 'trend':
    case 'profile':
    case 'breakdown':
    case 'check-claim': {
      const ordered = [
        ...gradesAnswers(dataset, question, context.today),
        ...comparisonAnswers(dataset, question, context.today),
        ...rankingAnswers(dataset, question, context.today),
        ...changeRankingAnswers(dataset, question, context.today),
        ...trendAnswers(dataset, question, context.today),
      ];
      if (ordered.length > 0) {
        const missing = question.metrics.flatMap((asked) =>
          asked.kind === 'unheld' ? unheld(dataset, asked.id, null) : [],
        );
        const untold = withoutLine(question, ordered);
        const instead = untold.metrics.length > 0 ? figures(dataset, untold, context) : [];
        return several([...ordered, ...instead, ...missing], dataset, question, context);
      }
      const tables = [
        ...breakdownAnswers(dataset, question, context.today),
        ...profileAnswers(dataset, question, context.today),
      ];
      return several(
        tables.length > 0 ? tables : figures(dataset, question, context),
        dataset,
        question,
        context,
      );
    }
  }
}

/** The question for those of its measures that trends were asked of and nothing is held of in those years. */
function withoutLine(question: Question, answers: readonly Answer[]): Question {
  const trends = answers.filter((answer) => answer.kind === 'trend');
  const untold = question.metrics.filter(
    (asked) =>
      asked.kind === 'metric' && trends.length > 0 && !trends.some(({ metric }) => metric.id === asked.id),
  );
  const { period } = question;
  const last = period?.kind === 'years' ? period.years.slice(-1) : null;
  return { ...question, metrics: untold, period: last ? { kind: 'years', years: last } : period };
}

function figures(dataset: Dataset, question: Question, context: AnswerContext): Answer[] {
  return question.metrics.flatMap((asked): Answer[] =>
    askedPlaces(dataset, question.areas).flatMap((place): Answer[] => {
      if (asked.kind === 'unheld') return unheld(dataset, asked.id, place);
      const metric = dataset.metric(asked.id);
      return metric ? figuresOf(dataset, question, { ...place, metric, asked }, context) : [];
    }),
  );
}

function figuresOf(
  dataset: Dataset,
  question: Question,
  subject: AskedPlace & { readonly metric: Metric; readonly asked: AskedMetric },
  context: AnswerContext,
): Answer[] {
  const { area, via, metric, asked } = subject;
  const { period } = question;
  if (metric.unit === 'grade') {
    return [inspectionAnswer(dataset, { area, via, metric, period }, context.today)];
  }
  const years = period?.kind === 'years' && period.years.length > 1 ? period.years : [null];
  return years.flatMap((year) =>
    figureAnswers(
      dataset,
      {
        area,
        via,
        metric,
        readings: readingsOf(dataset, asked),
        period: year === null ? period : { kind: 'years', years: [year] },
        asksChange: question.asksChange ?? false,
      },
      context.today,
    ),
  );
}

function several(
  answers: readonly Answer[],
  dataset: Dataset,
  question: Question,
  context: AnswerContext,
): Answer {
  const [first] = answers;
  if (first && answers.length === 1) return first;
  if (first) {
    return {
      kind: 'several',
      answers: answers.slice(0, MOST_ANSWERS),
      dropped: Math.max(0, answers.length - MOST_ANSWERS),
    };
  }
  const unheldOnly = question.metrics.flatMap((asked) =>
    asked.kind === 'unheld' ? unheld(dataset, asked.id, null) : [],
  )[0];
  return unheldOnly ?? { kind: 'help', examples: context.examples };
}

function unheld(dataset: Dataset, id: string, place: AskedPlace | null): UnheldAnswer[] {
  const measure = dataset.parts.unheld.find((candidate) => candidate.id === id);
  if (!measure) return [];
  return [
    {
      kind: 'unheld',
      measure,
      area: place?.area ?? null,
      nearest: measure.nearest.flatMap((metric) => dataset.metric(metric) ?? []),
      claims: place ? claimsAround(dataset, place).filter((claim) => claim.metric === id) : [],
    },
  ];
}

/** What was reported of a place: of the authority, of those before it, and of the district in it that was named. */
function claimsAround(dataset: Dataset, { area, via }: AskedPlace): PressClaim[] {
  const codes = new Set([
    area.code,
    ...dataset.predecessors(area.code).map(({ predecessor }) => predecessor),
  ]);
  return dataset.parts.claims.filter((claim) =>
    claim.area === null ? via?.kind === 'district' && claim.place === via.name : codes.has(claim.area),
  );
}

function definitionOf(
  dataset: Dataset,
  { intent, areas: [place] }: Question,
  asked: AskedMetric,
  context: AnswerContext,
): (DefinitionAnswer | UnheldAnswer)[] {
  if (asked.kind === 'unheld') return unheld(dataset, asked.id, null);
  const metric = dataset.metric(asked.id);
  if (!metric) return [];
  const about = { today: context.today, area: place?.code, asksSource: intent === 'source' };
  return [definitionAnswer(dataset, metric, about)];
}

function notReturned(dataset: Dataset, { areas, period }: Question): Note[] {
  const years = period?.kind === 'years' ? period.years : [];
  return dataset.parts.notes.filter(
    (note) =>
      note.kind === 'non-return' &&
      areas.some(({ code }) => note.areas?.includes(code)) &&
      years.some((year) => (note.from ?? year) <= year && year <= (note.to ?? year)),
  );
}

/** A choice with the message that asks the same thing once it is made; all else understood is kept. */
function offer(dataset: Dataset, reading: Clarification, choice: Choice): ChoiceOffered {
  const { partial } = reading;
  switch (choice.kind) {
    case 'area':
    case 'areas': {
      const codes = choice.kind === 'area' ? [choice.code] : choice.codes;
      const areas = codes.flatMap((code) => dataset.area(code) ?? []);
      const asked = codes.map((code) => ({
        code,
        words: '',
        via: choice.kind === 'area' ? choice.via : null,
      }));
      const chosen = { ...partial, areas: [...partial.areas, ...asked] };
      return { choice, areas, metric: null, query: queryText(chosen) };
    }
    case 'metric': {
      const metric = dataset.metric(choice.id) ?? null;
      const chosen: Question = {
        ...partial,
        metrics: [...partial.metrics, { kind: 'metric', id: choice.id, words: '', readings: [] }],
      };
      return { choice, areas: [], metric, query: queryText(chosen) };
    }
    case 'unheld': {
      const measure = dataset.parts.unheld.find((candidate) => candidate.id === choice.id) ?? null;
      const chosen: Question = {
        ...partial,
        metrics: [...partial.metrics, { kind: 'unheld', id: choice.id, words: '' }],
      };
      return { choice, areas: [], metric: measure, query: queryText(chosen) };
    }
  }
}
