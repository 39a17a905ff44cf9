import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { startSlackStandIn, type SlackStandIn } from '../src/playground/slack-stand-in.ts';
import { cast } from '../src/playground/slack-stand-in-workspace.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Delivery } from '../src/store/delivery.ts';
import { secrets } from './slack/running-app.ts';
import { temporaryFile } from './store/temporary-store.ts';

const eightDays = 8 * 24 * 60 * 60_000;

interface Process {
  /** Resolves when it listens, and from then on heeds a signal. */
  listens(): Promise<void>;
  /** Resolves with the first log line that holds the words. */
  logs(words: string): Promise<void>;
  /** Asks it to stop, and resolves with its exit code. */
  stop(): Promise<unknown>;
  kill(): Promise<unknown>;
}

/** The whole app as `npm start` runs it. */
function start(file: string, slack: SlackStandIn): Process {
  const child: ChildProcessByStdio<null, Readable, null> = spawn(
    process.execPath,
    ['src/launch.js', 'start'],
    {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      env: {
        PATH: process.env['PATH'] ?? '',
        SLACK_BOT_TOKEN: secrets.botToken,
        SLACK_SIGNING_SECRET: secrets.signingSecret,
        SLACK_API_URL: slack.apiUrl,
        SAFEGUARD_DB: file,
        PORT: '0',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  const waiting: { words: string; heard: () => void }[] = [];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
    for (const { words, heard } of waiting) if (said.includes(words)) heard();
  });
  const exit = once(child, 'exit').then(([code]: unknown[]) => code);
  const logs = (words: string): Promise<void> =>
    new Promise((heard) => {
      if (said.includes(words)) heard();
      else waiting.push({ words, heard });
    });
  return {
    logs,
    async listens() {
      await logs('Safeguard is listening');
      const port = /"port":(\d+)/.exec(said)?.[1] ?? '';
      await fetch(`http://127.0.0.1:${port}/healthz`);
    },
    stop() {
      child.kill('SIGTERM');
      return exit;
    },
    kill() {
      child.kill('SIGKILL');
      return exit;
    },
  };
}

/** A database with one digest that is due, and a stand-in for its Slack. */
async function due(): Promise<{
  file: string;
  slack: SlackStandIn;
  history: () => Promise<readonly Delivery[]>;
}> {
  const file = temporaryFile();
  const slack = await startSlackStandIn({ now: Date.now, ...secrets });
  onTestFinished(() => slack.close());
  const before = await openStore({ file, keys: null }, Date.now());
  await before.admit('T0STANDIN');
  await before.subscriptions.add(
    'T0STANDIN',
    {
      channel: cast.newsroom,
      owner: cast.reporter,
      content: {
        authorities: ['838'],
        measures: { kind: 'basket', basket: 'overview' },
        onlyWhenChanged: false,
        releaseBriefs: true,
      },
      schedule: { kind: 'weekly', day: 1, time: '09:00', zone: 'Europe/London' },
    },
    Date.now() - eightDays,
  );
  await before.close();
  return {
    file,
    slack,
    async history() {
      const store = await openStore({ file, keys: null }, Date.now());
      const deliveries = await store.deliveries.history(10);
      await store.close();
      return deliveries;
    },
  };
}

const sent = '"outcome":"sent"';
/** Processes start in turn on a busy machine. */
const patience = 30_000;

test(
  'two processes on one database, and another after them, send a digest once',
  { timeout: patience },
  async () => {
    const { file, slack, history } = await due();
    const both = [start(file, slack), start(file, slack)];
    await Promise.all(both.map((each) => each.listens()));
    await Promise.race(both.map((each) => each.logs(sent)));
    // Each ends the round that it has begun.
    expect(await Promise.all(both.map((each) => each.stop()))).toEqual([0, 0]);
    const later = start(file, slack);
    await later.listens();
    expect(await later.stop()).toBe(0);
    expect(slack.workspace.seenBy(cast.editor, cast.newsroom)).toMatchObject([
      { text: expect.stringMatching(/^Dorset at a glance/) },
    ]);
    expect((await history()).map(({ state }) => state)).toEqual(['sent']);
  },
);

test('a stop while a digest is on its way waits for it', { timeout: patience }, async () => {
  const { file, slack, history } = await due();
  const [arrived, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  slack.fail('chat.postMessage', {
    kind: 'hold',
    get until() {
      arrived.resolve();
      return held.promise;
    },
  });
  const app = start(file, slack);
  await arrived.promise;
  const stopped = app.stop();
  await app.logs('stopping');
  held.resolve();
  expect(await stopped).toBe(0);
  expect((await history()).map(({ state }) => state)).toEqual(['sent']);
});

test(
  'a process that is killed while a digest is on its way does not make it come twice',
  { timeout: patience },
  async () => {
    const { file, slack, history } = await due();
    const arrived = Promise.withResolvers<void>();
    slack.fail('chat.postMessage', {
      kind: 'hold',
      get until() {
        arrived.resolve();
        return Promise.resolve();
      },
    });
    const app = start(file, slack);
    await arrived.promise;
    await app.kill();
    const again = start(file, slack);
    await again.listens();
    expect(await again.stop()).toBe(0);
    expect(slack.transcript.of('chat.postMessage')).toHaveLength(1);
    expect(['posting', 'sent']).toContain((await history())[0]?.state);
  },
);
