import { beforeAll, describe, expect, test } from 'vitest';
import { runDigests } from '../../src/digest/run-digests.ts';
import { Dataset } from '../../src/domain/dataset.ts';
import { loadAnswerer, type Answerer } from '../../src/load-answerer.ts';
import { cast, type Posted } from '../../src/playground/slack-stand-in-workspace.ts';
import type { Draw } from '../../src/slack/ask.ts';
import type { Store } from '../../src/store/open-store.ts';
import { runningApp, type Running } from './running-app.ts';

// A whole app over signed requests, started before and after a newer edition of the statistics is loaded.

const { reporter, newsroom, elsewhere } = cast;
const team = 'T0STANDIN';
const abroad = 'C0ABROAD';
const edition = 'dfe-cin-2025';

// In the past, since the stand-in dates its messages by the real clock; weekdays of one week.
const friday = Date.parse('2025-11-14T12:00:00Z');
const tuesday = (time: string): number => Date.parse(`2025-11-18T${time}:00Z`);
const saturday = Date.parse('2025-11-22T12:00:00Z');

let answerer: Answerer;
let before: Dataset;
beforeAll(() => {
  answerer = loadAnswerer();
  const { parts } = answerer.dataset;
  before = new Dataset({
    ...parts,
    releases: parts.releases.filter(({ id }) => id !== edition),
    columns: parts.columns.filter(({ release }) => release !== edition),
  });
});

interface Desk extends Running {
  /** A process starts with this dataset at an instant, works until its first round is over, and stops. */
  start(at: number, dataset?: Dataset): Promise<void>;
  subscribe(channel: string, authorities: readonly string[], zone?: string): Promise<void>;
  /** Briefs and digests of a channel, oldest first. */
  sent(channel: string): readonly Posted[];
}

async function desk(draw?: Draw): Promise<Desk> {
  const running = await runningApp({ answerer, ...(draw ? { draw } : {}) });
  const { slack, app, store } = running;
  slack.workspace.conversations.set(abroad, {
    id: abroad,
    name: 'abroad',
    kind: 'channel',
    members: new Set([reporter, slack.workspace.app.userId]),
  });
  let processes = 0;
  return Object.assign(running, {
    async start(at: number, dataset: Dataset = answerer.dataset) {
      const failures: unknown[] = [];
      const over = Promise.withResolvers<void>();
      // The last thing that a first round does.
      const watched: Store = { ...store, prune: (now) => store.prune(now).finally(over.resolve) };
      const waking = runDigests({
        ...app.poster,
        store: watched,
        dataset,
        today: () => new Date(at).toISOString().slice(0, 10),
        now: () => at,
        sleep: () => Promise.resolve(),
        holder: `process ${(processes += 1)}`,
        failed: (error) => {
          failures.push(error);
          over.resolve();
        },
      });
      await over.promise;
      await waking.stop();
      await app.settled();
      expect(failures).toEqual([]);
    },
    async subscribe(channel: string, authorities: readonly string[], zone = 'Europe/London') {
      const outcome = await store.subscriptions.add(
        team,
        {
          channel,
          owner: reporter,
          content: {
            authorities,
            measures: { kind: 'basket', basket: 'child-protection' },
            onlyWhenChanged: true,
            releaseBriefs: true,
          },
          // No digest of theirs comes in these weeks.
          schedule: { kind: 'monthly', day: 1, time: '16:00', zone },
        },
        friday,
      );
      if (outcome.kind !== 'added') throw new Error(outcome.kind);
    },
    sent: (channel: string) =>
      slack.workspace.seenBy(reporter, channel).filter(({ metadata }) => metadata !== undefined),
  });
}
const firstLines = (messages: readonly Posted[]): readonly string[] =>
  messages.map(({ text }) => text.split('\n')[0] ?? '');

