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
import { healthRoutes } from './health.ts';
import type { Log } from './log.ts';
import { refusal } from './one-workspace.ts';

/** How Slack's deliveries come in. */
export interface Intake {
  /** For Bolt's app. */
  readonly receiver: Receiver;
  /** Bolt's own, where workspaces install the app. */
  readonly installer: HTTPReceiver['installer'];
  /** Begins to take deliveries in; resolves with the server that listens, if any. Rejects when the port is taken. */
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
  switch (settings.mode) {
    case 'http':
      return overHttp(settings, settings.signingSecret, parts);
    case 'socket':
      return bySocket(settings, settings.appToken, parts);
    case 'workspaces':
      return settings.by.kind === 'http'
        ? overHttp(settings, settings.by.signingSecret, parts)
        : bySocket(settings, settings.by.appToken, parts);
  }
}

/** Where to listen; nowhere where no port is asked for. */
interface Place {
  readonly port: number | null;
  readonly host?: string;
}

function listening({ port, host }: Place) {
  return { ...(port === null ? {} : { port }), ...(host === undefined ? {} : { host }) };
}

function overHttp(
  settings: Place & { readonly port: number },
  signingSecret: string,
  { installing, logger }: IntakeParts,
): Intake {
  let ready = false;
  const receiver = new HTTPReceiver({
    ...installing,
    signingSecret,
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
      const server = await receiver.start(listening(settings));
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
  settings: Place & Pick<SlackSettings, 'apiUrl'>,
  appToken: string,
  { installing, socketPatience, logger, log }: IntakeParts,
): Intake {
  let ready = false;
  let closed = false;
  let server: Server | null = null;
  // Health and the pages of installing alone: with no endpoint there is nothing to sign and nothing comes in.
  const pages = new HTTPReceiver({
    ...installing,
    signingSecret: '',
    signatureVerification: false,
    endpoints: [],
    customRoutes: healthRoutes(() => ready),
    logger,
  });
  const receiver = new SocketModeReceiver({
    appToken,
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
    installer: pages.installer,
    async listen() {
      server = settings.port === null ? null : await pages.start(listening(settings));
      // Asked to stop meanwhile: nothing more is taken in.
      if (closed) return server;
      await receiver.start().catch((error: unknown) => {
        server?.close();
        throw refusal('SLACK_APP_TOKEN', error) ?? error;
      });
      return server;
    },
    async close() {
      closed = true;
      ready = false;
      await receiver.stop();
      if (server !== null) await pages.stop();
    },
  };
}
