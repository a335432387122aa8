import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually, launchExtension, type ExtensionBrowser } from './fixtures.ts';
import { openView, type View } from './view.ts';

/** The worked examples of the form (3 is in workbench.test.ts), from pages that are read to the sheet on the screen. */
const hosts = { links: 'www.liyi.gov.cn', columns: 'www.lier.gov.cn', plain: 'www.lisi.gov.cn', blocked: 'www.liliu.gov.cn' } as const;
const dayAgo = (days: number): string => new Date(Date.now() + 8 * 3600_000 - days * 86_400_000).toISOString().slice(0, 10);
const frame = (title: string, body: string, tags = ''): string => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}_例县人民政府</title>${tags}</head><body><h1>例县人民政府</h1>${body}</body></html>`;
const fresh = `<ul>${Array.from({ length: 12 }, (_, at) => `<li><a href="/xw/${at}.html">例县召开第 ${at} 次重点项目推进会议</a><span>${dayAgo(1)}</span></li>`).join('')}</ul>`;
const dead = (...numbers: readonly number[]): string => `<div>${numbers.map((number) => `<p><a href="/dead/${number}.html">第 ${number} 号材料下载说明</a></p>`).join('')}</div>`;
const column = (name: string, days: number): string => frame(name, `<div>当前位置：首页 &gt; ${name}</div><ul class="list">${Array.from({ length: 6 }, (_, at) => `<li><a href="/xw/${at}.html">例县推进第 ${at} 项民生工作情况</a><span>${dayAgo(days + at * 3)}</span></li>`).join('')}</ul>`, `<meta name="ColumnName" content="${name}"><meta name="ColumnType" content="${name}">`);

const pages: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // Three dead links to two addresses on the home page, twelve dead addresses on four others.
  [hosts.links]: {
    '/': frame('首页', fresh + dead(1, 1, 2)), ...Object.fromEntries([0, 1, 2, 3].map((at) => [`/a${at}.html`, frame(`文章 ${at}`, dead(10 + at * 3, 11 + at * 3, 12 + at * 3))])),
    '/dt/': column('工作动态', 20), '/tz1/': column('通知公告', 215), '/tz2/': column('通知公告', 220),
  },
  [hosts.columns]: { '/dt/': column('工作动态', 40), '/yw/': column('政务要闻', 50), '/tz1/': column('通知公告', 215), '/tz2/': column('通知公告', 220), '/zc/': column('政策文件', 230) },
  [hosts.plain]: { '/': frame('首页', fresh) },
  [hosts.blocked]: { '/': frame('首页', `<div>${Array.from({ length: 8 }, (_, at) => `<p><a href="/fence/${at}.html">第 ${at} 个需要登录查看的系统</a></p>`).join('')}</div>`) },
};

let server: Server;
let browser: ExtensionBrowser;
let view: View;
let desk: Page;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '/';
    const found = pages[request.headers.host ?? '']?.[path];
    const status = found === undefined ? path.startsWith('/fence/') ? 403 : path.startsWith('/dead/') ? 404 : 200 : 200;
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' })
      .end(found ?? (status === 403 ? '<html><head><script>$_ts=window["$_ts"];if(!$_ts)$_ts={};</script></head><body></body></html>' : frame(status === 404 ? '404' : '文章', `<p>${'县里开会研究部署有关工作，要求抓好落实。'.repeat(20)}</p>`)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  browser = await launchExtension({ hosts: Object.fromEntries(Object.values(hosts).map((host) => [host, port])), granted: ['http://*/*', 'https://*/*'] });
  view = await openView(browser);
  desk = await browser.open(`chrome-extension://${browser.extensionId}/workbench.html`);
  const { settings } = await view.state({ type: 'view.state', tabId: await view.tabId(desk) });
  await view.ask({ type: 'view.settings', settings: { ...settings, readerName: '覃晓燕' } });
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** Reads pages of a site, the links of some as well, and opens the sheet of its inspection. */
async function inspected(host: string, paths: readonly string[], withLinks: readonly string[] = []): Promise<void> {
  for (const path of paths) {
    const tab = await browser.open(`http://${host}${path}`);
    const { tabId } = await view.settled(tab);
    if (withLinks.includes(path)) {
      await view.state({ type: 'view.check-links', tabId, which: 'all' });
      await eventually(async () => {
        const now = await view.state({ type: 'view.state', tabId });
        return now.links && now.links.endedAt !== null && !now.running && now.page && now.page.at >= now.links.endedAt;
      }, `the links of ${path}`, 120_000);
    }
    await tab.close();
  }
  await desk.bringToFront();
  await desk.getByRole('link', { name: '读网工作台' }).click();
  await desk.locator('tbody tr').filter({ hasText: host }).getByRole('link').click();
  await row('V4').waitFor();
}

