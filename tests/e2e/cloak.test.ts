import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TabState } from '../../contract/ui-state.ts';
import { eventually, launchExtension, type ExtensionBrowser } from './fixtures.ts';
import { openView, type View } from './view.ts';

const host = 'www.cloak.gov.cn';
const asked: { readonly path: string; readonly headers: IncomingHttpHeaders }[] = [];
let turn = 0;
const home = (more: string): string => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>示范县人民政府</title><meta name="SiteName" content="示范县人民政府"></head><body><h1>示范县人民政府</h1><ul><li><a href="/zwgk/">政务公开</a></li><li><a href="https://www.gov.cn/">中国政府网</a></li></ul><p>今日访问 ${turn += 1} 次</p>${more}</body></html>`;

/** By path: what is said to a spider, what to anybody else. */
const answers: Readonly<Record<string, (spider: boolean) => { readonly status?: number; readonly body: string }>> = {
  '/': (spider) => ({ body: home(spider ? '<div><a href="http://www.bet888.example/">澳门新葡京</a></div>' : '') }),
  '/index.html': () => ({ body: home(`<a href="http://ad${turn}.example/">广告</a>`) }),
  '/default.html': (spider) => ({ ...(spider ? { status: 403 } : {}), body: spider ? '禁止访问' : home('') }),
  '/index.jsp': () => ({ body: home('') }),
};

let port: number;
const server = createServer((request, response) => {
  asked.push({ path: request.url ?? '', headers: request.headers });
  const answer = answers[request.url ?? '']?.(/Baiduspider/.test(request.headers['user-agent'] ?? ''));
  if (answer) response.writeHead(answer.status ?? 200, { 'content-type': 'text/html; charset=utf-8' }).end(answer.body);
  else response.writeHead(404).end();
});
let browser: ExtensionBrowser;
let view: View;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  browser = await launchExtension({ hosts: { [host]: port } });
  view = await openView(browser);
});
afterAll(async () => {
  await browser?.close();
  server.closeAllConnections();
  server.close();
});

async function compared(path: string): Promise<TabState> {
  const page = await browser.open(`http://${host}${path}`);
  await view.settled(page);
  const tabId = await view.tabId(page);
  // Correcting the type reads the page anew; that reading must not be taken for the one after the comparison.
  const at = (await view.state({ type: 'view.page-type', tabId, pageType: 'home' })).page!.at;
  await eventually(async () => {
    const now = await view.state({ type: 'view.state', tabId });
    return now.page!.at > at && !now.running;
  }, 'the reading under the corrected type');
  await view.state({ type: 'view.cloak', tabId });
  const state = await eventually(async () => {
    const now = await view.state({ type: 'view.state', tabId });
    return now.cloak && now.cloak.state !== 'running' && !now.running && now.page && now.page.at >= now.cloak.at ? now : null;
  }, `the comparison of ${path}`, 40_000);
  await page.close();
  return state;
}

const outcome = (state: TabState) => state.page!.outcomes.find(({ id }) => id === 'cloaked-content')!;

describe('comparison with what a search engine is given', () => {
  it('reports what only the search engine sees, with the page’s own requests untouched and no rule left', async () => {
    const state = await compared('/');
    expect(outcome(state).outcome).toBe('review');
    expect(state.findings.find(({ record }) => record.check === 'cloaked-content')!.record).toMatchObject({ code: 'differs-for-spider', says: expect.stringMatching(/bet888\.example/) });
    const requests = asked.filter(({ path }) => path === '/');
    const spiders = requests.filter(({ headers }) => /Baiduspider/.test(headers['user-agent'] ?? ''));
    expect(spiders).toHaveLength(2);
    for (const { headers } of spiders) expect(headers).toMatchObject({ referer: expect.stringMatching(/^https:\/\/www\.baidu\.com\//) });
    expect(spiders.every(({ headers }) => headers.cookie === undefined)).toBe(true);
    const before = asked.length;
    const page = await browser.open(`http://${host}/index.jsp`);
    await page.evaluate(() => fetch('/index.jsp'));
    expect(asked.slice(before).some(({ headers }) => /Baiduspider/.test(headers['user-agent'] ?? ''))).toBe(false);
    const worker = await browser.worker();
    expect(await worker.evaluate(() => chrome.declarativeNetRequest.getSessionRules())).toEqual([]);
    await page.close();
  });

  it('says nothing of links that change every time', async () => {
    expect(['pass', 'cannot-check']).toContain(outcome(await compared('/index.html')).outcome);
  });

  it('is not decided where the spider is refused', async () => {
    const state = await compared('/default.html');
    expect(outcome(state)).toMatchObject({ outcome: 'cannot-check', reason: expect.stringMatching(/HTTP 403/) });
    expect(state.cloak).toMatchObject({ state: 'refused' });
  });

  it('passes where both get the same', async () => {
    expect(outcome(await compared('/index.jsp')).outcome).toBe('pass');
  });
});
