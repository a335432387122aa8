import { useMemo } from 'preact/hooks';
import { exportKinds, exportRequest, type ExportForm, type ExportKind, type ExportRequest } from '../../../contract/export.ts';
import { useStore } from '../../use-store.ts';
import { spoken } from '../../../messages/words.ts';
import { useWords } from '../../words-context.tsx';
import type { DeskView } from '../desk-view.ts';
import { createExportStore, type ExportStore } from './export-store.ts';

interface Props { readonly forms: readonly ExportForm[]; readonly about: Partial<Omit<ExportRequest, 'form' | 'as'>>; readonly view: DeskView }

/** The forms that can be made of what is shown, each as the files it has, with the state of the one on its way. */
export function ExportPanel({ forms, about, view }: Props) {
  const words = useWords();
  const store = useMemo(() => createExportStore(view), [view]);
  const running = useStore(store, ({ is }) => is) === 'running';
  const go = (form: ExportForm, as: ExportKind): void => {
    const request = exportRequest(form, as, about);
    if (as === 'print') view.openPrint(request);
    else void store.run(request);
  };
  return (
    <>
      <ul class="export-list">
        {forms.map((form) => (
          <li key={form}>
            <span>{words[`export.form.${form}`]}</span>
            {exportKinds[form].map((as) => (
              <button type="button" key={as} disabled={running && as !== 'print'} aria-label={words['export.do'](words[`export.form.${form}`], words[`export.as.${as}`])} onClick={() => go(form, as)}>{words[`export.as.${as}`]}</button>
            ))}
          </li>
        ))}
      </ul>
      <ExportStateLine store={store} />
    </>
  );
}

/** How far an export has come, with a way to stop it; then where the file went, or why there is none. */
export function ExportStateLine({ store }: { readonly store: ExportStore }) {
  const words = useWords();
  const state = useStore(store, (all) => all);
  if (state.is === 'idle') return <div role="status" />;
  if (state.is === 'running') {
    const { stage, done, of } = state.progress;
    const says = words[`export.stage.${stage}`](done, of);
    return (
      <div class="export-state" role="status">
        {of > 0 && done > 0 ? <progress value={done} max={of} aria-label={says} /> : <progress aria-label={says} />}
        <span>{`${words[`export.form.${state.request.form}`]}　${says}`}</span>
        <button type="button" class="quiet" onClick={store.stop}>{words['app.cancel']}</button>
      </div>
    );
  }
  if (state.is === 'done') {
    return (
      <div class="export-state" role="status">
        <span>{words['export.done'](state.file.name, Math.ceil(state.file.bytes.length / 1024), state.seconds.toFixed(1))}</span>
        <button type="button" class="quiet" onClick={store.again}>{words['export.again']}</button>
      </div>
    );
  }
  if (state.is === 'stopped') return <div class="export-state" role="status">{words['export.stopped']}</div>;
  return (
    <div class="export-state" role="alert">
      <span class="problem">{spoken(words, state.message)}</span>
      <button type="button" onClick={() => void store.run(state.request)}>{words['export.retry']}</button>
    </div>
  );
}
