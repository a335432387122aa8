import { useId, useState } from 'preact/hooks';
import type { StruckHostSetting } from '../contract/settings.ts';
import { isStrikable } from '../page/links/host-kind.ts';
import { knownHosts, type HostKind } from '../standards/tables/known-hosts.ts';
import { Icon } from './icon.tsx';
import { useWords } from './words-context.tsx';

interface Props {
  readonly list: readonly StruckHostSetting[];
  /** False when it was not saved. */
  readonly onChange: (list: readonly StruckHostSetting[]) => Promise<boolean>;
  readonly onSaid: (text: string) => void;
}

/** Those that spare a link the prompt come first: they are what a unit may want to do without. */
const kinds = ['government', 'mandatory', 'party', 'proxy', 'service', 'statistics', 'institution', 'media', 'platform'] as const satisfies readonly HostKind[];

/** The built-in hosts the unit does not go by, each with its reason, to be put back; and the table they are chosen from. */
export function StruckHosts({ list, onChange, onSaid }: Props) {
  const words = useWords();
  const ids = { host: useId(), why: useId(), problem: useId() };
  const [host, setHost] = useState('');
  const [why, setWhy] = useState('');
  const [problem, setProblem] = useState<'host' | 'why' | null>(null);
  const free = knownHosts.filter((each) => isStrikable(each.host) && !list.some((one) => one.host === each.host));
  const strike = async (): Promise<void> => {
    const reason = why.trim();
    const wrong = host === '' ? 'host' : reason === '' ? 'why' : null;
    setProblem(wrong);
    if (wrong !== null || !await onChange([...list, { host, why: reason.slice(0, 100) }])) return;
    setHost('');
    setWhy('');
    onSaid(words['struck.done'](host));
  };
  const restore = async (entry: StruckHostSetting): Promise<void> => {
    if (await onChange(list.filter((each) => each !== entry))) onSaid(words['struck.restored'](entry.host));
  };
  const wrongAt = (field: 'host' | 'why') => ({ 'aria-invalid': problem === field, 'aria-describedby': problem === field ? ids.problem : undefined });
  return (
    <section>
      <h2>{words['struck.title']}</h2>
      <p class="small">{words['struck.hint']}</p>
      {list.length === 0 ? <p>{words['struck.none']}</p> : (
        <ul class="trusted-hosts">
          {list.map((entry) => (
            <li key={entry.host}>
              <span><b>{entry.host}</b><span class="small">{[knownHosts.find((each) => each.host === entry.host)?.what, entry.why].filter(Boolean).join(words['line.colon'])}</span></span>
              <button type="button" class="quiet" aria-label={`${words['struck.restore']} ${entry.host}`} onClick={() => void restore(entry)}><Icon name="undo" />{words['struck.restore']}</button>
            </li>
          ))}
        </ul>
      )}
      <form class="field" noValidate onSubmit={(event) => {
        event.preventDefault();
        void strike();
      }}>
        <label for={ids.host}>{words['struck.host']}</label>
        <select id={ids.host} value={host} {...wrongAt('host')} onChange={({ currentTarget }) => {
          setHost(currentTarget.value);
          setProblem(null);
        }}>
          <option value="">{words['struck.choose']}</option>
          {kinds.map((kind) => {
            const entries = free.filter((each) => each.kind === kind);
            return entries.length === 0 ? null : (
              <optgroup key={kind} label={words[`struck.kind.${kind}`]}>
                {entries.map((each) => <option key={each.host} value={each.host}>{`${each.what}${words['line.open']}${each.host}${words['line.close']}${words['line.separator']}${words[`struck.basis.${each.basis}`]}`}</option>)}
              </optgroup>
            );
          })}
        </select>
        <label for={ids.why}>{words['struck.why']}</label>
        <input id={ids.why} type="text" maxLength={100} autocomplete="off" value={why} {...wrongAt('why')} onInput={({ currentTarget }) => {
          setWhy(currentTarget.value);
          setProblem(null);
        }} />
        {problem === null ? null : <p class="problem" id={ids.problem} role="alert">{words[`struck.problem.${problem}`]}</p>}
        <div class="form-actions"><button type="submit">{words['struck.strike']}</button></div>
      </form>
    </section>
  );
}
