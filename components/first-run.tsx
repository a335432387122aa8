import { useId, useState } from 'preact/hooks';
import type { TabState } from '../contract/ui-state.ts';
import { Managed, ManagedNote } from './managed.tsx';
import { PresetChoice } from './preset-choice.tsx';
import { RubricSelect } from './rubric-select.tsx';
import { useView } from './view.ts';
import type { ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

/** Kept like a draft: that leave was asked for from a popup which was closed by the question. */
const asked = 'asked:automatic';

interface Props { readonly tab: TabState; readonly store: ViewStore }

/** The first time: how to load a page, which form to use, whether to inspect by itself, with or without a server. Nothing here blocks work. */
export function FirstRun({ tab, store }: Props) {
  const words = useWords();
  const view = useView();
  const id = useId();
  const [answer, setAnswer] = useState<boolean | null>(null);
  const { settings } = tab;
  const change = (settings: TabState['settings']): Promise<unknown> => store.actions.ask({ type: 'view.settings', settings });

  const allow = async (): Promise<void> => {
    // The browser's question closes the popup: the next one says what became of it.
    view.drafts.set(asked, 'yes');
    // First the question: the browser takes it only straight from the click.
    const allowed = await view.askAutomatic();
    setAnswer(allowed);
    await store.actions.ask({ type: 'view.permission-changed' });
    if (allowed) await change({ ...(store.getState().tab?.settings ?? settings), automatic: true });
  };
  return (
    <section class="first" aria-labelledby={id}>
      <h2 id={id}>{words['first.title']}</h2>
      <p><a href="/tour.html" target="_blank">{words['first.tour']}</a><span class="small">{`　${words['first.tourWhy']}`}</span></p>
      <ol>
        <li><p>{words['first.open']}</p></li>
        <li>
          <PresetChoice settings={settings} label={words['preset.title']} locked={tab.locked?.includes('preset') ?? false} fixed={tab.locked ?? []} note={<ManagedNote tab={tab} of="preset" />} onChange={(part) => change({ ...settings, ...part })} />
          {tab.locked?.includes('preset') ? null : <p class="small">{words['preset.hint']}</p>}
        </li>
        <li>
          <Managed tab={tab} of="rubric"><RubricSelect label={words['first.rubric']} value={settings.rubric} onChange={(rubric) => void change({ ...settings, rubric })} /></Managed>
          <p class="small">{words['first.rubricHint']}</p>
        </li>
        {settings.preset === 'editing' ? null : <li>
          <p><b>{words['first.automatic']}</b></p>
          <p class="small">{words['first.automaticWhy']}</p>
          {tab.automaticAllowed && settings.automatic ? <p role="status">{words['first.allowed']}</p> : (
            <>
              <button type="button" onClick={() => void allow()}>{words['first.allow']}</button>
              <p role="status" class="small">{answer === false || view.drafts.get(asked) !== '' ? words['first.refused'] : ''}</p>
            </>
          )}
        </li>}
        <li>
          <p><b>{words['first.server']}</b></p>
          <p class="small">{words['first.serverWhy']}</p>
          <button type="button" onClick={view.openOptions}>{words['first.connect']}</button>
        </li>
      </ol>
      <div class="form-actions"><button type="button" class="primary" onClick={() => void change({ ...settings, introduced: true })}>{settings.server === null ? words['first.alone'] : words['first.done']}</button></div>
    </section>
  );
}
