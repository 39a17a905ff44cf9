import process from 'node:process';
import { parseArgs } from 'node:util';
import { config } from 'dotenv';
import { loadAnswerer } from './load-answerer.ts';
import { reportLines } from './slack/report-listing.ts';
import { defaultStoreFile, openStore, type Store } from './store/open-store.ts';
import { StoreFault } from './store/store-fault.ts';

/**
 * `npm run reports`, `-- --all`, or `-- --settle <id> confirmed|rejected`: what people hold to be wrong, with what is
 * held now, and a line for `data/corrections.csv` where the claim is about one published cell.
 */

const usage = 'npm run reports [-- --all | --settle <id> confirmed | --settle <id> rejected]';

async function run(): Promise<readonly string[]> {
  config({ quiet: true });
  const { values, positionals } = parseArgs({
    options: { all: { type: 'boolean' }, settle: { type: 'string' } },
    allowPositionals: true,
  });
  const store = await openStore(
    { file: process.env['SAFEGUARD_DB'] ?? defaultStoreFile, keys: null },
    Date.now(),
  );
  try {
    return values.settle === undefined
      ? await listed(store, values.all === true)
      : await settled(store, values.settle, positionals[0]);
  } finally {
    await store.close();
  }
}

async function listed({ reports }: Store, all: boolean): Promise<readonly string[]> {
  const open = await reports.everywhere('open');
  const done = all
    ? [...(await reports.everywhere('confirmed')), ...(await reports.everywhere('rejected'))]
    : [];
  if (open.length + done.length === 0) return ['No report is open.'];
  const { dataset } = loadAnswerer();
  return [...open, ...done].flatMap((report) => [...reportLines(report, dataset), '']);
}

async function settled({ reports }: Store, id: string, as: string | undefined): Promise<readonly string[]> {
  if (as !== 'confirmed' && as !== 'rejected') return [usage];
  const report = (await reports.everywhere('open')).find((one) => one.id === id);
  if (!report) return [`There is no open report ${id}.`];
  await reports.settle(report.workspace, id, as, Date.now());
  return [`${id} is ${as}.`];
}

try {
  for (const line of await run()) console.log(line);
} catch (error) {
  if (!(error instanceof StoreFault) && !(error instanceof TypeError)) throw error;
  console.error(`${error.message}\n${usage}`);
  process.exitCode = 1;
}
