import { parseArgs } from 'node:util';
import { storeCommand } from './store-command.ts';

/** `npm run workspaces`: who has installed the app, and since when. `-- --forget <id>` deletes all that is kept of one. */

await storeCommand('npm run workspaces [-- --forget <id>]', () => {
  const { forget } = parseArgs({ options: { forget: { type: 'string' } } }).values;
  return async (store) => {
    if (forget !== undefined) {
      await store.forget(forget);
      return [`All that was kept of ${forget} is deleted, its installation too.`];
    }
    const workspaces = await store.installations.workspaces();
    if (workspaces.length === 0) return ['No workspace has installed Safeguard.'];
    return Promise.all(
      workspaces.map(async (workspace) => {
        const at = await store.installations.installedAt(workspace);
        return `${workspace}\tinstalled ${at === null ? '' : new Date(at).toISOString().slice(0, 10)}`;
      }),
    );
  };
});
