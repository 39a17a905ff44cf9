import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

/** Which folders each folder may import from; files at the top of src may import anything. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  query: ['domain'],
  answer: ['domain', 'query'],
  present: ['answer', 'domain', 'query'],
  'data-package': ['domain', 'query'],
  picture: ['present'],
  store: ['domain'],
  digest: ['answer', 'present', 'store', 'domain', 'query'],
  slack: ['answer', 'present', 'store', 'domain', 'query', 'digest', 'picture'],
  playground: ['answer', 'present', 'store', 'domain', 'query', 'digest', 'slack', 'picture'],
};

/** Who may touch the world: everybody else is given what they need. */
const OWNERS: readonly { readonly what: RegExp; readonly name: string; readonly owners: RegExp }[] = [
  { what: /\bprocess\.env\b/, name: 'the environment', owners: /^(main|config|cli)\.ts$|-command\.ts$/ },
  { what: /\bDate\.now\b|new Date\(\)/, name: 'the clock', owners: /^(main|cli|compose)\.ts$|-command\.ts$/ },
  {
    what: /from 'node:fs/,
    name: 'files',
    owners:
      /^(load-answerer|main|cli|compose)\.ts$|^data-package\/|^store\/|^picture\/|^playground\/|-command\.ts$/,
  },
  {
    what: /(?:await|return|=>|=|\() fetch\(/,
    name: 'the network',
    owners: /^playground\//,
  },
  { what: /from 'undici'/, name: 'the network', owners: /^slack\/post\.ts$/ },
  { what: /\bconsole\./, name: 'the console', owners: /-command\.ts$/ },
];

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') || file.endsWith('.tsx'))
  .map((file) => ({ file: file.replaceAll('\\', '/'), text: readFileSync(join(SRC, file), 'utf8') }));

describe('the house', () => {
  it.each(files)('$file imports only what its folder may', ({ file, text }) => {
    const folder = file.includes('/') ? (file.split('/')[0] ?? '') : null;
    if (folder === null) return;
    const allowed = MAY_IMPORT[folder];
    expect(allowed, `${folder}/ is not on the map`).toBeDefined();
    for (const [, target] of text.matchAll(/from '(\.[^']+)'/g)) {
      const path = relative(SRC, resolve(dirname(join(SRC, file)), target ?? '')).replaceAll('\\', '/');
      const other = path.includes('/') ? path.split('/')[0] : path;
      const fine =
        other === folder || allowed?.includes(other ?? '') || (folder === 'slack' && path === 'config.ts');
      expect(fine, `${file} imports ${path}`).toBe(true);
    }
  });

  it.each(files)('$file leaves the world to its owners', ({ file, text }) => {
    const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    for (const { what, name, owners } of OWNERS) {
      if (!owners.test(file)) expect(what.test(code), `${file} reaches for ${name}`).toBe(false);
    }
  });

  it.each(files)('$file has one idea', ({ file, text }) => {
    expect(text.length, `${file}: what second idea got in?`).toBeLessThanOrEqual(16_000);
  });

  it('names no folder or file by what every file is', () => {
    expect(
      files
        .map(({ file }) => file)
        .filter((file) => /(utils?|helpers?|common|misc|manager|service)[./]/.test(file)),
    ).toEqual([]);
  });

  it('keeps places and years out of the code', () => {
    const place =
      /\b(Dorset|Gloucestershire|Hampshire|Hackney|Bournemouth|Poole|Northamptonshire|Cumbria|Kingston|Birmingham)\b/;
    const year = /(?<![\d.#u-])20[12]\d(?![\d-])/;
    const guilty = files.flatMap(({ file, text }) => {
      const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      return place.test(code) || year.test(code) ? [file] : [];
    });
    expect(guilty).toEqual([]);
  });
});
