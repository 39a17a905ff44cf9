import { beforeAll, describe, expect, test } from 'vitest';
import { composeBriefs, composeDigests } from '../../src/digest/compose-digest.ts';
import { deliverDigests } from '../../src/digest/deliver-digests.ts';
import { loadAnswerer, type Answerer } from '../../src/load-answerer.ts';
import { cast } from '../../src/playground/slack-stand-in-workspace.ts';
import type { Draw } from '../../src/slack/ask.ts';
import type { Subscription } from '../../src/store/subscription.ts';
import { runningApp, type Running } from './running-app.ts';

const { reporter, newsroom } = cast;
const team = 'T0STANDIN';
// In the past, since the stand-in dates its messages by the real clock.
const friday = Date.parse('2025-11-21T12:00:00Z');
const monday = Date.parse('2025-11-24T09:00:30Z');
const minute = 60_000;

let answerer: Answerer;
beforeAll(() => {
  answerer = loadAnswerer();
});

interface Delivering extends Pick<Running, 'slack' | 'app' | 'store' | 'seen'> {
  readonly subscription: Subscription;
  /** Delivers what is due at an instant, as a process that is called so. */
  round(at: number, holder?: string): Promise<void>;
}

async function delivering(channel: string = newsroom, draw?: Draw): Promise<Delivering> {
  const { slack, app, store, seen } = await runningApp({ answerer, ...(draw ? { draw } : {}) });
  const outcome = await store.subscriptions.add(
    team,
    {
      channel,
      owner: reporter,
      content: {
        authorities: ['838'],
        measures: { kind: 'basket', basket: 'child-protection' },
        onlyWhenChanged: false,
        releaseBriefs: true,
      },
      schedule: { kind: 'weekly', day: 1, time: '09:00', zone: 'Europe/London' },
    },
    friday,
  );
  if (outcome.kind !== 'added') throw new Error(outcome.kind);
  const parts = { dataset: answerer.dataset, today: () => '2026-11-23' };
  return {
    slack,
    app,
    store,
    seen,
    subscription: outcome.subscription,
    round: (at, holder = 'here') =>
      deliverDigests({
        ...app.poster,
        store,
        compose: composeDigests(parts),
        composeBrief: composeBriefs(parts),
        now: () => at,
        sleep: () => Promise.resolve(),
        holder,
        stopping: () => false,
      }),
  };
}

const posts = ({ slack }: Delivering) => slack.transcript.of('chat.postMessage');
const digestsIn = ({ slack }: Delivering, channel: string = newsroom) =>
  slack.workspace.seenBy(reporter, channel).filter(({ metadata }) => metadata !== undefined);
const ended = async ({ store }: Delivering) =>
  (await store.deliveries.history(10)).map(({ state, reason }) => [state, reason]);

