import { webApi } from '@slack/bolt';
import type { Posted } from './post.ts';

/** What became of one call to Slack. */
export type Outcome =
  /** With the name of a message that was posted and of its conversation, where Slack says them. */
  | { readonly kind: 'accepted'; readonly ts: string | null; readonly channel: string | null }
  /** A plain no: repeating would not help, another way might. */
  | { readonly kind: 'refused'; readonly code: string }
  /** Not now: worth one more try after the wait, in milliseconds. */
  | { readonly kind: 'later'; readonly code: string; readonly wait: number }
  /** No answer came. It may have arrived, so repeating could show it twice. */
  | { readonly kind: 'unconfirmed'; readonly code: string };

/** How long a passing trouble of Slack's is given; a busy Slack says itself how long to wait. */
const pause = 500;

const blockFaults = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'only_one_table_allowed',
  'block_mismatch',
]);
const passingFaults = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);
/** Failures before anything was sent. */
const unsent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/** Whether the blocks were what Slack refused, so that the text alone may pass. */
export function refusesBlocks(outcome: Outcome): boolean {
  return outcome.kind === 'refused' && blockFaults.has(outcome.code);
}

/** What became of a Web API call. Never rejects. */
export async function outcomeOf(call: () => Promise<unknown>): Promise<Outcome> {
  try {
    const answer = await call();
    return { kind: 'accepted', ts: textOf(answer, 'ts'), channel: textOf(answer, 'channel') };
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError) return refusal(error.data.error, null);
    if (error instanceof webApi.WebAPIRateLimitedError) return refusal('ratelimited', error.retryAfter);
    if (error instanceof webApi.WebAPIHTTPError) return refusal(`http_${error.statusCode}`, null);
    return unanswered(error instanceof webApi.WebAPIRequestError ? error.original : error);
  }
}

/** What became of a post to a response address, which says its errors in several forms. Never rejects. */
export async function outcomeOfPost(call: () => Promise<Posted>): Promise<Outcome> {
  try {
    const { status, retryAfter, text: said } = await call();
    if (status >= 200 && status < 300 && !/"ok"\s*:\s*false/.test(said))
      return { kind: 'accepted', ts: null, channel: null };
    if (status === 429) return refusal('ratelimited', Number(retryAfter ?? '1'));
    const [, code] = /"error"\s*:\s*"(\w{1,60})"/.exec(said) ?? /^\s*(\w{1,60})\s*$/.exec(said) ?? [];
    return refusal(code !== undefined && blockFaults.has(code) ? code : `http_${status}`, null);
  } catch (error) {
    return unanswered(error);
  }
}

function textOf(answer: unknown, name: string): string | null {
  const value: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : null;
  return typeof value === 'string' ? value : null;
}

function refusal(code: string, retryAfter: number | null): Outcome {
  if (code === 'ratelimited') return { kind: 'later', code, wait: (retryAfter ?? 1) * 1000 };
  return passingFaults.has(code) || code.startsWith('http_5')
    ? { kind: 'later', code, wait: pause }
    : { kind: 'refused', code };
}

function unanswered(error: unknown): Outcome {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code =
    cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'no_answer';
  return unsent.has(code) ? { kind: 'later', code, wait: pause } : { kind: 'unconfirmed', code };
}
