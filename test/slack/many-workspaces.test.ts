import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { SlackStandIn } from '../../src/playground/slack-stand-in.ts';
import { cast, type Json } from '../../src/playground/slack-stand-in-workspace.ts';
import { boltInstallations } from '../../src/store/bolt-installations.ts';
import type { Store } from '../../src/store/open-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { temporaryFile, temporaryStore } from '../store/temporary-store.ts';
import { installableApp, install, slackOfWorkspaces, type Consent } from './slack-of-workspaces.ts';

const { reporter, newsroom } = cast;

/** The app with these workspaces installed; their people, channels and times have the same ids. */
async function installedBy(way: 'signed HTTP' | 'Socket Mode', consents: readonly Consent[]) {
  const slack = await slackOfWorkspaces('T1', 'T2', 'E1');
  const file = temporaryFile();
  const store = await temporaryStore(file, []);
  const given = way === 'Socket Mode' ? { socket: await slack.deliverBySocket() } : {};
  const running = await installableApp(slack, store, given);
  for (const consent of consents) await install(slack, running.base, consent);
  for (const team of ['T1', 'T2', 'E1']) slack.of(team).deliverTo(running.events);
  return {
    slack,
    file,
    store,
    ...running,
    /** What the app has written to a workspace so far. */
    written: async (team: string): Promise<string[]> => {
      await running.app.settled();
      const { transcript } = slack.of(team);
      return ['response_url', 'chat.postMessage', 'chat.postEphemeral']
        .flatMap((method) => transcript.of(method))
        .map(({ body }) => String(body['text']));
    },
  };
}

/** An event of the app itself, such as its end. */
function event(slack: SlackStandIn, of: Json, about: Json = {}) {
  return slack.deliver({
    type: 'events_api',
    payload: {
      type: 'event_callback',
      event_id: 'Ev9',
      event_time: Math.floor(Date.now() / 1000) + 1,
      team_id: slack.workspace.team,
      event: of,
      ...about,
    },
  });
}
const uninstalled = { type: 'app_uninstalled' };

async function settingOf(store: Store, workspace: string): Promise<string | null> {
  return store.personSettings.authority(workspace, reporter);
}

