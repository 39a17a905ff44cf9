import { createHmac } from 'node:crypto';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Json } from './slack-stand-in-workspace.ts';

/** One delivery as Slack sends it, before it is given an outer form. */
export interface Envelope {
  readonly type: 'slash_commands' | 'events_api' | 'interactive';
  readonly payload: Json;
  /** Set when Slack thinks that an earlier delivery was lost. */
  readonly retry?: { readonly num: number; readonly reason: string };
  /** Only over HTTP: what to do wrong with the signature. */
  readonly signature?: 'wrong' | 'missing' | 'old';
}

/** How the app took a delivery: its acknowledgement. */
export interface Delivered {
  readonly status: number;
  readonly body: string;
}

export type Transport = (envelope: Envelope) => Promise<Delivered>;

export interface Signing {
  readonly signingSecret: string;
  readonly now: () => number;
}

/** Signed HTTP requests to an app, in the form of each kind of delivery. */
export function deliverOverHttp(address: string, signing: Signing): Transport {
  return ({ type, payload, retry, signature }) => {
    const json = type === 'events_api';
    const body = json
      ? JSON.stringify(payload)
      : type === 'slash_commands'
        ? new URLSearchParams(
            Object.entries(payload).map(([name, value]) => [name, String(value)]),
          ).toString()
        : new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    const seconds = Math.floor(signing.now() / 1000) - (signature === 'old' ? 6 * 60 : 0);
    const secret = signature === 'wrong' ? `${signing.signingSecret}x` : signing.signingSecret;
    const mac = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
    return postTo(address, body, {
      'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(seconds),
      ...(signature === 'missing' ? {} : { 'x-slack-signature': `v0=${mac}` }),
      ...(retry ? { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason } : {}),
    });
  };
}

async function postTo(address: string, body: string, headers: Record<string, string>): Promise<Delivered> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(address, { method: 'POST', headers }, resolve).on('error', reject).end(body);
  });
  return { status: response.statusCode ?? 0, body: await text(response) };
}
