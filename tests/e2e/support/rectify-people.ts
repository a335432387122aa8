import { rm } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect } from 'vitest';
import type { ItemsMessage } from '../../../contract/items-view.ts';
import { itemDetailSchema, itemsListSchema, type ItemLine } from '../../../contract/items-view.ts';
import type { Rectification } from '../../../contract/rectification.ts';
import type { DeskAnswer } from '../../../contract/workbench.ts';
import { addPerson } from '../../server/support/person.ts';
import { temporaryFolder } from '../../server/support/place.ts';
import { openUnit, type Unit } from '../../server/support/unit.ts';
import { changingHost, serveChanging } from '../changing-site.ts';
import { eventually, launchExtension, type ExtensionBrowser } from '../fixtures.ts';
import { openView, type View } from '../view.ts';
import { connectAs } from './sign-in.ts';

/** A person in a browser profile of their own, signed in, with the workbench open. */
export interface Worker { readonly browser: ExtensionBrowser; readonly view: View; readonly desk: Page; readonly name: string }

/** A unit with its server, a site that changes, one who reviews and one who edits. */
export interface People {
  readonly site: Awaited<ReturnType<typeof serveChanging>>;
  unit: Unit;
  readonly extIds: readonly string[];
  readonly reviewer: Worker;
  readonly editor: Worker;
  close(): Promise<void>;
}

export const address = (path: string): string => `http://${changingHost}${path}`;

/** Starts all of it; the reviewers are 审核甲 and 审核丙, the editor is 编辑乙. */
export async function openPeople(): Promise<People> {
  const site = await serveChanging();
  const browsers = await Promise.all([1, 2].map(() => launchExtension({ hosts: { [changingHost]: site.port }, granted: ['*://*.gov.cn/*', 'http://127.0.0.1/*'] })));
  const extIds = [...new Set(browsers.map(({ extensionId }) => extensionId))];
  const unit = await openUnit({ dataDir: temporaryFolder(), extIds });
  await addPerson(unit.server.url, unit.administrator, 'editor', '审核甲');
  await addPerson(unit.server.url, unit.administrator, 'inspector', '编辑乙');
  await addPerson(unit.server.url, unit.administrator, 'editor', '审核丙');
  const people: People = {
    site, unit, extIds,
    reviewer: await join(browsers[0]!, unit, '审核甲'),
    editor: await join(browsers[1]!, unit, '编辑乙'),
    close: async () => {
      for (const browser of browsers) await browser.close();
      await people.unit.server.stop();
      await site.stop();
      await rm(unit.dataDir, { recursive: true, force: true });
    },
  };
  return people;
}

export async function join(browser: ExtensionBrowser, unit: Unit, name: string): Promise<Worker> {
  const view = await openView(browser);
  await connectAs(browser, view, unit.server.url, name);
  const desk = await browser.open(`chrome-extension://${browser.extensionId}/workbench.html#section=rectify`);
  return { browser, view, desk, name };
}

/** What the worker knows of the register. */
export async function ask<T>({ view }: Worker, message: ItemsMessage): Promise<T> {
  const answer = await view.page.evaluate((sent) => chrome.runtime.sendMessage(sent) as Promise<DeskAnswer>, message);
  if (!answer.ok) throw new Error(answer.message);
  return answer.value as T;
}
export const lines = async (by: Worker): Promise<readonly ItemLine[]> => itemsListSchema.parse(await ask(by, { type: 'items.list' })).items;
export const lineOf = async (by: Worker, number: string): Promise<ItemLine | undefined> => (await lines(by)).find((line) => line.number?.endsWith(number));
export const item = async (by: Worker, id: string): Promise<Rectification> => itemDetailSchema.parse(await ask(by, { type: 'items.one', itemId: id }))!.item;

/** Sends and fetches until nothing waits. */
export async function sync(by: Worker): Promise<void> {
  const began = Date.now();
  await eventually(async () => {
    await by.view.ask({ type: 'view.sync' });
    const { waiting, lastAt, busy } = (await by.view.state({ type: 'view.state', tabId: await by.view.tabId(by.desk) })).sync;
    return waiting === 0 && !busy && lastAt !== null && lastAt > began;
  }, `${by.name} to have sent and fetched everything`, 20_000);
}

/** Confirms that the site's name is missing from the tags of a page, which somebody else has read: nobody reviews an own finding. */
export async function confirmMissing({ editor }: Pick<People, 'editor'>, by: Worker, path: string): Promise<void> {
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
export async function issueAll({ desk }: Worker): Promise<void> {
  await desk.bringToFront();
  await desk.getByRole('link', { name: '下发整改', exact: true }).first().click();
  const from = desk.getByLabel('从哪次巡检');
  await from.selectOption({ index: 1 });
  await desk.getByRole('button', { name: '全选' }).click();
  await desk.getByLabel('责任单位').fill('示例县教育局');
  await desk.getByLabel('指定日期').first().check();
  await desk.locator('input[type=date]').fill('2099-01-05');
  await desk.getByLabel('为什么不按工作日计算').fill('上级通报限定日期');
  await desk.getByText('最后一天：2099-01-05').waitFor();
  await desk.getByRole('button', { name: /^下发 \d+ 项$/ }).click();
  await desk.getByText(/^已下发 \d+ 项/).waitFor();
  await desk.getByRole('link', { name: '整改事项', exact: true }).first().click();
}

/** Chooses an item in the register by its words. */
export async function choose({ desk }: Worker, number: string): Promise<void> {
  await desk.bringToFront();
  await desk.getByLabel('看哪些').selectOption('all');
  await desk.getByLabel('查找').fill(number);
  await desk.locator('.item-lines li button').first().click();
  await desk.locator('.current .item-number').filter({ hasText: number }).waitFor();
}

export async function reportDone(by: Worker, number: string, note: string): Promise<void> {
  await choose(by, number);
  await by.desk.getByRole('button', { name: '已改', exact: true }).click();
  await by.desk.getByLabel('改了什么（可不填）').fill(note);
  await by.desk.getByRole('button', { name: '报告已改' }).click();
  await eventually(async () => (await lineOf(by, number))?.state !== 'open', 'the answer', 10_000);
  await sync(by);
}

/** Presses 复核 and waits until the run is over. */
export async function verify(by: Worker, number: string): Promise<ItemLine> {
  await choose(by, number);
  await by.desk.locator('.current h3').click();
  await by.desk.keyboard.press('v');
  await eventually(async () => (await by.desk.locator('.bulk-progress').count()) === 1 || Object.keys((await lineOf(by, number))!.seen).length > 0, 'the run to begin');
  await eventually(async () => (await by.desk.locator('.bulk-progress').count()) === 0, 'the run to end', 60_000);
  return (await lineOf(by, number))!;
}
