import { browser } from 'wxt/browser';
import type { LinkAnswer } from '../../../contract/link.ts';
import type { LinkList, LinkQuery } from '../../../contract/messages.ts';
import type { TabState } from '../../../contract/ui-state.ts';
import { liveAnswers } from './link-live.ts';
import { listedLinks, pageOfLinks, type ListedLink } from './link-pages.ts';
import { runOf, subjectOf, tasksOf, type LinkRun, type LinkSubject, type LinkTally } from './link-store.ts';
import { scopeOf } from '../page-scope.ts';
import { sessionArea } from '../session-area.ts';

/** A check of a page counts for its readings for this long; then its links are unchecked again. */
const counts = 24 * 3_600_000;
const progressKey = 'link-progress';

/** How the check of a page stands; null when there was none. */
export async function linkState(page: string): Promise<NonNullable<TabState['links']> | null> {
  const run = await runOf(page);
  if (!run) return null;
  const empty: LinkTally = { done: 0, of: 0, ok: 0, broken: 0, suspicious: 0, blocked: 0, skipped: 0 };
  return { state: run.state, startedAt: run.startedAt, endedAt: run.endedAt, automatic: run.automatic ?? false, ...run.tally ?? await progressOf(run.id) ?? empty };
}

/** What the latest check of a page says of its addresses, for a reading of the page; null when there is nothing to go by. */
export async function answersFor(page: string, now: number): Promise<readonly LinkAnswer[] | null> {
  const run = await runOf(page);
  if (!run || (run.state !== 'done' && run.state !== 'cancelled') || now - run.startedAt > counts) return null;
  return answersOf(page);
}

/** Why there is nothing to go by although links of the page were asked for, in words; null when nobody asked. */
export async function whyNoAnswers(page: string, now: number): Promise<string | null> {
  const run = await runOf(page);
  if (!run) return null;
  if (run.state === 'unusable') return '检查链接时网络不可用，请检查网络后重新检查链接';
  if (run.endedAt === null) return '链接正在检查';
  return now - run.startedAt > counts ? '上次检查链接已超过一天，请重新检查链接' : null;
}

/** The list of the run that was looked at last: it does not change once the run has ended. */
let kept: { readonly key: string; readonly links: readonly ListedLink[] } | null = null;
/** The addresses of that run. */
let subject: { readonly runId: string; readonly addresses: LinkSubject['addresses'] } | null = null;

/** The addresses of a page's latest check, with what is known of each, trouble first; as many as a view asks for. */
export async function linkList(tabId: number, query: LinkQuery): Promise<LinkList> {
  const run = await runOf(scopeOf((await browser.tabs.get(tabId).catch(() => null))?.url).url);
  return run && pageOfLinks(run.startedAt, await linksOf(run), query);
}

async function linksOf(run: LinkRun): Promise<readonly ListedLink[]> {
  const key = `${run.id} ${run.endedAt}`;
  if (run.endedAt !== null && kept?.key === key) return kept.links;
  if (subject?.runId !== run.id) subject = { runId: run.id, addresses: (await subjectOf(run.id)).addresses };
  const { addresses } = subject;
  const answers = liveAnswers(run.id) ?? new Map((await answersOf(run.page)).map((answer) => [answer.url, answer]));
  const links = listedLinks(addresses, (url) => answers.get(url));
  kept = run.endedAt === null ? null : { key, links };
  return links;
}

/** Every answer of the latest check of a page. */
export async function answersOf(page: string): Promise<readonly LinkAnswer[]> {
  const run = await runOf(page);
  if (!run) return [];
  const [{ known }, tasks] = await Promise.all([subjectOf(run.id), tasksOf(run.id)]);
  return [...known, ...tasks.flatMap(({ answer }) => (answer ? [answer] : []))];
}

/** Notes how far a run has come, in storage.session: gone with the browser, but not with the worker. Null: it ended. */
export async function tellProgress(runId: string, tally: LinkTally | null): Promise<void> {
  if (tally) await sessionArea.set({ [progressKey]: { runId, tally } });
  else await sessionArea.remove(progressKey);
}

async function progressOf(runId: string): Promise<LinkTally | null> {
  const stored = (await sessionArea.get(progressKey))[progressKey] as { readonly runId: string; readonly tally: LinkTally } | undefined;
  return stored?.runId === runId ? stored.tally : null;
}
