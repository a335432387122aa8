import { useRef, useState } from 'preact/hooks';
import type { TabState } from '../contract/ui-state.ts';
import { ToolButton } from './tool-button.tsx';
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
  const place = useRef<HTMLButtonElement>(null);
  // The buttons of the question go; the keyboard goes back to where it came from.
  const leave = (): void => {
    setAsking(false);
    place.current?.focus();
  };
  const start = (): void => {
    leave();
    void store.actions.ask({ type: 'view.probe', tabId: view.tabId });
  };
  return (
    <>
      <ToolButton busy={running} open={asking} place={place} press={() => (probe?.state === 'done' ? start() : setAsking(!asking))}>
        <span>{words['tool.probe']}{line === '' ? null : <small>{line}</small>}</span>
      </ToolButton>
      {asking ? (
        <div class="form" role="group" aria-label={words['tool.probe']}>
          <p>{words['probe.before']}</p>
          <div class="verdict-tools">
            <button type="button" class="primary" onClick={start}>{words['probe.start']}</button>
            <button type="button" class="quiet" onClick={leave}>{words['app.cancel']}</button>
          </div>
        </div>
      ) : null}
    </>
  );
}
