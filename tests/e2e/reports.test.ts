import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoHost } from '../../demo/serve.ts';
import { reportSchema } from '../../contract/report.ts';
import { workbook } from '../../forms/workbook.ts';
import { eventually, launchOnDemo } from './fixtures.ts';
import { openView, type View } from './view.ts';

let browser: Awaited<ReturnType<typeof launchOnDemo>>;
let view: View;
let desk: Page;

beforeAll(async () => {
  browser = await launchOnDemo();
  view = await openView(browser);
  for (const route of ['/', '/xwzx/', '/bsfw/guide_3001.html']) {
    const page = await browser.openDemo(route);
    await view.settled(page);
    await page.close();
  }
  desk = await browser.open(`chrome-extension://${browser.extensionId}/workbench.html`);
});
afterAll(async () => browser?.close());

const go = (section: string) => desk.goto(`chrome-extension://${browser.extensionId}/workbench.html#section=${section}`);

async function exported(label: string): Promise<Buffer> {
  const [download] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('button', { name: label, exact: true }).click()]);
  return readFile(await download.path());
}

const sites = (rows: readonly (readonly string[])[]): Buffer => Buffer.from(workbook([{ name: '网站', widths: [20, 20, 20], rows: [['网站名称', '首页网址', '网站标识码'], ...rows].map((row) => row.map((value) => ({ value }))) }]));

it('shows one inspection without inventing a trend', async () => {
  await go('trends');
  await desk.getByText('只有一次巡检，还没有可以比较的').waitFor();
  expect(await desk.locator('svg.plot').count()).toBe(0);
});

it('imports a register only when every cell is right, shows it first, and takes it back', async () => {
  await go('reports');
  await desk.getByLabel('表格', { exact: true }).selectOption('sites');
  const file = desk.getByLabel('从《政府网站基本信息表》导入（Excel 或 CSV）');
  await file.setInputFiles({ name: '网站.xlsx', mimeType: 'application/octet-stream', buffer: sites([['示范县人民政府', demoHost, '12']]) });
  await desk.getByText('网站!C2：网站标识码“12”应为 10 位').waitFor();
  expect(await desk.getByRole('button', { name: /^导入 \d+ 个网站/ }).isDisabled()).toBe(true);
  await file.setInputFiles({ name: '网站.xlsx', mimeType: 'application/octet-stream', buffer: sites([['示范县人民政府', demoHost, '4501990001'], ['=cmd', 'www.new.gov.cn', '无']]) });
  await desk.getByRole('button', { name: '导入 2 个网站' }).click();
  await desk.getByText('已导入：新登记 1 个，更新 1 个').waitFor();
  await desk.getByRole('button', { name: '撤销导入' }).click();
  await desk.getByText('已撤销这次导入').waitFor();
  await file.setInputFiles({ name: '网站.xlsx', mimeType: 'application/octet-stream', buffer: sites([['示范县人民政府', demoHost, '4501990001']]) });
  await desk.getByRole('button', { name: '导入 1 个网站' }).click();
  await desk.getByText('已导入').waitFor();
});

it('shows a form as it will be printed, with what a person enters, and exports the same', async () => {
  await desk.getByLabel('表格', { exact: true }).selectOption('month');
  await desk.getByLabel('填报单位').fill('示范县人民政府办公室');
  await desk.getByLabel('填报单位').blur();
  await desk.locator('.preview').getByText('填报单位（盖章）：示范县人民政府办公室').waitFor();
  await desk.locator('.preview').getByText('4501990001').first().waitFor();
  const parts = unzipSync(await exported('导出政府网站月监测情况表（附件7） Excel'));
  const sheet = strFromU8(parts['xl/worksheets/sheet2.xml']!);
  for (const text of ['政府网站月监测情况表', '示范县人民政府办公室', '4501990001', '（暂定）']) expect(sheet).toContain(text);
  await desk.getByText(/已导出：政府网站月监测情况表-.*KB/).waitFor();
});

it('writes 无 where nothing was entered, and lists those cells on page one', async () => {
  await desk.getByLabel('表格', { exact: true }).selectOption('supervision-year');
  const parts = unzipSync(await exported('导出政府网站监管年度报表（附件10） Excel'));
  expect(strFromU8(parts['xl/worksheets/sheet1.xml']!)).toContain('没有填写、按注 1 写“无”的指标');
  expect(strFromU8(parts['xl/worksheets/sheet2.xml']!)).toContain('约谈人数');
});

it('exports every form there is', async () => {
  for (const form of ['quarter', 'supervision-quarter', 'annual', 'sites', 'columns', 'approval', 'migration', 'closed-sites']) {
    await desk.getByLabel('表格', { exact: true }).selectOption(form);
    const button = desk.locator('.export-list').getByRole('button', { name: / Excel$/ });
    const [download] = await Promise.all([desk.waitForEvent('download'), button.click()]);
    expect(Object.keys(unzipSync(await readFile(await download.path()))), form).toContain('xl/workbook.xml');
  }
});

it('exports the reports of an inspection: Word, a web page that loads nothing, and the machine-readable one', async () => {
  await desk.goto(`chrome-extension://${browser.extensionId}/workbench.html#`);
  await desk.locator('tbody tr').first().getByRole('link').click();
  await desk.locator('.desk-exports > summary').click();
  for (const label of ['导出监测报告 Word', '导出问题整改通知 Word']) expect(strFromU8(unzipSync(await exported(label))['word/document.xml']!)).toContain('示范县人民政府');
  const html = (await exported('导出检查报告（单个网页文件，可离线打开） 网页')).toString();
  const page = await browser.context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.setContent(html);
  expect(await page.locator('h1').textContent()).toBe('示范县人民政府 检查报告');
  expect(asked).toEqual([]);
  await page.close();
  const report = reportSchema.parse(JSON.parse((await exported('导出机读报告 JSON')).toString()));
  expect(report.pages).toHaveLength(3);
});

it('compares with the inspection before, in pictures with their tables', async () => {
  await desk.getByRole('button', { name: '结束巡检' }).click();
  await desk.getByRole('button', { name: '确定结束' }).click();
  await eventually(async () => await desk.locator('.desk-closing').count() === 0, 'the inspection to be closed');
  const before = await view.state({ type: 'view.state', tabId: await view.tabId(desk) });
  expect(before.storageProblem).toBeNull();
  const page = await browser.openDemo('/');
  await eventually(async () => (await view.state({ type: 'view.state', tabId: await view.tabId(page) })).pagesRead === 1, 'the new inspection', 30_000);
  await page.close();
  await go('trends');
  await desk.getByRole('heading', { name: '与上一次巡检相比' }).waitFor();
  expect(await desk.locator('svg.plot[role="img"]').count()).toBeGreaterThanOrEqual(2);
  const row = desk.getByRole('region', { name: '与上一次巡检相比' }).last().locator('tbody tr');
  const [fresh, returned, still, unseen, fixed] = (await row.locator('td.number').allTextContents()).map(Number);
  expect(still).toBeGreaterThan(0);
  // The other pages were not read again: their problems are not called fixed.
  expect(unseen).toBeGreaterThan(0);
  expect([fresh, returned, fixed]).toEqual([0, 0, 0]);
});
