import { loadAnswerer } from '../../src/load-answerer.ts';
import { slackReply } from '../../src/present/reply.ts';
import { quantile } from './measure.ts';

const TODAY = '2026-11-21';
const TEN =
  'compare dorset, hampshire, gloucestershire, kent, leeds, bradford, devon, surrey, essex and norfolk cpp rate';
const ASKED = {
  'ranking of all': ['top 10 cla rate', 'lowest 20 repeat plans', 'top 40 child protection plans'],
  'place in a ranking': ['where does dorset rank for repeat plans', 'where does leeds rank for cla rate'],
  'ten compared': [TEN, TEN.replace('cpp rate', 'repeat plans'), TEN.replace('cpp rate', 'caseload')],
  profile: ['dorset', 'profile kingston upon thames', 'profile hackney', 'profile south west', 'england'],
  trend: ['dorset child protection trend', 'england cpp rate trend', 'leeds and bradford cpp since 2018'],
  breakdown: ['dorset categories of abuse', 'hackney factors at assessment'],
} as const;
const ROUNDS = 60;
const TARGET = 5;

/** Prints what the larger kinds of answer cost, from the words to the blocks, each of several questions in turn. */
export function benchAnswers(): void {
  const answerer = loadAnswerer();
  const { dataset } = answerer;
  console.log('\n(f) larger answers, from words to blocks, warm');
  for (const [kind, texts] of Object.entries(ASKED)) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS + 5; round += 1) {
      for (const text of texts) {
        const started = performance.now();
        slackReply(answerer.answer(text, TODAY), dataset);
        if (round >= 5) times.push(performance.now() - started);
      }
    }
    const [median, worst] = [quantile(times, 0.5), quantile(times, 0.99)];
    console.log(
      `  ${kind.padEnd(24)} ${median.toFixed(2).padStart(8)} ms   p99 ${worst.toFixed(2)} ms   (target ${TARGET})`,
    );
  }
}

if (import.meta.main) benchAnswers();
