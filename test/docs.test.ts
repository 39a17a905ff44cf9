import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { settingNames } from '../src/config.ts';
import { loadDataset } from '../src/data-package/load-dataset.ts';
import type { Metric } from '../src/domain/metric.ts';
import { TERMINAL } from '../src/present/wording-terminal.ts';
import { periodLabel, unitWords } from '../src/present/number.ts';

const root = (file: string): string => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const readme = root('README.md');

describe('what the README says', () => {
  it.each(['dorset-neglect', 'dorset-child-protection-2017', 'hackney-2021', 'rank-place', 'trend-dorset'])(
    'shows the reply that the product gives: %s',
    (name) => {
      const golden = root(`test/golden/${name}.txt`).split('\n').slice(2).join('\n').trim();
      expect(readme).toContain(golden);
    },
  );

  it.each(
    [...readme.matchAll(/^\| \[`(.+)`\]\((test\/golden\/.+)\) \| (.+) \|$/gm)].map((row) => row.slice(1)),
  )('begins its reply to %s as the product does', (asked, file = '', reply) => {
    const [question, , first] = root(file).split('\n');
    expect([question, first]).toEqual([asked, reply]);
  });

  it.each(settingNames)('explains the setting %s, as .env.example does', (name) => {
    expect(readme).toContain(`\`${name}\``);
    expect(root('.env.example')).toMatch(new RegExp(`^${name}=`, 'm'));
  });

  it.each(Object.keys(scripts()))('names the command %s', (name) => {
    const command = ['test', 'start'].includes(name) ? `npm ${name}` : `npm run ${name}`;
    expect(readme.replaceAll('--silent ', '')).toContain(command);
  });

  it.each([...TERMINAL.usage.matchAll(/(?<!npm run )--[a-z]+/g)].map(([option]) => option))(
    'explains the option %s',
    (option) => {
      expect(readme).toContain(`\`${option}`);
    },
  );
});

describe('the catalogue', () => {
  it('is of the metrics as they are', async () => {
    const dataset = loadDataset(new URL('../data/', import.meta.url));
    const families = Map.groupBy(dataset.parts.metrics, (metric) => metric.family);
    const lines = [
      '# The metrics',
      '',
      'Made from `metrics.json` by the tests (`npm test -- -u test/docs.test.ts` makes it again). Ask for any of them by its id.',
      ...[...families].flatMap(([family, metrics]) => ['', `## ${family}`, '', ...metrics.map(entry)]),
    ];
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../data/CATALOGUE.md');

    function entry(metric: Metric): string {
      const span = dataset.span(metric.id);
      const years = span
        ? `, ${periodLabel(metric.periodKind, span.first)} to ${periodLabel(metric.periodKind, span.last)}`
        : '';
      const worked = metric.derived ? ', published or worked out' : '';
      return `- \`${metric.id}\` **${metric.name}** (${unitWords(metric.unit)}${years}${worked}). ${metric.definition}`;
    }
  });
});

function scripts(): Record<string, unknown> {
  const { scripts: all }: { scripts?: Record<string, unknown> } = JSON.parse(root('package.json'));
  return all ?? {};
}