const row = (id: string) => desk.locator(`#row-${id}`);
const tab = (name: string) => desk.locator('.desk-tabs').getByRole('button', { name, exact: true }).click();
const deducted = async (id: string, points: string): Promise<void> => void await eventually(async () => await row(id).locator('td').last().textContent() === points, `${points} points for ${id}`);
const result = (): Promise<string | null> => desk.locator('.desk-result').textContent();

/** Confirms every finding of a check, as a person does in the list. */
async function confirmed(check: string): Promise<void> {
  await tab('问题');
  await desk.locator('.filters select').first().selectOption('');
  await desk.locator('.filters select').nth(1).selectOption(check);
  await desk.getByRole('button', { name: /本项待确认的 \d+ 个全部确认/ }).click();
  await eventually(async () => await desk.getByRole('button', { name: /本项待确认的/ }).count() === 0, `all of ${check} confirmed`);
}

async function answered(id: string, count: number): Promise<void> {
  await row(id).getByRole('button', { name: '有', exact: true }).click();
  await row(id).getByRole('spinbutton').fill(String(count));
  await row(id).getByRole('button', { name: '保存' }).click();
  await row(id).getByRole('button', { name: '撤销' }).waitFor();
}

async function takenBack(id: string): Promise<void> {
  await row(id).getByRole('button', { name: '撤销' }).click();
  await eventually(async () => await row(id).getByRole('button', { name: '撤销' }).count() === 0, `${id} taken back`);
}

async function probed(total: number, slow: number): Promise<void> {
  await row('V1').locator('button.link').click();
  for (const [label, value] of [['监测天数', 7], ['监测次数', total], ['15 秒（含）以上打不开的次数', slow]] as const) await row('V1').getByLabel(label, { exact: true }).fill(String(value));
  await row('V1').getByRole('button', { name: '保存' }).click();
  await row('V1').getByText(`15 秒打不开 ${slow} 次`).waitFor();
}

async function vetoed(id: string, reason: string): Promise<void> {
  await row(id).getByRole('button', { name: '认定单项否决…' }).click();
  await row(id).getByLabel('理由').fill(reason);
  await row(id).getByRole('button', { name: '认定', exact: true }).click();
  await row(id).getByText(`认定人：覃晓燕；理由：${reason}`).waitFor();
}

it('1: three dead links to two addresses, twelve elsewhere, one news and two notice columns not updated: 14.2 off', async () => {
  const articles = [0, 1, 2, 3].map((at) => `/a${at}.html`);
  await inspected(hosts.links, ['/', ...articles, '/dt/', '/tz1/', '/tz2/'], ['/', ...articles]);
  await confirmed('broken-link');
  await confirmed('stale-column');
  await tab('评分表');
  await deducted('D2a', '2');
  await deducted('D2b', '1.2');
  await deducted('D4a', '3');
  await deducted('D4b', '8');
  expect(await desk.locator('.desk-result b').textContent()).toContain('85.8');
  expect(await result()).toMatch(/(?<!不)合格/);
});

it('2: five columns not updated are a veto once a named person rules it; the other rows are not scored', async () => {
  await inspected(hosts.columns, Object.keys(pages[hosts.columns]!));
  await confirmed('stale-column');
  await tab('评分表');
  await row('V3a').getByText('已达到单项否决情形').waitFor();
  expect(await result()).not.toContain('不合格');
  await vetoed('V3a', '五个栏目未按期更新');
  await eventually(async () => (await result())!.includes('不合格'), 'the veto');
  expect(await row('D4a').locator('td').last().textContent()).toBe('');
});

it('4: exactly 40.0 off passes with 60; 40.1 off fails with 59.9', async () => {
  await inspected(hosts.plain, ['/']);
  await answered('D2a', 40);
  await deducted('D2a', '40');
  expect(await desk.locator('.desk-result b').textContent()).toMatch(/(?:^|[^\d.])60 分$/);
  expect(await result()).not.toContain('不合格');
  await answered('D2b', 1);
  await deducted('D2b', '0.1');
  expect(await desk.locator('.desk-result b').textContent()).toMatch(/(?:^|[^\d.])59\.9 分$/);
  expect(await result()).toContain('不合格');
  await takenBack('D2a');
  await takenBack('D2b');
});

it('5: 3 of 140 visits too slow are two whole percents, 10 off; 7 of 140 are the veto', async () => {
  await probed(140, 3);
  await deducted('D1', '10');
  await probed(140, 7);
  await row('V1').getByText('已达到单项否决情形').waitFor();
  await vetoed('V1', '监测记录表');
  await eventually(async () => (await result())!.includes('不合格'), 'the veto');
});

it('6: eight links that answer 403 with a challenge cost nothing; the row stays open and the sheet provisional', async () => {
  await inspected(hosts.blocked, ['/'], ['/']);
  await row('D2a').getByText('8 个无法判定').waitFor();
  expect(await row('D2a').locator('td').last().textContent()).not.toMatch(/\d/);
  expect(await result()).toContain('暂定');
});
