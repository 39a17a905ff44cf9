import { describe, expect, it } from 'vitest';
import { runChaos } from './run-chaos.ts';

// The short form of `npm run chaos`, before a slower Slack: a claim that lets two processes in is seen to send twice.
const answering = { least: 200, most: 600 };

describe.concurrent('three processes that are killed, before a Slack with moods', () => {
  it('lose nothing and send nothing twice where they may look', { timeout: 150_000 }, async () => {
    const plan = { subscriptions: 60, periods: 2, kills: 6, mayLook: true, answering, seed: 5 };
    expect(await runChaos(plan)).toMatchObject({ owed: 120, kills: 6, lost: 0, double: 0, unknown: 0 });
  });

  it('send nothing twice and list what nobody knows where they may not', { timeout: 150_000 }, async () => {
    const plan = { subscriptions: 24, periods: 1, kills: 5, mayLook: false, answering, seed: 6 };
    expect(await runChaos(plan)).toMatchObject({ owed: 24, kills: 5, lost: 0, double: 0 });
  });
});
