import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ItemsMessage } from '../../contract/items-view.ts';
import { itemDetailSchema, itemsListSchema, type ItemLine } from '../../contract/items-view.ts';
import type { Rectification } from '../../contract/rectification.ts';
import type { DeskAnswer } from '../../contract/workbench.ts';
import { addPerson, push, signIn, testPassword } from '../server/support/person.ts';
import { create, step } from '../server/support/records.ts';
import { temporaryFolder } from '../server/support/place.ts';
import { openUnit, type Unit } from '../server/support/unit.ts';
import { changingHost, serveChanging, siteTags } from './changing-site.ts';
import { eventually, launchExtension, type ExtensionBrowser } from './fixtures.ts';
import { openView, type View } from './view.ts';

let site: Awaited<ReturnType<typeof serveChanging>>;
let unit: Unit;
let extIds: readonly string[];
let reviewer: Worker;
let editor: Worker;

/** A person in a browser profile of their own, signed in, with the workbench open. */
interface Worker { readonly browser: ExtensionBrowser; readonly view: View; readonly desk: Page; readonly name: string }

const address = (path: string): string => `http://${changingHost}${path}`;
const title = '关于开展安全检查的通知';

beforeAll(async () => {
  site = await serveChanging();
  const browsers = await Promise.all([1, 2].map(() => launchExtension({ hosts: { [changingHost]: site.port }, granted: ['*://*.gov.cn/*', 'http://127.0.0.1/*'] })));
  extIds = [...new Set(browsers.map(({ extensionId }) => extensionId))];
  unit = await openUnit({ dataDir: temporaryFolder(), extIds });
  await addPerson(unit.server.url, unit.administrator, 'editor', '审核甲');
  await addPerson(unit.server.url, unit.administrator, 'inspector', '编辑乙');
  await addPerson(unit.server.url, unit.administrator, 'editor', '审核丙');
  reviewer = await join(browsers[0]!, '审核甲');
  editor = await join(browsers[1]!, '编辑乙');
});
afterAll(async () => {
  await reviewer?.browser.close();
  await editor?.browser.close();
  await unit?.server.stop();
  await site?.stop();
  if (unit) await rm(unit.dataDir, { recursive: true, force: true });
});

async function join(browser: ExtensionBrowser, name: string): Promise<Worker> {
  const view = await openView(browser);
  expect(await view.ask({ type: 'view.connect', server: unit.server.url })).toMatchObject({ ok: true });
  const window = browser.context.waitForEvent('page');
  const answer = view.ask({ type: 'view.sign-in' });
  const form = await window;
  await form.fill('input[name=name]', name);
  await form.fill('input[name=password]', testPassword);
  await form.locator('button').click();
  expect(await answer).toMatchObject({ ok: true });
  const desk = await browser.open(`chrome-extension://${browser.extensionId}/workbench.html#section=rectify`);
  return { browser, view, desk, name };
}

/** What the worker knows of the register. */
async function ask<T>({ view }: Worker, message: ItemsMessage): Promise<T> {
  const answer = await view.page.evaluate((sent) => chrome.runtime.sendMessage(sent) as Promise<DeskAnswer>, message);
  if (!answer.ok) throw new Error(answer.message);
  return answer.value as T;
}
const lines = async (by: Worker): Promise<readonly ItemLine[]> => itemsListSchema.parse(await ask(by, { type: 'items.list' })).items;
const lineOf = async (by: Worker, number: string): Promise<ItemLine | undefined> => (await lines(by)).find((line) => line.number?.endsWith(number));
const item = async (by: Worker, id: string): Promise<Rectification> => itemDetailSchema.parse(await ask(by, { type: 'items.one', itemId: id }))!.item;

/** Sends and fetches until nothing waits. */
async function sync(by: Worker): Promise<void> {
  const began = Date.now();
  await eventually(async () => {
    await by.view.ask({ type: 'view.sync' });
    const { waiting, lastAt, busy } = (await by.view.state({ type: 'view.state', tabId: await by.view.tabId(by.desk) })).sync;
    return waiting === 0 && !busy && lastAt !== null && lastAt > began;
  }, `${by.name} to have sent and fetched everything`, 20_000);
}

