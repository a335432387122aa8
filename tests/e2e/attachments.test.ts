import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bomb, docx, lockedOffice, ofd, pdf, xlsx } from '../support/documents.ts';
import { eventually, launchExtension, type ExtensionBrowser } from './fixtures.ts';
import { openView, type View } from './view.ts';

const host = 'www.fujian.gov.cn';
const people = Array.from({ length: 6 }, (_, at) => [String(at + 1), `张${'一二三四五六'[at]}`, '男', `1380000000${at}`]);
const files: Readonly<Record<string, Uint8Array>> = {
  '/f/tongzhi.docx': docx(['关于庆祝中华人民共合国成立的通知', '联系人张三，身份证号110105194912310021'], [['姓名', '身份证号'], ['李四', '11010519491231002X']]),
  '/f/mingdan.xlsx': xlsx([['受助学生名单'], ['序号', '姓名', '性别', '手机'], ...people]),
  '/f/banshi.pdf': pdf(['《政府信息公开条列》已经印发']),
  '/f/gonggao.ofd': ofd([['扫黑险恶专项工作公告']]),
  '/f/suo.docx': lockedOffice(), '/f/zha.docx': bomb(), '/f/huai.docx': docx(['一二三四五六七八']).slice(0, 400), '/f/jiu.doc': lockedOffice().fill(0, 1000),
};
const page = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>关于公布名单的通知</title></head><body><h1>关于公布名单的通知</h1><p>现将名单予以公布，详见附件。</p><ul>${[...Object.keys(files), '/f/meiyou.pdf'].map((path) => `<li><a href="${path}">${path.slice(3)}</a></li>`).join('')}<li><a href="http://other.example.org/f/wai.pdf">wai.pdf</a></li></ul></body></html>`;

let server: http.Server;
let browser: ExtensionBrowser;
let view: View;
beforeAll(async () => {
  server = http.createServer((request, response) => {
    const file = files[request.url ?? ''];
    if (request.url === '/tz.html') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    else if (request.url === '/kong.html') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<!doctype html><title>没有附件</title><p>没有附件的网页</p>');
    else if (file) response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await launchExtension({ hosts: { [host]: (server.address() as AddressInfo).port } });
  view = await openView(browser);
});
afterAll(async () => {
  await browser?.close();
  await new Promise((resolve) => server.close(resolve));
});

it('reads docx, xlsx, pdf and ofd on a press; what they hold are findings at their links, masked; what could not be read is said', async () => {
  const tab = await browser.open(`http://${host}/tz.html`);
  await view.settled(tab);
  const tabId = await view.tabId(tab);
  expect(await view.ask({ type: 'view.attachments', tabId })).toMatchObject({ ok: true });
  const state = await eventually(async () => {
    const now = await view.state({ type: 'view.state', tabId });
    return now.attachments?.state === 'done' && !now.running && now.findings.some(({ record, present }) => present && record.check === 'wording') ? now : null;
  }, 'the attachments', 60_000);
  expect(state.attachments).toMatchObject({ of: 10, done: 10, unread: 6 });
  const found = state.findings.filter(({ present }) => present).map(({ record }) => record);
  expect(found.filter(({ check }) => check === 'wording').map(({ about, at }) => [about, at?.quote ?? ''])).toEqual(expect.arrayContaining([
    ['中华人民共合国→中华人民共和国 附件“tongzhi.docx”', '关于庆祝中华人民共合国成立的通知'], ['政府信息公开条列→政府信息公开条例 附件“banshi.pdf”', expect.stringContaining('政府信息公开条列')], ['扫黑险恶→扫黑除恶 附件“gonggao.ofd”', expect.stringContaining('扫黑险恶')]]));
  expect(found.filter(({ check }) => check === 'personal-data').map(({ code, says }) => [code, says])).toEqual(expect.arrayContaining([
    ['id-number', expect.stringContaining('附件“tongzhi.docx”里出现完整的公民身份号码 11*************021')], ['mobile', expect.stringContaining('附件“mingdan.xlsx”里名单')]]));
  expect(JSON.stringify(state)).not.toMatch(/110105194912|1380000000/);
  const told = state.page!.notChecked.filter(({ what }) => what === 'attachment').map(({ url, reason }) => [url?.split('/').at(-1), reason]);
  expect(told).toEqual(expect.arrayContaining([
    ['suo.docx', '设有打开密码'], ['zha.docx', expect.stringContaining('展开后过大')], ['huai.docx', '已损坏或不完整，读不了'], ['jiu.doc', expect.stringContaining('旧版')], ['meiyou.pdf', '打不开（HTTP 404）'], ['wai.pdf', '浏览器还没有允许读网访问附件所在的网站，未检']]));
  await tab.close();
});

it('a page without attachments says so', async () => {
  const tab = await browser.open(`http://${host}/kong.html`);
  await view.settled(tab);
  expect(await view.ask({ type: 'view.attachments', tabId: await view.tabId(tab) })).toEqual({ ok: false, message: '这个网页上没有附件。' });
  await tab.close();
});
