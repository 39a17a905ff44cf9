import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { respondWith } from '../../src/compose.ts';
import type { WorkspacesSettings } from '../../src/config.ts';
import type { Answerer } from '../../src/load-answerer.ts';
import { startSlackStandIn, type SlackStandIn } from '../../src/playground/slack-stand-in.ts';
import { slackApp, type RunningSlackApp } from '../../src/slack/app.ts';
import { openLog } from '../../src/slack/log.ts';
import type { Store } from '../../src/store/open-store.ts';
import { portOf } from '../ports.ts';
import { bridge } from './bridge.ts';
import { echo, noKnowledge, secrets } from './running-app.ts';

export const credentials = {
  clientId: '123.456',
  clientSecret: 'client-secret-of-safeguard',
  stateSecret: 'a state that nobody guesses',
} as const;

/** Who installs: a team, perhaps of an organisation, or an organisation (E…) for all its teams. */
export interface Consent {
  readonly team: string;
  readonly enterprise?: string;
  /** Gives a token that runs out in so many seconds and can be renewed. */
  readonly expiresIn?: number;
}

/** A Slack of several workspaces: a stand-in for each, one Web API before them, and the exchange of OAuth codes. */
export interface SlackOfWorkspaces {
  readonly apiUrl: string;
  /** Exchanges and renewals that were asked for, with what came back: `ok` or the error. */
  readonly exchanges: string[];
  of(team: string): SlackStandIn;
  /** Apps can connect by a socket from now on; resolves with the address from which deliveries go there. */
  deliverBySocket(): Promise<string>;
  /** What Slack's page of consent leads back with, for the address that it was opened with. */
  consent(address: string, consent: Consent): { readonly code: string; readonly state: string };
  /** The next exchange of a code goes wrong: with this status, or with no answer at all. */
  failExchange(how: 429 | 503 | 'cut'): void;
  /** From now on the token of this workspace is refused. */
  revoke(team: string): void;
}

export const tokenOf = (team: string): string => `xoxb-of-${team}`;

