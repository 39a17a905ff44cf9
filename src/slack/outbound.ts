import type { webApi } from '@slack/bolt';
import type { Workspace } from '../store/tables.ts';
import type { KnownBlock } from './ask.ts';
import { fitMessage, type Message } from './fit-message.ts';
import type { Log } from './log.ts';
import { outcomeOf, outcomeOfPost, refusesBlocks, type Outcome } from './outcome.ts';
import { post as postTo } from './post.ts';
import { uploadFile, type FileDestination, type FileToShow, type Uploaded } from './upload-file.ts';
import { viewWriter, type ViewWriter } from './show-view.ts';
import { wording } from '../present/wording-slack.ts';

/** Who is to see a message, and where. */
export type Destination =
  /** Only the person who asked. With `replace` it takes the place of the message whose button was pressed. */
  | {
      readonly kind: 'private';
      readonly responseUrl: string | null;
      readonly channel: string | null;
      readonly user: string;
      readonly thread: string | null;
      readonly replace: boolean;
    }
  /** Everybody in a conversation; where that cannot be done, `user` gets it in a direct message. */
  | {
      readonly kind: 'conversation';
      readonly channel: string;
      readonly user: string;
      readonly thread: string | null;
    }
  /** Everybody in a conversation: as a post, which a thread can go on from; else by the response address. */
  | {
      readonly kind: 'shared';
      readonly responseUrl: string | null;
      readonly channel: string | null;
      readonly thread: string | null;
    };

export type Sent =
  /** With the message's name and where it stands, where Slack says so: of posts, not of a response address. */
  | { readonly kind: 'sent'; readonly ts: string | null; readonly channel: string | null }
  /** It may have arrived, so it was not sent again; the asker has been told where a private way was left. */
  | { readonly kind: 'unconfirmed' }
  | { readonly kind: 'failed' };

/** Who the app is, as far as Slack says; both are there for a bot token. */
export interface Identity {
  readonly botId?: string;
  readonly botUserId?: string;
  /** The team of the token; null for a token of a whole organisation. */
  readonly team: string | null;
  /** What settings and reports belong to: the team, or the organisation that installed the app for all its teams. */
  readonly workspace: Workspace | null;
}

/** The only writer to Slack. */
export interface Outbound extends ViewWriter {
  /** Sends a message, by another way when the first is refused. Never rejects. */
  readonly send: (message: Message, to: Destination) => Promise<Sent>;
  /** Uploads a file and waits until it can be seen. Never rejects. */
  readonly upload: (file: FileToShow, to: FileDestination) => Promise<Uploaded>;
  /** Who the app is. Rejects when Slack refuses the token or cannot be reached. */
  readonly identity: () => Promise<Identity>;
}

export interface OutboundParts {
  /** Must not retry by itself. */
  readonly client: webApi.WebClient;
  readonly log: Log;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** How long a response address may take to answer, in milliseconds. */
  readonly timeout: number;
}

/** One way to bring a message to its readers. */
interface Route {
  readonly name: 'response_url' | 'ephemeral' | 'conversation' | 'direct message';
  readonly send: (message: Message) => Promise<Outcome>;
  /** Sending twice shows it once. */
  readonly repeatable?: boolean;
  /** Everybody in the conversation sees it. */
  readonly open?: boolean;
  /** Said before the message when it comes by this way. */
  readonly preface?: string;
}

/** A reply that comes later than this is no reply any more: another way is tried instead. */
const longestWait = 30_000;

/** How long before a conversation is opened once more, in milliseconds. */
const reopening = 500;

