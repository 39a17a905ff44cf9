import { webApi, type Authorize } from '@slack/bolt';
import type { Workspace } from '../store/tables.ts';
import type { Log } from './log.ts';
import type { Identity } from './outbound.ts';
import { standingAs } from './standing.ts';

/** Slack refuses a token: trying again would not help. The message names the setting and never its value. */
export class SlackRefusesError extends Error {
  override readonly name = 'SlackRefusesError';
}

const identityAttempts = 5;

export interface OneWorkspace {
  readonly workspace: Workspace;
  readonly botToken: string;
  readonly authorize: Authorize<boolean>;
}

export interface OneWorkspaceParts {
  readonly botToken: string;
  /** Asks Slack whose token it is; rejects where Slack refuses it or cannot be reached. */
  readonly identify: (botToken: string) => Promise<Identity>;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly log: Log;
}

/**
 * Authorises every delivery with the one bot token of the settings, for the workspace that Slack says it belongs
 * to. Known from the start, so that no network call comes before an acknowledgement.
 */
export async function oneWorkspace(parts: OneWorkspaceParts): Promise<OneWorkspace> {
  const { workspace, team, ...identity } = await learnIdentity(parts);
  if (workspace === null) {
    throw new SlackRefusesError('Slack does not say which workspace SLACK_BOT_TOKEN belongs to');
  }
  const result = {
    botToken: parts.botToken,
    // Bolt keeps the client that carries the token by team.
    teamId: team ?? workspace,
    ...identity,
    ...standingAs({ kind: 'installed', workspace }),
  };
  const { botToken } = parts;
  return { workspace, botToken, authorize: () => Promise.resolve({ ...result }) };
}

async function learnIdentity({ botToken, identify, wait, log }: OneWorkspaceParts): Promise<Identity> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await identify(botToken);
    } catch (error) {
      const refused = refusal('SLACK_BOT_TOKEN', error);
      if (refused !== null || attempt === identityAttempts) throw refused ?? error;
      log.warn({ attempt }, 'Slack could not be reached, trying again');
      await wait(1000 * 2 ** (attempt - 1));
    }
  }
}

/** What to tell the operator where Slack itself said no; null for any other trouble. */
export function refusal(setting: string, error: unknown): SlackRefusesError | null {
  return error instanceof webApi.WebAPIPlatformError
    ? new SlackRefusesError(`Slack refuses ${setting}: ${error.data.error}`)
    : null;
}
