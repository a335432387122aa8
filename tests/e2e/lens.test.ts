import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually, launchOnDemo } from './fixtures.ts';
import { openView, type View } from './view.ts';

let browser: Awaited<ReturnType<typeof launchOnDemo>>;
let view: View;
let page: Page;
let tabId: number;
const pictures = process.env['DUWANG_PICTURES'];

beforeAll(async () => {
  browser = await launchOnDemo();
  view = await openView(browser);
  page = await browser.openDemo('/');
  await view.settled(page);
  tabId = await view.tabId(page);
});
afterAll(() => browser?.close());

// The layer is closed to the page and to us: what it shows is seen as a person sees it, in pixels.
const shot = async (): Promise<string> => (await page.screenshot({ animations: 'disabled', caret: 'initial' })).toString('base64');
const dom = (): Promise<string> => page.evaluate(() => document.documentElement.outerHTML);
const changesFrom = (before: string, what: string): Promise<string> => eventually(async () => {
  const now = await shot();
  return now === before ? null : now;
}, what, 20_000);
const backTo = (wanted: string, what: string): Promise<boolean> => eventually(async () => await shot() === wanted, what, 20_000);

it('a held key tints the page and lets go of it; the page’s DOM is as it was', async () => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const before = await dom();
  await view.state({ type: 'view.overlay', tabId, on: true });
  await eventually(() => page.evaluate(() => document.querySelector('duwang-overlay') !== null), 'the overlay');
  await page.bringToFront();
  const plain = await eventually(async () => {
    const [one, two] = [await shot(), await shot()];
    return one === two ? one : null;
  }, 'the overlay to stand still');
  await page.keyboard.down('c');
  await changesFrom(plain, 'the tints');
  await page.waitForTimeout(600); // held
  if (pictures) await page.screenshot({ path: `${pictures}/lens.png`, caret: 'initial' });
  await page.keyboard.up('c');
  await backTo(plain, 'the tints to go');

  // Pressed once it stays, for who cannot hold a key; Escape takes it and leaves the overlay.
  await page.keyboard.press('c');
  await changesFrom(plain, 'the tints again');
  await page.keyboard.press('Escape');
  await backTo(plain, 'the lens to go');
  expect(await page.evaluate(() => document.querySelector('duwang-overlay') !== null)).toBe(true);
  await page.keyboard.press('Escape');
  await eventually(() => page.evaluate(() => document.querySelector('duwang-overlay') === null), 'the overlay to go');
  expect(await dom()).toBe(before);
});

it('a page that was not read has no coverage, and says so', async () => {
  const other = await browser.open(`http://${new URL(page.url()).host}/zwgk/rsxx/`);
  await view.settled(other);
  const own = await view.tabId(other);
  expect((await view.ask({ type: 'view.lens', tabId: own, on: true })).ok).toBe(true);
  const answer = await view.ask({ type: 'view.lens', tabId: await view.tabId(view.page), on: true });
  expect(answer).toMatchObject({ ok: false, message: expect.stringContaining('还没有检查') });
});
