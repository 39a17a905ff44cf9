import { expect, test } from 'vitest';
import { boltLog, errorForLog, openLog } from '../../src/slack/log.ts';
import { runningApp, secrets } from './running-app.ts';

const typed = 'zebra crossing at number seventeen';

test.each([{ socket: false }, { socket: true }])(
  'whatever happens, what people type and our secrets stay out of the log (Socket Mode: $socket)',
  async ({ socket }) => {
    const running = await runningApp({
      socket,
      callTimeout: 100,
      respond: () => ({
        text: typed,
        blocks: [],
        logged: { query: '838 cpp' },
        question: null,
        followed: null,
        aboutDigests: null,
      }),
    });
    const { slack } = running;
    await slack.command(typed);
    await slack.mention(typed);
    await slack.directMessage(typed);
    slack.fail('response_url', { kind: 'error', error: 'invalid_blocks' }, { kind: 'silence', took: false });
    slack.fail(
      'chat.postMessage',
      { kind: 'status', status: 500, body: typed },
      { kind: 'drop', took: false },
    );
    await slack.command(`${typed} again`);
    await slack.mention(`${typed} again`);
    await slack.deliver({
      type: 'events_api',
      payload: { type: 'event_callback', event: { type: typed, text: typed } },
    });
    await running.app.settled();
    const log = running.logged.join('');
    expect(log).toContain('"query":"838 cpp"');
    expect(log).not.toContain('zebra');
    for (const secret of [...Object.values(secrets), 'secret-ticket']) expect(log).not.toContain(secret);
  },
);

test('a line of Bolt loses what it quotes and every secret', () => {
  const lines: string[] = [];
  const bolt = boltLog(openLog('info', { write: (line: string) => void lines.push(line) }));
  bolt.warn('Malformed request body: Unexpected token \'z\', "zebra" is not valid JSON');
  bolt.error('WebSocket error! wss://slack/?ticket=abc123 xoxb-12-ab xapp-1-cd', new Error('zebra'));
  bolt.debug('zebra');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain('Malformed request body: Unexpected token');
  expect(lines.join('')).not.toMatch(/zebra|abc123|12-ab|1-cd/);
});

test('an error is logged by name and place, not by its words', () => {
  const logged = errorForLog(new TypeError('zebra'));
  expect(logged['error']).toBe('TypeError');
  expect(logged['at']).toContain('log.test.ts');
  expect(JSON.stringify(logged)).not.toContain('zebra');
  expect(errorForLog('zebra')).toEqual({ error: 'string' });
});
