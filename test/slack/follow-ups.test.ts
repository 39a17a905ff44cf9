import { describe, expect, test } from 'vitest';
import { cast, type Posted } from '../../src/playground/slack-stand-in-workspace.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { claimLifetime } from '../../src/store/event-claims.ts';
import { threadLifetime } from '../../src/store/thread-memory.ts';
import { runningApp, type Given, type Running } from './running-app.ts';

const { reporter, editor, newsroom } = cast;
const answerer = loadAnswerer();
const thread = '1700000000.000100';
const direct = `D${reporter.slice(1)}`;

/** The first lines of what the app said in a conversation, in order. */
async function headlines({ seen }: Running, channel: string, user: string = reporter): Promise<string[]> {
  const all = await seen(user, channel);
  return all.filter((one) => one.author === 'U0SAFEGUARD').map((one) => one.text.split('\n', 1)[0] ?? '');
}
const start = (given: Given = {}) => runningApp({ answerer, ...given });

describe.each([['signed HTTP'], ['Socket Mode']])('a follow-up over %s', (by) => {
  const socket = by === 'Socket Mode';

  test('in a thread keeps authority, measure and period, for anyone there', async () => {
    const running = await start({ socket });
    await running.slack.mention('dorset neglect 2017', { ts: thread });
    await running.app.settled();
    await running.slack.mention('and Hampshire?', { thread, user: editor });
    await running.app.settled();
    await running.slack.mention('since 2015', { thread });
    const [dorset, hampshire, years] = await headlines(running, newsroom);
    expect(dorset).toMatch(/^Dorset County: .*neglect.* in 2016\/17/);
    expect(hampshire).toMatch(/^Hampshire: .*neglect.* in 2016\/17/);
    expect(years).toMatch(/^Hampshire: .*neglect/);
    const last = running.slack.workspace.messages.at(-1);
    expect(last).toMatchObject({ thread, text: expect.stringContaining('2014/15') });
  });
});

describe('a follow-up', () => {
  test('in a direct conversation goes on, in a thread of it too', async () => {
    const running = await start();
    await running.slack.directMessage('dorset neglect');
    await running.app.settled();
    await running.slack.directMessage('and Hampshire?');
    await running.app.settled();
    await running.slack.directMessage('and Kent?', { thread });
    expect(await headlines(running, direct)).toEqual([
      expect.stringMatching(/^Dorset: /),
      expect.stringMatching(/^Hampshire: .*neglect/),
      expect.stringMatching(/^Kent: .*neglect/),
    ]);
  });

  test('answers a question back', async () => {
    const running = await start();
    await running.slack.mention('newcastle neglect', { ts: thread });
    await running.app.settled();
    await running.slack.mention('newcastle upon tyne', { thread });
    expect((await headlines(running, newsroom)).at(-1)).toMatch(/^Newcastle upon Tyne: .*neglect/);
  });

  test('in another thread, or as a command, knows nothing of it', async () => {
    const running = await start();
    await running.slack.mention('dorset neglect', { ts: thread });
    await running.app.settled();
    await running.slack.mention('and Hampshire?', { thread: '1700000000.000900' });
    await running.app.settled();
    await running.slack.command('and Hampshire?');
    const [, elsewhere, command] = await headlines(running, newsroom);
    expect(elsewhere).not.toMatch(/neglect as the first category/);
    expect(command).toBe(elsewhere);
  });

  test('goes on from an answer that was shared, and from a button pressed in the thread', async () => {
    const running = await start();
    await running.slack.command('dorset neglect');
    const [answer] = await messages(running);
    await running.slack.press(answer ?? none, 'Share to channel');
    const shared = (await messages(running)).at(-1);
    await running.slack.mention('and Hampshire?', { thread: shared?.ts ?? '' });
    expect((await headlines(running, newsroom)).at(-1)).toMatch(/^Hampshire: .*neglect/);
    await running.slack.press((await messages(running)).at(-1) ?? none, 'Trend');
    await running.app.settled();
    await running.slack.mention('and Kent?', { thread: shared?.ts ?? '' });
    expect((await headlines(running, newsroom)).at(-1)).toMatch(/^Kent: .*neglect/);
  });

  test('is answered without the question before it once that is forgotten', async () => {
    const running = await start();
    await running.slack.mention('dorset neglect', { ts: thread });
    await running.app.settled();
    const { store, slack } = running;
    const kept = await store.threadMemory.recall(slack.workspace.team, newsroom, thread, Date.now());
    expect(kept).toBe('838 cpp-started-neglect');
    const later = Date.now() + threadLifetime + 1;
    expect(await store.threadMemory.recall(slack.workspace.team, newsroom, thread, later)).toBeNull();
    await store.prune(later);
    await slack.mention('since 2015', { thread });
    expect((await headlines(running, newsroom)).at(-1)).toMatch(/Which measure/);
  });

  test('that is not understood leaves the memory as it was', async () => {
    const running = await start();
    await running.slack.mention('dorset neglect', { ts: thread });
    await running.app.settled();
    await running.slack.mention('what is the weather like', { thread });
    await running.app.settled();
    await running.slack.mention('and Hampshire?', { thread });
    expect((await headlines(running, newsroom)).at(-1)).toMatch(/^Hampshire: .*neglect/);
  });

  test('“as a chart” brings the picture with the answer', async () => {
    const png = Buffer.from('the bytes of a picture');
    const running = await start({
      draw: (query) =>
        Promise.resolve({ state: 'drawn', picture: { fileName: 'a.png', title: query, alt: query, png } }),
    });
    await running.slack.mention('dorset neglect', { ts: thread });
    await running.app.settled();
    await running.slack.mention('as a chart', { thread });
    await running.app.settled();
    const last = running.slack.workspace.messages.at(-1);
    expect(last).toMatchObject({ thread, files: [expect.any(String)] });
    expect(last?.text).toContain('trend 838 cpp-started-neglect');
  });
});

