import { createServer } from 'node:net';
import { once } from 'node:events';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { slackReply } from '../../src/present/reply.ts';
import { benchAnswers } from './bench-answers.ts';
import { benchPictures } from './bench-pictures.ts';
import {
  openSink,
  peakOf,
  portOf,
  quantile,
  runNode,
  sendCommand,
  sendCommands,
  startServer,
} from './measure.ts';

const TODAY = '2026-11-21';
const SECRET = 'bench-signing-secret';
const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const figure = (value: number, digits = 1): string => value.toFixed(digits).padStart(8);

console.log('(a) cold start, wall milliseconds from spawn to exit, median of 9');
const arms = {
  'empty node process': ['-e', '0'],
  'import @slack/bolt': ['-e', 'import("@slack/bolt")'],
  'ask dorset neglect': ['--max-semi-space-size=1', path('../../src/launch.js'), 'ask', 'dorset', 'neglect'],
} as const;
const runs: Record<string, { ms: number[]; peak: number[] }> = {};
for (let round = -1; round < 9; round += 1) {
  for (const [name, args] of Object.entries(arms)) {
    const run = await runNode(args);
    const kept = (runs[name] ??= { ms: [], peak: [] });
    if (round >= 0) {
      kept.ms.push(run.milliseconds);
      kept.peak.push(run.peakMebibytes);
    }
  }
}
for (const [name, { ms, peak }] of Object.entries(runs)) {
  console.log(`  ${name.padEnd(24)} ${figure(quantile(ms, 0.5))} ms   peak ${figure(Math.max(...peak))} MiB`);
}

console.log('\n(b) signed slash commands a second over HTTP, until every answer has arrived (best of 3)');
const product = await throughput(
  ['--max-semi-space-size=1', path('../../src/launch.js'), 'start'],
  ['dorset neglect', 'leeds cpp rate', 'kent children in care 2019'],
);
const rival = await throughput([path('constant-bolt-app.ts')], ['anything']);
console.log(`  Safeguard                ${figure(product.perSecond)} /s`);
console.log(`  Bolt, constant answer    ${figure(rival.perSecond)} /s`);
console.log(`  ratio                    ${figure(product.perSecond / rival.perSecond, 2)}      (target 0.7)`);

console.log('\n(c) read question + answer + present, in one process');
const answerer = loadAnswerer();
const places = answerer.dataset.parts.areas.filter((area) => area.kind === 'authority');
const words = ['neglect', 'child protection plans', 'children in care rate', 'caseload', 'repeat plans 2019'];
const times: number[] = [];
for (let round = 0; round < 3; round += 1) {
  for (const [index, place] of places.entries()) {
    const text = `${place.name} ${words[(index + round) % words.length]}`;
    const started = performance.now();
    slackReply(answerer.answer(text, TODAY), answerer.dataset);
    if (round > 0) times.push(performance.now() - started);
  }
}
console.log(
  `  ${times.length} questions: median ${quantile(times, 0.5).toFixed(2)} ms, p99 ${quantile(times, 0.99).toFixed(2)} ms`,
);

console.log('\n(d) peak memory with the whole dataset');
console.log(
  `  terminal (ask)           ${figure(Math.max(...(runs['ask dorset neglect']?.peak ?? [])))} MiB  (target 90)`,
);
console.log(`  server after the load    ${figure(product.peakMebibytes)} MiB  (target 140)`);

await benchPictures();
benchAnswers();

async function throughput(
  args: readonly string[],
  texts: readonly string[],
): Promise<{ perSecond: number; peakMebibytes: number }> {
  const sink = await openSink();
  const port = await freePort();
  const child = startServer(args, {
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: `${sink.url}/api/`,
    PORT: String(port),
    LOG_LEVEL: 'info',
  });
  const peak = peakOf(child);
  await listening(port);
  let best = 0;
  for (const count of [200, 1500, 1500, 1500]) {
    const all = sink.answers(count);
    const started = performance.now();
    await sendCommands(count, 16, (index) =>
      sendCommand(port, SECRET, texts[index % texts.length] ?? '', `${sink.url}/respond/${index}`),
    );
    await all;
    if (count > 200) best = Math.max(best, (count / (performance.now() - started)) * 1000);
  }
  child.kill('SIGTERM');
  const peakMebibytes = await peak;
  sink.close();
  return { perSecond: best, peakMebibytes };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}

/** Resolves once something answers on the port; gives up after ten seconds. */
async function listening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const answered = await new Promise<boolean>((resolve) => {
      request({ host: '127.0.0.1', port, path: '/' }, (incoming) => {
        incoming.resume();
        resolve(true);
      })
        .on('error', () => resolve(false))
        .end();
    });
    if (answered) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  throw new Error('the server did not start');
}
