import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test, vi } from 'vitest';
import { temporaryFile, temporaryStore } from '../store/temporary-store.ts';
import {
  comeBack,
  install,
  installableApp,
  openInstallPage,
  slackOfWorkspaces,
  tokenOf,
} from './slack-of-workspaces.ts';

const team = 'T1';

describe('installing', () => {
  test('leads from our page by Slack’s to a workspace that is answered', async () => {
    const slack = await slackOfWorkspaces(team);
    const store = await temporaryStore(':memory:', []);
    const { base, app } = await installableApp(slack, store);
    const { address, cookie } = await openInstallPage(base);
    const consent = new URL(address);
    expect(consent.origin + consent.pathname).toBe(new URL('/oauth/v2/authorize', slack.apiUrl).href);
    expect(consent.searchParams.get('scope')).toBe('commands,chat:write');
    expect(consent.searchParams.get('client_id')).toBe('123.456');

    const shown = await comeBack(base, slack.consent(address, { team }), cookie);
    expect(shown).toMatchObject({ status: 200, html: expect.stringContaining('Safeguard is installed') });
    expect(await store.installations.workspaces()).toEqual([team]);

    slack.of(team).deliverTo(`${base}/slack/events`);
    await slack.of(team).mention('dorset');
    await app.settled();
    expect(slack.of(team).transcript.of('chat.postMessage')).toMatchObject([
      { body: { text: 'Answer to: dorset' } },
    ]);
  });

  test('keeps the token sealed, in no log and on no page', async () => {
    const slack = await slackOfWorkspaces(team);
    const file = temporaryFile();
    const { base, logged } = await installableApp(slack, await temporaryStore(file, []));
    const shown = await install(slack, base, { team });
    const bytes = [file, `${file}-wal`].map((name) => readFileSync(name, 'latin1')).join('');
    for (const text of [bytes, logged.join(''), shown.html]) expect(text).not.toContain(tokenOf(team));
  });

  test('again replaces what was installed before', async () => {
    const slack = await slackOfWorkspaces(team);
    const store = await temporaryStore(':memory:', []);
    const { base } = await installableApp(slack, store);
    await install(slack, base, { team });
    await store.personSettings.setAuthority(team, 'U1', '838', Date.now());
    await install(slack, base, { team });
    expect(await store.installations.workspaces()).toEqual([team]);
    expect(await store.personSettings.authority(team, 'U1')).toBe('838');
  });

  test('pages are never kept, framed, or told to where they lead', async () => {
    const { base } = await installableApp(await slackOfWorkspaces(), await temporaryStore(':memory:', []));
    for (const path of ['/slack/install', '/slack/oauth_redirect?error=access_denied']) {
      const { headers } = await fetch(`${base}${path}`);
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      });
    }
  });
});

describe('in Socket Mode', () => {
  test('the page is served beside the socket, with health, and no delivery is taken in there', async () => {
    const slack = await slackOfWorkspaces(team);
    const store = await temporaryStore(':memory:', []);
    const socket = await slack.deliverBySocket();
    const { base, app } = await installableApp(slack, store, { socket });
    expect(await install(slack, base, { team })).toMatchObject({
      status: 200,
      html: expect.stringContaining('Safeguard is installed'),
    });
    expect(await store.installations.workspaces()).toEqual([team]);
    for (const path of ['/healthz', '/readyz']) expect((await fetch(`${base}${path}`)).status).toBe(200);
    slack.of(team).deliverTo(`${base}/slack/events`);
    expect((await slack.of(team).command('dorset')).status).toBe(404);
    await app.stop();
    await expect(fetch(`${base}/slack/install`)).rejects.toThrow();
  });
});

