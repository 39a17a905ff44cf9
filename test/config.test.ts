import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSettings, settingNames } from '../src/config.ts';

const bot = { SLACK_BOT_TOKEN: 'xoxb-1-2-abc' };
const app = { SLACK_APP_TOKEN: 'xapp-1-A-2-def' };
const signing = { SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99aaaccc85a5' };
const oauth = {
  SLACK_CLIENT_ID: '123.456',
  SLACK_CLIENT_SECRET: '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
  SLACK_STATE_SECRET: 'a state that nobody guesses',
  SAFEGUARD_ENCRYPTION_KEY: 'ab'.repeat(32),
};

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
    storage: { file: '.safeguard/safeguard.db', keys: null },
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

test('a client id means that many workspaces install it, with their tokens sealed', () => {
  expect(readSettings({ ...signing, ...oauth, SAFEGUARD_DB: '/data/safeguard.db' })).toEqual({
    ok: true,
    storage: { file: '/data/safeguard.db', keys: [Buffer.alloc(32, 0xab)] },
    settings: {
      mode: 'workspaces',
      clientId: oauth.SLACK_CLIENT_ID,
      clientSecret: oauth.SLACK_CLIENT_SECRET,
      stateSecret: oauth.SLACK_STATE_SECRET,
      by: { kind: 'http', signingSecret: signing.SLACK_SIGNING_SECRET },
      apiUrl: 'https://slack.com/api/',
      port: 3000,
      logLevel: 'info',
    },
  });
});

test('with an app-level token beside it they are served over Socket Mode, and the page of installing all the same', () => {
  for (const env of [
    { ...oauth, ...app },
    { ...oauth, ...app, ...signing },
  ]) {
    expect(readSettings(env)).toMatchObject({
      ok: true,
      settings: { mode: 'workspaces', by: { kind: 'socket', appToken: 'xapp-1-A-2-def' }, port: 3000 },
    });
  }
});

test('a key may stand beside one workspace too, and several keys beside each other', () => {
  const keys = `${Buffer.alloc(32, 1).toString('base64')},${'cd'.repeat(32)}`;
  expect(readSettings({ ...bot, ...signing, SAFEGUARD_ENCRYPTION_KEY: keys })).toMatchObject({
    settings: { mode: 'http' },
    storage: { keys: [Buffer.alloc(32, 1), Buffer.alloc(32, 0xcd)] },
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
    ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN', 'SLACK_API_URL', 'PORT', 'LOG_LEVEL'],
  ],
  [
    'something malformed and something missing',
    { SLACK_BOT_TOKEN: 'hunter2' },
    ['SLACK_BOT_TOKEN is not', 'SLACK_APP_TOKEN'],
  ],
  [
    'every part of an installation malformed',
    {
      ...signing,
      SLACK_CLIENT_ID: 'A0123',
      SLACK_CLIENT_SECRET: 'hunter',
      SLACK_STATE_SECRET: 'swordfish',
      SAFEGUARD_ENCRYPTION_KEY: 'not-thirty-two-bytes',
    },
    Object.keys(oauth),
  ],
  [
    'a client id alone',
    { SLACK_CLIENT_ID: oauth.SLACK_CLIENT_ID },
    [
      'SLACK_CLIENT_SECRET is missing',
      'SLACK_STATE_SECRET is missing',
      'SAFEGUARD_ENCRYPTION_KEY is missing',
      'SLACK_APP_TOKEN (Socket Mode',
    ],
  ],
  [
    'one workspace and many at once',
    { ...signing, ...oauth, ...bot, ...app },
    ['SLACK_BOT_TOKEN is for one workspace'],
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
  const named = [...example.matchAll(/^(\w+)=$/gm)].map(([, name]) => name ?? '');
  expect(new Set(named)).toEqual(new Set(settingNames));
});
