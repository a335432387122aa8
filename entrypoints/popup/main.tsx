import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/style/list-styles.ts';
import { spokenLanguage } from '../../components/in-language.tsx';
import { ListApp } from '../../components/list-app.tsx';
import { connectView } from './connect.ts';
import { openDrafts } from './drafts.ts';

const root = document.getElementById('app')!;

async function start(): Promise<void> {
  // `?tab=7` shows the popup of that tab in a page of its own: for screenshots and tests.
  const asked = Number(new URLSearchParams(location.search).get('tab'));
  const [drafts, tabs] = await Promise.all([openDrafts(), asked ? [{ id: asked }] : browser.tabs.query({ active: true, currentWindow: true })]);
  const tabId = tabs[0]?.id;
  if (tabId === undefined) return;
  const { view, store } = connectView(tabId, drafts, () => window.close());
  store.subscribe(({ tab }, before) => {
    if (tab && !before.tab) requestAnimationFrame(() => performance.mark('duwang:shown'));
    document.documentElement.lang = spokenLanguage(tab?.settings.language ?? 'zh-CN');
  });
  root.replaceChildren();
  render(<ListApp store={store} view={view} />, root);
}

void start();
