import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawnPictures } from './drawn-pictures.ts';

const root = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const readme = root('README.md');
const rows = [...readme.matchAll(/^\| \[`(.+)`\]\((test\/golden\/[a-z0-9-]+\.txt)\) \| (.+) \|$/gm)];

describe('the gallery in the README', () => {
  it.each(rows.map(([, ask = '', file = '', reply = '']) => ({ ask, file, reply })))(
    'begins the reply to $ask as the product does',
    ({ ask, file, reply }) => {
      const [asked, , first] = root(file).split('\n');
      expect([ask, reply]).toEqual([asked, first]);
    },
  );

  it('has a reply of every kind', () => {
    expect(rows.length).toBeGreaterThan(15);
  });

  it('describes each picture to those who cannot see it, in the words that go with it in Slack', async () => {
    for (const { file, alt } of await drawnPictures()) {
      const name = file.pathname.split('/').at(-1) ?? '';
      expect(readme).toContain(`![${alt}](test/golden/pictures/${name})`);
    }
  }, 30_000);
});
