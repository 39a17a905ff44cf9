import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../src/playground/slack-stand-in-faults.ts';
import { cast } from '../../src/playground/slack-stand-in-workspace.ts';
import { runningBy, ways } from './running-app.ts';

const { reporter, newsroom } = cast;
const own = 'U0SAFEGUARD';
const direct = `D${reporter.slice(1)}`;

const again: Fault = { kind: 'status', status: 500 };
const expired: Fault = { kind: 'status', status: 404, body: 'expired_url' };
const refused = (error: string): Fault => ({ kind: 'error', error });
const busy = (retryAfter: number): Fault => ({ kind: 'rate-limited', retryAfter });

interface Trouble {
  readonly when: string;
  readonly faults: Readonly<Record<string, readonly Fault[]>>;
  /** Where the answer is seen in the end. */
  readonly seenIn: string;
  readonly waits?: readonly number[];
  /** Methods called, in order. */
  readonly calls: readonly string[];
  readonly textOnly?: boolean;
}

describe.each(ways)('over %s,', (by) => {
  const start = runningBy(by);

  async function play(trouble: Trouble, ask: 'command' | 'mention') {
    const running = await start();
    for (const [method, faults] of Object.entries(trouble.faults)) running.slack.fail(method, ...faults);
    const before = running.slack.transcript.calls.length;
    await running.slack[ask]('dorset');
    await running.app.settled();
    const said = running.slack.workspace.messages.filter((one) => one.author === own);
    return { running, said, calls: running.slack.transcript.calls.slice(before).map((call) => call.method) };
  }

  describe('a private answer arrives once', () => {
    test.each<Trouble>([
      {
        when: 'Slack fails for a moment',
        faults: { response_url: [again] },
        calls: ['response_url', 'response_url'],
        waits: [500],
        seenIn: newsroom,
      },
      {
        when: 'Slack asks for patience',
        faults: { response_url: [busy(2)] },
        calls: ['response_url', 'response_url'],
        waits: [2000],
        seenIn: newsroom,
      },
      {
        when: 'Slack asks for too much patience',
        faults: { response_url: [busy(90)] },
        calls: ['response_url', 'chat.postEphemeral'],
        seenIn: newsroom,
      },
      {
        when: 'the response address goes on failing',
        faults: { response_url: [again, again] },
        calls: ['response_url', 'response_url', 'chat.postEphemeral'],
        waits: [500],
        seenIn: newsroom,
      },
      {
        when: 'the response address has expired',
        faults: { response_url: [expired] },
        calls: ['response_url', 'chat.postEphemeral'],
        seenIn: newsroom,
      },
      {
        when: 'the response address has expired and the app is no member',
        faults: { response_url: [expired], 'chat.postEphemeral': [refused('not_in_channel')] },
        calls: ['response_url', 'chat.postEphemeral', 'conversations.open', 'chat.postMessage'],
        seenIn: direct,
      },
      {
        when: 'the blocks are refused',
        faults: { response_url: [refused('invalid_blocks')] },
        calls: ['response_url', 'response_url'],
        seenIn: newsroom,
        textOnly: true,
      },
      {
        when: 'the blocks are refused with a friendly status',
        faults: {
          response_url: [{ kind: 'status', status: 200, body: '{"ok":false,"error":"invalid_blocks"}' }],
        },
        calls: ['response_url', 'response_url'],
        seenIn: newsroom,
        textOnly: true,
      },
      {
        when: 'the blocks are refused on the second way',
        faults: { response_url: [expired], 'chat.postEphemeral': [refused('invalid_blocks')] },
        calls: ['response_url', 'chat.postEphemeral', 'chat.postEphemeral'],
        seenIn: newsroom,
        textOnly: true,
      },
      {
        when: 'everything stumbles once',
        faults: {
          response_url: [expired],
          'chat.postEphemeral': [refused('internal_error'), refused('channel_not_found')],
          'conversations.open': [busy(1)],
          'chat.postMessage': [refused('invalid_blocks')],
        },
        calls: [
          'response_url',
          'chat.postEphemeral',
          'chat.postEphemeral',
          'conversations.open',
          'conversations.open',
          'chat.postMessage',
          'conversations.open',
          'chat.postMessage',
        ],
        waits: [500, 1000],
        seenIn: direct,
        textOnly: true,
      },
    ])('when $when', async (trouble) => {
      const { running, said, calls } = await play(trouble, 'command');
      expect(calls).toEqual(trouble.calls);
      expect(running.waits).toEqual(trouble.waits ?? []);
      expect(said).toMatchObject([{ text: 'Answer to: dorset', channel: trouble.seenIn }]);
      expect(said[0]?.blocks.length === 0).toBe(trouble.textOnly ?? false);
    });
  });

  describe('a public answer arrives once', () => {
    test.each<Trouble>([
      {
        when: 'Slack fails for a moment',
        faults: { 'chat.postMessage': [again] },
        calls: ['chat.postMessage', 'chat.postMessage'],
        waits: [500],
        seenIn: newsroom,
      },
      {
        when: 'Slack asks for patience',
        faults: { 'chat.postMessage': [busy(3)] },
        calls: ['chat.postMessage', 'chat.postMessage'],
        waits: [3000],
        seenIn: newsroom,
      },
      {
        when: 'the blocks are refused',
        faults: { 'chat.postMessage': [refused('invalid_blocks')] },
        calls: ['chat.postMessage', 'chat.postMessage'],
        seenIn: newsroom,
        textOnly: true,
      },
      {
        when: 'the channel is archived',
        faults: { 'chat.postMessage': [refused('is_archived')] },
        calls: ['chat.postMessage', 'conversations.open', 'chat.postMessage'],
        seenIn: direct,
      },
    ])('when $when', async (trouble) => {
      const { running, said, calls } = await play(trouble, 'mention');
      expect(calls).toEqual(trouble.calls);
      expect(running.waits).toEqual(trouble.waits ?? []);
      expect(said).toMatchObject([{ channel: trouble.seenIn }]);
      expect(said[0]?.text).toMatch(
        trouble.seenIn === direct
          ? /^I could not answer where you asked, so here is the answer:\nAnswer to: dorset$/
          : /^Answer to: dorset$/,
      );
      expect(said[0]?.blocks.length === 0).toBe(trouble.textOnly ?? false);
    });
  });

  test('an answer makes no previews of its links, and no links of plain words', async () => {
    const running = await start();
    await running.slack.mention('dorset');
    const { body } = await running.slack.transcript.next('chat.postMessage');
    expect(body).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false', parse: 'none' });
  });

  test('what was certainly never sent is sent again', async () => {
    const running = await start();
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const address = closed.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    closed.close();
    await running.slack.command('dorset', { responseUrl: `http://127.0.0.1:${port}/closed` });
    const said = (await running.seen(reporter, newsroom)).filter((one) => one.author === own);
    expect(running.waits).toEqual([500]);
    expect(said).toMatchObject([{ text: 'Answer to: dorset', onlyFor: reporter }]);
  });

  describe('when Slack never answers', () => {
    // The same fault whether the call took effect or not: the app cannot know.
    test.each<[string, Fault, number]>([
      ['the connection breaks after the answer arrived', { kind: 'drop', took: true }, 1],
      ['the connection breaks before the answer arrived', { kind: 'drop', took: false }, 0],
      ['time runs out after the answer arrived', { kind: 'silence', took: true }, 1],
      ['time runs out before the answer arrived', { kind: 'silence', took: false }, 0],
    ])('because %s, it is not sent again but told', async (_, fault, arrived) => {
      const running = await start({ callTimeout: 100 });
      running.slack.fail('response_url', fault);
      await running.slack.command('dorset');
      const said = (await running.seen(reporter, newsroom)).filter((one) => one.author === own);
      expect(said.filter((one) => one.text === 'Answer to: dorset')).toHaveLength(arrived);
      expect(said.at(-1)?.text).toMatch(/may not have reached you/);
    });

    test('in a channel, the doubt is told to the asker alone', async () => {
      const running = await start();
      running.slack.fail('chat.postMessage', { kind: 'drop', took: true });
      await running.slack.mention('dorset');
      await running.app.settled();
      const said = running.slack.workspace.messages.filter((one) => one.author === own);
      expect(said.map((one) => one.channel)).toEqual([newsroom, direct]);
      expect(said[1]?.text).toMatch(/may not have reached you/);
    });

    test('about a replacement, it is simply sent again', async () => {
      const running = await start();
      await running.slack.command('dorset');
      const [answer] = (await running.seen(reporter, newsroom)).filter((one) => one.author === own);
      if (answer === undefined) throw new Error('no answer');
      running.slack.fail('response_url', { kind: 'drop', took: true });
      await running.slack.press(answer, 'Next');
      const said = (await running.seen(reporter, newsroom)).filter((one) => one.author === own);
      expect(said).toMatchObject([{ text: 'Answer to: next 2017' }]);
    });

    test('about a share, the sharer is told and it is not shared again', async () => {
      const running = await start();
      await running.slack.command('dorset');
      const [answer] = (await running.seen(reporter, newsroom)).filter((one) => one.author === own);
      if (answer === undefined) throw new Error('no answer');
      running.slack.fail('chat.postMessage', { kind: 'drop', took: true });
      await running.slack.press(answer, 'share');
      await running.app.settled();
      await running.slack.press(answer, 'share');
      const said = (await running.seen(reporter, newsroom)).filter((one) => one.author === own);
      expect(said.filter((one) => one.onlyFor === null)).toHaveLength(1);
      expect(said.map((one) => one.text).join('\n')).toMatch(/may not have reached you[^]*has been shared/);
    });
  });

  test('an answer that no way can carry is not lost in silence', async () => {
    const running = await start();
    const never = refused('account_inactive');
    for (const method of ['response_url', 'chat.postEphemeral', 'conversations.open']) {
      running.slack.fail(method, never, never);
    }
    await running.slack.command('dorset');
    await running.app.settled();
    expect(running.logged.join('')).toMatch(/"level":"error".*could not be sent by any way/);
  });
});
