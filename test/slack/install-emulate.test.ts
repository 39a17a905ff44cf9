import { createEmulator } from 'emulate';
import { expect, onTestFinished, test } from 'vitest';
import { deliverOverHttp } from '../../src/playground/slack-stand-in-transport.ts';
import { freePort } from '../ports.ts';
import { temporaryStore } from '../store/temporary-store.ts';
import { secrets } from './running-app.ts';
import { comeBack, credentials, installableApp, openInstallPage } from './slack-of-workspaces.ts';

const reader = 'xoxb-reads-what-was-posted';

/** Slack's page of consent, the exchange of the code and the Web API that are not our own work, and the app. */
async function emulated() {
  const port = await freePort();
  const redirect = `http://127.0.0.1:${port}/slack/oauth_redirect`;
  const slack = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        team: { name: 'The Chronicle', domain: 'chronicle' },
        users: [{ name: 'rosa', email: 'rosa@example.org' }],
        oauth_apps: [
          {
            client_id: credentials.clientId,
            client_secret: credentials.clientSecret,
            name: 'Safeguard',
            redirect_uris: [redirect],
          },
        ],
        tokens: [{ token: reader, scopes: ['channels:history'] }],
        // What the app was not given it may not do.
        strict_scopes: true,
      },
    },
  });
  onTestFinished(() => slack.close());
  const store = await temporaryStore(':memory:', []);
  const { app, base } = await installableApp({ apiUrl: `${slack.url}/api/` }, store, { port });
  return { slack, store, app, base, redirect };
}

/** What a person does on Slack's page: chooses who they are. Resolves with where they are sent. */
async function consent(address: string, redirect: string): Promise<URL> {
  const page = new URL(address);
  // Slack takes the one address of the app's settings where none is named; the emulator wants it said.
  page.searchParams.set('redirect_uri', redirect);
  const html = await (await fetch(page)).text();
  const form = /<form[^>]*action="([^"]*)"[^>]*>([^]*?)<\/form>/.exec(html);
  const fields = [...(form?.[2] ?? '').matchAll(/<input[^>]*name="([^"]*)"[^>]*value="([^"]*)"/g)];
  const sent = await fetch(new URL(form?.[1]?.replaceAll('&amp;', '&') ?? '', page), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields.map(([, name = '', value = '']) => [name, value])),
  });
  return new URL(sent.headers.get('location') ?? '');
}

test('by the emulator’s consent, exchange and token the app is installed, and posts as the bot it got', async () => {
  const { slack, store, app, base, redirect } = await emulated();
  const ts = '1700000000.000100';
  const { address, cookie } = await openInstallPage(base);
  const sent = await consent(address, redirect);
  const shown = await comeBack(base, Object.fromEntries(sent.searchParams), cookie);
  expect(shown).toMatchObject({ status: 200, html: expect.stringContaining('Safeguard is installed') });
  const [team = ''] = await store.installations.workspaces();
  expect(team).toMatch(/^T/);

  await deliverOverHttp(`${base}/slack/events`, { ...secrets, now: Date.now })({
    type: 'events_api',
    payload: {
      type: 'event_callback',
      event_id: 'Ev1',
      team_id: team,
      event: {
        type: 'app_mention',
        channel: 'C000000001',
        user: 'U0',
        text: 'dorset',
        ts,
      },
    },
  });
  await app.settled();
  const thread = await fetch(`${slack.url}/api/conversations.replies`, {
    method: 'POST',
    headers: { authorization: `Bearer ${reader}` },
    body: new URLSearchParams({ channel: 'C000000001', ts }),
  });
  const { bot } = JSON.parse((await store.installations.fetch(team)) ?? '{}');
  expect(await thread.json()).toMatchObject({ messages: [{ text: 'Answer to: dorset', user: bot.userId }] });
});

test('a code is good once, with the emulator too', async () => {
  const { store, base, redirect } = await emulated();
  const first = await openInstallPage(base);
  const { code = '', state = '' } = Object.fromEntries((await consent(first.address, redirect)).searchParams);
  expect((await comeBack(base, { code, state }, first.cookie)).status).toBe(200);
  const [team = ''] = await store.installations.workspaces();
  await store.forget(team);
  const second = await openInstallPage(base);
  const fresh = new URL(second.address).searchParams.get('state') ?? '';
  expect((await comeBack(base, { code, state: fresh }, second.cookie)).status).toBe(500);
  expect(await store.installations.workspaces()).toEqual([]);
});
