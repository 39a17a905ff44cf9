import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { runTerminal } from '../src/terminal.ts';

async function run(...args: string[]) {
  const said: string[] = [];
  const told: string[] = [];
  const saved = new Map<string, Buffer>();
  const code = await runTerminal(args, {
    input: Readable.from([]),
    write: (text) => void said.push(text),
    complain: (text) => void told.push(text),
    today: '2026-11-21',
    interactive: false,
    save: (name, content) => {
      if (name.includes('/')) throw new Error('no such folder');
      saved.set(name, Buffer.from(content));
    },
  });
  return { code, said: said.join(''), told: told.join(''), saved };
}

test('--chart saves the picture of the answer and says what it shows', async () => {
  const { code, said, told, saved } = await run('--chart', 'out.png', 'gloucestershire', 'cpp', 'rate');
  expect(code).toBe(0);
  expect(said).toMatch(/^Gloucestershire: 30\.3 per 10,000/);
  expect(told).toMatch(/^Chart: out\.png\nIt shows: Ranked bar chart: /);
  expect(saved.get('out.png')?.subarray(1, 4).toString()).toBe('PNG');
});

test('--chart saves an SVG where the name asks for one', async () => {
  const { saved } = await run('--chart', 'out.SVG', 'gloucestershire', 'cpp', 'rate');
  expect(saved.get('out.SVG')?.toString()).toMatch(/^<svg .*Gloucestershire among all authorities/s);
});

test('--chart keeps the JSON apart from what it says', async () => {
  const { said } = await run('--json', '--chart', 'out.svg', 'gloucestershire', 'cpp', 'rate');
  expect(JSON.parse(said)).toMatchObject({ answer: { kind: 'figure' } });
});

test('--chart says so when the file cannot be saved', async () => {
  const { code, told } = await run('--chart', 'no/such/folder/out.svg', 'gloucestershire', 'cpp', 'rate');
  expect(code).toBe(1);
  expect(told).toContain('could not be saved as no/such/folder/out.svg: no such folder');
});

test('--chart of an answer without one, or without a question, saves nothing and fails', async () => {
  const none = await run('--chart', 'out.png', 'define', 'section', '47');
  expect([none.code, none.saved.size]).toEqual([1, 0]);
  expect(none.told).toContain('no chart');
  const nothing = await run('--chart', 'out.png');
  expect([nothing.code, nothing.saved.size]).toEqual([2, 0]);
  expect(nothing.told).toContain('--chart needs a question');
});
