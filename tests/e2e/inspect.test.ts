import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../checks/catalogue.ts';
import { reportSchema, type Report } from '../../contract/report.ts';
import { runScript, type Ran } from './run-script.ts';

const article = (extra = ''): string => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>示范县召开会议_示范县人民政府</title>
<meta name="SiteName" content="示范县人民政府"><meta name="SiteDomain" content="www.shifan.gov.cn"><meta name="ArticleTitle" content="示范县召开会议"><meta name="PubDate" content="2026-11-03 10:20">
</head><body><h1>示范县召开会议</h1><p>发布时间：2026-11-03 10:20　来源：</p><div class="content"><p>十一月三日，示范县召开会议，研究部署冬季安全生产工作。会议要求各部门压实责任。</p></div>${extra}</body></html>`;

const foot = '<p>主办单位：示范县人民政府办公室　联系电话：0775-1234567　网站标识码：4505210001</p>';

const files: Readonly<Record<string, string | Buffer>> = {
  'article.html': article(),
  'blocked.html': article('<div class="footer"><p>主办单位：示范县人民政府　网站标识码：4505210001　<a href="/map.html">网站地图</a></p><script src="http://dcs.conac.cn/js/20/000/0000/60000000/CA200000000600000000001.js"></script><script id="_jiucuo_" sitecode="4505210001" src="http://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script><img src="/up/not-saved.jpg" width="300" height="200"></div>'),
  'empty.html': '',
  'linked.html': article('<p><a href="/zwgk/">政务公开</a></p>'),
  'restless.html': article('<script>setInterval(()=>document.body.append(document.createElement("i")),20)</script>'),
  'frameset.html': '<html><head><title>框架集</title></head><frameset cols="50%,50%"><frame src="article.html"><frame src="nothing.html"></frameset></html>',
  'late.html': article(`<div id="foot"></div><script>setTimeout(function(){setTimeout(function(){document.getElementById("foot").innerHTML="${foot}"},900)},1500)</script>`),
  'gbk.html': Buffer.concat([Buffer.from('<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>'), Buffer.from([0xb9, 0xab, 0xb8, 0xe6]), Buffer.from('</title></head><body><p>x</p></body></html>')]),
  'alert.html': article('<script>alert("停住");confirm("停住")</script>'),
  'leaving.html': article('<script>if(!location.hash){setTimeout(()=>{location.href="https://www.shifan.gov.cn/article.html"},150)}</script>'),
  'clobbered.html': article('<form name="querySelector"></form><form name="body"></form><form name="getElementById"></form><img name="querySelectorAll"><form><input name="getAttribute"></form><script>Element.prototype.getAttribute=()=>"改过";Array.prototype.push=()=>{throw 1}</script>'),
};

let folder: string;
let server: http.Server;
let port: number;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'duwang-inspect-test-'));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(path.join(folder, name), text)));
  server = http.createServer((request, response) => {
    if (request.url === '/gone') response.writeHead(404, { 'content-type': 'text/html' }).end(article());
    else if (request.url === '/file.pdf') response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.4\n%%EOF');
    else if (request.url === '/note.txt') response.writeHead(200, { 'content-type': 'text/plain' }).end('字');
    else if (request.url === '/asked-late') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(article('<div id="foot"></div><script>setTimeout(function(){fetch("/slow-foot").then(function(r){return r.text()}).then(function(t){document.getElementById("foot").innerHTML=t})},1200)</script>'));
    else if (request.url === '/slow-foot') setTimeout(() => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(foot), 2500);
    else if (request.url === '/taken-away.jpg') response.writeHead(404).end();
    else if (request.url === '/picture') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(article('<img src="/taken-away.jpg" alt="会场" width="300" height="200">'));
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(article());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

async function inspect(...args: readonly string[]): Promise<{ readonly ran: Ran; readonly report: Report }> {
  const json = path.join(folder, `report-${Math.random()}.json`);
  const ran = await runScript('inspect.ts', [...args, '--json', json, '--now', '2026-11-21T09:00:00+08:00']);
  return { ran, report: reportSchema.parse(JSON.parse(await readFile(json, 'utf8').catch(() => { throw new Error(ran.output); }))) };
}

const named = (...names: readonly string[]): readonly string[] => names.flatMap((name) => [path.join(folder, name), '--as', `https://www.shifan.gov.cn/${name}`]);

