import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answerPicture } from '../../src/answer-picture.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { pngRenderer } from '../../src/picture/png-renderer.ts';
import { chartOfAnswer } from '../../src/present/chart-of-answer.ts';
import { chartOf } from '../../src/present/chart/chart-svg.ts';
import { quantile, runNode } from './measure.ts';

const TODAY = '2026-11-21';
const ASKED = {
  trend: 'trend dorset cpp rate',
  strip: 'gloucestershire cpp rate',
  bars: 'compare leeds with its neighbours repeat plans',
  breakdown: 'breakdown 850 cpp-started-neglect 2022',
} as const;
const ROUNDS = 15;

const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const figure = (value: number): string => value.toFixed(1).padStart(8);

/** Prints what a picture costs: the first, warm ones of each kind, their laying out alone, and the memory of it all. */
export async function benchPictures(): Promise<void> {
  const { answer, dataset } = loadAnswerer();
  const renderer = pngRenderer();
  const answers = Object.entries(ASKED).map(([kind, text]) => ({ kind, answer: answer(text, TODAY).answer }));
  const all: number[] = [];
  const layouts: number[] = [];
  const warm = new Map<string, { times: number[]; bytes: number }>();
  let first = 0;
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { kind, answer: each } of answers) {
      const started = performance.now();
      const picture = await answerPicture(each, dataset, renderer);
      const took = performance.now() - started;
      if (picture.state !== 'drawn') throw new Error(`${kind}: ${picture.state}`);
      if (first === 0) first = took;
      const spec = chartOfAnswer(each, dataset);
      const begun = performance.now();
      if (spec) chartOf(spec);
      if (round === 0) continue;
      layouts.push(performance.now() - begun);
      all.push(took);
      const kept = warm.get(kind) ?? { times: [], bytes: 0 };
      kept.times.push(took);
      warm.set(kind, { times: kept.times, bytes: picture.png.length });
    }
  }
  await renderer.close();

  console.log('\n(e) an answer as a PNG, 1,440 pixels wide');
  console.log(`  first, worker started    ${figure(first)} ms`);
  for (const [kind, { times, bytes }] of warm) {
    console.log(
      `  ${`${kind}, warm`.padEnd(24)} ${figure(quantile(times, 0.5))} ms   ${figure(bytes / 1024)} KiB`,
    );
  }
  console.log(`  all, warm                ${figure(quantile(all, 0.5))} ms   (target 80)`);
  console.log(`  laying out alone         ${figure(quantile(layouts, 0.5))} ms`);
  const out = join(tmpdir(), 'safeguard-bench.png');
  const terminal = await runNode([path('../../src/launch.js'), 'ask', '--chart', out, ASKED.trend]);
  console.log(
    `  ask --chart out.png      ${figure(terminal.milliseconds)} ms   peak ${figure(terminal.peakMegabytes)} MB`,
  );
  const server = await runNode([path('bench-pictures.ts')]);
  console.log(`  server, ${4 * (ROUNDS + 1)} pictures      peak ${figure(server.peakMegabytes)} MB`);
}

// Run as a program it only draws, so that its peak memory is that of dataset, resolver and worker.
if (import.meta.main) {
  const { answer, dataset } = loadAnswerer();
  const renderer = pngRenderer();
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const text of Object.values(ASKED)) {
      await answerPicture(answer(text, TODAY).answer, dataset, renderer);
    }
  }
  await renderer.close();
}
