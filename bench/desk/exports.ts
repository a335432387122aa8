import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { CDPSession, Page } from '@playwright/test';
import type { ExtensionBrowser } from '../../tests/e2e/fixtures.ts';

/** Every export of a large inspection: seconds until the file is there, its size, and how far the memory of all renderers rose over what they held before. */
export async function exportsOf(browser: ExtensionBrowser, desk: Page, inspectionId: string): Promise<void> {
  const session = await browser.context.browser()!.newBrowserCDPSession();
  await desk.goto(`chrome-extension://${browser.extensionId}/workbench.html#inspection=${inspectionId}`);
  await desk.reload();
  await desk.waitForSelector('.form-table tbody tr');
  await desk.locator('.desk-exports > summary').click();
  for (const button of await desk.locator('.export-list button').all()) {
    const name = (await button.getAttribute('aria-label')) ?? '';
    if (name.includes('打印')) continue;
    const before = await memory(session);
    let most = before;
    const watching = setInterval(() => void memory(session).then((now) => { most = Math.max(most, now); }), 100);
    const began = performance.now();
    const [download] = await Promise.all([desk.waitForEvent('download', { timeout: 300_000 }), button.click()]);
    const seconds = (performance.now() - began) / 1000;
    clearInterval(watching);
    console.log(`export ${name}: ${seconds.toFixed(1)} s, ${((await stat(await download.path())).size / 1024 / 1024).toFixed(2)} MB, memory +${Math.round((most - before) / 1024)} MB (from ${Math.round(before / 1024)} MB)`);
    await desk.waitForTimeout(1000);
  }
}

type Session = CDPSession;

/** Resident kilobytes of all renderers of the browser. */
async function memory(session: Session): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { id }) => sum + resident(id), 0);
}

function resident(id: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0; // it has just ended
  }
}
