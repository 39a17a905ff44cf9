import { expect, test } from 'vitest';
import { cast } from '../../src/playground/slack-stand-in-workspace.ts';
import { runningApp, type Running } from './running-app.ts';

const { reporter, newsroom } = cast;

async function answers({ seen }: Running): Promise<string[]> {
  const all = await seen(reporter, newsroom);
  return all.filter((one) => one.author === 'U0SAFEGUARD').map((one) => one.text);
}

test('commands, mentions and buttons are acknowledged by envelope and answered', async () => {
  const running = await runningApp({ socket: true });
  expect((await running.slack.command('dorset')).status).toBe(200);
  const [answer] = (await running.seen(reporter, newsroom)).filter((one) => one.onlyFor !== null);
  if (answer === undefined) throw new Error('no answer');
  expect((await running.slack.press(answer, 'Next')).status).toBe(200);
  expect((await running.slack.mention('hampshire')).status).toBe(200);
  expect(await answers(running)).toEqual(['Answer to: next 2017', 'Answer to: hampshire']);
});

test('a redelivery is acknowledged and not answered again', async () => {
  const running = await runningApp({ socket: true });
  const written = { eventId: 'Ev1', ts: '1700000000.000100' };
  await running.slack.mention('dorset', written);
  await running.slack.mention('dorset', written, { retry: { num: 1, reason: 'timeout' } });
  // Slack has been seen to redeliver without saying so.
  await running.slack.mention('dorset', written);
  expect(await answers(running)).toHaveLength(1);
});

test('a redelivery is answered when the first delivery never came', async () => {
  const running = await runningApp({ socket: true });
  await running.slack.mention('dorset', {}, { retry: { num: 3, reason: 'timeout' } });
  expect(await answers(running)).toEqual(['Answer to: dorset']);
});

test.each(['warning', 'refresh_requested'] as const)(
  'a disconnect (%s) in the middle of an answer loses nothing, and what comes again by the next connection is no second one',
  async (reason) => {
    const running = await runningApp({ socket: true });
    await running.socket.connected();
    const held = Promise.withResolvers<void>();
    running.slack.fail('chat.postMessage', { kind: 'hold', until: held.promise });
    const written = { eventId: 'Ev1', ts: '1700000000.000100' };
    await running.slack.mention('dorset', written);
    running.socket.disconnect(reason);
    await running.socket.connected();
    await running.slack.mention('dorset', written, { retry: { num: 1, reason: 'timeout' } });
    held.resolve();
    expect(await answers(running)).toEqual(['Answer to: dorset']);
  },
);

test('after a disconnect it connects again and goes on', async () => {
  const running = await runningApp({ socket: true });
  await running.socket.connected();
  running.socket.disconnect('refresh_requested');
  await running.socket.connected();
  await running.slack.command('dorset');
  expect(await answers(running)).toEqual(['Answer to: dorset']);
});

test('health is served only where a port is asked for, and tells when Slack is out of reach', async () => {
  expect((await runningApp({ socket: true })).app.port).toBeNull();
  const running = await runningApp({ socket: true, health: true });
  await running.socket.connected();
  const status = async (path: string) => (await fetch(`http://127.0.0.1:${running.app.port}${path}`)).status;
  const until = async (wanted: number) => {
    while ((await status('/readyz')) !== wanted);
  };
  await until(200);
  running.socket.disconnect('warning');
  await until(503);
  expect(await status('/healthz')).toBe(200);
  await running.socket.connected();
  await until(200);
  expect(await status('/other')).toBe(404);
});
