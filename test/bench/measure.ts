import { spawn, type ChildProcess } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { once } from 'node:events';

/** Makes a process tell its largest resident size when it ends, in whatever way it ends itself. */
const TELL_PEAK = `data:text/javascript,process.on('exit',()=>process.stderr.write('\\npeak-kib '+process.resourceUsage().maxRSS+'\\n'))`;

/** A million bytes, as the targets count; systems tell memory in units of 1,024. */
export const KIB_A_MEGABYTE = 1e6 / 1024;

export interface Run {
  readonly milliseconds: number;
  readonly peakMegabytes: number;
}

/** Runs a node program to its end: wall time from spawn to exit, and its peak memory. */
export async function runNode(args: readonly string[]): Promise<Run> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', TELL_PEAK, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const peak = peakOf(child);
  await once(child, 'exit');
  return { milliseconds: performance.now() - started, peakMegabytes: await peak };
}

/** The peak memory that a process tells when it ends, in MB. */
export async function peakOf(child: ChildProcess): Promise<number> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  await once(child, 'close');
  return Number(/peak-kib (\d+)/.exec(said)?.[1] ?? Number.NaN) / KIB_A_MEGABYTE;
}

/** Starts a node server program with settings; it is told its port by PORT. */
export function startServer(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): ChildProcess {
  return spawn(process.execPath, ['--import', TELL_PEAK, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', ...settings },
  });
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** One signed slash command over HTTP; resolves with the milliseconds until it was acknowledged. */
export function sendCommand(
  port: number,
  secret: string,
  text: string,
  responseUrl: string,
): Promise<number> {
  const body = new URLSearchParams({
    command: '/safeguard',
    text,
    team_id: 'T0',
    channel_id: 'C0',
    user_id: 'U0',
    trigger_id: randomUUID(),
    response_url: responseUrl,
  }).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port,
        path: '/slack/events',
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          'x-slack-request-timestamp': timestamp,
          'x-slack-signature': signature,
        },
      },
      (incoming) => {
        incoming
          .resume()
          .on('end', () =>
            incoming.statusCode === 200
              ? resolve(performance.now() - started)
              : reject(new Error(`answered ${incoming.statusCode}`)),
          );
      },
    );
    outgoing.on('error', reject).end(body);
  });
}

/** The value below which a share of the sorted values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