/** Confirms that the site's name is missing from the tags of a page, which somebody else has read: nobody reviews an own finding. */
async function confirmMissing(by: Worker, path: string): Promise<void> {
  const first = await editor.browser.open(address(path));
  await editor.view.settled(first);
  await sync(editor);
  await first.close();
  await sync(by);
  const page = await by.browser.open(address(path));
  const state = await by.view.settled(page);
  const finding = state.findings.find(({ record }) => record.check === 'site-tags' && record.about === 'SiteName');
  expect(finding, JSON.stringify(state.findings.map(({ record }) => record.key))).toBeDefined();
  expect(await by.view.ask({ type: 'view.decide', tabId: await by.view.tabId(page), findingIds: [finding!.record.id], ruling: 'confirmed', reason: '' })).toMatchObject({ ok: true });
  await page.close();
}

/** Issues everything that can be issued, through the interface, to be mended by a named day. */
async function issueAll({ desk }: Worker): Promise<void> {
  await desk.bringToFront();
  await desk.getByRole('link', { name: '下发整改', exact: true }).first().click();
  const from = desk.getByLabel('从哪次巡检');
  await from.selectOption({ index: 1 });
  await desk.getByRole('button', { name: '全选' }).click();
  await desk.getByLabel('责任单位').fill('示例县教育局');
  await desk.getByLabel('指定日期').first().check();
  await desk.locator('input[type=date]').fill('2099-01-05');
  await desk.getByText('最后一天：2099-01-05').waitFor();
  await desk.getByRole('button', { name: /^下发 \d+ 项$/ }).click();
  await desk.getByText(/^已下发 \d+ 项/).waitFor();
  await desk.getByRole('link', { name: '整改事项', exact: true }).first().click();
}

/** Chooses an item in the register by its words. */
async function choose({ desk }: Worker, number: string): Promise<void> {
  await desk.bringToFront();
  await desk.getByLabel('看哪些').selectOption('all');
  await desk.getByLabel('查找').fill(number);
  await desk.locator('.item-lines li button').first().click();
  await desk.locator('.current .item-number').filter({ hasText: number }).waitFor();
}

async function reportDone(by: Worker, number: string, note: string): Promise<void> {
  await choose(by, number);
  await by.desk.getByRole('button', { name: '已改', exact: true }).click();
  await by.desk.getByLabel('改了什么（可不填）').fill(note);
  await by.desk.getByRole('button', { name: '报告已改' }).click();
  await eventually(async () => (await lineOf(by, number))?.state !== 'open', 'the answer', 10_000);
  await sync(by);
}

/** Presses 复核 and waits until the run is over. */
async function verify(by: Worker, number: string): Promise<ItemLine> {
  await choose(by, number);
  await by.desk.locator('.current h3').click();
  await by.desk.keyboard.press('v');
  await eventually(async () => (await by.desk.locator('.bulk-progress').count()) === 1 || Object.keys((await lineOf(by, number))!.seen).length > 0, 'the run to begin');
  await eventually(async () => (await by.desk.locator('.bulk-progress').count()) === 0, 'the run to end', 60_000);
  return (await lineOf(by, number))!;
}

it('issued, answered, mended, seen to be mended, closed with one key', async () => {
  site.put('/xw/a.html', { title });
  await confirmMissing(reviewer, '/xw/a.html');
  await issueAll(reviewer);
  await sync(reviewer);
  const issued = (await lineOf(reviewer, '-0001'))!;
  expect(issued).toMatchObject({ state: 'open', unit: '示例县教育局', dueOn: '2099-01-05', sync: 'sent' });

  await sync(editor);
  await reportDone(editor, '-0001', '模板里已补上标签');
  await sync(reviewer);
  expect(await lineOf(reviewer, '-0001')).toMatchObject({ state: 'answered', reply: { kind: 'done', by: '编辑乙' } });

  // Said to be mended, and it is not: the page tells.
  expect(await verify(reviewer, '-0001')).toMatchObject({ seen: { unfixed: 1 }, proven: false, state: 'review' });
  expect(await reviewer.desk.getByRole('button', { name: '销号' }).isDisabled()).toBe(true);

  site.put('/xw/a.html', { title, head: siteTags });
  expect(await verify(reviewer, '-0001')).toMatchObject({ seen: { fixed: 1 }, proven: true, state: 'review' });
  await reviewer.desk.getByText('没有再查到').first().waitFor({ state: 'attached' });
  await reviewer.desk.keyboard.press('1');
  await eventually(async () => (await lineOf(reviewer, '-0001'))?.state === 'closed', 'the item to be closed');
  await sync(reviewer);
  await sync(editor);
  expect(await lineOf(editor, '-0001')).toMatchObject({ state: 'closed' });
});

