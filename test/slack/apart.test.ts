import { describe, expect, test } from 'vitest';
import { cast, type Posted } from '../../src/playground/slack-stand-in-workspace.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { reportFields } from '../../src/slack/report-form-view.ts';
import { temporaryStore } from '../store/temporary-store.ts';
import type { Running } from './running-app.ts';
import { install, installableApp, slackOfWorkspaces } from './slack-of-workspaces.ts';
import { choose, newestIn, saidIn } from './use-message.ts';
import { homeOf, openForm, openTab, submit, useHome } from './use-view.ts';

const { reporter, newsroom } = cast;
const thread = '1700000000.000100';
const direct = `D${reporter.slice(1)}`;
const answerer = loadAnswerer();

/** Two workspaces of one app; people, channels and threads have the same ids in both. */
async function twoWorkspaces(): Promise<readonly [Running, Running]> {
  const slack = await slackOfWorkspaces('T1', 'T2');
  const store = await temporaryStore(':memory:', []);
  const { app, base, logged } = await installableApp(slack, store, { answerer });
  const running = async (team: string): Promise<Running> => {
    await install(slack, base, { team });
    const of = slack.of(team);
    of.deliverTo(`${base}/slack/events`);
    return {
      slack: of,
      app,
      store,
      logged,
      waits: [],
      get socket(): never {
        throw new Error('not in Socket Mode');
      },
      async seen(user, channel) {
        await app.settled();
        return of.workspace.seenBy(user, channel);
      },
    };
  };
  return [await running('T1'), await running('T2')];
}

async function told(running: Running, text: string): Promise<Posted> {
  await running.slack.command(text);
  return newestIn(running, newsroom, reporter);
}
async function homeText(running: Running): Promise<string> {
  await openTab(running, 'home');
  return JSON.stringify(homeOf(running));
}

/** Somebody of the first workspace uses everything that keeps something. */
async function used(first: Running): Promise<void> {
  await told(first, 'set authority dorset');
  await told(first, 'set neighbours 2021');
  await first.slack.directMessage('set authority hampshire');
  await first.slack.mention('dorset neglect 2017', { ts: thread });
  await told(first, 'subscribe kent child protection');
  await choose(first, await told(first, 'leeds neglect'), 'wrong');
  await submit(first, await openForm(first), { [reportFields.category]: 'other', [reportFields.note]: 'hm' });
  await openTab(first, 'home');
  await useHome(first, 'Ask with a form');
  const held = { 'form:place': '925', 'form:measure': 'cpp-rate', 'form:keep': ['keep'] };
  await submit(first, await openForm(first), held);
  await first.app.settled();
}

describe('a workspace beside one that uses everything', () => {
  test('has none of its settings, threads, questions, digests or reports', async () => {
    const [first, second] = await twoWorkspaces();
    const newcomer = await homeText(second);
    await used(first);

    // That it is all there is what makes the rest worth asking.
    expect((await told(first, 'neglect')).text).toMatch(/^Dorset: /);
    expect(await homeText(first)).toMatch(/Hampshire.*Kent/s);
    expect(await first.store.reports.list('T1')).toHaveLength(1);
    expect(await first.store.savedQuestions.list('T1', reporter)).toHaveLength(1);

    expect((await told(second, 'neglect')).text).toMatch(/^Which authority/);
    await second.slack.directMessage('neglect');
    expect((await newestIn(second, direct, reporter)).text).toMatch(/^Which authority/);
    expect((await told(second, 'settings')).text).toMatch(/Authority: none.*\n.*: the newest\nBasket: none/);
    expect((await told(second, 'subscriptions')).text).toMatch(/^No digest comes here/);
    await second.slack.mention('and Hampshire?', { thread });
    const [headline] = (await newestIn(second, newsroom, reporter)).text.split('\n');
    expect(headline).not.toMatch(/2016\/17|neglect/);
    expect(await homeText(second)).toBe(newcomer);
    expect(await second.store.reports.list('T2')).toEqual([]);
  });

  test('cannot change what is there by buttons that were carried over', async () => {
    const [first, second] = await twoWorkspaces();
    await used(first);
    const listed = await told(first, 'subscriptions');
    const [before] = await first.store.subscriptions.ofChannel('T1', newsroom);
    for (const { action } of actionsOf(listed)) {
      await second.slack.act(listed, { ...action, action_ts: second.slack.workspace.nextTs() });
      await second.app.settled();
    }
    expect(await first.store.subscriptions.ofChannel('T1', newsroom)).toEqual([before]);
    expect(await second.store.subscriptions.ofChannel('T2', newsroom)).toEqual([]);
    const heard = await saidIn(second, newsroom, reporter);
    expect(heard.map(({ text }) => text).join('\n')).not.toMatch(/Kent/);
  });

  test('keeps what it has when the other leaves, and the other comes back to nothing', async () => {
    const [first, second] = await twoWorkspaces();
    await used(first);
    await told(second, 'set authority kent');
    await first.slack.deliver({
      type: 'events_api',
      payload: {
        type: 'event_callback',
        event_id: 'Ev9',
        event_time: Math.floor(Date.now() / 1000) + 1,
        team_id: 'T1',
        event: { type: 'app_uninstalled' },
      },
    });
    await first.app.settled();
    expect((await told(second, 'neglect')).text).toMatch(/^Kent: /);
    expect(await first.store.subscriptions.ofChannel('T1', newsroom)).toEqual([]);
    expect(await first.store.reports.everywhere('open')).toEqual([]);
    expect((await told(first, 'neglect')).text).toMatch(/no longer installed/);
  });
});

/** Every button of a message, as it is pressed. */
function actionsOf(message: Posted): { readonly action: Readonly<Record<string, unknown>> }[] {
  return message.blocks.flatMap((block) => {
    const elements = [...(Array.isArray(block['elements']) ? block['elements'] : []), block['accessory']];
    return elements
      .filter((one): one is Readonly<Record<string, unknown>> => typeof one === 'object' && one !== null)
      .filter((one) => one['type'] === 'button')
      .map((one) => ({ action: { ...one, block_id: block['block_id'] } }));
  });
}
