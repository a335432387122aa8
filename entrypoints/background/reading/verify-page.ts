import { browser } from 'wxt/browser';
import type { PageReport } from '../../../contract/finding.ts';
import type { VerifiedAs } from '../../../contract/rectification.ts';
import { sayInChinese } from '../../../messages/said.ts';
import { StoreRefused } from '../../../store/database.ts';
import { verifyVisit, type Seen } from '../../../store/verify-visit.ts';
import { changed } from '../changes.ts';
import { inspect } from './inspect.ts';
import { scopeOf } from '../page-scope.ts';
import { pen, recordDatabase, toolVersion } from '../services.ts';
import { syncSoon } from '../account/syncing.ts';
import { recall, remember } from '../tab-memory.ts';

/** How long a page may take to load, and then to be read. Milliseconds. */
const loadPatience = 30_000;
const readPatience = 40_000;

/**
 * Opens a page of an item in a tab of its own, in front, as a visitor sees it, and runs its rules again. What was seen is
 * entered for every item of that page; a page that does not open or cannot be read is 无法核验 and never 已改.
 * @param opener tab of the register's page
 * @throws StoreRefused where the browser does not let us see the page at all: then nothing was seen
 */
export async function verifyPage(itemId: string, url: string, tabId: number | null, opener: number | undefined): Promise<{ readonly tabId: number; readonly as: VerifiedAs | null }> {
  const item = (await (await recordDatabase()).get('rectification', itemId))?.data;
  if (!item?.pages.some((page) => page.url === url)) throw new StoreRefused('rule', 'said.find.itemPage');
  const { protocol, host } = new URL(url);
  if (!await browser.permissions.contains({ origins: [`${protocol}//${host}/*`] })) throw new StoreRefused('rule', 'said.verify.notAllowed');
  const tab = await openTab(url, tabId, opener);
  await remember(tab, 'verifying', { url, startedAt: Date.now(), seen: null });
  const trouble = await loaded(tab);
  // Where pages are inspected by themselves it has begun already.
  if (trouble === null && !await recall(tab, 'run') && !(await recall(tab, 'verifying'))?.seen) await inspect(tab);
  const seen = await outcome(tab, url, trouble);
  await remember(tab, 'verifying', null);
  await changed(null);
  syncSoon();
  const own = seen.find((one) => one.itemId === itemId)?.as ?? null;
  return { tabId: tab, as: own === 'reopened' ? null : own };
}

/** Closes the tab of a run and goes back to the register. */
export async function closeVerifying(tabId: number, opener: number | undefined): Promise<void> {
  await browser.tabs.remove(tabId).catch(() => undefined); // the person closed it
  if (opener !== undefined) await browser.tabs.update(opener, { active: true }).catch(() => undefined);
}

/**
 * A page was read: the register is run past it. Where a run asked for an address the site sent on, the asked one counts.
 * Never throws: a reading that is saved stays saved.
 */
export async function afterReading(tabId: number, report: PageReport, fragments: Readonly<Record<string, string>>, catalogue: string): Promise<void> {
  try {
    const run = await recall(tabId, 'verifying');
    const asked = run && Math.abs(Date.now() - run.startedAt) < loadPatience + readPatience ? run : null;
    const url = asked?.url ?? report.url;
    const where = scopeOf(url);
    if (where.scope !== 'government') return;
    const seen = await verifyVisit(await pen(), { host: where.host, url, report, failure: '', fragments, catalogue, toolVersion: toolVersion(), asked: asked !== null && asked.seen === null });
    if (asked && asked.seen === null) await remember(tabId, 'verifying', { ...asked, seen });
  } catch (error) {
    console.error('Duwang verification', error);
  }
}

/** A new tab for each page: what is still there of the page before cannot be taken for this one. */
async function openTab(url: string, before: number | null, opener: number | undefined): Promise<number> {
  const tab = await browser.tabs.create({ url, active: true, ...(opener === undefined ? {} : { openerTabId: opener }) });
  if (before !== null) await browser.tabs.remove(before).catch(() => undefined); // the person closed it
  if (tab.id === undefined) throw new StoreRefused('rule', 'said.verify.noTab');
  return tab.id;
}

/** Waits until the page is there. @returns why it is not, or null: in Chinese, as it is entered into the record */
async function loaded(tabId: number): Promise<string | null> {
  const until = Date.now() + loadPatience;
  while (Date.now() < until) {
    await pause(150);
    const tab = await browser.tabs.get(tabId).catch(() => null);
    if (!tab) return '复核途中标签页被关闭，没有核验。';
    if (tab.status === 'complete' && tab.url && tab.url !== 'about:blank') return null;
  }
  return '网页 30 秒没有载入完，没有核验。';
}

/** What the reading brought; a page that could not be read is entered as such. */
async function outcome(tabId: number, url: string, trouble: string | null): Promise<readonly Seen[]> {
  const until = Date.now() + readPatience;
  let failure = trouble;
  while (failure === null && Date.now() < until) {
    const run = await recall(tabId, 'verifying');
    if (run?.seen) return run.seen;
    const failed = await recall(tabId, 'failure');
    if (failed) failure = sayInChinese(failed.message);
    else if (!await browser.tabs.get(tabId).catch(() => null)) failure = '复核途中标签页被关闭，没有核验。';
    else await pause(150);
  }
  const { host } = scopeOf(url);
  return verifyVisit(await pen(), { host, url, report: null, failure: failure ?? '网页很久没有检查完，没有核验。', fragments: {}, catalogue: '', toolVersion: toolVersion(), asked: true });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
