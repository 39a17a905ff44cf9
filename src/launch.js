// Plain JavaScript, because it has to run before TypeScript can: it tells an old Node from a new one, and turns on
// the cache of compiled code, which spares the type stripper's time and memory from the second start on.
import { enableCompileCache } from 'node:module';
import process from 'node:process';

const OLDEST = 26;
const [program] = process.argv.splice(2, 1);
if (Number(process.versions.node.split('.')[0]) < OLDEST) {
  process.stderr.write(
    `Safeguard needs Node ${OLDEST} or later and this is ${process.version}. “npm ci” brings the right one: start it with “npm start” or “npm run ask”.\n`,
  );
  process.exitCode = 1;
} else {
  // The cache keeps a copy of all that it compiled for as long as the program runs. A server starts seldom and runs
  // long, so its packages, which need no type stripper, are loaded without: 6 MiB less, for 0.1 s more at the start.
  if (program === 'start') {
    await Promise.all([import('@slack/bolt'), import('kysely'), import('pino'), import('zod')]);
  }
  enableCompileCache();
  await import(program === 'ask' ? './cli.ts' : './main.ts');
  // What loading left behind, some twenty megabytes, is given back at once; else the server would keep it as room to
  // fill. Only a server is started with a way to ask for that.
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
