import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { loadAnswerer } from '../../src/load-answerer.ts';
import {
  deliverOverHttp,
  type Envelope,
  type Transport,
} from '../../src/playground/slack-stand-in-transport.ts';
import type { SlackStandIn } from '../../src/playground/slack-stand-in.ts';
import { cast } from '../../src/playground/slack-stand-in-workspace.ts';
import { askFields, askFormId } from '../../src/slack/ask-form-view.ts';
import { temporaryFile, temporaryStore } from '../store/temporary-store.ts';
import { bridge } from './bridge.ts';
import { appOver, runningApp, secrets, type Given, type Running } from './running-app.ts';
import { newestIn } from './use-message.ts';
import { openForm, openTab, submit, useShortcut } from './use-view.ts';

const { reporter, newsroom } = cast;
const answerer = loadAnswerer();
const dorsetNeglect = { [askFields.place]: '838', [askFields.measure]: 'cpp-started-neglect' };

/** Everything that Slack may deliver and that is answered, caught on its way instead of being delivered. */
async function caught(running: Running): Promise<ReadonlyMap<string, Envelope>> {
  const { slack } = running;
  await slack.command('dorset neglect');
  const answer = await newestIn(running, newsroom, reporter);
  await useShortcut(running, askFormId);
  const form = await openForm(running);
  const envelopes: Envelope[] = [];
  slack.deliverTo(
    await bridge((envelope) => {
      envelopes.push(envelope);
      return Promise.resolve({ status: 200, body: '' });
    }),
  );
  await slack.command('leeds neglect');
  await slack.mention('kent neglect');
  await slack.directMessage('hampshire neglect');
  await slack.press(answer, 'Share to channel');
  await useShortcut(running, askFormId);
  await submit(running, form, dorsetNeglect);
  await openTab(running, 'home');
  const kinds = ['command', 'mention', 'direct message', 'button', 'shortcut', 'form', 'home tab'];
  return new Map(envelopes.map((envelope, index) => [kinds[index] ?? 'unknown', envelope]));
}

/** How often the app has written or shown something so far. */
function written({ transcript }: SlackStandIn): number {
  return ['response_url', 'chat.postMessage', 'chat.postEphemeral', 'views.open', 'views.publish'].reduce(
    (sum, method) => sum + transcript.of(method).length,
    0,
  );
}

/** How often each kind is answered when it is delivered so. */
async function answered(
  slack: SlackStandIn,
  envelopes: ReadonlyMap<string, Envelope>,
  deliver: (envelope: Envelope) => Promise<unknown>,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [kind, envelope] of envelopes) {
    const before = written(slack);
    await deliver(envelope);
    counts[kind] = written(slack) - before;
  }
  return counts;
}

const once = {
  command: 1,
  mention: 1,
  'direct message': 1,
  button: 1,
  shortcut: 1,
  form: 1,
  'home tab': 1,
};
const never = Object.fromEntries(Object.keys(once).map((kind) => [kind, 0]));

/** A process of its own as far as the database can tell: an app with a store of its own over the same file. */
async function process(slack: SlackStandIn, file: string, given: Given = { answerer }) {
  const { app, logged } = await appOver(slack, await temporaryStore(file), given);
  const over = `http://127.0.0.1:${String(app.port)}/slack/events`;
  const byHttp = deliverOverHttp(over, { ...secrets, now: Date.now });
  const delivered = async (deliver: Transport, envelope: Envelope) => {
    const { status } = await deliver(envelope);
    expect(status).toBe(200);
    await app.settled();
  };
  return {
    app,
    logged,
    deliver: (envelope: Envelope) => delivered(byHttp, envelope),
    deliverBySocket: (envelope: Envelope) => delivered((one) => slack.deliver(one), envelope),
  };
}

test('to two processes at once, whatever it is, it is answered once', async () => {
  const running = await runningApp({ answerer });
  const file = temporaryFile();
  const [here, there] = [await process(running.slack, file), await process(running.slack, file)];
  const both = (envelope: Envelope) => Promise.all([here, there, here].map((one) => one.deliver(envelope)));
  expect(await answered(running.slack, await caught(running), both)).toEqual(once);
});

test('to a process and again after it was started anew, it is answered once', async () => {
  const running = await runningApp({ answerer });
  const file = temporaryFile();
  const envelopes = await caught(running);
  const before = await process(running.slack, file);
  expect(await answered(running.slack, envelopes, before.deliver)).toEqual(once);
  await before.app.stop();
  const after = await process(running.slack, file);
  expect(await answered(running.slack, envelopes, after.deliver)).toEqual(never);
});

test('by a socket, again by it, and again after a restart, it is answered once', async () => {
  const running = await runningApp({ answerer });
  const file = temporaryFile();
  const envelopes = await caught(running);
  await running.slack.deliverBySocket();
  const before = await process(running.slack, file, { answerer, socket: true });
  const twice = (envelope: Envelope) => Promise.all([1, 2].map(() => before.deliverBySocket(envelope)));
  expect(await answered(running.slack, envelopes, twice)).toEqual(once);
  await before.app.stop();
  const after = await process(running.slack, file, { answerer, socket: true });
  expect(await answered(running.slack, envelopes, after.deliverBySocket)).toEqual(never);
});

test('while another program keeps the database locked, it is acknowledged and answered, once by each process', async () => {
  const running = await runningApp({ answerer });
  const file = temporaryFile();
  const envelopes = await caught(running);
  const here = await process(running.slack, file);
  const other = new DatabaseSync(file);
  onTestFinished(() => other.close());
  other.exec('begin immediate');
  const command = new Map([...envelopes].filter(([kind]) => kind === 'command'));
  const twice = (envelope: Envelope) => Promise.all([1, 2].map(() => here.deliver(envelope)));
  expect(await answered(running.slack, command, twice)).toEqual({ command: 1 });
  expect(here.logged.join('')).toContain('the store cannot tell what was answered before');
  other.exec('rollback');
  expect(await answered(running.slack, command, twice)).toEqual({ command: 0 });
});
