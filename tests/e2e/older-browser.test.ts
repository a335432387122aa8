import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildExtension } from '../../scripts/build-extension.ts';
import { launchOnDemo } from './fixtures.ts';
import { killWorker } from './kill.ts';
import { poorerCopy, takenAway } from './poorer-build.ts';
import { openView } from './view.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'duwang-poorer-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Reads a page, confirms a finding, kills the worker and looks again: all of it must work without any of these. */
async function daysWork(build: string, boxed: boolean, gone: readonly string[] = []): Promise<void> {
  const browser = await launchOnDemo({ build });
  try {
    const worker = await browser.worker();
    for (const name of gone) expect(await worker.evaluate(`typeof ${name}`), name).toBe('undefined');
    const problems: string[] = [];
    browser.context.on('page', (page) => page.on('pageerror', (error) => problems.push(error.message)));
    const view = await openView(browser);
    const page = await browser.openDemo('/');
    const state = await view.settled(page);
    expect(state).toMatchObject({ failure: null, scope: 'government', page: { opened: true } });
    expect(state.page!.outcomes.filter(({ reason }) => reason?.includes('出错'))).toEqual([]);
    const first = state.findings.find(({ record }) => record.verdict === 'fail')!;
    await view.state({ type: 'view.decide', tabId: state.tabId, findingIds: [first.record.id], ruling: 'confirmed', reason: '' });
    await killWorker(browser);
    const after = await view.state({ type: 'view.state', tabId: state.tabId });
    expect(after.findings.find(({ record }) => record.id === first.record.id)!.record.status).toBe('confirmed');
    expect(await view.badge(state.tabId)).not.toBe('');
    const located = await view.ask({ type: 'view.locate', tabId: state.tabId, findingId: first.record.id });
    expect(located, JSON.stringify(located)).toMatchObject({ ok: true });
    // Text is marked by the browser itself where it can, and boxed where it cannot.
    const marks = await page.evaluate(() => [...(CSS as unknown as { highlights: Map<string, unknown> }).highlights.keys()].filter((one) => one.startsWith('duwang-')));
    expect(marks.length > 0).toBe(!boxed);
    expect(await page.evaluate(() => document.querySelector('duwang-overlay') !== null)).toBe(true);
    const popup = await browser.open(`chrome-extension://${browser.extensionId}/popup.html`);
    await popup.waitForSelector('.app h1, .app .notice, .site-name');
    expect(problems).toEqual([]);
  } finally {
    await browser.close();
  }
}

describe('browsers without', () => {
  it.each(Object.keys(takenAway) as (keyof typeof takenAway)[])('%s', async (name) => {
    await daysWork(await poorerCopy(await buildExtension(), path.join(folder, name), [name]), name === 'highlights');
  });

  it('all of these together', async () => {
    await daysWork(await poorerCopy(await buildExtension(), path.join(folder, 'all'), Object.keys(takenAway) as (keyof typeof takenAway)[]), true, ['chrome.storage.session', 'chrome.identity', 'chrome.sidePanel', 'scheduler', 'URL.parse', 'Set.prototype.union']);
  });
});
