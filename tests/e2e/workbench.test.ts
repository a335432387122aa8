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
  for (const route of ['/', '/bsfw/guide_3001.html', '/xwzx/zwyw/content_1002.html']) {
    const page = await browser.openDemo(route);
    await view.settled(page);
    await page.close();
  }
  desk = await browser.open(`chrome-extension://${browser.extensionId}/workbench.html`);
});
afterAll(async () => browser?.close());

const row = (id: string) => desk.locator(`#row-${id}`);
const deducted = (id: string) => row(id).locator('td').last();

async function answered(id: string, count: number | null): Promise<void> {
  await row(id).getByRole('button', { name: '有', exact: true }).click();
  if (count !== null) await row(id).getByRole('spinbutton').fill(String(count));
  await row(id).getByRole('button', { name: '保存' }).click();
  await row(id).getByRole('button', { name: '撤销' }).waitFor();
}

/** The text of every sheet of an exported workbook. */
async function exported(name: string): Promise<{ readonly name: string; readonly text: string; readonly sheets: Readonly<Record<string, string>> }> {
  const form = desk.getByRole('button', { name: `${name} Excel` });
  if (!await form.isVisible()) await desk.locator('.desk-exports > summary').click();
  const [download] = await Promise.all([desk.waitForEvent('download'), form.click()]);
  const parts = unzipSync(await readFile(await download.path()));
  const sheets = Object.fromEntries(Object.entries(parts).filter(([part]) => part.startsWith('xl/worksheets/')).map(([part, bytes]) => [part, strFromU8(bytes)]));
  return { name: download.suggestedFilename(), text: Object.values(sheets).join('\n'), sheets };
}

it('lists the inspection with its pages and its provisional sheet', async () => {
  const line = desk.getByRole('row').filter({ hasText: 'www.demo.gov.cn' }).or(desk.locator('tbody tr')).first();
  await line.getByText('暂定').waitFor();
  expect(await line.locator('td.number').first().textContent()).toBe('3');
  await line.getByRole('link').click();
  await row('V4').waitFor();
  expect(await desk.locator('.desk-result').textContent()).toContain('暂定');
});

it('prices worked example 3 through the interface: three classes missing in guides are six points', async () => {
  const before = await desk.locator('.desk-result b').textContent();
  await answered('D8a', 3);
  await eventually(async () => await deducted('D8a').textContent() === '6', 'six points');
  expect(await desk.locator('.desk-result b').textContent()).not.toBe(before);
  await answered('D4d', 2);
  await eventually(async () => await deducted('D4d').textContent() === '2', 'two points');
});

it('reviews by keyboard: what is confirmed is confirmed in the records', async () => {
  await desk.getByRole('button', { name: '问题', exact: true }).click();
  await desk.locator('.lines li').first().waitFor();
  const says = await desk.locator('.current h3').textContent();
  await desk.keyboard.press('1');
  await desk.getByLabel('状态').selectOption('confirmed');
  await desk.locator('.current h3').filter({ hasText: says! }).waitFor();
  await desk.keyboard.press('u');
  await desk.getByText('没有符合条件的问题').waitFor();
  await desk.getByLabel('状态').selectOption('');
  await desk.locator('.lines li').first().waitFor();
});

it('exports the sheet with the numbers on the screen, the coverage and what is open', async () => {
  const { name, text, sheets } = await exported('导出评分表');
  expect(name).toMatch(/^政府网站监测评分表-.+\.xlsx$/);
  expect(Object.keys(sheets)).toHaveLength(3);
  expect(text).toContain('读过的网页');
  expect(text).toContain('3 页，打开 3 页');
  expect(text).toContain('guangxi-2017@1');
  expect(sheets['xl/worksheets/sheet2.xml']).toMatch(/办事指南[\s\S]*<v>6<\/v>/);
  expect(text).toContain('未定：');
});

it('exports the other forms and the findings as text', async () => {
  expect((await exported('导出对标情况表')).text).toContain('要积极利用政府网站发布信息');
  expect((await exported('导出问题整改清单')).text).toContain('登记编号：');
  const [download] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('button', { name: '导出全部问题 CSV' }).click()]);
  expect(await readFile(await download.path(), 'utf8')).toMatch(/^\ufeff"序号","检查项"/);
});

it('rules a veto only with a named person and a reason, which the sheet and the file then carry', async () => {
  await desk.getByRole('button', { name: '评分表', exact: true }).click();
  await row('V4').getByRole('button', { name: '认定单项否决…' }).click();
  await row('V4').getByText('须具名').waitFor();
  const { settings } = await view.state({ type: 'view.state', tabId: await view.tabId(desk) });
  await view.ask({ type: 'view.settings', settings: { ...settings, readerName: '覃晓燕' } });
  await row('V4').getByLabel('理由').fill('首页将领导人姓名写错');
  await row('V4').getByRole('button', { name: '认定', exact: true }).click();
  await row('V4').getByText('认定人：覃晓燕；理由：首页将领导人姓名写错').waitFor();
  expect(await desk.locator('.desk-result').textContent()).toContain('不合格');
  expect((await exported('导出评分表')).text).toContain('单项否决：首页将领导人姓名写错（认定人：覃晓燕）');
  await row('V4').getByRole('button', { name: '撤销' }).click();
  await row('V4').getByText('须由人认定').waitFor();
});

it('ends the inspection: the answers stay, nothing can be changed, and the next reading begins another', async () => {
  await desk.getByRole('button', { name: '结束巡检' }).click();
  await desk.getByRole('button', { name: '确定结束' }).click();
  await eventually(async () => await desk.locator('.desk-closing').count() === 0, 'the inspection to be closed');
  expect(await row('D4d').getByRole('button').count()).toBe(0);
  expect(await deducted('D4d').textContent()).toBe('2');
  const page = await browser.openDemo('/');
  await view.settled(page);
  await page.close();
  await desk.getByRole('link', { name: '读网工作台' }).click();
  await eventually(async () => await desk.locator('tbody tr').count() === 2, 'two inspections');
});
