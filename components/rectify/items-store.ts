import { createStore, type StoreApi } from 'zustand/vanilla';
import type * as z from 'zod/mini';
import { itemDetailSchema, itemsListSchema, takenBackSchema, verifiedSchema, type ItemDetail, type ItemLine, type ItemsList, type ItemsMessage } from '../../contract/items-view.ts';
import type { ItemState, StepAct, VerifiedAs } from '../../contract/rectification.ts';
import { wordsOf, type Words } from '../../messages/words.ts';
import type { DeskView } from '../workbench/desk-view.ts';

export const filters = ['mine', 'overdue', 'open', 'answered', 'review', 'returned', 'closed', 'withdrawn', 'all'] as const;
export type ItemFilter = (typeof filters)[number];

/** What the page shows beside the worker's records. Nothing here is a record. */
export interface ItemsState {
  readonly list: ItemsList | null;
  readonly filter: ItemFilter;
  readonly query: string;
  readonly unit: string;
  readonly current: string | null;
  readonly detail: ItemDetail | null;
  readonly selected: ReadonlySet<string>;
  /** What was closed last; U takes it back while it has not been sent. */
  readonly closed: readonly string[];
  /** The form that is open below the current item. */
  readonly form: StepAct | null;
  readonly busy: boolean;
  readonly run: { readonly done: number; readonly of: number } | null;
  readonly refusal: string | null;
  readonly said: { readonly text: string; readonly turn: number };
}

export interface ItemsActions {
  refresh(): Promise<void>;
  filter(filter: ItemFilter): void;
  find(query: string): void;
  ofUnit(unit: string): void;
  setCurrent(id: string | null): void;
  step(by: 1 | -1): void;
  select(ids: readonly string[], on: boolean): void;
  setForm(form: StepAct | null): void;
  /** Takes a step on these items; false when it was refused. */
  take(ids: readonly string[], act: StepAct, note?: string, day?: string | null): Promise<boolean>;
  /** Takes the closings back that were made last, or the one that is shown, unless they have been sent. */
  undoClose(): Promise<void>;
  /** The person shows themselves at the server; closings that wait for it are sent then. */
  stepUp(): Promise<void>;
  /** Looks at every page of these items again, one after another. */
  verify(ids: readonly string[]): Promise<void>;
  stop(): void;
  judge(id: string, url: string, as: 'fixed' | 'unfixed', because: string): Promise<boolean>;
}

export interface ItemsStore extends StoreApi<ItemsState> { readonly actions: ItemsActions }

/** The items a filter, a search and a unit leave, in the order of the register. */
export function visibleItems({ list, filter, query, unit }: Pick<ItemsState, 'list' | 'filter' | 'query' | 'unit'>): readonly ItemLine[] {
  const wanted = query.trim().toLowerCase();
  return (list?.items ?? []).filter((line) => passes(line, filter, list!) && (unit === '' || line.unit === unit)
    && (wanted === '' || [line.number ?? line.provisional, line.unit, line.site, line.says, line.checkName].some((text) => text.toLowerCase().includes(wanted))));
}

/** How many items a filter leaves, whatever is searched for. */
export function countOf(list: ItemsList, filter: ItemFilter): number {
  return list.items.filter((line) => passes(line, filter, list)).length;
}

/** The closings that U takes back now: those made last, else the one that is shown. */
export function undoableOf({ list, closed, current }: Pick<ItemsState, 'list' | 'closed' | 'current'>): readonly string[] {
  const may = new Set((list?.items ?? []).filter(({ undoable }) => undoable === true).map(({ id }) => id));
  const last = closed.filter((id) => may.has(id));
  return last.length > 0 || current === null || !may.has(current) ? last : [current];
}

function passes(line: ItemLine, filter: ItemFilter, { own }: ItemsList): boolean {
  switch (filter) {
    case 'all': return true;
    case 'overdue': return line.overdue;
    // Reviewers wait for answers; who answers waits for what is to be mended.
    case 'mine': return own.mayIssue ? line.state === 'review' || line.state === 'answered' : own.mayReply && (line.state === 'open' || line.state === 'returned');
    default: return line.state === (filter satisfies ItemState);
  }
}

