import { browser } from 'wxt/browser';
import { changeSchema, changesPort, pickedSchema, type ViewAnswer, type ViewMessage, viewAnswerSchema } from '../../contract/messages.ts';
import type { Drafts, View } from '../../components/view.ts';
import { createViewStore, type ViewStore } from '../../components/view-store.ts';
import { unreachable } from '../../components/unreachable.ts';

/** Sends one message and checks the answer. Never rejects: a worker that does not answer is a refusal in words. */
export async function send(message: ViewMessage): Promise<ViewAnswer> {
  const answer = viewAnswerSchema.safeParse(await browser.runtime.sendMessage(message).catch(() => null));
  return answer.success ? answer.data : { ok: false, message: unreachable() };
}

/** Leave to read government pages; called straight from a click. */
export async function askAutomatic(): Promise<boolean> {
  return browser.permissions.request({ origins: ['*://*.gov.cn/*'] }).catch(() => false);
}

/** Leave to reach any site, for checking links; called straight from a click. */
export async function askAnyHost(): Promise<boolean> {
  return browser.permissions.request({ origins: ['http://*/*', 'https://*/*'] }).catch(() => false);
}

/** Opens the browser's panel beside this tab, where it has one; the browser takes it only straight from a click. */
function panelOpener(tabId: number, close: () => void): Pick<View, 'openPanel'> {
  const { sidePanel, sidebarAction } = browser as unknown as { readonly sidePanel?: { open?(at: { tabId: number }): Promise<void> }; readonly sidebarAction?: { open(): Promise<void> } };
  const open = sidePanel?.open ? () => sidePanel.open!({ tabId }) : sidebarAction ? () => sidebarAction.open() : null;
  // Refused: the popup stays, and the list with it.
  return open ? { openPanel: () => void open().then(close, () => undefined) } : {};
}

interface Connected {
  /** It is the side panel. */
  readonly panel?: boolean;
  /** What the worker knew of the tab when it was asked before this code was read: shown at once, then asked for again. */
  readonly first?: Promise<unknown>;
}

/** The view of one tab with its store, kept up to date over the worker's port for as long as the page stands. */
export function connectView(tabId: number, drafts: Drafts, close: () => void, { panel = false, first }: Connected = {}): { readonly view: View; readonly store: ViewStore } {
  const view: View = {
    tabId, panel, drafts, close, send, askAutomatic, askAnyHost,
    copy: (text) => navigator.clipboard.writeText(text).then(() => true, () => false),
    openOptions: () => void browser.runtime.openOptionsPage(),
    ...(panel ? {} : panelOpener(tabId, close)),
  };
  const store = createViewStore(view);
  const refresh = (): void => void store.actions.ask({ type: 'view.state', tabId });

  let asked = 0;
  const hear = (): void => {
    const port = browser.runtime.connect({ name: changesPort });
    port.onMessage.addListener((message) => {
      const change = changeSchema.safeParse(message);
      if (!change.success || (change.data.tabId !== null && change.data.tabId !== tabId)) return;
      // Many changes at once (a run's progress) need one look.
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(refresh);
    });
    // A worker that was stopped comes back with the next message; what changed meanwhile is asked for.
    port.onDisconnect.addListener(() => setTimeout(() => { hear(); refresh(); }, 250));
  };
  hear();
  void first?.then((answer) => {
    const known = viewAnswerSchema.safeParse(answer);
    if (known.success && known.data.ok && store.getState().tab === null) store.actions.take(known.data.state);
  });
  refresh();
  void send({ type: 'view.picked', tabId }).then((answer) => {
    const picked = answer.ok ? pickedSchema.safeParse(answer.extra ?? null) : null;
    if (picked?.success && picked.data) store.actions.setPicked(picked.data);
  });
  return { view, store };
}