describe('npm run inspect', () => {
  it('reports every check of the catalogue for a page, twice the same but for times', async () => {
    const strip = (report: Report): unknown => ({ ...report, startedAt: '', pages: report.pages.map((page) => ({ ...page, milliseconds: null })) });
    const first = await inspect(...named('article.html'));
    const second = await inspect(...named('article.html'));
    expect(first.ran.status, first.ran.output).toBe(0);
    const [page] = first.report.pages;
    expect(page).toMatchObject({ opened: true, status: 200, settled: true, settledBy: 'quiet', pageType: 'article', url: 'https://www.shifan.gov.cn/article.html' });
    expect(page!.checks.map(({ id }) => id)).toEqual(catalogue);
    expect(page!.checks.find(({ id }) => id === 'site-tags')?.findings.map(({ key }) => key)).toEqual(['site-tags/missing/SiteIDCode@https://www.shifan.gov.cn/article.html']);
    expect(JSON.stringify(strip(second.report))).toBe(JSON.stringify(strip(first.report)));
  });

  it('reads several files under one address each as itself', async () => {
    const url = 'https://www.shifan.gov.cn/xwzx/t1.html';
    const versions = ['2026-11-03 10:21', '2026/11/03 10:22', '2026-11-03', '2026-11-03 10:24'];
    await Promise.all(versions.map((time, index) => writeFile(path.join(folder, `version-${index}.html`), article().replace('发布时间：2026-11-03 10:20', `发布时间：${time}`))));
    await writeFile(path.join(folder, 'versions.jsonl'), versions.map((_, index) => JSON.stringify({ file: `version-${index}.html`, url })).join('\n'));
    const { report } = await inspect('--manifest', path.join(folder, 'versions.jsonl'));
    const codes = report.pages.map(({ checks }) => checks.find(({ id }) => id === 'publish-time')!.findings.map(({ code }) => code));
    expect(codes).toEqual([[], ['separator'], ['no-time'], []]);
  });

  it('goes on over pages that cannot be checked, costs them nothing, and says so with exit 3', async () => {
    const host = `http://www.shifan.gov.cn`;
    const { ran, report } = await inspect(`${host}/gone`, `${host}/file.pdf`, `${host}/note.txt`, 'http://nowhere.shifan.gov.cn/', `${host}/fine`, '--connect-to', `www.shifan.gov.cn:80=127.0.0.1:${port}`);
    expect(ran.status, ran.output).toBe(3);
    expect(report.pages.map(({ opened }) => opened)).toEqual([false, false, false, false, true]);
    for (const page of report.pages.slice(0, 4)) {
      expect(page.checks).toHaveLength(catalogue.length);
      expect(page.checks.flatMap(({ findings }) => findings)).toEqual([]);
      expect(page.checks.every(({ outcome }) => outcome !== 'pass')).toBe(true);
    }
    expect(report.pages[0]!.notChecked[0]!.reason).toMatch(/404/);
    expect(report.scores[0]!.deductions).toEqual([]);
  });

  it('reads awkward pages to the end: empty, restless, frameset, GBK, alerts, one that leaves, clobbered names', async () => {
    const { report } = await inspect(...named('empty.html', 'restless.html', 'frameset.html', 'gbk.html', 'alert.html', 'leaving.html', 'clobbered.html'), path.join(folder, 'linked.html'));
    const page = (name: string): Report['pages'][number] => report.pages.find(({ input }) => input.endsWith(name))!;
    expect(page('empty.html')).toMatchObject({ opened: false });
    expect(page('restless.html')).toMatchObject({ opened: true, settled: false, settledBy: 'limit' });
    expect(page('frameset.html').opened).toBe(true);
    expect(page('gbk.html').title).toBe('公告');
    expect(page('alert.html')).toMatchObject({ opened: true, settled: true });
    expect(page('leaving.html').opened).toBe(true);
    expect(page('clobbered.html').checks.find(({ id }) => id === 'site-tags')?.findings.map(({ about }) => about)).toEqual(['SiteIDCode']);
    // Without an address of its own nobody knows where its relative links lead: no fault, and not passed either.
    expect(page('linked.html').checks.find(({ id }) => id === 'internal-address')).toMatchObject({ outcome: 'cannot-check', findings: [], reason: expect.stringContaining('--as') });
  });

  it('does not call missing what the page itself writes a moment later', async () => {
    const { report } = await inspect(...named('late.html', 'article.html'), 'http://www.shifan.gov.cn/asked-late', '--connect-to', `www.shifan.gov.cn:80=127.0.0.1:${port}`);
    const missing = (at: number): readonly string[] => report.pages[at]!.checks.filter(({ findings }) => findings.some(({ code }) => code === 'missing')).map(({ id }) => id);
    expect(missing(1)).toEqual(expect.arrayContaining(['sponsor', 'contact', 'site-code-shown', 'icp-number']));
    expect(missing(0)).toEqual(missing(1).filter((id) => !['sponsor', 'contact', 'site-code-shown'].includes(id)));
    expect(missing(2)).toEqual(missing(0));
    for (const page of report.pages) expect(page).toMatchObject({ settled: true, settledBy: 'quiet' });
  });

  it('takes what did not come with a saved page for not checked, and an answer of the server for what it is', async () => {
    const { report } = await inspect(...named('blocked.html'), 'http://www.shifan.gov.cn/picture', '--connect-to', `www.shifan.gov.cn:80=127.0.0.1:${port}`);
    const results = (at: number): Readonly<Record<string, unknown>> => Object.fromEntries(report.pages[at]!.checks.map(({ id, outcome, reason, findings }) => [id, [outcome, reason, ...findings.map(({ code }) => code)]]));
    expect(results(0)).toMatchObject({
      'party-government-mark': ['cannot-check', expect.stringContaining('dcs.conac.cn')],
      'error-report-entry': ['cannot-check', expect.stringContaining('脚本未能加载')],
      'image-not-shown': ['cannot-check', expect.stringContaining('没有收到应答')],
      'insecure-content': ['fail', null, 'mixed', 'mixed'],
    });
    expect(results(1)).toMatchObject({ 'image-not-shown': ['fail', null, 'broken'] });
  });

  it('fails on request, and writes table, HTML and Excel', async () => {
    const html = path.join(folder, 'out.html');
    const xlsx = path.join(folder, 'out.xlsx');
    const { ran } = await inspect(...named('article.html'), '--fail-on', 'fail', '--html', html, '--xlsx', xlsx);
    expect(ran.status).toBe(1);
    expect(await readFile(html, 'utf8')).toContain('SiteIDCode');
    expect((await readFile(xlsx)).subarray(0, 2).toString()).toBe('PK');
    const table = await runScript('inspect.ts', [...named('article.html')]);
    expect(table.status, table.output).toBe(0);
    expect(table.output).toMatch(/缺少网站标签 SiteIDCode[\s\S]*依据：[\s\S]*评分：/);
  });

  it('says what is wrong with the command, with exit 2', async () => {
    const ran = await runScript('inspect.ts', ['--quick', 'https://www.shifan.gov.cn/']);
    expect(ran.status).toBe(2);
    expect(ran.output).toMatch(/看不懂/);
  });
});
