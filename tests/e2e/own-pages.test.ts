import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageReport } from '../../contract/finding.ts';
import { demoHost, serveDemo } from '../../demo/serve.ts';
import { htmlReport as inspectionReport } from '../../forms/html-report.ts';
import { startBrowser, type InspectBrowser } from '../../scripts/inspect/browser.ts';
import { htmlReport } from '../../scripts/inspect/html-report.ts';
import { runPages, type RunResult } from '../../scripts/inspect/run-pages.ts';
import { example1 } from '../forms/facts.ts';
import { cookieOf, postForm, push, testPassword } from '../server/support/person.ts';
import { create, decision, finding, inspection, rectification, site, step, verification } from '../server/support/records.ts';
import { openUnit } from '../server/support/unit.ts';

/**
 * What is asked of the published pages of a government website alone. Ours are pages of a tool for staff: they are on no
 * government's public site, have no 网站标识码 and no 党政机关网站标识 of their own (47号 附件一、附件三: 政府网站). Nothing else is let off.
 */
const forGovernmentSites: Readonly<Record<string, string>> = {
  'site-tags': '附件三“网站标签”写的是政府网站的名称、域名和标识码',
  'party-government-mark': '党政机关网站标识由编办发给党政机关的网站', 'error-report-entry': '“我为政府网站找错”入口指向一个有标识码的政府网站', 'site-code-shown': '网站标识码发给政府网站',
  sponsor: '政府网站的底部功能区', contact: '政府网站的底部功能区', 'icp-number': '政府网站的底部功能区', 'police-record': '政府网站的底部功能区', 'site-map': '政府网站的底部功能区',
};

/** What this way of reading cannot know, with the words it must say so in. */
const cannot: Readonly<Record<string, RegExp>> = { 'frame-differs': /尚未读过本站首页/, 'broken-link': /尚未检查链接/, 'slow-load': /没有这次加载的时间记录/, 'site-name': /不知道本网站的全称/ };

const host = 'duwang.shifan.gov.cn';
const now = Date.parse('2026-11-21T09:00:00+08:00');
const pages = new Map<string, string>();
const reports = new Map<string, PageReport>();
let server: Server;
let demo: Awaited<ReturnType<typeof serveDemo>>;
let browser: InspectBrowser;

