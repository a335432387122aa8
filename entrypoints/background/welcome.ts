import { browser } from 'wxt/browser';

/**
 * Whether the tour opens by itself: when a person has just installed the product. Not where an administrator put it on the
 * machine (a tab nobody asked for, on every desk), not for a copy loaded by hand, not after an update.
 */
export function opensTour(reason: string, installType: string): boolean {
  return reason === 'install' && (installType === 'normal' || installType === 'sideload');
}

/** Opens the tour after installation where that is right. Never throws: without it the popup offers it. */
export async function welcome(reason: string): Promise<void> {
  // Needs no permission; some forks lack it.
  const self = await (browser.management as typeof browser.management | undefined)?.getSelf().catch(() => null);
  if (opensTour(reason, self?.installType ?? 'other')) await browser.tabs.create({ url: browser.runtime.getURL('/tour.html' as '/popup.html') }).catch(() => undefined);
}
