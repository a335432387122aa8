import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Picked, ViewAnswer, ViewMessage } from '../contract/messages.ts';
import type { FindingStatus } from '../contract/record.ts';
import type { TabState, UiFinding } from '../contract/ui-state.ts';
import { wordsOf } from '../messages/words.ts';
import { spokenLanguage } from './in-language.tsx';
import { findingOrder, groupsOf } from './finding-order.ts';
import { verdictLine } from './verdict-line.ts';
import type { View } from './view.ts';

export type Screen = 'list' | 'sheet' | 'conflicts' | 'manual' | 'links' | 'questions' | 'coverage';

/** What a list of findings shows beside the worker's state. Nothing here is a record: records are the worker's. */
export interface ViewState {
  readonly tab: TabState | null;
  /** Why the last thing asked for was not done; null when it was. */
  readonly refusal: string | null;
  /** For the live region; `turn` makes the same sentence twice two announcements. */
  readonly said: { readonly text: string; readonly turn: number };
  readonly current: string | null;
  readonly opened: ReadonlySet<string>;
  readonly form: { readonly id: string; readonly kind: 'dismiss' | 'note' } | null;
  readonly screen: Screen;
  readonly help: boolean;
  readonly picked: Picked;
  /** Hints are unfolded although the settings fold them. */
  readonly unfolded: boolean;
}

/** The findings of the list: without hints where they are folded, but never without one that somebody ruled on. */
export function listedFindings({ tab, unfolded }: Pick<ViewState, 'tab' | 'unfolded'>): readonly UiFinding[] {
  if (!tab || tab.settings.showHints || unfolded) return tab?.findings ?? [];
  return tab.findings.filter(({ record }) => record.verdict !== 'hint' || record.status !== 'pending');
}

export interface ViewActions {
  take(tab: TabState | null): void;
  say(text: string): void;
  ask(message: ViewMessage): Promise<ViewAnswer>;
  decide(ids: readonly string[], ruling: FindingStatus, reason: string): Promise<boolean>;
  note(id: string, text: string): Promise<boolean>;
  /** Checks the links of the page; call it straight from a click, because the browser may have to ask the person first. */
  checkLinks(): Promise<void>;
  step(by: 1 | -1): void;
  setCurrent(id: string | null): void;
  toggle(id: string): void;
  setForm(form: ViewState['form']): void;
  show(screen: Screen): void;
  setHelp(on: boolean): void;
  setPicked(picked: Picked): void;
  unfold(on: boolean): void;
}

export interface ViewStore extends StoreApi<ViewState> { readonly actions: ViewActions }

/** The store of one popup or panel, with everything a person can do there. */
export function createViewStore(view: View): ViewStore {
  const store = createStore<ViewState>(() => ({
    tab: null, refusal: null, said: { text: '', turn: 0 }, current: null, opened: new Set(), form: null, screen: 'list', help: false, picked: null, unfolded: false,
  }));
  const words = () => wordsOf(spokenLanguage(store.getState().tab?.settings.language ?? 'zh-CN'));
  const say = (text: string): void => store.setState(({ said }) => ({ said: { text, turn: said.turn + 1 } }));

  const take = (tab: TabState | null): void => {
    if (!tab || tab.tabId !== view.tabId) return;
    const before = store.getState().tab;
    store.setState({ tab });
    if (before?.running && !tab.running && !tab.failure) say(words()['live.finished'](verdictLine(tab, words())));
  };

  const ask = async (message: ViewMessage): Promise<ViewAnswer> => {
    const answer = await view.send(message);
    if (answer.ok) {
      take(answer.state);
      store.setState({ refusal: null });
    } else {
      store.setState({ refusal: answer.message });
      say(words()['live.refused'](answer.message));
    }
    return answer;
  };

  const order = () => findingOrder(groupsOf(store.getState().tab, listedFindings(store.getState()), words()));

  const actions: ViewActions = {
    take, say, ask,
    decide: async (ids, ruling, reason) => {
      if (ids.length === 0) return false;
      const answer = await ask({ type: 'view.decide', tabId: view.tabId, findingIds: [...ids], ruling, reason });
      if (!answer.ok) return false;
      say(ruling === 'confirmed' ? words()['live.confirmed'](ids.length) : ruling === 'dismissed' ? words()['live.dismissed'] : words()['live.undone']);
      if (ruling === 'dismissed') for (const id of ids) view.drafts.set(`reason:${id}`, '');
      return true;
    },
    note: async (id, text) => {
      const answer = await ask({ type: 'view.note', tabId: view.tabId, findingId: id, note: text });
      if (!answer.ok) return false;
      view.drafts.set(`note:${id}`, '');
      say(words()['finding.noteSaved']);
      return true;
    },
    checkLinks: async () => {
      // The prompt may close the popup: the worker remembers the wish and begins by itself once leave is given.
      const allowed = view.askAnyHost();
      const answer = await view.send({ type: 'view.check-links', tabId: view.tabId, which: 'all' });
      if (answer.ok) {
        take(answer.state);
        store.setState({ refusal: null });
      } else if (!await allowed) {
        store.setState({ refusal: answer.message });
        say(words()['live.refused'](answer.message));
      }
    },
    step: (by) => {
      const ids = order().map(({ record }) => record.id);
      const at = ids.indexOf(store.getState().current ?? '');
      const next = at === -1 ? (by === 1 ? 0 : ids.length - 1) : Math.min(ids.length - 1, Math.max(0, at + by));
      if (ids[next] !== undefined) store.setState({ current: ids[next] });
    },
    setCurrent: (current) => store.setState({ current }),
    toggle: (id) => store.setState(({ opened }) => ({ opened: new Set(opened.has(id) ? [...opened].filter((one) => one !== id) : [...opened, id]) })),
    setForm: (form) => store.setState({ form }),
    show: (screen) => store.setState({ screen, refusal: null }),
    unfold: (unfolded) => store.setState({ unfolded }),
    setHelp: (help) => store.setState({ help }),
    setPicked: (picked) => store.setState({ picked, ...(picked ? { screen: 'manual' as const } : {}) }),
  };
  return Object.assign(store, { actions });
}
