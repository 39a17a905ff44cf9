import { describe, expect, test } from 'vitest';
import { cast, type Json, type Posted } from '../../src/playground/slack-stand-in-workspace.ts';
import { runningApp, runningBy, ways, type Running } from './running-app.ts';

const { reporter, editor, newsroom, elsewhere } = cast;
const own = 'U0SAFEGUARD';

async function answersIn({ seen }: Running, channel: string, user: string = reporter): Promise<Posted[]> {
  return (await seen(user, channel)).filter((one) => one.author === own);
}
const directTo = (user: string) => `D${user.slice(1)}`;

describe.each(ways)('over %s,', (by) => {
  const start = runningBy(by);

  describe('a slash command', () => {
    test('is acknowledged with nothing and answered to its asker alone', async () => {
      const running = await start();
      const { status, body } = await running.slack.command('dorset neglect');
      expect([status, body]).toEqual([200, expect.stringMatching(/^(\{\})?$/)]);
      expect(await answersIn(running, newsroom)).toMatchObject([{ text: 'Answer to: dorset neglect' }]);
      expect(await answersIn(running, newsroom, editor)).toEqual([]);
    });

    test('works where the app is no member', async () => {
      const running = await start();
      await running.slack.command('dorset neglect', { channel: elsewhere });
      expect(await answersIn(running, elsewhere)).toHaveLength(1);
    });

    test('is acknowledged while its answer is still on the way', async () => {
      const running = await start();
      const held = Promise.withResolvers<void>();
      running.slack.fail('response_url', { kind: 'hold', until: held.promise });
      expect((await running.slack.command('dorset')).status).toBe(200);
      expect(running.slack.transcript.of('response_url')).toEqual([]);
      held.resolve();
      expect(await answersIn(running, newsroom)).toHaveLength(1);
    });

    test('that cannot be answered says so and stores nothing that was typed', async () => {
      const running = await start({
        respond: (text) => {
          throw new Error(`cannot read ${text}`);
        },
      });
      await running.slack.command('my secret words');
      const [said] = await answersIn(running, newsroom);
      expect(said?.text).toMatch(/went wrong on my side/);
      expect(running.logged.join('')).not.toContain('secret words');
      expect(running.logged.join('')).toContain('no answer could be made');
    });
  });

  describe('a mention', () => {
    test('is answered in its thread, without the name of the app', async () => {
      const running = await start();
      await running.slack.mention('dorset neglect', { ts: '1700000000.000100' });
      expect(await answersIn(running, newsroom, editor)).toMatchObject([
        { text: 'Answer to: dorset neglect', thread: '1700000000.000100' },
      ]);
    });

    test('inside a thread is answered in that thread', async () => {
      const running = await start();
      await running.slack.mention('dorset', { ts: '1700000000.000200', thread: '1700000000.000100' });
      expect(await answersIn(running, newsroom)).toMatchObject([{ thread: '1700000000.000100' }]);
    });

    test('where the app is no member is answered to the asker, who is told how to invite it', async () => {
      const running = await start();
      await running.slack.mention('dorset', { channel: elsewhere });
      const [said] = await answersIn(running, directTo(reporter));
      expect(said?.text).toMatch(/\/invite @Safeguard[^]*Answer to: dorset/);
    });
  });

  describe('a direct message', () => {
    test('is answered beside it', async () => {
      const running = await start();
      await running.slack.directMessage('dorset &amp; bath');
      expect(await answersIn(running, directTo(reporter))).toMatchObject([
        { text: 'Answer to: dorset  bath', thread: null },
      ]);
    });

    test.each<[string, Json]>([
      ['of a bot', { bot_id: 'B0OTHER' }],
      ['of the app itself', { user: own }],
      ['that was edited', { subtype: 'message_changed' }],
      ['that was deleted', { subtype: 'message_deleted' }],
      ['that was edited before it came', { edited: { user: reporter, ts: '1' } }],
      ['that brings a file', { subtype: 'file_share' }],
      ['in a channel', { channel_type: 'channel', channel: newsroom }],
      ['without an author', { user: undefined }],
    ])('%s is left alone', async (_, event) => {
      const running = await start();
      expect((await running.slack.directMessage('dorset', { event })).status).toBe(200);
      await running.app.settled();
      expect(running.slack.transcript.of('chat.postMessage')).toEqual([]);
    });
  });

  describe('what is delivered twice is answered once', () => {
    test('as a retry of an event', async () => {
      const running = await start();
      const written = { eventId: 'Ev1', ts: '1700000000.000100' };
      await running.slack.mention('dorset', written);
      const retry = { num: 1, reason: 'http_timeout' };
      expect((await running.slack.mention('dorset', written, { retry })).status).toBe(200);
      expect(await answersIn(running, newsroom)).toHaveLength(1);
    });

    test('when both deliveries race', async () => {
      const running = await start();
      const written = { eventId: 'Ev1', ts: '1700000000.000100' };
      await Promise.all([1, 2, 3, 4].map(() => running.slack.mention('dorset', written)));
      expect(await answersIn(running, newsroom)).toHaveLength(1);
    });

    test('under another event id, since the message is the same', async () => {
      const running = await start();
      await running.slack.mention('dorset', { eventId: 'Ev1', ts: '1700000000.000100' });
      await running.slack.mention('dorset', { eventId: 'Ev2', ts: '1700000000.000100' });
      expect(await answersIn(running, newsroom)).toHaveLength(1);
    });

    test('as a command repeated word by word', async () => {
      const running = await start();
      const responseUrl = `${running.slack.apiUrl}same`;
      for (const text of ['dorset', 'dorset', 'hampshire']) {
        await running.slack.command(text, { triggerId: '1.2.3', responseUrl });
      }
      expect(await answersIn(running, newsroom)).toHaveLength(2);
    });

    test('but a retry is answered when the first delivery never came', async () => {
      const running = await start();
      await running.slack.mention('dorset', {}, { retry: { num: 2, reason: 'http_error' } });
      expect(await answersIn(running, newsroom)).toHaveLength(1);
    });
  });

  describe('a button that asks', () => {
    async function privateAnswer(running: Running): Promise<Posted> {
      await running.slack.command('dorset');
      const [answer] = await answersIn(running, newsroom);
      if (answer === undefined) throw new Error('no answer');
      return answer;
    }

    test('replaces a private answer', async () => {
      const running = await start();
      await running.slack.press(await privateAnswer(running), 'Next');
      expect((await answersIn(running, newsroom)).map(({ text }) => text)).toEqual(['Answer to: next 2017']);
    });

    test('adds to a private answer where it says so', async () => {
      const running = await start();
      await running.slack.press(await privateAnswer(running), 'Also');
      expect((await answersIn(running, newsroom)).map(({ text }) => text)).toEqual([
        'Answer to: dorset',
        'Answer to: also 2017',
      ]);
    });

    test('answers everybody in the thread of a public answer', async () => {
      const running = await start();
      await running.slack.mention('dorset', { ts: '1700000000.000100' });
      const [answer] = await answersIn(running, newsroom);
      if (answer === undefined) throw new Error('no answer');
      await running.slack.press(answer, 'Next', { user: editor });
      expect(await answersIn(running, newsroom)).toMatchObject([
        { text: 'Answer to: dorset' },
        { text: 'Answer to: next 2017', thread: '1700000000.000100' },
      ]);
    });

    test('follows on in a direct conversation', async () => {
      const running = await start();
      await running.slack.directMessage('dorset');
      const [answer] = await answersIn(running, directTo(reporter));
      if (answer === undefined) throw new Error('no answer');
      await running.slack.press(answer, 'Next');
      expect(await answersIn(running, directTo(reporter))).toMatchObject([
        { text: 'Answer to: dorset' },
        { text: 'Answer to: next 2017', thread: null },
      ]);
    });

    test('takes the place of a public question back', async () => {
      const running = await start();
      await running.slack.mention('dorset');
      const [answer] = await answersIn(running, newsroom);
      if (answer === undefined) throw new Error('no answer');
      await running.slack.press(answer, 'Instead', { user: editor });
      expect(await answersIn(running, newsroom)).toMatchObject([{ text: 'Answer to: instead 2017' }]);
    });

    test.each([
      ['of an unknown kind', 'older:3', '838'],
      ['with a value that is no query', 'ask:0', '<script>'],
      ['with no value', 'ask:0', ''],
      ['that shares in an unknown form', 'share', '{"v":9,"query":"838"}'],
      ['that shares nothing readable', 'share', 'x'],
    ])('%s says kindly why not', async (_, action_id, value) => {
      const running = await start();
      const answer = await privateAnswer(running);
      await running.slack.press({ ...answer, blocks: [button(action_id, value)] }, action_id);
      expect((await answersIn(running, newsroom)).map(({ text }) => text)).toEqual([
        'Answer to: dorset',
        expect.stringMatching(/another version of Safeguard/),
      ]);
    });

    test('that is a link is only acknowledged', async () => {
      const running = await start();
      const answer = await privateAnswer(running);
      const link = {
        ...button('source', ''),
        elements: [{ type: 'button', action_id: 'source', url: 'https://x' }],
      };
      expect((await running.slack.press({ ...answer, blocks: [link] }, 'source')).status).toBe(200);
      expect(await answersIn(running, newsroom)).toHaveLength(1);
    });
  });

  describe('sharing', () => {
    async function shareIn(running: Running, channel: string, times = 1): Promise<Posted[]> {
      await running.slack.command('dorset neglect', { channel });
      const [answer] = await answersIn(running, channel);
      if (answer === undefined) throw new Error('no answer');
      for (let time = 0; time < times; time += 1) await running.slack.press(answer, 'Share to channel');
      return answersIn(running, channel, editor);
    }

    test('shows everybody the answer, who shared it and the question as it was read', async () => {
      const [shared] = await shareIn(await start(), newsroom);
      expect(shared?.onlyFor).toBeNull();
      expect(shared?.text).toMatch(/^rosa shared.*in words: dorset neglect\nAnswer to: dorset neglect$/s);
      expect(JSON.stringify(shared?.blocks[0])).toContain(`"user_id":"${reporter}"`);
      expect(JSON.stringify(shared?.blocks)).not.toContain('Share to channel');
    });

    test('shows a name as it stands, whatever it holds', async () => {
      const running = await start();
      const name = '<https://evil.example|Rosa>';
      running.slack.workspace.people.set(reporter, { id: reporter, name, realName: name });
      const [shared] = await shareIn(running, newsroom);
      expect(shared?.text).toMatch(/^&lt;https:\/\/evil\.example\|Rosa&gt; shared/);
    });

    test('works where the app is no member', async () => {
      expect(await shareIn(await start(), elsewhere)).toHaveLength(1);
    });

    test('twice shares once', async () => {
      const running = await start();
      expect(await shareIn(running, newsroom, 2)).toHaveLength(1);
      expect((await answersIn(running, newsroom)).at(-1)?.text).toMatch(/has been shared/);
    });

    test('that fails asks to be invited, and can be tried again', async () => {
      const running = await start();
      await running.slack.command('dorset', { channel: elsewhere });
      const [answer] = await answersIn(running, elsewhere);
      if (answer === undefined) throw new Error('no answer');
      running.slack.fail('response_url', { kind: 'status', status: 404 });
      await running.slack.press(answer, 'share');
      expect((await answersIn(running, elsewhere)).at(-1)?.text).toMatch(/Invite me with `\/invite/);
      expect(await answersIn(running, elsewhere, editor)).toHaveLength(0);
      await running.slack.press(answer, 'share');
      expect(await answersIn(running, elsewhere, editor)).toHaveLength(1);
    });
  });
});

describe('a request over HTTP', () => {
  const payload = { type: 'event_callback', event: {} };
  test.each(['wrong', 'missing', 'old'] as const)(
    'with a signature that is %s is refused',
    async (signature) => {
      const running = await runningApp();
      const delivered = await running.slack.deliver({ type: 'events_api', payload, signature });
      expect(delivered.status).toBe(401);
    },
  );

  test('to another path, or of another method, is not found', async () => {
    const running = await runningApp();
    const base = `http://127.0.0.1:${running.app.port}`;
    expect((await fetch(`${base}/slack/events`)).status).toBe(404);
    expect((await fetch(`${base}/other`, { method: 'POST' })).status).toBe(404);
  });

  test('proves to Slack that the address is ours', async () => {
    const running = await runningApp();
    const challenge = { type: 'url_verification', challenge: 'prove-it' };
    const delivered = await running.slack.deliver({ type: 'events_api', payload: challenge });
    expect(delivered).toMatchObject({ status: 200, body: expect.stringContaining('prove-it') });
  });

  test('for health tells whether Slack can reach the app', async () => {
    const running = await runningApp();
    const base = `http://127.0.0.1:${running.app.port}`;
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    expect((await fetch(`${base}/readyz`)).status).toBe(200);
  });
});

function button(action_id: string, value: string): Json {
  return {
    type: 'actions',
    block_id: 'b',
    elements: [{ type: 'button', action_id, value, text: { type: 'plain_text', text: action_id } }],
  };
}
