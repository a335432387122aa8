import { browser } from 'wxt/browser';
import { groups } from '../../../checks/catalogue.ts';
import type { FindingRecord } from '../../../contract/record.ts';
import { reading, StoreRefused } from '../../../store/database.ts';
import { markOne } from './overlay.ts';
import { scopeOf } from '../page-scope.ts';
import { recordDatabase } from '../services.ts';

/** How long a page may take to load before locating gives up, milliseconds. */
const patience = 30_000;

/**
 * Opens the page of a finding, or goes to the tab that shows it, and marks the place.
 * @throws StoreRefused when the page cannot be opened or the browser does not let us mark it
 */
export async function locate(findingId: string): Promise<'shown' | 'moved' | 'no-place'> {
  const record = (await reading(await recordDatabase()).objectStore('finding').get(findingId))?.data;
  if (!record) throw new StoreRefused('rule', 'said.find.finding');
  const tabId = await showPage(record.url);
  if (record.at === null) return 'no-place';
  const answer = await markOne(tabId, uiFinding(record)).catch(() => null);
  if (!answer) throw new StoreRefused('rule', 'said.locate.notAllowed');
  return answer.moved.includes(record.id) ? 'moved' : 'shown';
}

/** The tab that shows an address, in front and loaded; opened when there is none. @throws StoreRefused when it does not load */
async function showPage(url: string): Promise<number> {
  const open = (await browser.tabs.query({})).find((tab) => scopeOf(tab.url).url === url);
  const tab = open ?? await browser.tabs.create({ url, active: true });
  if (tab.id === undefined) throw new StoreRefused('rule', 'said.locate.notOpened');
  if (open) {
    await browser.tabs.update(tab.id, { active: true });
    if (open.windowId !== undefined) await browser.windows?.update(open.windowId, { focused: true }).catch(() => undefined);
  }
  await loadedTab(tab.id, patience);
  return tab.id;
}

/** Waits until a tab has loaded. @throws StoreRefused when it does not in time */
export async function loadedTab(tabId: number, milliseconds: number): Promise<void> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const tab = await browser.tabs.get(tabId).catch(() => null);
    if (!tab) throw new StoreRefused('rule', 'said.locate.closed');
    if (tab.status === 'complete' && !/^about:blank/.test(tab.url ?? '')) return;
    if (Date.now() > end) throw new StoreRefused('rule', 'said.locate.slow');
    await new Promise((later) => setTimeout(later, 100));
  }
}

function uiFinding(record: FindingRecord) {
  return { record, group: groups.find(({ checks }) => (checks as readonly string[]).includes(record.check))?.id ?? 'manual', sync: 'local' as const, price: null, veto: false, decisions: [], present: true };
}
