import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually, launchOnDemo } from './fixtures.ts';
import { clickToolbarButton } from './popup.ts';
import { openView, type View } from './view.ts';

let browser: Awaited<ReturnType<typeof launchOnDemo>>;
let view: View;
const pictures = process.env['DUWANG_PICTURES'];

beforeAll(async () => {
  browser = await launchOnDemo();
  view = await openView(browser);
});
afterAll(() => browser?.close());

/** The side panel of a tab in a page of its own: headless the browser has no place for its panel. */
async function panelOf(tab: Page): Promise<Page> {
  const panel = await browser.context.newPage();
  await panel.setViewportSize({ width: 400, height: 900 });
  await panel.goto(`chrome-extension://${browser.extensionId}/sidepanel.html?tab=${await view.tabId(tab)}`);
  await panel.waitForSelector('.reading');
  return panel;
}

it('reads many pages in a row: today’s reading grows, the next page comes with one key, findings of each are shown', async () => {
  const page = await browser.openDemo('/xwzx/zwyw/');
  await view.settled(page);
  const begun = Date.now();
  const panel = await panelOf(page);
  console.log(`side panel with today's reading: ${Date.now() - begun} ms after it was opened, of that the first state: ${await panel.evaluate(() => Math.round(performance.now()))} ms`);
  await panel.getByText(/今天已读 1 页/).waitFor();
  const seen = new Set([page.url()]);
  for (let count = 2; count <= 4; count += 1) {
    await panel.locator('.reading button.act:enabled').waitFor();
    await panel.bringToFront();
    await panel.keyboard.press('n');
    await page.waitForURL((url) => !seen.has(url.href));
    seen.add(page.url());
    await view.settled(page);
    await panel.getByText(`今天已读 ${count} 页`).waitFor();
    const state = await view.settled(page);
    await eventually(async () => await panel.locator('article.row').count() === state.findings.length, 'the findings of this page in the panel');
  }
  expect([...seen].slice(1).every((url) => /\/xwzx\/zwyw\/content_\d+\.html$/.test(url))).toBe(true);
  await panel.getByText('今天读过的网页').click();
  await eventually(async () => await panel.locator('.today-list li').count() === 4, 'the four pages read today');
  if (pictures) await panel.screenshot({ path: `${pictures}/panel.png` });
  // What is typed into a field is no key: N in a word goes nowhere.
  const here = page.url();
  await panel.evaluate(() => document.body.append(Object.assign(document.createElement('input'), { id: 'typed' })));
  await panel.locator('#typed').pressSequentially('nn');
  await panel.waitForTimeout(300);
  expect(page.url()).toBe(here);
});

it('says in words where there is no next page', async () => {
  const tabId = await view.tabId(view.page);
  const answer = await view.ask({ type: 'view.next-page', tabId });
  expect(answer).toMatchObject({ ok: false, message: expect.stringContaining('没有下一页') });
});

it('the popup opens the panel beside its tab, straight from the click', async () => {
  const page = await browser.openDemo('/xwzx/zwyw/');
  await view.settled(page);
  const popup = await clickToolbarButton(browser, page);
  // Headless the browser has no place for its panel: what is asked of it is noted instead, and the popup stays.
  await popup.evaluate('chrome.sidePanel.open = (at) => { window.asked = { ...at, byHand: navigator.userActivation.isActive }; return new Promise(() => undefined); }');
  await popup.click('.site-line button[aria-label^="在侧栏打开"]');
  await popup.until('window.asked !== undefined');
  expect(await popup.evaluate('window.asked')).toEqual({ tabId: await view.tabId(page), byHand: true });
  await popup.close();
});
