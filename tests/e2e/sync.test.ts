import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildExtension } from '../../scripts/build-extension.ts';
import { demoHost, serveDemo } from '../../demo/serve.ts';
import type { TabState } from '../../contract/ui-state.ts';
import { temporaryFolder } from '../server/support/place.ts';
import { openUnit, type Unit } from '../server/support/unit.ts';
import { addPerson, postForm } from '../server/support/person.ts';
import { eventually, launchExtension, type ExtensionBrowser } from './fixtures.ts';
import { connectAs } from './support/sign-in.ts';
import { openView, type View } from './view.ts';
import type { Page } from '@playwright/test';

let demo: Awaited<ReturnType<typeof serveDemo>>;
let unit: Unit;
let extIds: readonly string[];
/** Cookie of the administrator, good on every server of this folder. */
let administrator: string;
const people: Reader[] = [];
let a: Reader;
let b: Reader;

interface Reader {
  readonly browser: ExtensionBrowser;
  readonly view: View;
  readonly name: string;
  readonly page: Page;
  readonly tab: number;
}

beforeAll(async () => {
  demo = await serveDemo();
  // The server must know the id of the extension, and that is only known once a browser runs.
  const browsers = [await start(), await start(), await start()];
  extIds = [...new Set(browsers.map(({ extensionId }) => extensionId))];
  unit = await openUnit({ dataDir: temporaryFolder(), extIds });
  administrator = unit.administrator;
  for (const [index, browser] of browsers.entries()) people.push(await reader(browser, ['周小一', '王小二', '李小三'][index]!));
  // Who found it does not review it: the first reads the page, the others rule.
  [, a, b] = people as [Reader, Reader, Reader];
});
afterAll(async () => {
  for (const { browser } of people) await browser.close();
  await unit?.server.stop();
  await demo?.stop();
  if (unit) await rm(unit.dataDir, { recursive: true, force: true });
});

const start = (build?: string): Promise<ExtensionBrowser> => launchExtension({ ...(build ? { build } : {}), hosts: { [demoHost]: demo.port }, granted: ['*://*.gov.cn/*', 'http://127.0.0.1/*'] });

/** A person signed in through the server's own page, in a browser profile of their own, with the demo home page open. */
async function reader(browser: ExtensionBrowser, name: string): Promise<Reader> {
  await addPerson(unit.server.url, unit.administrator, 'editor', name);
  const view = await openView(browser);
  await connectAs(browser, view, unit.server.url, name);
  await fetched(view);
  const page = await browser.open(`http://${demoHost}/`);
  await view.settled(page);
  await fetched(view);
  return { browser, view, name, page, tab: await view.tabId(page) };
}

/** Has sent and fetched everything since now. */
async function fetched(view: View): Promise<void> {
  const began = Date.now();
  await eventually(async () => {
    await view.ask({ type: 'view.sync' });
    const { sync } = await view.state({ type: 'view.state', tabId: 0 });
    return sync.waiting === 0 && !sync.busy && sync.lastAt !== null && sync.lastAt > began;
  }, 'everything to be sent and fetched', 30_000);
}

const state = ({ view, tab }: Reader): Promise<TabState> => view.state({ type: 'view.state', tabId: tab });

it('A confirms offline, comes online, and B sees it', async () => {
  const before = await a.view.settled(a.page);
  expect(before.sync.mode).toBe('connected');
  const [first] = before.findings.filter(({ record }) => record.verdict === 'fail');
  await eventually(async () => (await state(a)).sync.waiting === 0, 'A to have sent the reading');

  // Really offline: the server is down.
  await unit.server.stop();
  await a.view.ask({ type: 'view.sync' });
  expect((await state(a)).sync).toMatchObject({ mode: 'offline', problem: expect.stringContaining('连不上服务器') });
  const saved = await a.view.state({ type: 'view.decide', tabId: a.tab, findingIds: [first!.record.id], ruling: 'confirmed', reason: '' });
  expect(saved.findings.find(({ record }) => record.id === first!.record.id)).toMatchObject({ record: { status: 'confirmed' }, sync: 'waiting' });
  await a.view.ask({ type: 'view.sync' });
  expect((await state(a)).sync.waiting).toBe(1);
  unit = await openUnit({ dataDir: unit.dataDir, port: Number(new URL(unit.server.url).port), extIds });
  expect(await a.view.ask({ type: 'view.sync' })).toMatchObject({ ok: true });
  await eventually(async () => (await state(a)).sync.waiting === 0, 'A to have sent the ruling', 20_000);

  await b.view.settled(b.page);
  await b.view.ask({ type: 'view.sync' });
  const seen = await eventually(async () => (await state(b)).findings.find(({ record }) => record.key === first!.record.key && record.status === 'confirmed'), 'B to see it', 20_000);
  expect(seen.decisions.map(({ by, ruling }) => [by, ruling])).toEqual([['王小二', 'confirmed']]);
});

