import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { httpManifest } from './manifest.ts';

const usage = 'npm run --silent manifest [-- --url https://address.of.this.app]';
const socketManifest = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');

try {
  const { url } = parseArgs({ options: { url: { type: 'string' } } }).values;
  const base = url === undefined ? null : URL.parse(url);
  if (url === undefined) console.log(socketManifest.trimEnd());
  else if (base?.protocol === 'https:') console.log(httpManifest(socketManifest, base).trimEnd());
  else throw new Error(`--url must be an address that begins with https://`);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  process.exitCode = 2;
}
