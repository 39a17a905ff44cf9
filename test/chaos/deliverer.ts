import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import { deliverDigests } from '../../src/digest/deliver-digests.ts';
import { postPatience } from '../../src/digest/deliver-one.ts';
import { deliveryMetadata, findInHistory, postedBy } from '../../src/digest/slack-outcome.ts';
import { openStore } from '../../src/store/open-store.ts';
import { readFastClock, speed } from './fast-clock.ts';

/** Delivers until it is killed. */
const [file = '', slackApiUrl = '', clock = ''] = process.argv.slice(2);
const client = new webApi.WebClient('xoxb-chaos', {
  slackApiUrl,
  timeout: Math.floor(postPatience / speed),
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  logLevel: webApi.LogLevel.ERROR,
});
const now = (): number => readFastClock(clock);
const store = await openStore({ file, keys: null }, now());
process.stdout.write('delivering\n');
for (;;) {
  await deliverDigests({
    store,
    compose: () => ({ text: 'What changed', blocks: [], query: null, seen: '{}' }),
    composeBrief: () => 'nothing-new',
    post: ({ channel, key, content }) =>
      postedBy(() =>
        client.chat.postMessage({ channel, text: content.text, metadata: deliveryMetadata(key) }),
      ),
    findPosted: ({ channel, key }) =>
      findInHistory(
        (cursor) =>
          client.conversations.history({
            channel,
            include_all_metadata: true,
            ...(cursor === undefined ? {} : { cursor }),
          }),
        key,
      ),
    tellOwner: () => Promise.resolve(),
    now,
    sleep: (milliseconds) => wait(milliseconds / speed),
    holder: `process ${process.pid}`,
    note: ({ outcome }) => {
      if (outcome.kind === 'failed') process.stderr.write(`${String(outcome.error)}\n`);
    },
    stopping: () => false,
  });
  await wait(25);
}
