import { parseArgs } from 'node:util';
import { loadAnswerer } from './load-answerer.ts';
import { reportLines } from './slack/report-listing.ts';
import type { Store } from './store/open-store.ts';
import { storeCommand } from './store/store-command.ts';

/**
 * `npm run reports`, `-- --all`, or `-- --settle <id> confirmed|rejected`: what people hold to be wrong, with what is
 * held now, and a line for `data/corrections.csv` where the claim is about one published cell.
 */

const usage = 'npm run reports [-- --all | --settle <id> confirmed | --settle <id> rejected]';

await storeCommand(usage, () => {
  const { values, positionals } = parseArgs({
    options: { all: { type: 'boolean' }, settle: { type: 'string' } },
    allowPositionals: true,
  });
  const { all, settle } = values;
  return (store, now) =>
    settle === undefined ? listed(store, all === true) : settled(store, settle, positionals[0], now);
});

async function listed({ reports }: Store, all: boolean): Promise<readonly string[]> {
  const open = await reports.everywhere('open');
  const done = all
    ? [...(await reports.everywhere('confirmed')), ...(await reports.everywhere('rejected'))]
    : [];
  if (open.length + done.length === 0) return ['No report is open.'];
  const { dataset } = loadAnswerer();
  return [...open, ...done].flatMap((report) => [...reportLines(report, dataset), '']);
}

async function settled(
  { reports }: Store,
  id: string,
  as: string | undefined,
  now: number,
): Promise<readonly string[]> {
  if (as !== 'confirmed' && as !== 'rejected') return [usage];
  const report = (await reports.everywhere('open')).find((one) => one.id === id);
  if (!report) return [`There is no open report ${id}.`];
  await reports.settle(report.workspace, id, as, now);
  return [`${id} is ${as}.`];
}
