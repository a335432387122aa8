import { render } from 'preact';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/surface.css';
import '../../components/style/finding.css';
import '../../components/style/screens.css';
import '../../components/style/question.css';
import { ListApp } from '../../components/list-app.tsx';
import { createViewStore } from '../../components/view-store.ts';
import type { ViewAnswer, ViewMessage } from '../../contract/messages.ts';
import type { TabState } from '../../contract/ui-state.ts';
import { atRest } from '../support/at-rest.ts';
import { deciding, someView } from './some-view.ts';

document.documentElement.lang = 'zh-CN';
document.documentElement.dataset['surface'] = 'popup';
document.title = '读网';

let holder: HTMLElement | null = null;

/** The element the list stands in. */
export const root = (): HTMLElement => holder!;

/** Draws the popup's list with a worker that decides as told, in place of what stood there. */
export async function show(tab: TabState, { answer = deciding(tab), texts = new Map<string, string>() }: { readonly answer?: (message: ViewMessage) => ViewAnswer | Promise<ViewAnswer>; readonly texts?: Map<string, string> } = {}) {
  takeAway();
  holder = document.createElement('div');
  document.body.append(holder);
  const view = someView(answer, texts);
  const store = createViewStore(view);
  store.actions.take(tab);
  render(<ListApp store={store} view={view} />, holder);
  await atRest();
  return { view, store };
}

/** For `afterEach`. */
export function takeAway(): void {
  if (holder) render(null, holder);
  holder?.remove();
}

/** A key press as a keyboard makes it, sent to whatever has the focus. */
export async function press(key: string, more: KeyboardEventInit = {}): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true, ...more });
  (document.activeElement ?? document.body).dispatchEvent(event);
  await atRest();
  return event;
}

export const rows = (): HTMLElement[] => [...root().querySelectorAll<HTMLElement>('article.row')];
export const button = (words: string): HTMLButtonElement => [...root().querySelectorAll('button')].find((each) => each.textContent?.includes(words) || each.getAttribute('aria-label') === words)!;
export const text = (): string => root().innerText;
