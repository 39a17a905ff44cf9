import type { types } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import type { SlackSettings } from '../../src/config.ts';
import {
  startSlackStandIn,
  type SlackStandIn,
  type SocketControls,
} from '../../src/playground/slack-stand-in.ts';
import type { Posted } from '../../src/playground/slack-stand-in-workspace.ts';
import { slackApp, type RunningSlackApp } from '../../src/slack/app.ts';
import { Dataset } from '../../src/domain/dataset.ts';
import type { Answerer } from '../../src/load-answerer.ts';
import { writeQuery } from '../../src/present/button-state.ts';
import { respondWith } from '../../src/compose.ts';
import type { Asker, Draw, Knowledge, Reply, Respond } from '../../src/slack/ask.ts';
import { openLog } from '../../src/slack/log.ts';
import type { Store } from '../../src/store/open-store.ts';
import { temporaryStore } from '../store/temporary-store.ts';

export const secrets = {
  signingSecret: '8f742231b10e8888abcd99aaaccc85a5',
  botToken: 'xoxb-stand-in-bot',
  appToken: 'xapp-1-stand-in-app',
} as const;

/** A reply that names the text it answers, with buttons for other questions and, to one person, for sharing it. */
export const echo: Respond = (text, asker): Reply => echoed(text, asker, false);

/** The same where there is a picture of the answer. */
export const chartedEcho: Respond = (text, asker): Reply => echoed(text, asker, true);

function echoed(text: string, { surface }: Asker, charted: boolean): Reply {
  const query = text.replaceAll(/[^\w .-]/g, '');
  const button = (action_id: string, label: string, value: string): types.Button => ({
    type: 'button',
    action_id,
    text: { type: 'plain_text', text: label },
    value,
  });
  return {
    text: `Answer to: ${query}`,
    blocks: [
      { type: 'section', text: { type: 'plain_text', text: `Answer to: ${query}` } },
      {
        type: 'actions',
        elements: [
          button('ask:0', 'Next', 'next 2017'),
          button('ask:also:1', 'Also', 'also 2017'),
          button('ask:instead:2', 'Instead', 'instead 2017'),
          ...(charted ? [button('chart', 'Chart', writeQuery(query))] : []),
          ...(surface === 'command' ? [button('share', 'Share to channel', writeQuery(query))] : []),
        ],
      },
    ],
    logged: { query },
    question: { query, words: `in words: ${query}`, charted },
    followed: query,
    aboutDigests: null,
  };
}

/** Nothing is held and no name is known. */
export const noKnowledge: Knowledge = {
  dataset: new Dataset({
    areas: [],
    successions: [],
    districts: [],
    neighbours: [],
    metrics: [],
    unheld: [],
    glossary: [],
    baskets: [],
    breakdowns: [],
    releases: [],
    columns: [],
    inspections: [],
    notes: [],
    claims: [],
  }),
  resolver: {
    readPlace: () => ({ kind: 'none', why: { kind: 'empty' } }),
    readMeasure: () => ({ metrics: [], choices: [], left: [], strange: [] }),
    namesSomebody: () => false,
  },
  read: () => ({ kind: 'refusal', why: { kind: 'nothing-understood' }, partial: null }),
  answer: (query) => ({
    answer: { kind: 'not-here', what: 'list' },
    unresolved: [],
    query,
    period: null,
  }),
  examples: [],
};

export interface Running {
  readonly slack: SlackStandIn;
  readonly app: RunningSlackApp;
  readonly store: Store;
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
  /** Answers from the data as shipped, where neither `respond` is given nor an echo is enough. */
  readonly answerer?: Answerer;
  readonly store?: Store;
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
  const store = given.store ?? (await temporaryStore());
  const { app, logged, waits } = await appOver(slack, store, given);
  if (app.port !== null && !given.socket) slack.deliverTo(`http://127.0.0.1:${app.port}/slack/events`);
  return {
    slack,
    app,
    store,
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

/** How Slack delivers: what is said of the app has to hold over both. */
export const ways = ['signed HTTP', 'Socket Mode'] as const;

/** As `runningApp`, by one of the ways. */
export function runningBy(way: (typeof ways)[number]): (given?: Given) => Promise<Running> {
  return (given = {}) => runningApp({ ...given, socket: way === 'Socket Mode' });
}

/** The real app over a stand-in that is there already, perhaps beside another one; stopped when the test ends. */
export async function appOver(
  slack: SlackStandIn,
  store: Store,
  given: Given,
): Promise<Pick<Running, 'app' | 'logged' | 'waits'>> {
  const logged: string[] = [];
  const waits: number[] = [];
  const common = { botToken: secrets.botToken, apiUrl: slack.apiUrl, logLevel: 'debug' } as const;
  const settings: SlackSettings = given.socket
    ? { mode: 'socket', appToken: secrets.appToken, port: given.health ? 0 : null, ...common }
    : { mode: 'http', signingSecret: secrets.signingSecret, port: 0, ...common };
  const ready = await slackApp(settings, {
    respond: given.respond ?? (given.answerer ? respondWith(given.answerer) : echo),
    draw: given.draw ?? (() => Promise.resolve({ state: 'none' })),
    knowledge: given.answerer ?? noKnowledge,
    store,
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
  const app = await ready.listen();
  onTestFinished(() => app.stop().catch(() => undefined));
  return { app, logged, waits };
}
