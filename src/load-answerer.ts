import { readFileSync } from 'node:fs';
import { answerQuestion } from './answer/answer-question.ts';
import type { Answered } from './answer/answer.ts';
import { loadDataset } from './data-package/load-dataset.ts';
import { loadLexicon } from './data-package/lexicon.ts';
import type { Dataset } from './domain/dataset.ts';
import { completeQuestion } from './query/complete-question.ts';
import type { Question, Reading } from './query/question.ts';
import { withBasket } from './query/read-basket.ts';
import { readClaimMessage } from './query/read-claim.ts';
import { buildResolver, type Resolver } from './query/read-question.ts';

const DATA = new URL('../data/', import.meta.url);

/** The dataset and the resolver, loaded once, and the one line from words to an answer. */
export interface Answerer {
  readonly dataset: Dataset;
  readonly resolver: Resolver;
  /** The newest reporting year held: what "latest" and "last year" are counted from. */
  readonly newest: number;
  readonly read: (text: string, today: string) => Reading;
  readonly answer: (text: string, today: string) => Answered;
}

/** Loads everything that an answer needs. Throws `DataFaults` when the data folder cannot be used. */
export function loadAnswerer(): Answerer {
  const dataset = loadDataset(DATA);
  const resolver = buildResolver({ dataset, lexicon: loadLexicon(DATA) });
  const newest = dataset.newestYear('at-march');
  const examples = readExamples();
  const { baskets } = dataset.parts;
  const read = (text: string, today: string): Reading =>
    completeQuestion(withBasket(text, resolver.read(text, { today, newest }), baskets));
  return {
    dataset,
    resolver,
    newest,
    read,
    answer: (text, today) => {
      const reading = read(text, today);
      const claim = readClaimMessage(text, reading, (piece) =>
        questionOf(resolver.read(piece, { today, newest })),
      );
      if (!claim) return answerQuestion(dataset, reading, { today, examples });
      return answerQuestion(dataset, claim.question, { today, examples, claim: claim.claim });
    },
  };
}

/** What was understood of a piece of a claim: of several measures that its words may mean, the likeliest. */
function questionOf(reading: Reading): Question | null {
  if (reading.kind !== 'clarification') return reading.kind === 'question' ? reading : reading.partial;
  const [likeliest] = reading.choices;
  return likeliest?.kind === 'metric'
    ? { ...reading.partial, metrics: [{ ...likeliest, words: reading.words, readings: [] }] }
    : reading.partial;
}

/** Questions that work, shown as help; kept with the data because they name places. */
export function readExamples(): readonly string[] {
  const list: unknown = JSON.parse(readFileSync(new URL('examples.json', DATA), 'utf8'));
  return Array.isArray(list) ? list.filter((entry) => typeof entry === 'string') : [];
}
