import { describe, expect, test } from 'vitest';
import { cast } from '../../src/playground/slack-stand-in-workspace.ts';
import { runningApp } from './running-app.ts';

const { reporter, editor, newsroom, elsewhere } = cast;
const byApp = (posted: { readonly author: string }) => posted.author === 'U0SAFEGUARD';

describe('a slash command', () => {
  test('is acknowledged and answered to its asker alone', async () => {
    const { slack, seen } = await runningApp();
    expect(await slack.command('dorset neglect')).toEqual({ status: 200, body: '' });
    const call = await slack.transcript.next('response_url');
    expect(call.body).toMatchObject({ text: 'Answer to: dorset neglect', response_type: 'ephemeral' });
    expect((await seen(reporter, newsroom)).filter(byApp)).toHaveLength(1);
    expect((await seen(editor, newsroom)).filter(byApp)).toHaveLength(0);
  });

  test('works where the app is no member', async () => {
    const { slack, seen } = await runningApp();
    await slack.command('dorset neglect', { channel: elsewhere });
    expect((await seen(reporter, elsewhere)).filter(byApp)).toHaveLength(1);
  });
});
