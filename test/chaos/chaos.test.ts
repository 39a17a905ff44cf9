import { describe, expect, it } from 'vitest';
import { runChaos, type ChaosPlan } from './run-chaos.ts';

// The short form of `npm run chaos`: long enough that a claim which lets two processes in is seen to send twice.
const short: Omit<ChaosPlan, 'mayLook' | 'seed'> = { subscriptions: 60, periods: 2, kills: 6 };

describe.concurrent('three processes that are killed, before a Slack with moods', () => {
  it('lose nothing and send nothing twice where they may look', { timeout: 150_000 }, async () => {
    const result = await runChaos({ ...short, mayLook: true, seed: 5 });
    expect(result).toMatchObject({ owed: 120, kills: 6, lost: 0, double: 0, unknown: 0 });
  });

  it('send nothing twice and list what nobody knows where they may not', { timeout: 150_000 }, async () => {
    const result = await runChaos({ ...short, mayLook: false, seed: 6 });
    expect(result).toMatchObject({ owed: 120, kills: 6, lost: 0, double: 0 });
  });
});
