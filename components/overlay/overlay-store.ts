import { createStore, type StoreApi } from 'zustand/vanilla';
import type { UiFinding } from '../../contract/ui-state.ts';
import type { FoundPlace } from './place-in-page.ts';

/** One finding on the page, with its number and what became of its place; `text` is the quoted words in it, where the browser marks text itself. */
export interface Marked { readonly number: number; readonly finding: UiFinding; readonly place: FoundPlace; readonly text: readonly Range[]; readonly shift: number }

export interface OverlayState {
  readonly marked: readonly Marked[];
  readonly unplaced: number;
  /** A preview: nothing is recorded, nothing to rule on. */
  readonly preview: boolean;
  readonly current: string | null;
  readonly open: boolean;
  readonly form: 'dismiss' | null;
  /** Why the last ruling was not taken, in words. */
  readonly refusal: string | null;
  /** Whether the current place shows now (a closed menu hides it). */
  readonly shown: boolean;
  /** The coverage lens is over the page. */
  readonly lens: boolean;
  /** The guided question that is shown instead of findings; the marks are places to look at. */
  readonly question: { readonly id: string; readonly holds: 'yes' | 'no' | 'inapplicable' | null } | null;
}

export type OverlayStore = StoreApi<OverlayState>;

export function createOverlayStore(): OverlayStore {
  return createStore<OverlayState>(() => ({ marked: [], unplaced: 0, preview: false, current: null, open: false, form: null, refusal: null, shown: true, lens: false, question: null }));
}
