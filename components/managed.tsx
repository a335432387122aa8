import type { ComponentChildren } from 'preact';
import type { ManagedKey } from '../contract/managed.ts';
import type { TabState } from '../contract/ui-state.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly of: ManagedKey; readonly children: ComponentChildren }

/** A setting, shown but closed where the unit's administrator has fixed it. */
export function Managed({ tab, of, children }: Props) {
  const locked = tab.locked?.includes(of) ?? false;
  return (
    <fieldset class="managed" disabled={locked}>
      {children}
      {locked ? <ManagedNote tab={tab} of={of} /> : null}
    </fieldset>
  );
}

/** Who fixed it and why, as far as that is known here. */
export function ManagedNote({ tab, of }: Pick<Props, 'tab' | 'of'>) {
  const words = useWords();
  const by = tab.lockedBy?.[of];
  if (!by) return <p class="small managed-note">{words['options.managed']}</p>;
  return <p class="small managed-note">{words['options.fixedBy'](by.unit, by.by, by.because)}{tab.sync.mode === 'connected' ? '' : words['options.fixedLast']}</p>;
}
