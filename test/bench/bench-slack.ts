import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { quantile } from './measure.ts';
import { blast, openSink, pace, startLoaded, type Loaded } from './slack-load.ts';

const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
/** As `npm start` and `npm run start:fast` start it. */
const SAFEGUARD = argumentsOf('start');
const FAST = argumentsOf('start:fast');
const RIVAL = [path('constant-bolt-app.ts')];

const figure = (value: number, digits = 1): string => value.toFixed(digits).padStart(8);
const median = (values: readonly number[]): number => quantile(values, 0.5);
const load = (): string => `load of the machine ${loadavg()[0]?.toFixed(1)}`;

/**
 * The servers in turn, a few hundred commands each, so that whatever else runs here slows all alike. Beside each of ours
 * is the same Bolt app under the same settings of Node, and under Node's own.
 */
export async function benchThroughput(questions: readonly string[]): Promise<void> {
  console.log(
    '\n(b) signed slash commands over HTTP, until every answer has arrived; in turn, median of 9 rounds',
  );
  const sink = await openSink();
  const opened = async (name: string, args: readonly string[]) => ({
    name,
    server: await startLoaded(args, sink),
    rounds: new Array<Round>(),
  });
  const plain = await opened('Bolt app, constant answer', RIVAL);
  const alike = await opened('the same, set as npm start', [...settingsOf(SAFEGUARD), ...RIVAL]);
  const start = await opened('npm start', SAFEGUARD);
  const fast = await opened('npm run start:fast', FAST);
  const servers = [plain, alike, start, fast];
  for (let round = -3; round < 9; round += 1) {
    for (const { server, rounds } of servers) {
      const one = await measured(server, questions, round + 3);
      if (round >= 0) rounds.push(one);
    }
  }
  const against = (rival: typeof plain, { rounds }: typeof plain): string =>
    median(
      rounds.map((round, index) => round.perSecond / (rival.rounds[index]?.perSecond ?? Number.NaN)),
    ).toFixed(2);
  for (const one of servers) {
    const perSecond = median(one.rounds.map((round) => round.perSecond));
    const cpu = median(one.rounds.map((round) => round.cpu));
    const ratios = [
      `${against(plain, one)} of the plain one`,
      ...(one === start ? [`${against(alike, one)} of the one set alike`] : []),
    ];
    const peak = await one.server.stop();
    console.log(
      `  ${one.name.padEnd(28)} ${figure(perSecond, 0)} /s   ${figure(cpu, 2)} ms of processor a command   peak ${figure(peak)} MB   ${ratios.join(', ')}`,
    );
  }
  console.log(`  target for the ratio 0.7; ${load()}`);
  sink.close();
}

/** A newsroom on a busy day: an even pace, what a reader waits for, and what it takes in memory. */
export async function benchPace(questions: readonly string[]): Promise<void> {
  console.log('\n(e) 50 commands a second for 30 seconds: milliseconds from sending, and memory');
  const sink = await openSink();
  for (const [name, args] of [
    ['npm start', SAFEGUARD],
    ['npm run start:fast', FAST],
    ['Bolt, constant answer: what this machine holds up by itself', RIVAL],
  ] as const) {
    // The first start on a machine compiles; measured is every later one.
    await (await startLoaded(args, sink)).stop();
    const server = await startLoaded(args, sink);
    const atStart = server.resident();
    await pace(server, questions, 50, 6);
    const before = server.cpu();
    const times = await pace(server, questions, 50, 30);
    const busy = ((server.cpu() - before) / 30_000) * 100;
    console.log(`  ${name}`);
    for (const [what, which, target] of [
      ['acknowledged', 'acknowledged', 50],
      ['answer sent', 'answered', 150],
    ] as const) {
      const each = times.map((time) => time[which]);
      const [half, most] = [figure(median(each)), figure(quantile(each, 0.99))];
      console.log(`    ${what.padEnd(22)} median ${half}   p99 ${most}   (target p99 ${target})`);
    }
    const peak = await server.stop();
    console.log(`    memory at the start    ${figure(atStart)} MB, peak ${peak.toFixed(1)} MB  (target 140)`);
    console.log(`    processor              ${figure(busy, 0)} % of one core; ${load()}`);
  }
  sink.close();
}

/** Whether memory stays flat: twenty thousand commands, with the memory after each thousand. */
export async function benchMemory(questions: readonly string[]): Promise<void> {
  console.log('\n(f) 20,000 commands, 8 at a time: resident MB after each thousand');
  const sink = await openSink();
  const server = await startLoaded(SAFEGUARD, sink);
  const resident: number[] = [];
  for (let thousand = 0; thousand < 20; thousand += 1) {
    await blast(server, rotated(questions, thousand * 1000), 1000, 8);
    resident.push(server.resident());
  }
  console.log(`  ${resident.map((megabytes) => megabytes.toFixed(0)).join(' ')}`);
  const [early, late] = [median(resident.slice(4, 10)), median(resident.slice(14))];
  console.log(
    `  thousands 5–10 ${early.toFixed(0)}, 15–20 ${late.toFixed(0)}: ${late <= early * 1.05 ? 'flat' : 'GROWS'}; ${load()}`,
  );
  await server.stop();
  sink.close();
}

interface Round {
  readonly perSecond: number;
  /** Milliseconds of processor time a command. */
  readonly cpu: number;
}

async function measured(server: Loaded, questions: readonly string[], round: number): Promise<Round> {
  const count = 400;
  const before = server.cpu();
  const perSecond = await blast(server, rotated(questions, round * count), count);
  return { perSecond, cpu: (server.cpu() - before) / count };
}

/** The questions from one of them on, and round again. */
function rotated(questions: readonly string[], from: number): readonly string[] {
  const at = from % questions.length;
  return [...questions.slice(at), ...questions.slice(0, at)];
}

/** What a script of package.json gives node. */
export function argumentsOf(script: string): readonly string[] {
  const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(path('../../package.json'), 'utf8'),
  );
  const [, ...args] = (scripts[script] ?? '').split(' ');
  return args.map((arg) => (arg.startsWith('src/') ? path(`../../${arg}`) : arg));
}

/** The settings of Node among what a script gives it. */
function settingsOf(args: readonly string[]): readonly string[] {
  return args.filter((arg) => arg.startsWith('--'));
}
