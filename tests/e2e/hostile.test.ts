import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually, launchExtension, type ExtensionBrowser } from './fixtures.ts';
import { openPopup } from './popup.ts';
import { openView, type View } from './view.ts';

// Takes every key we use, fights for the top layer, and says !important about everything.
const hostile = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>示范页</title><style>
* { color: rgb(1, 2, 3) !important; background: yellow !important; font-size: 40px !important; display: block !important; visibility: hidden !important; transform: rotate(3deg) !important; pointer-events: none !important; opacity: .2 !important }
duwang-overlay { display: none !important; z-index: -1 !important; width: 0 !important; height: 0 !important; visibility: hidden !important }
body, body * { visibility: visible !important; opacity: 1 !important; transform: none !important }
.war { position: fixed !important; inset: 0 auto auto 0 !important; width: 200px !important; height: 60px !important; z-index: 2147483647 !important }
</style></head><body><div class="war">顶层</div><p><a href="">没有地址的链接</a></p><p><a href="">另一个没有地址的链接</a></p>
<script>
window.keys = [];
for (const type of ['keydown', 'keyup', 'keypress']) window.addEventListener(type, (event) => { window.keys.push(event.key); event.stopImmediatePropagation(); event.preventDefault(); });
</script></body></html>`;

let server: Server;
let browser: ExtensionBrowser;
let view: View;
let page: Page;
const pictures = process.env['DUWANG_PICTURES'];

beforeAll(async () => {
  server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(hostile));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  browser = await launchExtension({ hosts: { 'www.shifan.gov.cn': (server.address() as AddressInfo).port } });
  view = await openView(browser);
  page = await browser.open('http://www.shifan.gov.cn/a/t1_1.html');
  await view.settled(page);
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

it('a page that takes our keys, fights for the top and says !important about everything: the overlay shows, rules by key, and goes', async () => {
  const tabId = await view.tabId(page);
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  await page.bringToFront();
  const plain = (await page.screenshot({ caret: 'initial' })).toString('base64');
  await view.state({ type: 'view.overlay', tabId, on: true });
  await eventually(async () => (await page.screenshot({ caret: 'initial' })).toString('base64') !== plain, 'the overlay to show', 20_000);
  if (pictures) await page.screenshot({ path: `${pictures}/hostile.png`, caret: 'initial' });
  await eventually(async () => {
    await page.keyboard.press('1');
    return (await view.state({ type: 'view.state', tabId })).findings.some(({ record }) => record.status === 'confirmed');
  }, 'a key to confirm', 20_000);
  await page.keyboard.press('Escape');
  await eventually(() => page.evaluate(() => document.querySelector('duwang-overlay') === null), 'the overlay to go');
  expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
});

it('in a window 320 px wide the card stays inside', async () => {
  await page.setViewportSize({ width: 320, height: 640 });
  const tabId = await view.tabId(page);
  const width = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
  const before = await width();
  const plain = (await page.screenshot({ caret: 'initial' })).toString('base64');
  await view.state({ type: 'view.overlay', tabId, on: true });
  await eventually(async () => (await page.screenshot({ caret: 'initial' })).toString('base64') !== plain, 'the overlay', 20_000);
  // The page is as wide as it was: nothing of ours pushes it.
  expect(await width()).toBe(before);
  if (pictures) await page.screenshot({ path: `${pictures}/hostile-320.png`, caret: 'initial' });
  await view.state({ type: 'view.overlay', tabId, on: false });
  await page.setViewportSize({ width: 1280, height: 900 });
});

it('the language switched while a dialog is open: the dialog stays, in the other language, and what was typed stays', async () => {
  const popup = await openPopup(browser, page);
  await popup.until('document.querySelector("article.row")', 30_000);
  await popup.press('j');
  await popup.press('e');
  await popup.until('document.activeElement.localName === "textarea"');
  await popup.type('写到一半');
  const { settings } = await view.state({ type: 'view.state', tabId: await view.tabId(page) });
  await view.state({ type: 'view.settings', settings: { ...settings, language: 'en' } } as never).catch(() => undefined);
  await popup.until('document.documentElement.lang === "en"');
  expect(await popup.evaluate<string>('document.querySelector("textarea").value')).toBe('写到一半');
  await popup.press('Escape');
  await popup.press('?');
  await popup.until('document.querySelector("dialog")?.open && document.querySelector("dialog h2").textContent === "Keys"');
  await view.ask({ type: 'view.settings', settings: { ...settings, language: 'zh-CN' } });
  await popup.until('document.documentElement.lang === "zh-CN"');
  // The dialog stands, speaks the other language and still holds the focus; Escape closes it and not the popup.
  await popup.until('document.querySelector("dialog")?.open && /[\\u4e00-\\u9fff]/.test(document.querySelector("dialog h2").textContent)');
  expect(await popup.evaluate<boolean>('document.querySelector("dialog").contains(document.activeElement)')).toBe(true);
  await popup.press('Escape');
  await popup.until('!document.querySelector("dialog")?.open');
  await popup.close();
});

it('a screen reader with the popup open: every control has a name, the parts have roles, and what happens is said in a live region', async () => {
  const popup = await openPopup(browser, page);
  await popup.until('document.querySelector("article.row[data-status=pending]")', 30_000);
  const spoken = await popup.spoken();
  const controls = spoken.filter(({ role }) => ['button', 'link', 'textbox', 'combobox', 'checkbox', 'radio', 'searchbox', 'DisclosureTriangle', 'progressbar'].includes(role));
  expect(controls.length).toBeGreaterThan(10);
  expect(controls.filter(({ name }) => name.trim() === '')).toEqual([]);
  for (const role of ['banner', 'main', 'contentinfo', 'heading', 'article', 'status']) expect(spoken.map((one) => one.role), role).toContain(role);
  const live = spoken.filter(({ properties }) => properties['live'] !== undefined);
  expect(live.map(({ properties }) => properties['live'])).toContain('polite');
  await popup.press('j');
  await popup.press('1');
  // Said once, in words, without the focus being taken to it.
  await eventually(async () => (await popup.evaluate<string>('document.querySelector(".live[role=status]").textContent')).includes('已确认'), 'the live region to say so', 20_000);
  expect(await popup.evaluate<boolean>('document.activeElement !== document.body')).toBe(true);
  await popup.press('u');
  await popup.close();
});
