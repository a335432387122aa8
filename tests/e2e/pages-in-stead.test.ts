import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TabState } from '../../contract/ui-state.ts';
import { launchExtension, type ExtensionBrowser } from './fixtures.ts';
import { openView, type View } from './view.ts';

// A server that has no such file often answers 200 with a page of its own. What the script would have written is not missing for sure.

const notFound = '<!-- error page -->\n<!DOCTYPE html>\n<html><head><title>页面不存在</title></head><body>您访问的页面不存在</body></html>';
const footer = `document.getElementById('bottom').innerHTML = '<p>主办：示范县人民政府办公室　版权所有：示范县人民政府　网站标识码：4505210001</p><p><a href="/map.html">网站地图</a>　<a href="https://beian.miit.gov.cn/">桂ICP备05000001号</a></p>';`;

const home = (parts: string): string => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>示范县人民政府</title>
<meta name="SiteName" content="示范县人民政府"><meta name="SiteDomain" content="www.shifan.gov.cn"><meta name="SiteIDCode" content="4505210001"></head>
<body><h1>示范县人民政府</h1><ul>${Array.from({ length: 8 }, (_, index) => `<li><a href="/a${index}.html">示范县召开第${index + 1}次工作会议</a><span>2026-11-0${index + 1}</span></li>`).join('')}</ul>
<div id="bottom"></div>${parts}</body></html>`;

const pages: Readonly<Record<string, string>> = {
  '/': '',
  '/missing': '<script src="/js/init.js"></script>',
  '/moved': '<script src="/js/moved.js"></script>',
  '/elsewhere': '<script src="http://static.shifan.gov.cn/js/init.js"></script>',
  '/written': '<script src="/parts/end.jsp"></script>',
  '/written-elsewhere': '<script src="http://static.shifan.gov.cn/parts/end.jsp"></script>',
  '/strict': '<script src="/parts/end.jsp?strict"></script>',
  '/none': '<script src="http://static.shifan.gov.cn/parts/visits.jsp"></script><script src="/js/real.js"></script>',
  '/refused': '',
  '/sheet': '<link rel="stylesheet" href="/css/site.css"><link rel="stylesheet" href="/css/real.css">',
};

let server: ReturnType<typeof createServer>;
let browser: ExtensionBrowser;
let view: View;
let refusing = false;

function answer({ url }: IncomingMessage, response: ServerResponse): void {
  const route = (url ?? '/').split('?')[0]!;
  const html = (text: string): void => void response.setHeader('content-type', 'text/html; charset=utf-8').end(text);
  if (route === '/refused' && refusing) return html('<html><head><title>提示</title></head><body><p>您的访问过于频繁，请完成安全验证</p></body></html>');
  if (pages[route] !== undefined) return html(home(pages[route]));
  if (route === '/js/moved.js') return void response.writeHead(302, { location: '/404.html' }).end();
  if (route === '/js/real.js') return void response.setHeader('content-type', 'text/javascript').end('/* nothing */');
  if (route === '/css/real.css') return void response.setHeader('content-type', 'text/css').end('h1 { color: #333 }');
  // Written by a program, which names its answer as it names all of them.
  if (url === '/parts/end.jsp?strict') response.setHeader('x-content-type-options', 'nosniff');
  if (route === '/parts/end.jsp') return html(`\r\n\r\n<!-- end -->\r\n${footer}`);
  if (route === '/parts/visits.jsp') return html('window.visits = 12;');
  html(notFound);
}

async function read(route: string): Promise<TabState> {
  return view.settled(await browser.open(`http://www.shifan.gov.cn${route}`));
}
const inFooter = ['site-code-shown', 'icp-number', 'sponsor', 'site-map'];
const outcomes = (state: TabState): unknown[] => inFooter.map((id) => state.page!.outcomes.find((one) => one.id === id)!.outcome);

beforeAll(async () => {
  server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  browser = await launchExtension({ hosts: { 'www.shifan.gov.cn': port, 'static.shifan.gov.cn': port } });
  view = await openView(browser);
  await read('/none?first'); // of the first page after installing the browser does not tell what failed
});
afterAll(async () => {
  await browser?.close();
  server.close();
});

it.each([['/missing', 'init.js'], ['/moved', 'moved.js'], ['/elsewhere', 'init.js'], ['/strict', 'end.jsp']])('a script answered with a page has not written the footer: %s', async (route, file) => {
  const state = await read(route);
  expect(outcomes(state)).toEqual(inFooter.map(() => 'cannot-check'));
  const reason = state.page!.outcomes.find(({ id }) => id === 'site-code-shown')!.reason;
  expect(reason).toContain(file);
});

it.each(['/written', '/written-elsewhere'])('a script that works counts, whatever the server calls it: %s', async (route) => {
  const state = await read(route);
  expect(outcomes(state)).not.toContain('cannot-check');
  expect(state.page!.outcomes.find(({ id }) => id === 'site-code-shown')!.outcome).toBe('pass');
});

it('a footer that is missing for sure is still a finding beside a working script called a page', async () => {
  const state = await read('/none');
  expect(outcomes(state)).toEqual(inFooter.map(() => 'fail'));
});

it('a style sheet answered with a page has not arrived', async () => {
  const state = await read('/sheet');
  const said = state.page!.outcomes.flatMap(({ reason }) => reason ?? []).join('\n');
  expect(said).toContain('样式');
});

it('a firewall’s page in the page’s stead is not judged: nothing is found on it, what was confirmed stands', async () => {
  const before = await read('/refused');
  const [first] = before.findings;
  await view.state({ type: 'view.decide', tabId: before.tabId, findingIds: [first!.record.id], ruling: 'confirmed', reason: '' });
  const deducted = (await view.state({ type: 'view.state', tabId: before.tabId })).sheet;
  refusing = true;
  const after = await read('/refused');
  expect(after.page).toMatchObject({ opened: false });
  expect(after.page!.outcomes.map(({ outcome }) => outcome)).not.toContain('pass');
  expect(after.page!.outcomes[0]!.reason).toContain('防火墙的拦截或验证页');
  expect(after.findings.map(({ record, present }) => [record.id, record.status, present])).toEqual([[first!.record.id, 'confirmed', false]]);
  expect(after.sheet).toEqual(deducted);
  refusing = false;
  const again = await read('/refused');
  expect(again.page).toMatchObject({ opened: true });
  expect(again.findings.filter(({ present }) => present)).toHaveLength(before.findings.length);
});
