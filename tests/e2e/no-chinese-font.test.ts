import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchOnDemo } from './fixtures.ts';
import { inspected, openPopup } from './popup.ts';
import { openView, type View } from './view.ts';

// The browser sees every font of this machine but those that have the character 国.
const fonts = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<selectfont><rejectfont><pattern><patelt name="charset"><charset><int>0x56FD</int></charset></patelt></pattern></rejectfont></selectfont>
</fontconfig>`;
const pictures = process.env['DUWANG_PICTURES'];
const says = /no Chinese font.*Install.*restart the browser/s;

let folder: string;
let browser: Awaited<ReturnType<typeof launchOnDemo>>;
let view: View;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'duwang-fonts-'));
  const file = path.join(folder, 'fonts.conf');
  await writeFile(file, fonts);
  browser = await launchOnDemo({ env: { FONTCONFIG_FILE: file, XDG_CACHE_HOME: folder } });
  view = await openView(browser);
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

// First in this file: nothing has told the worker yet.
it('the very first thing the worker says in a popup is English', async () => {
  const popup = await openPopup(browser, view.page);
  await popup.until('document.querySelector(".unloaded") === null && document.querySelector("main") !== null');
  await popup.until('/page of the browser|浏览器/.test(document.body.innerText)');
  expect(await popup.text()).toMatch(/page of the browser/);
  expect(await popup.text()).not.toContain('浏览器');
  await popup.close();
});

it('the popup speaks English, says why and what to do, and keeps its layout', async () => {
  const page = await browser.openDemo('/');
  await view.settled(page);
  const popup = await openPopup(browser, page);
  await popup.until(inspected, 60_000);
  if (pictures) await popup.screenshot(`${pictures}/no-font-popup.png`);
  expect(await popup.text()).toMatch(says);
  expect(await popup.evaluate('document.documentElement.lang')).toBe('en');
  // What the product itself says is in letters this machine has; what the page says is the page's.
  expect(await popup.evaluate<string[]>('[...document.querySelectorAll(".group-name, .tools button, .row-actions button, .foot button")].map((one) => one.textContent).filter((text) => /[\\u4e00-\\u9fff]/.test(text))')).toEqual([]);
  expect(await popup.evaluate<boolean>('document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1')).toBe(true);
  await popup.close();
});

it('what the worker says is English there too, and the setting stays what was chosen', async () => {
  const own = await view.state({ type: 'view.state', tabId: await view.tabId(view.page) });
  expect(own.settings.language).toBe('zh-CN');
  expect(own.reason).toMatch(/page of the browser/);
});

it.each(['options', 'workbench', 'tour'])('%s says so too, and does not have to be moved sideways', async (name) => {
  const page = await browser.open(`chrome-extension://${browser.extensionId}/${name}.html`);
  await page.getByText(says).waitFor({ timeout: 30_000 });
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  if (pictures) await page.screenshot({ path: `${pictures}/no-font-${name}.png` });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1)).toBe(true);
  expect(await page.locator('h1').first().textContent()).not.toMatch(/[\u4e00-\u9fff]/);
  await page.close();
});
