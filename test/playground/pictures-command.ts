import { fileURLToPath } from 'node:url';
import type { Page, PageScreenshotOptions } from 'playwright-core';
import { findChromium, openBrowser } from './browser.ts';
import { startProduct } from './product.ts';

// Draws the README's pictures of the playground anew, from the product as it is.

const chromium = findChromium();
if (chromium === null)
  throw new Error('the pictures are taken in Chromium, and there is none on this machine');
const [product, browser] = await Promise.all([startProduct(), openBrowser(chromium)]);

async function open(width: number, height: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' });
  await page.goto(product.address);
  return page;
}

async function keep(page: Page, name: string, options: PageScreenshotOptions = {}): Promise<void> {
  const path = fileURLToPath(new URL(`pictures/${name}.png`, import.meta.url));
  await page.screenshot({ ...options, path, caret: 'hide', animations: 'disabled' });
}

async function write(page: Page, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name: 'Message #newsroom' });
  await box.fill(text);
  await box.press('Enter');
}

try {
  const wide = await open(1080, 640);
  await write(wide, '/safeguard dorset neglect');
  await wide.getByText(/^Dorset: /).waitFor();
  await write(wide, '@Safeguard hackney children in care since 2018');
  await wide.getByRole('button', { name: '1 reply' }).click();
  const thread = wide.getByRole('complementary', { name: 'Thread' });
  await thread.getByText('Chart', { exact: true }).click();
  await thread.getByRole('img').waitFor();
  await wide.getByRole('article', { name: /Only visible to you/ }).evaluate((one) => {
    one.scrollIntoView();
  });
  await keep(wide, 'page');

  const phone = await open(390, 700);
  await write(phone, '/safeguard where does dorset rank for repeat plans');
  await phone.getByRole('article').last().getByRole('table').waitFor();
  await keep(phone, 'phone');

  await phone.getByRole('button', { name: 'Ask for a statistic' }).click();
  const form = phone.getByRole('dialog');
  await form.getByRole('combobox', { name: 'Authority' }).fill('weymouth');
  await form.getByRole('option').first().waitFor();
  await keep(phone, 'form');
} finally {
  await browser.close();
  await product.stop();
}
