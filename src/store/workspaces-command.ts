import process from 'node:process';
import { parseArgs } from 'node:util';
import { config } from 'dotenv';
import { defaultStoreFile, openStore } from './open-store.ts';
import { StoreFault } from './store-fault.ts';

/** `npm run workspaces`: who has installed the app, and since when. `-- --forget <id>` deletes all that is kept of one. */

async function run(): Promise<readonly string[]> {
  config({ quiet: true });
  const { forget } = parseArgs({ options: { forget: { type: 'string' } } }).values;
  // Nothing that is sealed is read here, so no key is needed.
  const file = process.env['SAFEGUARD_DB'] ?? defaultStoreFile;
  const store = await openStore({ file, keys: null }, Date.now());
  try {
    if (forget !== undefined) {
      await store.forget(forget);
      return [`All that was kept of ${forget} is deleted, its installation too.`];
    }
    const workspaces = await store.installations.workspaces();
    if (workspaces.length === 0) return ['No workspace has installed Safeguard.'];
    return await Promise.all(
      workspaces.map(async (workspace) => {
        const at = await store.installations.installedAt(workspace);
        return `${workspace}\tinstalled ${at === null ? '' : new Date(at).toISOString().slice(0, 10)}`;
      }),
    );
  } finally {
    await store.close();
  }
}

try {
  for (const line of await run()) console.log(line);
} catch (error) {
  if (!(error instanceof StoreFault) && !(error instanceof TypeError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
