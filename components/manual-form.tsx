import { useId, useState } from 'preact/hooks';
import type { TabState } from '../contract/ui-state.ts';
import { packOf } from '../standards/rubrics.ts';
import { ClausePicker } from './clause-picker.tsx';
import { FragmentView } from './fragment-view.tsx';
import { Icon } from './icon.tsx';
import { points } from './points.ts';
import { useStore } from './use-store.ts';
import { useView } from './view.ts';
import type { ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly store: ViewStore }

/** A problem a person saw. What is typed is a draft of this page until it is recorded: picking a place closes the popup. */
export function ManualForm({ tab, store }: Props) {
  const words = useWords();
  const view = useView();
  const ids = { says: useId(), row: useId(), note: useId() };
  const key = (what: string): string => `manual-${what}:${tab.url}`;
  const draft = (what: string): string => view.drafts.get(key(what));
  const [says, setSays] = useState(draft('says'));
  const [note, setNote] = useState(draft('note'));
  const [row, setRow] = useState(draft('row'));
  const [cites, setCites] = useState<readonly string[]>(draft('cites') === '' ? [] : draft('cites').split(' '));
  const [missing, setMissing] = useState(false);
  const picked = useStore(store, (state) => state.picked);
  const rows = (packOf(tab.inspection?.rubric ?? tab.settings.rubric)?.rows ?? []).filter(({ kind }) => kind === 'deduction' || kind === 'manual');

  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (says.trim() === '') return setMissing(true);
    const answer = await store.actions.ask({
      type: 'view.manual', tabId: view.tabId, says: says.trim(), cites: [...cites], row: row === '' ? null : row,
      place: picked?.place ?? null, fragment: picked?.fragment ?? null, note: note.trim(),
    });
    if (!answer.ok) return;
    for (const what of ['says', 'note', 'row', 'cites']) view.drafts.set(key(what), '');
    store.actions.setPicked(null);
    store.actions.show('list');
  };
  const pick = async (): Promise<void> => {
    const answer = await store.actions.ask({ type: 'view.pick', tabId: view.tabId });
    if (answer.ok) view.close();
  };
  return (
    <form class="form manual" onSubmit={(event) => void save(event)}>
      <div class="field">
        {picked ? (
          <>
            <p class="form-title">{words['manual.picked']}</p>
            {picked.fragment ? <FragmentView fragment={picked.fragment} at={picked.place} /> : <p class="quote">{picked.place.quote || picked.place.selector}</p>}
          </>
        ) : <p class="small">{words['manual.noPlace']}</p>}
        <button type="button" onClick={() => void pick()}><Icon name="pick" />{words['manual.pick']}</button>
        <p class="small">{words['manual.pickHint']}</p>
      </div>
      <div class="field">
        <label for={ids.says}>{words['manual.says']}</label>
        <textarea id={ids.says} rows={3} maxLength={2000} value={says} aria-invalid={missing} onInput={(event) => {
          setSays(event.currentTarget.value);
          setMissing(false);
          view.drafts.set(key('says'), event.currentTarget.value);
        }} />
        {missing ? <p class="problem" role="alert">{words['manual.saysNeeded']}</p> : null}
      </div>
      <div class="field">
        <label for={ids.row}>{words['manual.row']}</label>
        <select id={ids.row} value={row} onChange={(event) => {
          setRow(event.currentTarget.value);
          view.drafts.set(key('row'), event.currentTarget.value);
        }}>
          <option value="">{words['manual.noRow']}</option>
          {rows.map((each) => <option key={each.id} value={each.id}>{`${each.name}${words['line.colon']}${each.sentence}${'tenths' in each && each.tenths !== null ? `${words['line.open']}${words['finding.cost'](points(each.tenths))}${words['line.close']}` : ''}`}</option>)}
        </select>
      </div>
      <ClausePicker chosen={cites} onChange={(chosen) => {
        setCites(chosen);
        view.drafts.set(key('cites'), chosen.join(' '));
      }} />
      <div class="field">
        <label for={ids.note}>{words['finding.note']}</label>
        <textarea id={ids.note} rows={2} maxLength={4000} value={note} onInput={(event) => {
          setNote(event.currentTarget.value);
          view.drafts.set(key('note'), event.currentTarget.value);
        }} />
      </div>
      <div class="form-actions">
        <button type="submit" class="primary">{words['manual.save']}</button>
        <button type="button" class="quiet" onClick={() => store.actions.show('list')}>{words['app.cancel']}</button>
      </div>
    </form>
  );
}
