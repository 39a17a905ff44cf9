import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { actSchema, carryOut } from './acts.ts';
import { isOwnRequest } from './own-requests.ts';
import type { PageFiles } from './page-bundle.ts';
import type { SlackStandIn } from './slack-stand-in.ts';
import { shownTo, type Surroundings } from './shown.ts';

export interface PageServer {
  readonly port: number;
  close(): Promise<void>;
}

export interface PageServerParts {
  readonly slack: SlackStandIn;
  readonly files: PageFiles;
  readonly surroundings: Surroundings;
  /** Whoever sits at the page, unless it says otherwise. */
  readonly user: string;
  readonly port: number;
}

const loopback = '127.0.0.1';
/** The page may load nothing but what this server has. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const mostBytes = 200_000;

const pictures: Readonly<Record<string, string | undefined>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
};

/**
 * Serves the page, what a person sees (as server-sent events) and what they do, on this machine only. Rejects when
 * the port is taken.
 */
export async function servePage(parts: PageServerParts): Promise<PageServer> {
  const { slack, files, surroundings } = parts;
  const watching = new Map<ServerResponse, string>();
  let soon: NodeJS.Immediate | null = null;

  const shown = (user: string): string =>
    `data: ${JSON.stringify(shownTo(user, slack.workspace, surroundings))}\n\n`;
  /** Several changes at once are one event. */
  const tell = (): void => {
    soon ??= setImmediate(() => {
      soon = null;
      for (const [response, user] of watching) response.write(shown(user));
    });
  };

  const personIn = (url: URL): string => {
    const person = url.searchParams.get('as') ?? '';
    const { people, app } = slack.workspace;
    return people.has(person) && person !== app.userId ? person : parts.user;
  };

  const act = async (user: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!String(request.headers['content-type']).startsWith('application/json')) {
      return refuse(response, 415);
    }
    if (Number(request.headers['content-length'] ?? mostBytes) >= mostBytes) return refuse(response, 413);
    const read = actSchema.safeParse(parsed((await buffer(request)).toString()));
    if (!read.success) return refuse(response, 400);
    const doing = carryOut(read.data, user, slack);
    // What the person wrote shows at once, before the app has taken it.
    tell();
    const done = await doing;
    tell();
    say(response, 200, 'application/json; charset=utf-8', JSON.stringify(done));
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', `http://${loopback}`);
    const { pathname } = url;
    const user = personIn(url);
    if (request.method === 'POST' && pathname === '/act') return act(user, request, response);
    if (request.method !== 'GET') return refuse(response, 405);
    const file = files.get(pathname);
    if (file !== undefined) return say(response, 200, file.type, file.content);
    if (pathname === '/shown') {
      response.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8' });
      // A page that waits for a new start should not wait long: milliseconds.
      response.write(`retry: 500\n${shown(user)}`);
      watching.set(response, user);
      response.on('close', () => watching.delete(response));
      return;
    }
    const shared = slack.workspace.files.get(/^\/files\/(\w+)$/.exec(pathname)?.[1] ?? '');
    if (shared === undefined || shared.content === null) return refuse(response, 404);
    const type = pictures[/\.(\w+)$/.exec(shared.name.toLowerCase())?.[1] ?? ''];
    // Nothing but a picture is opened here: other files are saved.
    if (type === undefined) {
      response.setHeader(
        'content-disposition',
        `attachment; filename*=UTF-8''${encodeURIComponent(shared.name)}`,
      );
    }
    say(response, 200, type ?? 'application/octet-stream', shared.content);
  };

  const server = createServer((request, response) => {
    if (isOwnRequest(request.headers)) void serve(request, response).catch(() => response.destroy());
    else refuse(response, 403);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port, loopback, resolve);
  });
  const unwatch = slack.transcript.watch(tell);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    async close() {
      unwatch();
      if (soon !== null) clearImmediate(soon);
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

function say(response: ServerResponse, status: number, type: string, content: string | Uint8Array): void {
  response.writeHead(status, { ...headers, 'content-type': type }).end(content);
}

function refuse(response: ServerResponse, status: number): void {
  say(response, status, 'text/plain; charset=utf-8', `${status}\n`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
