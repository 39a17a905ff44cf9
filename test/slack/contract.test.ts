import { expect, test } from 'vitest';
import type { Fault } from '../../src/playground/slack-stand-in-faults.ts';
import type { Posted } from '../../src/playground/slack-stand-in-workspace.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import type { Draw } from '../../src/slack/ask.ts';
import { askFields, askFormId } from '../../src/slack/ask-form-view.ts';
import { reportFields } from '../../src/slack/report-form-view.ts';
import { chartedEcho, runningBy, ways, type Given, type Running } from './running-app.ts';
import { choose } from './use-message.ts';
import { openForm, openTab, submit, useShortcut } from './use-view.ts';

const own = 'U0SAFEGUARD';
const answerer = loadAnswerer();

const draw: Draw = (query) =>
  Promise.resolve({
    state: 'drawn',
    picture: { fileName: 'chart.png', title: query, alt: 'A chart.', png: Buffer.from('bytes') },
  });

/** Something that a person does, after what has to be there before. */
interface Surface {
  readonly given: Given;
  readonly before?: (running: Running) => Promise<void>;
  readonly act: (running: Running) => Promise<unknown>;
  /** The call by which its answer goes out first. */
  readonly by: string;
  /** How often it has been answered. */
  readonly answered: (running: Running) => number;
  /** Nobody waits for it, or sees at once that nothing came, or can be reached in no other way: then the log is enough. */
  readonly orLogged?: true;
}

const ours = ({ slack }: Running): readonly Posted[] =>
  slack.workspace.messages.filter((one) => one.author === own);
const saying = (words: RegExp) => (running: Running) =>
  ours(running).filter(({ text }) => words.test(text)).length;

/** The newest thing that the app has said. */
async function newest(running: Running): Promise<Posted> {
  await running.app.settled();
  const found = ours(running).at(-1);
  if (found === undefined) throw new Error('nothing was said');
  return found;
}
const pressing = (label: string) => async (running: Running) =>
  running.slack.press(await newest(running), label);

const echoing: Given = { respond: chartedEcho, draw };
const asked = async (running: Running): Promise<void> => {
  await running.slack.command('dorset');
  await running.app.settled();
};

const surfaces: Readonly<Record<string, Surface>> = {
  'a command': {
    given: echoing,
    act: ({ slack }) => slack.command('leeds'),
    by: 'response_url',
    answered: saying(/Answer to: leeds/),
  },
  'a mention': {
    given: echoing,
    act: ({ slack }) => slack.mention('leeds'),
    by: 'chat.postMessage',
    answered: saying(/Answer to: leeds/),
  },
  'a direct message': {
    given: echoing,
    act: ({ slack }) => slack.directMessage('leeds'),
    by: 'chat.postMessage',
    answered: saying(/Answer to: leeds/),
  },
  'a button that asks': {
    given: echoing,
    before: asked,
    act: pressing('Next'),
    by: 'response_url',
    answered: saying(/Answer to: next/),
  },
  'a button that shares': {
    given: echoing,
    before: asked,
    act: pressing('Share to channel'),
    by: 'chat.postMessage',
    answered: (running) => ours(running).filter(({ onlyFor }) => onlyFor === null).length,
  },
  'a button that draws': {
    given: echoing,
    before: async ({ slack, app }) => {
      await slack.mention('dorset');
      await app.settled();
    },
    act: pressing('Chart'),
    by: 'files.getUploadURLExternal',
    answered: (running) => ours(running).flatMap(({ files }) => files).length,
  },
  'an entry of a menu': {
    given: { answerer },
    before: ({ slack, app }) => slack.command('dorset neglect').then(() => app.settled()),
    act: async (running) => choose(running, await newest(running), 'cite'),
    by: 'response_url',
    answered: saying(/To cite these figures/),
  },
  'a shortcut': {
    given: { answerer, respond: chartedEcho },
    act: (running) => useShortcut(running, askFormId),
    by: 'views.open',
    answered: ({ slack }) => slack.workspace.modals.length,
    orLogged: true,
  },
  'a form': {
    given: { answerer, respond: chartedEcho },
    before: (running) => useShortcut(running, askFormId),
    act: async (running) =>
      submit(running, await openForm(running), {
        [askFields.place]: '838',
        [askFields.measure]: 'cpp-started-neglect',
      }),
    by: 'conversations.open',
    answered: saying(/Answer to: 838/),
    orLogged: true,
  },
  'a report': {
    given: { answerer },
    before: async (running) => {
      await running.slack.command('dorset neglect');
      await choose(running, await newest(running), 'wrong');
    },
    act: async (running) => submit(running, await openForm(running), { [reportFields.category]: 'other' }),
    by: 'response_url',
    answered: saying(/^Thank you/),
  },
  'a setting': {
    given: { answerer },
    act: ({ slack }) => slack.command('set authority dorset'),
    by: 'chat.postMessage',
    answered: saying(/authority to Dorset/),
  },
  'a digest': {
    given: { answerer },
    act: ({ slack }) => slack.command('subscribe kent child protection'),
    by: 'chat.postMessage',
    answered: saying(/Kent/),
  },
  'the home tab': {
    given: { answerer },
    act: (running) => openTab(running, 'home'),
    by: 'views.publish',
    answered: ({ slack }) => slack.workspace.homes.size,
    orLogged: true,
  },
  'the messages tab': {
    given: { answerer },
    act: (running) => openTab(running, 'messages'),
    by: 'assistant.threads.setSuggestedPrompts',
    answered: ({ slack }) =>
      slack.transcript.of('assistant.threads.setSuggestedPrompts').filter(({ took }) => took).length,
    orLogged: true,
  },
};

