import type { ManagedKey } from '../contract/managed.ts';
import { presetKeys } from '../contract/preset.ts';
import type { TabState } from '../contract/ui-state.ts';
import { useView } from './view.ts';
import { useWords } from './words-context.tsx';

interface Props {
  readonly tab: TabState;
  /** Only these settings, where they are used; every fixed one when not given. */
  readonly of?: readonly ManagedKey[];
}

/** Beside the work: which settings are not this person's to change here, and by whom; the settings page gives the reason. Nothing where none is fixed. */
export function ManagedLine({ tab, of }: Props) {
  const words = useWords();
  const view = useView();
  const fixed = (tab.locked ?? []).filter((key) => of?.includes(key) ?? true);
  if (fixed.length === 0) return null;
  // A fixed preset stands for what it fixes.
  const named = fixed.includes('preset') ? fixed.filter((key) => !(presetKeys as readonly ManagedKey[]).includes(key)) : fixed;
  const units = new Set(fixed.map((key) => tab.lockedBy?.[key]?.unit ?? null));
  const unit = units.size === 1 ? [...units][0]! : null;
  return <p class="managed-line small">{words['managed.line'](unit, named.map((key) => words[`managed.${key}`]))} <button type="button" class="link" onClick={view.openOptions}>{words['managed.why']}</button></p>;
}
