import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, type TestContext } from 'vitest';
import { findChromium, openBrowser } from './browser.ts';
import { startProduct, type Product } from './product.ts';
import { trialPlayground } from './trial-app.ts';

const chromium = findChromium();
let browser: Browser | null = null;

beforeAll(async () => {
  if (chromium !== null) browser = await openBrowser(chromium);
});
afterAll(() => browser?.close());

const wide = { width: 1280, height: 800 };
const narrow = { width: 390, height: 844 };

/** A tab that fails the test at any error of the page and at any request that leaves this machine. */
async function openTab(
  context: TestContext,
  address: string,
  { mayFail = false, ...options }: BrowserContextOptions & { readonly mayFail?: boolean } = {},
): Promise<Page> {
  if (browser === null) return context.skip('no Chromium on this machine');
  const tabs = await browser.newContext({ viewport: wide, ...options });
  onTestFinished(() => tabs.close());
  const page = await tabs.newPage();
  page.setDefaultTimeout(10_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !mayFail) faults.push(message.text());
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

/** Goes to something by one key alone. */
async function goTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' | 'ArrowDown'): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 40; presses += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`no way by ${key} to ${String(target)}`);
}

async function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === element.ownerDocument.activeElement);
}

/** What is wider than the window (a table may be, and scrolls), or makes the page itself scroll. */
async function overflowing(page: Page): Promise<readonly string[]> {
  const long = await page.evaluate<boolean>('document.documentElement.scrollHeight > innerHeight');
  return long
    ? ['the page']
    : page.evaluate<string[]>(`[...document.querySelectorAll('main *, aside *, nav *, dialog *')]
    .filter((one) => one.checkVisibility() && !one.closest('.pg-table, .pg-hidden'))
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
    .map((one) => one.outerHTML.slice(0, 80))`);
}

const announced = (page: Page): Promise<string | null> => page.locator('[aria-live=polite]').textContent();

