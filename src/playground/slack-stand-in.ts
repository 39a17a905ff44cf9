import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { deliverOverHttp, type Delivered, type Transport } from './slack-stand-in-transport.ts';
import { isOwnRequest } from './own-requests.ts';
import { faultyAnswers, type Fault } from './slack-stand-in-faults.ts';
import { methods, type Answered } from './slack-stand-in-methods.ts';
import { responseAddresses } from './slack-stand-in-responses.ts';
import { deliveries, type Deliveries } from './slack-stand-in-deliveries.ts';
import { openTranscript, type Transcript } from './slack-stand-in-transcript.ts';
import { isJson, openWorkspace, type Json, type Workspace } from './slack-stand-in-workspace.ts';

export interface StandInSettings {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly signingSecret: string;
  readonly botToken: string;
  readonly appToken: string;
  /** The id of its one team, where there are several stand-ins. */
  readonly team?: string;
}

/** A local server that plays Slack: one workspace, its Web API, and the deliveries that a person causes. */
export interface SlackStandIn extends Deliveries {
  /** For SLACK_API_URL. */
  readonly apiUrl: string;
  readonly settings: StandInSettings;
  readonly workspace: Workspace;
  readonly transcript: Transcript;
  /** Deliveries go over HTTP to this address from now on. */
  deliverTo(address: string): void;
  /** Deliveries go over Socket Mode from now on; resolves with its controls. */
  deliverBySocket(): Promise<SocketControls>;
  /** The next calls of a method (or of `response_url`) go wrong, one fault each. */
  fail(method: string, ...faults: readonly Fault[]): void;
  close(): Promise<void>;
}

export interface SocketControls {
  /** Resolves when a connection that was not there before is open and greeted. */
  connected(): Promise<void>;
  /** Tells every connection to go away, as Slack does before it recycles them. */
  disconnect(reason: 'warning' | 'refresh_requested'): void;
}

/** Starts the stand-in on a free port of this machine. */
export async function startSlackStandIn(settings: StandInSettings): Promise<SlackStandIn> {
  const workspace = openWorkspace(settings.now, settings.team);
  const transcript = openTranscript();
  const faulty = faultyAnswers(transcript);
  const responses = responseAddresses(workspace, settings.now);
  let transport: Transport | null = null;
  let socketUrl: string | null = null;

  const server: Server = createServer((request, response) => {
    if (isOwnRequest(request.headers)) void serve(request, response).catch(() => response.destroy());
    else response.writeHead(403).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const base = `http://127.0.0.1:${port}/`;

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const content = await buffer(request);
    const [, kind = '', name = ''] = (request.url ?? '').split('/', 3);
    if (kind === 'upload') {
      const file = workspace.files.get(name);
      if (file) file.content = content;
      response.writeHead(file ? 200 : 404).end('OK');
      return;
    }
    const method = kind === 'response' ? 'response_url' : name;
    const body = readBody(content, request.headers['content-type'] ?? '');
    const work = (): Answered =>
      method === 'response_url' ? responses.respond(name, body) : callMethod(method, body, request);
    await faulty.answer(method, body, work, response);
  };

  const callMethod = (method: string, body: Json, request: IncomingMessage): Answered => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? body['token'];
    if (token === undefined) return { ok: false, error: 'not_authed' };
    if (method === 'apps.connections.open') {
      if (token !== settings.appToken) return { ok: false, error: 'not_allowed_token_type' };
      return socketUrl === null ? { ok: false, error: 'internal_error' } : { ok: true, url: socketUrl };
    }
    if (token !== settings.botToken) return { ok: false, error: 'invalid_auth' };
    const found = methods[method];
    return found === undefined ? { ok: false, error: 'unknown_method' } : found(body, workspace, base);
  };

  const deliver = async (envelope: Parameters<Transport>[0]): Promise<Delivered> => {
    if (transport === null) throw new Error('the stand-in has nowhere to deliver to');
    return transport(envelope);
  };

  const standIn: SlackStandIn = {
    ...deliveries(workspace, deliver, (...about) => `${base}response/${responses.open(...about)}`),
    apiUrl: `${base}api/`,
    settings,
    workspace,
    transcript,
    deliverTo(to) {
      transport = deliverOverHttp(to, settings);
    },
    async deliverBySocket() {
      // Loaded only here: its library is for development alone.
      const { openSocketServer } = await import('./slack-stand-in-socket.ts');
      const socket = openSocketServer(server);
      socketUrl = `ws://127.0.0.1:${port}/socket?ticket=secret-ticket`;
      transport = socket.deliver;
      return socket;
    },
    fail: (method, ...faults) => faulty.fail(method, ...faults),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
  return standIn;
}

function readBody(content: Buffer, type: string): Json {
  if (type.startsWith('application/json')) {
    const read: unknown = JSON.parse(content.toString('utf8'));
    return isJson(read) ? read : {};
  }
  // Web API forms carry lists and objects as JSON.
  const form: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(content.toString('utf8'))) {
    form[name] = /^[[{]/.test(value) && name !== 'text' ? JSON.parse(value) : value;
  }
  return form;
}
