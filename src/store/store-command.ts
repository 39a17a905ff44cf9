import process from 'node:process';
import { config } from 'dotenv';
import { defaultStoreFile, openStore, type Store } from './open-store.ts';
import { StoreFault } from './store-fault.ts';
import type { Instant } from './tables.ts';

/** What a command does on the open store: the lines that it prints. */
export type OnStore = (store: Store, now: Instant) => Promise<readonly string[]>;

/**
 * Carries out one command of the operator on the store of `SAFEGUARD_DB`. `read` reads the options before the store
 * is opened. A fault of the store, or of the options (with `usage`), is said in a sentence and ends with status 1.
 */
export async function storeCommand(usage: string, read: () => OnStore): Promise<void> {
  config({ quiet: true });
  try {
    const onStore = read();
    const now = Date.now();
    // Nothing that is sealed is read by a command, so no key is needed.
    const store = await openStore({ file: process.env['SAFEGUARD_DB'] ?? defaultStoreFile, keys: null }, now);
    try {
      for (const line of await onStore(store, now)) console.log(line);
    } finally {
      await store.close();
    }
  } catch (error) {
    if (error instanceof StoreFault) console.error(error.message);
    else if (isWrongOption(error)) console.error(`${error.message}\n${usage}`);
    else throw error;
    process.exitCode = 1;
  }
}

function isWrongOption(error: unknown): error is TypeError {
  return (
    error instanceof TypeError &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_PARSE_ARGS')
  );
}