const error = (code: string): Fault => ({ kind: 'error', error: code });
const failing: Fault = { kind: 'status', status: 503 };

const faults: Readonly<Record<string, readonly Fault[]>> = {
  'Slack asks for a moment’s patience': [{ kind: 'rate-limited', retryAfter: 1 }],
  'Slack asks for long patience': [{ kind: 'rate-limited', retryAfter: 90 }],
  'Slack fails once': [failing],
  'Slack goes on failing': [failing, failing, failing],
  'no answer of Slack comes in time': [{ kind: 'silence', took: false }],
  'the connection is cut after the call': [{ kind: 'drop', took: true }],
  'the connection is cut before the call': [{ kind: 'drop', took: false }],
  'the address or trigger is spent': [error('expired_trigger_id')],
  'the blocks are refused': [error('invalid_blocks')],
  'the app is no member': [error('not_in_channel')],
  'the token is refused': [error('token_revoked')],
};

/** What everything is answered in spite of. */
const passing = new Set(['Slack asks for a moment’s patience', 'Slack fails once']);

test.each(ways.flatMap((way) => Object.keys(faults).map((fault) => [fault, way] as const)))(
  'when %s (%s), nothing is lost in silence and nothing answered twice',
  async (fault, way) => {
    const queued = faults[fault] ?? [];
    // Short only where it has to run out.
    const patience = queued.some(({ kind }) => kind === 'silence') ? { callTimeout: 300 } : {};
    const fine = passing.has(fault) ? /^answered$/ : /^(answered|told|logged)$/;
    const ends = Object.entries(surfaces).map(async ([name, surface]) => {
      const running = await runningBy(way)({ ...surface.given, ...patience });
      return [name, await endOf(surface, running, queued)] as const;
    });
    expect(Object.fromEntries(await Promise.all(ends))).toEqual(
      Object.fromEntries(Object.keys(surfaces).map((name) => [name, expect.stringMatching(fine)])),
    );
  },
);

/** What becomes of it where the first calls of its answer go wrong. */
async function endOf(surface: Surface, running: Running, queued: readonly Fault[]): Promise<string> {
  const { app, slack, logged } = running;
  await surface.before?.(running);
  await app.settled();
  const before = { said: ours(running).length, logged: logged.length };
  slack.fail(surface.by, ...queued);
  await surface.act(running);
  await app.settled();
  await app.stop();
  const answered = surface.answered(running);
  if (answered > 0) return answered === 1 ? 'answered' : 'answered twice';
  if (ours(running).length > before.said) return 'told';
  const isLogged = logged.slice(before.logged).some((line) => /"level":"(warn|error)"/.test(line));
  return surface.orLogged === true && isLogged ? 'logged' : 'lost in silence';
}
