import { useEffect } from 'preact/hooks';
import { keyAction } from './keys.ts';
import { rowActions } from './finding-list.tsx';
import { useView } from './view.ts';
import type { ViewStore } from './view-store.ts';

/** The keys of the list: J K 1 2 3 E U L ? and Escape, on the whole surface. */
export function useListKeys(store: ViewStore): void {
  const view = useView();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const action = keyAction(event);
      if (!action) return;
      const { actions } = store;
      const { current, form, help, screen, tab } = store.getState();
      const finding = tab?.findings.find(({ record }) => record.id === current);
      const row = finding ? rowActions(store, view, finding.record.id, tab?.scope === 'government') : null;
      const handled = (): void => event.preventDefault();
      switch (action) {
        case 'help': actions.setHelp(!help); return handled();
        case 'escape':
          // With nothing left to close, Escape is the browser's: it closes the popup.
          if (help) actions.setHelp(false);
          else if (form && row) row.form(null);
          else if (screen !== 'list') actions.show('list');
          else return;
          return handled();
        case 'next': if (screen === 'list') { actions.step(1); handled(); } return;
        case 'previous': if (screen === 'list') { actions.step(-1); handled(); } return;
      }
      if (screen !== 'list' || !row || !finding) return;
      switch (action) {
        case 'confirm':
          if (row.rule && finding.record.status === 'pending') { row.rule.confirm(); actions.step(1); }
          return handled();
        case 'dismiss':
          if (row.rule && finding.record.status === 'pending') row.form('dismiss');
          return handled();
        case 'later': actions.step(1); return handled();
        case 'note': if (row.note) row.form('note'); return handled();
        case 'undo': if (finding.record.status !== 'pending') row.rule?.undo(); return handled();
        case 'locate': if (finding.record.at) row.locate?.(); return handled();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [store, view]);
}
