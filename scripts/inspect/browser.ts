import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page, type Worker } from '@playwright/test';
import { buildExtension } from '../build-extension.ts';
import { findChromium, sandboxFlags } from '../find-chromium.ts';
import { grantedCopy } from '../granted-build.ts';
import type { Mapping } from './options.ts';

export interface InspectBrowser {
  readonly context: BrowserContext;
  readonly worker: Worker;
  /** Opens a tab and tells its id inside the browser. */
  readonly openTab: () => Promise<{ readonly page: Page; readonly tabId: number }>;
  readonly close: () => Promise<void>;
}

/**
 * Starts a real Chromium with the built extension, allowed on every host for this run, in a throw-away profile.
 * Certificates are verified unless hosts are mapped to other machines.
 * @param sealed nothing leaves the machine that is not mapped
 * @throws when there is no usable browser
 */
export async function startBrowser(mappings: readonly Mapping[], sealed: boolean, headed: boolean): Promise<InspectBrowser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('找不到 Chromium（或 Edge）。请安装 chromium，或用环境变量 DUWANG_CHROMIUM 指明它的位置。');
  const scratch = await mkdtemp(path.join(tmpdir(), 'duwang-inspect-'));
  const extension = await grantedCopy(await buildExtension(), path.join(scratch, 'extension'), ['http://*/*', 'https://*/*']);
  const rules = [...mappings.map(({ host, port, to }) => `MAP ${host}:${port} ${to}`), ...(sealed ? ['MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'] : [])];
  const context = await chromium.launchPersistentContext(path.join(scratch, 'profile'), {
    executablePath, headless: !headed, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1366, height: 900 }, acceptDownloads: false, ignoreHTTPSErrors: mappings.length > 0,
    args: [...sandboxFlags, '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,LocalNetworkAccessChecks', ...(mappings.length > 0 ? ['--ignore-certificate-errors'] : []), ...(rules.length > 0 ? [`--host-resolver-rules=${rules.join(', ')}`] : []),
      `--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
  });
  const close = async (): Promise<void> => {
    await context.close().catch(() => undefined);
    await rm(scratch, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 15_000 }));
    // This command decides itself what is inspected and when.
    await worker.evaluate(() => chrome.scripting.unregisterContentScripts());
    return { context, worker, close, openTab: tabOpener(context, worker) };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Tabs are opened one at a time: the new one is told by being the only id that was not there before. */
function tabOpener(context: BrowserContext, worker: Worker): InspectBrowser['openTab'] {
  let turn: Promise<unknown> = Promise.resolve();
  const ids = (): Promise<number[]> => worker.evaluate(async () => (await chrome.tabs.query({})).map((tab) => tab.id!));
  const open = async (): Promise<{ page: Page; tabId: number }> => {
    const before = new Set(await ids());
    const page = await context.newPage();
    page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
    page.on('popup', (popup) => void popup.close().catch(() => undefined));
    const tabId = (await ids()).find((id) => !before.has(id));
    if (tabId === undefined) throw new Error('浏览器没有打开新的标签页');
    return { page, tabId };
  };
  return () => {
    const opened = turn.then(open);
    turn = opened.catch(() => undefined);
    return opened;
  };
}
