import type { StoreApi } from 'zustand/vanilla';
import type { FindingStatus } from '../../../contract/record.ts';
import type { Words } from '../../../messages/words.ts';
import type { DeskState } from '../desk-store.ts';
import type { DeskView } from '../desk-view.ts';
import type { Left } from './left-note.tsx';

/** One part of a ruling on many: small enough that a person sees it move and can stop it. */
const atOnce = 200;

interface RulerParts {
  readonly store: StoreApi<DeskState>;
  readonly drafts: DeskView['drafts'];
  readonly words: () => Words;
  readonly say: (text: string) => void;
  /** Saves one part and says what of it was left; null when it was refused, which is shown then. */
  readonly save: (ids: readonly string[], ruling: FindingStatus, reason: string) => Promise<readonly Left[] | null>;
  /** Asks anew for what the ruling changed. */
  readonly reload: (ids: readonly string[]) => Promise<unknown>;
}

/** Rules on findings, one ruling after the other, a part of many at a time. `decide` gives false when any was not saved. */
export function ruler({ store, drafts, words, say, save, reload }: RulerParts) {
  const { getState: get, setState: set } = store;
  let stopped = false;
  let before: Promise<unknown> = Promise.resolve();

  const rule = async (ids: readonly string[], ruling: FindingStatus, reason: string): Promise<boolean> => {
    const left: Left[] = [];
    let asked = 0;
    stopped = false;
    set({ busy: true, left, progress: ids.length > atOnce ? { done: 0, of: ids.length } : null });
    while (asked < ids.length && !stopped) {
      const part = ids.slice(asked, asked + atOnce);
      const untouched = await save(part, ruling, reason);
      if (!untouched) break;
      for (const one of untouched) left.push(one);
      asked += part.length;
      if (get().progress) set({ progress: { done: asked, of: ids.length } });
    }
    set({ busy: false, progress: null, left });
    const untouched = new Set(left.map(({ id }) => id));
    const done = ids.slice(0, asked).filter((id) => !untouched.has(id));
    if (ids.length > 1 && ruling !== 'pending' && done.length > 0) set({ bulk: done });
    if (done.length === 0) return false;
    set({ dismissing: false });
    if (done.length === 1) drafts.set(`reason:${done[0]}`, '');
    say(ruling === 'confirmed' ? words()['live.confirmed'](done.length) : ruling === 'dismissed' ? words()['live.dismissed'] : words()['live.undone']);
    await reload(done.filter((id) => get().details.has(id)));
    return asked === ids.length;
  };

  return {
    decide: async (ids: readonly string[], ruling: FindingStatus, reason: string): Promise<boolean> => {
      if (ids.length === 0) return false;
      const mine = new Map(ids.map((id) => [id, ruling] as const));
      set((state) => ({ ruling: new Map([...state.ruling, ...mine]) }));
      // One after the other: what is taken back at once must come after what it takes back.
      const turn = before.then(() => rule(ids, ruling, reason));
      before = turn.catch(() => undefined);
      try {
        return await turn;
      } finally {
        set((state) => ({ ruling: new Map([...state.ruling].filter(([id, status]) => mine.get(id) !== status)) }));
      }
    },
    stop: (): void => {
      stopped = true;
    },
  };
}
