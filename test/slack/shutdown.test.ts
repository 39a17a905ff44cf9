import { expect, test } from 'vitest';
import { cast } from '../../src/playground/slack-stand-in-workspace.ts';
import { runningApp } from './running-app.ts';

const { reporter, newsroom } = cast;

test.each([{ socket: false }, { socket: true }])(
  'a stop takes nothing more in and waits for what has begun (Socket Mode: $socket)',
  async ({ socket }) => {
    const running = await runningApp({ socket });
    const held = Promise.withResolvers<void>();
    running.slack.fail('response_url', { kind: 'hold', until: held.promise });
    await running.slack.command('dorset');
    const stop = { done: false };
    const stopped = running.app.stop().then(() => (stop.done = true));
    // A round trip of our own: the stop had its chance to run ahead.
    await fetch(`${running.slack.apiUrl}auth.test`, { method: 'POST' });
    expect(stop.done).toBe(false);
    if (!socket) await expect(running.slack.command('hampshire')).rejects.toThrow(/ECONNREFUSED/);
    held.resolve();
    await stopped;
    expect(running.slack.workspace.seenBy(reporter, newsroom).map((one) => one.text)).toEqual([
      'Answer to: dorset',
    ]);
  },
);

test('a delivery whose answer could not be sent does not hold up a stop', async () => {
  const running = await runningApp({ callTimeout: 50 });
  for (const method of ['response_url', 'chat.postEphemeral', 'conversations.open']) {
    running.slack.fail(method, { kind: 'silence', took: false });
  }
  await running.slack.command('dorset');
  await running.app.stop();
  expect(running.logged.join('')).toContain('this way failed');
});
