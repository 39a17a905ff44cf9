import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../src/store/open-store.ts';
import { startSlackStandIn } from '../src/playground/slack-stand-in.ts';
import { deliverOverHttp } from '../src/playground/slack-stand-in-transport.ts';
import { cast } from '../src/playground/slack-stand-in-workspace.ts';
import { secrets } from './slack/running-app.ts';

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

function start(env: Record<string, string>, ...args: string[]): Child {
  return startNode(env, 'src/launch.js', 'start', ...args);
}

function startNode(env: Record<string, string>, ...args: string[]): Child {
  const child = spawn(process.execPath, args, {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Resolves with the first log line that holds the words; the rest is left unread but drained. */
async function logLine(child: Child, words: string): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    let rest = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      const found = lines.find((line) => line.includes(words));
      if (found !== undefined) resolve(JSON.parse(found));
    });
    child.on('exit', (code) => {
      reject(new Error(`ended with ${code} before saying ${words}`));
    });
  });
}

test('faulty settings are one list, and the exit code is 1', async () => {
  const child = start({ SLACK_BOT_TOKEN: 'hunter2', PORT: 'many' });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(code).toBe(1);
  expect(said.split('\n').filter((line) => line.startsWith('  - '))).toHaveLength(3);
  expect(said).not.toContain('hunter2');
});

test('a key that does not fit the database starts nothing and names what is wanted', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'safeguard-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'safeguard.db');
  const store = await openStore({ file, keys: [Buffer.alloc(32, 1)] }, Date.now());
  await store.admit('T1');
  await store.installations.put('T1', '{}', Date.now());
  await store.close();
  const many = {
    SLACK_CLIENT_ID: '123.456',
    SLACK_CLIENT_SECRET: '0a1b2c3d4e5f6071',
    SLACK_STATE_SECRET: 'a state that nobody guesses',
    SLACK_SIGNING_SECRET: secrets.signingSecret,
    SAFEGUARD_DB: file,
    PORT: '0',
  };
  const child = start({ ...many, SAFEGUARD_ENCRYPTION_KEY: '02'.repeat(32) });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(code).toBe(1);
  expect(said).toMatch(/^sealed with key [0-9a-f]{8}, which SAFEGUARD_ENCRYPTION_KEY does not hold$/m);

  const both = start({ ...many, SAFEGUARD_ENCRYPTION_KEY: `${'02'.repeat(32)},${'01'.repeat(32)}` });
  expect(await logLine(both, 'Safeguard is listening')).toMatchObject({ mode: 'workspaces' });
});

test('with --terminal it answers in the terminal', async () => {
  const child = start({}, '--terminal');
  child.stdin.end('dorset neglect\n');
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  expect(said).toMatch(/Dorset/);
  expect(code).toBe(0);
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s lets it finish what has begun, then it exits with 0',
  async (signal) => {
    const slack = await startSlackStandIn({ now: Date.now, ...secrets });
    onTestFinished(() => slack.close());
    const child = start({
      SLACK_BOT_TOKEN: secrets.botToken,
      SLACK_SIGNING_SECRET: secrets.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      PORT: '0',
    });
    const { port } = await logLine(child, 'Safeguard is listening');
    slack.deliverTo(`http://127.0.0.1:${String(port)}/slack/events`);
    const held = Promise.withResolvers<void>();
    slack.fail('response_url', { kind: 'hold', until: held.promise });
    expect((await slack.command('dorset neglect')).status).toBe(200);
    const stopping = logLine(child, 'stopping');
    child.kill(signal);
    await stopping;
    const exit = once(child, 'exit');
    held.resolve();
    expect(await exit).toEqual([0, null]);
    expect(String((await slack.transcript.next('response_url')).body['text'])).toMatch(/^Dorset/);
  },
);

/** Before the program itself: the process asks itself to end in the very moment in which it has said this. */
const endsWhenItSays = (words: string): string => `data:text/javascript,
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (...given) => {
    const written = write(...given);
    if (String(given[0]).includes('${words}')) process.kill(process.pid, 'SIGTERM');
    return written;
  };`;

async function standIn() {
  const slack = await startSlackStandIn({ now: Date.now, ...secrets });
  onTestFinished(() => slack.close());
  const env = { SLACK_BOT_TOKEN: secrets.botToken, SLACK_API_URL: slack.apiUrl, SAFEGUARD_DB: ':memory:' };
  return { slack, env };
}

test.each([
  ['signed HTTP', { SLACK_SIGNING_SECRET: secrets.signingSecret, PORT: '0' }],
  ['Socket Mode', { SLACK_APP_TOKEN: secrets.appToken }],
])('asked to end in the moment in which it listens over %s, it ends in order', async (_, by) => {
  const { slack, env } = await standIn();
  await slack.deliverBySocket();
  const preload = endsWhenItSays('Safeguard is listening');
  const child = startNode({ ...env, ...by }, '--import', preload, 'src/main.ts');
  const [said, ended] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  expect(ended).toEqual([0, null]);
  expect(said).toContain('"stopped"');
});

test('asked to end before it listens, it ends at once, whatever it waits for', async () => {
  const { slack, env } = await standIn();
  const asked = Promise.withResolvers<void>();
  onTestFinished(() => asked.resolve());
  slack.fail('auth.test', { kind: 'drop', took: false }, { kind: 'hold', until: asked.promise });
  const child = start({ ...env, SLACK_SIGNING_SECRET: secrets.signingSecret, PORT: '0' });
  await logLine(child, 'Slack could not be reached');
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
});

test('two processes with one database answer a command once that is delivered to both', async () => {
  const { slack, env } = await standIn();
  const folder = mkdtempSync(join(tmpdir(), 'safeguard-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const children = [1, 2].map(() =>
    start({
      ...env,
      SAFEGUARD_DB: join(folder, 'safeguard.db'),
      SLACK_SIGNING_SECRET: secrets.signingSecret,
      PORT: '0',
    }),
  );
  const ports = await Promise.all(
    children.map(async (child) => (await logLine(child, 'Safeguard is listening'))['port']),
  );
  const payload = {
    command: '/safeguard',
    text: 'dorset neglect',
    team_id: slack.workspace.team,
    channel_id: cast.newsroom,
    user_id: cast.reporter,
    trigger_id: slack.workspace.openTrigger(),
  };
  const delivered = await Promise.all(
    [...ports, ...ports].map((port) =>
      deliverOverHttp(`http://127.0.0.1:${String(port)}/slack/events`, { ...secrets, now: Date.now })({
        type: 'slash_commands',
        payload,
      }),
    ),
  );
  expect(delivered.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  // Each finishes what it has begun.
  const exits = children.map((child) => once(child, 'exit'));
  for (const child of children) child.kill('SIGTERM');
  expect(await Promise.all(exits)).toEqual([
    [0, null],
    [0, null],
  ]);
  expect(slack.transcript.of('chat.postEphemeral')).toHaveLength(1);
});
