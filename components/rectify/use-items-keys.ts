import { useEffect } from 'preact/hooks';
import { keyAction, plainKey } from '../keys.ts';
import { wordsOf } from '../../messages/words.ts';
import type { ItemsStore } from './items-store.ts';

/** The keys of the register: J K walk, V verifies, 1 closes, U takes closings back, 2 returns, X selects, / searches, Escape closes the form. */
export function useItemsKeys(store: ItemsStore): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const action = keyAction(event);
      const { current, detail, form, selected, list } = store.getState();
      const { actions } = store;
      const handled = (): void => event.preventDefault();
      switch (action) {
        case 'next': actions.step(1); return handled();
        case 'previous': actions.step(-1); return handled();
        case 'escape':
          if (form !== null) actions.setForm(null);
          return;
      }
      const key = plainKey(event);
      if (key === '/') {
        document.querySelector<HTMLInputElement>('.items input[type="search"]')?.focus();
        return handled();
      }
      if (action === 'undo') {
        void actions.undoClose();
        return handled();
      }
      if (current === null || !detail) return;
      if (key === 'x') {
        actions.select([current], !selected.has(current));
        return handled();
      }
      if (key === 'v' && detail.mayVerify) {
        void actions.verify([current]);
        return handled();
      }
      if (key === '1' && detail.acts.includes('close')) {
        if (detail.line.proven) void actions.take([current], 'close');
        else store.setState({ refusal: wordsOf(list?.own.language ?? 'zh-CN')['items.notProven'] });
        return handled();
      }
      if (key === '2' && detail.acts.includes('return')) {
        actions.setForm('return');
        return handled();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [store]);
}
