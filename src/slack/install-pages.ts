import type { ServerResponse } from 'node:http';

/** The few pages that whoever installs the app sees in a browser; every sentence of them. */
const pages = {
  install: {
    title: 'Add Safeguard to Slack',
    paragraphs: [
      'Safeguard answers questions about published children’s safeguarding statistics in England, with source and comparison.',
      'It asks to answer its command, mentions and direct messages, and to post the charts that people ask it for. It reads no other message of a channel, and keeps nothing that people type.',
    ],
    link: 'Add to Slack',
  },
  installed: {
    title: 'Safeguard is installed',
    paragraphs: ['Go back to Slack and type /safeguard in any channel.'],
    link: 'Open Slack',
  },
  cancelled: {
    title: 'Nothing was installed',
    paragraphs: ['You cancelled on Slack’s page. Begin again whenever you like.'],
    link: 'Begin again',
  },
  begunElsewhere: {
    title: 'This installation cannot be finished',
    paragraphs: [
      'It was begun in another browser, was finished already, or took longer than ten minutes. Nothing was installed by it.',
    ],
    link: 'Begin again',
  },
  failed: {
    title: 'Safeguard could not be installed',
    paragraphs: [
      'Slack or Safeguard had a fault on the way. Nothing was kept. Try again in a minute; if it fails again, tell whoever runs this Safeguard.',
    ],
    link: 'Begin again',
  },
} as const;

export type InstallPage = keyof typeof pages;

const status = { install: 200, installed: 200, cancelled: 403, begunElsewhere: 400, failed: 500 } as const;

/** The page as HTML; `link` is where its one button leads. */
export function pageHtml(page: InstallPage, link: string): string {
  const { title, paragraphs, link: label } = pages[page];
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }
a { display: inline-block; padding: .75rem 1.25rem; border-radius: .25rem; background: #1d3a4f; color: #fff; text-decoration: none; }
a:focus-visible { outline: 3px solid #c80; outline-offset: 2px; }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}
<p><a href="${escaped(link)}">${label}</a></p>
</main>
</body>
</html>
`;
}

/** Sends a page. It is never kept, and where it leads does not learn the address with its one-time code. */
export function sendPage(response: ServerResponse, page: InstallPage, link: string): void {
  setPageHeaders(response);
  response.writeHead(status[page], { 'content-type': 'text/html; charset=utf-8' });
  response.end(pageHtml(page, link));
}

/** Headers of every page of the installation. */
export function setPageHeaders(response: ServerResponse): void {
  response.setHeader('cache-control', 'no-store');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader(
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  );
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
