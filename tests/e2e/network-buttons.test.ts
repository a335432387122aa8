import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchExtension, type ExtensionBrowser } from './fixtures.ts';
import { clickToolbarButton, inspected, type Popup } from './popup.ts';

const site = 'http://www.shifan.gov.cn';
const foreign = 'http://www.qiye.example';
const planted = '<div>澳门赌场 <a href="http://www.planted.example/">真人百家乐</a></div>';
const home = (spider: boolean): string => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>示范县人民政府</title></head><body><h1>示范县人民政府</h1><ul><li><a href="/gone.html">通知</a></li><li><a href="/here.html">公告</a></li><li><a href="${foreign}/">示范企业</a></li></ul>${spider ? planted : ''}</body></html>`;
const seen: { readonly host: string; readonly path: string; readonly spider: boolean }[] = [];
const server = createServer((request, response) => {
  const [host, url, spider] = [request.headers.host ?? '', request.url ?? '', /Baiduspider/.test(request.headers['user-agent'] ?? '')];
  seen.push({ host, path: url, spider });
  const page = (url === '/' || url.startsWith('/?')) && host.startsWith('www.shifan') ? home(spider) : url === '/gone.html' ? null : '<!doctype html><html><head><meta charset="utf-8"><title>公告</title></head><body><p>今年以来，我县坚持统筹推进各项工作，取得了新的成效。</p></body></html>';
  response.writeHead(page === null ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(page ?? '没有');
});

let hosts: Readonly<Record<string, number>>;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  hosts = { 'www.shifan.gov.cn': port, 'www.qiye.example': port };
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const says = (words: string): string => `document.body.innerText.includes(${JSON.stringify(words)})`;
/** Pictures for looking at, where somebody asks for them. */
async function picture(popup: Popup, name: string): Promise<void> {
  const folder = process.env['DUWANG_PICTURES'];
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await popup.screenshot(path.join(folder, `${name}.png`));
}

describe('the buttons that ask the network, in the real popup', () => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchExtension({ granted: ['http://*/*', 'https://*/*'], hosts });
  });
  afterAll(() => browser?.close());

  it('探测外链提示 says first what it does, presses, and shows what came of it', async () => {
    const page = await browser.open(`${site}/`);
    const popup = await clickToolbarButton(browser, page);
    await popup.until(inspected, 30_000);
    const before = seen.filter(({ host }) => host.startsWith('www.qiye')).length;
    await popup.clickText('.tools button', '探测外链提示');
    await popup.until(says('试点时不会打开网页'));
    expect(seen.filter(({ host }) => host.startsWith('www.qiye')).length).toBe(before);
    await picture(popup, 'probe-before');
    await popup.clickText('.tools button', '开始探测');
    await popup.until(says('没有提示 1'), 30_000);
    // Rows out of sight are not laid out, so that innerText has not got them.
    await popup.until('document.querySelector(".findings").textContent.includes("点击试验证实")', 30_000);
    await picture(popup, 'probe-after');
    // Nothing was opened, and the page stands as it stood.
    expect(seen.filter(({ host }) => host.startsWith('www.qiye')).length).toBe(before);
    expect(page.url()).toBe(`${site}/`);
    await popup.close();
    await page.close();
  });

  it('与搜索引擎看到的比对 finds what only the search engine gets', async () => {
    const page = await browser.open(`${site}/`);
    const popup = await clickToolbarButton(browser, page);
    await popup.until(inspected, 30_000);
    await popup.clickText('.tools button', '与搜索引擎看到的比对');
    await popup.until(`${says('已比对')} || ${says('无法比对')}`, 30_000);
    expect(await popup.text()).toContain('已比对');
    await popup.until('document.querySelector(".findings").textContent.includes("多出读者看不到的内容")', 30_000);
    // Whoever pressed need not look for it: what came of it stands at the buttons, in sight, and leads to the finding.
    await popup.until(says('比对：发现 1 个问题'), 30_000);
    const seenWhole = (element: string): string => `(() => { const one = ${element}; const { x, y, width, height } = one.getBoundingClientRect(); return one.contains(document.elementFromPoint(x + width / 2, y + 2)) && one.contains(document.elementFromPoint(x + width / 2, y + height - 2)); })()`;
    await popup.until(seenWhole('document.querySelector(".tool-result:not([hidden]) button")'));
    await picture(popup, 'cloak-after');
    await popup.clickText('.tool-result button', '看这个问题');
    await popup.until('document.activeElement?.closest("article.row")?.textContent.includes("多出读者看不到的内容") === true');
    await popup.until(seenWhole('document.activeElement'));
    await picture(popup, 'cloak-found');
    expect(seen.some(({ spider }) => spider)).toBe(true);
    expect(await page.evaluate(async () => (await (await fetch('/')).text()).includes('百家乐'))).toBe(false);
    await popup.close();
    await page.close();
  });

  it('the links a check asks for while the comparison runs are asked for as a reader', async () => {
    const page = await browser.open(`${site}/?both`);
    const popup = await clickToolbarButton(browser, page);
    await popup.until('document.querySelector(".tools button")', 30_000);
    const from = seen.length;
    await popup.evaluate(`(async () => {
      const [tab] = await chrome.tabs.query({ url: '${site}/?both' });
      await chrome.runtime.sendMessage({ type: 'view.check-links', tabId: tab.id, which: 'all' });
      for (let turn = 0; turn < 4; turn += 1) {
        await chrome.runtime.sendMessage({ type: 'view.cloak', tabId: tab.id });
        await new Promise((later) => setTimeout(later, 700));
      }
    })()`);
    const asked = seen.slice(from);
    expect(asked.some(({ spider, path: at }) => spider && at === '/?both')).toBe(true);
    expect(asked.some(({ path: at }) => at === '/here.html')).toBe(true);
    expect(asked.filter(({ spider, path: at }) => spider && at !== '/?both')).toEqual([]);
    await popup.close();
    await page.close();
  });
});

describe('without leave', () => {
  it('a refused question leaves everything unchecked, says so, and asks nothing', async () => {
    const browser = await launchExtension({ granted: [], hosts });
    try {
      const page = await browser.open(`${site}/`);
      const popup = await clickToolbarButton(browser, page);
      await popup.until('document.querySelector("button")', 30_000);
      // The browser's own question cannot be answered by machine: a person who says no is all that is put in.
      await popup.evaluate('chrome.permissions.request = async () => false');
      if (await popup.evaluate(`[...document.querySelectorAll('button')].some((one) => one.textContent === '检查这个网页')`)) await popup.clickText('button', '检查这个网页');
      await popup.until(inspected, 30_000);
      const from = seen.length;
      await popup.clickText('.tools button', '检查链接');
      await popup.clickText('.link-status button', '检查链接');
      await popup.until(says('链接未检'));
      await picture(popup, 'links-refused');
      await popup.click('.screen-head button');
      await popup.clickText('.tools button', '与搜索引擎看到的比对');
      await popup.until(says('没有比对'));
      await picture(popup, 'cloak-refused');
      expect(seen.slice(from).filter(({ path: at }) => at !== '/favicon.ico')).toEqual([]);
      await popup.close();
    } finally {
      await browser.close();
    }
  });
});
