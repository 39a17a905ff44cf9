import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSettings, settingNames } from '../src/config.ts';

const bot = { SLACK_BOT_TOKEN: 'xoxb-1-2-abc' };
const app = { SLACK_APP_TOKEN: 'xapp-1-A-2-def' };
const signing = { SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99aaaccc85a5' };

test.each([
  ['nothing set', {}],
  ['everything blank', { SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: ' ', SLACK_SIGNING_SECRET: '' }],
  ['a port alone', { PORT: '8080', LOG_LEVEL: 'warn' }],
])('%s means the terminal', (_, env) => {
  expect(readSettings(env)).toMatchObject({ ok: true, settings: { mode: 'local' } });
});

test('an app-level token means Socket Mode, with a port only when asked for', () => {
  expect(readSettings({ ...bot, ...app })).toEqual({
    ok: true,
    settings: {
      mode: 'socket',
      botToken: 'xoxb-1-2-abc',
      appToken: 'xapp-1-A-2-def',
      apiUrl: 'https://slack.com/api/',
      port: null,
      logLevel: 'info',
    },
  });
  expect(readSettings({ ...bot, ...app, ...signing, PORT: '8080' })).toMatchObject({
    settings: { mode: 'socket', port: 8080 },
  });
});

test('without one it is HTTP on port 3000', () => {
  expect(readSettings({ ...bot, ...signing })).toMatchObject({
    ok: true,
    settings: { mode: 'http', signingSecret: signing.SLACK_SIGNING_SECRET, port: 3000 },
  });
});

test.each(['http://127.0.0.1:9/api', 'http://127.0.0.1:9/api/', ' http://127.0.0.1:9/api// '])(
  'the base address %j ends in one slash',
  (SLACK_API_URL) => {
    expect(readSettings({ ...bot, ...signing, SLACK_API_URL })).toMatchObject({
      settings: { apiUrl: 'http://127.0.0.1:9/api/' },
    });
  },
);

test.each([
  ['no bot token', signing, ['SLACK_BOT_TOKEN is missing']],
  ['no bot token in Socket Mode', app, ['SLACK_BOT_TOKEN is missing']],
  ['neither secret', bot, ['SLACK_APP_TOKEN']],
  [
    'every one malformed',
    {
      SLACK_BOT_TOKEN: 'xapp-1',
      SLACK_APP_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 'two words',
      SLACK_API_URL: 'slack',
      PORT: '70000',
      LOG_LEVEL: 'loud',
    },
    [...settingNames],
  ],
])('%s is one list of faults, none of which quotes a value', (_, env, begin) => {
  const read = readSettings(env);
  if (read.ok) throw new Error('taken as good');
  expect(read.faults).toHaveLength(begin.length);
  begin.forEach((start, index) => expect(read.faults[index]?.startsWith(start)).toBe(true));
  for (const value of Object.values(env)) expect(read.faults.join('\n')).not.toContain(` ${value} `);
});

test('.env.example names every setting, and nothing else', () => {
  const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const named = [...example.matchAll(/^(\w+)=$/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual([...settingNames].toSorted());
});
