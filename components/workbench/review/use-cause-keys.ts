import { useEffect } from 'preact/hooks';
import { isComposed, keyAction } from '../../keys.ts';
import type { CauseStore } from './cause-store.ts';

/** The keys of the review by cause: as in the popup, and 4 for 不适用, → into the pages of a cause, ← out again. */
export function useCauseKeys(store: CauseStore, mayRule: boolean): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { actions } = store;
      const { form } = store.getState();
      const action = keyAction(event);
      if (action === 'escape') return actions.leave();
      const own = action ?? extra(event);
      if (own === null || form !== null) return;
      switch (own) {
        case 'next': case 'later': actions.step(1); break;
        case 'previous': actions.step(-1); break;
        case 'enter': actions.enter(); break;
        case 'leave': actions.leave(); break;
        case 'locate': void actions.locate(); break;
        case 'confirm': if (mayRule) void actions.rule('confirmed', '', null); break;
        case 'dismiss': if (mayRule) actions.setForm('dismiss'); break;
        case 'inapplicable': if (mayRule) actions.setForm('inapplicable'); break;
        case 'undo': if (mayRule) void (store.getState().page === null ? actions.undo() : actions.takeBack()); break;
        case 'note': case 'help': return;
      }
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [store, mayRule]);
}

function extra(event: KeyboardEvent): 'enter' | 'leave' | 'inapplicable' | null {
  if (isComposed(event) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return null;
  const target = event.composedPath()[0];
  if (target instanceof HTMLElement && (target.isContentEditable || /^(?:input|textarea|select)$/.test(target.localName))) return null;
  return event.key === 'ArrowRight' ? 'enter' : event.key === 'ArrowLeft' ? 'leave' : event.key === '4' ? 'inapplicable' : null;
}