describe.each(['signed HTTP', 'Socket Mode'] as const)('over %s,', (way) => {
  const installedIn = (...consents: readonly Consent[]) => installedBy(way, consents);

  describe('two workspaces', () => {
    test('are each answered with their own token, where they asked', async () => {
      const { slack, written } = await installedIn({ team: 'T1' }, { team: 'T2' });
      await slack.of('T1').mention('dorset', { ts: '1700000000.000100' });
      await slack.of('T2').command('hampshire');
      await slack.of('T2').directMessage('leeds');
      expect(await written('T1')).toEqual(['Answer to: dorset']);
      expect(await written('T2')).toEqual(['Answer to: hampshire', 'Answer to: leeds']);
    });

    test('share no memory of what was answered: the same ids mean other messages', async () => {
      const { slack, written } = await installedIn({ team: 'T1' }, { team: 'T2' });
      const same = { eventId: 'Ev1', ts: '1700000000.000100' };
      for (const team of ['T1', 'T2', 'T1']) await slack.of(team).mention('dorset', same);
      expect(await written('T1')).toEqual(['Answer to: dorset']);
      expect(await written('T2')).toEqual(['Answer to: dorset']);
    });

    test('cannot share each other’s answers by a button that was carried over', async () => {
      const { slack, written } = await installedIn({ team: 'T1' }, { team: 'T2' });
      await slack.of('T1').command('dorset');
      await written('T1');
      const [answer] = slack.of('T1').workspace.seenBy(reporter, newsroom);
      if (answer === undefined) throw new Error('no answer');
      await slack.of('T2').press(answer, 'Share to channel');
      expect(await written('T1')).toEqual(['Answer to: dorset']);
      expect((await written('T2')).at(-1)).toMatch(/shared this answer/);
    });
  });

  describe('a workspace that takes the app away', () => {
    test.each<[string, Json]>([
      ['uninstalls it', uninstalled],
      ['revokes its tokens', { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0SAFEGUARD'] } }],
    ])('%s, and everything of it is deleted, of the other nothing', async (_, of) => {
      const { slack, store, app, written } = await installedIn({ team: 'T1' }, { team: 'T2' });
      for (const team of ['T1', 'T2']) {
        await store.personSettings.setAuthority(team, reporter, '838', Date.now());
        await slack.of(team).mention('dorset', { ts: '1700000000.000100' });
      }
      expect((await event(slack.of('T1'), of)).status).toBe(200);
      await app.settled();
      expect(await store.installations.workspaces()).toEqual(['T2']);
      expect([await settingOf(store, 'T1'), await settingOf(store, 'T2')]).toEqual([null, '838']);

      await slack.of('T2').command('leeds');
      expect(await written('T2')).toContain('Answer to: leeds');
    });

    test('is told so when somebody asks all the same, where there is a way', async () => {
      const { slack, written, logged } = await installedIn({ team: 'T1' });
      await event(slack.of('T1'), uninstalled);
      expect((await slack.of('T1').command('my secret words')).status).toBe(200);
      await slack.of('T1').mention('dorset');
      expect(await written('T1')).toEqual([expect.stringMatching(/no longer installed in this workspace/)]);
      expect(logged.join('')).not.toContain('secret words');
    });

    test('is not meant when a person’s own token is revoked', async () => {
      const { slack, store, app } = await installedIn({ team: 'T1' });
      await event(slack.of('T1'), { type: 'tokens_revoked', tokens: { oauth: [reporter], bot: [] } });
      await app.settled();
      expect(await store.installations.workspaces()).toEqual(['T1']);
    });

    const lastYear = { event_time: 1_700_000_000 };

    test('and came back before the word of it arrived stays', async () => {
      const { slack, store, app } = await installedIn({ team: 'T1' });
      await event(slack.of('T1'), uninstalled, lastYear);
      await app.settled();
      expect(await store.installations.workspaces()).toEqual(['T1']);
    });

    test('is gone whatever our clock says, once Slack refuses its token', async () => {
      const { slack, store, app } = await installedIn({ team: 'T1' });
      slack.revoke('T1');
      await event(slack.of('T1'), uninstalled, lastYear);
      await app.settled();
      expect(await store.installations.workspaces()).toEqual([]);
    });

    test('and is not written to the database at once is deleted a little later', async () => {
      const { slack, store, app, logged } = await installedIn({ team: 'T1' });
      const whole = { ...store };
      let failures = 2;
      Object.assign(store, {
        forget: (workspace: string) =>
          failures-- > 0 ? Promise.reject(new Error('database is locked')) : whole.forget(workspace),
      });
      await event(slack.of('T1'), uninstalled);
      await app.settled();
      expect(await store.installations.workspaces()).toEqual([]);
      expect(logged.join('')).toContain('could not be deleted');
    });

    test.skipIf(way === 'Socket Mode')('with an unsigned word is not taken at it', async () => {
      const { slack, store } = await installedIn({ team: 'T1' });
      const payload = { type: 'event_callback', team_id: 'T1', event: uninstalled };
      const delivered = await slack.of('T1').deliver({ type: 'events_api', payload, signature: 'wrong' });
      expect(delivered.status).toBe(401);
      expect(await store.installations.workspaces()).toEqual(['T1']);
    });
  });

  describe('a token that Slack refuses in the middle of work', () => {
    test('still lets a command be answered, keeps what is kept, and is logged', async () => {
      const { slack, store, written, logged } = await installedIn({ team: 'T1' });
      slack.revoke('T1');
      await slack.of('T1').command('dorset');
      await slack.of('T1').mention('dorset');
      expect(await written('T1')).toEqual(['Answer to: dorset']);
      expect(await store.installations.workspaces()).toEqual(['T1']);
      expect(logged.join('')).toContain('token_revoked');
    });

    test('because it ran out is renewed, and the new one is kept', async () => {
      const { slack, store, written } = await installedIn({ team: 'T1', expiresIn: 0 });
      await slack.of('T1').mention('dorset', { ts: '1700000000.000100' });
      await slack.of('T1').mention('leeds', { ts: '1700000000.000200' });
      expect(await written('T1')).toEqual(['Answer to: dorset', 'Answer to: leeds']);
      expect(slack.exchanges).toEqual(['ok', 'ok']);
      const query = { teamId: 'T1', enterpriseId: undefined, isEnterpriseInstall: false } as const;
      const kept = await boltInstallations(store, Date.now).fetchInstallation(query);
      expect(kept.bot?.refreshToken).toBe('xoxe-2-of-T1');
    });

    test('is not kept anew for a workspace that left while it was renewed', async () => {
      const { slack, store, app } = await installedIn({ team: 'T1', expiresIn: 0 });
      const { ...own } = store.installations;
      Object.assign(store.installations, {
        put: async (...given: Parameters<typeof own.put>) => {
          await store.forget('T1');
          return own.put(...given);
        },
      });
      await slack.of('T1').mention('dorset');
      await app.settled();
      expect(slack.exchanges).toEqual(['ok', 'ok']);
      expect(await store.installations.workspaces()).toEqual([]);
    });
  });

  describe('an organisation', () => {
    const everywhere = { enterprise_id: 'E1', is_enterprise_install: 'true' };
    const authorised = (team: string | null) => ({
      authorizations: [{ enterprise_id: 'E1', team_id: team, is_enterprise_install: true, is_bot: true }],
    });

    test('that installs the app for all its teams is answered in each, by its one token', async () => {
      const { slack, store, written } = await installedIn({ team: 'E1' });
      expect(await store.installations.workspaces()).toEqual(['E1']);
      const organisation = slack.of('E1');
      await organisation.deliver({
        type: 'slash_commands',
        payload: { ...asked(organisation, 'dorset'), team_id: 'T7', ...everywhere },
      });
      const mention = { type: 'app_mention', channel: newsroom, user: reporter, text: 'leeds', ts: '1.1' };
      await event(organisation, mention, { team_id: 'T7', enterprise_id: 'E1', ...authorised('T7') });
      expect((await written('E1')).toSorted()).toEqual(['Answer to: dorset', 'Answer to: leeds']);
    });

    test('that takes it away is deleted with all of it', async () => {
      const { slack, store, app } = await installedIn({ team: 'E1' }, { team: 'T2' });
      await store.personSettings.setAuthority('E1', reporter, '838', Date.now());
      await event(slack.of('E1'), uninstalled, { team_id: 'T7', enterprise_id: 'E1', ...authorised(null) });
      await app.settled();
      expect(await store.installations.workspaces()).toEqual(['T2']);
      expect(await settingOf(store, 'E1')).toBeNull();
    });

    test('whose one team takes it away keeps it while its token works, and loses it when it does not', async () => {
      const { slack, store, app } = await installedIn({ team: 'E1' });
      const ofTeam = { team_id: 'T7', enterprise_id: 'E1' };
      await event(slack.of('E1'), uninstalled, ofTeam);
      await app.settled();
      expect(await store.installations.workspaces()).toEqual(['E1']);
      slack.revoke('E1');
      await event(slack.of('E1'), uninstalled, ofTeam);
      await app.settled();
      expect(await store.installations.workspaces()).toEqual([]);
    });
  });

  describe('a channel that two organisations share', () => {
    const mention = { type: 'app_mention', channel: newsroom, user: 'U0GUEST', text: 'dorset', ts: '1.1' };

    test.each<[string, Json]>([
      ['as Slack lists its authorisation', { authorizations: [{ enterprise_id: null, team_id: 'T2' }] }],
      ['as its context says where none is listed', { context_team_id: 'T2', context_enterprise_id: null }],
    ])('belongs to the workspace that installed the app, %s', async (_, about) => {
      const { slack, written } = await installedIn({ team: 'T1' }, { team: 'T2' });
      await event(slack.of('T2'), mention, { team_id: 'T1', ...about });
      expect(await written('T2')).toEqual(['Answer to: dorset']);
      expect(await written('T1')).toEqual([]);
    });
  });
});

describe('the database', () => {
  test('lost: everybody is told to add the app again, and can', async () => {
    const first = await installedBy('signed HTTP', [{ team: 'T1' }]);
    await first.app.stop();
    await first.store.close().catch(() => undefined);
    rmSync(first.file, { force: true });
    const { slack } = first;
    const { base, app } = await installableApp(slack, await temporaryStore(temporaryFile(), []));
    slack.of('T1').deliverTo(`${base}/slack/events`);
    await slack.of('T1').command('dorset');
    await app.settled();
    expect(await first.written('T1')).toEqual([expect.stringMatching(/no longer installed/)]);
    await install(slack, base, { team: 'T1' });
    await slack.of('T1').command('dorset');
    await app.settled();
    expect((await first.written('T1')).at(-1)).toBe('Answer to: dorset');
  });

  test('out of reach: a command is told that something is wrong here, and nothing stops', async () => {
    const { slack, store, written, logged } = await installedBy('signed HTTP', [{ team: 'T1' }]);
    await store.close();
    await slack.of('T1').command('dorset');
    expect(await written('T1')).toEqual([expect.stringMatching(/went wrong on my side/)]);
    expect(logged.join('')).toContain('an installation could not be read');
  });

  test('opened with another key: nothing starts, and the message says which key is wanted', async () => {
    const { file } = await installedBy('signed HTTP', [{ team: 'T1' }]);
    const other = openStore({ file, keys: [Buffer.alloc(32, 9)] }, Date.now());
    await expect(other).rejects.toThrow(
      /sealed with key [0-9a-f]{8}, which SAFEGUARD_ENCRYPTION_KEY does not/,
    );
  });
});

describe('two processes', () => {
  async function two() {
    const slack = await slackOfWorkspaces('T1');
    const file = temporaryFile();
    const [here, there] = [await temporaryStore(file, []), await temporaryStore(file, [])];
    return {
      slack,
      here: await installableApp(slack, here),
      there: await installableApp(slack, there),
    };
  }

  test('share an installation that was begun in one and finished in the other', async () => {
    const { slack, here, there } = await two();
    const begun = await fetch(`${here.base}/slack/install`);
    const address = /href="([^"]+)"/.exec(await begun.text())?.[1]?.replaceAll('&amp;', '&') ?? '';
    const query = new URLSearchParams(slack.consent(address, { team: 'T1' }));
    const cookie = begun.headers.get('set-cookie') ?? '';
    const finished = await fetch(`${there.base}/slack/oauth_redirect?${query.toString()}`, {
      headers: { cookie },
    });
    expect(finished.status).toBe(200);
    slack.of('T1').deliverTo(`${here.base}/slack/events`);
    await slack.of('T1').mention('dorset');
    await here.app.settled();
    expect(slack.of('T1').transcript.of('chat.postMessage')).toHaveLength(1);
  });

  test('answer an event once that is delivered to both', async () => {
    const { slack, here, there } = await two();
    await install(slack, here.base, { team: 'T1' });
    const written = { eventId: 'Ev1', ts: '1700000000.000100' };
    for (const { base } of [here, there, here]) {
      slack.of('T1').deliverTo(`${base}/slack/events`);
      await slack.of('T1').mention('dorset', written);
    }
    await Promise.all([here.app.settled(), there.app.settled()]);
    expect(slack.of('T1').transcript.of('chat.postMessage')).toHaveLength(1);
  });

  test('both turn away a workspace that left through one', async () => {
    const { slack, here, there } = await two();
    await install(slack, here.base, { team: 'T1' });
    slack.of('T1').deliverTo(`${here.base}/slack/events`);
    await event(slack.of('T1'), uninstalled);
    await here.app.settled();
    slack.of('T1').deliverTo(`${there.base}/slack/events`);
    await slack.of('T1').command('dorset');
    await there.app.settled();
    const [told] = slack.of('T1').transcript.of('response_url');
    expect(String(told?.body['text'])).toMatch(/no longer installed/);
  });
});

