import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fill } from '../../bench/desk/fill.ts';
import { launchExtension, type ExtensionBrowser } from './fixtures.ts';

let browser: ExtensionBrowser;
let desk: Page;

beforeAll(async () => {
  browser = await launchExtension();
  desk = await browser.open(`chrome-extension://${browser.extensionId}/workbench.html`);
  await desk.locator('.nothing-yet').first().waitFor();
  const id = await desk.evaluate(fill, { findings: 6000, pages: 100 });
  await desk.goto(`chrome-extension://${browser.extensionId}/workbench.html#inspection=${id}`);
  await desk.reload();
  await desk.locator('.form-table tbody tr').first().waitFor();
  await desk.locator('.desk-exports > summary').click();
});
afterAll(async () => browser?.close());

const form = (name: string) => desk.locator('.export-list li').filter({ hasText: name }).getByRole('button').first();

it('an export that is stopped leaves no file, says so, and can be made again', async () => {
  let files = 0;
  desk.on('download', () => { files += 1; });
  // Stopped in the very moment it is on the screen, however quick the machine is.
  await desk.evaluate(() => new MutationObserver((_, observer) => {
    const stop = document.querySelector<HTMLButtonElement>('.export-state button.quiet');
    if (!stop || stop.textContent !== '取消') return;
    observer.disconnect();
    stop.click();
  }).observe(document.body, { childList: true, subtree: true }));
  await form('机读报告').click();
  await desk.getByText('已取消，没有导出。').waitFor();
  expect(files).toBe(0);
  const [download] = await Promise.all([desk.waitForEvent('download'), form('机读报告').click()]);
  expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toMatchObject({ format: 'duwang-report/1' });
});

it('a file that the browser could not save, a full disk say, is there to be saved once more, the same bytes without making it anew', async () => {
  const [lost] = await Promise.all([desk.waitForEvent('download'), form('全部问题').click()]);
  await lost.cancel();
  await desk.getByText('若没有看到文件，或浏览器提示下载被取消、被拦截、失败，允许下载或腾出磁盘空间后再存一次，内容不变。').waitFor();
  const [saved] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('button', { name: '再存一次' }).click()]);
  const text = await readFile(await saved.path(), 'utf8');
  expect(text.split('\r\n').length).toBeGreaterThan(6000);
  const [again] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('button', { name: '再存一次' }).click()]);
  expect(await readFile(await again.path(), 'utf8')).toBe(text);
});
