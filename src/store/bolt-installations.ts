import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import { z } from 'zod';
import { readJson } from './json-text.ts';
import { StoreFault } from './store-fault.ts';
import type { Store } from './open-store.ts';
import type { Instant, Workspace } from './tables.ts';

const id = z.string().min(1);
const essentials = z.looseObject({
  team: z.looseObject({ id }).nullish(),
  enterprise: z.looseObject({ id }).nullish(),
  user: z.looseObject({ id }),
  bot: z.looseObject({ token: id, id, userId: id, scopes: z.array(z.string()) }).optional(),
  isEnterpriseInstall: z.boolean().optional(),
});
const stored = z.custom<Installation<'v2'>>((value) => essentials.safeParse(value).success);

/** No installation of a workspace is held: it never installed the app here, or not any more. */
export class NotInstalledError extends StoreFault {}

/**
 * Bolt's installation store over ours. An installation for a whole organisation is kept under the organisation's
 * id and found for each of its workspaces that has none of its own. Deleting one forgets the workspace altogether.
 * Bolt stores renewed tokens too, so that only a workspace that was admitted has anything stored.
 */
export function boltInstallations(
  store: Pick<Store, 'installations' | 'forget'>,
  now: () => Instant,
): Required<InstallationStore> {
  return {
    async storeInstallation(installation) {
      await store.installations.put(whoInstalled(installation), JSON.stringify(installation), now());
    },

    async fetchInstallation(query) {
      for (const workspace of workspacesOf(query)) {
        const text = await store.installations.fetch(workspace);
        if (text !== null) return readJson(stored, text, `the installation of ${workspace}`);
      }
      throw new NotInstalledError(`Safeguard is not installed in ${workspacesOf(query).join(' or ')}`);
    },

    async deleteInstallation(query) {
      const [workspace] = workspacesOf(query);
      if (workspace !== undefined) await store.forget(workspace);
    },
  };
}

/** The workspace, or the organisation for all of its workspaces, that an installation is for. */
export function whoInstalled({
  team,
  enterprise,
  isEnterpriseInstall,
}: Pick<Installation, 'team' | 'enterprise' | 'isEnterpriseInstall'>): Workspace {
  const workspace = isEnterpriseInstall ? enterprise?.id : team?.id;
  if (workspace === undefined) throw new StoreFault('an installation names no workspace');
  return workspace;
}

/**
 * The workspace whose settings, reports and subscriptions a delivery belongs to: the organisation where the app is
 * installed for all of it, else the team. Undefined where a payload names neither.
 */
export function workspaceOf(query: {
  readonly teamId?: string | undefined;
  readonly enterpriseId?: string | undefined;
  readonly isEnterpriseInstall: boolean;
}): Workspace | undefined {
  return query.isEnterpriseInstall ? query.enterpriseId : (query.teamId ?? query.enterpriseId);
}

/** Where to look, in order. */
function workspacesOf(query: InstallationQuery<boolean>): readonly Workspace[] {
  const { teamId, enterpriseId, isEnterpriseInstall } = query;
  return (isEnterpriseInstall ? [enterpriseId] : [teamId, enterpriseId]).flatMap((found) => found ?? []);
}
