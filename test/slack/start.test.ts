import { expect, test } from 'vitest';
import { SlackRefusesError } from '../../src/slack/one-workspace.ts';
import { runningApp } from './running-app.ts';

test('a token that Slack refuses stops the start with the name of the setting', async () => {
  const start = runningApp({
    prepare: (slack) => slack.fail('auth.test', { kind: 'error', error: 'invalid_auth' }),
  });
  await expect(start).rejects.toThrow(new SlackRefusesError('Slack refuses SLACK_BOT_TOKEN: invalid_auth'));
});

test('an app-level token that Slack refuses does the same', async () => {
  const start = runningApp({
    socket: true,
    prepare: (slack) => slack.fail('apps.connections.open', { kind: 'error', error: 'invalid_auth' }),
  });
  await expect(start).rejects.toThrow(new SlackRefusesError('Slack refuses SLACK_APP_TOKEN: invalid_auth'));
});

test('a Slack that cannot be reached for a moment is waited for', async () => {
  const running = await runningApp({
    prepare: (slack) =>
      slack.fail('auth.test', { kind: 'status', status: 503 }, { kind: 'drop', took: false }),
  });
  expect(running.waits).toEqual([1000, 2000]);
  expect((await running.slack.command('dorset')).status).toBe(200);
});
