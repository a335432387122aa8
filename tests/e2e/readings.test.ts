import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually, launchOnDemo } from './fixtures.ts';
import { openView, type View } from './view.ts';

let browser: Awaited<ReturnType<typeof launchOnDemo>>;
let view: View;
let desk: Page;

beforeAll(async () => {
  browser = await launchOnDemo();
  view = await openView(browser);
  desk = await browser.open(`chrome-extension://${browser.extensionId}/workbench.html#section=readings`);
});
afterAll(async () => browser?.close());

/** Reads a page and waits until the log has one line more: the page may have been read before, so its state alone says nothing. */
async function readDemo(route: string): Promise<void> {
  const before = await lines().count();
  const page = await browser.openDemo(route);
  await eventually(async () => await lines().count() > before, `a line for ${route}`, 30_000);
  await page.close();
}

const lines = () => desk.locator('.shift tbody tr');

it('teaches when there is nothing, and needs a named reader', async () => {
  await desk.getByText('这个月没有读网记录').waitFor();
  await desk.getByText('还没有登记过的网站').waitFor();
  await desk.getByRole('button', { name: '开始值班' }).click();
  await desk.getByText('值班读网须具名').waitFor();
});

it('writes itself while a reader is on duty, for registered sites only', async () => {
  const { settings } = await view.state({ type: 'view.state', tabId: await view.tabId(desk) });
  await view.ask({ type: 'view.settings', settings: { ...settings, readerName: '覃晓燕', introduced: true } });
  const home = await browser.openDemo('/');
  const before = await view.settled(home);
  await desk.getByRole('button', { name: '开始值班' }).click();
  await desk.getByText('值班中').first().waitFor();
  expect(before.site).not.toBeNull();
  await view.ask({ type: 'view.site', tabId: await view.tabId(home), name: '示范县人民政府', code: '4501990001', kind: 'portal' });
  await home.close();
  await readDemo('/');
  await readDemo('/xwzx/');
  const text = await desk.locator('.shift').textContent();
  expect(text).toContain('首页');
  expect(text).toContain('示范县人民政府');
  expect(text).toMatch(/已查 \d+ 项，未检 \d+ 项/);
});

it('says in the popup that it is on, and how much it has written', async () => {
  const page = await browser.openDemo('/xwzx/');
  const state = await view.settled(page);
  expect(state.duty).toMatchObject({ by: '覃晓燕', lines: 2 });
  await page.close();
});

it('is corrected and withdrawn by the reader; what stood there stays', async () => {
  await lines().first().getByRole('button', { name: '更正' }).click();
  await desk.getByLabel('处置情况').fill('已告知网站责任人');
  await desk.getByLabel('更正原因').fill('补写处置');
  await desk.getByRole('button', { name: '保存' }).click();
  await desk.getByText('更正过 1 次').waitFor();
  await lines().nth(1).getByRole('button', { name: '作废' }).click();
  await desk.getByRole('group', { name: '作废' }).getByRole('button', { name: '作废' }).click();
  await desk.getByText('作废的 1 条').click();
  await desk.getByRole('button', { name: '恢复' }).click();
  await eventually(async () => await lines().count() === 2, 'the line back');
});

it('is frozen by a signature, and the form carries it', async () => {
  await desk.getByRole('button', { name: '结束值班' }).click();
  await desk.getByRole('button', { name: '签名', exact: true }).click();
  await desk.getByRole('button', { name: '确定签名' }).click();
  await desk.getByText('覃晓燕 已签名').waitFor();
  expect(await desk.getByRole('button', { name: '更正' }).count()).toBe(0);
  expect(await desk.getByRole('button', { name: '作废' }).count()).toBe(0);
  const [download] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('button', { name: '导出读网记录 Excel' }).click()]);
  const parts = unzipSync(await readFile(await download.path()));
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
  for (const part of ['政府网站读网记录', '读网人（签名）：覃晓燕', '校验值：', '已告知网站责任人', '已更正 1 次，原记录留存']) expect(sheet).toContain(part);
});

it('prints a shift from a page of its own', async () => {
  const [page] = await Promise.all([browser.context.waitForEvent('page'), desk.getByRole('button', { name: '打印本班记录' }).click()]);
  await page.getByRole('button', { name: '打印或另存为 PDF' }).waitFor();
  expect(await page.locator('.sheet-page').count()).toBe(1);
  expect(await page.locator('.sheet-page').textContent()).toContain('政府网站读网记录');
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  await page.close();
});
