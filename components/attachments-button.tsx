import type { TabState } from '../contract/ui-state.ts';
import { ToolButton } from './tool-button.tsx';
import { toolLine } from './tool-line.ts';
import { useView } from './view.ts';
import type { ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly store: ViewStore }

/** Has the text of the page's attachments read; what they hold comes as findings, what could not be read is said. */
export function AttachmentsButton({ tab, store }: Props) {
  const words = useWords();
  const view = useView();
  const reading = tab.attachments ?? null;
  const line = toolLine(tab, 'attachments', words);
  const start = async (): Promise<void> => {
    // The browser may ask first; its question must come straight from the click.
    if (!tab.automaticAllowed) await view.askAutomatic();
    await store.actions.ask({ type: 'view.attachments', tabId: view.tabId });
  };
  return (
    <ToolButton busy={reading?.state === 'running'} press={() => void start()}>
      <span>{words['tool.attachments']}{line === '' ? null : <small>{line}</small>}</span>
    </ToolButton>
  );
}
