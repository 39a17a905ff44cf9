import process from 'node:process';
import { openStore } from '../../src/store/open-store.ts';

/** Opens the store named first, claims as many events as named second, and prints which it won. */
const [file = '', count = '0'] = process.argv.slice(2);
const store = await openStore({ file, keys: null }, 0);
await store.admit('T1');
const won: number[] = [];
for (let event = 0; event < Number(count); event += 1) {
  if (await store.eventClaims.claim('T1', [`event:${event}`, `message:${event}`], 0)) won.push(event);
}
await store.close();
process.stdout.write(won.join(' '));
