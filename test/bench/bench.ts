import { parseArgs } from 'node:util';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { slackReply } from '../../src/present/reply.ts';
import { benchAnswers } from './bench-answers.ts';
import { benchPictures } from './bench-pictures.ts';
import { argumentsOf, benchMemory, benchPace, benchThroughput } from './bench-slack.ts';
import { quantile, runNode } from './measure.ts';
import { lookups } from './questions.ts';

const TODAY = '2026-11-21';
const { long } = parseArgs({ options: { long: { type: 'boolean' } } }).values;
const figure = (value: number, digits = 1): string => value.toFixed(digits).padStart(8);

console.log('(a) cold start, wall milliseconds from spawn to exit, median of 9');
const arms = {
  'empty node process': ['-e', '0'],
  'import @slack/bolt': ['-e', 'import("@slack/bolt")'],
  'ask dorset neglect': [...argumentsOf('ask'), 'dorset', 'neglect'],
};
const runs: Record<string, { ms: number[]; peak: number[] }> = {};
for (let round = -1; round < 9; round += 1) {
  for (const [name, args] of Object.entries(arms)) {
    const run = await runNode(args);
    const kept = (runs[name] ??= { ms: [], peak: [] });
    if (round >= 0) {
      kept.ms.push(run.milliseconds);
      kept.peak.push(run.peakMegabytes);
    }
  }
}
for (const [name, { ms, peak }] of Object.entries(runs)) {
  console.log(`  ${name.padEnd(24)} ${figure(quantile(ms, 0.5))} ms   peak ${figure(Math.max(...peak))} MB`);
}

const answerer = loadAnswerer();
const questions = lookups(answerer);
await benchThroughput(questions);

console.log('\n(c) read question + answer + present, in one process');
const times: number[] = [];
for (const text of questions) slackReply(answerer.answer(text, TODAY), answerer.dataset);
for (const text of questions) {
  const started = performance.now();
  slackReply(answerer.answer(text, TODAY), answerer.dataset);
  times.push(performance.now() - started);
}
console.log(
  `  ${times.length} questions: median ${quantile(times, 0.5).toFixed(2)} ms, p99 ${quantile(times, 0.99).toFixed(2)} ms`,
);

console.log('\n(d) peak memory of the terminal with the whole dataset');
console.log(
  `  ask dorset neglect          ${figure(Math.max(...(runs['ask dorset neglect']?.peak ?? [])))} MB  (target 90)`,
);

await benchPace(questions);
if (long) await benchMemory(questions);
await benchPictures();
benchAnswers();
