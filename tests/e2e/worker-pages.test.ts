import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually, launchExtension } from './fixtures.ts';
import { clickToolbarButton } from './popup.ts';
import { serveOddPages } from './support/odd-pages.ts';
import { openView, type View } from './view.ts';

let browser: Awaited<ReturnType<typeof launchExtension>>;
let view: View;
const odd = serveOddPages();
beforeAll(async () => {
  const port = await odd.listen();
  browser = await launchExtension({ hosts: { 'www.odd.gov.cn': port, 'gone.odd.gov.cn': 1, 'www.company.example': port } });
  view = await openView(browser);
});
afterAll(async () => {
  await browser?.close();
  odd.close();
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
  '/alerting': { opened: true },
  '/rewritten': { opened: true },
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
