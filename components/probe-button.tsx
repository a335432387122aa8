import { useState } from 'preact/hooks';
import type { TabState } from '../contract/ui-state.ts';
import { toolLine } from './tool-line.ts';
import { useView } from './view.ts';
import type { ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly store: ViewStore }

/** Has external links tried, after saying what that does; shows how it goes and what came of it. */
export function ProbeButton({ tab, store }: Props) {
  const words = useWords();
  const view = useView();
  const [asking, setAsking] = useState(false);
  const probe = tab.probe ?? null;
  const running = probe?.state === 'running';
  const line = toolLine(tab, 'probe', words);
  const start = (): void => {
    setAsking(false);
    void store.actions.ask({ type: 'view.probe', tabId: view.tabId });
  };
  return (
    <>
      <button type="button" class="quiet" disabled={running || asking} aria-expanded={asking} onClick={() => (probe?.state === 'done' ? start() : setAsking(true))}>
        <span>{words['tool.probe']}{line === '' ? null : <small>{line}</small>}</span>
      </button>
      {asking ? (
        <div class="form" role="group" aria-label={words['tool.probe']}>
          <p>{words['probe.before']}</p>
          <div class="verdict-tools">
            <button type="button" class="primary" onClick={start}>{words['probe.start']}</button>
            <button type="button" class="quiet" onClick={() => setAsking(false)}>{words['app.cancel']}</button>
          </div>
        </div>
      ) : null}
    </>
  );
}
