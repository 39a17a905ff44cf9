import type {
  AnyMiddlewareArgs,
  Authorize,
  HTTPReceiver,
  HTTPReceiverOptions,
  InstallationQuery,
  Logger,
} from '@slack/bolt';
import { z } from 'zod';
import type { WorkspacesSettings } from '../config.ts';
import { boltInstallations, NotInstalledError, whoInstalled } from '../store/bolt-installations.ts';
import type { Store } from '../store/open-store.ts';
import { installPath, redirectPath } from './install-path.ts';
import { pageHtml, sendPage, setPageHeaders, type InstallPage } from './install-pages.ts';
import { errorForLog, type Log } from './log.ts';
import { signedStates, StateRefusedError } from './signed-states.ts';
import { standingAs } from './standing.ts';

/** From the address that Slack leads back to, also where a proxy puts a path before it. */
const beginAgain = 'install';

export interface ManyWorkspacesParts {
  readonly settings: WorkspacesSettings;
  /** What the app asks for, as in its manifest. */
  readonly scopes: readonly string[];
  readonly store: Pick<Store, 'installations' | 'oauthStates' | 'admit' | 'forget'>;
  readonly clientOptions: NonNullable<NonNullable<HTTPReceiverOptions['installerOptions']>['clientOptions']>;
  readonly logger: Logger;
  readonly log: Log;
  readonly now: () => number;
  /** How long the store may take before a page is given up, in milliseconds. */
  readonly patience: number;
}

/** What Bolt's receiver needs in order to let workspaces install the app by OAuth v2. */
export function installer(parts: ManyWorkspacesParts) {
  const { settings, scopes, store, clientOptions, logger, log, now, patience } = parts;
  return {
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    scopes: [...scopes],
    installationStore: boltInstallations(store, now),
    logger,
    installerOptions: {
      clientOptions,
      stateStore: signedStates(store.oauthStates, settings.stateSecret),
      installPath,
      redirectUriPath: redirectPath,
      // The page of consent lies beside the Web API, with GovSlack too.
      authorizationUrl: new URL('../oauth/v2/authorize', settings.apiUrl).href,
      renderHtmlForInstallPath: (address: string) => pageHtml('install', address),
      installPathOptions: {
        beforeRedirection: (_request, response) => {
          setPageHeaders(response);
          // Bolt leaves the page unanswered when the state cannot be stored.
          response.setTimeout(patience);
          return Promise.resolve(true);
        },
      },
      callbackOptions: {
        // Before it is stored: only whoever comes by this way is let in.
        afterInstallation: async (installation) => {
          await store.admit(whoInstalled(installation));
          return true;
        },
        success: ({ team, enterprise, isEnterpriseInstall, appId }, _options, _request, response) => {
          log.info({ workspace: isEnterpriseInstall ? enterprise?.id : team?.id }, 'installed');
          const inSlack =
            isEnterpriseInstall || team === undefined ? '' : `app?team=${team.id}&id=${appId ?? ''}`;
          sendPage(response, 'installed', `slack://${inSlack === '' ? 'open' : inSlack}`);
        },
        failure: (error, _options, _request, response) => {
          const page = pageFor(error);
          log.warn({ page, ...errorForLog(error) }, 'an installation was not finished');
          sendPage(response, page, beginAgain);
        },
      },
    },
  } satisfies Partial<HTTPReceiverOptions>;
}

function pageFor(error: Error & { readonly code?: string }): InstallPage {
  if (error instanceof StateRefusedError) return 'begunElsewhere';
  switch (error.code) {
    case 'slack_oauth_installer_authorization_error':
      return 'cancelled';
    case 'slack_oauth_invalid_state':
    case 'slack_oauth_missing_state':
      return 'begunElsewhere';
    default:
      return 'failed';
  }
}

/** The part of Bolt's installer that knows how to renew a token that runs out. */
type Renewing = Pick<NonNullable<HTTPReceiver['installer']>, 'authorize'>;

export interface AuthoriseParts {
  readonly store: Pick<Store, 'installations' | 'forget'>;
  /** Null where nothing is ever renewed. */
  readonly renewing: Renewing | null;
  readonly log: Log;
  readonly now: () => number;
}

/**
 * Authorises a delivery with the token of the installation that it belongs to. Looked up each time, so that an
 * installation that ends in one process ends in all. Never rejects.
 */
export function authoriseInstalled({ store, renewing, log, now }: AuthoriseParts): Authorize<boolean> {
  const installations = boltInstallations(store, now);
  return async (source, body) => {
    const query = { ...source, ...throughWhom(body) };
    try {
      const { bot, team, enterprise, isEnterpriseInstall } = await installations.fetchInstallation(query);
      const workspace = isEnterpriseInstall === true ? enterprise?.id : team?.id;
      if (bot === undefined || workspace === undefined) return { ...standingAs({ kind: 'stranger' }) };
      const renewed = bot.refreshToken === undefined ? null : await renewing?.authorize(query);
      const teamId = team?.id ?? query.teamId;
      return {
        botToken: renewed?.botToken ?? bot.token,
        botId: bot.id,
        botUserId: bot.userId,
        ...(teamId === undefined ? {} : { teamId }),
        ...(enterprise === undefined ? {} : { enterpriseId: enterprise.id }),
        ...standingAs({ kind: 'installed', workspace }),
      };
    } catch (error) {
      if (error instanceof NotInstalledError) return { ...standingAs({ kind: 'stranger' }) };
      log.error(errorForLog(error), 'an installation could not be read');
      return { ...standingAs({ kind: 'unreadable' }) };
    }
  };
}

const shared = z.object({
  authorizations: z.array(z.unknown()).length(0).optional(),
  context_team_id: z.string(),
  context_enterprise_id: z.string().nullish(),
});

/**
 * An event from a channel that organisations share names the other one as its team. Where Slack does not list
 * whose authorisation it was sent by, the context does.
 */
function throughWhom(body: AnyMiddlewareArgs['body'] | undefined): Partial<InstallationQuery<boolean>> {
  const { data } = shared.safeParse(body);
  if (data === undefined) return {};
  const { context_team_id: teamId, context_enterprise_id: enterpriseId } = data;
  return { teamId, enterpriseId: enterpriseId ?? undefined };
}
