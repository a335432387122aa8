import { browser, type Browser } from 'wxt/browser';
import { viewMessageSchema, type ViewAnswer, type ViewMessage } from '../../contract/messages.ts';
import type { Settings } from '../../contract/settings.ts';
import { pathPattern } from '../../page/path-pattern.ts';
import { addManual, decide, note } from '../../store/decide.ts';
import { reading, StoreRefused } from '../../store/database.ts';
import { settle } from '../../store/settle.ts';
import { sendNow } from '../../store/undo-close.ts';
import { exportUnsent, importUnsent } from '../../store/unsent.ts';
import { correctPageType, findSite, nameSite } from '../../store/site.ts';
import { connect, signIn, signOut, stepUp } from './account/account.ts';
import { registerLoader } from './reading/automatic.ts';
import { changed } from './changes.ts';
import { forgetEditPage, learnEditPage, watchTyping } from './preview/editing.ts';
import { prove } from './evidence/evidence.ts';
import { cancel, inspect } from './reading/inspect.ts';
import { lens } from './reading/lens.ts';
import { cancelLinks, checkLinks } from './links/link-check.ts';
import { linkList } from './links/link-results.ts';
import { readAttachments } from './reading/attachments.ts';
import { cloak } from './links/cloak.ts';
import { askInPage, closeOverlay, overlayChanged, showOverlay, startPicking } from './evidence/overlay.ts';
import { lossSeen } from './loss-watch.ts';
import { answerPaper } from './workbench/paper.ts';
import { probe } from './links/probe.ts';
import { goNext, readingDay } from './reading/reading-day.ts';
import { sayQuestion } from './reading/questions.ts';
import type { PageScope } from './page-scope.ts';
import { setPreview } from './preview/preview-hosts.ts';
import { scopeNow } from './scope-now.ts';
import { currentAccount, currentSettings, pen, recordDatabase, saveSettings } from './services.ts';
import { syncNow, syncSoon } from './account/syncing.ts';
import { trustSigningKey } from './account/trust.ts';
import { recall, remember } from './tab-memory.ts';
import { tabState } from './tab-state.ts';
import { refusalOf, refusedAs } from './words-now.ts';

/** Whether a message comes from a page of this extension: popup, panel, workbench. */
export function isView(sender: Browser.runtime.MessageSender): boolean {
  return sender.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL('/'));
}

/** Answers a view: the new state of its tab, or a refusal in words; then what was typed stays in the view and nothing was saved. */
export async function answerView(input: unknown): Promise<ViewAnswer> {
  const parsed = viewMessageSchema.safeParse(input);
  if (!parsed.success) return refusedAs('said.badMessage');
  const message = parsed.data;
  try {
    const extra = await act(message);
    return { ok: true, state: 'tabId' in message ? await tabState(message.tabId) : null, ...(extra === undefined ? {} : { extra }) };
  } catch (error) {
    return refusalOf(error);
  }
}