function asked(slack: SlackStandIn, text: string): Json {
  return {
    command: '/safeguard',
    text,
    channel_id: newsroom,
    user_id: reporter,
    trigger_id: '1.2.3',
    // No address for a response: the answer has to come by the token.
    team_domain: slack.workspace.team,
  };
}

describe('digests', () => {
  const content = { text: 'What changed', blocks: [], query: null, seen: '' };

  test('are posted in each workspace with its own token, an organisation of its own included', async () => {
    const { app, written } = await installedBy('signed HTTP', [
      { team: 'T1' },
      { team: 'T2' },
      { team: 'E1' },
    ]);
    for (const workspace of ['T1', 'T2', 'E1']) {
      const posted = await app.poster.post({ workspace, channel: newsroom, key: workspace, content });
      expect(posted.kind).toBe('sent');
      expect(await written(workspace)).toEqual(['What changed']);
    }
  });

  test('are refused for a workspace that is not installed, and for one that took the app away', async () => {
    const { slack, app, written } = await installedBy('signed HTTP', [{ team: 'T1' }]);
    await event(slack.of('T1'), uninstalled);
    await app.settled();
    for (const workspace of ['T1', 'T2']) {
      const posted = await app.poster.post({ workspace, channel: newsroom, key: workspace, content });
      expect(posted).toEqual({ kind: 'refused', reason: 'not_installed' });
      expect(await written(workspace)).toEqual([]);
    }
  });

  test('wait where the installation cannot be read', async () => {
    const { app, store } = await installedBy('signed HTTP', [{ team: 'T1' }]);
    await store.close();
    expect(await app.poster.post({ workspace: 'T1', channel: newsroom, key: 'k', content })).toMatchObject({
      kind: 'not-sent',
    });
  });
});
