import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveLinks, type LinkServer } from '../support/link-server.ts';
import { launchExtension, type ExtensionBrowser } from './fixtures.ts';
import { openView, type View } from './view.ts';

// A reader has an advertisement blocker. What it keeps from the page is not a fault of the site, and not proof that all is well.

const article = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>示范县召开会议_示范县人民政府</title>
<meta name="SiteName" content="示范县人民政府"><meta name="SiteDomain" content="www.shifan.gov.cn"><meta name="SiteIDCode" content="4505210001">
<meta name="ColumnName" content="工作动态"><meta name="ColumnType" content="工作动态"><meta name="ArticleTitle" content="示范县召开会议"><meta name="PubDate" content="2026-11-03 10:20"><meta name="ContentSource" content="县政府办公室">
</head><body><h1>示范县召开会议</h1><p>发布时间：2026-11-03 10:20　来源：县政府办公室</p>
<div class="content"><p>十一月三日，示范县召开会议，研究部署冬季安全生产工作。会议要求各部门压实责任，落实措施，确保安全。</p>
<p><img src="/banner/meeting.jpg" alt="会场" width="300" height="200"><img src="/missing" alt="合影" width="300" height="200"></p></div>
<script src="/banner/share.js"></script></body></html>`;

const shared = article.replace(/<p><img[^\n]*<\/p>/, '').replace('<script src="/banner/share.js"></script>', '<div class="bdsharebuttonbox">分享到：<a href="#" class="bds_weixin" data-cmd="weixin">微信</a></div>');

let server: LinkServer;
let browser: ExtensionBrowser;
let view: View;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'duwang-blocker-'));
  const blocker = path.join(folder, 'blocker');
  await mkdir(blocker);
  await writeFile(path.join(blocker, 'manifest.json'), JSON.stringify({
    manifest_version: 3, name: 'Blocker', version: '1', permissions: ['declarativeNetRequest', 'scripting'], host_permissions: ['http://*/*'], background: { service_worker: 'hide.js' },
    content_scripts: [{ matches: ['http://*/*'], js: ['ask.js'], run_at: 'document_start' }],
    declarative_net_request: { rule_resources: [{ id: 'rules', enabled: true, path: 'rules.json' }] },
  }));
  await writeFile(path.join(blocker, 'rules.json'), JSON.stringify([{ id: 1, action: { type: 'block' }, condition: { urlFilter: '/banner/', resourceTypes: ['script', 'image'] } }]));
  // As blockers take away what their lists name: by a style of the reader's, over every style of the page.
  await writeFile(path.join(blocker, 'ask.js'), 'void chrome.runtime.sendMessage("hide");');
  await writeFile(path.join(blocker, 'hide.js'), `chrome.runtime.onMessage.addListener((_, { tab }) => void chrome.scripting.insertCSS({ target: { tabId: tab.id }, origin: 'USER', css: '.bdsharebuttonbox { display: none !important }' }));`);
  server = await serveLinks({ pages: { '/article.html': article, '/shared.html': shared } });
  browser = await launchExtension({ hosts: { 'www.shifan.gov.cn': server.port }, others: [blocker] });
  view = await openView(browser);
});
afterAll(async () => {
  await browser?.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

it('a blocked picture and a blocked share script are not checked, with the reason; what the server itself says is missing is a finding', async () => {
  // Of the first page after installing the browser does not tell what failed.
  const first = await view.settled(await browser.open('http://www.shifan.gov.cn/article.html?1'));
  expect(first.page!.outcomes.find(({ id }) => id === 'share')).toMatchObject({ outcome: 'cannot-check' });

  const state = await view.settled(await browser.open('http://www.shifan.gov.cn/article.html?2'));
  expect(state.page!.outcomes.find(({ id }) => id === 'share')).toMatchObject({ outcome: 'cannot-check', reason: expect.stringContaining('share.js') as string });
  expect(state.findings.filter(({ record, present }) => present && record.check === 'image-not-shown').map(({ record }) => record.about)).toEqual([expect.stringContaining('/missing')]);
  expect(server.seen.map((request) => request.path)).not.toContain('/banner/share.js');
});

it('a share component that a blocker hides is not checked, with the reason', async () => {
  const page = await browser.open('http://www.shifan.gov.cn/shared.html');
  const state = await view.settled(page);
  expect(await page.locator('.bdsharebuttonbox').isVisible()).toBe(false);
  expect(state.page!.outcomes.find(({ id }) => id === 'share')).toMatchObject({ outcome: 'cannot-check', reason: expect.stringContaining('拦截插件隐藏') as string });
});
