import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveDemo } from '../../demo/serve.ts';
import { eventually, launchExtension, type ExtensionBrowser } from './fixtures.ts';
import { clickToolbarButton } from './popup.ts';
import { openView, type View } from './view.ts';

// A content system as they are: a form, a list of sources, an editor in a frame of its own, a script that makes it late.
const editor = (title: string, date: string, source: string, body: string): string => `<!doctype html><html><head><meta charset="utf-8"><title>编辑文章</title></head><body><form>
<input name="docTitle" size="60" value="${title}"><input name="pubTime" value="${date}"><input name="source" value="${source}"><iframe id="ueditor_0" width="600" height="200"></iframe></form>
<script>setTimeout(() => { const inner = document.getElementById('ueditor_0').contentDocument; inner.body.innerHTML = ${JSON.stringify(body)}; inner.body.contentEditable = 'true'; }, 300);</script></body></html>`;

let demo: Awaited<ReturnType<typeof serveDemo>>;
let cms: Server;
let browser: ExtensionBrowser;
let view: View;
let edited = '';

beforeAll(async () => {
  demo = await serveDemo();
  cms = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(edited));
  await new Promise<void>((listening) => cms.listen(0, '127.0.0.1', listening));
  browser = await launchExtension({ hosts: { 'www.shifanxian.gov.cn': demo.port, 'cms.example.com': (cms.address() as AddressInfo).port } });
  view = await openView(browser);
});
afterAll(async () => {
  await browser?.close();
  cms?.close();
  await demo?.stop();
});

it('the fields are learnt once from a published article, then checked while somebody writes, with no trace in the page', async () => {
  const article = await browser.open('http://www.shifanxian.gov.cn/xwzx/zwyw/content_1001.html');
  await view.settled(article);
  const facts = await article.evaluate(() => ({
    title: document.querySelector('h1')!.textContent!.trim(), meta: document.querySelector('.article-meta')!.textContent!, body: document.querySelector('.article-meta')!.parentElement!.querySelectorAll('p')[0]!.textContent!.trim(),
  }));
  const date = /\d{4}-\d\d-\d\d \d\d:\d\d/.exec(facts.meta)![0];
  const source = /来源：(\S+)/.exec(facts.meta)![1]!;
  edited = editor(facts.title, date, source, `<p>${facts.body}</p>`);

  const page = await browser.open('http://cms.example.com/cms/edit.do?id=101');
  await page.frameLocator('#ueditor_0').locator('p').waitFor();
  const popup = await clickToolbarButton(browser, page);
  await popup.clickText('summary', '在编辑页里边写边查');
  await popup.until(`document.body.innerText.includes(${JSON.stringify(`《${facts.title}》的编辑页`)})`);
  await popup.clickText('button', '认出栏位');
  await popup.until('document.querySelector(".writing")');
  expect(await popup.evaluate<string>('document.querySelector(".writing").innerText')).toContain('查：标题、发布时间、来源、正文。');
  await popup.close();

  const tabId = await view.tabId(page);
  const state = async () => (await view.state({ type: 'view.state', tabId })).edit!;
  expect((await eventually(async () => ((await state()).at === null ? null : await state()), 'the first look')).findings.filter(({ verdict }) => verdict === 'must')).toEqual([]);
  const dom = () => page.evaluate(() => [document.documentElement.outerHTML, (document.getElementById('ueditor_0') as HTMLIFrameElement).contentDocument!.documentElement.outerHTML]);
  const before = await dom();

  await page.bringToFront();
  await page.locator('[name="pubTime"]').fill('2026/11/3 9:05');
  const wrong = await eventually(async () => (await state()).findings.find(({ field }) => field === 'date') ?? null, 'the date to be found wrong');
  expect(wrong).toMatchObject({ verdict: 'must', value: '2026-11-03 09:05' });
  expect(await dom()).toEqual(before);

  await page.frameLocator('#ueditor_0').locator('body').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('联系人张某，身份证号 110101199003070134。');
  const number = await eventually(async () => (await state()).findings.find(({ field }) => field === 'body') ?? null, 'the number in the frame');
  expect(number.says).toMatch(/像是?个人号码|像个人号码/);
  expect(JSON.stringify(await state())).not.toContain('110101199003070134');

  // Another article's edit page of the same kind needs no learning: a press on the icon is enough.
  edited = editor('', '', '', '');
  await page.goto('http://cms.example.com/cms/edit.do?id=102');
  const again = await clickToolbarButton(browser, page);
  await again.until('document.querySelector(".writing") && document.body.innerText.includes("标题是空的")', 30_000);
  if (process.env['DUWANG_PICTURES']) await again.screenshot(`${process.env['DUWANG_PICTURES']}/writing.png`);
  await again.clickText('button', '不再查这类编辑页');
  await again.until('!document.querySelector(".writing")');
  await again.close();
});
