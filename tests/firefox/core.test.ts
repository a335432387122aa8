import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import expected from '../../demo/expected.json' with { type: 'json' };
import { demoHost, serveDemo } from '../../demo/serve.ts';
import { wxt } from '../../scripts/build-extension.ts';
import { launchFirefox, type FirefoxBrowser } from './launch-firefox.ts';

const builds = { 'MV3': ['firefox-mv3', '--mv3'], 'MV2': ['firefox-mv2', '--mv2'] } as const;

describe.each(Object.entries(builds))('Firefox, %s', (_, [folder, flag]) => {
  let demo: Awaited<ReturnType<typeof serveDemo>>;
  let firefox: FirefoxBrowser;
  const address = (route: string): string => `http://${demoHost}:${demo.port}${route}`;

  beforeAll(async () => {
    await wxt(['build', '-b', 'firefox', flag]);
    demo = await serveDemo();
    firefox = await launchFirefox(path.resolve('.output', folder), [demoHost]);
  });
  afterAll(async () => {
    await firefox?.close();
    await demo?.stop();
  });

  it('reads a government page by itself and finds what the demo site has wrong on purpose', async () => {
    await firefox.open(address('/'));
    const state = await firefox.settled(address('/'));
    expect(state).toMatchObject({ scope: 'government', failure: null, page: { opened: true, pageType: 'home' } });
    expect(state.page!.outcomes.length).toBeGreaterThan(50);
    const found = state.findings.map(({ record }) => `${record.check}/${record.code}`);
    for (const { check, code } of expected.pages.find((page) => page.path === '/')!.findings) expect(found).toContain(`${check}/${code}`);
  });

  it('leaves the page as it was, with the overlay opened and closed', async () => {
    const before = await firefox.inPage<string>('return document.documentElement.outerHTML;');
    const state = await firefox.settled(address('/'));
    const finding = state.findings.find(({ record }) => record.verdict === 'fail')!;
    expect(await firefox.ask({ type: 'view.locate', tabId: state.tabId, findingId: finding.record.id })).toMatchObject({ ok: true });
    expect(await firefox.ask({ type: 'view.overlay', tabId: state.tabId, on: false })).toMatchObject({ ok: true });
    expect(await firefox.inPage<string>('return document.documentElement.outerHTML;')).toBe(before);
  });

  it('keeps a ruling over a new reading', async () => {
    const state = await firefox.settled(address('/'));
    const { record } = state.findings.find((one) => one.record.verdict === 'fail')!;
    expect(await firefox.ask({ type: 'view.decide', tabId: state.tabId, findingIds: [record.id], ruling: 'confirmed', reason: '' })).toMatchObject({ ok: true });
    await firefox.open(address('/xwzx/'));
    await firefox.open(address('/'));
    const after = await firefox.settled(address('/'));
    expect(after.findings.find((one) => one.record.id === record.id)!.record.status).toBe('confirmed');
    expect(await firefox.inAddon<string>('return await (browser.action ?? browser.browserAction).getBadgeText({ tabId: arguments[0] });', after.tabId)).toMatch(/^\d+$/);
  });

  it('asks the page’s links from the background when that is allowed, and says 未检 when it is not', async () => {
    const state = await firefox.settled(address('/'));
    expect(state.page!.outcomes.find(({ id }) => id === 'broken-link')).toMatchObject({ outcome: 'cannot-check' });
    const answer = await firefox.ask({ type: 'view.check-links', tabId: state.tabId, which: 'all' });
    expect(answer.ok).toBe(false);
    expect(JSON.stringify(answer)).toMatch(/允许/);
  });

  it.each(['popup.html', 'sidepanel.html', 'workbench.html', 'options.html'])('opens %s', async (name) => {
    expect(await firefox.read(name)).toMatch(/读网/);
  });
});
