import { useId, useState } from 'preact/hooks';
import type { TabState } from '../contract/ui-state.ts';
import { useView } from './view.ts';
import type { ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly store: ViewStore }

/** On a preview: under which address it is judged, that nothing is recorded, and the question of which site it is where nobody said. */
export function PreviewNotice({ tab, store }: Props) {
  const words = useWords();
  const [editing, setEditing] = useState(false);
  const { tabId } = useView();
  const { preview } = tab;
  return (
    <section class="notice" data-kind="preview">
      <p><b>{preview ? words['preview.asSite'](preview.judged) : words['preview.banner']}</b></p>
      <p class="small">{preview ? words['preview.nothing'] : words['preview.recorded']}</p>
      {preview && !editing ? (
        <p>
          <button type="button" class="link" onClick={() => setEditing(true)}>{words['preview.change']}</button>
          {'\u3000'}
          <button type="button" class="link" onClick={() => void store.actions.ask({ type: 'view.preview-host', tabId, published: null })}>{words['preview.forget']}</button>
        </p>
      ) : tab.edit?.fields ? null : <PreviewForm store={store} before={preview?.judged ?? ''} onDone={() => setEditing(false)} />}
    </section>
  );
}

interface FormProps { readonly store: ViewStore; readonly before: string; readonly onDone: () => void }

/** Asks for the address a preview page will have. What is typed outlives the popup. */
export function PreviewForm({ store, before, onDone }: FormProps) {
  const words = useWords();
  const { tabId, drafts } = useView();
  const id = useId();
  const key = `preview:${tabId}`;
  const [text, setText] = useState(drafts.get(key) || before);
  return (
    <form class="field" onSubmit={(event) => {
      event.preventDefault();
      void store.actions.ask({ type: 'view.preview-host', tabId, published: text }).then((answer) => {
        if (!answer.ok) return;
        drafts.set(key, '');
        onDone();
      });
    }}>
      <label for={id}>{words['preview.which']}</label>
      <input id={id} type="text" inputMode="url" autocomplete="off" required maxLength={2000} value={text} placeholder={words['preview.placeholder']} aria-describedby={`${id}-hint`} onInput={(event) => {
        setText(event.currentTarget.value);
        drafts.set(key, event.currentTarget.value);
      }} />
      <p class="small" id={`${id}-hint`}>{words['preview.whichHint']}</p>
      <div class="form-actions"><button type="submit" class="primary">{words['preview.set']}</button></div>
    </form>
  );
}
