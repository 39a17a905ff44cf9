import { afterAll, describe, expect, test } from 'vitest';
import { drawWith, respondWith } from '../../src/compose.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { pngRenderer } from '../../src/picture/png-renderer.ts';
import type { Fault } from '../../src/playground/slack-stand-in-faults.ts';
import { cast, type Posted } from '../../src/playground/slack-stand-in-workspace.ts';
import type { Draw } from '../../src/slack/ask.ts';
import { chartedEcho, runningApp, runningBy, ways, type Running } from './running-app.ts';

const { reporter, editor, newsroom, elsewhere } = cast;
const own = 'U0SAFEGUARD';
const direct = `D${reporter.slice(1)}`;
const png = Buffer.from('the bytes of a picture');
const alt = 'Line chart: Plans & <others>: Dorset.';

const charted = chartedEcho;
const draw: Draw = (query) =>
  Promise.resolve({
    state: 'drawn',
    picture: { fileName: 'plans-dorset.png', title: `Plans & <others>: ${query}`, alt, png },
  });

const refused = (error: string): Fault => ({ kind: 'error', error });
const notYet: Fault = { kind: 'status', status: 200, body: '{"ok":true,"file":{"id":"F1","shares":{}}}' };

async function ours({ app, slack }: Running): Promise<Posted[]> {
  await app.settled();
  return slack.workspace.messages.filter((one) => one.author === own);
}

describe.each(ways)('over %s,', (by) => {
  const start = runningBy(by);

  async function withChart(faults: Readonly<Record<string, readonly Fault[]>> = {}): Promise<Running> {
    const running = await start({ respond: charted, draw });
    for (const [method, queued] of Object.entries(faults)) running.slack.fail(method, ...queued);
    return running;
  }

  /** Asks in one of three ways, presses Chart once, and gives what was said from then on. */
  async function pressChart(
    running: Running,
    way: 'command' | 'mention' | 'directMessage' = 'mention',
  ): Promise<{ answer: Posted; later: readonly Posted[] }> {
    await running.slack[way]('dorset plans');
    const [answer] = await ours(running);
    if (!answer) throw new Error('no answer');
    await running.slack.press(answer, 'Chart');
    return { answer, later: (await ours(running)).slice(1) };
  }

  const methodsFrom = ({ slack }: Running, first: string): string[] => {
    const called = slack.transcript.calls.map(({ method }) => method);
    return called.slice(called.indexOf(first));
  };

  describe('the chart of an answer', () => {
    test('that everybody can see goes into its thread, with its words for those who cannot see it', async () => {
      const running = await withChart();
      const { answer, later } = await pressChart(running);
      expect(later).toMatchObject([
        {
          channel: newsroom,
          thread: answer.thread,
          onlyFor: null,
          text: 'Chart: Plans &amp; &lt;others&gt;: dorset plans',
        },
      ]);
      const file = running.slack.workspace.files.get(later[0]?.files[0] ?? '');
      expect(file).toMatchObject({ name: 'plans-dorset.png', title: 'Plans & <others>: dorset plans', alt });
      expect(file?.content?.equals(png)).toBe(true);
    });

    test('that only the asker can see goes to the asker alone, who is told', async () => {
      const running = await withChart();
      const { later } = await pressChart(running, 'command');
      expect(later).toMatchObject([
        { channel: direct, files: [expect.any(String)] },
        { channel: newsroom, onlyFor: reporter, text: expect.stringContaining('direct messages') },
      ]);
      expect(await running.seen(editor, newsroom)).toEqual([]);
    });

    test('in a direct conversation follows the answer', async () => {
      const { later } = await pressChart(await withChart(), 'directMessage');
      expect(later).toMatchObject([{ channel: direct, thread: null, files: [expect.any(String)] }]);
    });

    test('is waited for while Slack works on it', async () => {
      const running = await withChart({ 'files.info': [notYet, notYet] });
      const { later } = await pressChart(running);
      expect(later).toHaveLength(1);
      expect(running.waits).toEqual([500, 1000, 2000]);
    });

    test('that does not turn up is told in words to the one who asked for it', async () => {
      const running = await withChart({ 'files.info': Array.from({ length: 9 }, () => notYet) });
      const { later } = await pressChart(running);
      expect(later.at(-1)).toMatchObject({
        channel: newsroom,
        onlyFor: reporter,
        text: expect.stringContaining('Line chart: Plans &amp; &lt;others&gt;: Dorset.'),
      });
      expect(running.waits.reduce((sum, one) => sum + one, 0)).toBeLessThan(20_000);
      expect(methodsFrom(running, 'files.getUploadURLExternal')).not.toContain('conversations.open');
    });

    test('that may not be posted there goes to the asker alone', async () => {
      const running = await withChart({ 'files.completeUploadExternal': [refused('not_in_channel')] });
      const { later } = await pressChart(running);
      expect(later).toMatchObject([
        { channel: direct, files: [expect.any(String)] },
        { channel: newsroom, onlyFor: reporter, text: expect.stringContaining('could not post the chart') },
      ]);
    });

    test('is in words where the workspace takes no files', async () => {
      const disabled = refused('file_uploads_disabled');
      const running = await withChart({ 'files.getUploadURLExternal': [disabled, disabled] });
      const { later } = await pressChart(running);
      expect(later).toMatchObject([
        { onlyFor: reporter, text: expect.stringContaining('In words: Line chart') },
      ]);
      expect(running.slack.workspace.files.size).toBe(0);
    });

    test('is taken to be there when the app may not look', async () => {
      const running = await withChart({ 'files.info': [refused('missing_scope')] });
      const { later } = await pressChart(running);
      expect(later).toMatchObject([{ channel: newsroom, files: [expect.any(String)] }]);
      expect(running.slack.transcript.of('files.info')).toHaveLength(1);
    });

    test('that was shared without an answer is looked for and not shared again', async () => {
      const running = await withChart({ 'files.completeUploadExternal': [{ kind: 'drop', took: true }] });
      const { later } = await pressChart(running);
      expect(later).toMatchObject([{ channel: newsroom, files: [expect.any(String)] }]);
      expect(running.slack.transcript.of('files.completeUploadExternal')).toHaveLength(1);
    });

    test('waits when Slack asks for patience', async () => {
      const running = await withChart({
        'files.getUploadURLExternal': [{ kind: 'rate-limited', retryAfter: 2 }],
      });
      const { later } = await pressChart(running);
      expect(later).toMatchObject([{ channel: newsroom, files: [expect.any(String)] }]);
      expect(running.waits).toEqual([2000, 500]);
    });

    test('is posted once however often the button is pressed', async () => {
      const running = await withChart();
      const { answer } = await pressChart(running);
      await running.slack.press(answer, 'Chart', { user: editor });
      const pictures = (await ours(running)).filter((one) => one.files.length > 0);
      expect(pictures).toHaveLength(1);
      expect((await running.seen(editor, newsroom)).at(-1)?.text).toContain('posted here already');
    });

    test('may be asked for again after it failed', async () => {
      const running = await withChart({
        'files.getUploadURLExternal': [refused('internal_oops'), refused('internal_oops')],
      });
      const { answer } = await pressChart(running);
      await running.slack.press(answer, 'Chart');
      expect((await ours(running)).at(-1)?.files).toHaveLength(1);
    });

    test.each([
      [{ state: 'none' } as const, 'no chart of this answer'],
      [{ state: 'failed', alt, detail: 'busy' } as const, 'In words: Line chart'],
    ])('that cannot be drawn (%j) is answered privately', async (drawn, said) => {
      const running = await start({ respond: charted, draw: () => Promise.resolve(drawn) });
      const { later } = await pressChart(running);
      expect(later).toMatchObject([{ onlyFor: reporter, text: expect.stringContaining(said) }]);
      expect(running.slack.workspace.files.size).toBe(0);
    });
  });

  test('an answer without a chart has no button for one, and a press of an old one says so', async () => {
    const running = await start({ draw });
    await running.slack.mention('dorset plans');
    const [answer] = await ours(running);
    if (!answer) throw new Error('no answer');
    await expect(async () => running.slack.press(answer, 'Chart')).rejects.toThrow('no button Chart');
    await running.slack.act(answer, { type: 'button', action_id: 'chart', value: 'plans' });
    expect((await ours(running)).at(-1)?.text).toContain('another version');
  });

  test('a private answer where the app is no member can be charted', async () => {
    const running = await withChart();
    await running.slack.command('dorset plans', { channel: elsewhere });
    const [answer] = await ours(running);
    if (!answer) throw new Error('no answer');
    await running.slack.press(answer, 'Chart');
    expect((await ours(running)).slice(1)).toMatchObject([
      { channel: direct, files: [expect.any(String)] },
      { channel: elsewhere, onlyFor: reporter },
    ]);
  });
});

