import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoHost } from '../../demo/serve.ts';
import { eventually, launchOnDemo } from './fixtures.ts';
import { openView, type View } from './view.ts';

let browser: Awaited<ReturnType<typeof launchOnDemo>>;
let view: View;
let desk: Page;

beforeAll(async () => {
  browser = await launchOnDemo({ granted: ['*://*.gov.cn/*', '<all_urls>'] });
  view = await openView(browser);
  const { settings } = await view.state({ type: 'view.state', tabId: await view.tabId(view.page) });
  await view.ask({ type: 'view.settings', settings: { ...settings, readerName: '覃晓燕' } });
  desk = await browser.open(`chrome-extension://${browser.extensionId}/workbench.html`);
});
afterAll(async () => browser?.close());

const tab = (name: string) => desk.locator('.desk-tabs').getByRole('button', { name, exact: true }).click();

/** The text of an export that is one file of text. */
async function exported(name: string): Promise<string> {
  const form = desk.locator('.export-list li').filter({ hasText: name }).getByRole('button').first();
  if (!await form.isVisible()) await desk.locator('.desk-exports > summary').click();
  const [download] = await Promise.all([desk.waitForEvent('download'), form.click()]);
  return readFile(await download.path(), 'utf8');
}

it('begins a 抽查: a period that ends before it starts is refused in words, and what was typed stays', async () => {
  await desk.getByRole('button', { name: '新建巡检' }).click();
  await desk.getByLabel('网站域名').fill(`http://${demoHost}/xwzx/`);
  await desk.getByLabel('开始日期').fill('2026-11-30');
  await desk.getByLabel('结束日期').fill('2026-11-01');
  await desk.getByRole('button', { name: '开始巡检' }).click();
  await desk.getByText('结束日期（2026-11-01）早于开始日期（2026-11-30）').waitFor();
  await desk.getByLabel('开始日期').fill('2026-11-01');
  await desk.getByLabel('结束日期').fill('2026-11-30');
  await desk.getByRole('button', { name: '开始巡检' }).click();
  await desk.locator('.desk-summary').getByText('抽查').waitFor();
});

it('draws pages by column and kind with a seed and opens them one after another; stopped, it goes on', async () => {
  await tab('检查范围');
  await desk.getByText('检查人员：覃晓燕').waitFor();
  await desk.getByLabel('每个栏目每类网页几页').fill('1');
  await desk.getByLabel('种子').fill('第一次');
  await desk.getByRole('button', { name: '抽页并逐页打开' }).click();
  await desk.getByText(/已读 [1-9]\d*／\d+ 页/).waitFor({ timeout: 110_000 });
  await desk.getByRole('button', { name: '停止' }).click();
  await desk.getByText(/已停在/).waitFor();
  await desk.getByRole('button', { name: '继续' }).click();
});

it('has read what was drawn, and says how it was chosen', async () => {
  await desk.getByText(/已读完 \d+ 页/).waitFor({ timeout: 115_000 });
  const chosen = await desk.getByText(/网页选取：随机抽取，从 \d+ 页中选 \d+ 页，种子“第一次”/).textContent();
  const [, of, drawn] = /从 (\d+) 页中选 (\d+) 页/.exec(chosen!)!.map(Number) as [number, number, number];
  expect(of).toBeGreaterThan(drawn);
  expect(drawn).toBeGreaterThan(4);
  const read = Number(/已读 (\d+) 页/.exec((await desk.locator('.desk-summary').textContent())!)![1]);
  expect(read).toBeGreaterThanOrEqual(drawn);
});

it('confirms a cause by one key, and takes it back by another', async () => {
  await tab('按根因复核');
  await desk.locator('.panes > .lines li').first().waitFor();
  const says = await desk.locator('.cause h3').textContent();
  await desk.keyboard.press('1');
  await desk.getByRole('button', { name: /撤销刚才的 \d+ 个结论/ }).waitFor();
  await desk.getByLabel('状态').selectOption('confirmed');
  await desk.locator('.cause h3').filter({ hasText: says! }).waitFor();
  await desk.keyboard.press('u');
  // The cause in hand stays in the list, so that nothing jumps from under the hand.
  await desk.locator('.cause').getByText('已确认 0').waitFor();
  await desk.getByLabel('状态').selectOption('pending');
  await desk.locator('.panes > .lines li').first().waitFor();
  await desk.keyboard.press('1');
  await desk.getByRole('button', { name: /撤销刚才的/ }).waitFor();
});

it('dismisses a cause for the site, and shows who, why and how far', async () => {
  const says = await desk.locator('.cause h3').textContent();
  await desk.keyboard.press('2');
  await desk.locator('.cause textarea').fill('主管单位统一要求');
  await desk.locator('.cause').locator('button.primary').click();
  await desk.getByLabel('状态').selectOption('dismissed');
  await desk.locator('.cause h3').filter({ hasText: says! }).waitFor();
  expect(await desk.locator('.rulings').textContent()).toContain('本网站同一根因');
  await desk.getByLabel('状态').selectOption('');
});

it('opens the page of a finding and marks its place', async () => {
  // What is missing has no place to show, and a tag in the head none to see; a cause that stands in the page is gone to by key.
  const hasPlace = async (): Promise<boolean> => !(await desk.locator('.cause').textContent())!.includes('没有具体位置') && await desk.locator('.cause').getByText('待确认 0').count() === 0 && !(await desk.locator('.cause').textContent())!.includes('标签');
  await eventually(async () => await hasPlace() || await desk.keyboard.press('j'), 'a cause with a place');
  const says = await desk.locator('.cause h3').textContent();
  await desk.keyboard.press('1');
  await desk.getByLabel('查找').fill(says!);
  await desk.locator('.cause h3').filter({ hasText: says! }).waitFor();
  await desk.locator('.cause').getByText('待确认 0').waitFor();
  const opened = browser.context.waitForEvent('page', { timeout: 60_000 });
  await desk.getByRole('button', { name: '打开网页并定位' }).click();
  const page = await opened;
  await eventually(() => page.evaluate(() => document.querySelector('duwang-overlay') !== null), 'the overlay', 40_000);
  await page.close();
  await desk.bringToFront();
  await desk.getByLabel('查找').fill('');
});

