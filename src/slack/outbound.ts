import { webApi } from '@slack/bolt';
import type { KnownBlock } from './ask.ts';
import { fitMessage, type Message } from './fit-message.ts';
import type { Log } from './log.ts';
import { wording } from './wording.ts';

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
  /** Everybody in a conversation; `user` is told when that cannot be done. */
  | {
      readonly kind: 'conversation';
      readonly channel: string;
      readonly user: string;
      readonly thread: string | null;
    }
  /** Everybody in a conversation, by way of a response address, which works where the app is no member. */
  | {
      readonly kind: 'shared';
      readonly responseUrl: string | null;
      readonly channel: string | null;
      readonly thread: string | null;
    };

export type Sent =
  | { readonly kind: 'sent'; readonly by: RouteName }
  /** Slack neither confirmed nor refused it: it may have arrived, so it is not sent again. */
  | { readonly kind: 'unconfirmed'; readonly by: RouteName }
  | { readonly kind: 'failed'; readonly refusals: readonly string[] };

/** The only writer to Slack. */
export interface Outbound {
  /** Sends a message, by another way when the first is refused. Never throws. */
  send(message: Message, to: Destination): Promise<Sent>;
  /** Who the app is, asked once at the start. Throws when Slack refuses the token. */
  identity(): Promise<Identity>;
}

export interface Identity {
  readonly botId: string;
  readonly botUserId: string;
}

export interface OutboundParts {
  readonly client: webApi.WebClient;
  readonly log: Log;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly timeout: number;
}

type RouteName = 'response_url' | 'ephemeral' | 'conversation' | 'direct message';

interface Route {
  readonly name: RouteName;
  /** Said before the message when it comes by this way. */
  readonly preface: string | null;
  /** Sending twice shows it once. */
  readonly repeatable: boolean;
  readonly send: (message: Message) => Promise<Outcome>;
}

type Outcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly code: string }
  /** Refused for now: worth one more try after the wait. */
  | { readonly kind: 'later'; readonly code: string; readonly wait: number }
  | { readonly kind: 'unconfirmed'; readonly code: string };

/** Where a short trouble of Slack's is over; a busier one says itself how long to wait. */
const pause = 500;
/** A longer wait than this is no answer any more: another way is tried instead. */
const longestWait = 30_000;

const blockFaults = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'only_one_table_allowed',
  'invalid_attachments',
  'block_mismatch',
]);
const passingFaults = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
]);

