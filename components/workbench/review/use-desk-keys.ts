import { useEffect } from 'preact/hooks';
import { keyAction } from '../../keys.ts';
import type { DeskStore } from '../desk-store.ts';

/** The keys of the review: J K walk, 1 confirms, 2 dismisses, 3 leaves for later, U takes back; the same as in the popup. */
export function useDeskKeys(store: DeskStore): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const action = keyAction(event);
      const { tab, inspectionId, current, details, ruling, dismissing, shown } = store.getState();
      if (!action || inspectionId === null || tab !== 'findings') return;
      const { actions } = store;
      const finding = current === null ? undefined : details.get(current);
      const status = finding && (ruling.get(finding.record.id) ?? finding.record.status);
      const mayRule = shown?.own.mayWrite === true && shown.inspection.closedAt === null && finding?.barred === undefined;
      switch (action) {
        case 'next': case 'later': actions.step(1); return event.preventDefault();
        case 'previous': actions.step(-1); return event.preventDefault();
        case 'escape':
          if (dismissing) actions.setDismissing(false);
          return;
        case 'confirm':
          if (mayRule && finding && status === 'pending') {
            void actions.decide([finding.record.id], 'confirmed', '');
            actions.step(1);
          }
          return event.preventDefault();
        case 'dismiss':
          if (mayRule && status === 'pending') actions.setDismissing(true);
          return event.preventDefault();
        case 'undo':
          if (mayRule && finding && status !== 'pending') void actions.decide([finding.record.id], 'pending', '');
          return event.preventDefault();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [store]);
}
