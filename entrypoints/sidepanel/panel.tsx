import { render } from 'preact';
import { browser } from 'wxt/browser';
import { ListApp } from '../../components/list-app.tsx';
import { connectView } from '../popup/connect.ts';
import { openDrafts } from '../popup/drafts.ts';
import type { Early } from '../popup/early.ts';
import { speakPage } from '../popup/speak-page.ts';
import { tellFont } from '../popup/tell-font.ts';

/** The panel stays open while tabs change: it follows the tab in front of its window. */
export async function start(early: Early): Promise<void> {
  const root = document.getElementById('app')!;
  const [drafts, here, front, again] = await Promise.all([openDrafts(early.stored), browser.windows.getCurrent(), early.tabId, tellFont(early.stored)]);
  const shown = new Map<number, ReturnType<typeof connectView>>();
  const show = (tabId: number): void => {
    const known = shown.get(tabId);
    const { view, store } = known ?? connectView(tabId, drafts, () => undefined, { panel: true, ...(tabId === front && !again ? { first: early.state } : {}) });
    if (!known) {
      shown.set(tabId, { view, store });
      store.subscribe(({ tab }, before) => {
        if (tab && !before.tab) requestAnimationFrame(() => performance.mark('duwang:shown'));
        speakPage(tab?.settings.language ?? 'zh-CN', 'app.name');
      });
    }
    render(<ListApp key={tabId} store={store} view={view} />, root);
  };
  root.replaceChildren();
  // `?tab=7` shows the panel of that tab in a page of its own: for screenshots and tests.
  if (new URLSearchParams(location.search).has('tab')) return front === undefined ? undefined : show(front);
  browser.tabs.onActivated.addListener(({ tabId, windowId }) => {
    if (windowId === here.id) show(tabId);
  });
  browser.tabs.onRemoved.addListener((tabId) => shown.delete(tabId));
  if (front !== undefined) show(front);
}