describe('a digest', () => {
  test('is posted once, whole in its text, with its key and buttons and without previews of links', async () => {
    const running = await delivering();
    await running.round(monday);
    await running.round(monday + minute, 'another');
    const [post, ...more] = posts(running);
    expect(more).toEqual([]);
    expect(post?.body).toMatchObject({
      channel: newsroom,
      unfurl_links: 'false',
      unfurl_media: 'false',
      metadata: {
        event_type: 'safeguard_delivery',
        event_payload: { key: `${running.subscription.id}:2025-W48` },
      },
    });
    const [digest] = digestsIn(running);
    expect(digest?.text).toMatch(/^Dorset, child protection: 278 children[^]*every Monday at 09:00/);
    if (!digest) throw new Error('nothing was posted');
    await running.slack.press(digest, 'Overview');
    expect((await running.seen(reporter, newsroom)).at(-1)).toMatchObject({
      thread: digest?.ts,
      text: expect.stringMatching(/^Dorset at a glance/),
    });
    await running.slack.press(digest, 'Digests of this channel', { user: cast.editor });
    expect((await running.seen(cast.editor, newsroom)).at(-1)).toMatchObject({
      onlyFor: cast.editor,
      text: expect.stringMatching(/^One digest comes here/),
    });
    expect(await ended(running)).toEqual([['sent', null]]);
  });

  test('of a quiet week has the buttons of the figure that it shows', async () => {
    const running = await delivering();
    for (const week of [0, 1]) await running.round(monday + week * 7 * 24 * 60 * minute);
    const [, quiet] = digestsIn(running);
    if (!quiet) throw new Error('no second digest');
    expect(JSON.stringify(quiet.blocks)).not.toContain('"Subscribe"');
    await running.slack.press(quiet, 'Trend');
    expect((await running.seen(reporter, newsroom)).at(-1)).toMatchObject({
      thread: quiet.ts,
      text: expect.stringMatching(/^Children on a child protection plan, Dorset|^Dorset/),
    });
  });

  test('is answered in its thread as if its place had been named', async () => {
    const running = await delivering();
    await running.round(monday);
    const [digest] = digestsIn(running);
    await running.slack.mention('neglect 2022', { thread: digest?.ts ?? '' });
    const [reply] = (await running.seen(reporter, newsroom)).filter(
      ({ thread, author }) => thread === digest?.ts && author === running.slack.workspace.app.userId,
    );
    expect(reply?.text).toMatch(/^Dorset: 265 child protection plans were started with neglect/);
  });

  test('whose blocks are refused is sent as text alone', async () => {
    const running = await delivering();
    running.slack.fail('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
    await running.round(monday);
    expect(digestsIn(running)).toMatchObject([{ text: expect.stringMatching(/^Dorset/), blocks: [] }]);
    expect(await ended(running)).toEqual([['sent', null]]);
  });

  test('waits as Slack says before it is sent', async () => {
    const running = await delivering();
    running.slack.fail('chat.postMessage', { kind: 'rate-limited', retryAfter: 90 });
    await running.round(monday);
    await running.round(monday + minute);
    expect(digestsIn(running)).toEqual([]);
    await running.round(monday + 2 * minute);
    expect(digestsIn(running)).toHaveLength(1);
  });

  test('is followed by one picture in its thread, of what is in the spotlight', async () => {
    const asked: string[] = [];
    const running = await delivering(newsroom, (query) => {
      asked.push(query);
      const picture = { fileName: 'a.png', title: 'A chart', alt: 'It falls.', png: new Uint8Array([1]) };
      return Promise.resolve({ state: 'drawn', picture });
    });
    for (const week of [0, 1]) await running.round(monday + week * 7 * 24 * 60 * minute);
    await running.app.settled();
    const [, second] = digestsIn(running);
    expect(second?.text).toMatch(/^Nothing new for Dorset/);
    expect(asked).toEqual(['trend 838 cpp-at-31-march']);
    expect(running.slack.transcript.of('files.completeUploadExternal')).toMatchObject([
      { body: { channel_id: newsroom, thread_ts: second?.ts } },
    ]);
  });

  test('stands without a picture that cannot be drawn', async () => {
    const failing: Draw = () => Promise.resolve({ state: 'failed', alt: '', detail: 'no' });
    const running = await delivering(newsroom, failing);
    for (const week of [0, 1]) await running.round(monday + week * 7 * 24 * 60 * minute);
    await running.app.settled();
    expect(digestsIn(running)).toHaveLength(2);
  });

  test('of a direct conversation goes there', async () => {
    const direct = `D${reporter.slice(1)}`;
    const running = await delivering(direct);
    running.slack.workspace.directWith(reporter);
    await running.round(monday);
    const [digest, ...others] = digestsIn(running, direct);
    expect(others).toEqual([]);
    if (!digest) throw new Error('nothing was posted');
    await running.slack.press(digest, 'Digests that come here');
    expect((await running.seen(reporter, direct)).at(-1)?.text).toMatch(/^One digest comes here/);
  });
});

describe('a digest that nobody confirmed', () => {
  const lost = { kind: 'drop', took: true } as const;

  test('is found again where the history may be read', async () => {
    const running = await delivering();
    running.slack.workspace.scopes.add('channels:history');
    running.slack.fail('chat.postMessage', lost);
    await running.round(monday);
    await running.round(monday + 3 * minute, 'another');
    expect(digestsIn(running)).toHaveLength(1);
    expect(await ended(running)).toEqual([['sent', null]]);
    expect(running.slack.transcript.of('conversations.history')).toHaveLength(1);
  });

  test('is sent once more where the history shows that it did not arrive', async () => {
    const running = await delivering();
    running.slack.workspace.scopes.add('channels:history');
    running.slack.fail('chat.postMessage', { kind: 'drop', took: false });
    await running.round(monday);
    await running.round(monday + 3 * minute, 'another');
    expect(digestsIn(running)).toHaveLength(1);
  });

  test.each([true, false])('is never sent again without it, and is listed (took: %s)', async (took) => {
    const running = await delivering();
    running.slack.fail('chat.postMessage', { kind: 'drop', took });
    for (const later of [0, 3, 10, 200]) await running.round(monday + later * minute, `process ${later}`);
    expect(posts(running)).toHaveLength(1);
    expect(await running.store.deliveries.history(10, 'unknown')).toHaveLength(1);
  });
});

describe('a channel that refuses', () => {
  const archived = { kind: 'error', error: 'is_archived' } as const;

  async function refusedForGood(): Promise<Delivering> {
    const running = await delivering();
    running.slack.fail('chat.postMessage', archived, archived, archived);
    for (const later of [0, 11, 140]) await running.round(monday + later * minute);
    return running;
  }

  test('pauses the digest after three times, and its owner is told once, alone', async () => {
    const running = await refusedForGood();
    const week = 7 * 24 * 60 * minute;
    for (const later of [200, week / minute]) await running.round(monday + later * minute);
    expect(digestsIn(running)).toEqual([]);
    const told = running.slack.workspace.seenBy(reporter, `D${reporter.slice(1)}`);
    expect(told).toMatchObject([
      { text: expect.stringMatching(/is paused.*archived.*Dorset: Child protection/) },
    ]);
  });

  test('gets the next one after its owner let it go on', async () => {
    const running = await refusedForGood();
    const [told] = running.slack.workspace.seenBy(reporter, `D${reporter.slice(1)}`);
    if (!told) throw new Error('nobody was told');
    await running.slack.press(told, 'Go on');
    await running.app.settled();
    const [kept] = await running.store.subscriptions.ofChannel(team, newsroom);
    expect(kept?.paused).toBeNull();
  });
});

describe('a digest that pauses', () => {
  const direct = `D${reporter.slice(1)}`;
  const week = 7 * 24 * 60 * minute;
  const tries = [0, 11, 140];
  const told = ({ slack }: Delivering) => slack.workspace.seenBy(reporter, direct);
  const refusing = (running: Delivering, error: string): void =>
    running.slack.fail('chat.postMessage', ...tries.map(() => ({ kind: 'error', error }) as const));
  const tried = async (running: Delivering): Promise<void> => {
    for (const later of [...tries, 150, 160]) await running.round(monday + later * minute);
  };

  test.each([
    ['is_archived', /because its channel has been archived[^]*If the channel comes back, press Go on/],
    ['channel_not_found', /because I am no longer in its channel[^]*\/invite @Safeguard[^]*press Go on/],
    ['restricted_action', /not allowed to post there[^]*press Go on/],
    ['msg_blocked', /because Slack refused it three times \(msg_blocked\)[^]*Press Go on to try again/],
  ])('tells its owner once why, and how it goes on: %s', async (error, words) => {
    const running = await delivering();
    refusing(running, error);
    await tried(running);
    await running.round(monday + week);
    expect(told(running)).toMatchObject([{ text: expect.stringMatching(words) }]);
    expect(told(running)[0]?.text).toMatch(/^A digest that you set up is paused.*Dorset: Child protection/);
    await running.slack.command('subscriptions', { channel: newsroom, user: cast.editor });
    expect((await running.seen(cast.editor, newsroom)).at(-1)?.text).toMatch(/\nPaused: /);
  });

  test('since the app was removed from its channel goes on once it is back', async () => {
    const running = await delivering();
    const { workspace } = running.slack;
    const members = workspace.conversations.get(newsroom)?.members;
    members?.delete(workspace.app.userId);
    await tried(running);
    const [notice] = told(running);
    expect(notice?.text).toMatch(/I am no longer in its channel/);
    members?.add(workspace.app.userId);
    if (!notice) throw new Error('nobody was told');
    await running.slack.press(notice, 'Go on');
    expect((await running.seen(reporter, newsroom)).at(-1)?.text).toMatch(
      /let a digest of this channel go on/,
    );
    // Resumed by the real clock, which is later than the test's own.
    const later = Date.parse('2030-01-07T09:00:30Z');
    await running.round(later);
    expect(digestsIn(running)).toHaveLength(1);
    expect(told(running).filter(({ text }) => text.includes('paused'))).toHaveLength(1);
  });

  test('is told of in one message with the others of its channel', async () => {
    const running = await delivering();
    const { owner, channel, content, schedule } = running.subscription;
    await running.store.subscriptions.add(
      team,
      { owner, channel, schedule, content: { ...content, authorities: ['886'] } },
      friday,
    );
    running.slack.workspace.conversations.get(newsroom)?.members.delete(running.slack.workspace.app.userId);
    await tried(running);
    const [notice, ...more] = told(running);
    expect(more).toEqual([]);
    expect(notice?.text).toMatch(
      /^2 digests that you set up are paused, because[^]*• Dorset: Child protection\n• Kent: Child protection\n/,
    );
    const { blocks = [] } = notice ?? {};
    expect(JSON.stringify(blocks).match(/"Go on"/g)).toHaveLength(2);
  });

  test('tells its owner again when it pauses again', async () => {
    const running = await delivering();
    refusing(running, 'is_archived');
    await tried(running);
    await running.store.subscriptions.resume(team, running.subscription.id, reporter, monday + week - minute);
    refusing(running, 'is_archived');
    for (const later of tries) await running.round(monday + week + later * minute);
    expect(told(running)).toHaveLength(2);
  });
});

test('a workspace that is not this one gets nothing, and its digest is paused', async () => {
  const running = await delivering();
  const posted = await running.app.poster.post({
    workspace: 'T0OTHER',
    channel: newsroom,
    key: 'k',
    content: { text: 'for others', blocks: [], query: null, seen: '' },
  });
  expect(posted).toEqual({ kind: 'refused', reason: 'not_installed' });
  expect(posts(running)).toEqual([]);
});