it('the fault is back on a later visit: the item reopens itself under a new number that names the old one', async () => {
  site.put('/xw/a.html', { title });
  const page = await editor.browser.open(address('/xw/a.html'));
  await editor.view.settled(page);
  await eventually(async () => (await lines(editor)).some(({ cameBack }) => cameBack), 'the new item');
  await sync(editor);
  await sync(reviewer);
  const [old, back] = [(await lineOf(reviewer, '-0001'))!, (await lineOf(reviewer, '-0002'))!];
  expect([old.state, back.state, back.cameBack]).toEqual(['closed', 'open', true]);
  expect(await item(reviewer, back.id)).toMatchObject({ reopens: old.id });
  expect(await item(reviewer, old.id)).toMatchObject({ reopenedAs: back.id });
  // Another visit of the same page by the other person makes no second one.
  const again = await reviewer.browser.open(address('/xw/a.html'));
  await reviewer.view.settled(again);
  await sync(reviewer);
  expect((await lines(reviewer)).filter(({ cameBack }) => cameBack)).toHaveLength(1);
  await choose(reviewer, '-0002');
  await reviewer.desk.getByRole('link', { name: /同一问题曾在 \d{4}-0001 销号/ }).waitFor();
  await page.close();
  await again.close();
});

it('closed here while another has returned it: the second is shown both versions', async () => {
  const other = await signIn(unit.server.url, '审核丙', undefined, extIds[0]);
  site.put('/xw/a.html', { title, head: siteTags });
  await reportDone(editor, '-0002', '');
  await sync(reviewer);
  expect(await verify(reviewer, '-0002')).toMatchObject({ proven: true });
  await sync(reviewer);
  const now = await item(reviewer, (await lineOf(reviewer, '-0002'))!.id);
  expect((await push(other, [create('step', step(now, 'return', { note: '手机版仍然没有' }))])).results[0]!.st).toBe('ok');
  const clashed = async () => {
    const shown = await reviewer.view.state({ type: 'view.state', tabId: await reviewer.view.tabId(reviewer.desk) });
    return shown.conflicts.length === 1 ? shown : null;
  };
  await reviewer.desk.keyboard.press('1');
  // Closed here first: an exchange before that would bring the return, and there would be nothing to close.
  await eventually(async () => (await lineOf(reviewer, '-0002'))?.state === 'closed' || await clashed() !== null, 'the item to be closed here', 60_000);
  await sync(reviewer);
  const state = await eventually(clashed, 'the conflict', 60_000);
  expect(state.conflicts[0]).toMatchObject({ code: 'item_moved', title: expect.stringContaining('销号：'), theirName: '审核丙', mine: { act: 'close' }, theirs: { state: 'returned' } });
  expect(await reviewer.view.ask({ type: 'view.settle', opId: state.conflicts[0]!.opId, keep: 'theirs' })).toMatchObject({ ok: true });
  expect(await lineOf(reviewer, '-0002')).toMatchObject({ state: 'returned', round: 2, proven: false });
});

