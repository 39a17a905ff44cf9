import type { Server } from 'node:http';
import { App, HTTPReceiver, SocketModeReceiver, webApi } from '@slack/bolt';
import type { SlackSettings } from '../config.ts';
import { answers } from './answers.ts';
import type { Draw, Respond } from './ask.ts';
import { begunWork } from './begun-work.ts';
import { claimsInMemory } from './claims.ts';
import { healthRoutes, serveHealth } from './health.ts';
import { registerListeners } from './listeners.ts';
import { boltLog, errorForLog, type Log } from './log.ts';
import { eventsPath } from './events-path.ts';
import { openOutbound, type Identity, type Outbound } from './outbound.ts';

export interface SlackAppParts {
  readonly respond: Respond;
  readonly draw: Draw;
  readonly log: Log;
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

export interface RunningSlackApp {
  /** Where deliveries (HTTP) or health (Socket Mode) are served; null when nothing listens. */
  readonly port: number | null;
  /** Resolves when nothing that has begun is left to do. */
  settled(): Promise<void>;
  /** Takes nothing more in, finishes what has begun, then resolves. */
  stop(): Promise<void>;
}

/** Slack refuses a token: trying again would not help. The message names the setting and never its value. */
export class SlackRefusesError extends Error {
  override readonly name = 'SlackRefusesError';
}

const identityAttempts = 5;

/** Starts the app: it learns who it is, listens, and answers. Rejects when Slack refuses or the port is taken. */
export async function startSlackApp(settings: SlackSettings, parts: SlackAppParts): Promise<RunningSlackApp> {
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
  const client = new webApi.WebClient(settings.botToken, clientOptions);
  const outbound = openOutbound({ client, log, wait, timeout: callTimeout });
  const identity = await learnIdentity(outbound, wait, log);

  const work = begunWork();
  let ready = false;
  const receiver =
    settings.mode === 'http'
      ? new HTTPReceiver({
          signingSecret: settings.signingSecret,
          endpoints: [eventsPath],
          customRoutes: healthRoutes(() => ready),
          logger,
        })
      : new SocketModeReceiver({
          appToken: settings.appToken,
          clientPingTimeout: socketPatience,
          // Its own options, since the socket client writes into them; it must go on trying to connect for days.
          installerOptions: {
            clientOptions: {
              slackApiUrl: settings.apiUrl,
              retryConfig: { forever: true, factor: 1.3, maxTimeout: 30_000 },
            },
          },
          logger,
        });
  if (receiver instanceof SocketModeReceiver) {
    receiver.client.on('connected', () => {
      ready = true;
      log.info('connected to Slack');
    });
    for (const state of ['disconnected', 'reconnecting', 'close']) {
      receiver.client.on(state, () => {
        if (ready) log.warn('not connected to Slack');
        ready = false;
      });
    }
  }
  const app = new App({
    receiver,
    // Known from the start, so that no network call comes before an acknowledgement.
    authorize: () => Promise.resolve({ botToken: settings.botToken, ...identity }),
    clientOptions,
    convoStore: false,
    logger,
  });
  app.error((error) => {
    log.error(errorForLog(error), 'a delivery could not be handled');
    return Promise.resolve();
  });
  registerListeners(app, answers({ ...parts, outbound, claims: claimsInMemory(parts.now) }), work);

  const server = await listen(settings, receiver, () => ready);
  ready = true;
  const address = server?.address();
  const port = typeof address === 'object' && address !== null ? address.port : null;
  log.info({ mode: settings.mode, port }, 'Safeguard is listening');
  return {
    port,
    settled: () => work.settled(),
    async stop() {
      ready = false;
      const stopped = app.stop();
      await work.settled();
      await stopped;
      if (settings.mode === 'socket' && server) await new Promise((resolve) => server.close(resolve));
      // A delivery that came in on an open connection while the server closed.
      await work.settled();
    },
  };
}

async function listen(
  settings: SlackSettings,
  receiver: HTTPReceiver | SocketModeReceiver,
  ready: () => boolean,
): Promise<Server | null> {
  if (receiver instanceof HTTPReceiver) {
    const host = settings.mode === 'http' ? settings.host : undefined;
    return receiver.start({ port: settings.port ?? 0, ...(host === undefined ? {} : { host }) });
  }
  const server = settings.port === null ? null : await serveHealth(settings.port, ready);
  await receiver.start().catch((error: unknown) => {
    server?.close();
    throw refusal('SLACK_APP_TOKEN', error) ?? error;
  });
  return server;
}

async function learnIdentity(
  outbound: Outbound,
  wait: (ms: number) => Promise<void>,
  log: Log,
): Promise<Identity> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await outbound.identity();
    } catch (error) {
      const refused = refusal('SLACK_BOT_TOKEN', error);
      if (refused !== null || attempt === identityAttempts) throw refused ?? error;
      log.warn({ attempt }, 'Slack could not be reached, trying again');
      await wait(1000 * 2 ** (attempt - 1));
    }
  }
}

function refusal(setting: string, error: unknown): SlackRefusesError | null {
  return error instanceof webApi.WebAPIPlatformError
    ? new SlackRefusesError(`Slack refuses ${setting}: ${error.data.error}`)
    : null;
}
