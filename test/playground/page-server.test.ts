import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { trialPlayground } from './trial-app.ts';

interface Asked {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** A request with headers that a browser would not let a page set. */
async function ask(address: string, { path = '', method = 'GET', headers = {}, body }: Asked) {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>(
    (resolve, reject) => {
      request(new URL(path, address), { method, headers }, (response) => {
        void text(response).then((said) =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: said }),
        );
      })
        .on('error', reject)
        .end(body);
    },
  );
}

const json = { 'content-type': 'application/json' };
const harmless = JSON.stringify({ do: 'open', tab: 'messages' });

test('the page may load nothing but itself, and names nothing from elsewhere', async () => {
  const { address } = await trialPlayground();
  const page = await ask(address, {});
  expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'/);
  expect(page.body).not.toMatch(/https?:\/\//);
  const [script, style] = await Promise.all(['page.js', 'page.css'].map((path) => ask(address, { path })));
  expect(script?.headers['content-type']).toMatch(/^text\/javascript/);
  expect(style?.body).not.toMatch(/@import|url\(\s*["']?https?:/);
});

test.each<[string, Asked, number]>([
  ['a name that points here', { headers: { host: 'evil.example:80' } }, 403],
  [
    'a page from elsewhere',
    { path: 'act', method: 'POST', headers: { ...json, origin: 'https://evil.example' }, body: harmless },
    403,
  ],
  [
    'a form from elsewhere',
    { path: 'act', method: 'POST', headers: { 'content-type': 'text/plain' }, body: harmless },
    415,
  ],
  ['an act that is none', { path: 'act', method: 'POST', headers: json, body: '{"do":"nothing"}' }, 400],
  ['no JSON at all', { path: 'act', method: 'POST', headers: json, body: '{' }, 400],
  ['too much', { path: 'act', method: 'POST', headers: { ...json, 'content-length': '900000' } }, 413],
  ['a file that is not there', { path: 'files/F1' }, 404],
])('%s is refused', async (_, asked, status) => {
  const { address } = await trialPlayground();
  expect((await ask(address, asked)).status).toBe(status);
});

test('what plays Slack behind it takes nothing from another page either', async () => {
  const { slack } = await trialPlayground();
  for (const headers of [{ origin: 'https://evil.example' }, { host: 'evil.example' }]) {
    const asked = { path: 'chat.postMessage', method: 'POST', headers };
    expect((await ask(slack.apiUrl, asked)).status).toBe(403);
  }
});

test('it says where it is, on this machine alone, and will not start where the port is taken', async () => {
  const { address, said } = await trialPlayground();
  expect(new URL(address).hostname).toBe('127.0.0.1');
  expect(said.join('')).toContain(address);
  await expect(trialPlayground(Number(new URL(address).port))).rejects.toThrow(/^Port \d+ is taken/);
});

test('a picture is shown, any other file is only saved', async () => {
  const { address, slack } = await trialPlayground();
  const content = Buffer.from('<script>alert(1)</script>');
  for (const name of ['chart.png', 'page.html']) {
    slack.workspace.files.set(name.slice(0, 4), {
      id: name.slice(0, 4),
      name,
      length: content.length,
      content,
      title: null,
    });
  }
  expect((await ask(address, { path: 'files/char' })).headers).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
  });
  const other = await ask(address, { path: 'files/page' });
  expect(other.headers['content-type']).toBe('application/octet-stream');
  expect(other.headers['content-disposition']).toContain('attachment');
});
