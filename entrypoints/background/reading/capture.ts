import { browser, type Browser } from 'wxt/browser';
import { contentMessageSchema, messageLimit, type ContentMessage, type LoadAnswer, type WordsAnswer } from '../../../contract/messages.ts';
import { fragmentLimit } from './limits.ts';
import { categoryOfName } from '../../../standards/column-words.ts';
import { guessedKind } from '../../../standards/column-kind.ts';
import type { ColumnSaid } from '../../../store/columns.ts';
import type { QuestionSaid } from '../../../contract/question-said.ts';
import { sayQuestion } from './questions.ts';
import { said } from '../../../messages/said.ts';
import { decide } from '../../../store/decide.ts';
import { StoreRefused } from '../../../store/database.ts';
import { newId } from '../../../store/id.ts';
import { readPage } from '../../../store/read-page.ts';
import { findingRecord, pageState, recordVisit } from '../../../store/record-visit.ts';
import { changed, tell } from '../changes.ts';
import { noteArticle, typed } from '../preview/editing.ts';
import { prove } from '../evidence/evidence.ts';
import { documentRead } from './document-now.ts';
import { fail, inspect } from './inspect.ts';
import { lens } from './lens.ts';
import { checkAutomatically } from '../links/link-automatic.ts';
import { loadOf } from './load-watch.ts';
import { scopeOf } from '../page-scope.ts';
import { previewReport } from '../preview/preview-report.ts';
import { scopeNow } from '../scope-now.ts';
import { currentSettings, pen, recordDatabase, toolVersion } from '../services.ts';
import { syncSoon } from '../account/syncing.ts';
import { remember } from '../tab-memory.ts';
import { policyInForce } from '../workbench/unit-packs.ts';
import { endRun, noteRun, runningOn, runOf } from './run-now.ts';
import { compareWords } from './words.ts';
import { overlayChanged, overlayClosed } from '../evidence/overlay.ts';
import { afterReading } from './verify-page.ts';
import { inWords, refusalOf, refusedAs, saidOf } from '../words-now.ts';

type Sender = Browser.runtime.MessageSender;
type Result = Extract<ContentMessage, { type: 'capture.result' }>;

/** Where a content message comes from, once it is sure; null for anything but the top frame of a tab in this browser. */
export function senderPage(sender: Sender): { readonly tabId: number; readonly url: string } | null {
  if (sender.id !== browser.runtime.id || sender.frameId !== 0 || sender.tab?.id === undefined || !sender.url) return null;
  const where = scopeOf(sender.url);
  return where.scope === 'unsupported' ? null : { tabId: sender.tab.id, url: where.url };
}

/**
 * Takes a message of a content script. It may have been sent by a hostile page that took the script over: only these
 * kinds are taken, only for the sender's own tab and address, and only in size.
 * @returns the answer for the sender, or null when the message was not taken
 */
export async function takeFromPage(input: unknown, sender: Sender): Promise<LoadAnswer | WordsAnswer | { readonly ok: boolean; readonly message?: string } | null> {
  const page = senderPage(sender);
  if (!page) return null;
  const tooLarge = JSON.stringify(input).length > messageLimit;
  const parsed = tooLarge ? null : contentMessageSchema.safeParse(input);
  if (!parsed?.success) {
    const run = await runningOn(page.tabId, page.url);
    if (run) await fail(page.tabId, run.id, said(tooLarge ? 'said.run.tooLarge' : 'said.run.badResult'));
    return null;
  }
  const message = parsed.data;
  switch (message.type) {
    case 'page.ready': await ready(page.tabId, message.url); return { ok: true };
    case 'page.load': {
      const { pending, status, known, failed, pages } = await loadOf(page.tabId);
      return { pending, status, known, failed, pages };
    }
    case 'page.words': return compareWords(message.slices);
    case 'capture.progress': await progress(page.tabId, message); return { ok: true };
    case 'capture.result': await result(page, message); return { ok: true };
    case 'capture.failed': await failed(page, message); return { ok: true };
    case 'capture.decide': return decideByKey(page, message);
    case 'capture.answer': return answerHere(page, message.said);
    case 'capture.picked': await picked(page.tabId, message); return { ok: true };
    case 'capture.typing': await typed(page.tabId, message.findings, message.missing); return { ok: true };
    case 'capture.pick-cancelled': await changed(page.tabId); return { ok: true };
    case 'capture.lens': return lens(page.tabId, true).then(() => ({ ok: true }), async (error: unknown) => ({ ok: false, message: await inWords(saidOf(error)) }));
    case 'capture.overlay-closed':
      await overlayClosed(page.tabId);
      return { ok: true };
  }
}

/** A page stands there: inspect it where that is automatic. What was remembered of the page before is over. */
async function ready(tabId: number, url: string): Promise<void> {
  const settings = await currentSettings();
  await remember(tabId, 'picked', null);
  const where = await scopeNow(url);
  if (!settings.automatic || where.scope !== 'government') return;
  await inspect(tabId);
  await overlayChanged(tabId);
}

async function progress(tabId: number, { run: id, done, of }: Extract<ContentMessage, { type: 'capture.progress' }>): Promise<void> {
  if (await noteRun(tabId, id, { done, of })) tell(tabId);
}

