import type { Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { eventually, launchOnDemo } from './fixtures.ts';
import { clickToolbarButton, inspected, openPopup, type Popup } from './popup.ts';
import { storedRecords } from './stored-records.ts';
import { openView, type View } from './view.ts';

// The five tasks a person must manage, with every click, key and text they cost. A text counts as one, whatever its length.
let browser: Awaited<ReturnType<typeof launchOnDemo>>;
let view: View;
let page: Page;
let spent = { clicks: 0, keys: 0, texts: 0 };
const all: Record<string, typeof spent> = {};

beforeAll(async () => {
  browser = await launchOnDemo({ granted: ['*://*.gov.cn/*', '<all_urls>'] });
  view = await openView(browser);
  page = await browser.openDemo('/zwgk/tzgg/content_2001.html');
  await view.settled(page);
  // The first-run card is for the first minute; this is the hundredth day.
  const { settings } = await view.state({ type: 'view.state', tabId: await view.tabId(page) });
  await view.ask({ type: 'view.settings', settings: { ...settings, introduced: true } });
});
afterAll(async () => {
  console.table(all);
  await browser?.close();
});
afterEach(({ task }) => {
  all[task.name] = spent;
  spent = { clicks: 0, keys: 0, texts: 0 };
});

const icon = async (): Promise<Popup> => {
  spent.clicks += 1;
  const popup = await clickToolbarButton(browser, page);
  await popup.until(inspected, 30_000);
  return popup;
};
const press = async (popup: Popup, key: string): Promise<void> => {
  spent.keys += 1;
  await popup.press(key);
};
/** Rows take their height as they are scrolled to, so a press is given to the element itself. */
const click = async (popup: Popup, finder: string): Promise<void> => {
  spent.clicks += 1;
  await popup.until(finder);
  await popup.evaluate(`${finder}.click()`);
};
const button = (words: string): string => `[...document.querySelectorAll('button')].find((one) => one.textContent.includes(${JSON.stringify(words)}))`;
const write = async (popup: Popup, text: string): Promise<void> => {
  spent.texts += 1;
  await popup.type(text);
};
const state = async () => view.state({ type: 'view.state', tabId: await view.tabId(page) });
const icp = async () => (await state()).findings.find(({ record }) => record.check === 'icp-number' && record.code === 'missing')!;
const current = 'document.querySelector(\'article.row[data-current="true"] .row-says\')?.textContent ?? ""';

it('find and confirm a missing footer item', async () => {
  const { record } = await icp();
  const popup = await icon();
  for (let turn = 0; turn < 40 && !(await popup.evaluate<string>(current)).includes(record.says); turn += 1) {
    const before = await popup.evaluate<string>(current);
    await press(popup, 'j');
    await popup.until(`(${current}) !== ${JSON.stringify(before)}`);
  }
  await press(popup, '1');
  await eventually(async () => (await icp()).record.status === 'confirmed', 'the confirmation');
  await popup.close();
  expect(spent.clicks).toBe(1);
  expect(spent.keys).toBeLessThanOrEqual(16);
});

it('see what was not checked', async () => {
  const popup = await icon();
  // How many is said without any press; which and why with one.
  expect(await popup.text()).toMatch(/\d+ 项未检/);
  await click(popup, 'document.querySelector(\'details[data-kind="cannot"] summary\')');
  await popup.until('document.querySelector(\'details[data-kind="cannot"]\').open');
  expect(await popup.evaluate<string>('document.querySelector(\'details[data-kind="cannot"]\').innerText')).toContain('链接、图片和附件都能打开：尚未检查链接');
  await popup.close();
  expect(spent).toEqual({ clicks: 2, keys: 0, texts: 0 });
});

it('add a finding by hand with a picture', async () => {
  const popup = await icon();
  await click(popup, button('手工记录'));
  await click(popup, button('在页面上选取位置'));
  await eventually(() => page.evaluate(() => document.querySelector('duwang-overlay') !== null), 'the picker');
  await popup.close().catch(() => undefined); // it has closed itself
  await page.bringToFront();
  const box = (await page.locator('h1').boundingBox())!;
  spent.clicks += 1;
  await page.mouse.click(box.x + 10, box.y + box.height / 2);
  await eventually(() => page.evaluate(() => document.querySelector('duwang-overlay') === null), 'the picker to go');
  const again = await openPopup(browser, page);
  await again.until('document.querySelector("form.manual") && document.body.innerText.includes("已选取的位置")', 30_000);
  await again.evaluate('document.querySelector("form.manual textarea").focus()');
  spent.clicks += 1;
  await write(again, '标题与正文所说的不是同一件事');
  await click(again, button('记录这个问题'));
  const made = await eventually(async () => (await state()).findings.find(({ record }) => record.says === '标题与正文所说的不是同一件事') ?? null, 'the finding');
  await eventually(async () => {
    const stored = Object.entries(await storedRecords(view.page)).filter(([name]) => name.endsWith('/evidence')).map(([, rows]) => rows).join('');
    return (JSON.parse(stored || '[]') as { findingId: string; picture: unknown }[]).some((one) => one.findingId === made.record.id && one.picture !== null);
  }, 'its picture', 30_000);
  await again.close();
  expect(spent).toEqual({ clicks: 6, keys: 0, texts: 1 });
});

it('dismiss a false alarm for the site', async () => {
  const desk = await browser.open(`chrome-extension://${browser.extensionId}/workbench.html`);
  const tap = async (locator: ReturnType<Page['locator']>): Promise<void> => {
    spent.clicks += 1;
    await locator.click();
  };
  await tap(desk.locator('tbody tr').first().getByRole('link'));
  await tap(desk.locator('.desk-tabs').getByRole('button', { name: '按根因复核' }));
  await desk.getByLabel('查找').fill('内网');
  spent.texts += 1;
  await tap(desk.locator('.panes > .lines li').first());
  spent.keys += 1;
  await desk.keyboard.press('2');
  spent.texts += 1;
  await desk.locator('.cause textarea').fill('本单位统一登记的政务专网入口');
  await tap(desk.locator('.cause button.primary'));
  await desk.getByRole('button', { name: /撤销刚才的/ }).waitFor();
  await eventually(async () => (await state()).findings.some(({ record, decisions }) => record.status === 'dismissed' && decisions.some(({ reason }) => reason === '本单位统一登记的政务专网入口')), 'the dismissal');
  await desk.close();
  expect(spent).toEqual({ clicks: 4, keys: 1, texts: 2 });
});

it('export the month’s form', async () => {
  const desk = await browser.open(`chrome-extension://${browser.extensionId}/workbench.html`);
  spent.clicks += 1;
  await desk.locator('nav').getByText('报表', { exact: true }).click();
  spent.clicks += 1;
  await desk.getByLabel('表格', { exact: true }).selectOption('month');
  spent.clicks += 1;
  const [download] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('button', { name: /附件7/ }).first().click()]);
  expect(download.suggestedFilename()).toMatch(/月监测情况表/);
  await desk.close();
  expect(spent).toEqual({ clicks: 3, keys: 0, texts: 0 });
});
