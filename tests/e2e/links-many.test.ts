import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { linkListSchema, type LinkList } from '../../contract/messages.ts';
import type { TabState } from '../../contract/ui-state.ts';
import { serveLinks, type LinkServer } from '../support/link-server.ts';
import { eventually, launchExtension, standingStill, type ExtensionBrowser } from './fixtures.ts';
import { grantInProfile, killWorker } from './kill.ts';
import { openView, type View } from './view.ts';

const site = 'http://www.shifan.gov.cn';
const count = 10_000;
const many = Array.from({ length: count }, (_, index) => `http://h${index % 100}.shifan.gov.cn/many/${index}.html`);
const page = (addresses: readonly string[]): string => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>目录_示范县人民政府</title></head><body><ul>${addresses.map((each, index) => `<li><a href="${each}">第 ${index} 条</a></li>`).join('')}</ul></body></html>`;

let server: LinkServer;
let browser: ExtensionBrowser;
let view: View;
let profile: string;
let hosts: Readonly<Record<string, number>>;

beforeAll(async () => {
  server = await serveLinks({ delay: 20, pages: { '/many.html': page(many), '/few.html': page(Array.from({ length: 60 }, (_, index) => `/few/${index}.html`)), '/waiting.html': page(['/x.html']) } });
  hosts = { '*.shifan.gov.cn': server.port };
  // With leave that can be taken away again, as a person gives it.
  profile = await mkdtemp(path.join(tmpdir(), 'duwang-many-'));
  const first = await launchExtension({ granted: [], hosts, profile });
  await first.close();
  await grantInProfile(profile, first.extensionId, ['http://*/*', 'https://*/*']);
  browser = await launchExtension({ granted: [], hosts, profile });
  view = await openView(browser);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

const stateOf = (tabId: number): Promise<TabState> => view.state({ type: 'view.state', tabId });
async function begun(address: string): Promise<number> {
  const tabId = await view.tabId(await browser.open(site + address));
  await view.state({ type: 'view.check-links', tabId, which: 'all' });
  return tabId;
}
const done = (tabId: number, least: number) => eventually(async () => {
  const { links } = await stateOf(tabId);
  return links && links.done >= least ? links : null;
}, `${least} links to be done`, 120_000);
async function listOf(tabId: number): Promise<NonNullable<LinkList>> {
  const answer = await view.ask({ type: 'view.links', tabId, kind: 'all', like: '', most: 1000 });
  return linkListSchema.parse(answer.ok ? answer.extra : null)!;
}
/** The checks this browser knows of. */
const runs = (): Promise<readonly { readonly page: string; readonly state: string }[]> => view.page.evaluate(async () => {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('duwang-links');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not opened'));
  });
  const all = await new Promise<{ page: string; state: string }[]>((resolve) => {
    const request = db.transaction('run').objectStore('run').getAll();
    request.onsuccess = () => resolve(request.result as { page: string; state: string }[]);
  });
  db.close();
  return all;
});
const asked = (): readonly string[] => server.seen.filter(({ path: each }) => each.startsWith('/many/')).map(({ host, path: each }) => host + each);

it('checks ten thousand links of one page with progress, goes on after its worker is killed, and stops when told', async () => {
  const tabId = await begun('/many.html');
  const before = await done(tabId, 300);
  expect(before).toMatchObject({ state: 'running', of: count });
  await killWorker(browser);
  const after = await done(tabId, before.done + 300);
  expect(after).toMatchObject({ state: 'running', of: count });
  // What a view gets at once stays small, and the number of all others stands beside it.
  const list = await listOf(tabId);
  expect(list).toMatchObject({ matching: count });
  expect(list.counts.ok).toBeGreaterThan(300);
  expect(list.links).toHaveLength(1000);
  await view.state({ type: 'view.cancel-links', tabId });
  const links = await eventually(async () => {
    const now = await stateOf(tabId);
    return now.links && now.links.endedAt !== null && !now.running && now.page && now.page.at >= now.links.endedAt ? now : null;
  }, 'the check to end and its reading to be recorded', 120_000);
  expect(links.links).toMatchObject({ state: 'cancelled', of: count });
  expect(links.links!.done).toBeLessThan(count);
  expect(links.page!.outcomes.find(({ id }) => id === 'broken-link')).toMatchObject({ outcome: 'cannot-check', reason: expect.stringMatching(/还有 \d+ 个链接没有查到结果/) as string });
  await standingStill(() => server.seen.length, 1500);
  expect(new Set(asked()).size).toBeLessThan(count);
  // Good links are asked for once; what was on its way when the worker died, at most 24 and a quarter of a second, once more.
  const good = asked();
  expect(good.length - new Set(good).size).toBeLessThanOrEqual(150);
}, 300_000);

it('ends every check, running or waiting, when leave to ask any host is taken away', async () => {
  const running = await begun('/few.html');
  const waiting = await begun('/waiting.html');
  await done(running, 3);
  expect((await stateOf(waiting)).links).toMatchObject({ state: 'waiting' });
  expect(await view.page.evaluate(() => chrome.permissions.remove({ origins: ['http://*/*', 'https://*/*'] }))).toBe(true);
  expect(await view.page.evaluate(() => chrome.permissions.contains({ origins: ['http://*/*', 'https://*/*'] }))).toBe(false);
  // Without leave the browser does not tell which page a tab shows, so the runs are read where they are kept.
  const ended = await eventually(async () => {
    const states = (await runs()).filter(({ page: address }) => /few|waiting/.test(address)).map(({ state }) => state);
    return states.every((state) => state === 'cancelled') ? states : null;
  }, 'both checks to end', 30_000);
  expect(ended).toHaveLength(2);
  await standingStill(() => server.seen.length, 2000);
  expect(new Set(server.seen.map(({ path: each }) => each).filter((each) => each.startsWith('/few/'))).size).toBeLessThan(60);
  expect(server.seen.some(({ path: each }) => each === '/x.html')).toBe(false);
  const refused = await view.ask({ type: 'view.check-links', tabId: running, which: 'all' });
  expect(refused.ok ? '' : refused.message).toMatch(/没有允许.*未检/);
}, 180_000);
