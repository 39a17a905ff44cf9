import { parseArgs } from 'node:util';
import { storeCommand } from '../store/store-command.ts';
import { dueLines, historyLines, retryLines } from './operator-report.ts';

/**
 * `npm run digests -- --due`, `-- --history`, `-- --unknown` or `-- --retry <key>`: what is owed, what was delivered,
 * what nobody knows the end of, and sending such a one again.
 */

const usage = 'npm run digests -- --due | --history | --unknown | --retry <key>';
const historyLength = 50;

await storeCommand(usage, () => {
  const { due, history, unknown, retry } = parseArgs({
    options: {
      due: { type: 'boolean' },
      history: { type: 'boolean' },
      unknown: { type: 'boolean' },
      retry: { type: 'string' },
    },
  }).values;
  return async (store, now) => {
    if (retry !== undefined) return retryLines(store, retry, now);
    if (history) return historyLines(store, historyLength);
    if (unknown) return historyLines(store, historyLength, 'unknown');
    return due ? dueLines(store, now) : [usage];
  };
});
