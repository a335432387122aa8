import { useState } from 'preact/hooks';
import type { EditPage } from '../contract/edit-page.ts';
import type { TabState } from '../contract/ui-state.ts';
import type { OptionsView } from './options-app.tsx';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly view: OptionsView; readonly onSaid: (text: string) => void }

/** The edit pages whose fields were learnt: what is looked at in each, to be forgotten and taken back; an empty list says how one gets in. */
export function EditPages({ tab, view, onSaid }: Props) {
  const words = useWords();
  const { settings } = tab;
  const { editPages } = settings;
  const [gone, setGone] = useState<{ readonly page: EditPage; readonly at: number } | null>(null);
  const save = async (pages: readonly EditPage[], forgotten: typeof gone): Promise<void> => {
    const answer = await view.send({ type: 'view.settings', settings: { ...settings, editPages: [...pages] } });
    if (answer.ok) setGone(forgotten);
    onSaid(answer.ok ? words['options.saved'] : answer.message);
  };
  return (
    <section>
      <h2>{words['edit.list']}</h2>
      <p class="small">{editPages.length === 0 ? words['edit.listNone'] : words['edit.listHint']}</p>
      <ul class="trusted-hosts">
        {editPages.map((page, at) => (
          <li key={nameOf(page)}>
            <span><span>{nameOf(page)}</span><span class="small">{words['edit.fields'](Object.keys(page.places).map((field) => words[`edit.field.${field as keyof EditPage['places']}`]).join(words['line.comma']))}</span></span>
            <button type="button" class="quiet" aria-label={words['edit.remove'](nameOf(page))} onClick={() => void save(editPages.toSpliced(at, 1), { page, at })}>{words['trusted.remove']}</button>
          </li>
        ))}
      </ul>
      {gone === null ? null : (
        <p role="status">{words['edit.removed'](nameOf(gone.page))} <button type="button" class="link" onClick={() => void save(editPages.filter((one) => nameOf(one) !== nameOf(gone.page)).toSpliced(gone.at, 0, gone.page), null)}>{words['trusted.undo']}</button></p>
      )}
    </section>
  );
}

/** Where it is, as a person reads it: the numbers in it may be any. */
function nameOf({ origin, path }: EditPage): string {
  return origin + path;
}