describe('what is said of the answer before', () => {
  const asked = async (): Promise<Running> => {
    const running = await start();
    await running.slack.mention('dorset neglect 2017', { ts: thread });
    await running.app.settled();
    return running;
  };
  const newest = async ({ seen }: Running, user: string): Promise<Posted> =>
    (await seen(user, newsroom)).at(-1) ?? none;

  test.each([
    [
      'can you give me the csv please',
      { text: expect.stringMatching(/^Figures as CSV: Dorset/), onlyFor: null },
    ],
    ['How do I cite this?', { text: expect.stringMatching(/^To cite these figures/), onlyFor: editor }],
    ['draft a story', { text: expect.stringMatching(/^A draft to start from, on Dorset/), onlyFor: editor }],
    ['subscribe to this', { text: expect.stringMatching(/Dorset: .*neglect/), onlyFor: editor }],
    ['that looks wrong', { text: expect.stringMatching(/in the menu/), onlyFor: null }],
    ['thanks!', { text: expect.stringMatching(/^You’re welcome/), onlyFor: null }],
  ])('“%s” is done in its thread', async (text, reply) => {
    const running = await asked();
    await running.slack.mention(text, { thread, user: editor });
    expect(await newest(running, editor)).toMatchObject({ thread, ...reply });
  });

  test('is done in a direct conversation, and stays out of it where nothing was answered', async () => {
    const running = await start();
    await running.slack.directMessage('as csv');
    expect((await headlines(running, direct)).at(-1)).toMatch(/could not be read/);
    await running.slack.directMessage('dorset neglect');
    await running.app.settled();
    await running.slack.directMessage('cite it');
    expect((await headlines(running, direct)).at(-1)).toMatch(/^To cite these figures/);
    await running.slack.directMessage('newcastle neglect');
    await running.app.settled();
    await running.slack.directMessage('as csv');
    expect((await headlines(running, direct)).at(-1)).toMatch(/could not be read/);
  });

  test('leaves the memory as it was', async () => {
    const running = await asked();
    for (const text of ['as csv', 'thanks', 'and Hampshire?']) {
      await running.slack.mention(text, { thread });
      await running.app.settled();
    }
    expect((await headlines(running, newsroom)).at(-1)).toMatch(/^Hampshire: .*neglect.* in 2016\/17/);
  });
});

test('where there is no chart of an answer, that is said; the full picture of a place is no chart', async () => {
  const running = await start();
  await running.slack.mention('dorset at a glance as a chart', { ts: thread });
  const said = (await running.seen(reporter, newsroom)).filter(({ author }) => author === 'U0SAFEGUARD');
  expect(said.at(-1)).toMatchObject({ thread, onlyFor: reporter, text: 'There is no chart of this answer.' });
  await running.slack.mention('the full picture of dorset', { ts: '1700000000.000200' });
  expect((await headlines(running, newsroom)).at(-1)).toMatch(/^Dorset at a glance/);
});

test('nothing that was typed is kept, and a store that fails costs the memory only', async () => {
  const running = await start();
  await running.slack.mention('dorset neglect secretword', { ts: thread });
  await running.app.settled();
  const { store, slack } = running;
  const kept = await store.threadMemory.recall(slack.workspace.team, newsroom, thread, Date.now());
  expect(kept).not.toContain('secretword');
  await store.close();
  await slack.mention('dorset neglect', { ts: '1700000000.000500' });
  expect((await headlines(running, newsroom)).at(-1)).toMatch(/^Dorset: /);
  expect(running.logged.join('')).toContain('could not be read');
});

test('a delivery that comes late is answered once by two processes on one store', async () => {
  const first = await start();
  const second = await start({ store: first.store });
  const written = { eventId: 'Ev1', ts: thread };
  await first.slack.mention('dorset neglect', written);
  await first.app.settled();
  await second.slack.mention('dorset neglect', written, { retry: { num: 3, reason: 'http_timeout' } });
  expect(await headlines(second, newsroom)).toEqual([]);
  expect(claimLifetime).toBeGreaterThan(10 * 60_000);
});

const none: Posted = {
  channel: '',
  ts: '',
  thread: null,
  author: '',
  text: 'none',
  blocks: [],
  onlyFor: null,
  files: [],
};

async function messages({ seen }: Running): Promise<Posted[]> {
  return (await seen(reporter, newsroom)).filter((one) => one.author === 'U0SAFEGUARD');
}
