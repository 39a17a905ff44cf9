import { parseArgs } from 'node:util';
import type { Dataset } from '../domain/dataset.ts';
import { type ReleaseDiff, releaseDiff, type Veiling } from '../domain/release-diff.ts';
import { loadDataset } from './load-dataset.ts';

/** `npm run data:diff -- <older release> <newer release>`: what the newer edition changed. */

function diffLines(dataset: Dataset, diff: ReleaseDiff): readonly string[] {
  const place = ({ area, year }: { area: string; year: number }): string =>
    `${dataset.area(area)?.name ?? area} ${year}`;
  const names = (codes: readonly string[]): string =>
    codes.map((code) => dataset.area(code)?.name ?? code).join(', ') || 'none';
  const veil = ({ value, symbol, reason }: Veiling): readonly [string, string] => [
    String(value),
    `${symbol} (${reason})`,
  ];
  return [
    `${diff.older} → ${diff.newer}: ${diff.compared} cells in both`,
    '',
    `Only in the older: ${diff.onlyOlder.join(', ') || 'none'}`,
    `Only in the newer: ${diff.onlyNewer.join(', ') || 'none'}`,
    `Authorities and regions arrived: ${names(diff.arrived)}`,
    `Authorities and regions gone: ${names(diff.gone)}`,
    ...diff.newPeriods.map(({ metric, years }) => `New periods of ${metric}: ${years.join(', ')}`),
    ...diff.gonePeriods.map(({ metric, years }) => `Periods gone from ${metric}: ${years.join(', ')}`),
    ...diff.shared.flatMap((metric) => {
      const revised = diff.revisions.filter((revision) => revision.metric === metric);
      const hidden = diff.withheldNow.filter((cell) => cell.metric === metric);
      const shown = diff.shownNow.filter((cell) => cell.metric === metric);
      if (revised.length + hidden.length + shown.length === 0) return [];
      return [
        '',
        `${metric}: ${revised.length} revised, ${hidden.length} newly withheld, ${shown.length} newly shown`,
        ...revised.map((revision) => `  ${place(revision)}: ${revision.was} → ${revision.is}`),
        ...hidden.map((cell) => `  ${place(cell)}: ${veil(cell).join(' → ')}`),
        ...shown.map((cell) => `  ${place(cell)}: ${veil(cell).toReversed().join(' → ')}`),
      ];
    }),
  ];
}

const { positionals } = parseArgs({ allowPositionals: true });
const dataset = loadDataset(new URL('../../data/', import.meta.url));
const [older, newer, ...rest] = positionals;
const known = dataset.parts.releases.map(({ id }) => id);
if (older === undefined || newer === undefined || rest.length > 0) {
  console.error('Name two releases: npm run data:diff -- <older> <newer>');
  process.exitCode = 1;
} else if (!known.includes(older) || !known.includes(newer)) {
  console.error(`No such release. There are: ${known.join(', ')}`);
  process.exitCode = 1;
} else {
  console.log(diffLines(dataset, releaseDiff(dataset, older, newer)).join('\n'));
}
