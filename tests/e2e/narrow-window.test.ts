import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TabState } from '../../contract/ui-state.ts';
import { eventually, launchExtension, type ExtensionBrowser } from './fixtures.ts';
import { openView, type View } from './view.ts';

// Beside the browser's panel, at 200 % or on half a screen a page shows its narrow layout. What that leaves out is no fault of the site's.

const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const article = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>示范县召开项目推进会_示范县人民政府</title>
<meta name="SiteName" content="示范县人民政府"><meta name="SiteDomain" content="www.shifan.gov.cn"><meta name="SiteIDCode" content="4507210001">
<meta name="ColumnName" content="工作动态"><meta name="ColumnType" content="工作动态"><meta name="ArticleTitle" content="示范县召开项目推进会"><meta name="PubDate" content="2026-11-20 10:00"><meta name="ContentSource" content="县政府办公室">
<style>.narrow { display: none } @media (max-width: 991px) { .logo, .when, .share, .footer { display: none } .narrow { display: block } }</style></head>
<body><div class="header"><h2 class="logo"><a href="/">示范县人民政府</a></h2><ul class="nav"><li><a href="/xwzx/">新闻中心</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/bsfw/">办事服务</a></li></ul></div>
<h1>示范县召开项目推进会</h1><p class="when">发布时间：2026-11-20 10:00　来源：县政府办公室</p>
<div class="content">${'<p>近日，示范县召开秋冬季重点项目推进会，听取在建项目进展情况汇报，研究解决项目推进中的具体问题。会议要求各部门压实责任。</p>'.repeat(4)}</div>
<div class="share">分享到：<a href="https://service.weibo.com/share/share.php?url=x">微博</a></div>
<div class="footer"><p>主办：示范县人民政府办公室　联系电话：0777-1234567</p><p>网站标识码：4507210001　<a href="https://beian.miit.gov.cn/">桂ICP备05000001号</a>　<a href="http://www.beian.gov.cn/">桂公网安备 45072102000001号</a>　<a href="/wzdt/">网站地图</a></p>
<p><a href="https://bszs.conac.cn/sitename?method=show&amp;id=1"><img src="${dot}" width="60" height="60" alt="党政机关"></a><a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=4507210001"><img src="${dot}" width="60" height="60" alt="政府网站找错"></a></p></div>
<div class="narrow">示范县人民政府</div></body></html>`;
const asked = ['site-name', 'publish-time', 'source', 'share', 'party-government-mark', 'error-report-entry', 'site-code-shown', 'sponsor', 'contact', 'icp-number', 'police-record', 'site-map'];

let server: ReturnType<typeof createServer>;
let browser: ExtensionBrowser;
let view: View;
beforeAll(async () => {
  server = createServer((_, response) => void response.setHeader('content-type', 'text/html; charset=utf-8').end(article));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  browser = await launchExtension({ hosts: { 'www.shifan.gov.cn': (server.address() as AddressInfo).port } });
  view = await openView(browser);
});
afterAll(async () => {
  await browser?.close();
  server.close();
});

const outcomes = (state: TabState): Record<string, string> => Object.fromEntries(asked.map((id) => [id, state.page!.outcomes.find((one) => one.id === id)!.outcome]));

it('a narrow window leaves nothing missing: what it does not show is unchecked, and checked again in a wide one', async () => {
  const page = await browser.open('http://www.shifan.gov.cn/xwzx/t20261120_1.html');
  const wide = await view.settled(page);
  expect(outcomes(wide)).toEqual(Object.fromEntries(asked.map((id) => [id, 'pass'])));

  await page.setViewportSize({ width: 800, height: 900 });
  await view.ask({ type: 'view.inspect', tabId: wide.tabId });
  const narrow = await eventually(async () => {
    const now = await view.state({ type: 'view.state', tabId: wide.tabId });
    return !now.running && now.page!.at > wide.page!.at ? now : null;
  }, 'the page to be read in the narrow window');
  expect(narrow.findings.filter(({ present, record }) => present && asked.includes(record.check))).toEqual([]);
  expect(outcomes(narrow)).toMatchObject({ 'publish-time': 'cannot-check', source: 'cannot-check', share: 'cannot-check', 'site-code-shown': 'cannot-check', 'party-government-mark': 'cannot-check', contact: 'cannot-check' });
  expect(narrow.page!.outcomes.find(({ id }) => id === 'publish-time')!.reason).toContain('窗口只有 800 像素宽');

  await page.setViewportSize({ width: 1366, height: 900 });
  await view.ask({ type: 'view.inspect', tabId: wide.tabId });
  const again = await eventually(async () => {
    const now = await view.state({ type: 'view.state', tabId: wide.tabId });
    return !now.running && now.page!.at > narrow.page!.at ? now : null;
  }, 'the page to be read in the wide window');
  expect(outcomes(again)).toEqual(outcomes(wide));
});
