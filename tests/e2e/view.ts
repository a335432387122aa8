import type { Page } from '@playwright/test';
import type { ViewAnswer, ViewMessage } from '../../contract/messages.ts';
import type { TabState } from '../../contract/ui-state.ts';
import { eventually, type ExtensionBrowser } from './fixtures.ts';

/** A page of the extension that speaks to the worker as the popup does. */
export interface View {
  readonly page: Page;
  /** Sends one message and returns the worker's answer. */
  ask(message: ViewMessage): Promise<ViewAnswer>;
  /** The same for an answer that must be good: its state. */
  state(message: ViewMessage): Promise<TabState>;
  tabId(page: Page): Promise<number>;
  /** Waits until the page in this tab has been inspected (or cannot be) and nothing is on its way. */
  settled(page: Page): Promise<TabState>;
  badge(tabId: number): Promise<string>;
}

/** Opens the extension's own manifest in a tab: any extension page will do to send messages from. */
export async function openView(browser: ExtensionBrowser): Promise<View> {
  const page = await browser.open(`chrome-extension://${browser.extensionId}/manifest.json`);
  const ask = (message: ViewMessage): Promise<ViewAnswer> => page.evaluate(async (sent) => {
    // A worker that was just killed is started by the first message; Chromium may drop that one.
    for (let tries = 0; ; tries += 1) {
      try {
        return await chrome.runtime.sendMessage(sent) as ViewAnswer;
      } catch (error) {
        if (tries >= 5) throw error;
        await new Promise((later) => setTimeout(later, 200));
      }
    }
  }, message);
  const state = async (message: ViewMessage): Promise<TabState> => {
    const answer = await ask(message);
    if (!answer.ok) throw new Error(answer.message);
    if (!answer.state) throw new Error(`No state for ${message.type}`);
    return answer.state;
  };
  const tabId = async (tab: Page): Promise<number> => {
    const url = tab.url();
    const id = await page.evaluate(async (wanted) => (await chrome.tabs.query({})).find((one) => one.url === wanted)?.id, url);
    if (id === undefined) throw new Error(`No tab at ${url}`);
    return id;
  };
  const settled = async (tab: Page): Promise<TabState> => {
    const id = await tabId(tab);
    const loaded = await tab.evaluate(() => performance.timeOrigin).catch(() => 0);
    return eventually(async () => {
      const now = await state({ type: 'view.state', tabId: id });
      // What an earlier visit found is shown until this one is inspected.
      const stale = now.settings.automatic && now.scope === 'government' && now.page !== null && now.page.at < loaded;
      return (now.page || now.failure || now.scope === 'unsupported') && !now.running && !stale ? now : null;
    }, `the inspection of ${tab.url()}`, 20_000);
  };
  const badge = (id: number): Promise<string> => page.evaluate((wanted) => chrome.action.getBadgeText({ tabId: wanted }), id);
  return { page, ask, state, tabId, settled, badge };
}
