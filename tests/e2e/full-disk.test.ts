import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildExtension } from '../../scripts/build-extension.ts';
import { eventually, launchOnDemo } from './fixtures.ts';
import { storedRecords } from './stored-records.ts';
import { openView, type View } from './view.ts';

let browser: Awaited<ReturnType<typeof launchOnDemo>>;
let view: View;
let desk: Page;
let cdp: CDPSession;
let build: string;

beforeAll(async () => {
  // Without the right to unlimited storage the browser minds the room it is told there is: a full disk it can be given and taken.
  build = await mkdtemp(path.join(tmpdir(), 'duwang-limited-'));
  await cp(await buildExtension(), build, { recursive: true });
  const manifest = JSON.parse(await readFile(path.join(build, 'manifest.json'), 'utf8')) as { permissions: readonly string[] };
  await writeFile(path.join(build, 'manifest.json'), JSON.stringify({ ...manifest, permissions: manifest.permissions.filter((name) => name !== 'unlimitedStorage') }));
  browser = await launchOnDemo({ build });
  view = await openView(browser);
  const page = await browser.openDemo('/');
  await view.settled(page);
  await page.close();
  desk = await browser.open(`chrome-extension://${browser.extensionId}/workbench.html`);
  await desk.locator('tbody tr').first().getByRole('link').click();
  await desk.locator('.form-table tbody tr').first().waitFor();
  cdp = await browser.context.newCDPSession(desk);
});
afterAll(async () => {
  await browser?.close();
  await rm(build, { recursive: true, force: true });
});

/** From now on the browser refuses to store more than this; null: as much as the disk holds. */
async function room(bytes: number | null): Promise<void> {
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: `chrome-extension://${browser.extensionId}`, ...(bytes === null ? {} : { quotaSize: bytes }) });
}

/** The records of pages, findings and rulings: what must not be lost. */
async function records(): Promise<Readonly<Record<string, string>>> {
  const all = await storedRecords(view.page);
  return Object.fromEntries(Object.entries(all).filter(([name]) => /\/(?:site|inspection|visit|finding|decision|answer|page)$/.test(name)));
}

/** Rules on the finding in hand: confirms it, or takes back what was ruled. */
async function rule(): Promise<void> {
  const ruled = await desk.locator('.current').getByRole('button', { name: '撤销' }).isVisible();
  await desk.keyboard.press(ruled ? 'u' : '1');
}

/** How many rulings are recorded. */
function rulingsIn(all: Readonly<Record<string, string>>): number {
  return (JSON.parse(Object.entries(all).find(([name]) => name.endsWith('/decision'))?.[1] ?? '[]') as readonly unknown[]).length;
}

it('a ruling that finds the disk full is refused in words, nothing changes, and it can be given again once there is room', async () => {
  await desk.getByRole('button', { name: '问题', exact: true }).click();
  await desk.locator('.current h3').waitFor();
  await room(1);
  // The browser remembers for some seconds how much room there was: what it still takes is taken, and the next ruling is tried.
  const notice = desk.getByText('磁盘空间不足，没有保存').first();
  let before = await records();
  await eventually(async () => {
    before = await records();
    await rule();
    // A key that comes before the answer to the last one is shown may do nothing: then the next one is pressed.
    const answer = await eventually(async () => await notice.isVisible() ? 'refused' : JSON.stringify(await records()) === JSON.stringify(before) ? null : 'taken', 'an answer', 3000).catch(() => 'none');
    return answer === 'refused';
  }, 'a refusal', 90_000);
  expect(await records()).toEqual(before);
  const ruled = rulingsIn(before);
  await room(null);
  await eventually(async () => {
    await rule();
    return eventually(async () => rulingsIn(await records()) > ruled, 'the ruling', 3000).catch(() => false);
  }, 'a ruling that is kept', 60_000);
  await notice.waitFor({ state: 'detached' });
});

it('an export on a full disk reads what is there and is whole', async () => {
  await room(1);
  const { length } = JSON.parse(Object.entries(await records()).find(([name]) => name.endsWith('/finding'))![1]) as readonly unknown[];
  await desk.locator('.desk-exports > summary').click();
  const [download] = await Promise.all([desk.waitForEvent('download'), desk.locator('.export-list li').filter({ hasText: '全部问题' }).getByRole('button').first().click()]);
  expect((await readFile(await download.path(), 'utf8')).trim().split('\r\n').length).toBeGreaterThanOrEqual(length);
  await room(null);
});

it('a page read on a full disk is not half in the records: the view says so, and reading it again with room has it whole', async () => {
  await room(1);
  let before = await records();
  const page = await browser.openDemo('/xwzx/zwyw/content_1002.html');
  const id = await view.tabId(page);
  const answered = () => eventually(async () => {
    const now = await view.state({ type: 'view.state', tabId: id });
    return !now.running && (now.failure !== null || now.page !== null) ? now : null;
  }, 'what became of the page', 30_000);
  let refused = (await answered()).failure;
  // As above: what the browser still takes is taken, as another address each time.
  for (let tries = 1; refused === null && tries < 60; tries += 1) {
    before = await records();
    await page.goto(`${page.url().split('?')[0]}?n=${tries}`);
    refused = (await answered()).failure;
  }
  expect(JSON.stringify(refused)).toContain('磁盘空间不足');
  expect(await records()).toEqual(before);
  await room(null);
  await page.reload();
  await eventually(async () => {
    const now = await view.state({ type: 'view.state', tabId: id });
    return !now.running && now.page !== null && now.failure === null ? now : null;
  }, 'the page', 30_000);
  expect(Object.entries(await records()).find(([name]) => name.endsWith('/visit'))![1]).toContain('content_1002');
});
