import { setTimeout as wait } from 'node:timers/promises';

/** SQLite's codes for a file that somebody else is writing; the lower byte of the extended code. */
const busy: readonly number[] = [5, 6];
/** Between two tries, in milliseconds: another process holds the file for about as long as one commit takes. */
const pause = 5;

/**
 * Runs a statement, again and again while another process is writing, for so many milliseconds. Everything else in
 * this process goes on meanwhile. Rejects with SQLite's own error after that, and with any other error at once.
 */
export async function untilUnlocked<T>(patience: number, run: () => T | Promise<T>): Promise<T> {
  for (let waited = 0; ; waited += pause) {
    try {
      return await run();
    } catch (error) {
      if (waited >= patience || !isLocked(error)) throw error;
      await wait(pause);
    }
  }
}

function isLocked(error: unknown): boolean {
  return busy.includes((codeOf(error) ?? 0) & 0xff);
}

/** SQLite's extended code of an error; null where it is none of SQLite's. */
export function codeOf(error: unknown): number | null {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode
    : null;
}
