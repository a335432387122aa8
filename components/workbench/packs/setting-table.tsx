import type { Policy } from '../../../contract/policy.ts';
import { editionOn } from '../../../standards/edition.ts';
import { settings, type Setting } from '../../../standards/settings.ts';
import { beijingDay } from '../../../standards/window.ts';
import { useWords } from '../../words-context.tsx';

/** Every setting of the checks with the value in use today, its source and since when, and who replaced it why; then the built-in hosts that packs have struck. */
export function SettingTable({ policy }: { readonly policy: Policy | null }) {
  const words = useWords();
  const day = beijingDay(Date.now());
  return (
    <section>
      <h2>{words['packs.settings']}</h2>
      <p>{words['packs.settingsWhat']}</p>
      <div class="wide" role="region" aria-label={words['packs.settings']} tabIndex={0}>
        <table class="lined">
          <thead><tr>{(['name', 'id', 'value', 'source'] as const).map((column) => <th scope="col" key={column}>{words[`packs.setting.${column}`]}</th>)}</tr></thead>
          <tbody>
            {Object.values<Setting>(settings).map(({ id, name, unit, editions }) => {
              const own = policy?.settings.findLast((one) => one.id === id);
              const { value, version, from, source } = editionOn(editions, day);
              return (
                <tr key={id}>
                  <th scope="row">{name}</th><td><code>{id}</code></td>
                  <td class="nobreak">{`${own?.value ?? value} ${unit}`}</td>
                  <td class="small">{own ? words['packs.setting.replaced'](own.pack, own.reason, `${value} ${unit}`) : words['packs.edition'](source, version, from)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {policy === null || policy.struckHosts.length === 0 ? null : (
        <>
          <h3>{words['packs.struck']}</h3>
          <ul>{policy.struckHosts.map(({ host, reason, pack }) => <li key={host}>{words['packs.struckLine'](host, reason, pack)}</li>)}</ul>
        </>
      )}
    </section>
  );
}
