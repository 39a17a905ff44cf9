import { onTestFinished } from 'vitest';
import type { SlackSettings } from '../../src/config.ts';
import {
  startSlackStandIn,
  type SlackStandIn,
  type SocketControls,
} from '../../src/playground/slack-stand-in.ts';
import type { Posted } from '../../src/playground/slack-stand-in-workspace.ts';
import { startSlackApp, type RunningSlackApp } from '../../src/slack/app.ts';
import type { Draw, Reply, Respond } from '../../src/slack/ask.ts';
import { openLog } from '../../src/slack/log.ts';
import { temporaryStore } from '../store/temporary-store.ts';

export const secrets = {
  signingSecret: '8f742231b10e8888abcd99aaaccc85a5',
  botToken: 'xoxb-stand-in-bot',
  appToken: 'xapp-1-stand-in-app',
} as const;

/** A reply that names the text it answers, with a button for another question. */
export const echo: Respond = (text): Reply => {
  const query = text.replaceAll(/[^\w .-]/g, '');
  return {
    text: `Answer to: ${query}`,
    blocks: [
      { type: 'section', text: { type: 'plain_text', text: `Answer to: ${query}` } },
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'ask:0',
            text: { type: 'plain_text', text: 'Next' },
            value: 'next 2017',
          },
          {
            type: 'button',
            action_id: 'ask:also:1',
            text: { type: 'plain_text', text: 'Also' },
            value: 'also 2017',
          },
          {
            type: 'button',
            action_id: 'ask:instead:2',
            text: { type: 'plain_text', text: 'Instead' },
            value: 'instead 2017',
          },
        ],
      },
    ],
    logged: { query },
    question: { query, words: `in words: ${query}` },
  };
};

export interface Running {
  readonly slack: SlackStandIn;
  readonly app: RunningSlackApp;
  /** Throws unless the app was started in Socket Mode. */
  readonly socket: SocketControls;
  /** Lines of the log so far. */
  readonly logged: string[];
  /** How long the app waited between tries, in milliseconds. */
  readonly waits: number[];
  /** What a person sees in a conversation once all begun work is done. */
  readonly seen: (user: string, channel: string) => Promise<readonly Posted[]>;
}

export interface Given {
  readonly respond?: Respond;
  readonly draw?: Draw;
  readonly socket?: boolean;
  /** Serves health beside Socket Mode. */
  readonly health?: boolean;
  /** Milliseconds that one call to Slack may take. */
  readonly callTimeout?: number;
  readonly prepare?: (slack: SlackStandIn) => void;
}

/** The stand-in and the real app over it, both stopped when the test ends. */
export async function runningApp(given: Given = {}): Promise<Running> {
  const slack = await startSlackStandIn({ now: Date.now, ...secrets });
  onTestFinished(() => slack.close());
  const socket = given.socket ? await slack.deliverBySocket() : null;
  given.prepare?.(slack);
  const logged: string[] = [];
  const waits: number[] = [];
  const common = { botToken: secrets.botToken, apiUrl: slack.apiUrl, logLevel: 'debug' } as const;
  const settings: SlackSettings = given.socket
    ? { mode: 'socket', appToken: secrets.appToken, port: given.health ? 0 : null, ...common }
    : { mode: 'http', signingSecret: secrets.signingSecret, port: 0, ...common };
  const app = await startSlackApp(settings, {
    respond: given.respond ?? echo,
    draw: given.draw ?? (() => Promise.resolve({ state: 'none' })),
    store: await temporaryStore(),
    scopes: ['commands'],
    log: openLog('debug', { write: (line: string) => void logged.push(line) }),
    now: Date.now,
    today: () => '2026-11-21',
    wait: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    callTimeout: given.callTimeout ?? 5000,
    socketPatience: 300,
  });
  onTestFinished(() => app.stop().catch(() => undefined));
  if (app.port !== null && !given.socket) slack.deliverTo(`http://127.0.0.1:${app.port}/slack/events`);
  return {
    slack,
    app,
    get socket() {
      if (socket === null) throw new Error('not in Socket Mode');
      return socket;
    },
    logged,
    waits,
    async seen(user, channel) {
      await app.settled();
      return slack.workspace.seenBy(user, channel);
    },
  };
}
