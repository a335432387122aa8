import { useId, useState } from 'preact/hooks';
import type { ColumnEditHere } from '../../../contract/column-desk.ts';
import { columnKinds, type ColumnKind } from '../../../standards/column-kind.ts';
import { isComposed } from '../../keys.ts';
import { useWords } from '../../words-context.tsx';

interface Props {
  /** What is mended; null: a new entry. */
  readonly start: ColumnEditHere | null;
  /** False when it was not saved: then what was typed stays. */
  readonly onSave: (edit: ColumnEditHere) => Promise<boolean>;
  readonly onCancel: () => void;
}

/** Name, address and class of one column. */
export function ColumnForm({ start, onSave, onCancel }: Props) {
  const words = useWords();
  const id = useId();
  const [name, setName] = useState(start?.name ?? '');
  const [url, setUrl] = useState(start?.url ?? '');
  const [kind, setKind] = useState<ColumnKind>(start?.kind ?? 'notices');
  return (
    <form class="form" onSubmit={(event) => {
      event.preventDefault();
      void onSave({ id: start?.id ?? null, name: name.trim(), url: url.trim(), kind, state: 'confirmed', because: start?.because ?? words['columns.add'] });
    }} onKeyDown={(event) => {
      if (event.key === 'Escape' && !isComposed(event)) onCancel();
    }}>
      <label for={`${id}-name`}>{words['columns.name']}</label>
      <input id={`${id}-name`} required maxLength={100} value={name} ref={(field) => { if (field && !field.dataset['met']) { field.dataset['met'] = '1'; field.focus(); } }} onInput={(event) => setName(event.currentTarget.value)} />
      <label for={`${id}-url`}>{words['columns.url']}</label>
      <input id={`${id}-url`} type="url" required maxLength={2000} placeholder="http://" value={url} onInput={(event) => setUrl(event.currentTarget.value)} />
      <label for={`${id}-kind`}>{words['columns.kind']}</label>
      <KindSelect id={`${id}-kind`} value={kind} onChange={setKind} />
      <div class="form-actions"><button type="submit" class="primary">{words['columns.save']}</button><button type="button" class="quiet" onClick={onCancel}>{words['columns.cancel']}</button></div>
    </form>
  );
}

interface SelectProps { readonly id?: string; readonly label?: string; readonly value: ColumnKind; readonly onChange: (kind: ColumnKind) => void }

/** The lines of 附件4 under their groups, in the words of the form. */
export function KindSelect({ id, label, value, onChange }: SelectProps) {
  const kinds = Object.entries(columnKinds) as [ColumnKind, (typeof columnKinds)[ColumnKind]][];
  const groups = [...new Set(kinds.map(([, { group }]) => group))];
  return (
    <select {...(id ? { id } : {})} {...(label ? { 'aria-label': label } : {})} value={value} onChange={(event) => onChange(event.currentTarget.value as ColumnKind)}>
      {groups.map((group) => <optgroup key={group} label={group}>{kinds.filter(([, line]) => line.group === group).map(([kind, line]) => <option key={kind} value={kind}>{line.name}</option>)}</optgroup>)}
    </select>
  );
}
