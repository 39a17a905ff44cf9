import { webApi } from '@slack/bolt';
import type { Found, Posted } from './digest-message.ts';

/** Under this type the key of a delivery travels in the metadata of its message. */
const eventType = 'safeguard_delivery';

/** Slack's words for a failure on the way, after which the message may stand in the channel all the same. */
const undecided = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);
/** Slack's words for not being allowed to look. */
const notAllowed = new Set([
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_in_channel',
  'channel_not_found',
  'account_inactive',
  'invalid_auth',
  'token_revoked',
]);
/** Network faults after which nothing can have arrived. */
const neverLeft = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
/** A channel with more messages than this since the delivery is not read to the end. */
const mostPages = 20;

/** What to give `chat.postMessage` as metadata, so that the message can be found by its key. */
export function deliveryMetadata(key: string): {
  readonly event_type: string;
  readonly event_payload: { readonly key: string };
} {
  return { event_type: eventType, event_payload: { key } };
}

/**
 * What became of one call of `chat.postMessage`; the client must not repeat it by itself. Whatever does not say
 * clearly that Slack refused it counts as unknown. Never rejects.
 */
export async function postedBy(call: () => Promise<{ readonly ts?: string | undefined }>): Promise<Posted> {
  try {
    return { kind: 'sent', ts: (await call()).ts ?? null };
  } catch (error) {
    if (error instanceof webApi.WebAPIRateLimitedError) {
      return { kind: 'rate-limited', retryAfter: error.retryAfter * 1000 };
    }
    if (error instanceof webApi.WebAPIPlatformError) {
      const reason = error.data.error;
      if (reason === 'ratelimited') return { kind: 'rate-limited', retryAfter: 30_000 };
      return { kind: undecided.has(reason) ? 'unknown' : 'refused', reason };
    }
    if (error instanceof webApi.WebAPIHTTPError) {
      const reason = `http_${error.statusCode}`;
      return { kind: error.statusCode >= 500 ? 'unknown' : 'not-sent', reason };
    }
    const reason = networkFault(error);
    return { kind: neverLeft.has(reason) ? 'not-sent' : 'unknown', reason };
  }
}

/** One page of `conversations.history`, as much of it as matters here. */
export interface HistoryPage {
  readonly messages?:
    readonly { readonly ts?: string | undefined; readonly metadata?: unknown }[] | undefined;
  readonly response_metadata?: { readonly next_cursor?: string | undefined } | undefined;
}

/**
 * Looks for a delivery in the history of its channel. `page` calls `conversations.history` from the instant that
 * the delivery began, with `include_all_metadata`, and with the cursor given. Never rejects.
 */
export async function findInHistory(
  page: (cursor: string | undefined) => Promise<HistoryPage>,
  key: string,
): Promise<Found> {
  let cursor: string | undefined;
  try {
    for (let count = 0; count < mostPages; count += 1) {
      const { messages, response_metadata } = await page(cursor);
      const ts = messages?.find((message) => keyOf(message.metadata) === key)?.ts;
      if (ts !== undefined) return { kind: 'found', ts };
      cursor = response_metadata?.next_cursor;
      if (cursor === undefined || cursor === '') return { kind: 'absent' };
    }
    return { kind: 'later', reason: 'the channel has too many messages to look through' };
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError && notAllowed.has(error.data.error)) {
      return { kind: 'no-scope' };
    }
    return { kind: 'later', reason: error instanceof Error ? error.message : String(error) };
  }
}

function keyOf(metadata: unknown): unknown {
  if (typeof metadata !== 'object' || metadata === null) return undefined;
  if (!('event_type' in metadata) || metadata.event_type !== eventType) return undefined;
  if (!('event_payload' in metadata)) return undefined;
  const payload = metadata.event_payload;
  return typeof payload === 'object' && payload !== null && 'key' in payload ? payload.key : undefined;
}

/** The code of the error at the root of a failed call. */
function networkFault(error: unknown): string {
  let cause: unknown = error instanceof webApi.WebAPIRequestError ? error.original : error;
  while (cause instanceof Error && cause.cause instanceof Error) cause = cause.cause;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : 'no_answer';
}
