import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import { addPerson } from '../server/support/person.ts';
import { temporaryFolder } from '../server/support/place.ts';
import { openUnit } from '../server/support/unit.ts';
import { eventually, launchOnDemo } from './fixtures.ts';
import { killBrowser, killWorker } from './kill.ts';
import { connectAs, signInThroughPage } from './support/sign-in.ts';
import { openView } from './view.ts';

/** What a power cut may leave of a log that was being written. Of a log cut short Chromium opens what stands before the cut: an earlier state. Any other it replaces by an empty one. */
const tears: Readonly<Record<string, { readonly tear: (file: string) => Promise<void>; readonly gone: object }>> = {
  'cut in half': { tear: async (file) => truncate(file, Math.floor((await readFile(file)).length / 2)), gone: {} },
  emptied: { tear: (file) => truncate(file, 0), gone: { settings: true, works: [{ left: null }] } },
  'with bits flipped': {
    tear: async (file) => {
      const bytes = await readFile(file);
      for (let at = 16; at < bytes.length; at += 4096) bytes[at]! ^= 0x55;
      await writeFile(file, bytes);
    },
    gone: { settings: true, works: [{ left: null }] },
  },
};

type Browser = Awaited<ReturnType<typeof launchOnDemo>>;
const title = '本机记录丢失';
const extensionPage = (browser: Browser, name: string): Promise<Page> => browser.open(`chrome-extension://${browser.extensionId}/${name}`);

/** What is kept beside the databases. */
function kept(page: Page): Promise<{ readonly records: Readonly<Record<string, { readonly work: { readonly sites: number; readonly inspections: number } }>> } | undefined> {
  return page.evaluate(async () => (await chrome.storage.local.get('kept'))['kept'] as never);
}

it.each(Object.entries(tears))('T32: killed, and the log of the database %s: popup, panel and workbench say what was lost, until it is read', async (_, { tear, gone }) => {
  const profile = await mkdtemp(path.join(tmpdir(), 'duwang-torn-'));
  let browser = await launchOnDemo({ profile });
  try {
    let view = await openView(browser);
    expect((await view.settled(await browser.openDemo('/'))).lost).toBeUndefined();
    await eventually(async () => (await kept(view.page))?.records['duwang alone']?.work.sites === 1, 'the records to be known');
    await killBrowser(browser);
    await browser.close();

    const folder = path.join(profile, 'Default/IndexedDB', `chrome-extension_${browser.extensionId}_0.indexeddb.leveldb`);
    const logs = (await readdir(folder)).filter((name) => name.endsWith('.log'));
    expect(logs.length).toBeGreaterThan(0);
    for (const name of logs) await tear(path.join(folder, name));

    browser = await launchOnDemo({ profile });
    view = await openView(browser);
    const page = await browser.openDemo('/xwzx/');
    const state = await view.settled(page);
    const told = await eventually(async () => (await view.state({ type: 'view.state', tabId: state.tabId })).lost, 'the loss to be told');
    expect(told).toMatchObject({ works: [{ was: { server: null, sites: 1, inspections: 1 } }] });
    expect(told).toMatchObject(gone);
    for (const name of [`popup.html?tab=${state.tabId}`, `sidepanel.html?tab=${state.tabId}`, 'workbench.html']) {
      const shown = await extensionPage(browser, name);
      await shown.getByRole('heading', { name: title }).waitFor();
      expect(await shown.locator('.notice').filter({ hasText: title }).innerText()).toContain('1 个网站、1 次巡检');
      await shown.close();
    }
    // It lasts: over the worker's death, and over a restart.
    await killWorker(browser);
    expect((await view.state({ type: 'view.state', tabId: state.tabId })).lost).toEqual(told);
    const popup = await extensionPage(browser, `popup.html?tab=${state.tabId}`);
    await popup.getByRole('button', { name: '知道了，不再提示' }).click();
    await popup.getByRole('heading', { name: title }).waitFor({ state: 'detached' });
    await killWorker(browser);
    // What is recorded since is known, and not a loss.
    await eventually(async () => (await kept(view.page))?.records['duwang alone']?.work.sites === 1, 'the new records to be known');
    expect((await view.state({ type: 'view.state', tabId: state.tabId })).lost).toBeUndefined();
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}, 120_000);

it('T32: signing in takes the work along, signing out, another account, disconnecting and a restart are no loss', async () => {
  const profile = await mkdtemp(path.join(tmpdir(), 'duwang-untorn-'));
  const options = { profile, granted: ['*://*.gov.cn/*', 'http://127.0.0.1/*'] };
  let browser = await launchOnDemo(options);
  const unit = await openUnit({ dataDir: temporaryFolder(), extIds: [browser.extensionId] });
  try {
    for (const name of ['周小一', '王小二']) await addPerson(unit.server.url, unit.administrator, 'editor', name);
    let view = await openView(browser);
    const { tabId } = await view.settled(await browser.openDemo('/'));
    const knows = (name: RegExp, sites: number): Promise<unknown> => eventually(async () => Object.entries((await kept(view.page))?.records ?? {}).some(([one, { work }]) => name.test(one) && work.sites === sites), `${name} to be known with ${sites} sites`, 20_000);
    const nothingLost = async (id = 0): Promise<void> => {
      expect((await view.state({ type: 'view.state', tabId: id })).lost).toBeUndefined();
      const page = await extensionPage(browser, 'workbench.html');
      await page.getByRole('heading', { name: '巡检', exact: false }).first().waitFor();
      expect(await page.getByRole('heading', { name: title }).count()).toBe(0);
      await page.close();
    };
    await knows(/alone/, 1);
    await connectAs(browser, view, unit.server.url, '周小一');
    await knows(/127\.0\.0\.1/, 1);
    await knows(/alone/, 0); // taken along, on purpose
    await nothingLost(tabId);
    await killWorker(browser);
    await nothingLost(tabId);
    expect(await view.ask({ type: 'view.sign-out' })).toMatchObject({ ok: true });
    await killWorker(browser);
    await nothingLost(tabId);
    await browser.context.clearCookies();
    await signInThroughPage(browser, view, '王小二');
    await eventually(async () => Object.keys((await kept(view.page))?.records ?? {}).length === 3, 'three databases to be known', 20_000);
    await killWorker(browser);
    await nothingLost(tabId);
    expect(await view.ask({ type: 'view.connect', server: null })).toMatchObject({ ok: true });
    await killWorker(browser);
    await nothingLost(tabId);
    await killBrowser(browser);
    await browser.close();
    browser = await launchOnDemo(options);
    view = await openView(browser);
    await view.settled(await browser.openDemo('/'));
    await nothingLost();
  } finally {
    await browser.close();
    await unit.server.stop();
    await rm(unit.dataDir, { recursive: true, force: true });
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}, 180_000);
