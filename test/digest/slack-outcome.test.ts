import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { webApi } from '@slack/bolt';
import { describe, expect, it, onTestFinished } from 'vitest';
import { deliveryMetadata, findInHistory, postedBy } from '../../src/digest/slack-outcome.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const says =
  (status: number, body: object, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };

/** A real client before a server that gives these answers in turn. */
async function clientOf(...answers: readonly Answer[]): Promise<webApi.WebClient> {
  const left = [...answers];
  const server = createServer((request, response) => left.shift()?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no address');
  return clientAt(`http://127.0.0.1:${address.port}/api/`);
}

function clientAt(slackApiUrl: string): webApi.WebClient {
  return new webApi.WebClient('xoxb-test', {
    slackApiUrl,
    timeout: 200,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: webApi.LogLevel.ERROR,
  });
}

const post = (client: webApi.WebClient) =>
  postedBy(() => client.chat.postMessage({ channel: 'C1', text: 'news', metadata: deliveryMetadata('k') }));

describe('what became of a message', () => {
  it.each<[string, Answer, object]>([
    ['taken', says(200, { ok: true, ts: '1.2' }), { kind: 'sent', ts: '1.2' }],
    ['archived', says(200, { ok: false, error: 'is_archived' }), { kind: 'refused', reason: 'is_archived' }],
    [
      'not a member',
      says(200, { ok: false, error: 'not_in_channel' }),
      { kind: 'refused', reason: 'not_in_channel' },
    ],
    [
      'revoked',
      says(200, { ok: false, error: 'token_revoked' }),
      { kind: 'refused', reason: 'token_revoked' },
    ],
    [
      'too fast',
      says(429, { ok: false }, { 'retry-after': '7' }),
      { kind: 'rate-limited', retryAfter: 7000 },
    ],
    [
      'a fault inside Slack',
      says(200, { ok: false, error: 'internal_error' }),
      { kind: 'unknown', reason: 'internal_error' },
    ],
    ['a failing server', says(503, { ok: false }), { kind: 'unknown', reason: 'http_503' }],
    ['a proxy in the way', says(403, {}), { kind: 'not-sent', reason: 'http_403' }],
    ['a cut connection', (request) => request.socket.destroy(), { kind: 'unknown' }],
    ['no answer', () => undefined, { kind: 'unknown' }],
  ])('is told apart: %s', async (_, answer, expected) => {
    expect(await post(await clientOf(answer))).toMatchObject(expected);
  });

  it('is certain where nobody listens', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await new Promise((resolve) => server.close(resolve));
    const posted = await post(clientAt(`http://127.0.0.1:${port}/api/`));
    expect(posted).toEqual({ kind: 'not-sent', reason: 'ECONNREFUSED' });
  });
});

describe('looking for a message', () => {
  const page = (messages: readonly object[], next = ''): Answer =>
    says(200, { ok: true, messages, response_metadata: { next_cursor: next } });
  const look = (client: webApi.WebClient) =>
    findInHistory(
      (cursor) =>
        client.conversations.history({
          channel: 'C1',
          include_all_metadata: true,
          ...(cursor === undefined ? {} : { cursor }),
        }),
      'sub:2026-W48',
    );
  const ours = { ts: '3.1', metadata: deliveryMetadata('sub:2026-W48') };
  const others = [
    { ts: '4.1', text: 'hello' },
    { ts: '4.2', metadata: deliveryMetadata('sub:2026-W47') },
    { ts: '4.3', metadata: { event_type: 'another_app', event_payload: { key: 'sub:2026-W48' } } },
  ];

  it('goes through all its pages', async () => {
    expect(await look(await clientOf(page(others, 'next'), page([ours])))).toEqual({
      kind: 'found',
      ts: '3.1',
    });
    expect(await look(await clientOf(page(others, 'next'), page(others)))).toEqual({ kind: 'absent' });
  });

  it('never takes a look that failed for an absence', async () => {
    expect(await look(await clientOf(page(others, 'next'), says(500, {})))).toMatchObject({ kind: 'later' });
    expect(await look(await clientOf(says(429, {}, { 'retry-after': '1' })))).toMatchObject({
      kind: 'later',
    });
    const endless = Array.from({ length: 40 }, () => page(others, 'next'));
    expect(await look(await clientOf(...endless))).toMatchObject({ kind: 'later' });
  });

  it('knows when it is not allowed', async () => {
    const client = await clientOf(says(200, { ok: false, error: 'missing_scope' }));
    expect(await look(client)).toEqual({ kind: 'no-scope' });
  });
});
