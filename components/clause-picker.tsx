import { useId, useMemo, useState } from 'preact/hooks';
import { clauses } from '../standards/clause.ts';
import { documents } from '../standards/documents.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly chosen: readonly string[]; readonly onChange: (chosen: readonly string[]) => void }

const shownAtOnce = 8;

/** Finds clauses by words of their text or by their number and ticks those a problem breaks. */
export function ClausePicker({ chosen, onChange }: Props) {
  const words = useWords();
  const [query, setQuery] = useState('');
  const id = useId();
  const matching = useMemo(() => {
    const wanted = query.trim();
    return wanted === '' ? [] : clauses.filter(({ text, number }) => text.includes(wanted) || number.includes(wanted));
  }, [query]);
  const offered = [...clauses.filter((clause) => chosen.includes(clause.id)), ...matching.filter((clause) => !chosen.includes(clause.id)).slice(0, shownAtOnce)];
  return (
    <fieldset class="field">
      <legend>{words['manual.clauses']}{chosen.length > 0 ? `${words['line.open']}${words['manual.chosen'](chosen.length)}${words['line.close']}` : null}</legend>
      <label class="small" for={id}>{words['manual.findClause']}</label>
      <input id={id} type="search" autocomplete="off" value={query} onInput={(event) => setQuery(event.currentTarget.value)} />
      {query.trim() === '' ? null : <p class="small" role="status">{words['manual.clauseCount'](Math.min(matching.length, shownAtOnce), matching.length)}</p>}
      <ul class="plain picker">
        {offered.map((clause) => (
          <li key={clause.id}>
            <label class="tick">
              <input type="checkbox" checked={chosen.includes(clause.id)} onChange={() => onChange(chosen.includes(clause.id) ? chosen.filter((one) => one !== clause.id) : [...chosen, clause.id])} />
              <span><b>{`${documents[clause.document].number} ${clause.number}`}</b>{clause.text}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