beforeAll(async () => {
  // As it is served to people: encrypted.
  const certificate = await generate([{ name: 'commonName', value: host }], { keyType: 'ec', algorithm: 'sha256' });
  server = createServer({ key: certificate.private, cert: certificate.cert }, (request, response) => {
    const page = pages.get(request.url!.slice(1));
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  demo = await serveDemo();
  browser = await startBrowser([{ host, port: 443, to: `127.0.0.1:${(server.address() as AddressInfo).port}` }, { host: demoHost, port: 80, to: `127.0.0.1:${demo.port}` }], true, false);
  await extensionPages(browser);
  await serverPages();
  const read = await inspected([...pages.keys()]);
  // What was just read, as it is handed out, and the report of a whole inspection.
  pages.set('report-of-pages', htmlReport({ format: 'duwang-report/1', tool: { version: '0', catalogue: read.catalogue ?? '' }, startedAt: '2026-11-21T09:00:00+08:00', pages: [...read.pages], scores: [] }, read.cites));
  pages.set('report-of-inspection', inspectionReport(example1()));
  await inspected(['report-of-pages', 'report-of-inspection']);
});
afterAll(async () => {
  await browser?.close();
  server?.close();
  await demo?.stop();
});

/** 其他: what a person says of a page that is neither home, column nor article. */
async function inspected(names: readonly string[]): Promise<RunResult> {
  const read = await runPages(browser, names.map((name) => ({ input: name, url: `https://${host}/${name}`, file: null, type: 'other', preview: false })), now, 2, () => undefined);
  for (const report of read.pages) reports.set(report.input, report);
  return read;
}

/** Every page the server gives out, with records in it, as each kind of person sees it. */
async function serverPages(): Promise<void> {
  await using unit = await openUnit({ ownReview: true });
  const editor = await unit.person('editor', '审核甲');
  await unit.person('auditor', '审计丙');
  const shown = site({ host: 'www.demo.gov.cn', name: '示范县人民政府' });
  const round = inspection(shown.id);
  const one = finding(shown.id, { says: '缺少标签“SiteName”', inspectionId: round.id });
  const item = rectification(one, { says: one.says, unit: '示范县教育局' });
  await push(editor, [create('site', shown), create('inspection', round), create('finding', one), create('decision', decision(one.id)), create('rectification', item)]);
  await push(editor, [create('step', step(item, 'reply-done', { note: '已补上' })), create('verification', verification(item, 'fixed'))]);
  const cookie = async (name: string): Promise<string> => cookieOf(await postForm(unit.server.url, '/login', { name, password: testPassword }));
  const [reviewer, auditor] = [await cookie('审核甲'), await cookie('审计丙')];
  for (const [who, address] of [
    ['', '/'], ['', '/login'], ['', '/setup'], ['', '/invite'], ['', '/reset'], [reviewer, '/desk'], [reviewer, '/desk/items'], [reviewer, '/desk/items?number=2026-0001'], [reviewer, '/desk/items?q=没有'], [reviewer, '/desk/sheets'], [reviewer, `/desk/sheet?inspectionId=${round.id}`],
    [reviewer, '/people'], [unit.administrator, '/people'], [unit.administrator, '/units'], [unit.administrator, '/password'], [unit.administrator, '/second-factor'], [auditor, '/audit'],
  ] as const) {
    const answer = await fetch(unit.server.url + address, { headers: { Cookie: who, Accept: 'text/html' } });
    const html = await answer.text();
    expect(html, address).toContain('<html lang="zh-CN">');
    pages.set(`server${address.replaceAll(/=.*-.*-.*|\W+/g, '-')}${answer.ok ? '' : '-refused'}`, html);
  }
}

/** Each page of the extension as it stands with a page of the demo site read; no script can be put into the page itself. */
async function extensionPages({ worker, openTab, context }: InspectBrowser): Promise<void> {
  const base = new URL('.', worker.url()).href;
  const read = await openTab();
  await read.page.goto(`http://${demoHost}/`);
  const shown = `sidepanel.html?tab=${read.tabId}`;
  for (const [name, address, ready] of [['panel', shown, 'article.row'], ['popup', 'popup.html', '.app'], ['options', 'options.html', '.presets'], ['workbench', 'workbench.html', '.desk'], ['tour', 'tour.html', 'article.row']] as const) {
    const page = await context.newPage();
    await page.goto(base + address);
    if (name === 'panel') await page.evaluate((tabId) => chrome.runtime.sendMessage({ type: 'view.inspect', tabId }), read.tabId);
    await page.waitForSelector(ready, { state: 'attached', timeout: 60_000 });
    pages.set(`extension-${name}`, await frozen(page));
    await page.close();
  }
  await read.page.close();
}

/** The page as a document that needs nothing else: styles written out, scripts left away, pictures in the address itself. */
function frozen(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const copy = document.documentElement.cloneNode(true) as HTMLElement;
    for (const one of copy.querySelectorAll('script, link, iframe')) one.remove();
    const style = document.createElement('style');
    style.textContent = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText)).join('\n');
    copy.querySelector('head')!.append(style);
    return `<!doctype html>\n${copy.outerHTML}`;
  });
}

describe('the product’s own pages under its own checks', () => {
  it('were all read', () => {
    expect(reports.size).toBeGreaterThanOrEqual(23);
    for (const [name, { opened, pageType, nodes }] of reports) expect([name, opened, pageType, nodes > 10], name).toEqual([name, true, 'other', true]);
  });

  it('nothing is found but what is asked of government websites alone', () => {
    const found = [...reports].flatMap(([name, { checks }]) => checks.flatMap(({ id, findings }) => (id in forGovernmentSites ? [] : findings.map(({ verdict, code, says, at }) => `${name}: ${verdict} ${id}/${code} ${says} ${at?.selector ?? ''}`))));
    expect(found).toEqual([]);
  });

  it('what was not checked is what this way of reading cannot know', () => {
    const unknown = [...reports].flatMap(([name, { checks }]) => checks.flatMap(({ id, outcome, reason }) => (
      (outcome === 'cannot-check' || outcome === 'not-run') && !(id in forGovernmentSites) && !cannot[id]?.test(reason ?? '') ? [`${name}: ${id} ${outcome} ${reason}`] : [])));
    expect(unknown).toEqual([]);
  });
});
