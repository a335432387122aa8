import { useEffect, useId, useState } from 'preact/hooks';
import { entriesSchema } from '../../../contract/paper.ts';
import type { EntryField } from '../../../forms/entry-field.ts';
import { useWords } from '../../words-context.tsx';
import { useAsked } from '../ask-worker.ts';
import type { DeskView } from '../desk-view.ts';

interface Props { readonly title: string; readonly storeKey: string; readonly fields: readonly EntryField[]; readonly view: DeskView; readonly mayWrite: boolean; readonly onSaved: () => void }

/** What a person enters for a form, kept as it is typed; every field is saved when it is left. */
export function EntryForm({ title, storeKey, fields, view, mayWrite, onSaved }: Props) {
  const words = useWords();
  const id = useId();
  const { asked } = useAsked(view, { type: 'paper.entries', key: storeKey }, entriesSchema, storeKey);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [said, setSaid] = useState('');
  useEffect(() => {
    setTyped({});
    setSaid('');
  }, [storeKey]);
  if (asked.is === 'refused') return <p class="problem" role="alert">{asked.message}</p>;
  if (asked.is === 'asking') return <p aria-busy="true">{words['app.loading']}</p>;
  const save = async (field: string, text: string): Promise<void> => {
    if ((asked.value[field] ?? '') === text && typed[field] === undefined) return;
    const answer = await view.send({ type: 'paper.save-entries', key: storeKey, fields: { [field]: text } });
    setSaid(answer.ok ? words['options.saved'] : answer.message);
    if (answer.ok) onSaved();
  };
  return (
    <details class="entries" open={fields.length <= 8}>
      <summary>{title}</summary>
      <p class="small" role="status">{said}</p>
      <div class="entry-grid">
        {fields.map((field, index) => {
          const value = typed[field.id] ?? asked.value[field.id] ?? '';
          const label = `${field.group ? `${field.group}${words['line.colon']}` : ''}${field.label}${field.unit ? `${words['line.open']}${field.unit}${words['line.close']}` : ''}`;
          return (
            <div class="field" key={field.id}>
              <label for={`${id}-${index}`}>{label}</label>
              {field.choices ? (
                <select id={`${id}-${index}`} disabled={!mayWrite} value={value} onChange={(event) => {
                  setTyped({ ...typed, [field.id]: event.currentTarget.value });
                  void save(field.id, event.currentTarget.value);
                }}>
                  <option value="">{words['reports.notChosen']}</option>
                  {field.choices.map((choice) => <option key={choice} value={choice}>{choice}</option>)}
                </select>
              ) : <input id={`${id}-${index}`} type="text" maxLength={2000} disabled={!mayWrite} value={value} onInput={(event) => setTyped({ ...typed, [field.id]: event.currentTarget.value })} onBlur={(event) => void save(field.id, event.currentTarget.value)} />}
            </div>
          );
        })}
      </div>
    </details>
  );
}
