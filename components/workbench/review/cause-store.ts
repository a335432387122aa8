import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FindingStatus } from '../../../contract/record.ts';
import { causePagesSchema, causesSchema, locatedSchema, type Cause, type CausePages, type ReachHere } from '../../../contract/review.ts';
import type { Words } from '../../../messages/words.ts';
import { decidedSchema } from '../../../contract/workbench.ts';
import { askReview } from '../ask-review.ts';
import type { DeskView } from '../desk-view.ts';
import type { Left } from './left-note.tsx';

export interface CauseFilter { readonly clause: string; readonly status: FindingStatus | ''; readonly verdict: Cause['verdict'] | ''; readonly text: string }
export const noFilter: CauseFilter = { clause: '', status: 'pending', verdict: '', text: '' };

/** What was ruled in one go, to be taken back in one go. */
interface Ruled { readonly ids: readonly string[] }

export interface CauseState {
  readonly causes: readonly Cause[] | null;
  readonly filter: CauseFilter;
  readonly current: string | null;
  readonly pages: CausePages | null;
  /** The page in hand; null: the cause as a whole. */
  readonly page: string | null;
  /** The form that is open for what is in hand. */
  readonly form: 'dismiss' | 'inapplicable' | null;
  readonly undo: readonly Ruled[];
  readonly progress: { readonly done: number; readonly of: number } | null;
  readonly refusal: string | null;
  /** What the last ruling left as it was, because it is somebody else's to do; empty when nothing was left. */
  readonly left: readonly Left[];
  readonly said: string;
}

export interface CauseActions {
  load(): Promise<void>;
  filter(part: Partial<CauseFilter>): void;
  setCurrent(key: string | null): void;
  setPage(url: string | null): void;
  step(by: 1 | -1): void;
  enter(): void;
  leave(): void;
  setForm(form: CauseState['form']): void;
  /** Rules on the page in hand, or on all of the cause that is pending. */
  rule(ruling: FindingStatus, reason: string, reach: ReachHere | null): Promise<boolean>;
  /** Takes back what is ruled on the page in hand. */
  takeBack(): Promise<void>;
  undo(): Promise<void>;
  stop(): void;
  locate(): Promise<void>;
}

export interface CauseStore extends StoreApi<CauseState> { readonly actions: CauseActions; readonly shown: () => readonly Cause[] }

/** Small enough that a person sees it move and can stop it. */
const atOnce = 200;

