import { readFileSync } from 'node:fs';
import { answerQuestion } from './answer/answer-question.ts';
import type { Answered } from './answer/answer.ts';
import { loadDataset } from './data-package/load-dataset.ts';
import { loadLexicon } from './data-package/lexicon.ts';
import type { Dataset } from './domain/dataset.ts';
import { completeQuestion } from './query/complete-question.ts';
import type { Reading } from './query/question.ts';
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
  const read = (text: string, today: string): Reading =>
    completeQuestion(resolver.read(text, { today, newest }));
  return {
    dataset,
    resolver,
    newest,
    read,
    answer: (text, today) => answerQuestion(dataset, read(text, today), { today, examples }),
  };
}

/** Questions that work, shown as help; kept with the data because they name places. */
function readExamples(): readonly string[] {
  const list: unknown = JSON.parse(readFileSync(new URL('examples.json', DATA), 'utf8'));
  return Array.isArray(list) ? list.filter((entry) => typeof entry === 'string') : [];
}
