import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { dueLines } from '../../src/digest/operator-report.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { moodySlack, type Answering } from './moody-slack.ts';
import { readFastClock, setFastClock } from './fast-clock.ts';

export interface ChaosPlan {
  readonly subscriptions: number;
  readonly periods: number;
  readonly kills: number;
  /** Whether the workspaces granted a history scope. */
  readonly mayLook: boolean;
  readonly answering: Answering;
  readonly seed: number;
}

export interface ChaosResult {
  readonly owed: number;
  readonly kills: number;
  /** Kills while messages were sent off and not answered. */
  readonly cutShort: number;
  /** Did not arrive, and no list says that they may not have. */
  readonly lost: number;
  readonly double: number;
  /** Listed for the operator as perhaps not arrived; of these so many did arrive. */
  readonly unknown: number;
  readonly unknownArrived: number;
  readonly moods: Readonly<Record<string, number>>;
  readonly seconds: number;
}

const processes = 3;
const workspaces = 10;
const perChannel = 3;
const firstMonday = Date.parse('2026-11-02T09:00:00Z');
const week = 7 * 24 * 60 * 60_000;
/** One period has to be over by then, in seconds. */
const periodPatience = 120;

/** Delivers digests with three processes that are killed at random, over a Slack with moods, and counts. */
export async function runChaos(plan: ChaosPlan): Promise<ChaosResult> {
  const begun = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'safeguard-chaos-'));
  const [file, clock] = [join(folder, 'chaos.db'), join(folder, 'clock')];
  const random = randomFrom(plan.seed);
  const slack = await moodySlack(plan.mayLook, plan.answering, random);
  const store = await openStore({ file, keys: null }, firstMonday - week);
  setFastClock(clock, firstMonday - 60 * 60_000);
  const children: ChildProcess[] = [];
  let ending = false;
  /** Ends when the process delivers. */
  const start = async (index: number): Promise<void> => {
    const program = fileURLToPath(new URL('deliverer.ts', import.meta.url));
    const child = spawn(process.execPath, [program, file, slack.url, clock], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children[index] = child;
    child.on('exit', () => {
      if (!ending) void start(index);
    });
    await once(child.stdout, 'data');
  };
  try {
    const ids = await subscribeMany(store, plan.subscriptions);
    // All of them, so that they reach for the first digest at the same time.
    await Promise.all(Array.from({ length: processes }, (_, index) => start(index)));
    let kills = 0;
    let cutShort = 0;
    const owed: string[] = [];
    for (let period = 0; period < plan.periods; period += 1) {
      const at = firstMonday + period * week;
      setFastClock(clock, at);
      const name = `2026-W${45 + period}`;
      owed.push(...ids.map((id) => `${id}:${name}`));
      const killsByNow = Math.ceil((plan.kills * (period + 1)) / plan.periods);
      const deadline = performance.now() + periodPatience * 1000;
      while (kills < killsByNow || !(await isOver(store, name, plan.subscriptions))) {
        if (performance.now() > deadline) {
          const left = await dueLines(store, readFastClock(clock));
          throw new Error(`${name} is not over after ${periodPatience} s:\n${left.slice(0, 20).join('\n')}`);
        }
        await wait(50 + random() * 600);
        if (kills >= killsByNow) continue;
        const posting = await store.deliveries.history(plan.subscriptions, 'posting');
        const victim = children[Math.floor(random() * processes)];
        if (posting.length > 0) cutShort += 1;
        if (victim?.kill('SIGKILL') === true) kills += 1;
      }
    }
    const unknown = new Set((await store.deliveries.history(owed.length, 'unknown')).map(({ key }) => key));
    const arrivals = owed.map((key) => ({ key, count: slack.arrivals.get(key) ?? 0 }));
    return {
      owed: owed.length,
      kills,
      cutShort,
      lost: arrivals.filter(({ key, count }) => count === 0 && !unknown.has(key)).length,
      double: arrivals.filter(({ count }) => count > 1).length,
      unknown: unknown.size,
      unknownArrived: arrivals.filter(({ key, count }) => count > 0 && unknown.has(key)).length,
      moods: Object.fromEntries(slack.moods),
      seconds: Math.round((performance.now() - begun) / 1000),
    };
  } finally {
    ending = true;
    await Promise.all(
      children.map(
        (child) =>
          new Promise((resolve) => {
            child.on('exit', resolve);
            if (!child.kill('SIGKILL')) resolve(null);
          }),
      ),
    );
    await store.close();
    await slack.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function subscribeMany(store: Store, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let number = 0; number < workspaces; number += 1) await store.admit(`T${number}`);
  for (let number = 0; number < count; number += 1) {
    const place = Math.floor(number / perChannel);
    const outcome = await store.subscriptions.add(
      `T${place % workspaces}`,
      {
        channel: `C${place}`,
        owner: 'U1',
        content: {
          authorities: [String(number)],
          measures: { kind: 'basket', basket: 'overview' },
          onlyWhenChanged: false,
          releaseBriefs: false,
        },
        schedule: { kind: 'weekly', day: 1, time: '09:00', zone: 'Europe/London' },
      },
      firstMonday - week + 24 * 60 * 60_000,
    );
    if (outcome.kind !== 'added') throw new Error(outcome.kind);
    ids.push(outcome.subscription.id);
  }
  return ids;
}

async function isOver(store: Store, period: string, count: number): Promise<boolean> {
  const ended = await store.deliveries.ofPeriod(period);
  return ended.length === count && ended.every(({ state }) => ['sent', 'unknown'].includes(state));
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