describe('Safeguard on the page', { timeout: 60_000 }, () => {
  let product: Product | null = null;

  beforeAll(async () => {
    if (chromium === null) return;
    product = await startProduct();
    return async () => {
      expect(await product?.stop()).toBe(0);
    };
  });
  const address = (): string => product?.address ?? '';

  test('a question, a button, and the form with its lists and errors, by the keyboard alone', async (context) => {
    const page = await openTab(context, address());
    const press = (key: string): Promise<void> => page.keyboard.press(key);
    const newest = page.getByRole('article').last();
    const box = page.getByRole('textbox', { name: 'Message #newsroom' });
    await expect.poll(() => isFocused(box)).toBe(true);
    await page.keyboard.type('/safeguard');
    await press('Enter');
    const toForm = newest.getByRole('button', { name: /with a form|a form that/ });
    await goTo(page, toForm, 'Shift+Tab');
    expect(await announced(page)).toMatch(/^Safeguard, only visible to you: Ask Safeguard/);

    await press('Enter');
    const form = page.getByRole('dialog', { name: 'Ask Safeguard' });
    const place = form.getByRole('combobox', { name: 'Authority, region or England' });
    const measure = form.getByRole('combobox', { name: 'Measure' });
    const period = form.getByRole('combobox', { name: 'Period' });
    const beside = form.getByRole('combobox', { name: 'Compare with' });
    const option = (name: string): Locator => form.getByRole('option', { name, exact: true });
    await place.waitFor();
    await expect.poll(() => isFocused(place)).toBe(true);
    await page.keyboard.type('dors');
    await option('Dorset County ended in 2019').waitFor();
    await press('ArrowDown');
    await press('ArrowUp');
    await press('Enter');
    expect(await place.inputValue()).toBe('Dorset');

    await press('Enter');
    await form.getByRole('alert').getByText('Please complete this field.').waitFor();
    expect(await isFocused(measure)).toBe(true);
    await page.keyboard.type('neglect');
    await option('Neglect found at assessment').waitFor();
    await press('Enter');
    expect(await measure.inputValue()).toBe('Plans started: neglect');
    await press('Tab');
    await page.keyboard.type('all');
    await option('All years').waitFor();
    await press('Enter');
    await press('Tab');
    await press('ArrowDown');
    await option('Its statistical neighbours').waitFor();
    await press('ArrowDown');
    await press('Enter');
    expect(await beside.inputValue()).toBe('Its statistical neighbours');

    // What only the app can tell stands at its field as well.
    await press('Enter');
    await form.getByRole('alert').getByText('Its neighbours are compared in one year').waitFor();
    await expect.poll(() => isFocused(period)).toBe(true);
    await press('Delete');
    await press('Escape');
    expect(await period.getAttribute('aria-expanded')).toBe('false');
    await goTo(page, form.getByRole('button', { name: 'Ask', exact: true }), 'Tab');
    await press('Enter');
    await form.waitFor({ state: 'detached' });
    expect(await isFocused(page.getByRole('button', { name: /with a form|a form that/ }))).toBe(true);
    await newest.getByRole('table').waitFor();
    await expect.poll(() => announced(page)).toMatch(/only visible to you: Dorset/);

    // The same list opens from the message itself, by the arrows.
    await box.focus();
    await page.keyboard.type('/safeguard dorset neglect');
    await press('Enter');
    await newest.getByText(/^Dorset: .*neglect/).waitFor();
    const meanings = newest.getByRole('button', { name: 'Other meanings' });
    await goTo(page, meanings, 'Shift+Tab');
    await press('Enter');
    const meant = page.getByRole('menuitem', { name: 'On a plan on 31 March: neglect' });
    await expect.poll(() => isFocused(page.getByRole('menuitem').first())).toBe(true);
    await press('Escape');
    await expect.poll(() => isFocused(meanings)).toBe(true);
    await press('Enter');
    await expect.poll(() => isFocused(page.getByRole('menuitem').first())).toBe(true);
    await goTo(page, meant, 'ArrowDown');
    await press('Enter');
    await newest.getByText(/^Dorset: .* on a child protection plan .*neglect/).waitFor();
  });

  test.for([
    ['wide', wide],
    ['narrow', narrow],
  ] as const)('a misspelt mention, its thread, a chart and a file: %s', async ([, viewport], context) => {
    const page = await openTab(context, address(), { viewport });
    const box = page.getByRole('textbox', { name: 'Message #newsroom' });
    await box.fill('@Safeguard hackny childern in care since 2018');
    await box.press('Enter');
    const opener = page.getByRole('button', { name: '1 reply' }).last();
    await opener.press('Enter');
    const thread = page.getByRole('complementary', { name: 'Thread' });
    const table = thread.getByRole('table');
    await table.waitFor();
    expect(await table.getByRole('rowheader', { name: '2018' }).count()).toBe(1);
    await thread.getByText('Chart', { exact: true }).press('Enter');
    const chart = thread.getByRole('img', { name: /^Line chart: Children looked after: Hackney\. .*2018/ });
    await chart.waitFor();
    // A picture that cannot be shown is as high as its words.
    await expect.poll(async () => (await chart.boundingBox())?.height ?? 0).toBeGreaterThan(150);

    await thread.getByRole('button', { name: 'More actions' }).press('Enter');
    const item = page.getByRole('menuitem', { name: 'Figures as CSV' });
    const { x = -1, width = 0 } = (await item.boundingBox()) ?? {};
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(viewport.width);
    await item.press('Enter');
    const file = thread.getByRole('link', { name: /^safeguard-trend-.*\.csv Save/ });
    const [saved] = await Promise.all([page.waitForEvent('download'), file.press('Enter')]);
    expect(saved.suggestedFilename()).toMatch(/^safeguard-trend-.*\.csv$/);
    expect(await readFile(await saved.path(), 'utf8')).toMatch(/Hackney,.*,2018/);

    const reply = thread.getByRole('textbox');
    expect(await reply.inputValue()).toBe('@Safeguard ');
    await reply.focus();
    await page.keyboard.type('and hampshire?');
    await page.keyboard.press('Enter');
    await thread
      .getByText(/^Hampshire: .* looked after/)
      .first()
      .waitFor();
    expect(await overflowing(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await thread.waitFor({ state: 'detached' });
    expect(await isFocused(page.getByRole('button', { name: '5 replies' }).last())).toBe(true);
    expect(await overflowing(page)).toEqual([]);
  });

  test('the home, direct messages with the questions that the app suggests, and JSON to copy', async (context) => {
    const page = await openTab(context, address(), {
      viewport: narrow,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const places = page.getByRole('navigation', { name: 'Conversations' });
    const newest = page.getByRole('article').last();
    await places.getByRole('button', { name: 'App Home' }).press('Enter');
    await page.getByText('An answer, to begin with').waitFor();
    const authority = page.getByRole('combobox', { name: 'Choose an authority' });
    await authority.fill('hampsh');
    await page.getByRole('option', { name: 'Hampshire' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Hampshire at a glance').waitFor();
    expect(await overflowing(page)).toEqual([]);
    await page.getByRole('button', { name: 'All key figures' }).press('Enter');
    await places.getByRole('button', { name: /^Safeguard.*1 unread/ }).press('Enter');
    await newest.getByText(/^Hampshire at a glance/).waitFor();

    await page.getByRole('button', { name: 'Hampshire', exact: true }).waitFor();
    await page.getByRole('button', { name: 'dorset neglect', exact: true }).press('Enter');
    await newest.getByText(/^Dorset: .*neglect/).waitFor();
    expect(await overflowing(page)).toEqual([]);

    await newest.getByRole('button', { name: 'Copy as Block Kit JSON' }).press('Enter');
    await page.getByRole('status').getByText('Copied').waitFor();
    const copied: unknown = JSON.parse(await page.evaluate('navigator.clipboard.readText()'));
    expect(copied).toMatchObject({ text: expect.stringMatching(/^Dorset: /), blocks: expect.any(Array) });

    await places.getByRole('button', { name: 'App Home' }).press('Enter');
    await page.getByRole('button', { name: 'Remove', exact: true }).press('Enter');
    await page.getByText('An answer, to begin with').waitFor();
    expect(await authority.inputValue()).toBe('');
  });
});

describe('the page before another app', { timeout: 60_000 }, () => {
  test('what Safeguard does not use is drawn and works, too', async (context) => {
    const { address, told } = await trialPlayground();
    const page = await openTab(context, address);
    const kinds = (): string[] => told.map(({ kind }) => kind);
    await page.getByRole('button', { name: '/safeguard first example' }).press('Enter');
    const message = page.getByRole('article').last();
    await message.getByText(/^<.?@U0SAFEGUARD>/u).waitFor();
    expect(await message.getByRole('link', { name: /a page/ }).getAttribute('href')).toBe(
      'https://example.org/a_b',
    );
    expect(await message.getByRole('columnheader').allTextContents()).toEqual(['Year', 'Figure']);
    expect(await message.getByRole('rowheader').allTextContents()).toEqual(['First']);
    expect(await message.getByRole('cell').allTextContents()).toEqual(['1,234']);

    await message.getByRole('checkbox', { name: 'Green' }).press('Space');
    await expect.poll(kinds).toEqual(['boxes']);
    const remove = message.getByRole('button', { name: 'Remove' });
    const sure = page.getByRole('dialog', { name: 'Remove all?' });
    await remove.press('Enter');
    await sure.getByRole('button', { name: 'Keep' }).press('Enter');
    expect(await isFocused(remove)).toBe(true);
    await remove.press('Enter');
    await sure.getByRole('button', { name: 'Remove' }).press('Enter');
    await expect.poll(kinds).toEqual(['boxes', 'sure']);

    await message.getByRole('button', { name: 'Open the form' }).press('Enter');
    await page.getByRole('dialog', { name: 'Ask' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => kinds().at(-1)).toBe('closed');
  });

  test('when it stops the page says so, keeps what was typed, and goes on when it is back', async (context) => {
    const first = await trialPlayground();
    const page = await openTab(context, first.address, { mayFail: true });
    const box = page.getByRole('textbox');
    await page.getByRole('button', { name: '/safeguard first example' }).click();
    await page.getByRole('article').waitFor();
    await first.close();
    await page.getByRole('alert').getByText('The playground has stopped').waitFor();
    await box.fill('/safeguard once more');
    await box.press('Enter');
    await page.getByRole('status').getByText('The playground has stopped').waitFor();
    await expect.poll(() => box.inputValue()).toBe('/safeguard once more');

    await trialPlayground(Number(new URL(first.address).port));
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await box.press('Enter');
    await page.getByRole('article').waitFor();
  });

  test('two people in two tabs see each other’s messages, not each other’s forms', async (context) => {
    const { address } = await trialPlayground();
    const rosa = await openTab(context, address);
    const eddie = await openTab(context, address);
    await eddie.getByRole('combobox', { name: 'You are' }).selectOption('Eddie Editor');
    await eddie.getByRole('textbox').fill('good morning');
    await eddie.getByRole('textbox').press('Enter');
    await rosa.getByRole('article', { name: /^Eddie Editor/ }).waitFor();
    expect(await announced(rosa)).toBe('Eddie Editor: good morning');
    await rosa.getByRole('button', { name: '/safeguard first example' }).click();
    await rosa.getByRole('button', { name: 'Open the form' }).click();
    await rosa.getByRole('dialog').waitFor();
    await eddie.getByRole('textbox').fill('still here');
    await eddie.getByRole('textbox').press('Enter');
    await eddie.getByText('still here').waitFor();
    expect(await eddie.getByRole('dialog').count()).toBe(0);
    expect(await eddie.getByRole('article').count()).toBe(2);
  });
});
