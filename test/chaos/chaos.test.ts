import { describe, expect, it } from 'vitest';
import { runChaos, type ChaosPlan } from './run-chaos.ts';

// The short form of `npm run chaos`.
const short: Omit<ChaosPlan, 'mayLook' | 'seed'> = { subscriptions: 24, periods: 1, kills: 5 };

describe.concurrent('three processes that are killed, before a Slack with moods', () => {
  it('lose nothing and send nothing twice where they may look', { timeout: 150_000 }, async () => {
    const result = await runChaos({ ...short, mayLook: true, seed: 5 });
    expect(result).toMatchObject({ owed: 24, kills: 5, lost: 0, double: 0, unknown: 0 });
  });

  it('send nothing twice and list what nobody knows where they may not', { timeout: 150_000 }, async () => {
    const result = await runChaos({ ...short, mayLook: false, seed: 6 });
    expect(result).toMatchObject({ owed: 24, kills: 5, lost: 0, double: 0 });
  });
});
