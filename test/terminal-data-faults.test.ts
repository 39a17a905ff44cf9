import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { runTerminal } from '../src/terminal.ts';

/** Asks with a copy of the data in which one file was changed. */
async function askWith(file: string, change: (text: string) => string) {
  const folder = mkdtempSync(join(tmpdir(), 'safeguard-data-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(new URL('../data', import.meta.url), folder, { recursive: true });
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  const said: string[] = [];
  const told: string[] = [];
  const code = await runTerminal(['dorset', 'neglect'], {
    input: Readable.from([]),
    write: (text) => void said.push(text),
    complain: (text) => void told.push(text),
    today: '2026-11-22',
    interactive: false,
    save: () => {},
    data: pathToFileURL(`${folder}/`),
  });
  return { code, said: said.join(''), told: told.join('') };
}

test('broken examples stop the start with a sentence, file and line', async () => {
  const { code, said, told } = await askWith(
    'examples.json',
    () => '[\n  "dorset neglect",\n  nonsense\n]\n',
  );
  expect([code, said]).toEqual([1, '']);
  expect(told).toMatch(
    /^Safeguard cannot answer: its data cannot be used\..*\n  - data\/examples\.json:3: no JSON: .*\n$/,
  );
});

test('examples that are no list of questions stop the start', async () => {
  const { code, told } = await askWith('examples.json', () => '["dorset neglect", 3]');
  expect(code).toBe(1);
  expect(told).toContain('  - data/examples.json:1: no list of questions\n');
});

test('a row of no known area stops the start, or the answer that first reads it', async () => {
  const { code, told } = await askWith('successions.csv', (text) => `${text}XXX,nonsense\n`);
  expect(code).toBe(1);
  expect(told).toMatch(/\n {2}- data\/successions\.csv:\d+: /);
});

test('a fault in a table of observations is told when a question first needs the table', async () => {
  const { code, said, told } = await askWith('observations/dfe-cin-2022.csv', (text) =>
    text.replace(/\n[^,]+,/, '\nyesterday,'),
  );
  expect([code, said]).toEqual([1, '']);
  expect(told).toMatch(/\n {2}- data\/observations\/dfe-cin-2022\.csv:\d+: /);
});
