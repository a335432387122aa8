import { browser } from 'wxt/browser';
import { inspectorGlobal, type InspectRequest } from '../../../contract/inspect-request.ts';
import { pathPattern } from '../../../page/path-pattern.ts';
import { said, type Said } from '../../../messages/said.ts';
import { reading } from '../../../store/database.ts';
import { columnKinds } from '../../../standards/column-kind.ts';
import { columnsOf } from '../../../store/columns.ts';
import { newId } from '../../../store/id.ts';
import { findSite, siteNotes } from '../../../store/site.ts';
import { tolerated } from '../../../sync/sound-clock.ts';
import { changed } from '../changes.ts';
import { documentOf } from './document-now.ts';
import { answersFor, whyNoAnswers } from '../links/link-results.ts';
import { loadOf } from './load-watch.ts';
import { observedOn } from './observed.ts';
import { beginRun, endRun, noteRun, runOf, stopRun } from './run-now.ts';
import { policyInForce } from '../workbench/unit-packs.ts';
import { scopeNow, type ScopeNow } from '../scope-now.ts';
import { recordDatabase, timeNow } from '../services.ts';
import { unitHosts } from './unit-hosts.ts';

/**
 * Inspects the page in a tab. One run a tab: a newer one ends the one before, in the page and here. The result comes as
 * `capture.result`. Never throws: what went wrong is in the tab's state, in words.
 */
export async function inspect(tabId: number): Promise<void> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  const where = await scopeNow(tab?.url);
  if (where.scope === 'unsupported') {
    await changed(tabId);
    return;
  }
  const run = { id: newId(), url: where.url, startedAt: Date.now(), done: 0, of: 0 };
  await beginRun(tabId, run);
  await changed(tabId);
  try {
    const target = { tabId, frameIds: [0] };
    await browser.scripting.executeScript({ target, files: ['/inspector.js'] });
    const [request, document] = await Promise.all([requestFor(where, run.id), documentOf(tabId)]);
    // A newer run was quicker to be ready, or the person wants none: in the page this one would end it.
    if (!await noteRun(tabId, run.id, document === null ? {} : { document })) return;
    await browser.scripting.executeScript({ target, func: callInPage, args: [inspectorGlobal, JSON.stringify(request)] });
  } catch (error) {
    // A page that was left takes its run along; the next page starts its own.
    if (await runOf(tabId, run.id)) await fail(tabId, run.id, await whyNot(tabId, error));
  }
}

/** Ends the run of a tab where the person does not want to wait. */
export async function cancel(tabId: number): Promise<void> {
  await stopRun(tabId);
  await changed(tabId);
}

/** Marks this run as failed, with the reason; a newer one goes on. */
export async function fail(tabId: number, run: string, message: Said | string): Promise<void> {
  if (await endRun(tabId, run, message)) await changed(tabId);
}

/** What day it is, where this computer is known to be wrong about it: a list is not stale because a clock runs years ahead. Null: the page's own clock will do. */
async function knownTime(): Promise<number | null> {
  const known = await timeNow().catch(() => Date.now());
  return Math.abs(known - Date.now()) > tolerated ? known : null;
}

async function requestFor(where: ScopeNow, run: string): Promise<InspectRequest> {
  const answers = await answersFor(where.url, Date.now()).catch(() => null);
  const [probe, cloak, attachments] = await Promise.all([observedOn('probe', where.url, Date.now()), observedOn('cloak', where.url, Date.now()), observedOn('attachments', where.url, Date.now())]);
  const policy = await policyInForce().catch(() => null);
  // Links of a preview to its own host are links of the site.
  const hosts = await unitHosts(policy);
  const trusted = [...hosts.trusted, ...(where.preview ? [where.host] : [])];
  const request: InspectRequest = { run, url: where.preview ? where.judged : null, now: await knownTime(), type: null, preview: where.scope === 'preview' && !where.preview, site: null, answers: answers && [...answers], answersBecause: answers ? null : await whyNoAnswers(where.url, Date.now()).catch(() => null), probe, cloak, attachments, trusted, struck: [...hosts.struck], policy };
  if (where.scope !== 'government' && !where.preview) return request;
  const judged = new URL(where.judged);
  const store = await recordDatabase();
  const site = await findSite(reading(store), judged.hostname);
  if (!site) return request;
  const [notes, columns] = await Promise.all([siteNotes(store, site.id), columnsOf(store, site.id)]);
  return {
    ...request,
    type: site.data.pageTypes[pathPattern(judged)] ?? null,
    site: {
      name: site.data.name || null, code: site.data.code,
      homeHeader: notes?.homeHeader ? [...notes.homeHeader] : null, homeFooter: notes?.homeFooter ? [...notes.homeFooter] : null, frameExempt: [...notes?.frameExempt ?? []],
      columns: columns.filter(({ state }) => state === 'confirmed').map(({ url, name, kind }) => ({ url, name, kind, category: columnKinds[kind].category })),
      removedColumns: columns.filter(({ state }) => state === 'removed').map(({ url }) => url),
    },
  };
}

async function whyNot(tabId: number, error: unknown): Promise<Said> {
  const text = error instanceof Error ? error.message : String(error);
  const load = await loadOf(tabId);
  if (load.error || /error page/i.test(text)) return said('said.run.notOpened', load.error ?? said('said.run.errorPage'));
  if (/cannot access|missing host permission|cannot be scripted|permission/i.test(text)) return said('said.run.notAllowed');
  if (/removed|closed|No frame|No tab/i.test(text)) return said('said.run.left');
  return said('said.run.broke', text.slice(0, 300));
}

/**
 * Runs in the page's isolated world: it must not name anything outside itself. The request is JSON text, because the browser
 * drops every null from an object it hands over. Starts the run and does not wait for it: a script that is awaited holds
 * back the page's own load event. The result comes as a message.
 */
function callInPage(name: string, request: string): void {
  void (globalThis as unknown as Record<string, (request: string) => Promise<unknown>>)[name]!(request);
}