describe('nothing is installed', () => {
  async function begun() {
    const slack = await slackOfWorkspaces(team);
    const file = temporaryFile();
    const store = await temporaryStore(file, []);
    const { base, logged } = await installableApp(slack, store);
    const page = await openInstallPage(base);
    return { slack, store, file, base, logged, ...page, back: slack.consent(page.address, { team }) };
  }
  type Begun = Awaited<ReturnType<typeof begun>>;

  test.each<[string, (given: Begun) => Promise<{ status: number; html: string }>]>([
    [
      'by a state that was invented, with a cookie to match',
      ({ base, back }) => {
        const state = 'invented.by-somebody';
        return comeBack(base, { ...back, state }, `slack-app-oauth-state=${state}`);
      },
    ],
    [
      'by a state whose signature was changed',
      ({ base, back }) => {
        const state = `${back.state.slice(0, -1)}${back.state.endsWith('A') ? 'B' : 'A'}`;
        return comeBack(base, { ...back, state }, `slack-app-oauth-state=${state}`);
      },
    ],
    [
      'by a state that somebody wrote into the database',
      ({ base, back, file }) => {
        const database = new DatabaseSync(file);
        const stored = createHash('sha256').update('planted').digest('base64url');
        database
          .prepare('insert into oauth_state values (?, ?, ?)')
          .run(stored, '{"scopes":[]}', Date.now() + 60_000);
        database.close();
        return comeBack(base, { ...back, state: 'planted' }, 'slack-app-oauth-state=planted');
      },
    ],
    ['in another browser', ({ base, back }) => comeBack(base, back, 'slack-app-oauth-state=other')],
    ['without a cookie', ({ base, back }) => comeBack(base, back, '')],
    [
      'after ten minutes',
      async ({ base, back, cookie }) => {
        vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 601_000 });
        try {
          return await comeBack(base, back, cookie);
        } finally {
          vi.useRealTimers();
        }
      },
    ],
  ])('%s, and Slack is not even asked', async (_, attempt) => {
    const given = await begun();
    const shown = await attempt(given);
    expect(shown).toMatchObject({ status: 400, html: expect.stringContaining('cannot be finished') });
    expect(given.slack.exchanges).toEqual([]);
    expect(await given.store.installations.workspaces()).toEqual([]);
  });

  test('by a state that was used before', async () => {
    const { slack, store, base, back, cookie, address } = await begun();
    expect((await comeBack(base, back, cookie)).status).toBe(200);
    await store.forget(team);
    const again = slack.consent(address, { team });
    expect((await comeBack(base, again, cookie)).status).toBe(400);
    expect(await store.installations.workspaces()).toEqual([]);
    expect(slack.exchanges).toEqual(['ok']);
  });

  test('when whoever was asked says no', async () => {
    const { store, base, cookie, back } = await begun();
    const shown = await comeBack(base, { error: 'access_denied', state: back.state }, cookie);
    expect(shown).toMatchObject({ status: 403, html: expect.stringContaining('Nothing was installed') });
    expect(await store.installations.workspaces()).toEqual([]);
  });

  test('when Slack refuses the code, and it can be begun again', async () => {
    const { slack, store, base, cookie, back } = await begun();
    const shown = await comeBack(base, { ...back, code: 'stolen' }, cookie);
    expect(shown).toMatchObject({ status: 500, html: expect.stringContaining('href="install"') });
    expect(slack.exchanges).toEqual(['invalid_code']);
    expect(await store.installations.workspaces()).toEqual([]);
  });

  test.each([429, 503, 'cut'] as const)(
    'when Slack does not exchange the code (%s), and it can be begun again',
    async (how) => {
      const { slack, store, base, back, cookie } = await begun();
      slack.failExchange(how);
      const shown = await comeBack(base, back, cookie);
      expect(shown).toMatchObject({ status: 500, html: expect.stringContaining('href="install"') });
      expect(await store.installations.workspaces()).toEqual([]);
      expect((await install(slack, base, { team })).status).toBe(200);
      expect(await store.installations.workspaces()).toEqual([team]);
    },
  );

  test('and nothing that came in the address is shown or logged', async () => {
    const { base, cookie, back, logged } = await begun();
    const shown = await comeBack(base, { ...back, code: '<b>code-to-steal</b>' }, cookie);
    expect(shown.html).not.toContain('code-to-steal');
    expect(logged.join('')).not.toContain('code-to-steal');
    expect(logged.join('')).not.toContain(back.state);
  });
});
