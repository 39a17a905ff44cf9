import { Cron } from 'croner';

export interface Waking {
  /** Ends when what is under way has ended. */
  stop(): Promise<void>;
}

/**
 * Runs `work` now and at the beginning of every minute, never twice at once. What it throws goes to `failed`, and
 * the next minute tries again.
 */
export function wakeEveryMinute(work: () => Promise<void>, failed: (error: unknown) => void): Waking {
  let under: Promise<void> | null = null;
  const wake = (): void => {
    if (under) return;
    under = work()
      .catch(failed)
      .finally(() => {
        under = null;
      });
  };
  const clock = new Cron('* * * * *', wake);
  wake();
  return {
    async stop() {
      clock.stop();
      await under;
    },
  };
}
