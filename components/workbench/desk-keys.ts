import type { HelpKey } from '../key-names.ts';
import { formKeys } from '../key-help.tsx';
import type { DeskState } from './desk-store.ts';

/** The keys valid in the part of the workbench that is open: `use-desk-keys`, `use-cause-keys`, `use-items-keys` and the table of columns hear them. */
export function deskKeys({ section, inspectionId, tab }: Pick<DeskState, 'section' | 'inspectionId' | 'tab'>): readonly HelpKey[] {
  switch (section) {
    case 'rectify': return ['next', 'previous', 'verify', 'closeItem', 'undo', 'returnItem', 'select', 'search', ...formKeys];
    case 'columns': return ['next', 'previous', 'confirm', 'dismiss', 'undo', ...formKeys];
    case null: break;
    default: return formKeys;
  }
  if (inspectionId === null) return formKeys;
  switch (tab) {
    case 'findings': return ['next', 'previous', 'confirm', 'dismiss', 'later', 'undo', ...formKeys];
    case 'causes': return ['next', 'previous', 'into', 'confirm', 'dismiss', 'later', 'inapplicable', 'undo', 'locate', 'out', ...formKeys];
    default: return formKeys;
  }
}
