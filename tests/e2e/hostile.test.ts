import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageState } from '../../scripts/overlay-trace/page-state.ts';
import { eventually, launchExtension, type ExtensionBrowser } from './fixtures.ts';
import { inspected, openPopup } from './popup.ts';
import { openView, type View } from './view.ts';

// Takes every key we use, fights for the top layer, and says !important about everything.
const hostile = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>示范页</title><style nonce="ours">
* { color: rgb(1, 2, 3) !important; background: yellow !important; font-size: 40px !important; display: block !important; visibility: hidden !important; transform: rotate(3deg) !important; pointer-events: none !important; opacity: .2 !important }
duwang-overlay { display: none !important; z-index: -1 !important; width: 0 !important; height: 0 !important; visibility: hidden !important }
body, body * { visibility: visible !important; opacity: 1 !important; transform: none !important }
.war { position: fixed !important; inset: 0 auto auto 0 !important; width: 200px !important; height: 60px !important; z-index: 2147483647 !important }
</style></head><body><div class="war">顶层</div><p><a href="">没有地址的链接</a></p><p><a href="">另一个没有地址的链接</a></p>
<script nonce="ours">
window.keys = [];
for (const type of ['keydown', 'keyup', 'keypress']) window.addEventListener(type, (event) => { window.keys.push(event.key); event.stopImmediatePropagation(); event.preventDefault(); });
</script></body></html>`;

/** No style and no script of anybody else. */
const strict = "default-src 'none'; style-src 'nonce-ours'; script-src 'nonce-ours'; require-trusted-types-for 'script'";

// Everything a visitor could leave a trace in: a carousel and a frame that get scrolled, shadow roots, sheets and highlights of the page's own, a field with the keyboard; faults in a closed menu, a tab at the back and folded details.
const traits = `<!doctype html><html lang="zh-CN" class="js"><head><meta charset="utf-8"><title>示范页</title><style>.slides{width:300px;height:60px;overflow:hidden;white-space:nowrap}.slides p{display:inline-block;width:300px;margin:0}html{scroll-behavior:smooth}.slides{scroll-behavior:smooth}</style></head><body style="min-height:4000px">
<input id="q" value="查找"><details><summary>常见问题</summary><p><a href="http://192.168.1.10/oa/">折叠里内网</a></p></details>
<nav><ul><li><a href="/zwgk/">政务公开</a><ul style="display:none"><li><a href="http://192.168.1.11/oa/">菜单里内网</a></li></ul></li></ul></nav>
<div class="hd"><ul><li>要闻</li><li>通知公告</li></ul></div><div class="bd"><ul><li>要闻一则</li></ul><ul style="display:none"><li><a href="http://192.168.1.12/oa/">选项卡里内网</a></li></ul></div>
<div class="slides"><p>一</p><p>二</p><p><a href="">轮播里没有地址</a></p></div><div id="host"></div>
<iframe srcdoc="<!doctype html><body style='height:3000px'><div style='height:2000px'></div><p><a href=''>框架里没有地址</a></p>" width="300" height="120"></iframe>
<div style="height:2500px"></div><p><a href="">页尾没有地址</a></p>
<script>const root = document.getElementById('host').attachShadow({ mode: 'open' }); root.innerHTML = '<p><a href="">组件里没有地址</a></p>'; const sheet = new CSSStyleSheet(); sheet.replaceSync('p{margin:2px}'); root.adoptedStyleSheets = [sheet]; document.adoptedStyleSheets = [sheet]; const marked = new Range(); marked.selectNodeContents(document.querySelector('summary')); CSS.highlights.set('page-own', new Highlight(marked)); document.getElementById('q').focus();</script></body></html>`;

interface Marks { readonly highlights: ReadonlyMap<string, Iterable<{ toString(): string }>> }

/** The words under each of our marks. Runs in the page's own world. */
function markedText(): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries([...(CSS as unknown as Marks).highlights].filter(([name]) => name.startsWith('duwang-')).map(([name, ranges]) => [name, [...ranges].map(String)]));
}

/** How the browser draws what is sure to be wrong: the line under it, and its ink. */
function textStyle(): string {
  const { textDecorationStyle, color } = getComputedStyle(document.querySelector('a')!, '::highlight(duwang-fail)');
  return `${textDecorationStyle} ${color}`;
}

/** The colours of a picture, as `r,g,b`. */
async function coloursOf(png: string): Promise<readonly string[]> {
  const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(png), (character) => character.charCodeAt(0))]));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
  canvas.drawImage(bitmap, 0, 0);
  const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
  return [...new Set(Array.from({ length: data.length / 4 }, (_, index) => `${data[index * 4]},${data[index * 4 + 1]},${data[index * 4 + 2]}`))];
}

let server: Server;
let browser: ExtensionBrowser;
let view: View;
let page: Page;
const pictures = process.env['DUWANG_PICTURES'];

beforeAll(async () => {
  server = createServer(({ url }, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...(url === '/b/t2_2.html' ? {} : { 'content-security-policy': strict }) }).end(url === '/b/t2_2.html' ? traits : hostile));
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
  // The browser itself marks the quoted words, with our line and ink under whatever the page says of everything.
  await eventually(async () => (await page.evaluate(markedText))['duwang-fail']?.includes('没有地址的链接'), 'the words to be marked', 20_000);
  expect(await page.evaluate(textStyle)).toMatch(/^wavy rgb\(28, 36, 48\)/);
  await eventually(async () => {
    await page.keyboard.press('1');
    return (await view.state({ type: 'view.state', tabId })).findings.some(({ record }) => record.status === 'confirmed');
  }, 'a key to confirm', 20_000);
  await page.keyboard.press('Escape');
  await eventually(() => page.evaluate(() => document.querySelector('duwang-overlay') === null), 'the overlay to go');
  expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  await eventually(async () => !(await page.evaluate(textStyle)).includes('wavy'), 'the style to go', 20_000);
  expect(await page.evaluate(markedText)).toEqual({});
});

it('every place is gone to and named where it does not show; closed, the page is as it was to the last attribute, scrolled box, sheet, highlight and the focus', async () => {
  const other = await browser.open('http://www.shifan.gov.cn/b/t2_2.html');
  await view.settled(other);
  const tabId = await view.tabId(other);
  await other.bringToFront();
  const before = await other.evaluate(pageState);
  const state = await view.state({ type: 'view.overlay', tabId, on: true });
  await eventually(() => other.evaluate(() => document.querySelector('duwang-overlay') !== null), 'the overlay');
  await eventually(async () => Object.values(await other.evaluate(markedText)).flat().includes('页尾没有地址'), 'the words to be marked', 20_000);
  const words = Object.values(await other.evaluate(markedText)).flat();
  expect(words).toEqual(expect.arrayContaining(['轮播里没有地址', '组件里没有地址']));
  // A frame's words are a box's matter, and the page's own mark stays the page's.
  expect(words).not.toContain('框架里没有地址');
  expect(await other.evaluate(() => [...(CSS as unknown as Marks).highlights.keys()])).toContain('page-own');
  // The current one, as painted and not as computed: a browser may know a colour of a mark and not paint it.
  await eventually(async () => (await other.evaluate(markedText))['duwang-current'] !== undefined, 'the current one to be marked');
  const painted = await other.locator('a', { hasText: '页尾没有地址' }).screenshot({ caret: 'initial' });
  if (pictures) await other.screenshot({ path: `${pictures}/traits.png`, caret: 'initial' });
  expect(await view.page.evaluate(coloursOf, painted.toString('base64'))).toContain('255,216,77');
  // The layer is closed to scripts: it is read as a screen reader hears it.
  const session = await other.context().newCDPSession(other);
  const spoken = async (): Promise<string> => (await session.send('Accessibility.getFullAXTree')).nodes.filter(({ ignored, role }) => !ignored && role?.value === 'StaticText').map(({ name }) => String(name?.value ?? '')).join(' ');
  const places = state.findings.filter(({ record }) => record.at !== null);
  const hidden = { 菜单里内网: '在收起的菜单“政务公开”里', 选项卡里内网: '在选项卡“通知公告”里', 折叠里内网: '在折叠的“常见问题”里' };
  const said = new Set<string>();
  for (let number = 1; number <= places.length; number += 1) {
    await eventually(async () => {
      const text = await spoken();
      const [what, where] = Object.entries(hidden).find(([quote]) => text.includes(`“${quote}”`)) ?? [];
      if (what && where && text.includes(where)) said.add(what);
      return text.includes(`${number}／${places.length}`) && (!what || said.has(what));
    }, `place ${number}, with where it sits`, 30_000);
    await other.keyboard.press('j');
  }
  expect([...said].toSorted()).toEqual(Object.keys(hidden).toSorted());
  // The carousel and the frame were moved to show their places, the lens has tinted all of it.
  expect(await other.evaluate(pageState)).not.toEqual(before);
  await other.keyboard.press('c');
  await eventually(async () => (await spoken()).includes('机器和人都没看过'), 'the lens', 30_000);
  await other.keyboard.press('Escape');
  await eventually(async () => !(await spoken()).includes('机器和人都没看过'), 'the lens to go', 30_000);
  await other.keyboard.press('Escape');
  await eventually(() => other.evaluate(() => document.querySelector('duwang-overlay') === null), 'the overlay to go');
  expect(await other.evaluate(pageState)).toEqual(before);
  await other.close();
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
  await popup.until(inspected, 30_000);
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
  await popup.until(`${inspected} && document.querySelector("article.row[data-status=pending]")`, 30_000);
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