it('takes pictures afterwards, page by page, and verifies the chain over the records', async () => {
  await tab('证据');
  await desk.getByText(/已确认 \d+ 个问题，0 个有画面/).waitFor();
  await desk.getByRole('button', { name: '核验记录链' }).click();
  await desk.getByText(/核验通过：\d+ 环/).waitFor();
  await desk.getByRole('button', { name: /打开网页补拍/ }).click();
  await eventually(async () => /[1-9]\d* 个有画面/.test((await desk.locator('.evidence-part .filters').textContent())!) && await desk.locator('img.evidence-picture').count() > 0, 'a picture', 100_000);
  const { width, height } = await desk.locator('img.evidence-picture').first().evaluate((image: HTMLImageElement) => ({ width: image.naturalWidth, height: image.naturalHeight }));
  expect(Math.min(width, height)).toBeGreaterThan(200);
});

it('says what to mend first, and shows the same facts by another form', async () => {
  await tab('评分表');
  await desk.getByRole('button', { name: '改哪些最划算' }).click();
  await desk.getByText(/改好前 1 步|没有已确认的扣分/).waitFor();
  await desk.getByRole('button', { name: '与另一张表并排' }).click();
  await eventually(async () => await desk.locator('.side-by-side > section').count() === 2, 'two forms');
});

it('定稿 freezes: nothing can be ruled or answered until it is reopened, and then the next is another version', async () => {
  await desk.getByRole('button', { name: '定稿…' }).click();
  await desk.locator('.finals').getByRole('button', { name: '定稿', exact: true }).click();
  await desk.getByText('评分表还有未定的行。').waitFor();
  await desk.getByLabel('说明').fill('按期上报');
  await desk.locator('.finals').getByRole('button', { name: '定稿', exact: true }).click();
  await desk.getByText(/已定稿：第 1 稿，覃晓燕/).waitFor();
  await desk.getByText('以下是定稿时的评分表').waitFor();
  await tab('按根因复核');
  await desk.getByLabel('状态').selectOption('pending');
  await desk.keyboard.press('1');
  await desk.getByText('已经定稿，结论不能再修改').waitFor();
  await tab('评分表');
  await desk.getByText('定稿经过').click();
  await desk.getByRole('button', { name: '按冻结的依据重算' }).click();
  await desk.getByText(/重算结果与定稿一致/).waitFor();
  // What goes out of a 定稿 is what was frozen, with its pictures and the head of the chain.
  const report = await exported('检查报告');
  expect(report).toMatch(/第 1 稿，覃晓燕.*按冻结的依据导出/s);
  expect(report).toMatch(/<img alt="取证截图：[^"]+" src="data:image\/webp;base64,/);
  expect(report).toMatch(/记录链<\/dt><dd>\d+ 环，最后一环校验值 [0-9a-f]{64}/);
  await desk.getByRole('button', { name: '重新打开…' }).click();
  await desk.getByLabel('重新打开的理由').fill('漏查一页');
  await desk.locator('.finals').getByRole('button', { name: '重新打开', exact: true }).click();
  await desk.getByRole('button', { name: '定稿…' }).waitFor();
});

it('imports a form of one’s own and counts by it; a bad one is refused with the cell', async () => {
  await desk.getByRole('link', { name: '评分表', exact: true }).click();
  const line = desk.locator('.rubrics tbody tr').filter({ hasText: 'guangxi-2017@1' });
  const [download] = await Promise.all([desk.waitForEvent('download'), line.getByRole('button', { name: '导出 JSON' }).click()]);
  const pack = JSON.parse(await readFile(await download.path(), 'utf8')) as { id: string; name: string; rows: { id?: string }[] };
  const file = path.join(browser.profile, 'own.json');
  await writeFile(file, JSON.stringify({ ...pack, rows: pack.rows.map((row, index) => (index === 2 ? { ...row, id: undefined } : row)) }));
  await desk.locator('input[type="file"]').setInputFiles(file);
  await desk.getByText('第 3 行的“id”：没有编号').waitFor();
  await writeFile(file, JSON.stringify({ ...pack, id: 'shifan-2026', name: '示范县评分表' }));
  await desk.locator('input[type="file"]').setInputFiles(file);
  await desk.getByText('已导入 shifan-2026@1').waitFor();
  await writeFile(file, JSON.stringify({ ...pack, id: 'shifan-2026', name: '另一张' }));
  await desk.locator('input[type="file"]').setInputFiles(file);
  await desk.getByText('已经导入过，内容却不同').waitFor();
  const own = desk.locator('.rubrics tbody tr').filter({ hasText: 'shifan-2026@1' });
  await own.getByRole('button', { name: '移除' }).click();
  await desk.getByText('已移除“示范县评分表”。').waitFor();
  await desk.getByText('已移除的（1）').waitFor();
  await desk.locator('.rubrics .said').getByRole('button', { name: '撤销' }).click();
  await own.getByText('可选用').waitFor();
  await desk.getByRole('link', { name: '巡检', exact: true }).click();
  await desk.locator('tbody tr').first().getByRole('link').click();
  await desk.getByLabel('按哪张表计分').selectOption({ label: '示范县评分表（桂政办发〔2017〕152号附件2）' });
  await desk.locator('.desk-summary').getByText('shifan-2026@1').waitFor();
});
