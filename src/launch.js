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
  enableCompileCache();
  await import(program === 'ask' ? './cli.ts' : './main.ts');
}
