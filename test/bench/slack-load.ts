import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, portOf } from '../ports.ts';
import { KIB_A_MEGABYTE, peakOf, sendCommand, startServer } from './measure.ts';

const SECRET = 'bench-signing-secret';
const TICKS_A_SECOND = 100;

/** A Slack that takes every call and tells when each answer came. */
export interface Sink {
  readonly url: string;
  /** Resolves with the time at which the answer to this command came. */
  answered(id: string): Promise<number>;
  close(): void;
}

/** A server under load: an app that takes signed commands over HTTP. */
export interface Loaded {
  /** One command, acknowledged and answered: milliseconds from sending until each. */
  ask(text: string): Promise<{ readonly acknowledged: number; readonly answered: number }>;
  /** Processor time so far, in milliseconds. */
  cpu(): number;
  /** Resident memory now, in MB. */
  resident(): number;
  /** Ends it; resolves with its largest resident memory, in MB. */
  stop(): Promise<number>;
}

/** Answers every call with what a start needs, and remembers when which answer came. */
export async function openSink(): Promise<Sink> {
  const waiting = new Map<string, (at: number) => void>();
  const server = createServer((incoming, outgoing) => {
    incoming.resume().on('end', () => {
      const at = performance.now();
      const [, kind, id = ''] = incoming.url?.split('/') ?? [];
      outgoing.writeHead(200, { 'content-type': 'application/json' });
      outgoing.end('{"ok":true,"user_id":"U0BOT","bot_id":"B0BOT","team_id":"T0","channel":{"id":"D0"}}');
      if (kind === 'respond') waiting.get(id)?.(at);
      waiting.delete(id);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    answered: (id) => new Promise((resolve) => waiting.set(id, resolve)),
    close: () => server.close(),
  };
}

/** Starts a node program as a server and waits until it listens. */
export async function startLoaded(args: readonly string[], sink: Sink): Promise<Loaded> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'safeguard-bench-'));
  const child = startServer(args, {
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: `${sink.url}/api/`,
    SAFEGUARD_DB: join(folder, 'safeguard.db'),
    PORT: String(port),
    LOG_LEVEL: 'info',
  });
  const peak = peakOf(child);
  await listening(port);
  const proc = (file: string): string => readFileSync(`/proc/${child.pid}/${file}`, 'utf8');
  let sent = 0;
  return {
    async ask(text) {
      const id = `${port}-${(sent += 1)}`;
      const answered = sink.answered(id);
      const started = performance.now();
      const acknowledged = await sendCommand(port, SECRET, text, `${sink.url}/respond/${id}`);
      return { acknowledged, answered: (await answered) - started };
    },
    cpu() {
      const [, rest = ''] = proc('stat').split(') ');
      const [user = 0, system = 0] = rest.split(' ').slice(11, 13).map(Number);
      return ((user + system) / TICKS_A_SECOND) * 1000;
    },
    resident: () => Number(/VmRSS:\s+(\d+)/.exec(proc('status'))?.[1]) / KIB_A_MEGABYTE,
    async stop() {
      child.kill('SIGTERM');
      const megabytes = await peak;
      rmSync(folder, { recursive: true, force: true });
      return megabytes;
    },
  };
}

/** Asks a number of questions, some at a time; resolves with questions a second of wall time. */
export async function blast(
  server: Loaded,
  texts: readonly string[],
  count: number,
  atOnce = 16,
): Promise<number> {
  const started = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const text = texts[next % texts.length] ?? '';
      next += 1;
      await server.ask(text);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (count / (performance.now() - started)) * 1000;
}

/** Asks at an even pace, however long the answers take; resolves with the times of each. */
export async function pace(
  server: Loaded,
  texts: readonly string[],
  perSecond: number,
  seconds: number,
): Promise<readonly { readonly acknowledged: number; readonly answered: number }[]> {
  const asked: ReturnType<Loaded['ask']>[] = [];
  const started = performance.now();
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const wait = started + (index * 1000) / perSecond - performance.now();
    if (wait > 0) {
      await new Promise((resolve) => {
        setTimeout(resolve, wait);
      });
    }
    asked.push(server.ask(texts[index % texts.length] ?? ''));
  }
  return Promise.all(asked);
}

/** Resolves once something answers on the port; gives up after thirty seconds. */
async function listening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const answered = await new Promise<boolean>((resolve) => {
      request({ host: '127.0.0.1', port, path: '/' }, (incoming) => {
        incoming.resume();
        resolve(true);
      })
        .on('error', () => resolve(false))
        .end();
    });
    if (answered) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  throw new Error('the server did not start');
}
