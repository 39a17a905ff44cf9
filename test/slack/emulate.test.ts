import { createEmulator, type Emulator } from 'emulate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { respondWith } from '../../src/compose.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { deliverOverHttp, type Envelope } from '../../src/playground/slack-stand-in-transport.ts';
import { slackApp, type RunningSlackApp } from '../../src/slack/app.ts';
import { askFormId } from '../../src/slack/ask-form-view.ts';
import { openLog } from '../../src/slack/log.ts';
import { openStore } from '../../src/store/open-store.ts';
import { secrets } from './running-app.ts';

// Threads, forms, the home tab, files and digests against a Web API that is not our own work; our stand-in only signs.
const general = 'C000000001';
const answerer = loadAnswerer();
const logged: string[] = [];
let rosa: string;
let slack: Emulator;
let app: RunningSlackApp;
let count = 0;

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
  const ready = await slackApp(
    {
      mode: 'http',
      botToken: secrets.botToken,
      signingSecret: secrets.signingSecret,
      apiUrl: `${slack.url}/api/`,
      port: 0,
      logLevel: 'info',
    },
    {
      respond: respondWith(answerer),
      knowledge: answerer,
      draw: () => Promise.resolve({ state: 'none' }),
      log: openLog('info', { write: (line: string) => void logged.push(line) }),
      store: await openStore({ file: ':memory:', keys: null }, Date.now()),
      scopes: ['commands'],
      now: Date.now,
      today: () => '2026-11-21',
      wait: () => Promise.resolve(),
      callTimeout: 5000,
      socketPatience: 5000,
    },
  );
  app = await ready.listen();
});

afterAll(async () => {
  await app.stop();
  await slack.close();
});

async function api(method: string, args: Record<string, string>): Promise<unknown> {
  const response = await fetch(`${slack.url}/api/${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secrets.botToken}` },
    body: new URLSearchParams(args),
  });
  return response.json();
}

async function deliver(envelope: Envelope): Promise<void> {
  await deliverOverHttp(`http://127.0.0.1:${app.port}/slack/events`, { ...secrets, now: Date.now })(envelope);
  await app.settled();
}

async function event(content: Readonly<Record<string, unknown>>): Promise<void> {
  count += 1;
  const payload = { type: 'event_callback', event_id: `Ev${count}`, team_id: 'T000000001', event: content };
  await deliver({ type: 'events_api', payload });
}

const interact = (payload: Readonly<Record<string, unknown>>): Promise<void> =>
  deliver({
    type: 'interactive',
    payload: { user: { id: rosa, name: 'rosa' }, team: { id: 'T000000001' }, ...payload },
  });

const messages = z.object({
  messages: z.array(
    z.object({ text: z.string(), thread_ts: z.string().optional(), blocks: z.unknown().optional() }),
  ),
});

/** What stands in the direct conversation with the app, newest first. */
async function direct(): Promise<readonly string[]> {
  const { channel } = z
    .object({ channel: z.object({ id: z.string() }) })
    .parse(await api('conversations.open', { users: rosa }));
  const read = messages.parse(await api('conversations.history', { channel: channel.id }));
  return read.messages.map(({ text }) => text);
}

const refused = (): string[] => logged.filter((line) => line.includes('was not taken'));

test('a thread is followed up, its answers with their buttons kept', async () => {
  const { ts } = z
    .object({ ts: z.string() })
    .parse(await api('chat.postMessage', { channel: general, text: 'hm' }));
  const mention = { type: 'app_mention', channel: general, user: rosa };
  await event({ ...mention, text: 'dorset neglect', ts });
  await event({ ...mention, text: 'and Hampshire?', ts: `${Number(ts) + 1}`, thread_ts: ts });
  const kept = messages.parse(await api('conversations.replies', { channel: general, ts })).messages;
  expect(kept.at(-1)).toMatchObject({ text: expect.stringMatching(/^Hampshire: .*neglect/), thread_ts: ts });
  expect(JSON.stringify(kept.at(-1)?.blocks)).toContain('more:{');
});

test('an answer to a channel that is not there reaches the asker directly', async () => {
  const mention = { type: 'app_mention', channel: 'C0NOWHERE', user: rosa };
  await event({ ...mention, text: 'dorset neglect', ts: '1700000000.000100' });
  expect((await direct())[0]).toMatch(/could not answer where you asked[^]*Dorset: .*neglect/);
});

test('the home tab is published, where the channels of a person cannot be asked for too', async () => {
  await event({ type: 'app_home_opened', user: rosa, tab: 'home', channel: 'D1', event_ts: '1' });
  // Emulate knows no users.conversations.
  expect(refused().filter((line) => !line.includes('"channels"'))).toEqual([]);
});

test('the form opens by a trigger of theirs once, and its answer comes directly', async () => {
  const { trigger_id } = z
    .object({ trigger_id: z.string() })
    .parse(await api('views.generateTriggerId', { user_id: rosa }));
  const shortcut = { type: 'shortcut', callback_id: askFormId, trigger_id };
  await interact(shortcut);
  expect(refused().filter((line) => line.includes('"form"'))).toEqual([]);
  await interact({ ...shortcut, type: 'shortcut', callback_id: `${askFormId} again` });
  expect((await direct())[0]).toMatch(/three seconds/);
  const chosen = (value: string) => ({ type: 'external_select', selected_option: { value } });
  await interact({
    type: 'view_submission',
    view: {
      id: 'V1',
      callback_id: askFormId,
      private_metadata: '',
      state: {
        values: {
          'form:place': { 'form:place': chosen('838') },
          'form:measure': { 'form:measure': chosen('cpp-started-neglect') },
        },
      },
    },
  });
  expect((await direct())[0]).toMatch(/^Dorset: .*neglect/);
});

test('the figures are uploaded as a file', async () => {
  const action = {
    action_id: 'more:{"v":1,"q":"838 cpp-started-neglect","f":null}',
    block_id: 'b',
    action_ts: '1',
  };
  await interact({
    type: 'block_actions',
    container: { type: 'message', is_ephemeral: true, channel_id: general, message_ts: '1' },
    channel: { id: general },
    trigger_id: '1',
    actions: [{ ...action, type: 'overflow', selected_option: { value: 'csv' } }],
  });
  const { files } = z
    .object({ files: z.array(z.object({ name: z.string() })).default([]) })
    .parse(await api('files.list', {}));
  expect(files.map(({ name }) => name)).toContain('safeguard-838-cpp-started-neglect.csv');
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
