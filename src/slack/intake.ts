import type { Server } from 'node:http';
import {
  HTTPReceiver,
  SocketModeReceiver,
  type HTTPReceiverOptions,
  type Logger,
  type Receiver,
} from '@slack/bolt';
import type { SlackSettings } from '../config.ts';
import { eventsPath } from './events-path.ts';
import { healthRoutes, serveHealth } from './health.ts';
import type { Log } from './log.ts';
import { refusal } from './one-workspace.ts';

/** How Slack's deliveries come in. */
export interface Intake {
  /** For Bolt's app. */
  readonly receiver: Receiver;
  /** Bolt's own, where workspaces install the app. */
  readonly installer: HTTPReceiver['installer'];
  /** Begins to take deliveries in; resolves with the server that listens, if any. */
  listen(): Promise<Server | null>;
  /** Takes nothing more in. */
  close(): Promise<void>;
}

export interface IntakeParts {
  /** What lets workspaces install the app; empty where one is set. */
  readonly installing: Partial<HTTPReceiverOptions>;
  readonly socketPatience: number;
  readonly logger: Logger;
  readonly log: Log;
}

/** The receiver that the settings ask for, with `/healthz` and `/readyz` beside it. */
export function openIntake(settings: SlackSettings, parts: IntakeParts): Intake {
  return settings.mode === 'socket' ? bySocket(settings, parts) : overHttp(settings, parts);
}

function overHttp(
  settings: Exclude<SlackSettings, { mode: 'socket' }>,
  { installing, logger }: IntakeParts,
): Intake {
  let ready = false;
  const receiver = new HTTPReceiver({
    ...installing,
    signingSecret: settings.signingSecret,
    endpoints: [eventsPath],
    customRoutes: healthRoutes(() => ready),
    logger,
  });
  return {
    // Without the installer in sight, since Bolt refuses an installer beside an authorisation of our own.
    receiver: {
      init: (app) => receiver.init(app),
      start: () => receiver.start(settings.port),
      stop: () => receiver.stop(),
    },
    installer: receiver.installer,
    async listen() {
      const { port, host } = settings;
      const server = await receiver.start({ port, ...(host === undefined ? {} : { host }) });
      ready = true;
      return server;
    },
    async close() {
      ready = false;
      await receiver.stop();
    },
  };
}

function bySocket(
  settings: Extract<SlackSettings, { mode: 'socket' }>,
  { socketPatience, logger, log }: IntakeParts,
): Intake {
  let ready = false;
  let server: Server | null = null;
  const receiver = new SocketModeReceiver({
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
  return {
    receiver,
    installer: undefined,
    async listen() {
      server = settings.port === null ? null : await serveHealth(settings.port, () => ready);
      await receiver.start().catch((error: unknown) => {
        server?.close();
        throw refusal('SLACK_APP_TOKEN', error) ?? error;
      });
      return server;
    },
    async close() {
      ready = false;
      await receiver.stop();
    },
  };
}