it('B and A decide the same finding at once: one wins, the other is shown both versions and settles it', async () => {
  await a.view.ask({ type: 'view.sync' });
  await b.view.ask({ type: 'view.sync' });
  const shared = (await state(b)).findings.find(({ record, sync }) => record.status === 'pending' && record.verdict !== 'hint' && sync === 'sent')!;
  const { id } = shared.record;
  await eventually(async () => (await state(a)).findings.some(({ record }) => record.id === id), 'A to hold the same record');
  await Promise.all([
    a.view.ask({ type: 'view.decide', tabId: a.tab, findingIds: [id], ruling: 'confirmed', reason: '' }),
    b.view.ask({ type: 'view.decide', tabId: b.tab, findingIds: [id], ruling: 'dismissed', reason: '页面另有说明' }),
  ]);
  await Promise.all([a.view.ask({ type: 'view.sync' }), b.view.ask({ type: 'view.sync' })]);
  const settled = async ({ view }: Reader, tab: number) => (await view.state({ type: 'view.state', tabId: tab })).sync.waiting === 0;
  await eventually(async () => await settled(a, a.tab) && await settled(b, b.tab), 'both to have been answered', 20_000);

  const [conflictsA, conflictsB] = [(await state(a)).conflicts, (await state(b)).conflicts];
  expect(conflictsA.length + conflictsB.length).toBe(1);
  const loser = conflictsA.length === 1 ? a : b;
  const winner = loser === a ? b : a;
  const [conflict] = (await state(loser)).conflicts;
  expect(conflict).toMatchObject({ entity: 'decision', id, theirName: winner.name });
  expect([conflict!.mine['ruling'], conflict!.theirs!['status']].toSorted()).toEqual(['confirmed', 'dismissed']);
  expect((await state(loser)).findings.find(({ record }) => record.id === id)!.sync).toBe('conflict');

  const after = await loser.view.state({ type: 'view.state', tabId: loser.tab });
  expect(after.sync.conflicts).toBe(1);
  expect(await loser.view.ask({ type: 'view.settle', opId: conflict!.opId, keep: 'theirs' })).toMatchObject({ ok: true });
  const done = await state(loser);
  expect(done.conflicts).toEqual([]);
  expect(done.findings.find(({ record }) => record.id === id)!.record.status).toBe(conflict!.theirs!['status']);
});

it('what the unit fixes through the server is locked here, with who and why; offline as it was said last; free again without the server', async () => {
  const own = (await state(a)).settings;
  const fix = async (choices: Record<string, string>) => (await postForm(unit.server.url, '/people/fixed', { automatic: '', automaticLinks: 'off', showHints: own.showHints ? 'off' : 'on', showScore: '', preset: '', rubric: '', ...choices }, administrator)).status;
  expect(await fix({ because: ' ' })).toBe(422);
  expect(await fix({ because: '全市统一口径' })).toBe(303);
  await fetched(a.view);
  const fixed = await eventually(async () => { const now = await state(a); return now.locked?.includes('showHints') ? now : null; }, 'the settings to be locked', 20_000);
  expect(fixed).toMatchObject({ settings: { showHints: !own.showHints, automaticLinks: false }, locked: ['automaticLinks', 'showHints'], lockedBy: { showHints: { unit: '测试单位', by: '管理员甲', because: '全市统一口径' } } });
  // What is sent all the same changes nothing here, and the person's own choice stays for later.
  await a.view.ask({ type: 'view.settings', settings: { ...fixed.settings, showHints: own.showHints } });
  expect((await state(a)).settings.showHints).toBe(!own.showHints);

  const options = await a.browser.open(`chrome-extension://${a.browser.extensionId}/options.html`);
  const note = options.locator('.managed-note').filter({ hasText: '全市统一口径' });
  await eventually(async () => await note.count() >= 2, 'the reason to be shown');
  expect(await note.last().innerText()).toMatch(/^由测试单位统一设定（管理员甲），理由：全市统一口径。/);
  await picture(options, 'fixed-by-server');

  const port = Number(new URL(unit.server.url).port);
  await unit.server.stop();
  await a.view.ask({ type: 'view.sync' });
  expect(await state(a)).toMatchObject({ sync: { mode: 'offline' }, settings: { showHints: !own.showHints } });
  await options.reload();
  await eventually(async () => (await note.last().innerText()).includes('上次收到'), 'the page to say that it is the last known');
  await picture(options, 'fixed-offline');
  await options.close();
  unit = await openUnit({ dataDir: unit.dataDir, port, extIds });

  expect(await a.view.ask({ type: 'view.connect', server: null })).toMatchObject({ ok: true });
  expect(await state(a)).toMatchObject({ settings: { showHints: own.showHints }, locked: [], lockedBy: {} });
});

/** Pictures of what is tested, where a folder for them is given. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['DUWANG_PICTURES'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

it('signs in through a tab where the browser has no sign-in window', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'duwang-no-identity-'));
  const build = path.join(folder, 'build');
  await cp(await buildExtension(), build, { recursive: true });
  const file = path.join(build, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { permissions: string[] };
  await writeFile(file, JSON.stringify({ ...manifest, permissions: manifest.permissions.filter((one) => one !== 'identity') }));

  const browser = await start(build);
  try {
    extIds = [...extIds, browser.extensionId];
    await unit.server.stop();
    unit = await openUnit({ dataDir: unit.dataDir, port: Number(new URL(unit.server.url).port), extIds });
    const view = await openView(browser);
    const form = await connectAs(browser, view, unit.server.url, '李小三');
    const page = await browser.open(`http://${demoHost}/`);
    const id = await view.tabId(page);
    const now = async () => view.state({ type: 'view.state', tabId: id });
    await eventually(async () => (await now()).sync.mode === 'connected', 'the sign-in', 20_000);
    expect((await now()).sync).toMatchObject({ name: '李小三', role: 'editor' });
    await eventually(async () => form.isClosed(), 'the tab to close');
    // The records of this person come from the server.
    await view.ask({ type: 'view.sync' });
    await eventually(async () => (await now()).findings.some(({ record }) => record.status === 'confirmed'), 'the records', 20_000);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
});
