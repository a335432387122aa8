import { createStore, type StoreApi } from 'zustand/vanilla';
import type * as z from 'zod/mini';
import type { FindingStatus } from '../../contract/record.ts';
import type { ScoreSheet } from '../../contract/score.ts';
import type { UiFinding } from '../../contract/ui-state.ts';
import {
  decidedSchema, deskFindingsSchema, deskIdsSchema, deskInspectionSchema, deskListSchema, findingsAtOnce,
  type DeskInspection, type DeskList, type DeskMessage, type Only, type SaidHere,
} from '../../contract/workbench.ts';
import { wordsOf } from '../../messages/words.ts';
import { spokenLanguage } from '../in-language.tsx';
import type { DeskView } from './desk-view.ts';
import { shaped } from './own-answers.ts';
import { ruler } from './review/desk-ruler.ts';
import type { Left } from './review/left-note.tsx';

export type DeskTab = 'sheet' | 'causes' | 'findings' | 'evidence' | 'coverage';
export const everything: Only = { status: null, check: null, row: null };

/** What the page shows beside the worker's records. Nothing here is a record. */
export interface DeskState {
  /** Another part of the workbench that is shown instead of the inspections (see desk-sections); null: the inspections. */
  readonly section: string | null;
  /** Grows whenever records changed, for the parts that ask by themselves. */
  readonly turn: number;
  readonly list: DeskList | null;
  /** Sheets of the listed inspections, as far as they were asked for. */
  readonly sheets: ReadonlyMap<string, Pick<ScoreSheet, 'state' | 'score' | 'result'>>;
  readonly inspectionId: string | null;
  /** The chosen form; null: the one the inspection was begun with. */
  readonly rubric: string | null;
  readonly shown: DeskInspection | null;
  readonly tab: DeskTab;
  readonly only: Only;
  /** The findings in the list, in order; null while they are not known. */
  readonly ids: readonly string[] | null;
  readonly details: ReadonlyMap<string, UiFinding>;
  readonly current: string | null;
  readonly dismissing: boolean;
  /** What was decided in one go, to be taken back in one go. */
  readonly bulk: readonly string[] | null;
  /** Rulings on their way, until what they did is shown: a key pressed meanwhile goes by these. */
  readonly ruling: ReadonlyMap<string, FindingStatus>;
  readonly busy: boolean;
  /** How far a ruling on many has come; null while there is none. */
  readonly progress: { readonly done: number; readonly of: number } | null;
  readonly refusal: string | null;
  /** What the last ruling on many left as it was, because it is somebody else's to do. */
  readonly left: readonly Left[];
  /** For the live region; `turn` makes the same sentence twice two announcements. */
  readonly said: { readonly text: string; readonly turn: number };
}

export interface DeskActions {
  /** Shows an inspection, or the list. */
  open(inspectionId: string | null): Promise<void>;
  /** Shows a part of the workbench beside the inspections. */
  goTo(section: string): Promise<void>;
  /** Asks anew for what is shown. */
  refresh(): Promise<void>;
  choose(rubric: string): Promise<void>;
  show(tab: DeskTab): void;
  filter(only: Only): Promise<void>;
  /** Makes sure the findings of these places in the list are known. */
  need(from: number, to: number): Promise<void>;
  setCurrent(id: string | null): void;
  step(by: 1 | -1): void;
  setDismissing(on: boolean): void;
  /** Rules on these, a part at a time; false when any was not saved. What was saved before it was stopped stays, and can be taken back in one go. */
  decide(ids: readonly string[], ruling: FindingStatus, reason: string): Promise<boolean>;
  /** Stops a ruling on many after the part that is on its way. */
  stop(): void;
  /** Confirms every pending finding of one check. */
  confirmAll(check: string): Promise<void>;
  undoBulk(): Promise<void>;
  answer(said: SaidHere): Promise<boolean>;
  closeInspection(): Promise<void>;
}

export interface DeskStore extends StoreApi<DeskState> { readonly actions: DeskActions }

/** Larger inspections show their sheet when they are opened. */
const sheetAtOnce = 3000;