it('the page is deleted instead of mended: 以删代改, not closed, until a reviewer finds it right in words', async () => {
  site.put('/xw/b.html', { title: '另一则通知' });
  await confirmMissing(reviewer, '/xw/b.html');
  await issueAll(reviewer);
  await sync(reviewer);
  await sync(editor);
  site.put('/xw/b.html', { status: 404 });
  await reportDone(editor, '-0003', '已删除');
  await sync(reviewer);
  expect(await verify(reviewer, '-0003')).toMatchObject({ seen: { removed: 1 }, proven: false });
  await reviewer.desk.keyboard.press('1');
  expect((await lineOf(reviewer, '-0003'))!.state).toBe('review');
  await reviewer.desk.getByRole('button', { name: '人工核验…' }).click();
  await reviewer.desk.getByRole('button', { name: '已改或处置得当' }).click();
  await reviewer.desk.getByText('请写明理由').waitFor();
  await reviewer.desk.getByLabel('看到了什么，为什么这样认定').fill('通知发错了单位，应当撤下');
  await reviewer.desk.getByRole('button', { name: '已改或处置得当' }).click();
  await eventually(async () => (await lineOf(reviewer, '-0003'))?.proven, 'the word of the reviewer');
  await reviewer.desk.getByRole('button', { name: '销号' }).click();
  await eventually(async () => (await lineOf(reviewer, '-0003'))?.state === 'closed', 'the item to be closed');
  await sync(reviewer);
});

it('the same page with the same fault at another address is 换处再现; a page that does not open is 无法核验', async () => {
  site.put('/xw/c.html', { title: '招聘公告（第三批）' });
  await confirmMissing(reviewer, '/xw/c.html');
  await issueAll(reviewer);
  await sync(reviewer);
  await sync(editor);
  await reportDone(editor, '-0004', '');
  await sync(reviewer);
  site.put('/xw/c.html', { status: 503 });
  expect(await verify(reviewer, '-0004')).toMatchObject({ seen: { unable: 1 }, proven: false, state: 'answered' });

  site.put('/xw/c.html', { status: 404 });
  site.put('/new/c.html', { title: '招聘公告（第三批）' });
  const moved = await reviewer.browser.open(address('/new/c.html'));
  await reviewer.view.settled(moved);
  await moved.close();
  expect(await verify(reviewer, '-0004')).toMatchObject({ seen: { relocated: 1 }, proven: false });
  await reviewer.desk.getByText(address('/new/c.html')).first().waitFor();
});

it('a manager sees it in the browser without the extension, by keyboard, in a page without an axe violation', async () => {
  const page = await reviewer.browser.context.newPage();
  await page.goto(`${unit.server.url}/login`);
  await page.fill('input[name=name]', '审核丙');
  await page.fill('input[name=password]', testPassword);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /工作台/ }).waitFor();
  // The page's own policy lets no script in: axe runs beside it.
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const violations = async (): Promise<readonly string[]> => {
    const session = await page.context().newCDPSession(page);
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
    await session.send('Runtime.evaluate', { expression: axe, contextId: executionContextId });
    const { result } = await session.send('Runtime.evaluate', { expression: 'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes[0].html))', contextId: executionContextId, awaitPromise: true, returnByValue: true });
    return result.value as readonly string[];
  };
  expect(await violations()).toEqual([]);
  await page.getByRole('link', { name: '整改事项', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /-0001$/ }).waitFor();
  expect(await violations()).toEqual([]);
  await page.getByRole('link', { name: /-0001$/ }).click();
  await page.getByText('规则核验：已改').first().waitFor();
  expect(await violations()).toEqual([]);
  await page.close();
});

it('the server is away: looks and closing go on and arrive when it is back', async () => {
  site.put('/xw/d.html', { title: '第四则通知' });
  await confirmMissing(reviewer, '/xw/d.html');
  await issueAll(reviewer);
  await sync(reviewer);
  await sync(editor);
  await reportDone(editor, '-0005', '已补上');
  await sync(reviewer);
  await unit.server.stop();
  site.put('/xw/d.html', { title: '第四则通知', head: siteTags });
  await choose(reviewer, '-0005');
  await eventually(async () => (await lineOf(reviewer, '-0005'))?.state === 'answered', 'the answer');
  expect(await verify(reviewer, '-0005')).toMatchObject({ proven: true, sync: 'waiting' });
  await reviewer.desk.keyboard.press('1');
  await eventually(async () => (await lineOf(reviewer, '-0005'))?.state === 'closed', 'the item to be closed');
  unit = await openUnit({ dataDir: unit.dataDir, port: Number(new URL(unit.server.url).port), extIds });
  await sync(reviewer);
  await sync(editor);
  expect(await lineOf(editor, '-0005')).toMatchObject({ state: 'closed', sync: 'sent' });
});
