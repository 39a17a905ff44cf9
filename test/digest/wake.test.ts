import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { wakeEveryMinute } from '../../src/digest/wake.ts';

describe('waking', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-11-23T08:59:30Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('works at once and then at the beginning of every minute', async () => {
    const at: string[] = [];
    const waking = wakeEveryMinute(
      () => {
        at.push(new Date(Date.now()).toISOString().slice(11, 19));
        return Promise.resolve();
      },
      () => undefined,
    );
    await vi.advanceTimersByTimeAsync(120_000);
    await waking.stop();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(at).toEqual(['08:59:30', '09:00:00', '09:01:00']);
  });

  it('never works twice at once, goes on after a failure, and stops when what is under way has ended', async () => {
    const failures: unknown[] = [];
    const lasting = Promise.withResolvers<void>();
    let begun = 0;
    let ended = 0;
    const waking = wakeEveryMinute(
      async () => {
        begun += 1;
        if (begun === 1) throw new Error('disk full');
        await lasting.promise;
        ended += 1;
      },
      (error) => failures.push(error),
    );
    await vi.advanceTimersByTimeAsync(200_000);
    expect([failures.length, begun, ended]).toEqual([1, 2, 0]);
    const stopped = vi.fn<() => void>();
    const stopping = (async () => {
      await waking.stop();
      stopped();
    })();
    await vi.advanceTimersByTimeAsync(100_000);
    expect(stopped).not.toHaveBeenCalled();
    lasting.resolve();
    await stopping;
    expect([begun, ended]).toEqual([2, 1]);
  });
});
