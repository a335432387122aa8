import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unpackedExtensionId } from '../../scripts/extension-id.ts';
import { launchOnDemo } from './fixtures.ts';

let browser: Awaited<ReturnType<typeof launchOnDemo>>;
beforeAll(async () => { browser = await launchOnDemo(); });
afterAll(() => browser.close());

it('the built extension starts and may inspect government hosts', async () => {
  const worker = await browser.worker();
  const manifest = await worker.evaluate(() => chrome.runtime.getManifest());
  expect(manifest.manifest_version).toBe(3);
  expect(manifest.name).toContain('读网');
  expect(await worker.evaluate(() => chrome.permissions.contains({ origins: ['*://*.gov.cn/*'] }))).toBe(true);
});

it('the browser takes the keys suggested for the popup', async () => {
  const worker = await browser.worker();
  expect(await worker.evaluate(() => chrome.commands.getAll())).toMatchObject([{ name: '_execute_action', shortcut: 'Alt+Shift+D' }]);
});

it('the settings name those keys and lead to the browser’s page for them', async () => {
  const settings = await browser.context.newPage();
  await settings.goto(`chrome-extension://${browser.extensionId}/options.html`);
  await settings.locator('kbd', { hasText: 'Alt+Shift+D' }).waitFor();
  const opened = browser.context.waitForEvent('page');
  await settings.getByRole('button', { name: '更改快捷键' }).click();
  expect((await opened).url()).toMatch(/^chrome:\/\/extensions\//);
  await settings.close();
  await (await opened).close();
});

it('the demo site answers under its own name', async () => {
  const page = await browser.openDemo('/');
  expect(await page.title()).toBe('示范县人民政府门户网站');
  expect(page.url()).toBe('http://www.shifanxian.gov.cn/');
});

it('the extension id is known before the browser runs', () => {
  expect(unpackedExtensionId(path.join(browser.profile, 'duwang-extension'))).toBe(browser.extensionId);
});

it('no other host resolves', async () => {
  await expect(browser.open('http://www.example.com/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
});

it.each([['workbench', 1], ['popup', 2], ['sidepanel', 2]])('%s comes as one program with its style in the page: every further file is a round through the browser', async (name, scripts) => {
  const html = await readFile(path.join(browser.profile, 'duwang-extension', `${name}.html`), 'utf8');
  expect(html.match(/<script|rel="modulepreload"/g)).toHaveLength(scripts);
  expect(html).not.toContain('rel="stylesheet"');
  expect(html).toContain('<style>');
});
