import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** A Slack on this machine that takes messages, or does not, and says so, or does not. */
export interface MoodySlack {
  readonly url: string;
  /** How often each message arrived, by its key. */
  readonly arrivals: ReadonlyMap<string, number>;
  /** How often each mood was met. */
  readonly moods: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

type Mood =
  'takes' | 'rate-limits' | 'fails' | 'fails-after' | 'hangs' | 'hangs-after' | 'drops' | 'drops-after';

const badMoods: readonly Mood[] = [
  'rate-limits',
  'fails',
  'fails-after',
  'hangs',
  'hangs-after',
  'drops',
  'drops-after',
];
/** One in so many calls goes wrong. */
const oneIn = 5;

/** Milliseconds after which a call is answered, at least and at most: another process may come along meanwhile. */
export interface Answering {
  readonly least: number;
  readonly most: number;
}

/** `mayLook`: whether the workspaces granted a history scope. `random` gives numbers from 0 to 1. */
export async function moodySlack(
  mayLook: boolean,
  answering: Answering,
  random: () => number,
): Promise<MoodySlack> {
  const arrivals = new Map<string, number>();
  const moods = new Map<string, number>();
  const channels = new Map<string, { ts: string; metadata: unknown }[]>();
  let ts = 0;

  const post = (form: URLSearchParams): object => {
    const metadata: unknown = JSON.parse(form.get('metadata') ?? '{}');
    const key = /"key":"([^"]+)"/.exec(form.get('metadata') ?? '')?.[1] ?? 'no key';
    const channel = form.get('channel') ?? '';
    ts += 1;
    arrivals.set(key, (arrivals.get(key) ?? 0) + 1);
    channels.set(channel, [{ ts: `${ts}.1`, metadata }, ...(channels.get(channel) ?? [])]);
    return { ok: true, ts: `${ts}.1` };
  };
  const history = (form: URLSearchParams): object => {
    if (!mayLook) return { ok: false, error: 'missing_scope' };
    const messages = channels.get(form.get('channel') ?? '') ?? [];
    const from = Number(form.get('cursor') ?? 0);
    // Pages as short as they are for an app that Slack has not reviewed.
    const next = from + 15 < messages.length ? String(from + 15) : '';
    return { ok: true, messages: messages.slice(from, from + 15), response_metadata: { next_cursor: next } };
  };

  const respond = (request: IncomingMessage, response: ServerResponse, form: URLSearchParams): void => {
    const moody = random() * oneIn < 1;
    const mood = (moody ? badMoods[Math.floor(random() * badMoods.length)] : null) ?? 'takes';
    moods.set(mood, (moods.get(mood) ?? 0) + 1);
    const takes = mood === 'takes' || mood.endsWith('-after');
    const isPost = request.url?.endsWith('chat.postMessage') === true;
    const delay = answering.least + random() * (answering.most - answering.least);
    // A message stands in its channel a while after it was sent off, whatever its sender hears.
    if (takes) {
      setTimeout(() => {
        const said = isPost ? post(form) : history(form);
        if (mood === 'takes') answer(response, 200, said);
      }, delay);
    }
    if (mood === 'takes') return;
    if (mood.startsWith('fails')) answer(response, 500, { ok: false });
    else if (mood.startsWith('drops')) request.socket.destroy();
    else if (mood === 'rate-limits') {
      response.setHeader('retry-after', String(1 + Math.floor(random() * 3)));
      answer(response, 429, { ok: false, error: 'ratelimited' });
    }
    // What hangs is left for the caller to give up.
  };

  const server = createServer((request, response) => {
    text(request).then(
      (body) => respond(request, response, new URLSearchParams(body)),
      // A caller that was killed while it spoke.
      () => undefined,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no address');
  return {
    url: `http://127.0.0.1:${address.port}/api/`,
    arrivals,
    moods,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
