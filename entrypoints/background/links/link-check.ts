import { browser } from 'wxt/browser';
import type { LinkAddress, LinkAnswer } from '../../../contract/link.ts';
import { addressesGlobal } from '../../../contract/inspect-request.ts';
import { planLinks } from '../../../links/plan.ts';
import { politeProfileOf, type Profile } from '../../../links/profile.ts';
import { newTask } from '../../../links/run.ts';
import { StoreRefused } from '../../../store/database.ts';
import { newId } from '../../../store/id.ts';
import { changed } from '../changes.ts';
import { answersOf } from './link-results.ts';
import { beginRun, freshAnswers, purge, putRun, runOf, type LinkRun } from './link-store.ts';
import { pauseAutomatic, stopRun, work } from './link-work.ts';
import { scopeOf } from '../page-scope.ts';
import { sessionArea } from '../session-area.ts';
import { settingOf } from '../../../page/setting.ts';
import { policyInForce } from '../workbench/unit-packs.ts';

/** An answer may be taken over from another page's check for this long. Milliseconds. */
export const fresh = 30 * 60_000;
/** The same for links that opened, in a check that began by itself: no address is asked for more than once a day without anybody wanting it. */
const freshUnasked = 24 * 3_600_000;
const kept = 7 * 24 * 3_600_000;

const wishKey = 'link-wish';
/** A wish stands as long as a person may look at the browser's question. Milliseconds. */
const wishLasts = 2 * 60_000;

export const anyHost = { origins: ['http://*/*', 'https://*/*'] };

/**
 * Begins a link check of the page in a tab; it goes on by itself and its result is recorded with a new reading of the page.
 * @throws StoreRefused in words: no leave to ask any host, a page that cannot be read
 */
export async function checkLinks(tabId: number, which: 'all' | 'failed' | readonly string[], { profile: given, record = true, automatic = false }: { readonly profile?: Profile; readonly record?: boolean; readonly automatic?: boolean } = {}): Promise<LinkRun> {
  if (!await browser.permissions.contains(anyHost)) {
    if (!automatic) await sessionArea.set({ [wishKey]: { tabId, at: Date.now() } });
    throw new StoreRefused('rule', 'said.links.notAllowed');
  }
  const tab = await browser.tabs.get(tabId).catch(() => null);
  const where = scopeOf(tab?.url);
  if (where.reason !== null) throw StoreRefused.of(where.reason);
  const addresses = await addressesIn(tabId);
  const now = Date.now();
  const profile = given ?? await politeToday(now);
  const plan = planLinks(where.url, addresses, now);
  const before = await answersOf(where.url);
  const again = (answer: LinkAnswer): boolean => (which === 'all' ? false : which === 'failed' ? answer.verdict !== 'ok' : which.includes(answer.url));
  const taken = new Map([
    ...which === 'all' ? await freshAnswers(plan.ask.map(({ url }) => url), ({ at, verdict }) => now - at <= (automatic && verdict === 'ok' ? freshUnasked : fresh)) : [],
    ...(which === 'all' ? [] : before).filter((answer) => !again(answer)).map((answer) => [answer.url, answer] as const),
  ]);
  const ask = plan.ask.filter(({ url }) => !taken.has(url));
  const wanted = new Set(plan.ask.map(({ url }) => url));
  const known = [...plan.known, ...[...taken.values()].filter(({ url }) => wanted.has(url))];
  const run: LinkRun = { id: newId(now), tabId, page: where.url, startedAt: now, endedAt: null, state: 'waiting', profile, record, automatic, tally: null };
  await stopRun((await runOf(where.url))?.id ?? '');
  await beginRun(run, { runId: run.id, addresses: addresses.map(({ ask: _ask, ...address }) => address), known }, ask.map(newTask));
  if (!automatic) await pauseAutomatic();
  await purge(now - kept);
  await changed(tabId);
  void work();
  return run;
}

/** The unit's limits where a pack in force replaces them, else the built-in ones of the day. */
async function politeToday(now: number): Promise<Profile> {
  const policy = await policyInForce();
  return politeProfileOf((setting) => settingOf({ policy, now }, setting));
}

/** Leave was given: does what was wished for just before; the browser's question may have closed the popup. */
export async function linksAllowed(): Promise<void> {
  const wish = (await sessionArea.get(wishKey))[wishKey] as { readonly tabId: number; readonly at: number } | undefined;
  if (!wish || !await browser.permissions.contains(anyHost)) return;
  await sessionArea.remove(wishKey);
  if (Date.now() - wish.at < wishLasts) await checkLinks(wish.tabId, 'all');
}

/** Checks the links of the page in a tab and waits for the end: for the command line. */
export async function checkLinksDirectly(tabId: number, profile: Profile): Promise<readonly LinkAnswer[] | null> {
  const run = await checkLinks(tabId, 'all', { profile, record: false });
  for (let now = await runOf(run.page); ; now = await runOf(run.page)) {
    if (now?.id !== run.id) return null; // overtaken by another
    if (now.endedAt !== null) return now.state === 'unusable' ? null : answersOf(run.page);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Ends the check of the page in a tab; what was settled stays. */
export async function cancelLinks(tabId: number): Promise<void> {
  const run = await runOf(scopeOf((await browser.tabs.get(tabId).catch(() => null))?.url).url);
  if (!run || run.endedAt !== null) return;
  if (await stopRun(run.id)) return;
  await putRun({ ...run, state: 'cancelled', endedAt: Date.now() });
  await changed(tabId);
}

async function addressesIn(tabId: number): Promise<readonly LinkAddress[]> {
  const target = { tabId, frameIds: [0] };
  try {
    await browser.scripting.executeScript({ target, files: ['/inspector.js'] });
    const [first] = await browser.scripting.executeScript({ target, func: collectInPage, args: [addressesGlobal] });
    return (first?.result as readonly LinkAddress[] | null | undefined) ?? [];
  } catch (error) {
    throw new StoreRefused('rule', 'said.links.unread', error instanceof Error ? error.message.slice(0, 200) : '');
  }
}

/** Runs in the page's isolated world: it must not name anything outside itself. */
function collectInPage(name: string): unknown {
  return (globalThis as unknown as Record<string, () => unknown>)[name]!();
}