describe('with real answers', () => {
  const answerer = loadAnswerer();
  const renderer = pngRenderer();
  const respond = respondWith(answerer);
  const drawReal = drawWith(answerer, renderer);
  afterAll(() => renderer.close());

  test.each([
    [
      'gloucestershire cpp rate',
      'children-on-a-child-protection-plan-gloucestershire-among-all-authorities.png',
    ],
    ['trend dorset child protection plans since 2013', 'children-on-a-child-protection-plan-dorset.png'],
    ['top 5 caseload in the south west', 'average-caseload-the-five-highest-in-the-south-west.png'],
    ['compare leeds and bradford repeat plans', 'repeat-child-protection-plans-leeds-and-bradford.png'],
  ])('the button of %j draws what was answered', async (text, fileName) => {
    const running = await runningApp({ respond, draw: drawReal });
    await running.slack.mention(text);
    const [answer] = await ours(running);
    if (!answer) throw new Error('no answer');
    await running.slack.press(answer, 'Chart');
    const posted = (await ours(running)).at(-1);
    const file = running.slack.workspace.files.get(posted?.files[0] ?? '');
    expect(file?.name).toBe(fileName);
    expect(file?.content?.subarray(1, 4).toString()).toBe('PNG');
    expect(file?.alt?.length).toBeGreaterThan(200);
  });

  test.each(['define section 47', 'dorset ofsted', 'what is this', 'england child population'])(
    '%j has no chart to offer',
    (text) => {
      expect(
        respond(text, { today: '2026-11-21', surface: 'command', background: {} }).question?.charted ?? false,
      ).toBe(false);
    },
  );
});
