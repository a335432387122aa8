import { browser } from 'wxt/browser';
import { columnAddress } from '../../../contract/column-address.ts';
import type { ReadingDay } from '../../../contract/reading-day.ts';
import { columnsIn } from '../../../store/columns.ts';
import { reading, StoreRefused } from '../../../store/database.ts';
import { findSite } from '../../../store/site.ts';
import { pagesSince } from '../../../store/today.ts';
import { nextOf } from './next-page.ts';
import { scopeNow } from '../scope-now.ts';
import { recordDatabase, timeNow } from '../services.ts';
import { recall, remember } from '../tab-memory.ts';

/** Today's reading so far, by Beijing's day, and the page that would come next in this tab. */
export async function readingDay(tabId: number): Promise<ReadingDay> {
  const store = await recordDatabase();
  const pages = await pagesSince(store, startOfDay(await timeNow()));
  return { pages: [...pages], next: await nextHere(tabId, new Set(pages.map(({ url }) => url))) };
}

/** Goes on to the next page in the same tab. @throws StoreRefused in words when there is none */
export async function goNext(tabId: number): Promise<void> {
  const { next } = await readingDay(tabId);
  if (!next) throw new StoreRefused('rule', 'said.next.none');
  await browser.tabs.update(tabId, { url: next.url });
}

async function nextHere(tabId: number, read: ReadonlySet<string>): Promise<ReadingDay['next']> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  const where = await scopeNow(tab?.url);
  if (where.scope !== 'government') return null;
  const tx = reading(await recordDatabase());
  const site = await findSite(tx, where.host);
  if (!site) return null;
  const page = await tx.objectStore('page').get([site.id, where.url]);
  // Everything of the transaction first: it ends with the first wait for something else.
  const columns = (await columnsIn(tx, site.id)).filter(({ state }) => state !== 'removed').map(({ url }) => columnAddress(url) ?? url);
  // A list that was read is what comes next; an item of it goes on in it.
  if (page?.items && page.items.length > 1) await remember(tabId, 'list', { from: where.url, items: [...page.items] });
  const list = await recall(tabId, 'list');
  return nextOf(where.url, where.host, list, columns, read);
}

const beijing = 8 * 3_600_000;
const day = 86_400_000;

function startOfDay(now: number): number {
  return Math.floor((now + beijing) / day) * day - beijing;
}
