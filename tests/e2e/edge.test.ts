import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildExtension, wxt } from '../../scripts/build-extension.ts';
import { packages } from '../../scripts/package/clean-build.ts';
import { withoutReason, type BuiltManifest } from '../support/permission-reasons.ts';
import { eventually, launchOnDemo } from './fixtures.ts';
import { openPopup } from './popup.ts';
import { openView, type View } from './view.ts';

/*
 * The package built for Edge, in Chromium under Edge's name. It is no Edge: what Edge adds or leaves out by itself (its own
 * store pages, SmartScreen, its sidebar, tracking prevention) is not seen here.
 */
const version = '156.0.0.0';
const agent = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version} Safari/537.36 Edg/${version}`;
const edge = path.resolve('.output', packages.edge.folder);

let chrome: string;
let browser: Awaited<ReturnType<typeof launchOnDemo>>;
let view: View;
const problems: string[] = [];

beforeAll(async () => {
  chrome = await buildExtension();
  await wxt(['build', ...packages.edge.args]);
  browser = await launchOnDemo({ build: edge, agent });
  browser.context.on('page', (page) => page.on('pageerror', (error) => problems.push(error.message)));
  view = await openView(browser);
});
afterAll(() => browser?.close());

describe('the package for Edge', () => {
  it('asks for the same as the one for Chrome, belongs to no store, and is the same file by file', async () => {
    const [manifest, other] = await Promise.all([edge, chrome].map(async (folder) => JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')) as BuiltManifest & Record<string, unknown>));
    expect(manifest).toEqual(other);
    expect(manifest).not.toHaveProperty('update_url');
    expect(manifest).not.toHaveProperty('key');
    expect(manifest).not.toHaveProperty('browser_specific_settings');
    expect(manifest).toMatchObject({ manifest_version: 3, minimum_chrome_version: '120', background: { service_worker: 'background.js' }, side_panel: { default_path: 'sidepanel.html' } });
    expect(await withoutReason(manifest!)).toEqual([]);
    const files = async (folder: string) => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();
    const names = await files(edge);
    expect(names).toEqual(await files(chrome));
    const differing: string[] = [];
    for (const name of names) if (!(await readFile(path.join(edge, name))).equals(await readFile(path.join(chrome, name)))) differing.push(name);
    expect(differing).toEqual([]);
  });

  it('the browser names itself Edge to pages and to the worker, and a page is inspected', async () => {
    const page = await browser.openDemo('/');
    expect(await page.evaluate(() => navigator.userAgent)).toBe(agent);
    expect(await (await browser.worker()).evaluate(() => navigator.userAgent)).toBe(agent);
    const state = await view.settled(page);
    expect(state).toMatchObject({ failure: null, scope: 'government', page: { opened: true, pageType: 'home' } });
    expect(state.page!.outcomes.filter(({ reason }) => reason?.includes('出错'))).toEqual([]);
    expect(state.findings.length).toBeGreaterThan(3);
    expect(state.page!.outcomes.find(({ id }) => id === 'broken-link')).toMatchObject({ outcome: 'cannot-check' });
    await page.close();
  });

  it('the popup shows the findings and says that links were not checked', async () => {
    const page = await browser.openDemo('/');
    await view.settled(page);
    const popup = await openPopup(browser, page);
    await popup.until('document.querySelector(".verdict-bar") && document.querySelector("article.row")', 30_000);
    expect(await popup.text()).toMatch(/发现 \d+ 个问题/);
    expect(await popup.text()).toMatch(/未检 \d+ 项/);
    await popup.close();
    await page.close();
  });

  it('a place is marked in the page, which is as it was afterwards, and a ruling outlives a new reading', async () => {
    const page = await browser.openDemo('/');
    const { tabId, findings } = await view.settled(page);
    const before = await page.evaluate(() => document.documentElement.outerHTML);
    const { record } = findings.find((one) => one.record.verdict === 'fail')!;
    expect(await view.ask({ type: 'view.locate', tabId, findingId: record.id })).toMatchObject({ ok: true });
    await eventually(() => page.evaluate(() => document.querySelector('duwang-overlay') !== null), 'the overlay');
    expect(await view.ask({ type: 'view.overlay', tabId, on: false })).toMatchObject({ ok: true });
    await eventually(() => page.evaluate((was) => document.documentElement.outerHTML === was, before), 'the page as it was');
    await view.state({ type: 'view.decide', tabId, findingIds: [record.id], ruling: 'confirmed', reason: '' });
    await page.reload();
    const after = await view.settled(page);
    expect(after.findings.find((one) => one.record.id === record.id)!.record.status).toBe('confirmed');
  });

  it.each(['options.html', 'workbench.html', 'sidepanel.html'])('%s opens', async (name) => {
    const page = await browser.open(`chrome-extension://${browser.extensionId}/${name}`);
    await eventually(async () => /读网/.test(await page.evaluate(() => document.body.innerText)), name, 30_000);
    expect(problems).toEqual([]);
  });
});
