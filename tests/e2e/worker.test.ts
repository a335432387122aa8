import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TabState } from '../../contract/ui-state.ts';
import { eventually, launchOnDemo } from './fixtures.ts';
import { killBrowser, killWorker } from './kill.ts';
import { clickToolbarButton } from './popup.ts';
import { openView, type View } from './view.ts';

let browser: Awaited<ReturnType<typeof launchOnDemo>>;
let view: View;
const odd = serveOddPages();
beforeAll(async () => {
  const port = await odd.listen();
  browser = await launchOnDemo({ hosts: { 'www.odd.gov.cn': port, 'gone.odd.gov.cn': 1, 'www.company.example': port } });
  view = await openView(browser);
});
afterAll(async () => {
  await browser?.close();
  odd.close();
});

async function inspected(route: string): Promise<TabState> {
  const page = await browser.openDemo(route);
  const state = await view.settled(page);
  return state;
}

const faults = (state: TabState) => state.findings.filter(({ record }) => record.verdict !== 'hint');

it('inspects a government page by itself as it loads, and shows the number of findings on the badge', async () => {
  const state = await inspected('/');
  expect(state).toMatchObject({ scope: 'government', inspection: { kind: 'reading', rubric: 'guangxi-2017@1' }, page: { opened: true, pageType: 'home' }, pagesRead: 1 });
  expect(state.page!.outcomes.length).toBeGreaterThan(50);
  expect(state.sheet).toMatchObject({ rubric: 'guangxi-2017@1', state: 'provisional' });
  const open = faults(state).length;
  expect(open).toBeGreaterThan(0);
  await eventually(async () => await view.badge(state.tabId) === String(open), `the badge to show ${open}`);
});

it('saves each ruling at once: it is there after the worker was killed', async () => {
  const page = await browser.openDemo('/');
  const before = await view.settled(page);
  const [first, second] = faults(before);
  await view.state({ type: 'view.decide', tabId: before.tabId, findingIds: [first!.record.id], ruling: 'confirmed', reason: '' });
  await view.state({ type: 'view.note', tabId: before.tabId, findingId: first!.record.id, note: '已电话告知' });
  await killWorker(browser);
  const after = await view.state({ type: 'view.state', tabId: before.tabId });
  expect(after.findings.find(({ record }) => record.id === first!.record.id)!.record).toMatchObject({ status: 'confirmed', note: '已电话告知' });
  expect(after.findings.find(({ record }) => record.id === second!.record.id)!.record.status).toBe('pending');
  await page.reload();
  const again = await eventually(async () => {
    const now = await view.state({ type: 'view.state', tabId: before.tabId });
    return now.page && now.page.at > before.page!.at && !now.running ? now : null;
  }, 'the page to be inspected again');
  expect(again.findings.find(({ record }) => record.id === first!.record.id)).toMatchObject({ present: true, record: { status: 'confirmed' } });
  expect(again.findings).toHaveLength(before.findings.length);
  await view.state({ type: 'view.decide', tabId: before.tabId, findingIds: [first!.record.id], ruling: 'pending', reason: '' });
});

