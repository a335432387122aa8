import { browser, type Browser } from 'wxt/browser';
import { changesPort } from '../../contract/messages.ts';
import { say } from '../../messages/said.ts';
import { badgeOf, badgeOutside, showBadge } from './badge.ts';
import { scopeOf } from './page-scope.ts';
import { tabState } from './tab-state.ts';
import { wordsNow } from './words-now.ts';

const ports = new Set<Browser.runtime.Port>();

/** Lets views listen. Call synchronously when the worker starts; a view whose port closes with the worker connects again. */
export function offerChanges(): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== changesPort || port.sender?.id !== browser.runtime.id || !port.sender.url?.startsWith(browser.runtime.getURL('/'))) return;
    ports.add(port);
    port.onDisconnect.addListener(() => ports.delete(port));
  });
}

/** Says that a tab's state changed: the badge follows, views ask anew. Null: every tab. */
export async function changed(tabId: number | null): Promise<void> {
  for (const hear of hearers) hear();
  tell(tabId);
  if (tabId !== null) {
    await refreshBadge(tabId);
    return;
  }
  for (const tab of await browser.tabs.query({ active: true })) if (tab.id !== undefined) await refreshBadge(tab.id);
}

const hearers: (() => void)[] = [];

/** Calls whenever records may have changed. Call synchronously when the worker starts. */
export function whenChanged(hear: () => void): void {
  hearers.push(hear);
}

/** Lets views ask anew, without touching the badge. */
export function tell(tabId: number | null): void {
  for (const port of ports) port.postMessage({ tabId });
}

export async function refreshBadge(tabId: number): Promise<void> {
  const [words, tab] = await Promise.all([wordsNow(), browser.tabs.get(tabId).catch(() => null)]);
  const { scope, reason } = scopeOf(tab?.url);
  // The browser's pages and our own have no records: looking for some would stand in the way of the workbench that is just opening.
  await showBadge(tabId, scope === 'unsupported' ? badgeOutside(reason && say(words, reason), words) : badgeOf(await tabState(tabId, 'page'), words));
}
