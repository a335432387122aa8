import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ExtensionBrowser } from './fixtures.ts';

/**
 * Stops the extension's service worker at once, as Chromium does when it is idle. The next message or event starts it again.
 * With Playwright attached it never dies of idleness, so this is the only way to test resuming.
 */
export async function killWorker(browser: ExtensionBrowser): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate(() => undefined); // it is up, not just starting
  const page = await browser.context.newPage();
  const session = await browser.context.newCDPSession(page);
  const stopped = new Promise<void>((done) => session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    if (versions.some((one) => one.scriptURL.includes(browser.extensionId) && one.runningStatus === 'stopped')) done();
  }));
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await stopped;
  await page.close();
}

/**
 * Kills the whole browser without letting it write anything down (a power cut). The profile stays when the caller brought it:
 * launch with the same `profile` to see what survived.
 */
export async function killBrowser(browser: ExtensionBrowser): Promise<void> {
  const owner = browser.context.browser();
  if (!owner) throw new Error('The browser is closed');
  const session = await owner.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const main = processInfo.find((one) => one.type === 'browser');
  if (!main) throw new Error('The browser does not say its process id');
  const gone = new Promise<void>((closed) => owner.once('disconnected', () => closed()));
  process.kill(main.id, 'SIGKILL');
  await gone;
}

/**
 * Grants hosts to an extension in a profile that is not running, as if a person had agreed to the browser's prompt,
 * which cannot be clicked headless. Launch once with `granted: []`, close, call this, launch again with the same profile.
 * @throws when the profile does not know the extension
 */
export async function grantInProfile(profile: string, extensionId: string, origins: readonly string[]): Promise<void> {
  const file = path.join(profile, 'Default', 'Preferences');
  const preferences = JSON.parse(await readFile(file, 'utf8')) as Preferences;
  const settings = preferences.extensions?.settings?.[extensionId];
  if (!settings) throw new Error(`The profile does not know ${extensionId}`);
  for (const kind of ['active_permissions', 'granted_permissions', 'runtime_granted_permissions'] as const) {
    const permissions = settings[kind] ?? {};
    settings[kind] = { ...permissions, explicit_host: [...new Set([...(permissions.explicit_host ?? []), ...origins])] };
  }
  await writeFile(file, JSON.stringify(preferences));
}

interface Permissions { readonly explicit_host?: readonly string[] }
interface Preferences {
  readonly extensions?: {
    readonly settings?: Readonly<Record<string, Partial<Record<'active_permissions' | 'granted_permissions' | 'runtime_granted_permissions', Permissions>>>>;
  };
}
