import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, onTestFinished, test, type TestContext } from 'vitest';
import { findChromium, openBrowser } from './browser.ts';
import { trialPlayground } from './trial-app.ts';

const chromium = findChromium();
/** Where pictures of the page are kept when they are wanted, for instance for the README. */
const pictures = process.env['PLAYGROUND_PICTURES'];

const wide = { width: 1280, height: 800 };
const narrow = { width: 390, height: 844 };

/** A tab that fails the test at any error of the page and at any request that leaves this machine. */
async function openTab(context: TestContext, address: string, viewport = wide): Promise<Page> {
  if (chromium === null) return context.skip('no Chromium on this machine');
  const browser = await openBrowser(chromium);
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(10_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith('data:')) faults.push(request.url());
  });
  onTestFinished(() => {
    expect(faults).toEqual([]);
  });
  await page.goto(address);
  return page;
}

async function picture(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) });
}

describe('Safeguard on the page', { timeout: 60_000 }, () => {
  let address = '';

  beforeAll(async () => {
    if (chromium === null) return;
    // As somebody starts it who has no token: nothing set but the port.
    const child = spawn(process.execPath, ['src/main.ts'], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { PATH: process.env['PATH'] ?? '', PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: child.stdout })) {
      address = /http:\S+/.exec(line)?.[0] ?? '';
      if (address !== '') break;
    }
    return async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      expect(await ended).toEqual([0, null]);
    };
  });

  test.for([
    ['wide', wide],
    ['narrow', narrow],
  ] as const)('a command, a button, a mention and its thread: %s', async ([name, viewport], context) => {
    const page = await openTab(context, address, viewport);
    const box = page.getByRole('textbox', { name: 'Message #newsroom' });
    await box.fill('/safeguard dorset neglect');
    await box.press('Enter');
    const answer = page.getByRole('article').last();
    await answer.getByText('Only visible to you').waitFor();
    await answer.getByText(/^Dorset: .*neglect/).waitFor();
    await picture(page, `${name}-answer`);

    const before = await answer.textContent();
    await answer
      .getByRole('combobox', { name: 'Other meanings' })
      .selectOption('On a plan on 31 March: neglect');
    await expect.poll(() => page.getByRole('article').last().textContent()).not.toBe(before);
    await expect.poll(() => page.locator('[aria-live]').textContent()).toMatch(/only visible to you: Dorset/);

    await box.fill('@Safeguard hackney children in care since 2018');
    await box.press('Enter');
    await page.getByRole('button', { name: '1 reply' }).last().click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.getByRole('table').waitFor();
    const reply = thread.getByRole('textbox');
    await thread.getByText('Chart', { exact: true }).click();
    const chart = thread.getByRole('img', { name: /Hackney/ });
    await chart.waitFor();
    // A picture that cannot be shown is as high as its words.
    await expect.poll(async () => (await chart.boundingBox())?.height ?? 0).toBeGreaterThan(150);
    await picture(page, `${name}-chart`);
    expect(await reply.inputValue()).toBe('@Safeguard ');
    await reply.press('End');
    await reply.pressSequentially('hampshire neglect');
    await reply.press('Enter');
    await thread
      .getByText(/^Hampshire/)
      .first()
      .waitFor();
    await picture(page, `${name}-thread`);
    await page.keyboard.press('Escape');
    await thread.waitFor({ state: 'detached' });
  });
});

describe('the page with every element', { timeout: 60_000 }, () => {
  test('is used by the keyboard alone: select, menu, boxes, form with search, home', async (context) => {
    const { address, told } = await trialPlayground();
    const page = await openTab(context, address);
    const kinds = (): string[] => told.map(({ kind }) => kind);
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('/safeguard everything');
    await page.keyboard.press('Enter');
    const message = page.getByRole('article').last();
    await message.getByText(/^<.?@U0SAFEGUARD>/u).waitFor();
    expect(await message.getByRole('link', { name: /a page/ }).getAttribute('href')).toBe(
      'https://example.org/a_b',
    );
    expect(await message.getByRole('columnheader').allTextContents()).toEqual(['Year', 'Figure']);
    expect(await message.getByRole('rowheader').allTextContents()).toEqual(['First']);
    expect(await message.getByRole('cell').allTextContents()).toEqual(['1,234']);

    await message.getByRole('combobox', { name: 'Pick one' }).selectOption('Two');
    await expect.poll(kinds).toEqual(['pick']);
    await message.getByRole('checkbox', { name: 'Green' }).press('Space');
    await expect.poll(kinds).toEqual(['pick', 'boxes']);

    await message.getByRole('button', { name: 'More actions' }).press('Enter');
    await page.keyboard.press('ArrowDown');
    await picture(page, 'trial-menu');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => told.at(-1))
      .toMatchObject({ kind: 'more', value: { selected_option: { value: 'cite' } } });

    await message.getByRole('button', { name: 'Remove' }).press('Enter');
    await page
      .getByRole('dialog', { name: 'Remove all?' })
      .getByRole('button', { name: 'Keep' })
      .press('Enter');
    expect(kinds()).not.toContain('sure');
    await message.getByRole('button', { name: 'Remove' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).press('Enter');
    await expect.poll(kinds).toContain('sure');

    await message.getByRole('button', { name: 'Open the form' }).press('Enter');
    const form = page.getByRole('dialog', { name: 'Ask' });
    await form.getByRole('button', { name: 'Go' }).press('Enter');
    await form.getByText('Please complete this field.').waitFor();
    const place = form.getByRole('combobox', { name: 'Place' });
    await place.focus();
    await page.keyboard.type('nor');
    await form.getByRole('option').nth(1).waitFor();
    await page.keyboard.press('ArrowDown');
    await picture(page, 'trial-form');
    await page.keyboard.press('Enter');
    expect(await place.inputValue()).toBe('Northampton');
    await form.getByRole('textbox', { name: 'Year' }).fill('soon');
    await page.keyboard.press('Enter');
    await form.getByRole('alert').getByText('Not a year').waitFor();
    await form.getByRole('textbox', { name: 'Year' }).fill('');
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'detached' });
    expect(told.at(-1)).toEqual({ kind: 'submitted', value: 'northampton' });

    await page.getByRole('button', { name: 'App Home' }).press('Enter');
    await page.getByRole('button', { name: 'Ask from home' }).press('Enter');
    await form.waitFor();
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    await expect.poll(() => kinds().at(-1)).toBe('closed');
  });

  test('copies a message as Block Kit JSON', async (context) => {
    const { address } = await trialPlayground();
    const page = await openTab(context, address);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: '/safeguard first example' }).click();
    await page.getByRole('button', { name: 'Copy as Block Kit JSON' }).click();
    await page.getByRole('status').getByText('Copied').waitFor();
    const copied: unknown = JSON.parse(await page.evaluate('navigator.clipboard.readText()'));
    expect(copied).toMatchObject({ blocks: [{ type: 'actions' }, { type: 'section' }, { type: 'table' }] });
  });
});