it('keeps a ruling when the browser is killed right after it was saved', async () => {
  const profile = await mkdtemp(path.join(tmpdir(), 'duwang-kill-'));
  try {
    let other = await launchOnDemo({ profile });
    let otherView = await openView(other);
    const state = await otherView.settled(await other.openDemo('/'));
    const [first] = faults(state);
    const saved = await otherView.ask({ type: 'view.decide', tabId: state.tabId, findingIds: [first!.record.id], ruling: 'dismissed', reason: '本站是镜像' });
    expect(saved.ok).toBe(true);
    await killBrowser(other);
    await other.close();

    other = await launchOnDemo({ profile });
    otherView = await openView(other);
    const after = await otherView.settled(await other.openDemo('/'));
    const kept = after.findings.find(({ record }) => record.id === first!.record.id);
    expect(kept).toMatchObject({ record: { status: 'dismissed' }, decisions: [{ reason: '本站是镜像' }] });
    await other.close();
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

it('records a problem a person saw, and corrects the page type for pages of its kind', async () => {
  const state = await inspected('/xwzx/zwyw/content_1001.html');
  const added = await view.state({ type: 'view.manual', tabId: state.tabId, says: '标题有错字', cites: [], row: 'V4', place: null, fragment: null, note: '' });
  expect(added.findings.at(-1)).toMatchObject({ group: 'manual', veto: true, record: { says: '标题有错字', status: 'confirmed', origin: 'person' } });
  await view.state({ type: 'view.page-type', tabId: state.tabId, pageType: 'disclosure' });
  const other = await inspected('/xwzx/zwyw/content_1002.html');
  expect(other.page).toMatchObject({ pageType: 'disclosure', corrected: true });
  await view.state({ type: 'view.page-type', tabId: other.tabId, pageType: null });
});

it('compares header and footer with the home page once that was read', async () => {
  const state = await inspected('/xwzx/');
  const frame = state.page!.outcomes.find(({ id }) => id === 'frame-differs')!;
  expect(frame.reason ?? '').not.toContain('尚未读过本站首页');
});

it('reports a page with thousands of faults', async () => {
  const page = await browser.open('http://www.odd.gov.cn/faulty');
  const state = await view.settled(page);
  expect(state.failure).toBeNull();
  expect(state.findings.filter(({ record }) => record.check === 'empty-link').length).toBeGreaterThan(50);
  await page.close();
});

it('follows a page that changes its address by script, and does not mistake an anchor for a page', async () => {
  const page = await browser.open('http://www.odd.gov.cn/spa');
  const first = await view.settled(page);
  await page.evaluate(() => {
    history.pushState(null, '', '/spa/second');
    document.title = '第二页';
    document.querySelector('main')!.innerHTML = '<p>第二页的内容</p>';
  });
  const second = await view.settled(page);
  expect([first.url, second.url]).toEqual(['http://www.odd.gov.cn/spa', 'http://www.odd.gov.cn/spa/second']);
  expect(second.pagesRead).toBeGreaterThan(first.pagesRead);
  await page.evaluate(() => void (location.hash = 'top'));
  await new Promise((later) => setTimeout(later, 600));
  expect((await view.settled(page)).page!.at).toBe(second.page!.at);
});

it('inspects a page anew that comes back from the cache', async () => {
  const page = await browser.open('http://www.odd.gov.cn/plain');
  const first = await view.settled(page);
  await page.goto('http://www.odd.gov.cn/other');
  await view.settled(page);
  await page.goBack();
  const again = await eventually(async () => {
    const now = await view.settled(page);
    return now.url === first.url && now.page!.at > first.page!.at ? now : null;
  }, 'the restored page to be inspected');
  expect(again.page!.opened).toBe(true);
});

it('says what is wrong with a page that did not load, records nothing and takes no points', async () => {
  const page = await browser.context.newPage();
  await page.goto('http://gone.odd.gov.cn/').catch(() => undefined);
  await eventually(async () => page.url() !== 'about:blank', 'the error page');
  const id = await eventually(() => view.page.evaluate(async () => (await chrome.tabs.query({})).find((one) => one.url?.startsWith('http://gone.odd') || one.pendingUrl?.startsWith('http://gone.odd'))?.id), 'its tab');
  await view.state({ type: 'view.inspect', tabId: id });
  const state = await eventually(async () => {
    const now = await view.state({ type: 'view.state', tabId: id });
    return now.failure ? now : null;
  }, 'the refusal');
  expect(state.failure).toContain('页面未能打开');
  expect(state).toMatchObject({ page: null, findings: [], site: null });
  await eventually(async () => await view.badge(id) === '!', 'the badge');
});

const oddities: Readonly<Record<string, { readonly opened: boolean; readonly reason?: string }>> = {
  '/missing': { opened: false, reason: 'HTTP 404' },
  '/broken': { opened: false, reason: 'HTTP 500' },
  '/empty': { opened: false, reason: '空' },
  '/file.pdf': { opened: false, reason: 'PDF' },
  '/clobbered': { opened: true },
  '/patched': { opened: true },
  '/large': { opened: true },
};
for (const [route, expected] of Object.entries(oddities)) {
  it(`has a defined outcome for ${route}`, async () => {
    const page = await browser.open(`http://www.odd.gov.cn${route}`);
    const state = await view.settled(page);
    expect(state.failure).toBeNull();
    expect(state.page!.opened).toBe(expected.opened);
    if (expected.reason !== undefined) {
      expect(state.page!.notChecked.find(({ what }) => what === 'page')?.reason).toContain(expected.reason);
      expect(state.findings).toEqual([]);
      expect(state.page!.outcomes.some(({ outcome }) => outcome === 'pass')).toBe(false);
    } else {
      expect(state.page!.outcomes.some(({ outcome }) => outcome === 'fail')).toBe(true);
    }
    await page.close();
  });
}

it('judges a page of another host only after a click, and records nothing of it', async () => {
  const page = await browser.open('http://www.company.example/plain');
  const popup = await clickToolbarButton(browser, page);
  const tab = await view.page.evaluate(async () => (await chrome.tabs.query({ active: true })).find((one) => one.url?.includes('company.example'))?.id);
  expect(tab).toBeDefined();
  const before = await view.state({ type: 'view.inspect', tabId: tab! });
  expect(before.scope).toBe('preview');
  const state = await eventually(async () => {
    const now = await view.state({ type: 'view.state', tabId: tab! });
    return now.page && !now.running ? now : null;
  }, 'the preview');
  expect(state).toMatchObject({ site: null, inspection: null, sheet: null });
  expect(state.findings.length).toBeGreaterThan(0);
  const refused = await view.ask({ type: 'view.decide', tabId: tab!, findingIds: [state.findings[0]!.record.id], ruling: 'confirmed', reason: '' });
  expect(refused).toMatchObject({ ok: false, message: expect.stringContaining('预览') });
  await popup.close();
});

it('says why it cannot inspect a page of the browser itself', async () => {
  const page = await browser.open('chrome://version/');
  const id = await view.page.evaluate(async () => (await chrome.tabs.query({ active: true }))[0]!.id!);
  const state = await view.state({ type: 'view.inspect', tabId: id });
  expect(state).toMatchObject({ scope: 'unsupported', page: null, findings: [] });
  expect(state.reason).toMatch(/浏览器/);
  await page.close();
});

it('drops what an older run sends while a newer one is on its way', async () => {
  const page = await browser.openDemo('/');
  const before = await view.settled(page);
  const worker = await browser.worker();
  // The newer run, which the page has not answered yet, and late messages of the one before it.
  await worker.evaluate(async ({ tabId, url }) => chrome.storage.session.set({ [`run:${tabId}`]: { id: 'newer', url, startedAt: Date.now(), done: 3, of: 66 } }), { tabId: before.tabId, url: page.url() });
  const late = {
    input: page.url(), url: page.url(), status: 200, title: '旧的', opened: true, settled: true, settledBy: 'quiet', pageType: 'home', pageTypeBecause: '', nodes: 1,
    milliseconds: { gather: 0, checks: 0, longestTask: 0, total: 0 }, notChecked: [], checks: [],
  };
  const send = (run: string, kinds: readonly string[]): Promise<unknown> => worker.evaluate(async ({ tabId, messages }) => {
    await chrome.scripting.executeScript({ target: { tabId }, args: [messages], func: async (all: unknown[]) => {
      for (const message of all) await chrome.runtime.sendMessage(message);
    } });
  }, { tabId: before.tabId, messages: [
    { type: 'capture.progress', run, done: 60, of: 66 }, { type: 'capture.failed', run, message: '旧的一次没有运行完' }, { type: 'capture.result', run, report: late, catalogue: 'x', fragments: {} },
  ].filter(({ type }) => kinds.includes(type)) });
  const now = (): Promise<TabState> => view.state({ type: 'view.state', tabId: before.tabId });
  await send('older', ['capture.progress', 'capture.failed', 'capture.result']);
  expect(await now()).toMatchObject({ running: { done: 3 }, failure: null, page: { at: before.page!.at } });
  expect(faults(await now())).toHaveLength(faults(before).length);
  // Its own result ends it.
  await send('newer', ['capture.result']);
  const after = await now();
  expect(after.running).toBeNull();
  expect(after.page!.at).toBeGreaterThan(before.page!.at);
});

it('takes nothing from a web page but what its own inspection sends', async () => {
  const page = await browser.openDemo('/');
  const state = await view.settled(page);
  // What a content script taken over by the page could send: it speaks with the extension's id, from the page's frame.
  const worker = await browser.worker();
  const answers = await worker.evaluate(async ({ tabId, findingId }) => {
    const forged: unknown[] = [
      { type: 'view.decide', tabId, findingIds: [findingId], ruling: 'dismissed', reason: 'x' },
      { type: 'view.settings', settings: {} }, { type: 'capture.result', run: 'r', report: {}, catalogue: '', fragments: {} },
      { type: 'capture.decide', key: 'no such key', ruling: 'confirmed', reason: '' }, null, 7, 'x', [], { type: 'page.load', __proto__: { a: 1 }, extra: 1 },
    ];
    const [frame] = await chrome.scripting.executeScript({
      target: { tabId }, args: [forged],
      func: async (messages: unknown[]) => {
        const answers: unknown[] = [];
        for (const message of messages) answers.push(await chrome.runtime.sendMessage(message).catch(String));
        return answers;
      },
    });
    return frame!.result as unknown[];
  }, { tabId: state.tabId, findingId: state.findings[0]!.record.id });
  expect(answers.filter((answer) => answer !== null && (answer as { ok?: boolean }).ok !== false)).toEqual([]);
  const after = await view.state({ type: 'view.state', tabId: state.tabId });
  expect(after.findings.map(({ record }) => record.status)).toEqual(state.findings.map(({ record }) => record.status));
  expect(after.settings).toEqual(state.settings);
});

/** Pages that are wrong in ways the demo site is not. */
function serveOddPages() {
  const frame = (body: string, head = ''): string => `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>奇怪的网页</title>${head}</head><body>${body}</body></html>`;
  const pages: Readonly<Record<string, () => readonly [number, string, string]>> = {
    '/spa': () => [200, 'text/html', frame('<main><p>第一页的内容</p></main>')],
    '/plain': () => [200, 'text/html', frame('<p>一段文字</p>')],
    '/other': () => [200, 'text/html', frame('<p>另一段文字</p>')],
    '/faulty': () => [200, 'text/html', frame(Array.from({ length: 3000 }, (_, index) => `<p><a href="">通知公告第${index}号</a></p>`).join(''))],
    '/missing': () => [404, 'text/html', frame('<p>找不到</p>')],
    '/broken': () => [500, 'text/html', frame('<p>出错了</p>')],
    '/empty': () => [200, 'text/html', ''],
    '/file.pdf': () => [200, 'application/pdf', '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>'],
    '/clobbered': () => [200, 'text/html', frame(`<form name="getElementById"></form><form name="querySelectorAll"></form><form name="readyState"></form><form name="body"></form>
      <form name="title"></form><form id="addEventListener"></form><form name="documentElement"><input name="getAttribute"><input name="tagName"></form><p>内容</p>`)],
    '/patched': () => [200, 'text/html', frame('<p>内容</p>', `<script>
      for (const name of ['querySelectorAll', 'querySelector']) Document.prototype[name] = () => { throw new Error('patched'); };
      Element.prototype.getAttribute = () => 'patched'; Array.prototype.map = () => []; window.fetch = () => new Promise(() => {}); Map.prototype.get = () => 1;
      Object.defineProperty(Node.prototype, 'textContent', { get: () => 'patched' });</script>`)],
    '/large': () => [200, 'text/html', frame(`<p>${'政府信息公开工作要点。'.repeat(30)}</p>`.repeat(10_500))],
  };
  const listener: RequestListener = (request, response) => {
    const [status, type, body] = pages[request.url ?? '']?.() ?? [404, 'text/html', ''];
    response.writeHead(status, { 'Content-Type': type.startsWith('text') ? `${type}; charset=utf-8` : type });
    response.end(body);
  };
  const server = createServer(listener);
  return {
    listen: () => new Promise<number>((done) => server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port))),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
