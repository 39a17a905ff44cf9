import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import { composeDigests } from '../../src/digest/compose-digest.ts';
import { deliverDigests } from '../../src/digest/deliver-digests.ts';
import { deliveryMetadata, postedBy } from '../../src/digest/slack-outcome.ts';
import { Dataset } from '../../src/domain/dataset.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { openStore } from '../../src/store/open-store.ts';
import { portOf } from '../ports.ts';
import { KIB_A_MEGABYTE, quantile } from './measure.ts';

/** `npm run bench:digests`: a thousand digests that are due at nine, through a Slack that enforces its limits. */

const due = 1000;
const workspaces = 10;
const monday = Date.parse('2026-11-23T09:00:00Z');

const { dataset } = loadAnswerer();
const folder = mkdtempSync(join(tmpdir(), 'safeguard-bench-'));
const store = await openStore({ file: join(folder, 'bench.db'), keys: null }, monday);
for (let number = 0; number < workspaces; number += 1) await store.admit(`T${number}`);
const authorities = dataset.authorities().filter(({ closed }) => closed === null);
for (let number = 0; number < due; number += 1) {
  const authority = authorities[number % authorities.length];
  await store.subscriptions.add(
    `T${number % workspaces}`,
    {
      // Some channels have several.
      channel: `C${number % 800}`,
      owner: 'U1',
      content: {
        authorities: [authority?.code ?? '', ...(number < 800 ? [] : ['916'])],
        measures: { kind: 'basket', basket: number % 2 ? 'overview' : 'child-protection' },
        onlyWhenChanged: false,
        releaseBriefs: false,
      },
      schedule: { kind: 'weekly', day: 1, time: '09:00', zone: 'Europe/London' },
    },
    monday - 60_000,
  );
}

/** Slack's limits: one message a second in a channel, some hundreds a minute in a workspace, short bursts allowed. */
const buckets = new Map<string, { left: number; at: number }>();
function refuses(name: string, perSecond: number, burst: number): boolean {
  const at = performance.now();
  const bucket = buckets.get(name) ?? { left: burst, at };
  const left = Math.min(burst, bucket.left + ((at - bucket.at) / 1000) * perSecond);
  buckets.set(name, { left: left < 1 ? left : left - 1, at });
  return left < 1;
}
let taken = 0;
let refused = 0;
const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const channel = new URLSearchParams(await text(request)).get('channel') ?? '';
  const workspace = request.headers.authorization ?? '';
  const tooFast = refuses(`${workspace}${channel}`, 1, 2) || refuses(workspace, 5, 10);
  if (tooFast) refused += 1;
  else taken += 1;
  response.writeHead(tooFast ? 429 : 200, { 'content-type': 'application/json', 'retry-after': '5' });
  response.end(
    JSON.stringify(tooFast ? { ok: false, error: 'ratelimited' } : { ok: true, ts: `${taken}.1` }),
  );
};
const slack = createServer((request, response) => void answer(request, response));
await once(slack.listen(0, '127.0.0.1'), 'listening');
const slackApiUrl = `http://127.0.0.1:${portOf(slack)}/api/`;
const clients = new Map(
  Array.from({ length: workspaces }, (_, index) => [
    `T${index}`,
    new webApi.WebClient(`xoxb-T${index}`, {
      slackApiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    }),
  ]),
);

const composing: number[] = [];
const compose = composeDigests({ dataset, today: () => '2026-11-23' });
const began = performance.now();
const now = (): number => Math.floor(monday + performance.now() - began);
const done = (): boolean => taken >= due;
for (let round = 0; round < 20 && !done(); round += 1) {
  await deliverDigests({
    store,
    compose: (subscription, seen) => {
      const started = performance.now();
      const content = compose(subscription, seen);
      composing.push(performance.now() - started);
      return content;
    },
    composeBrief: () => 'nothing-new',
    post: ({ workspace, channel, key, content }) =>
      postedBy(async () => {
        const client = clients.get(workspace);
        if (!client) throw new Error(`no client for ${workspace}`);
        const { text: words, blocks } = content;
        return client.chat.postMessage({
          channel,
          text: words,
          blocks: [...blocks],
          metadata: deliveryMetadata(key),
        });
      }),
    findPosted: () => Promise.resolve({ kind: 'no-scope' }),
    tellOwner: () => Promise.resolve(),
    now,
    sleep: (milliseconds) => wait(milliseconds),
    holder: 'bench',
    note: ({ outcome }) => {
      if (outcome.kind === 'failed') console.error(outcome.error);
    },
    stopping: () => false,
  });
  if (!done()) await wait(1000);
}
const seconds = (performance.now() - began) / 1000;

// What is new after every edition that is kept up to date was loaded, for each authority.
const earlier = new Dataset({
  ...dataset.parts,
  columns: dataset.parts.columns.filter(({ release }) => dataset.release(release)?.nextDue == null),
});
const composeEarlier = composeDigests({ dataset: earlier, today: () => '2026-11-16' });
const news: number[] = [];
for (const { content, schedule } of (await store.subscriptions.running()).slice(0, authorities.length)) {
  const before = composeEarlier({ content, schedule }, null);
  if (before === 'nothing-new') continue;
  const started = performance.now();
  compose({ content, schedule }, before.seen);
  news.push(performance.now() - started);
}
console.log(
  `composing a digest       ${quantile(composing, 0.5).toFixed(1)} ms median, ${quantile(composing, 0.99).toFixed(1)} ms p99  (target 20)`,
);
console.log(
  `composing what is new    ${quantile(news, 0.5).toFixed(1)} ms median, ${quantile(news, 0.99).toFixed(1)} ms p99  (target 20)`,
);
console.log(
  `${due} due at nine         ${seconds.toFixed(1)} s, ${taken} taken, ${refused} refused  (target 120 s, none refused)`,
);
console.log(`peak memory              ${(process.resourceUsage().maxRSS / KIB_A_MEGABYTE).toFixed(0)} MB`);
slack.closeAllConnections();
slack.close();
await store.close();
rmSync(folder, { recursive: true, force: true });
