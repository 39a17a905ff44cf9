import { afterEach, describe, expect, it, vi } from 'vitest';
import { runDigests } from '../../src/digest/run-digests.ts';
import { Dataset } from '../../src/domain/dataset.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { newsroom, subscribe } from './newsroom.ts';

describe('the running of digests', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('sends the baseline on the first Monday, a brief for an edition loaded at a restart, and stops', async () => {
    const { dataset } = loadAnswerer();
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    const room = await newsroom('2026-11-20T12:00:00Z');
    const failures: unknown[] = [];
    const run = (shipped: Dataset) =>
      runDigests({
        ...room.parts,
        store: room.store,
        dataset: shipped,
        today: () => new Date(room.clock.now()).toISOString().slice(0, 10),
        sleep: () => Promise.resolve(),
        failed: (error) => failures.push(error),
      });
    await subscribe(room, { number: 838, releaseBriefs: true });

    const before = new Dataset({
      ...dataset.parts,
      releases: dataset.parts.releases.filter(({ id }) => id !== 'dfe-cin-2025'),
      columns: dataset.parts.columns.filter(({ release }) => release !== 'dfe-cin-2025'),
    });
    const first = run(before);
    await vi.advanceTimersByTimeAsync(60_000);
    room.clock.set('2026-11-23T09:00:00Z');
    await vi.advanceTimersByTimeAsync(60_000);
    await first.stop();
    room.clock.set('2026-11-24T11:00:00Z');
    const second = run(dataset);
    await vi.advanceTimersByTimeAsync(60_000);
    await second.stop();
    await vi.advanceTimersByTimeAsync(300_000);
    expect(failures).toEqual([]);
    expect(room.arrived.map(({ text }) => text.split('\n')[0])).toEqual([
      expect.stringMatching(/^Dorset at a glance/),
      expect.stringMatching(/^Dorset, new in Children in need/),
    ]);
  });
});
