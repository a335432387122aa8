import { render } from 'preact';
import { ListApp } from '../../components/list-app.tsx';
import { connectView } from './connect.ts';
import { openDrafts } from './drafts.ts';
import type { Early } from './early.ts';
import { speakPage } from './speak-page.ts';
import { tellFont } from './tell-font.ts';

/** The popup of the tab in front, in place of what stands there while it is being read. */
export async function start(early: Early): Promise<void> {
  const root = document.getElementById('app')!;
  const [drafts, tabId, again] = await Promise.all([openDrafts(early.stored), early.tabId, tellFont(early.stored)]);
  if (tabId === undefined) return;
  const { view, store } = connectView(tabId, drafts, () => window.close(), again ? {} : { first: early.state });
  store.subscribe(({ tab }, before) => {
    if (tab && !before.tab) requestAnimationFrame(() => performance.mark('duwang:shown'));
    speakPage(tab?.settings.language ?? 'zh-CN', 'app.name');
  });
  root.replaceChildren();
  render(<ListApp store={store} view={view} />, root);
}