/** Does what a view asks; what it returns goes along as `extra`. */
async function act(message: ViewMessage): Promise<unknown> {
  switch (message.type) {
    case 'view.state': return undefined;
    case 'view.start-shift': case 'view.end-shift': {
      const answer = await answerPaper(message.type === 'view.end-shift' ? { type: 'paper.end-shift' } : { type: 'paper.start-shift', name: message.name });
      if (!answer.ok) throw new StoreRefused('rule', 'said.given', answer.message);
      return undefined;
    }
    case 'view.inspect': void inspect(message.tabId); return undefined;
    case 'view.cancel': return cancel(message.tabId);
    case 'view.decide':
      await recordedPage(message.tabId);
      await decide(await pen(), message.findingIds, message.ruling, message.reason);
      if (message.ruling === 'confirmed') await prove(message.findingIds, message.tabId);
      return saved(message.tabId);
    case 'view.note':
      await recordedPage(message.tabId);
      await note(await pen(), message.findingId, message.note);
      return saved(message.tabId);
    case 'view.manual': return manual(message);
    case 'view.question': {
      const where = await recordedPage(message.tabId);
      await sayQuestion(where, message.said);
      return saved(message.tabId);
    }
    case 'view.ask-in-page': return message.question === null ? closeOverlay(message.tabId) : askInPage(message.tabId, message.question);
    case 'view.locate': return showOverlay(message.tabId, message.findingId);
    case 'view.overlay': return message.on ? showOverlay(message.tabId, null) : closeOverlay(message.tabId);
    case 'view.today': return readingDay(message.tabId);
    case 'view.next-page':
      await goNext(message.tabId);
      return undefined;
    case 'view.lens':
      await lens(message.tabId, message.on);
      return undefined;
    case 'view.pick': return startPicking(message.tabId);
    case 'view.picked': return recall(message.tabId, 'picked');
    case 'view.page-type': {
      const { site, where } = await recordedSite(message.tabId);
      await correctPageType(await pen(), site.id, pathPattern(new URL(where.url)), message.pageType);
      await saved(message.tabId);
      void inspect(message.tabId);
      return undefined;
    }
    case 'view.site': {
      const { site } = await recordedSite(message.tabId);
      await nameSite(await pen(), site.id, { name: message.name, code: message.code, kind: message.kind });
      return saved(message.tabId);
    }
    case 'view.settings': {
      const before = await currentSettings();
      // The server is chosen by `view.connect` alone, whatever an older copy of the settings says.
      await saveSettings({ ...message.settings, server: before.server });
      await registerLoader(message.settings.automatic);
      await changed(null);
      if (readsAnew(before, message.settings)) await inspectShown();
      return undefined;
    }
    case 'view.preview-host':
      await setPreview(message.tabId, message.published);
      await changed(message.tabId);
      void inspect(message.tabId);
      return undefined;
    case 'view.edit-page':
      await (message.what === 'learn' ? learnEditPage(message.tabId) : message.what === 'watch' ? watchTyping(message.tabId) : forgetEditPage(message.tabId));
      return undefined;
    case 'view.permission-changed': {
      const settings = await currentSettings();
      await registerLoader(settings.automatic);
      await changed(null);
      return undefined;
    }
    case 'view.check-links':
      await checkLinks(message.tabId, message.which);
      return undefined;
    case 'view.cancel-links': return cancelLinks(message.tabId);
    case 'view.links': return linkList(message.tabId, message);
    case 'view.probe':
      await probe(message.tabId);
      return undefined;
    case 'view.attachments':
      await readAttachments(message.tabId);
      return undefined;
    case 'view.cloak':
      await cloak(message.tabId);
      return undefined;
    case 'view.connect':
      await connect(message.server);
      return changed(null);
    case 'view.sign-in': return signIn();
    case 'view.step-up': return stepUp();
    case 'view.sign-out':
      await signOut();
      return changed(null);
    case 'view.loss-seen':
      await lossSeen();
      return undefined;
    case 'view.sync':
      await sendNow(await recordDatabase());
      return syncNow(true);
    case 'view.trust-key': return trustSigningKey(message.key);
    case 'view.settle':
      await settle(await pen(), message.opId, message.keep);
      syncSoon();
      return changed(null);
    case 'view.export-unsent': return exportUnsent(await recordDatabase(), Date.now());
    case 'view.import-unsent': {
      const taken = await importUnsent(await recordDatabase(), message.text, Date.now());
      syncSoon();
      await changed(null);
      return { taken };
    }
  }
}

/** Another form is another inspection, other hosts of the unit are other findings, and links checked by themselves follow a reading. */
function readsAnew(before: Settings, now: Settings): boolean {
  return now.rubric !== before.rubric || (now.automaticLinks && !before.automaticLinks) || JSON.stringify([now.trustedHosts, now.struckHosts]) !== JSON.stringify([before.trustedHosts, before.struckHosts]);
}

/** The government pages in front are read at once. */
async function inspectShown(): Promise<void> {
  for (const tab of await browser.tabs.query({ active: true })) {
    if (tab.id !== undefined && (await scopeNow(tab.url)).scope === 'government') void inspect(tab.id);
  }
}

async function manual(message: Extract<ViewMessage, { type: 'view.manual' }>): Promise<void> {
  const where = await recordedPage(message.tabId);
  const state = await tabState(message.tabId);
  const id = await addManual(await pen(), {
    host: where.host, rubric: (await currentSettings()).rubric, url: where.url, pageTitle: state.title, pageType: state.page?.pageType ?? 'other',
    says: message.says, cites: message.cites, row: message.row, place: message.place, fragment: message.fragment, note: message.note,
  });
  await prove([id], message.tabId);
  await remember(message.tabId, 'picked', null);
  await saved(message.tabId);
}

/** The page of a tab, if what is decided on it is recorded. @throws StoreRefused */
async function recordedPage(tabId: number): Promise<PageScope> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  const where = await scopeNow(tab?.url);
  if (where.scope === 'preview') throw new StoreRefused('rule', 'said.preview.only');
  if (where.reason !== null) throw StoreRefused.of(where.reason);
  if ((await currentAccount())?.role === 'reader') throw new StoreRefused('rule', 'said.role.readerFindings');
  return where;
}

async function recordedSite(tabId: number) {
  const where = await recordedPage(tabId);
  const site = await findSite(reading(await recordDatabase()), where.host);
  if (!site) throw new StoreRefused('rule', 'said.site.checkFirst');
  return { site, where };
}

async function saved(tabId: number): Promise<undefined> {
  await changed(tabId);
  void overlayChanged(tabId);
  syncSoon();
  return undefined;
}
