import { listedFindings, type ViewStore } from './view-store.ts';

/** Brings a finding of the list into view and puts the keyboard on it; a folded hint is unfolded first. */
export function goToFinding(store: ViewStore, id: string): void {
  if (!listedFindings(store.getState()).some(({ record }) => record.id === id)) store.actions.unfold(true);
  // Once it is drawn. Current follows the focus; it may be the current one already.
  requestAnimationFrame(() => setTimeout(() => {
    const row = document.getElementById(`row-${id}`);
    row?.querySelector<HTMLElement>('button.row-title')?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  }));
}
