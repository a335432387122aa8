import { browser } from 'wxt/browser';
import { groups } from '../../checks/catalogue.ts';
import type { TabState, UiFinding } from '../../contract/ui-state.ts';
import { lockedKeys } from '../../contract/managed.ts';
import { defaultSettings } from '../../contract/settings.ts';
import { pathPattern } from '../../page/path-pattern.ts';
import { say, type Said, type SaidWords } from '../../messages/said.ts';
import { StoreRefused } from '../../store/database.ts';
import { barredFor } from '../../store/decide.ts';
import type { Pen } from '../../store/pen.ts';
import { itemsOfPage } from '../../store/read-items.ts';
import { readPage, type PageFinding, type PageRead } from '../../store/read-page.ts';
import type { PageState } from '../../store/schema.ts';
import { editStateOf } from './preview/editing.ts';
import { governmentOrigins } from './reading/automatic.ts';
import { automaticLinks } from './links/link-automatic.ts';
import { linkState } from './links/link-results.ts';
import type { Pack } from '../../standards/pack.ts';
import { packOf } from '../../standards/rubrics.ts';
import { questionState } from './reading/questions.ts';
import { duty } from './workbench/paper.ts';
import type { PageScope } from './page-scope.ts';
import { scopeNow } from './scope-now.ts';
import { pageTenths, priceOf, sheetOf } from './workbench/pricing.ts';
import { ownRubricsLoaded } from './workbench/rubrics.ts';
import { currentSettings, fixedSettings, pen, recordDatabase } from './services.ts';
import { conflictsOf, syncStateOf } from './account/sync-state.ts';
import { lossNow } from './kept-area.ts';
import { isLost, recall, type TabMemory } from './tab-memory.ts';
import { wordsNow } from './words-now.ts';

/**
 * Everything a view shows about a tab. Reads only; never throws for a broken database: that is part of the state.
 * @param extent `page` leaves out what needs the whole inspection (the sheet): enough for the badge
 */
export async function tabState(tabId: number, extent: 'page' | 'inspection' = 'inspection'): Promise<TabState> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  const where = await scopeNow(tab?.url);
  const [run, failure, preview, overlay, automaticAllowed, links, probe, cloak, linksByThemselves, attachments, paste, lost, seen] = await Promise.all([
    recall(tabId, 'run'), recall(tabId, 'failure'), recall(tabId, 'preview'), recall(tabId, 'overlay'), governmentOrigins().then((origins) => origins.length > 0),
    linkState(where.url).catch(() => null), recall(tabId, 'probe'), recall(tabId, 'cloak'), automaticLinks().catch(() => 'off' as const), recall(tabId, 'attachments'), recall(tabId, 'paste'), lossNow(), recall(tabId, 'read'),
  ]);
  const words = await wordsNow();
  const frame = {
    tabId, url: where.url, title: (tab?.title ?? '').slice(0, 500), scope: where.scope, reason: where.reason && say(words, where.reason),
    running: run && run.url === where.url && !isLost(run) ? { done: run.done, of: run.of } : null,
    failure: run && run.url === where.url && isLost(run) ? words['said.run.lost']
      : failure && failure.url === where.url ? say(words, failure.message) : null,
    overlay: overlay ?? false, automaticAllowed, links, automaticLinks: linksByThemselves, probe: ofPage(probe, where.url, words), cloak: ofPage(cloak, where.url, words), attachments: ofPage(attachments, where.url, words), preview: where.preview && { ...where.preview, judged: where.judged },
    ...(lost ? { lost } : {}),
    ...(paste?.url === where.url ? { paste: { meta: paste.meta, date: paste.date, footer: paste.footer } } : {}),
  };
  try {
    const [settings, policy] = await Promise.all([currentSettings(), fixedSettings(), ownRubricsLoaded()]);
    const read = where.scope === 'preview' ? previewRead(preview, where) : where.scope === 'government'
      ? await readPage(await recordDatabase(), where.host, where.url, settings.rubric, extent) : nothing;
    const pack = packOf(read.inspection?.rubric ?? settings.rubric) ?? null;
    const writer = await pen();
    const findings = read.findings.map((finding) => uiFinding(finding, read, pack, where.scope === 'government' ? writer : null));
    return {
      ...frame, ...(read.page && !(seen?.stands && seen.url === where.url) ? { earlier: true } : {}), site: read.site, inspection: read.inspection, page: read.page ? shownPage(read.page, read) : null, findings,
      ...deducted(pack, read, where.scope === 'government', extent),
      sheet: where.scope === 'government' && extent === 'inspection' ? sheetOf(pack, read.inspection, read.visits, read.inspectionFindings, read.answers, read.columns) : null,
      ...(where.scope === 'government' && extent === 'inspection' ? { ...questionState(read), ...(read.site ? { register: registerCounts(read.site.id, read.columns) } : {}) } : {}),
      pagesRead: new Set(read.visits.filter(({ opened }) => opened).map(({ url }) => url)).size,
      duty: extent === 'inspection' ? await duty() : null,
      items: where.scope === 'government' && extent === 'inspection' && read.site ? [...await itemsOfPage(await recordDatabase(), read.site.id, where.url)] : [],
      sync: await syncStateOf(), conflicts: await conflictsOf(), settings, locked: [...lockedKeys(policy)], lockedBy: { ...policy.reasons }, managedProblems: policy.problems.map((problem) => say(words, problem)), storageProblem: null,
      ...(extent === 'inspection' ? { edit: await editStateOf(tabId, tab?.url, settings) } : {}),
    };
  } catch (error) {
    if (!(error instanceof StoreRefused)) throw error;
    return {
      ...frame, site: null, inspection: null, page: null, findings: [], pageTenths: null, sheet: null, pagesRead: 0,
      sync: { mode: 'alone', server: null, name: null, role: null, waiting: 0, conflicts: 0, lastAt: null, problem: null, busy: false },
      conflicts: [], settings: defaultSettings, storageProblem: say(words, error.said),
    };
  }
}