/** The writer over a Web API client; the client must not retry by itself. */
export function openOutbound({ client, log, wait, timeout }: OutboundParts): Outbound {
  const postMessage = async (channel: string, thread: string | null, message: Message): Promise<Outcome> =>
    outcomeOf(() =>
      client.chat.postMessage({
        channel,
        ...inSlackForm(message),
        ...(thread === null ? {} : { thread_ts: thread }),
        unfurl_links: false,
        unfurl_media: false,
      }),
    );

  const direct = (user: string, preface: string | null): Route => ({
    name: 'direct message',
    preface,
    repeatable: false,
    send: async (message) => {
      let channel: string | undefined;
      const opened = await outcomeOf(async () => {
        channel = (await client.conversations.open({ users: user })).channel?.id;
      });
      if (opened.kind === 'unconfirmed') return { kind: 'later', code: opened.code, wait: pause };
      if (opened.kind !== 'accepted') return opened;
      return channel === undefined
        ? { kind: 'refused', code: 'no_channel' }
        : postMessage(channel, null, message);
    },
  });

  const ephemeral = (channel: string, user: string, thread: string | null): Route => ({
    name: 'ephemeral',
    preface: null,
    repeatable: false,
    send: (message) =>
      outcomeOf(() =>
        client.chat.postEphemeral({
          channel,
          user,
          ...inSlackForm(message),
          ...(thread === null ? {} : { thread_ts: thread }),
        }),
      ),
  });

  const conversation = (channel: string, thread: string | null): Route => ({
    name: 'conversation',
    preface: null,
    repeatable: false,
    send: (message) => postMessage(channel, thread, message),
  });

  const responseUrl = (url: string, form: Record<string, unknown>, repeatable: boolean): Route => ({
    name: 'response_url',
    preface: null,
    repeatable,
    send: (message) => postToResponseUrl(url, { ...inSlackForm(message), ...form }, timeout),
  });

  const routesTo = (to: Destination): readonly Route[] => {
    const thread = to.thread === null ? {} : { thread_ts: to.thread };
    switch (to.kind) {
      case 'private':
        return [
          ...(to.responseUrl === null
            ? []
            : [
                responseUrl(
                  to.responseUrl,
                  { response_type: 'ephemeral', replace_original: to.replace, ...thread },
                  to.replace,
                ),
              ]),
          ...(to.channel === null ? [] : [ephemeral(to.channel, to.user, to.thread)]),
          direct(to.user, null),
        ];
      case 'conversation':
        return [conversation(to.channel, to.thread), direct(to.user, wording.elsewhere)];
      case 'shared':
        return [
          ...(to.responseUrl === null
            ? []
            : [
                responseUrl(
                  to.responseUrl,
                  { response_type: 'in_channel', replace_original: false, ...thread },
                  false,
                ),
              ]),
          ...(to.channel === null ? [] : [conversation(to.channel, to.thread)]),
        ];
    }
  };

  /** One way: once more when Slack asks for patience, and in words alone when it refuses the blocks. */
  const travel = async (route: Route, message: Message): Promise<Outcome> => {
    let outcome = await patiently(route, message);
    if (outcome.kind === 'refused' && blockFaults.has(outcome.code)) {
      log.warn({ route: route.name, code: outcome.code }, 'blocks refused, sending the text alone');
      outcome = await patiently(route, { text: message.text, blocks: [] });
    }
    return outcome;
  };

  const patiently = async (route: Route, message: Message): Promise<Outcome> => {
    const first = await route.send(message);
    if (first.kind === 'unconfirmed' && route.repeatable) return route.send(message);
    if (first.kind !== 'later' || first.wait > longestWait) return first;
    log.warn({ route: route.name, code: first.code, wait: first.wait }, 'trying once more');
    await wait(first.wait);
    return route.send(message);
  };

  return {
    async send(message, to) {
      const { message: fitted, shortened } = fitMessage(message);
      if (shortened.length > 0) log.warn({ shortened }, 'message shortened to fit');
      const refusals: string[] = [];
      let route: Route | undefined;
      const routes = [...routesTo(to)];
      while ((route = routes.shift()) !== undefined) {
        const preface =
          refusals.at(-1) === 'not_in_channel' && route.preface !== null ? wording.inviteMe : route.preface;
        const outcome = await travel(route, preface === null ? fitted : prefaced(preface, fitted));
        if (outcome.kind === 'accepted') return { kind: 'sent', by: route.name };
        log.warn({ route: route.name, code: outcome.code }, 'not sent by this way');
        if (outcome.kind === 'unconfirmed') {
          // Another way could show the answer twice, so it carries only a word about it.
          for (const other of routes) {
            const told = await travel(other, { text: wording.perhapsLost, blocks: [] });
            if (told.kind === 'accepted') break;
          }
          return { kind: 'unconfirmed', by: route.name };
        }
        refusals.push(outcome.code);
      }
      log.error({ refusals }, 'no way to send was left');
      return { kind: 'failed', refusals };
    },

    async identity() {
      const { bot_id, user_id } = await client.auth.test();
      if (bot_id === undefined || user_id === undefined)
        throw new Error('auth.test names no bot: not a bot token');
      return { botId: bot_id, botUserId: user_id };
    },
  };
}

// Without blocks Slack reads the text as markup, with them it only falls back to it.
function inSlackForm({ text, blocks }: Message): { text: string; blocks?: KnownBlock[] } {
  return blocks.length === 0 ? { text } : { text, blocks: [...blocks] };
}

function prefaced(preface: string, { text, blocks }: Message): Message {
  const block: KnownBlock = { type: 'section', text: { type: 'mrkdwn', text: preface, verbatim: true } };
  return fitMessage({ text: `${preface}\n${text}`, blocks: blocks.length === 0 ? [] : [block, ...blocks] })
    .message;
}

async function outcomeOf(call: () => Promise<unknown>): Promise<Outcome> {
  try {
    await call();
    return { kind: 'accepted' };
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError) return refusal(error.data.error, null);
    if (error instanceof webApi.WebAPIRateLimitedError) return refusal('ratelimited', error.retryAfter);
    if (error instanceof webApi.WebAPIHTTPError) return refusal(`http_${error.statusCode}`, null);
    return lost(error instanceof webApi.WebAPIRequestError ? error.original : error);
  }
}

async function postToResponseUrl(url: string, body: unknown, timeout: number): Promise<Outcome> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
    const said = await response.text();
    const code = /"error"\s*:\s*"(\w+)"/.exec(said)?.[1] ?? /^(\w{1,60})$/.exec(said.trim())?.[1];
    if (response.ok && !/"ok"\s*:\s*false/.test(said)) return { kind: 'accepted' };
    if (response.status === 429)
      return refusal('ratelimited', Number(response.headers.get('retry-after')) || null);
    return refusal(code !== undefined && blockFaults.has(code) ? code : `http_${response.status}`, null);
  } catch (error) {
    return lost(error);
  }
}

function refusal(code: string, retryAfter: number | null): Outcome {
  if (retryAfter !== null) return { kind: 'later', code, wait: retryAfter * 1000 };
  return passingFaults.has(code) || code.startsWith('http_5')
    ? { kind: 'later', code, wait: pause }
    : { kind: 'refused', code };
}

/** A call without an answer: safe to repeat only when no connection was ever made. */
function lost(error: unknown): Outcome {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code =
    cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'no_answer';
  const neverLeft = [
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'UND_ERR_CONNECT_TIMEOUT',
  ].includes(code);
  return neverLeft ? { kind: 'later', code, wait: pause } : { kind: 'unconfirmed', code };
}
