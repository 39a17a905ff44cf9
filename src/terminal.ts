import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { storyOf } from './answer/story.ts';
import { DataFaults, faultList } from './data-package/faults.ts';
import { loadAnswerer, type Answerer } from './load-answerer.ts';
import { citationPage } from './present/citation.ts';
import { csvText } from './present/csv.ts';
import { figureRows } from './present/figure-rows.ts';
import { pageOf } from './present/answer-page.ts';
import type { Page } from './present/page.ts';
import { storyPage } from './present/story-page.ts';
import { chartFile } from './present/wording-chart.ts';
import { plainText } from './present/text.ts';
import { TERMINAL } from './present/wording-terminal.ts';
import { predictionOf } from './query/prediction.ts';

/** What the terminal works with; handed in, so that the same code runs in a test. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly write: (text: string) => void;
  readonly complain: (text: string) => void;
  /** The day where the terminal stands, ISO. */
  readonly today: string;
  readonly interactive: boolean;
  /** Writes a file where the person stands. Throws when it cannot. */
  readonly save: (name: string, content: Uint8Array) => void;
  /** The folder of the data, where it is not the one that comes with the program. */
  readonly data?: URL;
}

const OPTIONS = {
  json: { type: 'boolean' },
  csv: { type: 'boolean' },
  cite: { type: 'boolean' },
  story: { type: 'boolean' },
  chart: { type: 'string' },
  jsonl: { type: 'boolean' },
  explain: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/**
 * Answers the words given, or every line of the input where there are none. Returns the exit code: 0, 1 when the
 * data cannot be used or a chart was asked for and there is none, or 2 when the options cannot be used.
 */
export async function runTerminal(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await answerOrders(args, terminal);
  } catch (error) {
    // Also while it answers: a table of observations is read when a question first needs it.
    if (!(error instanceof DataFaults)) throw error;
    terminal.complain(`${TERMINAL.dataFaults}\n${faultList(error.faults)}`);
    return 1;
  }
}

async function answerOrders(args: readonly string[], terminal: Terminal): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    terminal.complain(`${error instanceof Error ? error.message : String(error)}\n${TERMINAL.usage}\n`);
    return 2;
  }
  const { values, positionals } = parsed;
  if (values.help) {
    terminal.write(`${TERMINAL.usage}\n`);
    return 0;
  }
  if (values.chart !== undefined && positionals.length === 0) {
    terminal.complain(`${chartFile.needsQuestion}\n${TERMINAL.usage}\n`);
    return 2;
  }
  const answerer = loadAnswerer(terminal.data);
  if (values.jsonl) {
    for await (const line of lines(terminal.input)) {
      if (line.trim() !== '') terminal.write(`${predictionLine(answerer, line, terminal.today)}\n`);
    }
    return 0;
  }
  const show = (text: string): Page | null => {
    const { output, page } = shown(answerer, text, terminal.today, values);
    terminal.write(output);
    return page;
  };
  if (positionals.length === 0) {
    await converse(terminal, show);
    return 0;
  }
  const words = positionals.join(' ');
  show(words);
  return values.chart === undefined ? 0 : drawn(terminal, answerer, words, values.chart);
}

/** An answer as the options want it printed, and its page where it is one that leads on. */
function shown(
  { answer, dataset, newest, resolver }: Answerer,
  text: string,
  today: string,
  wanted: { readonly [option in 'explain' | 'json' | 'csv' | 'cite' | 'story']?: boolean },
): { readonly output: string; readonly page: Page | null } {
  const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  if (wanted.explain) return { output: asJson(resolver.explain(text, { today, newest })), page: null };
  const answered = answer(text, today);
  if (wanted.json) return { output: asJson(answered), page: null };
  if (wanted.csv) return { output: csvText(answered, dataset), page: null };
  const page = wanted.cite
    ? citationPage(answered, dataset)
    : wanted.story
      ? storyPage(storyOf(dataset, answered.answer, today), dataset)
      : pageOf(answered);
  return { output: `${plainText(page, { steps: 'numbered' })}\n`, page };
}

/** Draws the chart of an answer into a file and says so. Returns the exit code. */
async function drawn(terminal: Terminal, answerer: Answerer, text: string, name: string): Promise<number> {
  // Loaded only here: a question in words should not wait for the means to draw.
  const { chartFileOf } = await import('./chart-file.ts');
  const chart = await chartFileOf(answerer.answer(text, terminal.today), answerer.dataset, name);
  const unsaved = chart.state === 'made' ? saved(terminal, name, chart.content) : null;
  terminal.complain(`${unsaved ?? chart.words}\n`);
  return chart.state === 'made' && unsaved === null ? 0 : 1;
}

/** Saves a chart; null, or why that could not be done. */
function saved({ save }: Terminal, name: string, content: Uint8Array): string | null {
  try {
    save(name, content);
    return null;
  } catch (error) {
    return chartFile.notSaved(name, error instanceof Error ? error.message : String(error));
  }
}

/** Answers line after line until the input ends; a bare number takes the step of the last reply. */
async function converse(terminal: Terminal, show: (text: string) => Page | null): Promise<void> {
  if (terminal.interactive) terminal.write(`${TERMINAL.welcome}\n${TERMINAL.prompt}`);
  let last: Page | null = null;
  for await (const line of lines(terminal.input)) {
    const step = /^\s*\d+\s*$/.test(line) ? last?.steps[Number(line) - 1] : undefined;
    if (line.trim() !== '') last = show(step?.query ?? line);
    if (terminal.interactive) terminal.write(`\n${TERMINAL.prompt}`);
  }
  if (terminal.interactive) terminal.write('\n');
}

function lines(input: NodeJS.ReadableStream): AsyncIterable<string> {
  return createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
}

/** One line of `--jsonl`: the reading as a prediction, with the figures that the answer shows. */
function predictionLine(answerer: Answerer, line: string, today: string): string {
  const question = jsonQuestion(line);
  if (question === null) return JSON.stringify({ error: TERMINAL.badLine });
  const day = question.today ?? today;
  const started = performance.now();
  const prediction = predictionOf(answerer, question, day);
  const ms = Math.round((performance.now() - started) * 1000) / 1000;
  const figures =
    question.task === 'utterance'
      ? figureRows(answerer.answer(question.query, day).answer, answerer.dataset)
      : [];
  return JSON.stringify({ ...prediction, ms, figures });
}

interface JsonQuestion {
  readonly id: string;
  readonly task: 'authority' | 'metric' | 'utterance';
  readonly query: string;
  readonly today: string | null;
}

function jsonQuestion(line: string): JsonQuestion | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !('query' in value)) return null;
  const { query } = value;
  if (typeof query !== 'string') return null;
  const task =
    'task' in value && (value.task === 'authority' || value.task === 'metric') ? value.task : 'utterance';
  return {
    id: 'id' in value ? String(value.id) : '',
    task,
    query,
    today: 'today' in value && typeof value.today === 'string' ? value.today : null,
  };
}