/** What this page costs now, and what it would once all is confirmed; the badge does without. */
function deducted(pack: Pack | null, { findings, inspection }: PageRead, priced: boolean, extent: 'page' | 'inspection'): Pick<TabState, 'pageTenths' | 'pageTenthsIf'> {
  if (!priced) return { pageTenths: null };
  const here = findings.filter(({ present }) => present).map(({ record }) => record);
  const now = pageTenths(pack, here, inspection);
  return extent === 'page' ? { pageTenths: now } : { pageTenths: now, pageTenthsIf: pageTenths(pack, here.map((one) => (one.status === 'pending' ? { ...one, status: 'confirmed' } : one)), inspection) };
}

function registerCounts(siteId: string, columns: PageRead['columns']): NonNullable<TabState['register']> {
  const count = (state: string): number => columns.filter((column) => column.state === state).length;
  return { siteId, confirmed: count('confirmed'), proposed: count('proposed') };
}

/** Without the address and in words, if it is this page's and not one that was lost on its way. */
function ofPage<State extends { readonly url: string; readonly state: string; readonly at: number; readonly because: Said | string | null }>(state: State | null, url: string, words: SaidWords): Omit<State, 'url' | 'because'> & { readonly because: string | null } | null {
  if (!state || state.url !== url || (state.state === 'running' && Math.abs(Date.now() - state.at) > 60_000)) return null;
  const { url: _, because, ...rest } = state;
  return { ...rest, because: because && say(words, because) };
}

const nothing: PageRead = { site: null, inspection: null, page: null, findings: [], inspectionFindings: [], visits: [], answers: [], columns: [] };

function previewRead(preview: TabMemory['preview'], where: PageScope): PageRead {
  if (!preview || preview.page.url !== where.url) return nothing;
  return {
    ...nothing, page: preview.page,
    findings: preview.findings.map((record): PageFinding => ({ record, decisions: [], sync: 'local', present: true })),
  };
}

function uiFinding({ record, decisions, sync, present }: PageFinding, read: PageRead, pack: Pack | null, writer: Pen | null): UiFinding {
  const at = read.page?.places[record.id] ?? record.at;
  const patch = read.page?.patches[record.id];
  return {
    record: { ...record, at }, group: groupOf(record.check), sync, ...priceOf(pack, record, read.inspection), decisions: [...decisions], present,
    ...(patch === undefined ? {} : { patch }), ...(writer ? barredFor(writer, record, decisions) : {}),
  };
}

function shownPage(page: PageState, read: PageRead): NonNullable<TabState['page']> {
  const corrected = read.site?.pageTypes[pathPattern(new URL(page.url))];
  return {
    opened: page.opened, settledBy: page.settledBy, pageType: page.pageType, pageTypeBecause: page.pageTypeBecause,
    corrected: corrected !== undefined && corrected === page.pageType, nodes: page.nodes, milliseconds: page.milliseconds, at: page.at,
    outcomes: page.outcomes.map((one) => ({ ...one, group: groupOf(one.id) })), notChecked: [...page.notChecked],
  };
}

function groupOf(check: string): string {
  return groups.find(({ checks }) => (checks as readonly string[]).includes(check))?.id ?? 'manual';
}
