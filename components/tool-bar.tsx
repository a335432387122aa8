import type { TabState } from '../contract/ui-state.ts';
import { CloakButton } from './cloak-button.tsx';
import { Icon } from './icon.tsx';
import { ProbeButton } from './probe-button.tsx';
import type { ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly store: ViewStore }

/** What asks the network or touches the page, on request only. */
export function ToolBar({ tab, store }: Props) {
  const words = useWords();
  const { links } = tab;
  const line = links ? (links.endedAt === null ? words['links.progress'](links.done, links.of) : links.state === 'unusable' ? words['links.kind.none'] : words['links.summary'](links.broken, links.of)) : '';
  return (
    <div class="tools">
      <button type="button" class="quiet" onClick={() => store.actions.show('links')}><span>{words['tool.links']}{line === '' ? null : <small>{line}</small>}</span><Icon name="next" /></button>
      <ProbeButton tab={tab} store={store} />
      <CloakButton tab={tab} store={store} />
    </div>
  );
}
