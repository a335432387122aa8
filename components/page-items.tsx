import type { TabState } from '../contract/ui-state.ts';
import { useWords } from './words-context.tsx';

/** The 整改 items of the page in front: where each stands, and the way to it in the workbench. Nothing where there are none. */
export function PageItems({ tab }: { readonly tab: TabState }) {
  const words = useWords();
  const items = tab.items ?? [];
  if (items.length === 0) return null;
  return (
    <details class="notice">
      <summary>{words['items.onPage'](items.length)}</summary>
      <ul class="plain">
        {items.map(({ id, name, state, says }) => <li key={id}><a href={`/workbench.html#section=rectify&item=${id}`} target="_blank" rel="noreferrer">{name}</a>{` ${words[`items.state.${state}`]} ${says}`}</li>)}
      </ul>
    </details>
  );
}
