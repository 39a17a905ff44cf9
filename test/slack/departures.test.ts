import { expect, test } from 'vitest';
import { cast } from '../../src/playground/slack-stand-in-workspace.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { runningApp, type Running } from './running-app.ts';
import { newestIn } from './use-message.ts';

const { reporter, newsroom } = cast;
const answerer = loadAnswerer();

/** Slack's word that the app was taken away. */
async function takenAway({ slack }: Running): Promise<void> {
  await slack.deliver({
    type: 'events_api',
    payload: {
      type: 'event_callback',
      event_id: 'Ev9',
      team_id: slack.workspace.team,
      event: { type: 'app_uninstalled' },
    },
  });
}

const settingOf = async ({ slack, store }: Running) =>
  (await store.channelSettings.read(slack.workspace.team, newsroom))?.authority ?? null;

test.each([{ socket: false }, { socket: true }])(
  'the one workspace that takes the app away leaves nothing, also not by what was under way (Socket Mode: $socket)',
  async ({ socket }) => {
    const running = await runningApp({ answerer, socket });
    await running.slack.command('set authority dorset');
    await running.app.settled();
    expect(await settingOf(running)).toBe('838');

    // It leaves after the command was taken up and before what it sets is kept.
    const left = Promise.withResolvers<void>();
    const [store, claims] = [{ ...running.store }, { ...running.store.eventClaims }];
    Object.assign(running.store, {
      forget: (workspace: string) => store.forget(workspace).finally(() => left.resolve()),
    });
    Object.assign(running.store.eventClaims, {
      claim: async (...given: Parameters<typeof claims.claim>) => {
        running.slack.fail('auth.test', { kind: 'error', error: 'account_inactive' });
        await takenAway(running);
        await left.promise;
        return claims.claim(...given);
      },
    });
    await running.slack.command('set authority hampshire');
    expect((await newestIn(running, newsroom, reporter)).text).toMatch(/could not/);
    expect(await settingOf(running)).toBeNull();
  },
);

test('word of an earlier departure deletes what was kept, and things can be kept again', async () => {
  const running = await runningApp({ answerer });
  await running.slack.command('set authority dorset');
  await running.app.settled();
  await takenAway(running);
  await running.app.settled();
  expect(await settingOf(running)).toBeNull();
  await running.slack.command('set authority hampshire');
  await running.app.settled();
  expect(await settingOf(running)).toBe('850');
});
