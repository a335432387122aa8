import type { TabState } from '../contract/ui-state.ts';
import { Icon } from './icon.tsx';
import { useView } from './view.ts';
import type { ViewStore } from './view-store.ts';
import { verdictLine } from './verdict-line.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly store: ViewStore }

/** Where this page stands: running with its count, failed with the reason, or the verdict in words. */
export function RunStatus({ tab, store }: Props) {
  const words = useWords();
  const view = useView();
  const inspect = (): void => void store.actions.ask({ type: 'view.inspect', tabId: view.tabId });
  if (tab.scope === 'unsupported') {
    return (
      <section class="notice" data-kind="plain">
        <h2>{words['unsupported.title']}</h2>
        {tab.reason ? <p>{tab.reason}</p> : null}
        <p class="small">{words['unsupported.hint']}</p>
      </section>
    );
  }
  if (tab.running) {
    const { done, of } = tab.running;
    const line = done === 0 ? words['run.starting'] : words['run.progress'](done, of);
    return (
      <section class="run" aria-busy="true">
        <p>{line}</p>
        <progress value={of === 0 ? undefined : done} max={Math.max(1, of)} aria-label={line} />
        <button type="button" class="quiet" onClick={() => void store.actions.ask({ type: 'view.cancel', tabId: view.tabId })}><Icon name="close" />{words['run.cancel']}</button>
      </section>
    );
  }
  const handled = tab.findings.filter(({ record }) => record.status !== 'pending').length;
  const vetoes = tab.findings.filter(({ veto, record }) => veto && record.status !== 'dismissed').length;
  return (
    <>
      {tab.failure === null ? null : (
        <section class="notice" data-kind="problem" role="alert"><h2>{words['run.failed']}</h2><p>{tab.failure}</p></section>
      )}
      <section class="verdict-bar">
        {/* A failed first run says what failed; “not checked yet” beside it would only add to it. */}
        {tab.page || tab.failure === null ? <p class="verdict-line">{verdictLine(tab, words)}</p> : null}
        {vetoes > 0 ? <p class="veto-line">{`${words['line.veto'](vetoes)}${words['line.stop']}`}</p> : null}
        {tab.page?.settledBy === 'limit' ? <p class="small">{words['line.limit']}</p> : null}
        {tab.page ? null : tab.failure === null ? <p class="small">{words['run.notYetHow']}</p> : null}
        <div class="verdict-tools">
          <button type="button" class={tab.page && !tab.earlier ? 'quiet' : 'primary'} onClick={inspect}><Icon name="run" />{tab.page ? words['run.again'] : tab.failure ? words['app.retry'] : words['run.start']}</button>
          {tab.scope === 'government' && tab.page ? <button type="button" class="quiet" title={words['tool.manual']} onClick={() => store.actions.show('manual')}><Icon name="note" />{words['tool.manualShort']}</button> : null}
          {tab.findings.length > 0 ? (
            <>
              <button type="button" class="quiet" aria-pressed={tab.overlay} onClick={() => void store.actions.ask({ type: 'view.overlay', tabId: view.tabId, on: !tab.overlay })}><Icon name="mark" />{tab.overlay ? words['tool.unmark'] : words['tool.mark']}</button>
              <button type="button" class="quiet" title={words['lens.hold']} onClick={() => void store.actions.ask({ type: 'view.lens', tabId: view.tabId, on: true })}>{words['lens.button']}</button>
              {tab.scope === 'preview' ? null : <span class="small handled">{words['line.handled'](handled, tab.findings.length)}</span>}
            </>
          ) : null}
        </div>
      </section>
    </>
  );
}
