import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveLinks, type LinkServer } from '../support/link-server.ts';
import { eventually, launchExtension, type ExtensionBrowser } from './fixtures.ts';
import { openView, type View } from './view.ts';

const site = 'http://www.shifan.gov.cn';
const patient = { timeout: 60_000 };
/** On many hosts, so that the usual pace is soon done with them. */
const many = Array.from({ length: 500 }, (_, index) => `http://h${index % 125}.shifan.gov.cn${index % 50 === 7 ? '/status/404' : '/xwzx'}/2026/t${index}.html`);
const page = (addresses: readonly string[]): string => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>目录_示范县人民政府</title></head><body><ul>${addresses.map((each, index) => `<li><a href="${each}">关于第 ${index} 号事项的通知</a></li>`).join('')}</ul></body></html>`;
/** Where pictures go, to look at; none are taken without. */
const pictures = process.env['DUWANG_PICTURES'];

let server: LinkServer;
let browser: ExtensionBrowser;
let view: View;

beforeAll(async () => {
  server = await serveLinks({ pages: { '/none.html': page([]), '/ten.html': page(['/moved', '/to-nowhere', '/status/404', '/challenge', '/logout', '/a.html', '/b.html', '/c.html', '/d.html', 'https://expired.shifan.gov.cn/x']), '/many.html': page(many) } });
  browser = await launchExtension({ granted: ['http://*/*', 'https://*/*'], hosts: { '*.shifan.gov.cn': server.port, 'expired.shifan.gov.cn:443': server.securePort } });
  view = await openView(browser);
});
afterAll(async () => {
  await browser?.close();
  await server.stop();
});

async function checked(path: string): Promise<number> {
  const { tabId } = await view.settled(await browser.open(site + path));
  await view.state({ type: 'view.check-links', tabId, which: 'all' });
  await ended(tabId);
  return tabId;
}
const ended = (tabId: number) => eventually(async () => {
  const now = await view.state({ type: 'view.state', tabId });
  return now.links && now.links.endedAt !== null && !now.running && now.page && now.page.at >= now.links.endedAt ? now : null;
}, 'the link check to end and its reading to be recorded', 240_000);

async function listOf(surface: 'popup' | 'sidepanel', tabId: number): Promise<Page> {
  const shown = await browser.open(`chrome-extension://${browser.extensionId}/${surface}.html?tab=${tabId}`);
  await shown.setViewportSize({ width: 400, height: 600 });
  const door = shown.getByRole('button', { name: /^检查链接/ });
  await door.focus();
  await shown.keyboard.press('Enter');
  await shown.getByRole('heading', { name: '页面上的链接' }).waitFor();
  return shown;
}
async function picture(shown: Page, name: string): Promise<void> {
  if (!pictures) return;
  await shown.screenshot({ path: `${pictures}/${name}.png` });
  await shown.emulateMedia({ colorScheme: 'dark' });
  await shown.screenshot({ path: `${pictures}/${name}-dark.png` });
  await shown.emulateMedia({ colorScheme: 'light' });
  await shown.setViewportSize({ width: 200, height: 400 });
  await shown.screenshot({ path: `${pictures}/${name}-narrow.png` });
  await shown.setViewportSize({ width: 400, height: 600 });
}
const verdicts = (shown: Page): Promise<readonly (string | undefined)[]> => shown.locator('.link-row').evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['verdict']));

describe.each(['popup', 'sidepanel'] as const)('%s', (surface) => {
  it('a page without links says so', async () => {
    const shown = await listOf(surface, await checked(`/none.html?${surface}`));
    await shown.getByText('这个网页上没有要访问的链接。').waitFor();
    expect(await verdicts(shown)).toEqual([]);
    await picture(shown, `${surface}-none`);
    await shown.close();
  });

  it('ten links: by key filtered, found, copied, opened and asked again, one and all that failed', async () => {
    const tabId = await checked(`/ten.html?${surface}`);
    const shown = await listOf(surface, tabId);
    await expect.poll(() => verdicts(shown), patient).toHaveLength(10);
    expect((await verdicts(shown)).slice(0, 4)).toEqual(['broken', 'broken', 'suspicious', 'blocked']);
    await picture(shown, `${surface}-ten`);
    await shown.getByLabel('显示').focus();
    await shown.keyboard.press('ArrowDown');
    await expect.poll(() => verdicts(shown), patient).toEqual(['broken', 'broken']);
    const dead = shown.locator('.link-row').filter({ hasText: '/to-nowhere' });
    expect(await dead.textContent()).toContain('302 → http://nowhere.example.cn/');
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await dead.getByRole('button', { name: '复制' }).focus();
    await shown.keyboard.press('Enter');
    await dead.getByText('已复制').waitFor();
    // The next stop of the Tab key opens the link, in a tab of its own.
    await shown.keyboard.press('Tab');
    const opened = browser.context.waitForEvent('page');
    await shown.keyboard.press('Enter');
    await (await opened).close();
    await shown.bringToFront();
    const asked = (path: string): number => server.seen.filter((one) => one.path === path).length;
    const before = asked('/to-nowhere');
    await dead.getByRole('button', { name: '复查' }).focus();
    await shown.keyboard.press('Enter');
    await expect.poll(() => asked('/to-nowhere'), patient).toBeGreaterThan(before);
    await ended(tabId);
    const failed = shown.getByRole('button', { name: /复查没有打开的/ });
    await failed.waitFor({ timeout: 60_000 });
    const [gone, fine] = [asked('/status/404'), asked('/a.html')];
    await failed.focus();
    await shown.keyboard.press('Enter');
    await expect.poll(() => asked('/status/404'), patient).toBeGreaterThan(gone);
    await ended(tabId);
    expect(asked('/a.html')).toBe(fine);
    await shown.close();
  }, 300_000);

  it('five hundred links: the broken ones first, a hundred rows, the rest by press or by words', async () => {
    const shown = await listOf(surface, await checked(`/many.html?${surface}`));
    await expect.poll(() => verdicts(shown), patient).toHaveLength(100);
    expect((await verdicts(shown)).filter((each) => each === 'broken')).toHaveLength(10);
    await picture(shown, `${surface}-many`);
    await shown.getByRole('button', { name: /再显示一些/ }).focus();
    await shown.keyboard.press('Enter');
    await expect.poll(() => verdicts(shown), patient).toHaveLength(200);
    await shown.getByLabel('查找').focus();
    await shown.keyboard.type('第 499 号');
    await expect.poll(() => verdicts(shown), patient).toEqual(['ok']);
    await shown.close();
  }, 300_000);
});
