import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readWorkbook } from '../../forms/read-workbook.ts';
import { workbook } from '../../forms/workbook.ts';
import { readPackSheets } from '../../packs/read-sheets.ts';
import { eventually, launchOnDemo } from './fixtures.ts';
import { openView, type View } from './view.ts';

let browser: Awaited<ReturnType<typeof launchOnDemo>>;
let view: View;
let desk: Page;
const route = '/xwzx/zwyw/content_1001.html';

beforeAll(async () => {
  browser = await launchOnDemo();
  view = await openView(browser);
  desk = await browser.open(`chrome-extension://${browser.extensionId}/workbench.html#section=packs`);
});
afterAll(async () => browser?.close());

const xlsx = (version: string, rows: readonly (readonly string[])[]) => ({
  name: '规则包.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(workbook([
    { name: '说明', widths: [20], rows: [['编号', 'demo-words'], ['版本', version], ['名称', '示范县规则包'], ['生效日期', '2026-01-01']].map((row) => row.map((value) => ({ value }))) },
    { name: '易错词', widths: [20], rows: [['错误写法', '正确写法', '出处', '级别'], ...rows].map((row) => row.map((value) => ({ value }))) },
  ])),
});
const choose = (file: ReturnType<typeof xlsx>) => desk.getByLabel('导入规则包').setInputFiles(file);

async function wordsFound(): Promise<readonly { readonly about: string; readonly used: readonly string[]; readonly packs: readonly string[] }[]> {
  const page = await browser.openDemo(route);
  const state = await view.settled(page);
  await page.close();
  return state.findings.filter(({ record, present }) => present && record.check === 'wording').map(({ record }) => ({ about: record.about, used: record.versions?.used ?? [], packs: record.versions?.packs ?? [] }));
}

it('teaches what to do while there is none, and gives a template that is a pack', async () => {
  await desk.getByText('先下载模板').waitFor();
  const [download] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('button', { name: '下载模板' }).click()]);
  expect(readPackSheets(readWorkbook(await readFile(await download.path()))).entries.length).toBeGreaterThan(2);
});

it('a bad file is refused with sheet, row and cell, and nothing is kept', async () => {
  await choose(xlsx('1', [['示范.*', '示范县', '检查记录', '线索']]));
  await desk.getByText('工作表“易错词”第 2 行（A2）').waitFor();
  await desk.getByText('像是正则表达式').waitFor();
  await choose({ ...xlsx('1', []), name: 'broken.xlsx', buffer: Buffer.from('PK\u0003\u0004 nothing') });
  await desk.getByText('没有导入').waitFor();
  await desk.getByText('还没有规则包').waitFor();
});

it('an imported pack is used by the next inspection, by its own words, and the finding says by which rule', async () => {
  const word = '各责任单位';
  expect(await wordsFound()).toEqual([]);
  await choose(xlsx('1', [[word, '示范改法', '示范县检查记录', '线索']]));
  await desk.getByText('准备导入：示范县规则包').waitFor();
  await desk.getByRole('button', { name: '导入并启用' }).click();
  await desk.getByText('使用中').waitFor();
  expect(await wordsFound()).toEqual([{ about: `${word}→示范改法`, used: ['demo-words@1：示范改法（示范县检查记录）'], packs: ['demo-words@1'] }]);
  if (process.env['DUWANG_SHOTS']) await desk.screenshot({ path: `${process.env['DUWANG_SHOTS']}/packs.png`, fullPage: true });
});

it('is switched off and taken back, removed and restored', async () => {
  await desk.getByRole('button', { name: '停用' }).click();
  await desk.getByText('已停用“示范县规则包”').waitFor();
  expect(await wordsFound()).toEqual([]);
  await desk.getByRole('button', { name: '撤销' }).click();
  await desk.getByText('使用中').waitFor();
  expect(await wordsFound()).toHaveLength(1);
  await desk.getByRole('button', { name: '移除' }).click();
  await desk.getByText('已移除的（1）').click();
  await desk.getByRole('button', { name: '恢复' }).click();
  await desk.getByText('使用中').waitFor();
});

it('the same version with other content is refused in words; a newer one takes its place; both can be exported', async () => {
  await choose(xlsx('1', [['别的写法', '示范改法', '示范县检查记录', '线索']]));
  await desk.getByRole('button', { name: '导入并启用' }).click();
  await desk.getByText('请把版本号改大后再导入').waitFor();
  await choose(xlsx('2', [['别的写法', '示范改法', '示范县检查记录', '线索']]));
  await desk.getByRole('button', { name: '导入并启用' }).click();
  await desk.getByText('已有更新的版本').waitFor();
  await eventually(async () => (await wordsFound()).length === 0, 'the newer version in use');
  const [download] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('button', { name: '导出 JSON' }).first().click()]);
  expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toMatchObject({ code: 'demo-words', version: 2, confusions: [{ wrong: '别的写法' }] });
});
