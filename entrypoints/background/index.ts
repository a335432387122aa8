import { browser } from 'wxt/browser';
import { directCloakGlobal, directLinksGlobal } from '../../contract/inspect-request.ts';
import { defineBackground } from 'wxt/utils/define-background';
import { registerLoader, sendLoader } from './reading/automatic.ts';
import { takeFromPage } from './reading/capture.ts';
import { answerDesk, isDeskMessage } from './workbench/desk.ts';
import { answerReview, isReviewMessage } from './workbench/review.ts';
import { changed, offerChanges, refreshBadge, tell, whenChanged } from './changes.ts';
import { documentMayLeave, documentStands } from './reading/document-now.ts';
import { watchTyping } from './preview/editing.ts';
import { compareWithSpider, dropSpiderRule } from './links/cloak.ts';
import { checkAutomatically, leftPage } from './links/link-automatic.ts';
import { anyHost, checkLinksDirectly, linksAllowed } from './links/link-check.ts';
import { answerItems, isItemsMessage } from './workbench/items.ts';
import { watchLinks } from './links/link-watch.ts';
import { keepCheckingLinks, stopAllRuns } from './links/link-work.ts';
import { answerPaper, isPaperMessage } from './workbench/paper.ts';
import { watchLoads } from './reading/load-watch.ts';
import { keepOpeningPages } from './workbench/page-run.ts';
import { scopeOf } from './page-scope.ts';
import { scopeNow } from './scope-now.ts';
import { watchLoss } from './loss-watch.ts';
import { watchManaged } from './managed.ts';
import { currentSettings, saveSettings } from './services.ts';
import { keepSyncing } from './account/syncing.ts';
import { forgetLastSession } from './session-area.ts';
import { dropReady, prepareSoon } from './workbench/shown-inspection.ts';
import { signInTab } from './account/account.ts';
import { forgetTab, remember } from './tab-memory.ts';
import { answerView, isView } from './views.ts';
import { welcome } from './welcome.ts';

/**
 * The worker: the only one that writes records. It may die at any point, so every listener stands here at top level and
 * nothing that matters lives in a variable.
 */
export default defineBackground(() => {
  watchLoads();
  forgetLastSession();
  void dropSpiderRule();
  watchLinks();
  keepCheckingLinks();
  offerChanges();
  whenChanged(prepareSoon);
  keepSyncing();
  watchManaged(() => void loaderAsSet().then(() => changed(null)));
  keepOpeningPages();
  watchLoss();

  browser.runtime.onMessage.addListener((message: unknown, sender, respond: (answer: unknown) => void) => {
    const answer: Promise<unknown> = !isView(sender) ? takeFromPage(message, sender) : isDeskMessage(message) ? answerDesk(message) : isReviewMessage(message) ? answerReview(message) : isItemsMessage(message) ? answerItems(message, sender.tab?.id) : isPaperMessage(message) ? answerPaper(message) : answerView(message);
    answer.then(respond, (error: unknown) => {
      console.error('Duwang', error);
      respond(null);
    });
    return true;
  });

  browser.runtime.onInstalled.addListener(({ reason }) => {
    void loaderAsSet();
    void dropReady().then(prepareSoon, (error: unknown) => console.error('Duwang workbench', error));
    void welcome(reason);
  });
  browser.runtime.onStartup.addListener(() => {
    void loaderAsSet();
    prepareSoon();
  });
  browser.permissions.onAdded.addListener(({ origins = [] }) => void permissionGiven(origins));
  browser.permissions.onRemoved.addListener(() => void permissionTaken());

  // The command line reaches in here; web pages cannot.
  (globalThis as unknown as Record<string, unknown>)[directCloakGlobal] = compareWithSpider;
  (globalThis as unknown as Record<string, unknown>)[directLinksGlobal] = checkLinksDirectly;

  browser.tabs.onRemoved.addListener((tabId) => {
    void forgetTab(tabId);
    void leftPage(tabId, null);
  });
  browser.tabs.onUpdated.addListener((tabId, { status, url }) => {
    void signInTab(tabId, url).catch((error: unknown) => console.error('Duwang sign-in', error));
    if (url !== undefined) void leftPage(tabId, scopeOf(url).url);
    // A new document takes the overlay with it.
    if (status === 'loading') void remember(tabId, 'overlay', false);
    if (status === 'loading') void documentMayLeave(tabId);
    if (status === 'complete') void loaded(tabId);
  });
  browser.tabs.onActivated.addListener(({ tabId }) => {
    void refreshBadge(tabId);
    void checkAutomatically(tabId);
  });
});

/** A page that began before the loader was registered, or before an update of the extension, gets it now; any other has it already. */
async function loaded(tabId: number): Promise<void> {
  await documentStands(tabId);
  await refreshBadge(tabId);
  tell(tabId);
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (scopeOf(tab?.url).scope === 'unsupported') return; // neither written on nor inspected
  const settings = await currentSettings();
  await watchTyping(tabId).catch((error: unknown) => console.error('Duwang edit page', error));
  if (settings.automatic && (await scopeNow(tab?.url)).scope === 'government') await sendLoader(tabId);
}

/** Without leave to ask other hosts a link that does not answer says nothing: checks end where they are. */
async function permissionTaken(): Promise<void> {
  if (!await browser.permissions.contains(anyHost)) await stopAllRuns().catch((error: unknown) => console.error('Duwang links', error));
  await loaderAsSet();
  await changed(null);
}

async function loaderAsSet(): Promise<void> {
  const settings = await currentSettings();
  await registerLoader(settings.automatic);
}

/** Who allows the government hosts wants pages inspected by themselves: that is what was asked. */
async function permissionGiven(origins: readonly string[]): Promise<void> {
  const settings = await currentSettings();
  if (origins.some((origin) => /gov\.cn/.test(origin)) && !settings.automatic) await saveSettings({ ...settings, automatic: true });
  await loaderAsSet();
  await linksAllowed().catch((error: unknown) => console.error('Duwang links', error));
  await changed(null);
}
