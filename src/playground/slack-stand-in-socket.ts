import type { Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { z } from 'zod';
import type { SocketControls } from './slack-stand-in.ts';
import type { Delivered, Envelope, Transport } from './slack-stand-in-transport.ts';

const acknowledgement = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

/** Slack's side of Socket Mode on a server that exists already. */
export function openSocketServer(server: Server): SocketControls & { readonly deliver: Transport } {
  const sockets = new WebSocketServer({ server });
  const open: WebSocket[] = [];
  const waitingForAck = new Map<string, (delivered: Delivered) => void>();
  const arrivals: WebSocket[] = [];
  let arrived: (() => void) | null = null;
  let counter = 0;

  sockets.on('connection', (socket) => {
    open.push(socket);
    socket.on('message', (data: Buffer) => {
      const read = acknowledgement.safeParse(JSON.parse(data.toString('utf8')));
      if (!read.success) return;
      const { envelope_id, payload } = read.data;
      waitingForAck.get(envelope_id)?.({ status: 200, body: JSON.stringify(payload ?? {}) });
      waitingForAck.delete(envelope_id);
    });
    socket.on('close', () => open.splice(open.indexOf(socket), 1));
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: open.length,
        connection_info: { app_id: 'A0SAFEGUARD' },
      }),
    );
    arrivals.push(socket);
    arrived?.();
  });

  return {
    async connected() {
      while (arrivals.shift() === undefined) {
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
      }
    },
    disconnect(reason) {
      for (const socket of open) socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: {} }));
    },
    deliver({ type, payload, retry }: Envelope) {
      const socket = open.at(-1);
      if (socket === undefined) return Promise.reject(new Error('no socket is connected'));
      counter += 1;
      const envelope_id = `envelope-${counter}`;
      return new Promise((resolve) => {
        waitingForAck.set(envelope_id, resolve);
        socket.send(
          JSON.stringify({
            envelope_id,
            type,
            payload,
            accepts_response_payload: type !== 'events_api',
            ...(retry ? { retry_attempt: retry.num, retry_reason: retry.reason } : {}),
          }),
        );
      });
    },
  };
}
