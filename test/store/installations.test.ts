import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Installation } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { boltInstallations, workspaceOf } from '../../src/store/bolt-installations.ts';
import { openStore } from '../../src/store/open-store.ts';
import { readKeys } from '../../src/store/seal.ts';
import { keys, morning, temporaryFile, temporaryStore } from './temporary-store.ts';

const token = 'xoxb-a-secret-of-slack';

function installationOf(place: { team?: string; enterprise?: string }): Installation<'v2'> {
  return {
    team: place.team === undefined ? undefined : { id: place.team, name: 'The Chronicle' },
    enterprise: place.enterprise === undefined ? undefined : { id: place.enterprise },
    isEnterpriseInstall: place.team === undefined,
    user: { token: undefined, scopes: undefined, id: 'U1' },
    bot: { token, id: 'B1', userId: 'U2', scopes: ['commands', 'chat:write'] },
    tokenType: 'bot',
    appId: 'A1',
    authVersion: 'v2',
  };
}

const inTeam = (teamId: string, enterpriseId?: string) =>
  ({ teamId, enterpriseId, isEnterpriseInstall: false }) as const;
const inOrganisation = (enterpriseId: string) =>
  ({ teamId: undefined, enterpriseId, isEnterpriseInstall: true }) as const;

describe('installations', () => {
  it('come back as Bolt stored them, for a team and for an organisation', async () => {
    const bolt = boltInstallations(await temporaryStore(), () => morning);
    await bolt.storeInstallation(installationOf({ team: 'T1' }));
    await bolt.storeInstallation(installationOf({ enterprise: 'E1' }));
    expect(await bolt.fetchInstallation(inTeam('T1'))).toMatchObject({ team: { id: 'T1' }, bot: { token } });
    expect(await bolt.fetchInstallation(inOrganisation('E1'))).toMatchObject({ enterprise: { id: 'E1' } });
    await expect(bolt.fetchInstallation(inTeam('T2'))).rejects.toThrow('not installed in T2');
  });

  it('of an organisation serve its workspaces that have none of their own', async () => {
    const bolt = boltInstallations(await temporaryStore(), () => morning);
    await bolt.storeInstallation(installationOf({ enterprise: 'E1' }));
    await bolt.storeInstallation(installationOf({ team: 'T1', enterprise: 'E1' }));
    expect(await bolt.fetchInstallation(inTeam('T1', 'E1'))).toMatchObject({ team: { id: 'T1' } });
    expect(await bolt.fetchInstallation(inTeam('T9', 'E1'))).toMatchObject({ isEnterpriseInstall: true });
  });

  it('take what belongs to the workspace with them when they are deleted', async () => {
    const store = await temporaryStore();
    const bolt = boltInstallations(store, () => morning);
    await bolt.storeInstallation(installationOf({ team: 'T1', enterprise: 'E1' }));
    await bolt.storeInstallation(installationOf({ enterprise: 'E1' }));
    await store.personSettings.setAuthority('T1', 'U1', '838', morning);
    await bolt.deleteInstallation(inTeam('T1', 'E1'));
    expect(await store.personSettings.authority('T1', 'U1')).toBeNull();
    expect(await store.installations.workspaces()).toEqual(['E1']);
  });

  it('name the workspace that settings belong to', () => {
    expect(workspaceOf(inTeam('T1', 'E1'))).toBe('T1');
    expect(workspaceOf(inOrganisation('E1'))).toBe('E1');
  });

  it('lie in the file so that nobody reads a token in it', async () => {
    const file = temporaryFile();
    const store = await temporaryStore(file);
    await boltInstallations(store, () => morning).storeInstallation(installationOf({ team: 'T1' }));
    const bytes = [file, `${file}-wal`].map((name) => readFileSync(name, 'latin1')).join('');
    expect(bytes).toContain('T1');
    expect(bytes).not.toContain(token);
    expect(bytes).not.toContain(Buffer.from(token).toString('base64url').slice(0, 20));
  });

  it('cannot be moved to another workspace or changed by whoever writes to the file', async () => {
    const file = temporaryFile();
    const store = await temporaryStore(file);
    await store.installations.put('T1', 'one', morning);
    await store.installations.put('T2', 'two', morning);
    const database = new DatabaseSync(file);
    const swap =
      'update installation set sealed = (select sealed from installation where workspace = ?) where workspace = ?';
    database.prepare(swap).run('T1', 'T2');
    await expect(store.installations.fetch('T2')).rejects.toThrow('belongs somewhere else');
    database.prepare("update installation set sealed = 'A' || substr(sealed, 2) || 'A'").run();
    database.close();
    await expect(store.installations.fetch('T1')).rejects.toThrow('changed');
  });

  it('are never kept in the open', async () => {
    const store = await openStore({ file: ':memory:', keys: null }, morning);
    await expect(store.installations.put('T1', 'x', morning)).rejects.toThrow('SAFEGUARD_ENCRYPTION_KEY');
    await store.close();
  });

  it('are sealed anew when a key comes to the front, so that the old one may go', async () => {
    const file = temporaryFile();
    const [old] = keys;
    const fresh = Buffer.alloc(32, 9);
    const first = await openStore({ file, keys: [old] }, morning);
    await first.admit('T1');
    await first.installations.put('T1', 'one', morning);
    await first.close();
    await expect(openStore({ file, keys: [fresh] }, morning)).rejects.toThrow(
      /which SAFEGUARD_ENCRYPTION_KEY does not/,
    );
    await (await openStore({ file, keys: [fresh, old] }, morning)).close();
    const last = await openStore({ file, keys: [fresh] }, morning);
    expect(await last.installations.fetch('T1')).toBe('one');
    await last.close();
  });

  it('take a key of 32 bytes in hexadecimal or base64 and nothing else', () => {
    const key = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 5));
    expect(readKeys(key.toString('hex'))).toEqual([key]);
    expect(readKeys(`${key.toString('base64')}, ${key.toString('base64url')}`)).toEqual([key, key]);
    for (const wrong of [
      '',
      'secret',
      key.toString('hex').slice(2),
      `${key.toString('hex')},`,
      'ä'.repeat(43),
    ]) {
      expect(readKeys(wrong), wrong).toBeNull();
    }
  });
});

describe('OAuth states', () => {
  const wanted = { scopes: ['commands'], metadata: 'from the web page' };

  it('are good once, in any process, and bring the options back', async () => {
    const file = temporaryFile();
    const [here, there] = [await temporaryStore(file), await temporaryStore(file)];
    const state = await here.oauthStates.generateStateParam(wanted, new Date(morning));
    const verify = (store: typeof here) =>
      store.oauthStates.verifyStateParam(new Date(morning + 1000), state);
    const [one, other] = await Promise.allSettled([verify(here), verify(there)]);
    const fulfilled = [one, other].filter(({ status }) => status === 'fulfilled');
    expect(fulfilled).toEqual([{ status: 'fulfilled', value: wanted }]);
    await expect(verify(here)).rejects.toThrow('used up');
  });

  it('grow too old after ten minutes, and an invented one is refused', async () => {
    const { oauthStates } = await temporaryStore();
    const state = await oauthStates.generateStateParam(wanted, new Date(morning));
    await expect(oauthStates.verifyStateParam(new Date(morning + 600_000), state)).rejects.toThrow('too old');
    await expect(oauthStates.verifyStateParam(new Date(morning), 'invented')).rejects.toThrow('unknown');
  });
});
