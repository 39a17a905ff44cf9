import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { morning, temporaryFile, temporaryStore } from './temporary-store.ts';

const command = fileURLToPath(new URL('../../src/store/workspaces-command.ts', import.meta.url));

test('the operator sees who has installed it and deletes one, without the key', async () => {
  const file = temporaryFile();
  const store = await temporaryStore(file);
  for (const workspace of ['T1', 'T2']) {
    await store.installations.put(workspace, '{}', morning);
    await store.personSettings.setAuthority(workspace, 'U1', '838', morning);
  }
  const run = (...args: string[]): string =>
    spawnSync(process.execPath, [command, ...args], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { PATH: process.env['PATH'], SAFEGUARD_DB: file },
      encoding: 'utf8',
    }).stdout;
  expect(run()).toBe('T1\tinstalled 2026-11-23\nT2\tinstalled 2026-11-23\n');
  expect(run('--forget', 'T1')).toContain('All that was kept of T1 is deleted');
  expect(run()).toBe('T2\tinstalled 2026-11-23\n');
  expect(await store.personSettings.authority('T1', 'U1')).toBeNull();
  expect(await store.personSettings.authority('T2', 'U1')).toBe('838');
});