/** The store of the register with everything a person can do there. */
export function createItemsStore(view: DeskView): ItemsStore {
  const store = createStore<ItemsState>(() => ({
    list: null, filter: 'mine', query: '', unit: '', current: null, detail: null, selected: new Set(), closed: [], form: null, busy: false, run: null, refusal: null, said: { text: '', turn: 0 },
  }));
  const { getState: get, setState: set } = store;
  let stopped = false;
  let chosen = false;
  const words = (): Words => wordsOf(get().list?.own.language ?? 'zh-CN');
  const say = (text: string): void => set(({ said }) => ({ said: { text, turn: said.turn + 1 } }));

  const ask = async <T>(message: ItemsMessage, schema: z.ZodMiniType<T> | null): Promise<{ readonly value: T } | null> => {
    const answer = await view.send(message);
    const value = answer.ok && schema ? schema.safeParse(answer.value) : null;
    if (answer.ok && (value === null || value.success)) return { value: value?.data as T };
    const refusal = answer.ok ? words()['app.unreachable'] : answer.message;
    set({ refusal });
    say(words()['live.refused'](refusal));
    return null;
  };
  const loadDetail = async (id: string): Promise<void> => {
    const found = await ask({ type: 'items.one', itemId: id }, itemDetailSchema);
    if (found && get().current === id) set({ detail: found.value });
  };
  const keepCurrent = (): void => {
    const lines = visibleItems(get());
    const { current } = get();
    if (current !== null && lines.some(({ id }) => id === current)) return void loadDetail(current);
    actions.setCurrent(lines[0]?.id ?? null);
    return undefined;
  };

  const actions: ItemsActions = {
    refresh: async () => {
      const list = await ask({ type: 'items.list' }, itemsListSchema);
      if (!list) return;
      set({ list: list.value });
      // Nothing waits: then everything is shown, not an empty list.
      if (!chosen && get().filter === 'mine' && countOf(list.value, 'mine') === 0) set({ filter: 'all' });
      chosen = true;
      const { current } = get();
      if (current !== null && list.value.items.some(({ id }) => id === current)) await loadDetail(current);
      else keepCurrent();
    },
    filter: (filter) => {
      set({ filter, selected: new Set(), form: null });
      keepCurrent();
    },
    find: (query) => {
      set({ query });
      keepCurrent();
    },
    ofUnit: (unit) => {
      set({ unit });
      keepCurrent();
    },
    setCurrent: (current) => {
      set(({ detail }) => ({ current, form: null, detail: detail?.line.id === current ? detail : null }));
      if (current !== null) void loadDetail(current);
    },
    step: (by) => {
      const lines = visibleItems(get());
      const at = lines.findIndex(({ id }) => id === get().current);
      const next = lines[at === -1 ? 0 : Math.min(lines.length - 1, Math.max(0, at + by))];
      if (next) actions.setCurrent(next.id);
    },
    select: (ids, on) => set(({ selected }) => {
      const next = new Set(selected);
      for (const id of ids) if (on) next.add(id); else next.delete(id);
      return { selected: next };
    }),
    setForm: (form) => set({ form, refusal: null }),
    take: async (ids, act, note = '', day = null) => {
      if (ids.length === 0 || get().busy) return false;
      set({ busy: true, refusal: null });
      const taken = await ask({ type: 'items.step', itemIds: [...ids], act, note, day }, null);
      set({ busy: false });
      if (!taken) return false;
      set({ form: null, selected: new Set(), ...(act === 'close' ? { closed: [...ids] } : {}) });
      say(words()['items.done'](words()[`items.did.${act}`], ids.length));
      await actions.refresh();
      return true;
    },
    undoClose: async () => {
      const ids = undoableOf(get());
      if (ids.length === 0 || get().busy) return;
      set({ busy: true, refusal: null });
      const undone = await ask({ type: 'items.undo-close', itemIds: [...ids] }, takenBackSchema);
      set({ busy: false, ...(undone ? { closed: [] } : {}) });
      if (undone) say(words()['items.closeUndone'](undone.value.gone));
      await actions.refresh();
      if (undone && ids.length === 1 && visibleItems(get()).some(({ id }) => id === ids[0])) actions.setCurrent(ids[0]!);
    },
    stepUp: async () => {
      set({ refusal: null });
      if (await ask({ type: 'items.step-up' }, null)) await actions.refresh();
    },
    verify: async (ids) => {
      if (get().run !== null) return;
      stopped = false;
      set({ refusal: null, run: { done: 0, of: ids.length } });
      const pages: { readonly itemId: string; readonly url: string }[] = [];
      for (const itemId of ids) {
        const found = await ask({ type: 'items.one', itemId }, itemDetailSchema);
        for (const one of [...new Set(found?.value?.item.pages.map(({ url }) => url))].map((url) => ({ itemId, url }))) pages.push(one);
      }
      const seen = new Map<VerifiedAs, number>();
      let tabId: number | null = null;
      for (const [done, page] of pages.entries()) {
        if (stopped) break;
        set({ run: { done, of: pages.length } });
        const answer: { readonly value: z.infer<typeof verifiedSchema> } | null = await ask({ type: 'items.verify', ...page, tabId }, verifiedSchema);
        if (!answer) break;
        tabId = answer.value.tabId;
        if (answer.value.as) seen.set(answer.value.as, (seen.get(answer.value.as) ?? 0) + 1);
      }
      if (tabId !== null) await view.send({ type: 'items.verified', tabId });
      const parts = [...seen].map(([as, count]) => words()['items.verifiedPart'](words()[`items.as.${as}`], count)).join(words()['line.separator']);
      if (stopped) say(words()['items.stopped']);
      else if (parts !== '') say(words()['items.verified'](parts));
      const { refusal } = get();
      await actions.refresh();
      // Only now is it over: a key pressed next acts on what was seen, not on what stood before.
      set({ refusal, run: null });
    },
    stop: () => {
      stopped = true;
    },
    judge: async (itemId, url, as, because) => {
      set({ refusal: null });
      if (!await ask({ type: 'items.judge', itemId, url, as, because }, null)) return false;
      say(words()['options.saved']);
      await actions.refresh();
      return true;
    },
  };
  return Object.assign(store, { actions });
}
