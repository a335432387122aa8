import type { TabState } from '../contract/ui-state.ts';
import { Icon } from './icon.tsx';
import type { ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly store: ViewStore }

/** What asks the network, on request only. What this version cannot do yet is shown where it will stand, and says so. */
export function ToolBar({ tab, store }: Props) {
  const words = useWords();
  const { links } = tab;
  const line = links ? (links.endedAt === null ? words['links.progress'](links.done, links.of) : links.state === 'unusable' ? words['links.kind.none'] : words['links.summary'](links.broken, links.of)) : '';
  return (
    <div class="tools">
      <button type="button" class="quiet" onClick={() => store.actions.show('links')}><span>{words['tool.links']}{line === '' ? null : <small>{line}</small>}</span><Icon name="next" /></button>
      <button type="button" class="quiet" disabled><span>{words['tool.probe']}<small>{words['app.later']}</small></span></button>
    </div>
  );
}