describe('when a newer edition is loaded', () => {
  test('each channel gets its brief once, in working hours of its own zone', async () => {
    const at = await desk();
    await at.subscribe(newsroom, ['838']);
    await at.subscribe(newsroom, ['838', '916']);
    await at.subscribe(abroad, ['886'], 'America/New_York');
    await at.start(friday + 60_000, before);
    expect([...at.sent(newsroom), ...at.sent(abroad)]).toEqual([]);

    // Loaded on a Tuesday at seven.
    await at.start(tuesday('07:00'));
    expect([...at.sent(newsroom), ...at.sent(abroad)]).toEqual([]);
    await at.start(tuesday('09:01'));
    expect(firstLines(at.sent(newsroom))).toEqual([
      'Children in need, reporting year 2025: what is new for Dorset and Gloucestershire.',
    ]);
    expect(at.sent(abroad)).toEqual([]);
    await at.start(tuesday('14:01'));
    expect(firstLines(at.sent(abroad))).toEqual([
      expect.stringMatching(
        /^Kent, new in Children in need, reporting year 2025: later figures for \d+ measures/,
      ),
    ]);

    // Restarts, with the edition and without it, bring nothing twice.
    await at.start(tuesday('14:02'), before);
    await at.start(tuesday('14:03'));
    expect(at.sent(newsroom)).toHaveLength(1);
    expect(at.sent(abroad)).toHaveLength(1);
    const kept = await at.store.deliveries.history(10);
    expect(kept.map(({ key, state }) => [key, state])).toEqual([
      [`${abroad}:release:${edition}`, 'sent'],
      [`${newsroom}:release:${edition}`, 'sent'],
    ]);
  });

  test('two processes that start with it at the same time send one brief', async () => {
    const at = await desk();
    await at.subscribe(newsroom, ['838']);
    await at.start(friday + 60_000, before);
    await Promise.all([at.start(tuesday('10:00')), at.start(tuesday('10:00'))]);
    expect(at.sent(newsroom)).toHaveLength(1);
  });

  test('on a Saturday it waits for Monday', async () => {
    const at = await desk();
    await at.subscribe(newsroom, ['838']);
    await at.start(friday + 60_000, before);
    await at.start(saturday);
    expect(at.sent(newsroom)).toEqual([]);
    await at.start(Date.parse('2025-11-24T09:00:00Z'));
    expect(firstLines(at.sent(newsroom))).toEqual([
      expect.stringMatching(/^Dorset, new in Children in need/),
    ]);
  });

  test('a channel that wants no briefs, or subscribed after it, gets none', async () => {
    const at = await desk();
    await at.start(friday - 60_000, before);
    await at.start(friday - 30_000);
    await at.subscribe(newsroom, ['838']);
    await at.start(tuesday('10:00'));
    expect(at.sent(newsroom)).toEqual([]);
  });

  test('an edition that holds nothing for the channel is passed over', async () => {
    const at = await desk();
    await at.subscribe(newsroom, ['838']);
    const { parts } = answerer.dataset;
    const without = new Dataset({
      ...parts,
      releases: parts.releases.filter(({ id }) => id !== 'mhclg-ro3-2025'),
    });
    await at.start(friday + 60_000, without);
    await at.start(tuesday('10:00'));
    expect(at.sent(newsroom)).toEqual([]);
    expect((await at.store.deliveries.history(5)).map(({ state }) => state)).toEqual(['quiet']);
  });
});

describe('a brief', () => {
  async function briefed(authorities: readonly string[], draw?: Draw): Promise<Desk & { brief: Posted }> {
    const at = await desk(draw);
    await at.subscribe(newsroom, authorities);
    await at.start(friday + 60_000, before);
    await at.start(tuesday('10:00'));
    const [brief] = at.sent(newsroom);
    if (!brief) throw new Error('no brief came');
    return Object.assign(at, { brief });
  }

  const replies = async ({ seen, slack, brief }: Desk & { brief: Posted }): Promise<readonly Posted[]> =>
    (await seen(reporter, newsroom)).filter(
      ({ thread, author }) => thread === brief.ts && author === slack.workspace.app.userId,
    );

  test('has buttons that work, in its thread', async () => {
    const at = await briefed(['838']);
    await at.slack.press(at.brief, 'Dorset at a glance');
    expect((await replies(at)).at(-1)?.text).toMatch(/^Dorset at a glance/);
    await at.slack.press(at.brief, 'Digests of this channel');
    expect((await at.seen(reporter, newsroom)).at(-1)).toMatchObject({
      onlyFor: reporter,
      text: expect.stringMatching(/^One digest comes here/),
    });
  });

  test('is followed up in its thread, about one place or several', async () => {
    const one = await briefed(['838']);
    await one.slack.mention('neglect 2022', { thread: one.brief.ts });
    expect((await replies(one)).at(-1)?.text).toMatch(/^Dorset: 265 child protection plans/);
    const two = await briefed(['838', '916']);
    await two.slack.mention('neglect 2022', { thread: two.brief.ts });
    expect((await replies(two)).at(-1)?.text).toMatch(/Dorset[^]*Gloucestershire/);
  });

  test('has a picture of what moved in its thread', async () => {
    const asked: string[] = [];
    const at = await briefed(['916'], (query) => {
      asked.push(query);
      const picture = { fileName: 'a.png', title: 'A chart', alt: 'It falls.', png: new Uint8Array([1]) };
      return Promise.resolve({ state: 'drawn', picture });
    });
    expect(asked).toEqual([expect.stringMatching(/^trend 916 \S+$/)]);
    expect(at.slack.transcript.of('files.completeUploadExternal')).toMatchObject([
      { body: { channel_id: newsroom, thread_ts: at.brief.ts } },
    ]);
  });
});

test('a channel that the app was never let into keeps nobody else from their brief', async () => {
  const at = await desk();
  await at.subscribe(elsewhere, ['838']);
  await at.subscribe(newsroom, ['838']);
  await at.start(friday + 60_000, before);
  await at.start(tuesday('10:00'));
  expect(at.sent(newsroom)).toHaveLength(1);
  expect(
    (await at.store.deliveries.history(5)).map(({ channel, state, reason }) => [channel, state, reason]),
  ).toEqual(expect.arrayContaining([[elsewhere, 'waiting', 'not_in_channel']]));
});
