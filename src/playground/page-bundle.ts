import { fileURLToPath } from 'node:url';
import type { build as Build } from 'esbuild';

/** The files of the page by their path, ready to be served. */
export type PageFiles = ReadonlyMap<string, PageFile>;

export interface PageFile {
  readonly type: string;
  readonly content: Uint8Array;
}

const html = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Safeguard playground</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
<script type="module" src="/page.js"></script>
</head>
<body><div id="page"></div><noscript>The playground needs JavaScript; npm start -- --terminal does not.</noscript></body>
</html>
`;

/** What bundles the page, in memory. Rejects when the packages that it takes are not installed. */
export async function openBundler(): Promise<() => Promise<PageFiles>> {
  // Loaded here: only the playground pays for it, and a server installed without it never asks.
  const { build } = await import('esbuild');
  return () => bundlePage(build);
}

async function bundlePage(build: typeof Build): Promise<PageFiles> {
  const { outputFiles } = await build({
    entryPoints: ['page/main.tsx', 'page/page.css'].map((file) => ({
      in: fileURLToPath(new URL(file, import.meta.url)),
      out: 'page',
    })),
    outdir: '/',
    bundle: true,
    write: false,
    // Also tells React that this is production.
    minify: true,
    format: 'esm',
    jsx: 'automatic',
    legalComments: 'none',
    logLevel: 'silent',
  });
  const files = new Map<string, PageFile>([
    ['/', { type: 'text/html; charset=utf-8', content: new TextEncoder().encode(html) }],
  ]);
  for (const { path, contents } of outputFiles) {
    const css = path.endsWith('.css');
    files.set(css ? '/page.css' : '/page.js', {
      type: css ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
      content: contents,
    });
  }
  return files;
}
