import { useId, useState } from 'preact/hooks';
import type { DeskInspection, SaidHere } from '../../../contract/workbench.ts';
import { useWords } from '../../words-context.tsx';

interface Props {
  readonly shown: DeskInspection;
  readonly mayAnswer: boolean;
  readonly onAnswer: (probes: NonNullable<SaidHere['probes']>) => Promise<boolean>;
}

/** How often the home page was opened over how many days, and how often it did not open in 15 seconds. */
export function ProbesForm({ shown, mayAnswer, onAnswer }: Props) {
  const words = useWords();
  const held = shown.answers.find(({ kind }) => kind === 'probes')?.probes ?? null;
  const [typed, setTyped] = useState<{ readonly total: string; readonly slow: string; readonly days: string } | null>(null);
  const id = useId();
  if (typed === null) {
    return (
      <p class="held">
        {held ? words['desk.probes'](held.days, held.total, held.slow) : null}
        {mayAnswer ? <button type="button" class="link" onClick={() => setTyped({ total: String(held?.total ?? ''), slow: String(held?.slow ?? ''), days: String(held?.days ?? '') })}>{words['desk.enterProbes']}</button> : null}
      </p>
    );
  }
  const good = Object.values(typed).every((text) => /^\d{1,7}$/.test(text.trim())) && Number(typed.slow) <= Number(typed.total);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (good && await onAnswer({ total: Number(typed.total), slow: Number(typed.slow), days: Number(typed.days) })) setTyped(null);
  };
  return (
    <form class="form" onSubmit={(event) => void submit(event)}>
      {(['days', 'total', 'slow'] as const).map((name) => (
        <div class="field" key={name}>
          <label for={`${id}-${name}`}>{words[`desk.probes.${name}`]}</label>
          <input id={`${id}-${name}`} type="number" min={0} required value={typed[name]} onInput={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })} />
        </div>
      ))}
      {good || Object.values(typed).includes('') ? null : <p class="problem" role="alert">{words['desk.probesWrong']}</p>}
      <div class="form-actions"><button type="submit" class="primary" disabled={!good}>{words['app.save']}</button><button type="button" class="quiet" onClick={() => setTyped(null)}>{words['app.cancel']}</button></div>
    </form>
  );
}
