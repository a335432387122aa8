import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ColumnEditHere, ColumnRegister } from '../../../contract/column-desk.ts';
import { columnCategories, type Period } from '../../../standards/column-category.ts';
import { columnKinds, type ColumnKind } from '../../../standards/column-kind.ts';
import { keyAction } from '../../keys.ts';
import { useWords } from '../../words-context.tsx';
import type { Words } from '../../../messages/words.ts';
import { ColumnForm, KindSelect } from './column-form.tsx';

type Entry = ColumnRegister['columns'][number];
type State = Entry['record']['state'];

interface Props {
  readonly register: ColumnRegister;
  readonly mayWrite: boolean;
  readonly onWrite: (edits: readonly ColumnEditHere[], says: string) => Promise<boolean>;
  readonly onUndo: () => void;
}

/** Every entry of the register, those to confirm first, with the keyboard's current line. */
export function ColumnTable({ register, mayWrite, onWrite, onUndo }: Props) {
  const words = useWords();
  const counts = (state: State): number => register.columns.filter(({ record }) => record.state === state).length;
  const [only, setOnly] = useState<State | ''>(counts('proposed') > 0 ? 'proposed' : '');
  const [current, setCurrent] = useState<string | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const table = useRef<HTMLTableSectionElement>(null);
  const order = { proposed: 0, confirmed: 1, removed: 2 } as const;
  const kinds = Object.keys(columnKinds);
  const shown = register.columns.filter(({ record }) => only === '' || record.state === only)
    .toSorted((a, b) => order[a.record.state] - order[b.record.state] || kinds.indexOf(a.record.kind) - kinds.indexOf(b.record.kind));
  const open = shown.filter(({ record }) => record.state === 'proposed');

  const rule = (entry: Entry, state: State): void => {
    const next = shown[shown.indexOf(entry) + 1] ?? shown[shown.indexOf(entry) - 1];
    void onWrite([{ ...edit(entry), state }], state === 'removed' ? words['columns.removed'](1) : words['columns.confirmed'](1)).then((done) => {
      if (done && only !== '') setCurrent(next?.record.id ?? null);
    });
  };
  const step = (by: 1 | -1): void => {
    const at = shown.findIndex(({ record }) => record.id === current);
    const next = shown[at < 0 ? 0 : Math.min(shown.length - 1, Math.max(0, at + by))];
    if (next) setCurrent(next.record.id);
  };
  // Before the next key can come: what is drawn and what a key acts on are never two things.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const action = keyAction(event);
      const entry = shown.find(({ record }) => record.id === current);
      if (!action || editing !== null) return;
      if (action === 'next' || action === 'previous') step(action === 'next' ? 1 : -1);
      else if (!mayWrite) return;
      else if (action === 'undo') onUndo();
      else if (action === 'confirm' && entry && entry.record.state !== 'confirmed') rule(entry, 'confirmed');
      else if (action === 'dismiss' && entry && entry.record.state !== 'removed') rule(entry, 'removed');
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  useEffect(() => {
    if (current !== null) table.current?.querySelector<HTMLElement>('[data-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  return (
    <>
      {register.columns.length > 0 ? (
        <div class="filters">
          <label>{words['columns.filter']}<select value={only} onChange={(event) => setOnly(event.currentTarget.value as State | '')}>
            <option value="">{words['columns.stateCount'](words['columns.all'], register.columns.length)}</option>
            {(['proposed', 'confirmed', 'removed'] as const).map((state) => <option key={state} value={state}>{words['columns.stateCount'](words[`columns.state.${state}`], counts(state))}</option>)}
          </select></label>
          {mayWrite && open.length > 1 ? <button type="button" onClick={() => void onWrite(open.map((entry) => ({ ...edit(entry), state: 'confirmed' as const })), words['columns.confirmed'](open.length))}>{words['columns.confirmShown'](open.length)}</button> : null}
          {mayWrite ? <span class="small">{words['columns.keys']}</span> : null}
        </div>
      ) : null}
      {register.columns.length > 0 && shown.length === 0 ? <p>{words['columns.noShown']}</p> : null}
      {shown.length > 0 ? (
        <div class="wide" role="region" aria-label={words['columns.title']} tabIndex={0}>
          <table class="lined register-table">
            <thead><tr>{(['name', 'url', 'kind', 'state', 'seen', 'because'] as const).map((column) => <th scope="col" key={column}>{words[`columns.${column}`]}</th>)}{mayWrite ? <th scope="col">{words['columns.actions']}</th> : null}</tr></thead>
            <tbody ref={table}>
              {shown.map((entry) => {
                const { record, seen } = entry;
                if (editing === record.id) {
                  return <tr key={record.id}><td colSpan={7}><ColumnForm start={edit(entry)} onCancel={() => setEditing(null)} onSave={async (changed) => {
                    const done = await onWrite([{ ...changed, state: 'confirmed' }], words['columns.saved'](1));
                    if (done) setEditing(null);
                    return done;
                  }} /></td></tr>;
                }
                const { category } = columnKinds[record.kind];
                const say = (action: 'confirm' | 'remove' | 'restore' | 'edit', act: () => void) => <button type="button" class={action === 'confirm' ? 'act' : 'quiet'} aria-label={words['columns.of'](words[`columns.${action}`], record.name)} onClick={act}>{words[`columns.${action}`]}</button>;
                return (
                  <tr key={record.id} data-current={record.id === current} data-state={record.state} onClick={() => setCurrent(record.id)}>
                    <th scope="row">{record.name}</th>
                    <td><a href={record.url} target="_blank" rel="noreferrer">{record.url}</a></td>
                    <td>
                      {mayWrite && record.state !== 'removed' ? <KindSelect label={words['columns.of'](words['columns.kind'], record.name)} value={record.kind} onChange={(kind: ColumnKind) => void onWrite([{ ...edit(entry), kind, state: record.state === 'proposed' ? 'confirmed' : record.state }], words['columns.saved'](1))} /> : `${columnKinds[record.kind].group} ${columnKinds[record.kind].name}`}
                      <span class="small">{`${columnKinds[record.kind].group}　`}{category ? words['columns.period'](periodWords(columnCategories[category], words)) : words['columns.noPeriod']}</span>
                    </td>
                    <td class="nobreak">{words[`columns.state.${record.state}`]}</td>
                    <td class="nobreak" data-seen={seen}>{words[`columns.seen.${seen}`]}</td>
                    <td class="small">{record.because}</td>
                    {mayWrite ? <td class="nobreak">
                      {record.state === 'proposed' ? say('confirm', () => rule(entry, 'confirmed')) : null}
                      {record.state === 'removed' ? say('restore', () => rule(entry, 'confirmed')) : <>{say('edit', () => setEditing(record.id))}{say('remove', () => rule(entry, 'removed'))}</>}
                    </td> : null}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      ) : null}
      {mayWrite ? editing === 'new'
        ? <ColumnForm start={null} onCancel={() => setEditing(null)} onSave={async (added) => {
          const done = await onWrite([added], words['columns.saved'](1));
          if (done) setEditing(null);
          return done;
        }} />
        : <div><button type="button" onClick={() => setEditing('new')}>{words['columns.add']}</button></div> : null}
    </>
  );
}

function edit({ record: { id, name, url, kind, state, because } }: Entry): ColumnEditHere {
  return { id, name, url, kind, state, because };
}

function periodWords(period: Period, words: Words): string {
  return 'days' in period ? words['columns.days'](period.days) : words['columns.months'](period.months);
}
