import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually, launchOnDemo } from './fixtures.ts';
import { openPopup } from './popup.ts';
import { openView, type View } from './view.ts';

// The extension is updated while a person is in the middle of it.
let browser: Awaited<ReturnType<typeof launchOnDemo>>;
let page: Page;
beforeAll(async () => {
  browser = await launchOnDemo();
});
afterAll(async () => void await browser?.close());

it('an update in the middle of a review: what was confirmed and typed is there, the card on the page says what to do, and the new version takes over', async () => {
  let view = await openView(browser);
  page = await browser.openDemo('/');
  const before = await view.settled(page);
  const [ruled, typed] = before.findings.filter(({ record }) => record.verdict === 'fail');
  await view.state({ type: 'view.decide', tabId: before.tabId, findingIds: [ruled!.record.id], ruling: 'confirmed', reason: '' });
  const popup = await openPopup(browser, page);
  await popup.click(`#row-${typed!.record.id} button.row-title`);
  await popup.press('e');
  await popup.until('document.activeElement.localName === "textarea"');
  await popup.type('写到一半的备注');
  await popup.until('document.querySelector("textarea").value === "写到一半的备注"');
  await popup.close();

  const desk = await browser.open(`chrome-extension://${browser.extensionId}/workbench.html`);
  await desk.locator('tbody tr').first().getByRole('link').click();
  await desk.locator('.desk-tabs').getByRole('button', { name: '按根因复核' }).click();
  await desk.getByLabel('状态').selectOption('pending');
  await desk.locator('.panes > .lines li').first().click();
  const cause = await desk.locator('.current h3').textContent();
  await desk.keyboard.press('2');
  await desk.locator('.cause textarea').fill('写到一半的理由');

  await page.bringToFront();
  const shape = await page.evaluate(() => document.documentElement.outerHTML);
  await view.state({ type: 'view.overlay', tabId: before.tabId, on: true });
  await eventually(async () => (await insideOverlay(page)).includes('／'), 'the overlay');

  view = await update(view);
  expect(desk.isClosed()).toBe(true);
  await page.bringToFront();

  // The former version's card still stands on the page: it says so, saves nothing, and goes by Escape.
  await eventually(async () => {
    if ((await insideOverlay(page)).includes('读网刚刚更新')) return true;
    // On to one that is not ruled yet.
    await page.keyboard.press('j');
    await page.keyboard.press('1');
    return false;
  }, 'the card to say that the extension was updated', 20_000);
  expect(await insideOverlay(page)).toContain('重新载入网页');
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(shape);

  await page.reload();
  const after = await view.settled(page);
  const statusOf = (id: string) => after.findings.find(({ record }) => record.id === id)!.record.status;
  expect(statusOf(ruled!.record.id)).toBe('confirmed');
  expect(after.findings.filter(({ record }) => record.status === 'confirmed')).toHaveLength(1);

  const again = await openPopup(browser, page);
  await again.click(`#row-${typed!.record.id} button.row-title`);
  await again.press('e');
  await again.until('document.querySelector("textarea")?.value === "写到一半的备注"', 20_000);
  await again.close();

  const newDesk = await browser.open(`chrome-extension://${browser.extensionId}/workbench.html`);
  await newDesk.locator('tbody tr').first().getByRole('link').click();
  await newDesk.locator('.desk-tabs').getByRole('button', { name: '按根因复核' }).click();
  await newDesk.locator('.panes > .lines li').filter({ hasText: cause! }).first().click();
  await newDesk.keyboard.press('2');
  await eventually(async () => await newDesk.locator('.cause textarea').inputValue() === '写到一半的理由', 'the reason typed before the update', 20_000);
});

it('a card left on the page by the former version gives way to that of the new one', async () => {
  const view = await openView(browser);
  const tabId = await view.tabId(page);
  await page.bringToFront();
  await view.state({ type: 'view.overlay', tabId, on: true });
  await eventually(async () => (await insideOverlay(page)).includes('／'), 'the overlay');
  const next = await update(view);
  await page.bringToFront();
  await next.state({ type: 'view.overlay', tabId, on: true });
  await eventually(() => page.evaluate(() => document.querySelectorAll('duwang-overlay').length === 1), 'one overlay', 20_000);
  await eventually(async () => {
    await page.keyboard.press('Escape');
    return page.evaluate(() => document.querySelectorAll('duwang-overlay').length === 0);
  }, 'no overlay', 20_000);
});

/**
 * What the browser does with an update: takes the extension away with all its pages and starts it anew under the open web
 * pages. (A build with another version number cannot be put in the place of one given on the command line.)
 * @returns a page of the new one
 */
async function update(former: View): Promise<View> {
  const manager = await browser.open('chrome://extensions');
  // Without the developer mode Chromium would not start an unpacked extension again.
  await manager.evaluate(() => (chrome as unknown as { readonly developerPrivate: { updateProfileConfiguration(part: object): Promise<unknown> } }).developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }));
  await former.page.evaluate(() => chrome.runtime.reload()).catch(() => undefined); // the page is gone before it answers
  await eventually(async () => former.page.isClosed(), 'the browser to close the pages of the former version', 30_000);
  const view = await eventually(() => openView(browser).catch(() => null), 'the new version to run', 30_000);
  await manager.close();
  return view;
}

/** The text in the overlay's closed root, which only the browser itself can read. */
async function insideOverlay(of: Page): Promise<string> {
  const session = await of.context().newCDPSession(of);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  await session.detach();
  const texts: string[] = [];
  const walk = (node: typeof root, inside: boolean): void => {
    if (inside && node.nodeType === 3) texts.push(node.nodeValue);
    for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) if (child.localName !== 'style') walk(child, inside || node.localName === 'duwang-overlay');
  };
  walk(root, false);
  return texts.join(' ');
}
