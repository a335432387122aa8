import type { TabState } from '../contract/ui-state.ts';
import { AttachmentsButton } from './attachments-button.tsx';
import { CloakButton } from './cloak-button.tsx';
import { Icon } from './icon.tsx';
import { ProbeButton } from './probe-button.tsx';
import { ToolResult } from './tool-result.tsx';
import type { ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly store: ViewStore }

/** What asks the network or touches the page, on request only. */
export function ToolBar({ tab, store }: Props) {
  const words = useWords();
  const { links, questions = [] } = tab;
  const line = links ? (links.endedAt === null ? words['links.progress'](links.done, links.of) : links.state === 'unusable' ? words['links.kind.none'] : words['links.summary'](links.broken, links.of)) : '';
  return (
    <div class="tools">
      <button type="button" class="quiet" onClick={() => store.actions.show('links')}><span>{words['tool.links']}{line === '' ? null : <small>{line}</small>}</span><Icon name="next" /></button>
      {questions.length > 0 ? <button type="button" class="quiet" onClick={() => store.actions.show('questions')}><span>{words['question.tool']}<small>{words['question.progress'](questions.filter(({ answer }) => answer !== null).length, questions.length)}</small></span><Icon name="next" /></button> : null}
      {tab.register && tab.register.proposed > 0 ? <a class="tool-link" href={`/workbench.html#section=columns&site=${tab.register.siteId}`} target="_blank">{words['columns.waiting'](tab.register.proposed)}</a> : null}
      <ProbeButton tab={tab} store={store} />
      <CloakButton tab={tab} store={store} />
      <AttachmentsButton tab={tab} store={store} />
      {(['probe', 'cloak', 'attachments'] as const).map((tool) => <ToolResult key={tool} tab={tab} store={store} tool={tool} />)}
    </div>
  );
}
