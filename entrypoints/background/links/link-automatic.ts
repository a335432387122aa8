import { browser } from 'wxt/browser';
import type { TabState } from '../../../contract/ui-state.ts';
import { StoreRefused } from '../../../store/database.ts';
import { anyHost, checkLinks, fresh } from './link-check.ts';
import { runOf } from './link-store.ts';
import { leaveAutomatic } from './link-work.ts';
import { scopeNow } from '../scope-now.ts';
import { currentSettings } from '../services.ts';

/** Who only passes through a page does not want its links checked. Milliseconds. */
const stay = 3000;

/** Whether links are checked by themselves, and if not although it is set, why. */
export async function automaticLinks(): Promise<NonNullable<TabState['automaticLinks']>> {
  const settings = await currentSettings();
  if (!settings.automaticLinks) return 'off';
  if (!await browser.permissions.contains(anyHost)) return 'no-leave';
  return savesData() ? 'saving' : 'on';
}

/**
 * Checks the links of the page in a tab where that is set and allowed: only government pages that are inspected by themselves,
 * only while they stand in front, and not again within half an hour. Safe to call at any time; never throws.
 */
export async function checkAutomatically(tabId: number): Promise<void> {
  try {
    const url = await waiting(tabId);
    if (url === null) return;
    await new Promise((resolve) => setTimeout(resolve, stay));
    if (await waiting(tabId) === url) await checkLinks(tabId, 'all', { automatic: true });
  } catch (error) {
    // Left meanwhile, or not readable: the page simply stays unchecked, and says so.
    if (!(error instanceof StoreRefused)) console.error('Duwang links', error);
  }
}

/** What a tab shows has changed or is gone: a check that began by itself for the page before ends; what it has settled stays known. */
export async function leftPage(tabId: number, url: string | null): Promise<void> {
  await leaveAutomatic(tabId, url).catch((error: unknown) => console.error('Duwang links', error));
}

/** The address of the page in a tab whose turn it is; null when nothing is to be done. */
async function waiting(tabId: number): Promise<string | null> {
  const [settings, tab] = await Promise.all([currentSettings(), browser.tabs.get(tabId).catch(() => null)]);
  if (!settings.automatic || !tab?.active) return null;
  const where = await scopeNow(tab.url);
  if (where.scope !== 'government' || await automaticLinks() !== 'on') return null;
  const run = await runOf(where.url);
  const again = !run || (run.endedAt !== null && (run.left === true || Date.now() - run.startedAt > fresh));
  return again ? where.url : null;
}

/** The person told the browser to be sparing: then nothing is asked for that nobody pressed a button for. */
function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}
