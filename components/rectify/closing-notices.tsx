import type { ItemsList } from '../../contract/items-view.ts';
import { Icon } from '../icon.tsx';
import { useStore } from '../use-store.ts';
import { useWords } from '../words-context.tsx';
import { undoableOf, type ItemsStore } from './items-store.ts';

/** What became of closings: those just made can be taken back until they are sent; those the server wants the person known for wait for it. */
export function ClosingNotices({ store, list }: { readonly store: ItemsStore; readonly list: ItemsList }) {
  const words = useWords();
  const state = useStore(store, (all) => all);
  const undoable = undoableOf(state);
  const { stepUp = 0 } = list.own;
  return (
    <>
      {undoable.length === 0 ? null : (
        <p class="notice">{words['items.closedJust'](undoable.length)} <button type="button" disabled={state.busy} onClick={() => void store.actions.undoClose()}><Icon name="undo" />{words['items.undoClose']}</button></p>
      )}
      {stepUp === 0 ? null : (
        <p class="notice" data-kind="problem">{words['sync.stepUp'](stepUp)} <button type="button" class="act" disabled={state.busy} onClick={() => void store.actions.stepUp()}><Icon name="send" />{words['sync.stepUpDo']}</button></p>
      )}
    </>
  );
}
