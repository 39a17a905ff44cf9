import process from 'node:process';
import { parseArgs } from 'node:util';
import { config } from 'dotenv';
import { defaultStoreFile, openStore } from '../store/open-store.ts';
import { StoreFault } from '../store/store-fault.ts';
import { dueLines, historyLines, retryLines } from './operator-report.ts';

/**
 * `npm run digests -- --due`, `-- --history`, `-- --unknown` or `-- --retry <key>`: what is owed, what was delivered,
 * what nobody knows the end of, and sending such a one again.
 */

const usage = 'npm run digests -- --due | --history | --unknown | --retry <key>';
const historyLength = 50;

async function run(): Promise<readonly string[]> {
  config({ quiet: true });
  const { values } = parseArgs({
    options: {
      due: { type: 'boolean' },
      history: { type: 'boolean' },
      unknown: { type: 'boolean' },
      retry: { type: 'string' },
    },
  });
  const now = Date.now();
  const store = await openStore({ file: process.env['SAFEGUARD_DB'] ?? defaultStoreFile, keys: null }, now);
  try {
    if (values.retry !== undefined) return await retryLines(store, values.retry, now);
    if (values.history) return await historyLines(store, historyLength);
    if (values.unknown) return await historyLines(store, historyLength, 'unknown');
    if (values.due) return await dueLines(store, now);
    return [usage];
  } finally {
    await store.close();
  }
}

try {
  for (const line of await run()) console.log(line);
} catch (error) {
  if (!(error instanceof StoreFault) && !(error instanceof TypeError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
