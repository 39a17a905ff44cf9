import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import type { Envelope, Transport } from '../../src/playground/slack-stand-in-transport.ts';
import { portOf } from '../ports.ts';

/**
 * The address of a server that takes deliveries over HTTP and passes them on by another transport, gone when the
 * test ends. Signatures are neither read nor passed on.
 */
export async function bridge(passOn: Transport): Promise<string> {
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status, body } = await passOn(envelopeOf(await text(request), request));
    response.writeHead(status).end(body);
  };
  const server = createServer((request, response) => {
    void take(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${portOf(server)}`;
}

function envelopeOf(body: string, { headers }: IncomingMessage): Envelope {
  const [num, reason] = [headers['x-slack-retry-num'], headers['x-slack-retry-reason']];
  const retry = num === undefined ? {} : { retry: { num: Number(num), reason: String(reason) } };
  if (headers['content-type'] === 'application/json') {
    return { type: 'events_api', payload: JSON.parse(body), ...retry };
  }
  const form = new URLSearchParams(body);
  const payload = form.get('payload');
  return payload === null
    ? { type: 'slash_commands', payload: Object.fromEntries(form), ...retry }
    : { type: 'interactive', payload: JSON.parse(payload), ...retry };
}
