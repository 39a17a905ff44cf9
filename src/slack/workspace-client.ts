import { webApi, type Authorize } from '@slack/bolt';
import type { Workspace } from '../store/tables.ts';
import { standingOf } from './standing.ts';

/** The client that writes in a workspace, or why there is none. */
export type FoundClient =
  | { readonly kind: 'client'; readonly client: webApi.WebClient }
  /** The app is not installed there, or not any more. */
  | { readonly kind: 'stranger' }
  | { readonly kind: 'unreadable' };

/** Never rejects. */
export type ClientOf = (workspace: Workspace) => Promise<FoundClient>;

/** Clients for what is said by ourselves and not as the answer to a delivery, authorised as deliveries are. */
export function clientsBy(authorize: Authorize<boolean>, options: webApi.WebClientOptions): ClientOf {
  return async (workspace) => {
    const organisation = workspace.startsWith('E');
    const authorised = await authorize({
      teamId: organisation ? undefined : workspace,
      enterpriseId: organisation ? workspace : '',
      isEnterpriseInstall: organisation,
    });
    const standing = standingOf(authorised);
    if (standing?.kind !== 'installed')
      return { kind: standing?.kind === 'stranger' ? 'stranger' : 'unreadable' };
    // With one workspace every delivery is its own, whatever else the store may have known once.
    return standing.workspace === workspace && authorised.botToken !== undefined
      ? { kind: 'client', client: new webApi.WebClient(authorised.botToken, options) }
      : { kind: 'stranger' };
  };
}