export async function slackOfWorkspaces(...teams: readonly string[]): Promise<SlackOfWorkspaces> {
  const standIns = new Map<string, SlackStandIn>();
  for (const team of teams) {
    const slack = await startSlackStandIn({
      now: Date.now,
      signingSecret: secrets.signingSecret,
      botToken: tokenOf(team),
      appToken: secrets.appToken,
      team,
    });
    standIns.set(team, slack);
    onTestFinished(() => slack.close());
  }
  // What the app is told by its socket, whichever workspace it comes from.
  const wire = await startSlackStandIn({ now: Date.now, ...secrets });
  onTestFinished(() => wire.close());
  const codes = new Map<string, Consent>();
  const revoked = new Set<string>();
  const exchanges: string[] = [];
  const exchangeFaults: (429 | 503 | 'cut')[] = [];

  const exchange = (form: URLSearchParams): Record<string, unknown> => {
    const known =
      form.get('client_id') === credentials.clientId &&
      form.get('client_secret') === credentials.clientSecret;
    if (!known) return { ok: false, error: 'invalid_client_id' };
    const renewed = form.get('refresh_token');
    if (renewed !== null) {
      const team = renewed.replace('xoxe-1-of-', '');
      const token = { access_token: tokenOf(team), refresh_token: `xoxe-2-of-${team}`, expires_in: 43_200 };
      return { ok: true, token_type: 'bot', ...token };
    }
    const code = form.get('code') ?? '';
    const consent = codes.get(code);
    // A code is good once.
    if (consent === undefined || !codes.delete(code)) return { ok: false, error: 'invalid_code' };
    const { team, enterprise = null, expiresIn } = consent;
    const everywhere = team.startsWith('E');
    return {
      ok: true,
      app_id: 'A0SAFEGUARD',
      token_type: 'bot',
      access_token: expiresIn === undefined ? tokenOf(team) : 'xoxb-that-runs-out',
      ...(expiresIn === undefined ? {} : { expires_in: expiresIn, refresh_token: `xoxe-1-of-${team}` }),
      scope: 'commands',
      bot_user_id: 'U0SAFEGUARD',
      team: everywhere ? null : { id: team, name: team },
      enterprise: everywhere ? { id: team, name: team } : enterprise && { id: enterprise, name: enterprise },
      is_enterprise_install: everywhere,
      authed_user: { id: 'U0REPORTER' },
    };
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    const method = (request.url ?? '').replace('/api/', '');
    const say = (answer: unknown): void => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    };
    if (method === 'oauth.v2.access') {
      const fault = exchangeFaults.shift();
      if (fault === 'cut') return void response.destroy();
      if (fault !== undefined) return void response.writeHead(fault, { 'retry-after': '1' }).end();
      const answer = exchange(new URLSearchParams(body.toString('utf8')));
      exchanges.push(typeof answer['error'] === 'string' ? answer['error'] : 'ok');
      return say(answer);
    }
    const authorization = request.headers.authorization ?? '';
    if (method === 'apps.connections.open') return say(await passedTo(wire, method, request, body));
    const [team] = teams.filter((one) => authorization === `Bearer ${tokenOf(one)}`);
    if (authorization === 'Bearer xoxb-that-runs-out') {
      return say(
        method === 'auth.test' ? { ok: true, bot_id: 'B0SAFEGUARD' } : { ok: false, error: 'token_expired' },
      );
    }
    const standIn = standIns.get(team ?? '');
    if (team === undefined || standIn === undefined) return say({ ok: false, error: 'invalid_auth' });
    if (revoked.has(team)) return say({ ok: false, error: 'token_revoked' });
    say(await passedTo(standIn, method, request, body));
  };

  const server = createServer((request, response) => {
    void serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return {
    apiUrl: `http://127.0.0.1:${portOf(server)}/api/`,
    exchanges,
    async deliverBySocket() {
      await wire.deliverBySocket();
      return bridge((envelope) => wire.deliver(envelope));
    },
    of(team) {
      const standIn = standIns.get(team);
      if (standIn === undefined) throw new Error(`no workspace ${team}`);
      return standIn;
    },
    consent(address, consent) {
      const code = `code-${codes.size}-${consent.team}`;
      codes.set(code, consent);
      return { code, state: new URL(address).searchParams.get('state') ?? '' };
    },
    failExchange: (how) => void exchangeFaults.push(how),
    revoke: (team) => void revoked.add(team),
  };
}

async function passedTo(
  { apiUrl }: SlackStandIn,
  method: string,
  { headers }: IncomingMessage,
  body: Buffer,
): Promise<unknown> {
  const answered = await fetch(`${apiUrl}${method}`, {
    method: 'POST',
    headers: {
      authorization: headers.authorization ?? '',
      'content-type': headers['content-type'] ?? '',
    },
    body: new Uint8Array(body),
  });
  return answered.json();
}

export interface InstallableApp {
  readonly app: RunningSlackApp;
  /** Where it is. */
  readonly base: string;
  /** Where deliveries to it go. */
  readonly events: string;
  readonly logged: string[];
}

interface Given {
  readonly port?: number;
  /** Answers from the data as shipped instead of an echo. */
  readonly answerer?: Answerer;
  /** For an app in Socket Mode: the address from `deliverBySocket`. */
  readonly socket?: string;
}

/** The real app for many workspaces over a store, with the shipped data or an echo, stopped when the test ends; every workspace delivers to it. */
export async function installableApp(
  slack: Pick<SlackOfWorkspaces, 'apiUrl'>,
  store: Store,
  { port = 0, answerer, socket }: Given = {},
): Promise<InstallableApp> {
  const settings: WorkspacesSettings = {
    mode: 'workspaces',
    ...credentials,
    by:
      socket !== undefined
        ? { kind: 'socket', appToken: secrets.appToken }
        : { kind: 'http', signingSecret: secrets.signingSecret },
    apiUrl: slack.apiUrl,
    host: '127.0.0.1',
    port,
    logLevel: 'debug',
  };
  const logged: string[] = [];
  const ready = await slackApp(settings, {
    respond: answerer ? respondWith(answerer) : echo,
    knowledge: answerer ?? noKnowledge,
    draw: () => Promise.resolve({ state: 'none' }),
    log: openLog('debug', { write: (line: string) => void logged.push(line) }),
    store,
    scopes: ['commands', 'chat:write'],
    now: Date.now,
    today: () => '2026-11-21',
    wait: () => Promise.resolve(),
    callTimeout: 2000,
    socketPatience: 300,
  });
  const app = await ready.listen();
  onTestFinished(() => app.stop().catch(() => undefined));
  const base = `http://127.0.0.1:${app.port}`;
  return { app, base, events: socket ?? `${base}/slack/events`, logged };
}

/** What a browser is shown. */
export interface Shown {
  readonly status: number;
  readonly html: string;
}

/** A browser that opens the page of an app from which it is installed: the address of Slack's page, and its cookie. */
export async function openInstallPage(base: string): Promise<{ address: string; cookie: string }> {
  const response = await fetch(`${base}/slack/install`);
  const html = await response.text();
  const address = /href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  return { address, cookie: response.headers.get('set-cookie')?.split(';', 1)[0] ?? '' };
}

/** The way back from Slack's page of consent. */
export async function comeBack(
  base: string,
  query: Readonly<Record<string, string>>,
  cookie: string,
): Promise<Shown> {
  const response = await fetch(`${base}/slack/oauth_redirect?${new URLSearchParams(query).toString()}`, {
    headers: { cookie },
  });
  return { status: response.status, html: await response.text() };
}

/** The whole way, from the page to the end. */
export async function install(slack: SlackOfWorkspaces, base: string, consent: Consent): Promise<Shown> {
  const { address, cookie } = await openInstallPage(base);
  return comeBack(base, slack.consent(address, consent), cookie);
}