/** Writes a result down. It counts only for the very run that is on its way in this tab, at this address: that of an older run is dropped. */
async function result({ tabId, url }: { readonly tabId: number; readonly url: string }, message: Result): Promise<void> {
  const run = await runOf(tabId, message.run);
  if (!run) return;
  const where = await scopeNow(run.url);
  // Judged under the address it was asked for, and sent from the very page.
  if (where.judged !== message.report.url || new URL(run.url).origin !== new URL(url).origin) return;
  const fragments = Object.fromEntries(Object.entries(message.fragments).filter(([, html]) => html.length <= fragmentLimit));
  const { report, catalogue, frame, log, columns, cites, titles = {}, rules = {}, paste } = message;
  try {
    if (where.scope === 'government') {
      const settings = await currentSettings();
      await recordVisit(await pen(), { report, catalogue, titles, toolVersion: toolVersion(), fragments, host: where.host, rubric: settings.rubric, packs: (await policyInForce())?.packs ?? [], rules, ...(frame ? { frame } : {}), ...(log ? { log } : {}), ...(cites ? { cites } : {}), ...(columns ? { columns: proposed(columns, where.host) } : {}) });
    } else {
      await remember(tabId, 'preview', preview({ report: where.preview ? previewReport(report, where.url, where.preview) : report, titles }, fragments));
    }
  } catch (error) {
    await fail(tabId, run.id, error instanceof StoreRefused ? error.said : said('said.run.notSaved', saidOf(error)));
    return;
  }
  await documentRead(tabId, run.url, run.document);
  await remember(tabId, 'paste', paste ? { url: run.url, meta: paste.meta, date: paste.date, footer: paste.footer } : null);
  if (paste?.article) await noteArticle(paste.article);
  // What a preview shows proves nothing about the site.
  if (where.scope === 'government') await afterReading(tabId, report, fragments, catalogue);
  await endRun(tabId, run.id, null);
  await changed(tabId);
  await overlayChanged(tabId);
  syncSoon();
  void checkAutomatically(tabId);
}

/** Only of the sender's own site; the line of 附件4 is guessed by name. */
function proposed(columns: NonNullable<Result['columns']>, host: string): readonly ColumnSaid[] {
  return columns.filter(({ url }) => scopeOf(url).host === host).map((column) => ({ ...column, kind: guessedKind(column.name, categoryOfName(column.name)) }));
}

async function failed({ tabId }: { readonly tabId: number }, { run, message }: Extract<ContentMessage, { type: 'capture.failed' }>): Promise<void> {
  await fail(tabId, run, said('said.run.broke', message.slice(0, 300)));
}

/** A ruling made in the overlay: only on a finding of the sender's own page. */
async function decideByKey({ tabId, url }: { readonly tabId: number; readonly url: string }, { key, ruling, reason }: Extract<ContentMessage, { type: 'capture.decide' }>): Promise<{ readonly ok: boolean; readonly message?: string }> {
  const where = await scopeNow(url);
  if (where.scope !== 'government') return refusedAs('said.capture.previewRuling');
  try {
    const settings = await currentSettings();
    const { findings } = await readPage(await recordDatabase(), where.host, where.url, settings.rubric);
    const finding = findings.find(({ record }) => record.key === key);
    if (!finding) return await refusedAs('said.capture.gone');
    await decide(await pen(), [finding.record.id], ruling, reason);
    if (ruling === 'confirmed') await prove([finding.record.id], tabId);
  } catch (error) {
    if (error instanceof StoreRefused) return refusalOf(error);
    throw error;
  }
  await changed(tabId);
  await overlayChanged(tabId);
  syncSoon();
  return { ok: true };
}

/** An answer given in the overlay: for the sender's own page. */
async function answerHere({ tabId, url }: { readonly tabId: number; readonly url: string }, said: QuestionSaid): Promise<{ readonly ok: boolean; readonly message?: string }> {
  const where = await scopeNow(url);
  if (where.scope !== 'government') return refusedAs('said.capture.previewAnswer');
  try {
    await sayQuestion(where, said);
  } catch (error) {
    if (error instanceof StoreRefused) return refusalOf(error);
    throw error;
  }
  await changed(tabId);
  syncSoon();
  return { ok: true };
}

async function picked(tabId: number, { place, fragment }: Extract<ContentMessage, { type: 'capture.picked' }>): Promise<void> {
  await remember(tabId, 'picked', { place, fragment });
  await changed(tabId);
  // The popup closed when the page was clicked. Where the browser does not open it without a gesture, a click on the icon does.
  await browser.action?.openPopup?.().catch(() => undefined);
}

/** A result that is never recorded: it lives as long as the browser runs. */
function preview({ report, titles }: Pick<Result, 'report'> & { readonly titles: Readonly<Record<string, string>> }, fragments: Readonly<Record<string, string>>) {
  const at = Date.now();
  const siteId = newId(at);
  const findings = report.checks.flatMap((check) => check.findings.map((finding) => ({ check, finding, record:
    findingRecord(report, check, finding, { id: newId(at), siteId, inspectionId: null, visitId: null }, fragments[finding.key] ?? null, at) })));
  return {
    findings: findings.map(({ record }) => record),
    page: pageState({ report, titles }, siteId, newId(at), at, {
      present: findings.map(({ record }) => record.id),
      places: Object.fromEntries(findings.flatMap(({ record, finding }) => (finding.at ? [[record.id, finding.at]] : []))),
      patches: Object.fromEntries(findings.flatMap(({ record, finding }) => (finding.patch ? [[record.id, finding.patch.html]] : []))),
    }),
  };
}
