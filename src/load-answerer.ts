import { existsSync, readFileSync } from 'node:fs';
import { answerQuestion } from './answer/answer-question.ts';
import type { Answered } from './answer/answer.ts';
import { type Fault, stopOn } from './data-package/faults.ts';
import { loadDataset } from './data-package/load-dataset.ts';
import { loadLexicon } from './data-package/lexicon.ts';
import { jsonValue } from './data-package/record-reader.ts';
import type { Dataset } from './domain/dataset.ts';
import type { Background } from './query/background.ts';
import { completeQuestion } from './query/complete-question.ts';
import { sameAgain } from './query/follow-up.ts';
import { withOtherPlaces } from './query/other-places.ts';
import { inOtherUnit } from './query/other-unit.ts';
import { inNextYear } from './query/other-year.ts';
import type { Question, Reading } from './query/question.ts';
import { withBasket, withUsualBasket } from './query/read-basket.ts';
import { readClaimMessage } from './query/read-claim.ts';
import { buildResolver, type Resolver } from './query/read-question.ts';
import { type ToldInWords, toldInWords } from './query/told-in-words.ts';
import { wantsPicture } from './query/wants-picture.ts';

const DATA = new URL('../data/', import.meta.url);

/** The dataset and the resolver, loaded once, and the one line from words to an answer. */
export interface Answerer {
  readonly dataset: Dataset;
  readonly resolver: Resolver;
  /** The newest reporting year held: what "latest" and "last year" are counted from. */
  readonly newest: number;
  readonly read: (text: string, today: string, background?: Background) => Reading;
  readonly answer: (text: string, today: string, background?: Background) => Answered;
  /** Questions that work, shown as help. */
  readonly examples: readonly string[];
}

/** Loads everything that an answer needs. Throws `DataFaults` when the data folder cannot be used. */
export function loadAnswerer(folder: URL = DATA): Answerer {
  const dataset = loadDataset(folder);
  const resolver = buildResolver({ dataset, lexicon: loadLexicon(folder) });
  const newest = dataset.newestYear('at-march');
  const examples = readExamples(folder);
  const { baskets } = dataset.parts;
  const withModel = new Map<string, Dataset>();
  /** The dataset that compares by a model of neighbours; all figures are shared with the first. */
  const comparingBy = (model: string | null | undefined): Dataset => {
    if (!model) return dataset;
    const known = withModel.get(model) ?? dataset.preferring(model);
    withModel.set(model, known);
    return known;
  };
  const readAlone = (text: string, today: string, authority?: string): Reading =>
    withBasket(
      text,
      resolver.read(text, { today, newest, ...(authority === undefined ? {} : { defaultArea: authority }) }),
      baskets,
    );
  /** What a text means that says how the question before is to be changed: its picture, unit, places or year. */
  const ofBefore = (text: string, alone: Reading, before: Question): Reading => {
    const reading = wantsPicture(text) ? sameAgain(alone, before) : alone;
    const placed = withOtherPlaces(text, inOtherUnit(reading, before, dataset), before);
    return inNextYear(text, placed, before, dataset);
  };
  const read = (text: string, today: string, background: Background = {}): Reading => {
    const before = background.before ? questionOf(readAlone(background.before, today)) : null;
    const placed = before !== null && (before.areas.length > 0 || before.group !== null);
    const alone = readAlone(text, today, placed ? undefined : (background.authority ?? undefined));
    const said = before ? ofBefore(text, alone, before) : alone;
    const reading = before ? completeQuestion(said, before) : completeQuestion(said);
    return withUsualBasket(reading, background.basket ?? null, baskets);
  };
  return {
    dataset,
    resolver,
    newest,
    examples,
    read,
    answer: (text, today, background = {}) => {
      const data = comparingBy(background.neighbourModel);
      const reading = read(text, today, background);
      const claim = readClaimMessage(text, reading, (piece) =>
        questionOf(resolver.read(piece, { today, newest })),
      );
      const answered = claim
        ? answerQuestion(data, claim.question, { today, examples, claim: claim.claim })
        : answerQuestion(data, reading, { today, examples, ...toCheck(text) });
      const assumed = usualArea(reading, background.authority);
      return assumed === null || isElsewhere(answered, assumed) ? answered : { ...answered, assumed };
    },
  };
}

/** What a text says that asks for a check and has no number to check. */
function toCheck(text: string): { readonly told?: ToldInWords } {
  const told = toldInWords(text);
  return told ? { told } : {};
}

/** The usual authority, where a reading is about it although no words name it. */
function usualArea(reading: Reading, authority: string | null | undefined): string | null {
  const question = reading.kind === 'question' ? reading : reading.partial;
  const meant = question?.areas.find(({ code, words }) => code === authority && words === '');
  return meant?.code ?? null;
}

/** Whether a claim turned out to be of other places than the one that was assumed. */
function isElsewhere({ answer }: Answered, assumed: string): boolean {
  return (
    answer.kind === 'claim' &&
    answer.checks.length > 0 &&
    answer.checks.every(({ area }) => area?.code !== assumed)
  );
}

/** What was understood of a piece of a claim: of several measures that its words may mean, the likeliest, as a guess. */
function questionOf(reading: Reading): Question | null {
  if (reading.kind !== 'clarification') return reading.kind === 'question' ? reading : reading.partial;
  const [likeliest, ...others] = reading.choices;
  if (likeliest?.kind !== 'metric' || reading.words === '') return reading.partial;
  const readings = others.flatMap((choice) => (choice.kind === 'metric' ? [choice.id] : []));
  const guessed = readings.length > 0 ? ({ guessed: true } as const) : {};
  return { ...reading.partial, metrics: [{ ...likeliest, words: reading.words, readings, ...guessed }] };
}

/** Questions that work, shown as help; kept with the data because they name places. Throws `DataFaults`. */
export function readExamples(folder: URL = DATA): readonly string[] {
  const file = 'examples.json';
  const faults: Fault[] = [];
  const path = new URL(file, folder);
  const there = existsSync(path);
  if (!there) faults.push({ file, line: null, message: 'not there' });
  const list = there ? jsonValue(file, readFileSync(path, 'utf8'), faults) : [];
  const examples = Array.isArray(list) ? list.filter((entry) => typeof entry === 'string') : [];
  if (there && faults.length === 0 && (!Array.isArray(list) || examples.length < list.length))
    faults.push({ file, line: 1, message: 'no list of questions' });
  stopOn(faults);
  return examples;
}
