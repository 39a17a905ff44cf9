import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { deliverOverHttp, type Delivered, type Transport } from './slack-stand-in-transport.ts';
import { isOwnRequest } from './own-requests.ts';
import { judgeMessage } from './slack-stand-in-judge.ts';
import { keep, methods, type Answered } from './slack-stand-in-methods.ts';
import { deliveries, type Deliveries } from './slack-stand-in-deliveries.ts';
import { openTranscript, type Call, type Transcript } from './slack-stand-in-transcript.ts';
import { isJson, openWorkspace, type Json, type Workspace } from './slack-stand-in-workspace.ts';

/** What goes wrong with one call; queued by method and used up by the next call of that method. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly body?: string }
  | { readonly kind: 'rate-limited'; readonly retryAfter: number }
  | { readonly kind: 'error'; readonly error: string }
  /** The connection is cut, before or after the call took effect. */
  | { readonly kind: 'drop'; readonly took: boolean }
  /** Never answered, without or with effect. */
  | { readonly kind: 'silence'; readonly took: boolean }
  /** Answered as usual, but not before the promise resolves. */
  | { readonly kind: 'hold'; readonly until: Promise<unknown> };

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
  const faults = new Map<string, Fault[]>();
  const responses = new Map<string, ResponseAddress>();
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
      method === 'response_url' ? respond(responses.get(name), body) : callMethod(method, body, request);
    await answer(method, body, work, response);
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

  const respond = (to: ResponseAddress | undefined, body: Json): Answered => {
    if (to === undefined) return { ok: false, error: 'expired_url' };
    if (to.uses >= 5 || settings.now() > to.expires) return { ok: false, error: 'used_url' };
    to.uses += 1;
    const index = workspace.messages.findIndex(
      (one) => one.channel === to.channel && one.ts === to.messageTs,
    );
    const original = workspace.messages[index];
    if (body['delete_original'] === true) {
      if (original) workspace.messages.splice(index, 1);
      return { ok: true };
    }
    const refusal = judgeMessage(body);
    if (refusal) return { ok: false, ...refusal };
    const text = String(body['text']);
    const blocks = Array.isArray(body['blocks']) ? body['blocks'].filter(isJson) : [];
    if (body['replace_original'] === true && original !== undefined) {
      workspace.messages[index] = { ...original, text, blocks };
      return { ok: true };
    }
    const thread = typeof body['thread_ts'] === 'string' ? body['thread_ts'] : null;
    const onlyFor = body['response_type'] === 'in_channel' ? null : to.user;
    keep(workspace, { channel: to.channel, text, blocks, thread, onlyFor });
    return { ok: true };
  };

  /** Answers a call, or lets it go wrong as queued; either way it ends up in the transcript. */
  const answer = async (
    method: string,
    body: Json,
    work: () => Answered,
    response: ServerResponse,
  ): Promise<void> => {
    const fault = faults.get(method)?.shift();
    const record = (given: Call['answer'], took: boolean): void => {
      transcript.add({ method, body, answer: given, took });
    };
    const say = (status: number, said: Json, took: boolean, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
      response.end(JSON.stringify(said));
      record({ status, body: said }, took);
    };
    switch (fault?.kind) {
      case 'status':
        response.writeHead(fault.status).end(fault.body ?? '');
        record({ status: fault.status, body: {} }, false);
        return;
      case 'rate-limited':
        say(429, { ok: false, error: 'ratelimited' }, false, { 'retry-after': String(fault.retryAfter) });
        return;
      case 'error':
        say(method === 'response_url' ? 400 : 200, { ok: false, error: fault.error }, false);
        return;
      case 'drop':
      case 'silence':
        if (fault.took) work();
        if (fault.kind === 'drop') response.destroy();
        record(null, fault.took);
        return;
      case 'hold':
        await fault.until;
        break;
      case undefined:
        break;
    }
    const result = work();
    // Slack's Web API says 200 to everything; a response address says 404 when it is spent, 400 to a bad payload.
    const status = result.ok || method !== 'response_url' ? 200 : result.error.endsWith('_url') ? 404 : 400;
    const said = result.ok
      ? result
      : { ok: false, error: result.error, response_metadata: { messages: result.messages ?? [] } };
    say(status, said, result.ok);
  };

  const openResponse = (channel: string, user: string, messageTs: string | null): string => {
    const name = workspace.nextId('R');
    responses.set(name, { channel, user, messageTs, uses: 0, expires: settings.now() + 30 * 60_000 });
    return `${base}response/${name}`;
  };
  const deliver = async (envelope: Parameters<Transport>[0]): Promise<Delivered> => {
    if (transport === null) throw new Error('the stand-in has nowhere to deliver to');
    return transport(envelope);
  };

  const standIn: SlackStandIn = {
    ...deliveries(workspace, deliver, openResponse),
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
    fail(method, ...queued) {
      faults.set(method, [...(faults.get(method) ?? []), ...queued]);
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
  return standIn;
}

interface ResponseAddress {
  readonly channel: string;
  readonly user: string;
  readonly messageTs: string | null;
  uses: number;
  readonly expires: number;
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
