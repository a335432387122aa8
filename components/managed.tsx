import type { ComponentChildren } from 'preact';
import type { ManagedKey } from '../contract/managed.ts';
import type { TabState } from '../contract/ui-state.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly of: ManagedKey; readonly children: ComponentChildren }

/** A setting, shown but closed where the unit's administrator has fixed it. */
export function Managed({ tab, of, children }: Props) {
  const words = useWords();
  const locked = tab.locked?.includes(of) ?? false;
  return (
    <fieldset class="managed" disabled={locked}>
      {children}
      {locked ? <p class="small managed-note">{words['options.managed']}</p> : null}
    </fieldset>
  );
}
