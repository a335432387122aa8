import { useEffect } from 'preact/hooks';
import type { EditState } from '../contract/edit-page.ts';
import type { TabState } from '../contract/ui-state.ts';
import { CopyButton } from './copy-button.tsx';
import { isForEditing } from './finding-order.ts';
import { useView } from './view.ts';
import type { ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly store: ViewStore }

/** Writing in a content system: learning the fields of its edit page once, and what the light checks see while somebody writes. */
export function EditPage({ tab, store }: Props) {
  const words = useWords();
  const { tabId, copy } = useView();
  const { edit } = tab;
  const ask = (what: 'learn' | 'watch' | 'forget'): void => void store.actions.ask({ type: 'view.edit-page', tabId, what });
  const waiting = edit?.fields !== undefined && edit?.fields !== null && !edit.watching;
  // The press on the icon gave leave to look into this page.
  useEffect(() => {
    if (waiting) ask('watch');
  }, [waiting, tab.url]);
  if (!edit || tab.scope === 'unsupported') return null;
  if (edit.fields === null) {
    if (!isForEditing(tab)) return null;
    return (
      <details class="as-preview">
        <summary>{words['edit.learnTitle']}</summary>
        <p class="small">{edit.article === null ? words['edit.learnFirst'] : words['edit.learnFrom'](edit.article)}</p>
        <button type="button" disabled={edit.article === null} onClick={() => ask('learn')}>{words['edit.learn']}</button>
      </details>
    );
  }
  return (
    <section class="paste writing" aria-label={words['edit.title']}>
      <h2>{words['edit.title']}</h2>
      <p class="small">{words['edit.fields'](edit.fields.map((field) => words[`edit.field.${field}`]).join(words['line.comma']))}{words['edit.notKnown'](absent(edit).map((field) => words[`edit.field.${field}`]).join(words['line.comma']))}</p>
      <div aria-live="polite">
        {edit.at === null ? <p aria-busy="true">{words['edit.looking']}</p> : edit.findings.length === 0 ? <p>{words['edit.none']}</p> : null}
        <ul class="plain writing-list">
          {(['must', 'check', 'advice'] as const).flatMap((verdict) => edit.findings.filter((one) => one.verdict === verdict)).map(({ field, verdict, says, fix, value }, index) => (
            <li key={`${index}${says}`} data-verdict={verdict}>
              <b>{`${words[`group.${verdict}`]}　${words[`edit.field.${field}`]}`}</b>
              <span>{says}</span><span class="small">{fix}</span>
              {value === null ? null : <CopyButton text={value} label={value.length > 30 ? words['app.copy'] : `${words['app.copy']} ${value}`} copy={copy} />}
            </li>
          ))}
        </ul>
      </div>
      <p>
        <button type="button" class="link" disabled={edit.article === null} onClick={() => ask('learn')}>{words['edit.again']}</button>
        {'　'}
        <button type="button" class="link" onClick={() => ask('forget')}>{words['edit.forget']}</button>
      </p>
    </section>
  );
}

/** What nobody looks at: fields that were never recognised, and those that are not on the page now. */
function absent({ fields, missing }: EditState): readonly ('title' | 'date' | 'source' | 'body')[] {
  return (['title', 'date', 'source', 'body'] as const).filter((field) => !fields?.includes(field) || missing.includes(field));
}
