import { browser } from 'wxt/browser';

const loader = { id: 'loader', file: 'loader.js' } as const;
const government = '*://*.gov.cn/*';

/** Match patterns of government hosts on which the browser lets us inspect without a click. */
export async function governmentOrigins(): Promise<readonly string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  if (origins.some((origin) => /^(?:<all_urls>|(?:\*|https?):\/\/\*\/)/.test(origin))) return [government];
  return origins.filter((origin) => /^[^/]*\/\/(?:[^/]+\.)?gov\.cn(?::\d+)?\//.test(origin));
}

/**
 * Registers the loader on the allowed government hosts, or takes it away where inspection is not automatic (any more).
 * Safe to call at any time, also twice at once. Pages open already hear of it at once.
 */
export async function registerLoader(automatic: boolean): Promise<void> {
  const matches = automatic ? [...await governmentOrigins()] : [];
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [loader.id] });
  if (matches.length === 0) {
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [loader.id] });
    return;
  }
  const script = { id: loader.id, js: [loader.file], matches, runAt: 'document_idle' as const, allFrames: false, persistAcrossSessions: true };
  if (registered.length > 0) {
    await browser.scripting.updateContentScripts([script]);
    return;
  }
  await browser.scripting.registerContentScripts([script]).catch((error: unknown) => {
    if (!/duplicate/i.test(String(error))) throw error; // registered by another call meanwhile
  });
  for (const tab of await browser.tabs.query({ url: matches })) {
    if (tab.id !== undefined) await sendLoader(tab.id);
  }
}

/** Puts the loader into a page; it does nothing where it is already. A tab that is discarded or shows an error page is told when it loads. */
export async function sendLoader(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: [`/${loader.file}`] }).catch(() => undefined);
}
