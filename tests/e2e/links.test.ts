import { afterAll, beforeAll, expect, it } from 'vitest';
import { linkListSchema, type LinkList } from '../../contract/messages.ts';
import type { TabState } from '../../contract/ui-state.ts';
import { serveLinks, type LinkServer } from '../support/link-server.ts';
import { eventually, launchExtension, type ExtensionBrowser } from './fixtures.ts';
import { killWorker } from './kill.ts';
import { openView, type View } from './view.ts';

const site = 'http://www.shifan.gov.cn';
const page = (...addresses: readonly string[]): string => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>列表_示范县人民政府</title></head><body><ul>${addresses.map((each) => `<li><a href="${each}">通知${each}</a></li>`).join('')}</ul></body></html>`;
const many = Array.from({ length: 40 }, (_, index) => `/many/${index}.html`);

const soon = encodeURIComponent(new Date(Date.now() + 1000).toUTCString());
/** Each with what comes of it. */
const outcomes: Readonly<Record<string, string>> = {
  '/huge': 'ok fine', '/huge.zip': 'ok fine', '/drip': 'ok fine', '/hang': 'broken timeout', '/drip-head': 'broken timeout', '/half': 'suspicious truncated', '/torn': 'broken net', '/head-refused': 'ok fine', '/loop': 'broken loop', '/challenge': 'blocked firewall',
  [`/rate-says?wait=${soon}`]: 'ok fine', '/rate-says?wait=-5': 'ok fine', '/rate-says?wait=in%205%20minutes': 'ok fine',
  'http://www.shifan.gov.cn:6000/x': 'broken port', 'http://www。shifan。gov。cn/dots.html': 'ok fine', 'http://示范.shifan.gov.cn/idn.html': 'ok fine', '/a b.html': 'ok fine', '\\back\\slash.html': 'ok fine',
};
const hostile = Object.keys(outcomes);

let server: LinkServer;
let browser: ExtensionBrowser;
let view: View;

beforeAll(async () => {
  server = await serveLinks({ delay: 100, pages: {
    '/few.html': page('/fine.html', '/status/404', '/members', 'https://expired.shifan.gov.cn/x', '/logout', '/private.html?id=2&token=geheim'), '/many.html': page(...many, '/status/410'), '/hostile.html': page(...hostile), '/cancel.html': page(...many.map((each) => `${each}?c`)),
  } });
  browser = await launchExtension({ granted: ['http://*/*', 'https://*/*'], hosts: { '*.shifan.gov.cn': server.port, 'expired.shifan.gov.cn:443': server.securePort } });
  view = await openView(browser);
});
afterAll(async () => {
  await browser?.close();
  await server.stop();
});

async function opened(path: string): Promise<number> {
  const tab = await browser.open(site + path);
  return (await view.settled(tab)).tabId;
}
const stateOf = (tabId: number): Promise<TabState> => view.state({ type: 'view.state', tabId });
async function ended(tabId: number, milliseconds = 90_000): Promise<TabState> {
  return eventually(async () => {
    const now = await stateOf(tabId);
    return now.links && now.links.endedAt !== null && !now.running && now.page && now.page.at >= now.links.endedAt ? now : null;
  }, 'the link check to end and its reading to be recorded', milliseconds);
}
async function listOf(tabId: number): Promise<NonNullable<LinkList>> {
  const answer = await view.ask({ type: 'view.links', tabId, kind: 'all', like: '', most: 1000 });
  return linkListSchema.parse(answer.ok ? answer.extra : null)!;
}
/** All that the link database of this browser holds. */
const stored = (): Promise<string> => view.page.evaluate(async () => {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('duwang-links');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not opened'));
  });
  const rows = await Promise.all([...db.objectStoreNames].map((name) => new Promise<unknown>((resolve) => {
    const request = db.transaction(name).objectStore(name).getAll();
    request.onsuccess = () => resolve(request.result);
  })));
  db.close();
  return JSON.stringify(rows);
});
const outcome = (state: TabState) => state.page!.outcomes.find(({ id }) => id === 'broken-link')!;
const broken = (state: TabState) => state.findings.filter(({ record, present }) => record.check === 'broken-link' && present).map(({ record }) => `${record.code} ${record.about}`);

it('is not checked until asked; then its links are findings with places, the chain of each at hand', async () => {
  const tabId = await opened('/few.html');
  expect(outcome(await stateOf(tabId))).toMatchObject({ outcome: 'cannot-check', reason: '尚未检查链接' });
  await view.state({ type: 'view.check-links', tabId, which: 'all' });
  const after = await ended(tabId);
  expect(after.links).toMatchObject({ state: 'done', done: 6, of: 6, ok: 3, broken: 1, suspicious: 1, skipped: 1 });
  expect(broken(after)).toEqual([`dead ${site}/status/404`, 'tls https://expired.shifan.gov.cn/x']);
  expect(after.findings.find(({ record }) => record.code === 'tls')!.record.says).toMatch(/证书/);
  expect(after.findings.find(({ record }) => record.code === 'dead')).toMatchObject({ record: { status: 'pending', at: { quote: '通知/status/404' } } });
  const list = await listOf(tabId);
  expect(list.links.map(({ answer }) => answer?.verdict)).toEqual(['broken', 'suspicious', 'ok', 'ok', 'ok', 'skipped']);
  expect(list.links[0]).toMatchObject({ text: '通知/status/404', places: 1, answer: { status: 404, tries: 2 } });
  // A secret is asked with and shown to nobody.
  expect(server.seen.map(({ path }) => path)).toContain('/private.html?id=2&token=geheim');
  expect(list.links.map(({ url }) => url)).toContain(`${site}/private.html?id=2&token=***`);
  expect(JSON.stringify([list, after])).not.toContain('geheim');
  expect(await stored()).not.toContain('geheim');
  // The page refused the worker and let the visitor in, who has its cookie.
  expect(server.seen.filter(({ path }) => path === '/members').map(({ cookie }) => cookie)).toEqual(['', 'visitor=yes']);
});

it('stays true at the next reading, and asks again only for what failed', async () => {
  const tab = browser.context.pages().find((one) => one.url() === `${site}/few.html`)!;
  const tabId = await view.tabId(tab);
  const before = await stateOf(tabId);
  await tab.reload();
  const again = await eventually(async () => {
    const now = await stateOf(tabId);
    return now.page && now.page.at > before.page!.at && !now.running ? now : null;
  }, 'the reading after the reload');
  expect(broken(again)).toEqual(broken(before));
  const asked = server.seen.length;
  await view.state({ type: 'view.check-links', tabId, which: 'failed' });
  const after = await ended(tabId);
  expect(broken(after)).toEqual(broken(before));
  const paths = server.seen.slice(asked).map(({ path }) => path);
  expect(paths).toContain('/status/404');
  expect(paths).not.toContain('/fine.html');
}, 120_000);

it('goes on where it was after its worker was killed, and asks hardly anything twice', async () => {
  const tabId = await opened('/many.html');
  await view.state({ type: 'view.check-links', tabId, which: 'all' });
  const under = await eventually(async () => {
    const { links } = await stateOf(tabId);
    return links && links.done >= 6 ? links : null;
  }, 'some links to be done', 30_000);
  expect(under.state).toBe('running');
  await killWorker(browser);
  const after = await ended(tabId);
  expect(after.links).toMatchObject({ state: 'done', done: 41, of: 41, ok: 40, broken: 1 });
  expect(broken(after)).toEqual([`dead ${site}/status/410`]);
  const asked = server.seen.filter(({ path }) => path.startsWith('/many/') && !path.includes('?')).map(({ path }) => path);
  expect(new Set(asked).size).toBe(40);
  expect(asked.length).toBeLessThanOrEqual(44);
  expect(server.mostAtOnce()).toBeLessThanOrEqual(8);
}, 150_000);

it('takes over what another page’s check found shortly before', async () => {
  const tab = await browser.open(`${site}/many.html?again`);
  const { tabId } = await view.settled(tab);
  const asked = server.seen.length;
  await view.state({ type: 'view.check-links', tabId, which: 'all' });
  const after = await ended(tabId);
  expect(after.links).toMatchObject({ state: 'done', done: 41, ok: 40, broken: 1 });
  expect(server.seen.slice(asked).filter(({ path }) => path.startsWith('/many/'))).toEqual([]);
});

it('whatever a server does or an address looks like has an outcome, and two gigabytes are not taken', async () => {
  const tabId = await opened('/hostile.html');
  const before = server.taken();
  await view.state({ type: 'view.check-links', tabId, which: 'all' });
  const after = await ended(tabId, 240_000);
  expect(after.links).toMatchObject({ state: 'done', done: hostile.length, of: hostile.length });
  const { links } = await listOf(tabId);
  const found = new Map(links.map(({ url, answer }) => [url, `${answer?.verdict} ${answer?.reason}`]));
  expect(Object.fromEntries(hostile.map((each) => [each, found.get(new URL(each, site).href)]))).toEqual(outcomes);
  // Chromium itself drops the rest of a body nobody wants: two such links, of which one may be asked twice.
  await eventually(async () => server.openNow() === 0, 'the endless answers to be let go', 60_000);
  expect(server.taken() - before).toBeLessThan(100 * 1024 ** 2);
}, 300_000);

it('can be cancelled; what is known stays, the rest is said to be unchecked', async () => {
  const tabId = await opened('/cancel.html');
  await view.state({ type: 'view.check-links', tabId, which: 'all' });
  await eventually(async () => ((await stateOf(tabId)).links?.done ?? 0) >= 3, 'some links to be done', 30_000);
  await view.state({ type: 'view.cancel-links', tabId });
  const after = await ended(tabId);
  expect(after.links!.state).toBe('cancelled');
  expect(after.links!.done).toBeLessThan(40);
  expect(outcome(after)).toMatchObject({ outcome: 'cannot-check' });
  expect(outcome(after).reason).toMatch(/还有 \d+ 个链接没有查到结果/);
});

it('without leave to ask any host nothing is asked and nothing is claimed', async () => {
  const other = await launchExtension({ hosts: { 'www.shifan.gov.cn': server.port } });
  try {
    const otherView = await openView(other);
    const state = await otherView.settled(await other.open(`${site}/few.html`));
    const asked = server.seen.length;
    const answer = await otherView.ask({ type: 'view.check-links', tabId: state.tabId, which: 'all' });
    expect(answer).toMatchObject({ ok: false });
    expect(answer.ok ? '' : answer.message).toMatch(/没有允许.*未检/);
    const after = await otherView.state({ type: 'view.state', tabId: state.tabId });
    expect(outcome(after)).toMatchObject({ outcome: 'cannot-check', reason: '尚未检查链接' });
    expect(server.seen.slice(asked).filter(({ path }) => path === '/fine.html')).toEqual([]);
  } finally {
    await other.close();
  }
});
