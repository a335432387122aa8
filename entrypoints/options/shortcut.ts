import { browser } from 'wxt/browser';

/** Where Chromium and what is made from it keep the keys of extensions; others lead from it to their own. */
const page = 'chrome://extensions/shortcuts';

/** The keys that open the popup now; null when there are none: taken by something else, or taken away. */
export async function shortcut(): Promise<string | null> {
  const all = await browser.commands.getAll().catch(() => []);
  return all.find(({ name }) => name === '_execute_action' || name === '_execute_browser_action')?.shortcut || null;
}

/** Opens the browser's page for the keys of extensions. @returns where it is, when it would not be opened */
export async function openShortcuts(): Promise<string | null> {
  // Firefox has a call of its own; its page has no address that may be opened.
  const { openShortcutSettings } = browser.commands as { readonly openShortcutSettings?: () => Promise<void> };
  if (openShortcutSettings) return openShortcutSettings.call(browser.commands).then(() => null, () => 'about:addons');
  return browser.tabs.create({ url: page }).then(() => null, () => page);
}
