import { createEmulator, type Emulator } from 'emulate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { deliverOverHttp } from '../../src/playground/slack-stand-in-transport.ts';
import { startSlackApp, type RunningSlackApp } from '../../src/slack/app.ts';
import { openLog } from '../../src/slack/log.ts';
import { openStore } from '../../src/store/open-store.ts';
import { echo, noKnowledge, secrets } from './running-app.ts';

// A Web API that is not our own work keeps the state; our stand-in only signs the deliveries.
const general = 'C000000001';
let rosa: string;
let slack: Emulator;
let app: RunningSlackApp;

beforeAll(async () => {
  slack = await createEmulator({
    service: 'slack',
    port: 0,
    seed: { slack: { users: [{ name: 'rosa', email: 'rosa@example.org' }] } },
  });
  const { members } = z
    .object({ members: z.array(z.object({ id: z.string(), name: z.string() })) })
    .parse(await api('users.list', {}));
  rosa = members.find(({ name }) => name === 'rosa')?.id ?? '';
  app = await startSlackApp(
    {
      mode: 'http',
      botToken: secrets.botToken,
      signingSecret: secrets.signingSecret,
      apiUrl: `${slack.url}/api/`,
      port: 0,
      logLevel: 'silent',
    },
    {
      respond: echo,
      knowledge: noKnowledge,
      draw: () => Promise.resolve({ state: 'none' }),
      log: openLog('silent'),
      store: await openStore({ file: ':memory:', keys: null }, Date.now()),
      scopes: ['commands'],
      now: Date.now,
      today: () => '2026-11-21',
      wait: () => Promise.resolve(),
      callTimeout: 5000,
      socketPatience: 5000,
    },
  );
});

afterAll(async () => {
  await app.stop();
  await slack.close();
});

const history = z.object({
  ok: z.literal(true),
  messages: z.array(
    z.object({ text: z.string(), thread_ts: z.string().optional(), blocks: z.unknown().optional() }),
  ),
});

async function api(method: string, args: Record<string, string>): Promise<unknown> {
  const response = await fetch(`${slack.url}/api/${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secrets.botToken}` },
    body: new URLSearchParams(args),
  });
  return response.json();
}

async function mention(channel: string, ts: string): Promise<void> {
  await deliverOverHttp(`http://127.0.0.1:${app.port}/slack/events`, { ...secrets, now: Date.now })({
    type: 'events_api',
    payload: {
      type: 'event_callback',
      event_id: `Ev${ts}`,
      team_id: 'T000000001',
      event: { type: 'app_mention', channel, user: rosa, text: 'dorset', ts },
    },
  });
  await app.settled();
}

test('an answer is kept in the thread, with text and blocks', async () => {
  const asked = z
    .object({ ts: z.string() })
    .parse(await api('chat.postMessage', { channel: general, text: 'hm' }));
  await mention(general, asked.ts);
  const { messages } = history.parse(await api('conversations.replies', { channel: general, ts: asked.ts }));
  expect(messages.at(-1)).toMatchObject({ text: 'Answer to: dorset', thread_ts: asked.ts });
  expect(JSON.stringify(messages.at(-1)?.blocks)).toContain('ask:0');
});

test('an answer to a channel that is not there reaches the asker directly', async () => {
  await mention('C0NOWHERE', '1700000000.000100');
  const opened = z
    .object({ channel: z.object({ id: z.string() }) })
    .parse(await api('conversations.open', { users: rosa }));
  const { messages } = history.parse(await api('conversations.history', { channel: opened.channel.id }));
  expect(messages[0]?.text).toMatch(/could not answer where you asked[^]*Answer to: dorset/);
});

test('a digest is kept with the key of its delivery, and found by it', async () => {
  const at = { workspace: 'T000000001', channel: general };
  const content = { text: 'What changed', blocks: [], query: null, seen: '' };
  const posted = await app.poster.post({ ...at, key: 'd1:2026-W48', content });
  expect(posted).toMatchObject({ kind: 'sent' });
  const found = await app.poster.findPosted({ ...at, key: 'd1:2026-W48', since: Date.now() - 60_000 });
  expect(found).toEqual({ kind: 'found', ts: posted.kind === 'sent' ? posted.ts : '' });
  const other = await app.poster.findPosted({ ...at, key: 'd1:2026-W49', since: Date.now() - 60_000 });
  expect(other).toEqual({ kind: 'absent' });
});
