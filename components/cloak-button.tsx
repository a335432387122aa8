import type { TabState } from '../contract/ui-state.ts';
import { ToolButton } from './tool-button.tsx';
import { toolLine } from './tool-line.ts';
import { useView } from './view.ts';
import type { ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly store: ViewStore }

/** Compares the page with what a search engine is given; offered where the rules ask for it, on home and column pages. */
export function CloakButton({ tab, store }: Props) {
  const words = useWords();
  const view = useView();
  if (tab.page?.pageType !== 'home' && tab.page?.pageType !== 'column') return null;
  const cloak = tab.cloak ?? null;
  const line = toolLine(tab, 'cloak', words);
  const start = async (): Promise<void> => {
    // The browser may ask first; its question must come straight from the click.
    if (!tab.automaticAllowed) await view.askAutomatic();
    await store.actions.ask({ type: 'view.cloak', tabId: view.tabId });
  };
  return (
    <ToolButton busy={cloak?.state === 'running'} press={() => void start()}>
      <span>{words['tool.cloak']}{line === '' ? null : <small>{line}</small>}</span>
    </ToolButton>
  );
}
