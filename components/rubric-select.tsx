import { useId } from 'preact/hooks';
import { packKey } from '../standards/pack.ts';
import { offeredPacks, packOf } from '../standards/rubrics.ts';

interface Props { readonly label: string; readonly value: string; readonly onChange: (rubric: string) => void }

/** Chooses one of the official forms by its name, document and number. A stored pack of an older version stays choosable. */
export function RubricSelect({ label, value, onChange }: Props) {
  const id = useId();
  const stored = packOf(value);
  const packs = offeredPacks();
  const offered = stored && !packs.includes(stored) ? [stored, ...packs] : packs;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={stored ? packKey(stored) : value} onChange={(event) => onChange(event.currentTarget.value)}>
        {offered.map((pack) => <option key={packKey(pack)} value={packKey(pack)}>{`${pack.name}（${pack.document.number}${pack.attachment}）`}</option>)}
      </select>
    </div>
  );
}
