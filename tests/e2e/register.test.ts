import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readWorkbook } from '../../forms/read-workbook.ts';
import { workbook } from '../../forms/workbook.ts';
import { eventually, launchOnDemo } from './fixtures.ts';
import { openView, type View } from './view.ts';

let browser: Awaited<ReturnType<typeof launchOnDemo>>;
let view: View;
let desk: Page;

beforeAll(async () => {
  browser = await launchOnDemo();
  view = await openView(browser);
  const page = await browser.openDemo('/');
  await view.settled(page);
  await page.close();
  desk = await browser.open(`chrome-extension://${browser.extensionId}/workbench.html#section=columns`);
});
afterAll(async () => browser?.close());

const lines = () => desk.locator('.register-table tbody tr');
const chosen = async (state: string): Promise<void> => {
  await desk.getByLabel('显示').selectOption(state);
};

it('proposes the columns of the home page’s navigation and registers those a person confirms, by mouse and by key', async () => {
  await lines().first().waitFor();
  const names = await lines().locator('th').allTextContents();
  expect(names).toEqual(expect.arrayContaining(['政务公开', '互动交流']));
  const before = await lines().count();
  await desk.getByRole('button', { name: `确认：${names[0]!}` }).click();
  await desk.getByText('已确认 1 个栏目').waitFor();
  await eventually(async () => await lines().count() === before - 1, 'one less to confirm');
  await lines().first().locator('th').click();
  await desk.keyboard.press('2');
  await desk.getByText('已移除 1 个栏目').waitFor();
  await desk.keyboard.press('u');
  await desk.getByText('已撤销').waitFor();
  await eventually(async () => await lines().count() === before - 1, 'the removed one is back');
  await desk.getByRole('button', { name: /列出的 \d+ 个待确认全部确认/ }).click();
  await desk.getByText('没有符合条件的栏目').waitFor();
  await chosen('confirmed');
  await eventually(async () => await lines().count() === before, 'all are confirmed');
});

it('refuses an address that is none, keeps what was typed, and takes a good one', async () => {
  await desk.getByRole('button', { name: '添加栏目' }).click();
  await desk.getByLabel('栏目（系统）名称').fill('示范快讯');
  await desk.getByLabel('栏目（系统）地址').fill('ftp://www.demo.gov.cn/kx/');
  await desk.getByRole('button', { name: '保存', exact: true }).click();
  await desk.getByRole('alert').filter({ hasText: 'http://' }).waitFor();
  expect(await desk.getByLabel('栏目（系统）名称').inputValue()).toBe('示范快讯');
  await desk.getByLabel('栏目（系统）地址').fill('http://www.demo.gov.cn/kx/');
  await desk.locator('form select').selectOption('news');
  await desk.getByRole('button', { name: '保存', exact: true }).click();
  await lines().filter({ hasText: '示范快讯' }).getByText('2 周内须更新').waitFor();
});

it('exports 附件4, and imports a table cell by cell: what it could not take is named', async () => {
  const [download] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('button', { name: '导出《政府网站栏目（系统）基本信息表》' }).click()]);
  const [sheet] = readWorkbook(await readFile(await download.path()));
  expect(sheet!.text(0, 0)).toBe('政府网站栏目（系统）基本信息表');
  expect(Array.from({ length: sheet!.rows }, (_, row) => sheet!.text(row, 2)).join()).toContain('示范快讯');
  const head = ['内容类别', '栏目名称', '栏目地址'];
  const table = [head, ['政策文件', '规范性文件', 'http://www.demo.gov.cn/zwgk/gfxwj/'], ['政策文件', '=cmd|calc', 'http://www.demo.gov.cn/a/'], ['', '地址不对', '内网'], ['', '人事任免', 'www.demo.gov.cn/zwgk/rsrm/']];
  const file = workbook([{ name: '栏目', widths: [10, 20, 30], rows: table.map((row) => row.map((value) => ({ value }))) }]);
  await desk.setInputFiles('#register-file', { name: '栏目登记.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(file) });
  await desk.getByText('可导入 2 个栏目').waitFor();
  expect(await desk.locator('.problems').textContent()).toMatch(/B3.*以“=”开头.*C4.*不是网页地址/s);
  await desk.getByRole('button', { name: '导入 2 个' }).click();
  await lines().filter({ hasText: '规范性文件' }).waitFor();
  await desk.setInputFiles('#register-file', { name: 'x.xlsx', mimeType: 'text/plain', buffer: Buffer.from('名称,地址') });
  await desk.getByText('另存为 .xlsx').waitFor();
});

it('the register decides: a registered column is judged by its class, a removed one is no column', async () => {
  const row = lines().filter({ hasText: '/zwgk/ghjh/' });
  if (await row.count() === 0) {
    await desk.getByRole('button', { name: '添加栏目' }).click();
    await desk.getByLabel('栏目（系统）名称').fill('规划计划');
    await desk.getByLabel('栏目（系统）地址').fill('http://www.demo.gov.cn/zwgk/ghjh/index.html');
    await desk.locator('form select').selectOption('plans');
    await desk.getByRole('button', { name: '保存', exact: true }).click();
  }
  await row.first().waitFor();
  await row.first().locator('select').selectOption('news');
  await row.first().getByText('2 周内须更新').waitFor();
  const page = await browser.openDemo('/zwgk/ghjh/index.html');
  const state = await view.settled(page);
  const finding = state.findings.find(({ record }) => record.check === 'stale-column');
  expect(finding?.record).toMatchObject({ verdict: 'fail', category: '动态要闻' });
  await page.close();
  await eventually(async () => await row.first().locator('[data-seen="stale"]').count() === 1, 'the register shows what the inspection saw');
});