/** The store of the workbench with everything a person can do there. */
export function createDeskStore(view: DeskView): DeskStore {
  const store = createStore<DeskState>(() => ({
    section: null, turn: 0, list: null, sheets: new Map(), inspectionId: null, rubric: null, shown: null, tab: 'sheet', only: everything, ids: null, details: new Map(), current: null,
    dismissing: false, bulk: null, ruling: new Map(), busy: false, progress: null, refusal: null, left: [], said: { text: '', turn: 0 },
  }));
  const { getState: get, setState: set } = store;
  let refusedLook = false;
  const words = () => wordsOf(spokenLanguage((get().shown ?? get().list)?.own.language ?? 'zh-CN'));
  const say = (text: string): void => set(({ said }) => ({ said: { text, turn: said.turn + 1 } }));

  /** Asks the worker; null after a refusal, which is shown. */
  const ask = async <T>(message: DeskMessage, schema: z.ZodMiniType<T> | null): Promise<T | null> => {
    const answer = await view.send(message);
    const value = answer.ok && schema ? shaped(schema, answer.value) : null;
    const asks = schema !== null;
    if (answer.ok && (value === null || value.success)) {
      // What was not saved stays said until something is saved: looking again does not settle it.
      if (!asks || refusedLook) set({ refusal: null });
      return value?.data ?? (answer.value ?? true) as T;
    }
    const refusal = answer.ok ? words()['app.unreachable'] : answer.message;
    refusedLook = asks;
    set({ refusal });
    say(words()['live.refused'](refusal));
    return null;
  };

  const loadList = async (): Promise<void> => {
    const list = await ask({ type: 'desk.list' }, deskListSchema);
    if (!list) return;
    set({ list, sheets: new Map([...get().sheets, ...list.inspections.flatMap(({ inspection, sheet }) => (sheet ? [[inspection.id, sheet] as const] : []))]) });
    for (const { inspection, findings, sheet } of list.inspections.slice(0, 50)) {
      if (get().inspectionId !== null) return;
      if (findings > sheetAtOnce || sheet) continue;
      const answer = await view.send({ type: 'desk.inspection', inspectionId: inspection.id, rubric: null });
      const one = answer.ok ? shaped(deskInspectionSchema, answer.value) : null;
      if (one?.success) set(({ sheets }) => ({ sheets: new Map(sheets).set(inspection.id, one.data.sheet) }));
    }
  };

  const loadInspection = async (): Promise<void> => {
    const { inspectionId, rubric } = get();
    if (inspectionId === null) return;
    const shown = await ask({ type: 'desk.inspection', inspectionId, rubric }, deskInspectionSchema);
    if (shown && get().inspectionId === inspectionId && get().rubric === rubric) set({ shown });
  };

  const loadIds = async (): Promise<void> => {
    const { inspectionId, rubric, only } = get();
    if (inspectionId === null) return;
    const ids = await ask({ type: 'desk.ids', inspectionId, rubric, only }, deskIdsSchema);
    if (!ids || get().inspectionId !== inspectionId || get().only !== only) return;
    set(({ current }) => ({ ids, current: current !== null && ids.includes(current) ? current : ids[0] ?? null }));
  };

  const loadDetails = async (ids: readonly string[]): Promise<void> => {
    const { inspectionId, rubric } = get();
    if (inspectionId === null || ids.length === 0) return;
    for (let from = 0; from < ids.length; from += findingsAtOnce) {
      const found = await ask({ type: 'desk.findings', inspectionId, rubric, ids: ids.slice(from, from + findingsAtOnce) }, deskFindingsSchema);
      if (!found || get().inspectionId !== inspectionId) return;
      set(({ details }) => ({ details: new Map([...details, ...found.map((finding) => [finding.record.id, finding] as const)]) }));
    }
  };

  const rule = ruler({
    store, drafts: view.drafts, words, say,
    save: async (findingIds, ruling, reason) => {
      const decided = await ask({ type: 'desk.decide', findingIds: [...findingIds], ruling, reason }, null);
      return decided === null ? null : decidedSchema.safeParse(decided).data?.left ?? [];
    },
    reload: (ids) => Promise.all([loadDetails(ids), loadInspection()]),
  });

  const actions: DeskActions = {
    open: async (inspectionId) => {
      set({ section: null, inspectionId, rubric: null, shown: null, ids: null, details: new Map(), current: null, only: everything, tab: 'sheet', bulk: null, dismissing: false, refusal: null, left: [] });
      await (inspectionId === null ? loadList() : loadInspection());
    },
    goTo: async (section) => {
      set({ section, inspectionId: null, shown: null, refusal: null });
      if (get().list === null) await loadList();
    },
    refresh: async () => {
      const { section, inspectionId, tab, current } = get();
      set(({ turn }) => ({ turn: turn + 1 }));
      if (section !== null) return undefined;
      if (inspectionId === null) return loadList();
      await loadInspection();
      if (tab === 'findings') {
        await loadIds();
        if (current !== null) await loadDetails([current]);
      }
      return undefined;
    },
    choose: async (rubric) => {
      set({ rubric, details: new Map() });
      await loadInspection();
    },
    show: (tab) => {
      set({ tab, refusal: null });
      if (tab === 'findings' && get().ids === null) void loadIds();
    },
    filter: async (only) => {
      set({ only, tab: 'findings', ids: null, dismissing: false });
      await loadIds();
    },
    need: async (from, to) => {
      const { ids, details } = get();
      await loadDetails((ids ?? []).slice(Math.max(0, from), to).filter((id) => !details.has(id)));
    },
    setCurrent: (current) => {
      set({ current, dismissing: false });
      if (current !== null && !get().details.has(current)) void loadDetails([current]);
    },
    step: (by) => {
      const { ids, current } = get();
      if (!ids || ids.length === 0) return;
      const at = current === null ? -1 : ids.indexOf(current);
      const next = ids[at === -1 ? 0 : Math.min(ids.length - 1, Math.max(0, at + by))];
      if (next !== undefined) actions.setCurrent(next);
    },
    setDismissing: (dismissing) => set({ dismissing }),
    decide: rule.decide,
    stop: rule.stop,
    confirmAll: async (check) => {
      const { inspectionId, rubric } = get();
      if (inspectionId === null) return;
      const ids = await ask({ type: 'desk.ids', inspectionId, rubric, only: { status: 'pending', check, row: null } }, deskIdsSchema);
      if (ids && await actions.decide(ids, 'confirmed', '') && ids.length === 1) set({ bulk: ids });
    },
    undoBulk: async () => {
      const { bulk } = get();
      if (bulk && await actions.decide(bulk, 'pending', '')) set({ bulk: null });
    },
    answer: async (said) => {
      const { inspectionId, rubric } = get();
      if (inspectionId === null) return false;
      if (await ask({ type: 'desk.answer', inspectionId, rubric, said }, null) === null) return false;
      say(words()['options.saved']);
      await loadInspection();
      return true;
    },
    closeInspection: async () => {
      const { inspectionId } = get();
      if (inspectionId === null || await ask({ type: 'desk.close', inspectionId }, null) === null) return;
      say(words()['desk.closedNow']);
      await loadInspection();
    },
  };
  return Object.assign(store, { actions });
}