/** The writer over a Web API client. */
export function openOutbound({ client, log, wait, timeout }: OutboundParts): Outbound {
  const route = routes(client, timeout);

  const routesTo = (to: Destination): Route[] => {
    const { channel, thread } = to;
    switch (to.kind) {
      case 'private':
        return [
          ...(to.responseUrl === null ? [] : [route.privately(to.responseUrl, thread, to.replace)]),
          ...(channel === null ? [] : [route.ephemeral(channel, to.user, thread)]),
          route.direct(to.user),
        ];
      case 'conversation':
        return [
          route.conversation(to.channel, thread),
          { ...route.direct(to.user), preface: wording.elsewhere },
        ];
      case 'shared':
        return [
          ...(channel === null ? [] : [route.conversation(channel, thread)]),
          ...(to.responseUrl === null ? [] : [route.publicly(to.responseUrl, thread)]),
        ];
    }
  };

  /** One way: once more when Slack asks for patience, in words alone when it refuses the blocks. */
  const travel = async (way: Route, message: Message): Promise<Outcome> => {
    const outcome = await patiently(way, message);
    if (!refusesBlocks(outcome) || message.blocks.length === 0) return outcome;
    log.error({ way: way.name }, 'blocks refused: sending the text alone');
    return patiently(way, { text: message.text, blocks: [] });
  };

  const patiently = async (way: Route, message: Message): Promise<Outcome> => {
    const outcome = await way.send(message);
    if (outcome.kind === 'unconfirmed' && way.repeatable === true) return way.send(message);
    if (outcome.kind !== 'later' || outcome.wait > longestWait) return outcome;
    log.warn({ way: way.name, code: outcome.code, wait: outcome.wait }, 'trying once more');
    await wait(outcome.wait);
    return way.send(message);
  };

  return {
    async send(message, to) {
      const { message: fitted, shortened } = fitMessage(message);
      if (shortened.length > 0) log.warn({ shortened }, 'message shortened to fit');
      const ways = routesTo(to);
      let invited = false;
      for (const [index, way] of ways.entries()) {
        const preface = invited && way.preface !== undefined ? wording.inviteMe : way.preface;
        const outcome = await travel(way, preface === undefined ? fitted : prefaced(preface, fitted));
        if (outcome.kind === 'accepted') {
          return { kind: 'sent', ts: outcome.ts, channel: outcome.channel };
        }
        log.warn({ way: way.name, code: outcome.code }, 'this way failed');
        if (outcome.kind === 'unconfirmed') {
          // Again, or by another way, the answer could show twice, so only a word about it goes there, in private.
          const others = ways.slice(index + 1);
          for (const other of (others.length === 0 ? [way] : others).filter(({ open }) => open !== true)) {
            const told = await travel(other, { text: wording.perhapsLost, blocks: [] });
            if (told.kind === 'accepted') break;
          }
          return { kind: 'unconfirmed' };
        }
        invited = outcome.code === 'not_in_channel';
      }
      log.error({ kind: to.kind }, 'a message could not be sent by any way');
      return { kind: 'failed' };
    },

    ...viewWriter({ client, log, wait }),

    upload: (file, to) => uploadFile({ client, log, wait, timeout }, file, to),

    async identity() {
      const said = await client.auth.test();
      const { bot_id: botId, user_id: botUserId, team_id: team = null, enterprise_id: enterprise } = said;
      return {
        team: said.is_enterprise_install === true ? null : team,
        workspace: said.is_enterprise_install === true ? (enterprise ?? null) : team,
        ...(botId === undefined ? {} : { botId }),
        ...(botUserId === undefined ? {} : { botUserId }),
      };
    },
  };
}

/** Every way there is, each a function of where it leads. */
function routes(client: webApi.WebClient, timeout: number) {
  const post = (channel: string, thread: string | null, message: Message): Promise<Outcome> =>
    outcomeOf(() =>
      client.chat.postMessage({
        channel,
        ...form(message),
        ...inThread(thread),
        unfurl_links: false,
        unfurl_media: false,
      }),
    );

  const respond = (url: string, body: Readonly<Record<string, unknown>>): Promise<Outcome> =>
    outcomeOfPost(() =>
      postTo(url, { type: 'application/json; charset=utf-8', body: JSON.stringify(body) }, timeout),
    );

  return {
    privately: (url: string, thread: string | null, replace: boolean): Route => ({
      name: 'response_url',
      repeatable: replace,
      send: (message) =>
        respond(url, {
          ...form(message),
          ...(replace
            ? { replace_original: true }
            : { response_type: 'ephemeral', replace_original: false, ...inThread(thread) }),
        }),
    }),
    publicly: (url: string, thread: string | null): Route => ({
      name: 'response_url',
      open: true,
      send: (message) =>
        respond(url, {
          ...form(message),
          response_type: 'in_channel',
          replace_original: false,
          ...inThread(thread),
        }),
    }),
    ephemeral: (channel: string, user: string, thread: string | null): Route => ({
      name: 'ephemeral',
      send: (message) =>
        outcomeOf(() => client.chat.postEphemeral({ channel, user, ...form(message), ...inThread(thread) })),
    }),
    conversation: (channel: string, thread: string | null): Route => ({
      name: 'conversation',
      open: true,
      send: (message) => post(channel, thread, message),
    }),
    direct: (user: string): Route => ({
      name: 'direct message',
      send: async (message) => {
        let channel: string | undefined;
        const opened = await outcomeOf(async () => {
          channel = (await client.conversations.open({ users: user })).channel?.id;
        });
        // Nothing has been said as yet, and a conversation that is opened twice is one.
        if (opened.kind === 'unconfirmed') return { kind: 'later', code: opened.code, wait: reopening };
        if (opened.kind !== 'accepted') return opened;
        return channel === undefined ? { kind: 'refused', code: 'no_channel' } : post(channel, null, message);
      },
    }),
  };
}

/** `parse: none` keeps Slack from making links of plain words where only the text is shown. */
function form({ text, blocks }: Message): { text: string; parse: 'none'; blocks?: KnownBlock[] } {
  return { text, parse: 'none', ...(blocks.length === 0 ? {} : { blocks: [...blocks] }) };
}

function inThread(thread: string | null): { thread_ts?: string } {
  return thread === null ? {} : { thread_ts: thread };
}

function prefaced(preface: string, { text, blocks }: Message): Message {
  const said: KnownBlock = { type: 'section', text: { type: 'mrkdwn', text: preface } };
  const both = { text: `${preface}\n${text}`, blocks: blocks.length === 0 ? [] : [said, ...blocks] };
  return fitMessage(both).message;
}
