import { App, webApi } from '@slack/bolt';
import type { SlackSettings } from '../config.ts';
import type { Store } from '../store/open-store.ts';
import type { Workspace } from '../store/tables.ts';
import { answers, type Answers } from './answers.ts';
import type { Draw, Knowledge, Respond } from './ask.ts';
import { begunWork } from './begun-work.ts';
import { claimsInMemory } from './claims.ts';
import { departures, isTaken, type Depart, type DeparturesParts } from './departures.ts';
import { digestPoster, type DigestPoster } from './digest-poster.ts';
import { openIntake } from './intake.ts';
import { registerListeners } from './listeners.ts';
import { boltLog, errorForLog, type Log } from './log.ts';
import { authoriseInstalled, installer } from './many-workspaces.ts';
import { oneWorkspace, type OneWorkspace } from './one-workspace.ts';
import { openOutbound, type Identity, type Outbound } from './outbound.ts';
import { standingOf } from './standing.ts';
import { claimsInStore } from './stored-claims.ts';
import { turnStrangersAway } from './strangers.ts';
import { subscriptionMessages } from './subscription-messages.ts';
import { clientsBy } from './workspace-client.ts';

export interface SlackAppParts {
  readonly respond: Respond;
  readonly draw: Draw;
  readonly knowledge: Knowledge;
  readonly log: Log;
  /** What outlives a restart, of every workspace. */
  readonly store: Store;
  /** What the app asks for where workspaces install it, as in its manifest. */
  readonly scopes: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The day in London, as 2026-11-21. */
  readonly today: () => string;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** How long one call to Slack may take, in milliseconds. */
  readonly callTimeout: number;
  /** How long Socket Mode waits for a sign of life and before it connects again, in milliseconds. */
  readonly socketPatience: number;
}

/** An app that knows who it is and takes nothing in as yet. */
export interface SlackApp {
  /** Begins to take deliveries in. Rejects when the port is taken or Slack refuses. */
  listen(): Promise<RunningSlackApp>;
  /** Takes nothing more in, finishes what has begun, then resolves. */
  stop(): Promise<void>;
}

export interface RunningSlackApp {
  /** Where deliveries (HTTP), health and the pages of installing are served; null when nothing listens. */
  readonly port: number | null;
  /** Posts what nobody asked for at that moment: digests. */
  readonly poster: DigestPoster;
  /** Resolves when nothing that has begun is left to do. */
  settled(): Promise<void>;
  /** Takes nothing more in, finishes what has begun, then resolves. */
  stop(): Promise<void>;
}

/** The app, which has learnt who it is. Rejects when Slack refuses its token or cannot be reached. */
export async function slackApp(settings: SlackSettings, parts: SlackAppParts): Promise<SlackApp> {
  const { log, wait, callTimeout, socketPatience } = parts;
  const logger = boltLog(log);
  const clientOptions = {
    slackApiUrl: settings.apiUrl,
    timeout: callTimeout,
    // Outbound decides about repeats; the client's own would go on for half an hour.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger,
  };
  const writer = (client: webApi.WebClient): Outbound =>
    openOutbound({ client, log, wait, timeout: callTimeout });
  const identify = (botToken: string): Promise<Identity> =>
    writer(new webApi.WebClient(botToken, clientOptions)).identity();
  const one =
    settings.mode === 'workspaces'
      ? null
      : await oneWorkspace({ botToken: settings.botToken, identify, wait, log });
  if (one) await parts.store.admit(one.workspace);

  const work = begunWork();
  const intake = openIntake(settings, {
    installing:
      settings.mode === 'workspaces'
        ? installer({ ...parts, settings, clientOptions, logger, patience: callTimeout })
        : {},
    socketPatience,
    logger,
    log,
  });
  const authorize = one?.authorize ?? authoriseInstalled({ ...parts, renewing: intake.installer ?? null });
  const app = new App({
    receiver: intake.receiver,
    authorize,
    clientOptions,
    convoStore: false,
    logger,
  });
  app.error((error) => {
    log.error(errorForLog(error), 'a delivery could not be handled');
    return Promise.resolve();
  });
  const inMemory = claimsInMemory(parts.now);
  const depart = departures({ ...parts, identify });
  app.use(turnStrangersAway({ outbound: writer(app.client), claims: inMemory, work, log }));
  // Bolt keeps one client for as long as its token is good; to make all this anew for each delivery takes some kilobytes.
  const madeFor = new WeakMap<webApi.WebClient, { readonly workspace: Workspace; readonly own: Answers }>();
  const answersFor = (client: webApi.WebClient, workspace: Workspace): Answers => {
    const made = madeFor.get(client);
    if (made?.workspace === workspace) return made.own;
    const own = answers({
      ...parts,
      workspace,
      outbound: writer(client),
      claims: claimsInStore({ stored: parts.store.eventClaims, workspace, inMemory, now: parts.now, log }),
    });
    madeFor.set(client, { workspace, own });
    return own;
  };
  registerListeners(
    app,
    ({ client, context }) => {
      const standing = standingOf(context);
      if (standing?.kind !== 'installed')
        throw new Error('a delivery without a workspace reached a listener');
      return answersFor(client, standing.workspace);
    },
    work,
    one === null ? depart : departing(one, depart, { ...parts, identify }),
  );

  const { pausedNotice: notice } = subscriptionMessages(parts.knowledge.dataset, parts.now);
  let stopping = false;
  const poster = digestPoster({
    ...parts,
    work,
    clientOf: clientsBy(authorize, clientOptions),
    notice,
    stopping: () => stopping,
    timeout: callTimeout,
  });
  const stop = async (): Promise<void> => {
    stopping = true;
    const closed = intake.close();
    await work.settled();
    await closed;
    // A delivery that came in on an open connection while the server closed.
    await work.settled();
  };
  return {
    stop,
    async listen() {
      const server = await intake.listen();
      const address = server?.address();
      const port = typeof address === 'object' && address !== null ? address.port : null;
      log.info({ mode: settings.mode, port }, 'Safeguard is listening');
      return { port, poster, settled: () => work.settled(), stop };
    },
  };
}

/**
 * With one workspace it is always that one which took the app away, by whatever name Slack calls it. Where its token
 * is still taken the word was late, or the app is installed anew: from now on things are kept of it again.
 */
function departing(
  { workspace, botToken }: OneWorkspace,
  depart: Depart,
  { store, identify }: Pick<SlackAppParts, 'store'> & Pick<DeparturesParts, 'identify'>,
): Depart {
  return async (departure) => {
    await depart({ ...departure, workspace });
    if (await isTaken(botToken, identify)) await store.admit(workspace);
  };
}
