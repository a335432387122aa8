import { useEffect, useState } from 'preact/hooks';
import type { StoreApi } from 'zustand/vanilla';

/** The part of a store a view shows; renders again when that part is another one (by identity). */
export function useStore<State, Part>(store: Pick<StoreApi<State>, 'getState' | 'subscribe'>, select: (state: State) => Part): Part {
  const [part, setPart] = useState(() => select(store.getState()));
  useEffect(() => {
    const look = (): void => setPart(() => select(store.getState()));
    look(); // it may have changed between rendering and here
    return store.subscribe(look);
  }, [store]);
  return part;
}
