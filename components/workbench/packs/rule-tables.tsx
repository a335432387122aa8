import type { Policy } from '../../../contract/policy.ts';
import { editionOn } from '../../../standards/edition.ts';
import { ruleTables } from '../../../standards/tables.ts';
import { beijingDay } from '../../../standards/window.ts';
import { useWords } from '../../words-context.tsx';

/** Every built-in list of words and hosts with how much it holds today, its source and since when, and what the unit changed why. */
export function RuleTables({ policy }: { readonly policy: Policy | null }) {
  const words = useWords();
  const day = beijingDay(Date.now());
  return (
    <section>
      <h2>{words['packs.tables']}</h2>
      <p>{words['packs.tablesWhat']}</p>
      <div class="wide" role="region" aria-label={words['packs.tables']} tabIndex={0}>
        <table class="lined">
          <thead><tr>{(['name', 'id', 'entries', 'source'] as const).map((column) => <th scope="col" key={column}>{words[`packs.table.${column}`]}</th>)}</tr></thead>
          <tbody>
            {ruleTables.map(({ id, name, editions }) => {
              const { value, version, from, source } = editionOn(editions, day);
              const own = (policy?.tables ?? []).filter((one) => one.id === id);
              return (
                <tr key={id}>
                  <th scope="row">{name}</th><td><code>{id}</code></td>
                  <td class="nobreak">{words['packs.table.count'](value.length)}</td>
                  <td class="small">
                    {words['packs.edition'](source, version, from)}
                    {own.map(({ text, change, pack, reason }) => <div key={`${pack} ${text}`}>{words['packs.table.changed'](change, text, pack, reason)}</div>)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
