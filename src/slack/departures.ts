import { webApi, type InstallationQuery } from '@slack/bolt';
import { z } from 'zod';
import { boltInstallations, workspaceOf } from '../store/bolt-installations.ts';
import type { Store } from '../store/open-store.ts';
import type { Workspace } from '../store/tables.ts';
import { errorForLog, type Log } from './log.ts';
import type { Identity } from './outbound.ts';

const departure = z.object({
  event_time: z.number().optional(),
  event: z.discriminatedUnion('type', [
    z.object({ type: z.literal('app_uninstalled') }),
    // The people whose own tokens were revoked are listed apart; we have none of those.
    z.object({
      type: z.literal('tokens_revoked'),
      tokens: z.object({ bot: z.array(z.string()).min(1) }),
    }),
  ]),
});

/** A workspace that took the app away. */
export interface Departure {
  readonly workspace: Workspace;
  /** When, in milliseconds; null where Slack does not say. */
  readonly at: number | null;
  readonly query: InstallationQuery<boolean>;
}

/** The end of an installation, or null where the payload is none. */
export function readDeparture(body: unknown, query: InstallationQuery<boolean>): Departure | null {
  const read = departure.safeParse(body);
  const workspace = workspaceOf(query);
  if (!read.success || workspace === undefined) return null;
  const { event_time: seconds } = read.data;
  return { workspace, at: seconds === undefined ? null : seconds * 1000, query };
}

export interface DeparturesParts {
  readonly store: Pick<Store, 'installations' | 'forget'>;
  /** Asks Slack whose token it is; rejects where Slack refuses it. */
  readonly identify: (botToken: string) => Promise<Identity>;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly log: Log;
  readonly now: () => number;
}

const attempts = 3;

/** Whether Slack still takes a token; a Slack that cannot be reached has not refused it. */
export function isTaken(botToken: string, identify: DeparturesParts['identify']): Promise<boolean> {
  return identify(botToken).then(
    () => true,
    (error: unknown) => !(error instanceof webApi.WebAPIPlatformError),
  );
}

/** Carries out the end of an installation. Never rejects. */
export type Depart = (departure: Departure) => Promise<void>;

/** Deletes everything of a workspace that took the app away. */
export function departures({ store, identify, wait, log, now }: DeparturesParts): Depart {
  const installations = boltInstallations(store, now);

  const works = async (query: InstallationQuery<boolean>): Promise<boolean> => {
    const { bot } = await installations.fetchInstallation(query);
    return bot !== undefined && isTaken(bot.token, identify);
  };

  /** What ended: nothing where the event speaks of an earlier installation than the one that we hold. */
  const ended = async ({ workspace, at, query }: Departure): Promise<readonly Workspace[]> => {
    const installedAt = await store.installations.installedAt(workspace);
    if (installedAt !== null) {
      // Slack tells whole seconds.
      const isLater = at === null || at + 1000 > installedAt;
      return isLater || !(await works(query)) ? [workspace] : [];
    }
    // A team with no installation of its own was served by that of its organisation, which may be what ended.
    const organisation = query.enterpriseId;
    const held = organisation !== undefined && (await store.installations.installedAt(organisation)) !== null;
    return held && !(await works(query)) ? [workspace, organisation] : [workspace];
  };

  return async (departed) => {
    const { workspace } = departed;
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      try {
        const gone = await ended(departed);
        for (const one of gone) await store.forget(one);
        log.info({ gone }, 'the app was taken away: everything of this workspace is deleted');
        return;
      } catch (error) {
        log.error({ workspace, attempt, ...errorForLog(error) }, 'a workspace could not be deleted');
        // Slack takes its event for delivered and will not repeat it.
        if (attempt < attempts) await wait(1000 * attempt);
      }
    }
  };
}
