import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TabState } from '../../contract/ui-state.ts';
import { serveLinks, type LinkServer } from '../support/link-server.ts';
import { eventually, launchExtension, standingStill, type ExtensionBrowser } from './fixtures.ts';
import { openView, type View } from './view.ts';

const site = 'http://www.shifan.gov.cn';
const page = (...addresses: readonly string[]): string => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>列表_示范县人民政府</title></head><body><ul>${addresses.map((each) => `<li><a href="${each}">通知${each}</a></li>`).join('')}</ul></body></html>`;
const slow = Array.from({ length: 60 }, (_, index) => `/slow/${index}.html`);

let server: LinkServer;
let browser: ExtensionBrowser;
let view: View;

beforeAll(async () => {
  server = await serveLinks({ delay: 50, pages: {
    '/first.html': page('/a.html', '/b.html', '/status/404'), '/second.html': page('/a.html', '/b.html', '/c.html'), '/third.html': page('/by-hand.html'), '/slow.html': page(...slow), '/left.html': page(...slow.map((each) => `${each}?left`)), '/foreign.html': page('/from-foreign.html'),
  } });
  browser = await launchExtension({ granted: ['http://*/*', 'https://*/*'], hosts: { 'www.shifan.gov.cn': server.port, 'www.example.com': server.port } });
  view = await openView(browser);
});
afterAll(async () => {
  await browser?.close();
  await server.stop();
});

const stateOf = (tabId: number): Promise<TabState> => view.state({ type: 'view.state', tabId });
const asked = (pattern: RegExp): readonly string[] => server.seen.filter(({ path }) => pattern.test(path)).map(({ path }) => path);
async function opened(address: string): Promise<number> {
  return (await view.settled(await browser.open(address))).tabId;
}
async function ended(tabId: number): Promise<TabState> {
  return eventually(async () => {
    const now = await stateOf(tabId);
    return now.links && now.links.endedAt !== null && !now.running && now.page && now.page.at >= now.links.endedAt ? now : null;
  }, 'the link check to end and its reading to be recorded', 60_000);
}
async function set(part: Partial<TabState['settings']>): Promise<void> {
  const { settings } = await stateOf(await view.tabId(view.page));
  const answer = await view.ask({ type: 'view.settings', settings: { ...settings, ...part } });
  expect(answer).toMatchObject({ ok: true });
}

it('is off until somebody sets it', async () => {
  const tabId = await opened(`${site}/first.html`);
  await new Promise((resolve) => setTimeout(resolve, 4500));
  expect(await stateOf(tabId)).toMatchObject({ automaticLinks: 'off', links: null });
  expect(asked(/^\/a\.html/)).toEqual([]);
});

it('set, it begins by itself on the government page in front, and its links are findings', async () => {
  const tabId = (await view.settled(browser.context.pages().find((one) => one.url().endsWith('/first.html'))!)).tabId;
  await set({ automaticLinks: true });
  const after = await ended(tabId);
  expect(after).toMatchObject({ automaticLinks: 'on', links: { automatic: true, state: 'done', ok: 2, broken: 1 } });
  expect(after.findings.filter(({ record }) => record.check === 'broken-link').map(({ record }) => record.about)).toEqual([`${site}/status/404`]);
});

it('asks for each address once: not again at the next reading, nor on another page', async () => {
  const tab = browser.context.pages().find((one) => one.url().endsWith('/first.html'))!;
  await tab.bringToFront();
  await tab.reload();
  await view.settled(tab);
  const second = await ended(await opened(`${site}/second.html`));
  expect(second.links).toMatchObject({ automatic: true, ok: 3 });
  // What is older than the check says when it was got.
  expect(second.links!.oldest).toBeLessThan(second.links!.startedAt);
  await new Promise((resolve) => setTimeout(resolve, 4500));
  expect(asked(/^\/[abc]\.html/).toSorted()).toEqual(['/a.html', '/b.html', '/c.html']);
});

it('does nothing on a page that is no government page', async () => {
  const tab = await browser.open('http://www.example.com/foreign.html');
  await view.state({ type: 'view.inspect', tabId: await view.tabId(tab) });
  const { tabId } = await view.settled(tab);
  await new Promise((resolve) => setTimeout(resolve, 4500));
  expect((await stateOf(tabId)).links).toBeNull();
  expect(asked(/from-foreign/)).toEqual([]);
});

it('gives way to a check that somebody asked for, and goes on afterwards', async () => {
  const slowId = await opened(`${site}/slow.html`);
  await eventually(async () => ((await stateOf(slowId)).links?.done ?? 0) >= 3, 'the automatic check to be on its way', 30_000);
  // Beside it: the tab of the automatic check stays where it is.
  const third = await opened(`${site}/third.html`);
  await view.state({ type: 'view.check-links', tabId: third, which: 'all' });
  await ended(third);
  const meanwhile = await stateOf(slowId);
  expect(meanwhile.links).toMatchObject({ endedAt: null });
  expect(meanwhile.links!.done).toBeLessThan(60);
  const after = await ended(slowId);
  expect(after.links).toMatchObject({ state: 'done', ok: 60 });
  expect(new Set(asked(/^\/slow\/\d+\.html$/)).size).toBe(60);
  expect(asked(/^\/slow\/\d+\.html$/).length).toBeLessThanOrEqual(64);
}, 150_000);

it('ends when the page is left, and goes on when somebody comes back', async () => {
  const tab = await browser.open(`${site}/left.html`);
  const { tabId } = await view.settled(tab);
  await eventually(async () => ((await stateOf(tabId)).links?.done ?? 0) >= 3, 'the automatic check to be on its way', 30_000);
  await tab.goto(`${site}/first.html`);
  expect(await standingStill(() => asked(/\?left$/).length, 2000)).toBeLessThan(60);
  await tab.goto(`${site}/left.html`);
  // Until then it is the check that ended when the page was left.
  await eventually(async () => (await stateOf(tabId)).links?.state === 'done', 'the check to begin anew and end', 60_000);
  expect((await ended(tabId)).links).toMatchObject({ automatic: true, state: 'done', ok: 60 });
  expect(asked(/\?left$/).length).toBeLessThanOrEqual(64);
}, 150_000);

it('without leave to ask any host it asks nothing and says so', async () => {
  const other = await launchExtension({ hosts: { 'www.shifan.gov.cn': server.port } });
  try {
    const otherView = await openView(other);
    const { settings } = await otherView.state({ type: 'view.state', tabId: await otherView.tabId(otherView.page) });
    await otherView.ask({ type: 'view.settings', settings: { ...settings, automaticLinks: true } });
    const before = server.seen.length;
    const { tabId } = await otherView.settled(await other.open(`${site}/third.html`));
    await new Promise((resolve) => setTimeout(resolve, 4500));
    expect(await otherView.state({ type: 'view.state', tabId })).toMatchObject({ automaticLinks: 'no-leave', links: null });
    expect(server.seen.slice(before).map(({ path }) => path)).not.toContain('/by-hand.html');
  } finally {
    await other.close();
  }
});
