import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually, launchExtension, type ExtensionBrowser } from './fixtures.ts';
import { openView, type View } from './view.ts';

const host = 'www.muban.gov.cn';
const pages = 12;
let server: Server;
let browser: ExtensionBrowser;
let view: View;
let desk: Page;

/** Articles of one template: the same footer without an ICP number, each of another length. One page shows a personal number. */
function article(number: number): string {
  const secret = number === 3 ? '<p id="who">申请人身份证号 450100199003071235，请核对。</p>' : '';
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>第 ${number} 篇</title>
<meta name="SiteName" content="模板县人民政府"><meta name="SiteDomain" content="${host}"><meta name="SiteIDCode" content="4500000001">
<meta name="ColumnName" content="工作动态"><meta name="ColumnType" content="工作动态"><meta name="ArticleTitle" content="第 ${number} 篇"><meta name="PubDate" content="2026-11-0${1 + number % 9} 09:00"><meta name="ContentSource" content="县政府办公室"></head>
<body style="margin:0"><div class="top"><h1>模板县人民政府</h1></div>${'<div class="bar">当前位置</div>'.repeat(1 + number % 4)}
<div class="main"><h2>第 ${number} 篇</h2><p class="info">2026-11-0${1 + number % 9} 09:00 来源：县政府办公室</p><div id="zoom">${secret}${'<p>县里开会研究部署有关工作，要求抓好落实。</p>'.repeat(5 + number * 3)}</div></div>
<div class="foot"><p>主办单位：模板县人民政府办公室　联系电话：0771-1234567</p><p>网站标识码：4500000001</p></div></body></html>`;
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const number = Number(/content_(\d+)\.html/.exec(request.url ?? '')?.[1] ?? 0);
    response.writeHead(number > 0 ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(number > 0 ? article(number) : '<title>404</title>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  browser = await launchExtension({ hosts: { [host]: (server.address() as AddressInfo).port }, granted: ['*://*.gov.cn/*', '<all_urls>'] });
  view = await openView(browser);
  await readAll();
  desk = await browser.open(`chrome-extension://${browser.extensionId}/workbench.html`);
  await desk.locator('tbody tr').first().getByRole('link').click();
  await desk.locator('.desk-tabs').getByRole('button', { name: '按根因复核' }).click();
  await desk.locator('.panes > .lines li').first().waitFor();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

async function readAll(): Promise<void> {
  const page = await browser.open(`http://${host}/content_1.html`);
  for (let number = 1; number <= pages; number += 1) {
    if (number > 1) await page.goto(`http://${host}/content_${number}.html`);
    await view.settled(page);
  }
  await page.close();
}
const line = (says: string) => desk.locator('.panes > .lines li').filter({ hasText: says }).first();

it('gathers the same footer of twelve pages of different length into one item, and shows each page with what is there', async () => {
  await desk.getByLabel('查找').fill('ICP');
  await line('ICP').click();
  expect(await line('ICP').textContent()).toContain(`${pages} 页`);
  await eventually(async () => await desk.locator('.cause-pages li').count() === pages, 'twelve pages');
  expect(await desk.locator('.cause-pages .lines').getAttribute('aria-label')).toBe(`网页列表，共 ${pages} 页`);
});

it('dismisses it for the site until a day; pages read afterwards, in this inspection and the next, are dismissed by the same person', async () => {
  await desk.keyboard.press('4');
  await desk.locator('.cause textarea').fill('迁移期间由上级统一备案');
  await desk.getByLabel('有效期至').fill('2099-12-31');
  await desk.locator('.cause button.primary').click();
  await desk.getByRole('button', { name: `撤销刚才的 ${pages} 个结论` }).waitFor();
  await desk.getByRole('button', { name: '结束巡检' }).click();
  await desk.getByRole('button', { name: '确定结束' }).click();
  await eventually(async () => await desk.locator('.desk-closing').count() === 0, 'the end');
  await readAll();
  await desk.bringToFront();
  await desk.getByRole('link', { name: '读网工作台' }).click();
  await eventually(async () => await desk.locator('tbody tr').count() === 2, 'two inspections');
  await desk.locator('tbody tr').first().getByRole('link').click();
  await desk.locator('.desk-tabs').getByRole('button', { name: '按根因复核' }).click();
  await desk.getByLabel('状态').selectOption('dismissed');
  await line('ICP').click();
  await desk.locator('.rulings').getByText('沿用以前的结论').waitFor();
  expect(await desk.locator('.rulings').textContent()).toContain('迁移期间由上级统一备案');
  expect(await line('ICP').textContent()).toContain(`${pages} 页`);
});

it('takes the picture of a page with a personal number with the number painted over', async () => {
  await desk.getByLabel('状态').selectOption('pending');
  await desk.getByLabel('查找').fill('身份号码');
  await line('身份号码').click();
  await desk.keyboard.press('1');
  await desk.locator('.desk-tabs').getByRole('button', { name: '证据' }).click();
  await desk.getByRole('button', { name: /打开网页补拍/ }).click();
  await desk.getByText(/已遮盖 [1-9]\d* 处个人信息/).waitFor({ timeout: 60_000 });
  const shades = await desk.locator('img.evidence-picture').first().evaluate(async (image: HTMLImageElement) => {
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    const pen = canvas.getContext('2d')!;
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    let grey = 0;
    for (let at = 0; at < data.length; at += 4) if (Math.abs(data[at]! - 0x5f) < 8 && Math.abs(data[at + 1]! - 0x63) < 8 && Math.abs(data[at + 2]! - 0x68) < 8) grey += 1;
    return grey / (canvas.width * canvas.height);
  });
  expect(shades).toBeGreaterThan(0.02);
  await desk.getByRole('button', { name: '核验记录链' }).click();
  await desk.getByText(/核验通过/).waitFor();
});
