import { useId, useState } from 'preact/hooks';
import type { TrustedHost } from '../contract/settings.ts';
import { Icon } from './icon.tsx';
import { hostTyped, type HostProblem } from './trusted-host.ts';
import { useWords } from './words-context.tsx';

interface Props {
  readonly list: readonly TrustedHost[];
  /** False when it was not saved. */
  readonly onChange: (list: readonly TrustedHost[]) => Promise<boolean>;
  readonly onSaid: (text: string) => void;
}

/** The hosts outside gov.cn that the unit counts as government sites or its own. What was taken out last can be put back. */
export function TrustedHosts({ list, onChange, onSaid }: Props) {
  const words = useWords();
  const ids = { host: useId(), why: useId(), problem: useId() };
  const [host, setHost] = useState('');
  const [why, setWhy] = useState('');
  const [problem, setProblem] = useState<HostProblem | null>(null);
  const [removed, setRemoved] = useState<{ readonly entry: TrustedHost; readonly at: number } | null>(null);
  const add = async (): Promise<void> => {
    const typed = hostTyped(host, list);
    setProblem('problem' in typed ? typed.problem : null);
    if ('problem' in typed) return;
    // A wider entry takes in the narrower ones below it.
    const kept = list.filter((each) => !each.host.endsWith(`.${typed.host}`));
    if (!await onChange([...kept, { host: typed.host, why: why.trim().slice(0, 100) }])) return;
    setHost('');
    setWhy('');
    setRemoved(null);
  };
  const remove = async (entry: TrustedHost): Promise<void> => {
    if (!await onChange(list.filter((each) => each !== entry))) return;
    setRemoved({ entry, at: list.indexOf(entry) });
    onSaid(words['trusted.removed'](entry.host));
  };
  const undo = async (): Promise<void> => {
    if (removed && await onChange(list.toSpliced(removed.at, 0, removed.entry))) setRemoved(null);
  };
  return (
    <section>
      <h2>{words['trusted.title']}</h2>
      <p class="small">{words['trusted.hint']}</p>
      {list.length === 0 ? <p>{words['trusted.none']}</p> : (
        <ul class="trusted-hosts">
          {list.map((entry) => (
            <li key={entry.host}>
              <span><b>{entry.host}</b>{entry.why === '' ? null : <span class="small">{entry.why}</span>}</span>
              <button type="button" class="quiet" aria-label={`${words['trusted.remove']} ${entry.host}`} onClick={() => void remove(entry)}><Icon name="close" />{words['trusted.remove']}</button>
            </li>
          ))}
        </ul>
      )}
      {removed === null ? null : <p>{words['trusted.removed'](removed.entry.host)} <button type="button" class="quiet" onClick={() => void undo()}>{words['trusted.undo']}</button></p>}
      <form class="field" noValidate onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}>
        <label for={ids.host}>{words['trusted.host']}</label>
        <input id={ids.host} type="text" maxLength={300} autocomplete="off" spellcheck={false} value={host} aria-invalid={problem !== null} aria-describedby={problem === null ? undefined : ids.problem} onInput={({ currentTarget }) => {
          setHost(currentTarget.value);
          setProblem(null);
        }} />
        {problem === null ? null : <p class="problem" id={ids.problem} role="alert">{words[`trusted.problem.${problem}`]}</p>}
        <label for={ids.why}>{words['trusted.why']}</label>
        <input id={ids.why} type="text" maxLength={100} autocomplete="off" value={why} onInput={({ currentTarget }) => setWhy(currentTarget.value)} />
        <div class="form-actions"><button type="submit">{words['trusted.add']}</button></div>
      </form>
    </section>
  );
}
