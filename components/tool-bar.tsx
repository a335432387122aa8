import type { TabState } from '../contract/ui-state.ts';
import { Icon } from './icon.tsx';
import type { ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly store: ViewStore }

/** What can be done with the whole page. What this version cannot do yet is shown, and says so. */
export function ToolBar({ tab, store }: Props) {
  const words = useWords();
  const { sync } = tab;
  return (
    <div class="tools">
      <button type="button" class="quiet" disabled={tab.scope === 'unsupported'} onClick={() => store.actions.show('manual')}><Icon name="note" />{words['tool.manual']}</button>
      {(['tool.links', 'tool.probe'] as const).map((key) => (
        <button type="button" class="quiet" key={key} disabled><span>{words[key]}<small>{words['app.later']}</small></span></button>
      ))}
      <button type="button" class="quiet" disabled={sync.busy || sync.mode === 'alone' || sync.mode === 'signed-out'} title={words[`sync.${sync.mode}`]} onClick={() => void store.actions.ask({ type: 'view.sync' })}>
        <Icon name="send" />{sync.busy ? words['tool.submitting'] : words['tool.submit']}
      </button>
    </div>
  );
}