/** The store of reviewing one inspection by root cause. */
export function createCauseStore(view: DeskView, inspectionId: string, rubric: string | null, words: Words): CauseStore {
  const store = createStore<CauseState>(() => ({ causes: null, filter: noFilter, current: null, pages: null, page: null, form: null, undo: [], progress: null, refusal: null, left: [], said: '' }));
  const { getState: get, setState: set } = store;
  let stopped = false;
  const shown = (): readonly Cause[] => filtered(get().causes ?? [], get().filter, get().current);

  const loadPages = async (): Promise<void> => {
    const { current } = get();
    if (current === null) return;
    const { value } = await askReview(view, { type: 'review.pages', inspectionId, cause: current }, causePagesSchema);
    if (value && get().current === current) set({ pages: value });
  };
  const load = async (): Promise<void> => {
    const { value, refusal } = await askReview(view, { type: 'review.causes', inspectionId, rubric }, causesSchema);
    if (!value) return set({ refusal });
    set({ causes: value });
    const { current } = get();
    if (current === null || !value.some(({ key }) => key === current)) actions.setCurrent(shown()[0]?.key ?? null);
    else await loadPages();
    return undefined;
  };
  const ids = (only: (status: FindingStatus) => boolean): readonly string[] => {
    const { pages, page } = get();
    return (pages ?? []).filter(({ url }) => page === null || url === page).flatMap(({ findings }) => findings.filter(({ status }) => only(status)).map(({ id }) => id));
  };
  const decide = async (all: readonly string[], ruling: FindingStatus, reason: string, reach: ReachHere | null): Promise<readonly string[]> => {
    const left: Left[] = [];
    let asked = 0;
    stopped = false;
    set({ refusal: null, left, progress: all.length > atOnce ? { done: 0, of: all.length } : null });
    while (asked < all.length && !stopped) {
      const part = all.slice(asked, asked + atOnce);
      const { refusal, value } = await askReview(view, { type: 'review.decide', findingIds: [...part], ruling, reason, reach }, decidedSchema);
      if (refusal !== null) {
        set({ refusal });
        break;
      }
      for (const one of value?.left ?? []) left.push(one);
      asked += part.length;
      if (get().progress) set({ progress: { done: asked, of: all.length } });
    }
    set({ progress: null, left });
    const untouched = new Set(left.map(({ id }) => id));
    return all.slice(0, asked).filter((id) => !untouched.has(id));
  };

  const actions: CauseActions = {
    load,
    filter: (part) => {
      set(({ filter }) => ({ filter: { ...filter, ...part }, page: null, form: null }));
      const { current, causes, filter } = get();
      if (!filtered(causes ?? [], filter, null).some(({ key }) => key === current)) actions.setCurrent(filtered(causes ?? [], filter, null)[0]?.key ?? null);
    },
    setCurrent: (current) => {
      if (current !== get().current) set({ current, pages: null, page: null, form: null });
      void loadPages();
    },
    setPage: (page) => set({ page, form: null }),
    step: (by) => {
      const { page, pages, current } = get();
      const list = page === null ? shown().map(({ key }) => key) : (pages ?? []).map(({ url }) => url);
      const at = list.indexOf(page ?? current ?? '');
      const next = list[Math.min(list.length - 1, Math.max(0, at + by))];
      if (next === undefined) return;
      if (page === null) actions.setCurrent(next);
      else actions.setPage(next);
    },
    enter: () => set(({ pages, page }) => ({ page: page ?? pages?.find(({ findings }) => findings.some(({ status }) => status === 'pending'))?.url ?? pages?.[0]?.url ?? null })),
    leave: () => set(({ form, page }) => (form ? { form: null } : { page: page === null ? page : null })),
    setForm: (form) => set({ form }),
    rule: async (ruling, reason, reach) => {
      // A key pressed before the pages are there rules on them all the same.
      if (get().pages === null) await loadPages();
      const all = ids((status) => status === 'pending');
      if (all.length === 0) return false;
      const whole = get().page === null;
      const done = await decide(all, ruling, reason, reach);
      if (done.length === 0) return false;
      set(({ undo }) => ({ undo: [...undo, { ids: done }].slice(-50), form: null, said: words['review.ruled'](done.length) }));
      actions.step(1);
      if (!whole) await loadPages();
      await load();
      return done.length + get().left.length === all.length;
    },
    takeBack: async () => {
      if (get().pages === null) await loadPages();
      const all = ids((status) => status !== 'pending');
      if (all.length === 0) return;
      await decide(all, 'pending', '', null);
      await load();
    },
    undo: async () => {
      const last = get().undo.at(-1);
      if (!last) return;
      const done = await decide(last.ids, 'pending', '', null);
      if (done.length === last.ids.length) set(({ undo }) => ({ undo: undo.slice(0, -1), said: words['live.undone'] }));
      await load();
    },
    stop: () => {
      stopped = true;
    },
    locate: async () => {
      const { pages, page } = get();
      const id = (page === null ? pages?.[0] : pages?.find(({ url }) => url === page))?.findings[0]?.id;
      if (id === undefined) return;
      const { value, refusal } = await askReview(view, { type: 'review.locate', findingId: id }, locatedSchema);
      set({ refusal, said: value ? words[`review.${value.state}`] : '' });
    },
  };
  return Object.assign(store, { actions, shown });
}

/** Pure. The cause in hand stays in the list while it is being worked on, so that nothing jumps from under the hand. */
export function filtered(causes: readonly Cause[], { clause, status, verdict, text }: CauseFilter, keep: string | null): readonly Cause[] {
  const wanted = text.trim().toLowerCase();
  return causes.filter((cause) => cause.key === keep || ((clause === '' || cause.cites.includes(clause)) && (verdict === '' || cause.verdict === verdict) && (status === '' || cause[status] > 0)
    && (wanted === '' || cause.says.toLowerCase().includes(wanted) || cause.about.toLowerCase().includes(wanted) || cause.name.includes(wanted))));
}
