import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Dataset } from '../../../src/domain/dataset.ts';
import { loadDataset } from '../../../src/data-package/load-dataset.ts';
import { loadLexicon } from '../../../src/data-package/lexicon.ts';
import { predictionOf } from '../../../src/query/prediction.ts';
import { buildResolver, type Resolver } from '../../../src/query/read-question.ts';
import { engines } from './engines.ts';
import { hostileTexts } from './hostile-texts.ts';
import { type GoldRow, judge, render, type ScoredPrediction, table, tally } from './score.mjs';

const HERE = new URL('./', import.meta.url);
const DATA = new URL('../../../data/', import.meta.url);
const TODAY = '2026-01-15';
const NEWEST = 2025;

/** Targets as shares of all rows, in per cent; what a run below them is marked with. */
const TARGETS = {
  authority: { wrong: 0.2, right: 97, offered: 99 },
  metric: { wrong: 0.7, right: 94, offered: 97 },
  utterance: { wrong: 0.7, right: 94, offered: 98 },
} as const;
const TIME_TARGET = { median: 0.3, p99: 3, worst: 20 };

type Task = GoldRow['task'];
const TASKS: readonly Task[] = ['authority', 'metric', 'utterance'];

function rowsOf(task: Task): GoldRow[] {
  const text = readFileSync(new URL(`dev.${task}.jsonl`, HERE), 'utf8');
  return text
    .split('\n')
    .filter((row) => row !== '')
    .map((row): GoldRow => JSON.parse(row));
}

/** Rules are settled on half A; half B tells whether they hold for rows they were not settled on. */
function half(row: GoldRow): 'A' | 'B' {
  return (createHash('sha256').update(row.id).digest()[0] ?? 0) % 2 === 0 ? 'A' : 'B';
}

type Predictions = ReadonlyMap<string, ScoredPrediction>;

/** Reads every row with each resolver; the time of a row is the middle one, since other programs run as well. */
function predictions(dataset: Dataset, resolvers: readonly Resolver[], rows: readonly GoldRow[]): Predictions {
  const passes = resolvers.map((resolver) => {
    const source = { dataset, resolver, newest: NEWEST };
    return rows.map((row) => {
      const started = performance.now();
      const prediction = predictionOf(source, row, row.today ?? TODAY);
      return { ...prediction, ms: performance.now() - started };
    });
  });
  const [first = []] = passes;
  return new Map(
    first.map((prediction, index) => [
      prediction.id,
      { ...prediction, ms: quantile(passes.map((pass) => pass[index]?.ms ?? 0), 0.5) },
    ]),
  );
}

const percent = (part: number, whole: number): string => (whole === 0 ? '-' : ((100 * part) / whole).toFixed(1));

function line(label: string, rows: readonly GoldRow[], found: Predictions): string[] {
  const t = tally(rows, found);
  return [
    label,
    String(t.n),
    percent(t.wrong, t.n),
    percent(t.ok, t.n),
    percent(t.ok + t.ok_ask, t.n),
    percent(t.ok_ask, t.n),
    percent(t.pOk, t.pN),
    percent(t.iOk, t.iN),
  ];
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;
}

function main(): void {
  const verbose = process.argv.includes('--kinds');
  const dataset = loadDataset(DATA);
  const lexicon = loadLexicon(DATA);
  const started = performance.now();
  const resolver = buildResolver({ dataset, lexicon });
  const built = performance.now() - started;
  // each remembers the words it has looked up, so that a second pass with the same one would be no measurement
  const resolvers = [resolver, buildResolver({ dataset, lexicon }), buildResolver({ dataset, lexicon })];
  for (const each of resolvers) each.read('dorzet neglekt', { today: TODAY, newest: NEWEST });

  const found = new Map(TASKS.map((task) => [task, { rows: rowsOf(task), predicted: new Map<string, ScoredPrediction>() }]));
  const lines = [['task', 'rows', 'confidently wrong', 'right at once', 'or asked well', 'needless', 'period', 'intent']];
  const times: number[] = [];
  for (const task of TASKS) {
    const rows = found.get(task)?.rows ?? [];
    const predicted = predictions(dataset, resolvers, rows);
    found.set(task, { rows, predicted: new Map(predicted) });
    for (const side of ['A', 'B'] as const) {
      lines.push(line(`${task} half ${side}`, rows.filter((row) => half(row) === side), predicted));
    }
    lines.push(line(`${task} both`, rows, predicted));
    const goal = TARGETS[task];
    lines.push([`${task} target`, '', `<= ${goal.wrong}`, `>= ${goal.right}`, `>= ${goal.offered}`, '', '', '']);
    for (const { ms } of predicted.values()) if (ms !== undefined) times.push(ms);
  }
  console.log(render(lines));
  if (verbose) {
    for (const { rows, predicted } of found.values()) console.log(`\n${render(table(rows, predicted))}`);
  }

  const slow = hostileTexts().map((text) => {
    const passes = resolvers.map((each) => {
      const begun = performance.now();
      each.read(text, { today: TODAY, newest: NEWEST });
      return performance.now() - begun;
    });
    return quantile(passes, 0.5);
  });
  console.log(
    `\ntables built in ${built.toFixed(0)} ms; a query: median ${quantile(times, 0.5).toFixed(2)} ms, p99 ${quantile(times, 0.99).toFixed(2)} ms; ` +
      `worst of ${slow.length} hostile texts of 4,000 characters ${Math.max(...slow).toFixed(1)} ms ` +
      `(targets ${TIME_TARGET.median}, ${TIME_TARGET.p99}, ${TIME_TARGET.worst} ms)`,
  );

  console.log('\nNames of authorities, the same names for every engine, its best place as the answer:');
  const { rows = [], predicted = new Map() } = found.get('authority') ?? {};
  const others = [['engine', 'confidently wrong', 'right at once', 'ms a query']];
  others.push(['this resolver', ...shares(rows, predicted)]);
  for (const { name, find } of engines(dataset)) {
    others.push([name, ...shares(rows, new Map(rows.map((row) => [row.id, timed(row, find, dataset)])))]);
  }
  console.log(render(others));
}

function timed(row: GoldRow, find: (text: string) => string | null, dataset: Dataset): ScoredPrediction {
  const begun = performance.now();
  const code = find(row.query);
  const ms = performance.now() - begun;
  const gss = code === null ? undefined : dataset.area(code)?.gss;
  if (gss === undefined) return { id: row.id, outcome: 'reject', authorities: [], ms };
  return { id: row.id, outcome: 'answer', authorities: [gss], ms };
}

function shares(rows: readonly GoldRow[], predicted: Predictions): string[] {
  const statuses = rows.map((row) => judge(row, predicted.get(row.id)).status);
  const count = (status: string): number => statuses.filter((other) => other === status).length;
  const times = [...predicted.values()].map(({ ms }) => ms ?? 0);
  return [percent(count('wrong'), rows.length), percent(count('ok'), rows.length), quantile(times, 0.5).toFixed(2)];
}

main();
