import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/style/list-styles.ts';
import { ListApp } from '../../components/list-app.tsx';
import { connectView } from '../popup/connect.ts';
import { openDrafts } from '../popup/drafts.ts';

const root = document.getElementById('app')!;

/** The panel stays open while tabs change: it follows the tab in front of its window. */
async function start(): Promise<void> {
  const drafts = await openDrafts();
  const here = await browser.windows.getCurrent();
  const shown = new Map<number, ReturnType<typeof connectView>>();
  const show = (tabId: number): void => {
    const { view, store } = shown.get(tabId) ?? connectView(tabId, drafts, () => undefined, true);
    shown.set(tabId, { view, store });
    render(<ListApp key={tabId} store={store} view={view} />, root);
  };
  // `?tab=7` shows the panel of that tab in a page of its own: for screenshots and tests.
  const asked = Number(new URLSearchParams(location.search).get('tab'));
  if (asked) {
    root.replaceChildren();
    return show(asked);
  }
  browser.tabs.onActivated.addListener(({ tabId, windowId }) => {
    if (windowId === here.id) show(tabId);
  });
  browser.tabs.onRemoved.addListener((tabId) => shown.delete(tabId));
  const [front] = await browser.tabs.query({ active: true, windowId: here.id });
  root.replaceChildren();
  if (front?.id !== undefined) show(front.id);
}

void start();
